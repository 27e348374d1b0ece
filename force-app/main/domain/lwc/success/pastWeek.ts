import { mondayOf } from './calendar.ts';
import type { Band, CalendarDate, SuccessModel } from './model.ts';

/** What many customers came to in a week of the past, from the snapshots of that week: one a customer. */

/** Snapshots taken on one day, with one name of a band. */
export interface SnapshotGroup {
    readonly on: CalendarDate;
    /** As it was stored; of snapshots without a score it is no band's name. */
    readonly band: string | null;
    readonly count: number;
    /** Of them, those with a score, and the sum of these; null: hidden. */
    readonly scores: CountedSum | null;
    /** Of them, those whose ARR was recorded, and the sum; null: hidden. */
    readonly arr: CountedSum | null;
}

export interface CountedSum {
    readonly count: number;
    readonly sum: number;
}

export interface PastWeek {
    readonly customers: number;
    /** By key of band, those without a score under null; null: a band of then is none of the model's, or scores are hidden. */
    readonly bands: ReadonlyMap<string | null, number> | null;
    /** Percent of those with a score; null: not known. */
    readonly unhealthyPercent: number | null;
    /** Mean of the scores; null: not known. */
    readonly averageHealth: number | null;
    /** Null: nobody's ARR was recorded in that week. */
    readonly arr: number | null;
    /** ARR of unhealthy customers; null: not known. */
    readonly atRisk: number | null;
}

/** The groups of the week that begins on `monday`, added up. Null: there is no snapshot of that week. */
export function pastWeekOf(
    model: SuccessModel,
    groups: readonly SnapshotGroup[],
    monday: CalendarDate
): PastWeek | null {
    const own = groups.filter(({ on }) => mondayOf(on) === monday);
    const customers = sumOf(own.map(({ count }) => count));
    if (customers === 0) return null;
    const bands = bandsOf(model, own);
    const scored = addUp(own.map(({ scores }) => scores));
    const arr = addUp(own.map((group) => group.arr));
    const unhealthyLabels = new Set(model.health.bands.filter(isUnhealthyBand).map(({ label }) => label));
    const unhealthy = own.filter(({ band }) => unhealthyLabels.has(band ?? ''));
    return {
        customers,
        bands,
        unhealthyPercent:
            bands === null || scored === null
                ? null
                : (sumOf(unhealthy.map(({ count }) => count)) / scored.count) * 100,
        averageHealth: scored && scored.sum / scored.count,
        arr: arr?.sum ?? null,
        atRisk: bands === null || arr === null ? null : sumOf(unhealthy.map((group) => group.arr?.sum ?? 0))
    };
}

/** Null where a score lies in a band that the model does not have: who renamed bands cannot compare them. */
function bandsOf(
    { health }: SuccessModel,
    groups: readonly SnapshotGroup[]
): ReadonlyMap<string | null, number> | null {
    const counts = new Map<string | null, number>([...health.bands.map(({ key }) => key), null].map((key) => [key, 0]));
    for (const { band: label, count, scores } of groups) {
        const key = health.bands.find((each) => each.label === label)?.key ?? null;
        if (key === null && (scores === null || scores.count > 0)) return null;
        counts.set(key, (counts.get(key) ?? 0) + count);
    }
    return counts;
}

function isUnhealthyBand({ unhealthy }: Band): boolean {
    return unhealthy === true;
}

/** Null: hidden, or there is none. */
function addUp(sums: readonly (CountedSum | null)[]): CountedSum | null {
    const known = sums.filter((each) => each !== null);
    const count = sumOf(known.map((each) => each.count));
    return count === 0 ? null : { count, sum: sumOf(known.map(({ sum }) => sum)) };
}

function sumOf(values: readonly number[]): number {
    return values.reduce((total, value) => total + value, 0);
}
