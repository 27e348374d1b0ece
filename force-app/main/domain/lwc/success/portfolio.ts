import { daysBetween, isCalendarDate } from './calendar.ts';
import type { Band, CalendarDate, SuccessModel } from './model.ts';
import type { PortfolioCustomer } from './portfolioFacts.ts';
import { bandOf } from './prepare.ts';

/** Sums over many customers. */

/** How many customers are in a band now, and were a week ago. */
export interface BandCount {
    /** Null: insufficient data. */
    readonly band: Band | null;
    readonly now: number;
    /** Of those whose score of a week ago is known; null of those without a score: what they had before is not stored. */
    readonly before: number | null;
}

export interface Moves {
    readonly count: number;
    /** Into which band, and how many; bands that none moved into are left out. */
    readonly into: readonly { readonly band: Band; readonly count: number }[];
}

export interface WeekMovement {
    /** From worst to best, then those without a score. */
    readonly bands: readonly BandCount[];
    readonly down: Moves;
    readonly up: Moves;
    /** Scored now, with no score a week ago: new, or too little was known then. */
    readonly newlyScored: number;
}

/** The bands now and a week ago, and who moved between them. */
export function movementOf(model: SuccessModel, customers: readonly PortfolioCustomer[]): WeekMovement {
    const { bands } = model.health;
    const now = bands.map(() => 0);
    const before = bands.map(() => 0);
    const [down, up] = [bands.map(() => 0), bands.map(() => 0)];
    let [unscored, newlyScored] = [0, 0];
    for (const { score, changeIn1Week } of customers) {
        if (score === null) {
            unscored += 1;
            continue;
        }
        const at = bands.indexOf(bandOf(model, score));
        now[at]! += 1;
        if (changeIn1Week === null) {
            newlyScored += 1;
            continue;
        }
        const was = bands.indexOf(bandOf(model, Math.min(100, Math.max(0, score - changeIn1Week))));
        before[was]! += 1;
        if (at < was) down[at]! += 1;
        if (at > was) up[at]! += 1;
    }
    return {
        bands: [
            ...bands.map((band, at) => ({ band, now: now[at]!, before: before[at]! })),
            { band: null, now: unscored, before: null }
        ],
        down: movesInto(bands, down),
        up: movesInto(bands, up),
        newlyScored
    };
}

function movesInto(bands: readonly Band[], counts: readonly number[]): Moves {
    return {
        count: counts.reduce((sum, count) => sum + count, 0),
        into: bands.flatMap((band, at) => (counts[at]! > 0 ? [{ band, count: counts[at]! }] : []))
    };
}

export interface PortfolioTotals {
    readonly customers: number;
    /** With a score. */
    readonly scored: number;
    readonly unhealthy: number;
    /** Percent of those with a score; null: there are none. */
    readonly unhealthyPercent: number | null;
    /** Mean of the scores; null: there are none. */
    readonly averageHealth: number | null;
    /** Null: hidden. */
    readonly money: Money | null;
    /** Of customers that renew within so many days. */
    readonly renewals: { readonly count: number; readonly unhealthy: number; readonly arr: number | null };
}

export interface Money {
    readonly arr: number;
    /** Of unhealthy customers. */
    readonly atRisk: number;
    /** Customers whose ARR is not known: it counts as 0. */
    readonly unknown: number;
}

/** Days ahead in which renewals are counted. */
const RENEWAL_DAYS = 90;

/** What all customers come to. Throws `RangeError` when `asOf` is not a calendar day. */
export function totalsOf(
    model: SuccessModel,
    customers: readonly PortfolioCustomer[],
    asOf: CalendarDate
): PortfolioTotals {
    const isHidden = customers.length > 0 && customers.every(({ arr }) => arr === undefined);
    const scored = customers.filter(({ score }) => score !== null);
    const unhealthy = scored.filter((customer) => isUnhealthy(model, customer));
    const due = customers.filter(({ renewsOn }) => renewsWithin(renewsOn, asOf, RENEWAL_DAYS));
    return {
        customers: customers.length,
        scored: scored.length,
        unhealthy: unhealthy.length,
        unhealthyPercent: scored.length === 0 ? null : (unhealthy.length / scored.length) * 100,
        averageHealth: meanOf(scored.map(({ score }) => score)),
        money: isHidden
            ? null
            : {
                  arr: sumOfArr(customers),
                  atRisk: sumOfArr(unhealthy),
                  unknown: customers.filter(({ arr }) => typeof arr !== 'number').length
              },
        renewals: {
            count: due.length,
            unhealthy: due.filter((customer) => isUnhealthy(model, customer)).length,
            arr: isHidden ? null : sumOfArr(due)
        }
    };
}

/** Whether a customer's band counts as unhealthy; without a score it does not. */
export function isUnhealthy(model: SuccessModel, { score }: Pick<PortfolioCustomer, 'score'>): boolean {
    return score !== null && bandOf(model, score).unhealthy === true;
}

/** Whether a renewal lies between today and so many days ahead, both included. */
export function renewsWithin(renewsOn: CalendarDate | null, asOf: CalendarDate, days: number): boolean {
    if (!isCalendarDate(renewsOn)) return false;
    const left = daysBetween(asOf, renewsOn);
    return left >= 0 && left <= days;
}

/** A row of the heat map. */
export interface HeatRow {
    readonly customers: number;
    readonly unhealthy: number;
    /** By key of dimension: mean over the customers that have a score in it, each counting once; null: none has. */
    readonly means: Readonly<Record<string, number | null>>;
}

/** The dimensions of some customers. */
export function heatOf(model: SuccessModel, customers: readonly PortfolioCustomer[]): HeatRow {
    const means = model.health.dimensions.map(
        ({ key }) => [key, meanOf(customers.map(({ dimensions }) => dimensions[key] ?? null))] as const
    );
    return {
        customers: customers.length,
        unhealthy: customers.filter((customer) => isUnhealthy(model, customer)).length,
        means: Object.fromEntries(means)
    };
}

function meanOf(values: readonly (number | null)[]): number | null {
    let [sum, count] = [0, 0];
    for (const value of values) {
        if (value === null) continue;
        sum += value;
        count += 1;
    }
    return count === 0 ? null : sum / count;
}

function sumOfArr(customers: readonly PortfolioCustomer[]): number {
    return customers.reduce((sum, { arr }) => sum + (arr ?? 0), 0);
}
