import type { LeftOutReason } from './kpiAnswer.ts';
import { KPI_KEYS } from './kpiCatalogue.ts';
import type { KpiKey } from './kpiModel.ts';

/**
 * Sums of one period and slice, of fixed size however many customers there are. Amounts are kept in whole ten-thousandths: sums are exact
 * then, whatever order customers come in, and slices add up to the whole.
 */

const REASONS: readonly LeftOutReason[] = [
    'undecided',
    'noAmount',
    'noStart',
    'noSnapshot',
    'insufficientData',
    'otherTouchpoint',
    'invalid',
    'undated',
    'noSpend',
    'noScoreThen'
];

const UNITS = 10_000;
const NUMERATOR = 0;
const DENOMINATOR = 1;
const COUNTED = 2;
const FIRST_REASON = 3;
const SLOTS_PER_KPI = FIRST_REASON + REASONS.length;
const SLOTS = KPI_KEYS.length * SLOTS_PER_KPI;
const FIRST_SLOT = Object.fromEntries(KPI_KEYS.map((key, i) => [key, i * SLOTS_PER_KPI])) as Readonly<
    Record<KpiKey, number>
>;
const REASON_SLOT = Object.fromEntries(REASONS.map((reason, i) => [reason, FIRST_REASON + i])) as Readonly<
    Record<LeftOutReason, number>
>;

/** Scores of 0 to 100. */
const SCORES = 101;

/** How customers who renewed and who left were scored: how often each score. */
export interface Ranking {
    readonly lost: Float64Array;
    readonly renewed: Float64Array;
}

/** Sums that grow. */
export interface Tally {
    readonly sums: Float64Array;
    readonly rankings: Map<KpiKey, Ranking>;
}

interface RankedScore {
    readonly kpi: KpiKey;
    readonly outcome: keyof Ranking;
    readonly score: number;
}

/** What one customer brings to one period: gathered once, added to each of its slices. Used over and over, so that nothing is built anew. */
export interface Contribution {
    readonly values: Float64Array;
    /** Slots that have a value, `touchedCount` of them. */
    readonly touched: Int32Array;
    readonly isTouched: Uint8Array;
    touchedCount: number;
    ranked: RankedScore[];
}

export function newTally(): Tally {
    return { sums: new Float64Array(SLOTS), rankings: new Map() };
}

export function newContribution(): Contribution {
    return {
        values: new Float64Array(SLOTS),
        touched: new Int32Array(SLOTS),
        isTouched: new Uint8Array(SLOTS),
        touchedCount: 0,
        ranked: []
    };
}

/** Adds what a customer brings to the period. */
export function addTo({ sums, rankings }: Tally, { values, touched, touchedCount, ranked }: Contribution): void {
    for (let i = 0; i < touchedCount; i++) {
        const slot = touched[i]!;
        sums[slot]! += values[slot]!;
    }
    for (const { kpi, outcome, score } of ranked) {
        let ranking = rankings.get(kpi);
        if (ranking === undefined) {
            ranking = { lost: new Float64Array(SCORES), renewed: new Float64Array(SCORES) };
            rankings.set(kpi, ranking);
        }
        ranking[outcome][score]! += 1;
    }
}

export function clear(contribution: Contribution): void {
    const { values, touched, isTouched } = contribution;
    for (let i = 0; i < contribution.touchedCount; i++) {
        const slot = touched[i]!;
        values[slot] = 0;
        isTouched[slot] = 0;
    }
    contribution.touchedCount = 0;
    if (contribution.ranked.length > 0) contribution.ranked = [];
}

/** @param counted How many things these amounts stand for. */
export function count(out: Contribution, kpi: KpiKey, numerator: number, denominator: number, counted = 1): void {
    const first = FIRST_SLOT[kpi];
    put(out, first + NUMERATOR, Math.round(numerator * UNITS));
    put(out, first + DENOMINATOR, Math.round(denominator * UNITS));
    put(out, first + COUNTED, counted);
}

export function leaveOut(out: Contribution, kpi: KpiKey, reason: LeftOutReason): void {
    put(out, FIRST_SLOT[kpi] + REASON_SLOT[reason], 1);
}

/** @param score A whole number of 0 to 100. */
export function rank(out: Contribution, kpi: KpiKey, outcome: keyof Ranking, score: number): void {
    out.ranked.push({ kpi, outcome, score });
    put(out, FIRST_SLOT[kpi] + COUNTED, 1);
}

export function numeratorOf({ sums }: Tally, kpi: KpiKey): number {
    return sums[FIRST_SLOT[kpi] + NUMERATOR]! / UNITS;
}

export function denominatorOf({ sums }: Tally, kpi: KpiKey): number {
    return sums[FIRST_SLOT[kpi] + DENOMINATOR]! / UNITS;
}

export function countedOf({ sums }: Tally, kpi: KpiKey): number {
    return sums[FIRST_SLOT[kpi] + COUNTED]!;
}

export function leftOutOf({ sums }: Tally, kpi: KpiKey): { readonly reason: LeftOutReason; readonly count: number }[] {
    return REASONS.flatMap((reason) => {
        const left = sums[FIRST_SLOT[kpi] + REASON_SLOT[reason]]!;
        return left === 0 ? [] : [{ reason, count: left }];
    });
}

function put(out: Contribution, slot: number, amount: number): void {
    if (out.isTouched[slot] === 0) {
        out.isTouched[slot] = 1;
        out.touched[out.touchedCount] = slot;
        out.touchedCount += 1;
    }
    out.values[slot]! += amount;
}
