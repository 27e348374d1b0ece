import { addMonths, dateOfDay, requiredDay } from './calendar.ts';
import type { KpiPeriod, KpiResult, KpiSlice } from './kpiAnswer.ts';
import { countedCustomer } from './kpiCustomer.ts';
import type { KpiCustomer } from './kpiFacts.ts';
import { measure } from './kpiMeasures.ts';
import type { PeriodDays } from './kpiMeasures.ts';
import type { KpiKey, KpisModel } from './kpiModel.ts';
import { periodBefore } from './kpiPeriods.ts';
import { figureOf } from './kpiFigures.ts';
import type { Figure } from './kpiFigures.ts';
import { addTo, clear, newContribution, newTally } from './kpiTally.ts';
import type { Contribution, Tally } from './kpiTally.ts';
import { setsOutFromMeasured, statusOf, targetOf } from './kpiTargets.ts';
import type { CalendarDate } from './model.ts';

/**
 * The figures that managers follow, as a fold over customers: each is added once, in any order, and forgotten. What is kept grows with
 * periods and slices, not with customers.
 */

export interface KpiQuestion {
    readonly model: KpisModel;
    /** What happened later does not count. */
    readonly asOf: CalendarDate;
    /** Which periods to tell, as `kpiPeriods` gives them. */
    readonly periods: readonly KpiPeriod[];
    /**
     * The value that was told of an earlier period, which targets that state no beginning set out from. Undefined: not told; it is computed where
     * it is one of `periods`.
     */
    readonly toldValue?: (
        kpi: KpiKey,
        period: Pick<KpiPeriod, 'length' | 'startsOn'>,
        slice: KpiSlice
    ) => number | null | undefined;
}

export interface KpiFold {
    add(customer: KpiCustomer): void;
    /** By period in the order asked for, by slice, by indicator of the model. All of a period is told even where nobody was added. */
    results(): Generator<KpiResult>;
}

interface SliceTally {
    readonly slice: KpiSlice;
    readonly tally: Tally;
}

interface FoldedPeriod {
    readonly days: PeriodDays;
    /** By slice. */
    readonly tallies: Map<string, SliceTally>;
}

const STORED_UNITS = 10_000;
const ALL: KpiSlice = { by: 'all', key: null, label: null };
const SLICE_ORDER: readonly KpiSlice['by'][] = ['all', 'segment', 'edition', 'csm'];

/** An empty fold. */
export function foldKpis(question: KpiQuestion): KpiFold {
    const { model, asOf } = question;
    const folded = question.periods.map((period) => emptyPeriod(period, asOf, model));
    const contribution = newContribution();
    return {
        add: (facts) => {
            const customer = countedCustomer(facts, model);
            const slices = slicesOf(facts);
            for (const { days, tallies } of folded) {
                measure(customer, days, model, contribution);
                if (contribution.touchedCount > 0) addToSlices(tallies, slices, contribution);
                clear(contribution);
            }
        },
        results: () => resultsOf(question, folded)
    };
}

function emptyPeriod(period: KpiPeriod, asOf: CalendarDate, model: KpisModel): FoldedPeriod {
    const [start, end, day] = [requiredDay(period.startsOn), requiredDay(period.endsOn), requiredDay(asOf)];
    const to = Math.min(end, day);
    const months: { before: number; last: number }[] = [];
    for (let first = period.startsOn; requiredDay(first) <= to; first = addMonths(first, 1))
        months.push({ before: requiredDay(first) - 1, last: Math.min(requiredDay(addMonths(first, 1)) - 1, to) });
    const known = Math.min(day, end + model.closesAfterDays);
    return {
        days: { period, start, end, to, asOf: day, known, months },
        tallies: new Map([[keyOf(ALL), emptySlice(ALL)]])
    };
}

function slicesOf({ segment, edition, csm }: KpiCustomer): readonly (readonly [string, KpiSlice])[] {
    const slices: KpiSlice[] = [
        ALL,
        { by: 'segment', key: segment, label: segment },
        { by: 'edition', key: edition, label: edition },
        { by: 'csm', key: csm?.id ?? null, label: csm?.name ?? null }
    ];
    return slices.map((slice) => [keyOf(slice), slice]);
}

function addToSlices(
    tallies: Map<string, SliceTally>,
    slices: readonly (readonly [string, KpiSlice])[],
    contribution: Contribution
): void {
    for (const [key, slice] of slices) {
        let own = tallies.get(key);
        if (own === undefined) {
            own = emptySlice(slice);
            tallies.set(key, own);
        }
        addTo(own.tally, contribution);
    }
}

function emptySlice(slice: KpiSlice): SliceTally {
    return { slice, tally: newTally() };
}

function keyOf({ by, key }: KpiSlice): string {
    return key === null ? by : `${by}:${key}`;
}

function* resultsOf(question: KpiQuestion, folded: readonly FoldedPeriod[]): Generator<KpiResult> {
    for (const period of folded)
        for (const { slice, tally } of inOrder(period.tallies))
            for (const { key } of question.model.indicators)
                yield resultOf(question, folded, period, slice, tally, key);
}

function inOrder(tallies: ReadonlyMap<string, SliceTally>): readonly SliceTally[] {
    return [...tallies.values()].sort(({ slice: a }, { slice: b }) => {
        const order = SLICE_ORDER.indexOf(a.by) - SLICE_ORDER.indexOf(b.by);
        return order !== 0 ? order : (a.key ?? '') < (b.key ?? '') ? -1 : 1;
    });
}

function resultOf(
    question: KpiQuestion,
    folded: readonly FoldedPeriod[],
    own: FoldedPeriod,
    slice: KpiSlice,
    tally: Tally,
    kpi: KpiKey
): KpiResult {
    const { period } = own.days;
    const indicator = question.model.indicators.find(({ key }) => key === kpi)!;
    const figure = figureIn(question.model, own, tally, kpi);
    const { target: rule } = indicator;
    const measured = setsOutFromMeasured(rule)
        ? measuredBefore(question, folded, period, slice, kpi, rule.startsOn)
        : null;
    const { target, baseline } = targetOf(kpi, rule, period, measured);
    return {
        kpi,
        label: indicator.label,
        ...figure,
        period,
        slice,
        target,
        baseline,
        status: statusOf(kpi, figure.value, target)
    };
}

/** The value of the last period of the same length before a day. */
function measuredBefore(
    { model, toldValue }: KpiQuestion,
    folded: readonly FoldedPeriod[],
    { length }: KpiPeriod,
    slice: KpiSlice,
    kpi: KpiKey,
    day: CalendarDate
): number | null {
    const startsOn = periodBefore(length, day);
    const told = toldValue?.(kpi, { length, startsOn }, slice);
    if (told !== undefined) return told;
    const before = folded.find(({ days }) => days.period.length === length && days.period.startsOn === startsOn);
    const tally = before?.tallies.get(keyOf(slice))?.tally;
    const value = before === undefined || tally === undefined ? null : figureIn(model, before, tally, kpi).value;
    // As it will be read back, so that a target is the same on the next day.
    return value === null ? null : asStored(value);
}

/** To four decimals; a half goes away from zero. */
function asStored(value: number): number {
    return (Math.sign(value) * Math.round(Math.abs(value) * STORED_UNITS * (1 + Number.EPSILON))) / STORED_UNITS;
}

function figureIn(model: KpisModel, { days, tallies }: FoldedPeriod, tally: Tally, kpi: KpiKey): Figure {
    const all = tallies.get(keyOf(ALL))!.tally;
    return figureOf(kpi, tally, { model, all, from: dateOfDay(days.start), to: dateOfDay(days.to) });
}
