import { daysBetween } from './calendar.ts';
import type { KpiResult } from './kpiAnswer.ts';
import { KPI_CATALOGUE } from './kpiCatalogue.ts';
import type { KpiKey, KpisModel } from './kpiModel.ts';
import { countedOf, denominatorOf, leftOutOf, numeratorOf } from './kpiTally.ts';
import type { Ranking, Tally } from './kpiTally.ts';
import type { CalendarDate } from './model.ts';

/** From sums to figures. */

export type Figure = Pick<
    KpiResult,
    'unit' | 'value' | 'numerator' | 'denominator' | 'counted' | 'leftOut' | 'leftOutWhy'
>;

export interface FigureContext {
    readonly model: KpisModel;
    /** Sums of the whole that the slice is part of. */
    readonly all: Tally;
    /** The period so far. */
    readonly from: CalendarDate;
    readonly to: CalendarDate;
}

interface Fraction {
    readonly numerator: number | null;
    readonly denominator: number | null;
}

const NOTHING: Fraction = { numerator: null, denominator: null };
const PERCENT = 100;

/** One figure of one slice. Null where there is nothing to divide by. */
export function figureOf(kpi: KpiKey, tally: Tally, context: FigureContext): Figure {
    const { unit, formula } = KPI_CATALOGUE[kpi];
    const leftOutWhy = leftOutOf(tally, kpi);
    const fraction = fractionOf(kpi, tally, context);
    return {
        unit,
        value: valueOf(formula, fraction, denominatorOf(tally, kpi)),
        numerator: fraction.numerator,
        denominator: formula === 'total' ? null : fraction.denominator,
        counted: countedOf(tally, kpi),
        leftOut: leftOutWhy.reduce((sum, { count }) => sum + count, 0),
        leftOutWhy
    };
}

function fractionOf(kpi: KpiKey, tally: Tally, context: FigureContext): Fraction {
    if (kpi === 'customerLifetimeValue') return lifetime(tally, context.model);
    if (kpi === 'scoreAccuracy60' || kpi === 'scoreAccuracy90') return pairsOf(tally.rankings.get(kpi) ?? null);
    if (kpi === 'spendOfAcv' || kpi === 'spendOfNewAcv') return spendOf(kpi, tally, context);
    return { numerator: numeratorOf(tally, kpi), denominator: denominatorOf(tally, kpi) };
}

/** @param present Of totals: how many customers there are; without any nothing can be told. */
function valueOf(
    formula: 'share' | 'mean' | 'total' | 'lifetime' | 'ranking',
    { numerator, denominator }: Fraction,
    present: number
): number | null {
    if (numerator === null) return null;
    if (formula === 'total') return numerator > 0 || present > 0 ? numerator : null;
    if (denominator === null || denominator <= 0) return null;
    const ratio = numerator / denominator;
    // + 0 takes -0 for 0.
    return (formula === 'share' || formula === 'ranking' ? ratio * PERCENT : ratio) + 0;
}

/** Mean revenue a month and account, times margin percent; over the monthly churn in percent. */
function lifetime(tally: Tally, { grossMarginPercent }: KpisModel): Fraction {
    const months = countedOf(tally, 'customerLifetimeValue');
    const revenue = denominatorOf(tally, 'customerLifetimeValue');
    if (months === 0 || revenue === 0) return NOTHING;
    return {
        numerator: (revenue / months) * grossMarginPercent,
        denominator: (PERCENT * numeratorOf(tally, 'customerLifetimeValue')) / revenue
    };
}

/**
 * Pairs of one customer who left and one who renewed; in the numerator those in which the one who left had the lower score, and half of
 * those with equal scores. 50% is chance.
 */
function pairsOf(ranking: Ranking | null): Fraction {
    if (ranking === null) return { numerator: 0, denominator: 0 };
    let [right, renewedAbove, lost] = [0, 0, 0];
    for (let score = ranking.lost.length - 1; score >= 0; score--) {
        const renewed = ranking.renewed[score]!;
        right += ranking.lost[score]! * (renewedAbove + renewed / 2);
        renewedAbove += renewed;
        lost += ranking.lost[score]!;
    }
    return { numerator: right, denominator: lost * renewedAbove };
}

function spendOf(kpi: 'spendOfAcv' | 'spendOfNewAcv', tally: Tally, { model, all, from, to }: FigureContext): Fraction {
    const { spend } = model;
    const denominator = denominatorOf(tally, kpi);
    const inForce = denominatorOf(tally, 'spendOfAcv');
    if (spend.kind === 'recorded') {
        // Nobody recorded any: that is not a spend of 0.
        const isKnown = countedOf(tally, 'spendOfAcv') > 0;
        return isKnown ? { numerator: numeratorOf(tally, kpi), denominator } : NOTHING;
    }
    if (spend.kind === 'shareOfAcv') return { numerator: (inForce * spend.percent) / PERCENT, denominator };
    const whole = denominatorOf(all, 'spendOfAcv');
    const amount = spendBetween(spend.years, from, to);
    return amount === null || whole === 0 ? NOTHING : { numerator: (amount * inForce) / whole, denominator };
}

/** Of yearly amounts the share of the days; null: the amount of a year is not known. */
function spendBetween(
    years: readonly { readonly year: number; readonly amount: number }[],
    from: CalendarDate,
    to: CalendarDate
): number | null {
    // A period lies within one year of the calendar.
    const year = Number(from.slice(0, 4));
    const known = years.find((each) => each.year === year);
    if (known === undefined) return null;
    const text = from.slice(0, 4);
    const daysOfYear = daysBetween(`${text}-01-01`, `${text}-12-31`) + 1;
    return (known.amount * (daysBetween(from, to) + 1)) / daysOfYear;
}
