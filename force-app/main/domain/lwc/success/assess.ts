import type { MetricStatus } from './answer.ts';
import { dayNumber, dayParts } from './calendar.ts';
import { gatherFacts } from './factPlaces.ts';
import type { CustomerFacts, FactValue } from './facts.ts';
import type { CalendarDate } from './model.ts';
import { CATEGORY, DAYS_SINCE, NUMBER } from './prepare.ts';
import type { PreparedMetric, PreparedModel, Work } from './prepare.ts';
import { applies, numberPoints, profileOf } from './scales.ts';
import type { PreparedScale, Profile } from './scales.ts';
import { addMetric, clearSums, totalOf } from './weights.ts';

/**
 * The first half of scoring: what is known of each metric on a day, what it brings, and what share of the weight that is. It fills
 * `prepared.work`, which holds until the next assessment with the same prepared model.
 */

export const COUNTED = 0;
export const STALE = 1;
const MISSING = 2;
const INVALID = 3;
export const NOT_APPLICABLE = 4;

/** Name of each status, by the codes above. */
export const STATUS_NAMES: readonly MetricStatus[] = ['counted', 'stale', 'missing', 'invalid', 'notApplicable'];

/** What the weights come to. */
export interface Tally {
    /** Sum of points times weight: the score before rounding, 0 to 100; null when nothing is in the score. */
    readonly exact: number | null;
    /** Share (0 to 1) of the applicable weight that was counted. */
    readonly coverage: number;
    readonly counted: number;
    readonly applicable: number;
}

/** In place of points, for a day still to come. */
const NOT_YET = -1;
const NO_PROFILE: Profile = { segment: null, edition: null, tenureMonths: null };
const COVERAGE_NOISE = 1e-9;

/**
 * Reads all metrics of a customer on a day, and sums up. Facts may be anything. Throws `RangeError` when `asOf` is not a calendar day.
 */
export function assess(prepared: PreparedModel, facts: CustomerFacts, asOf: CalendarDate): Tally {
    const today = dayParts(asOf);
    const { metrics, work } = prepared;
    const { status, inScore, points } = work;
    const profile = prepared.needsProfile ? profileOf(facts, today) : NO_PROFILE;
    gatherFacts(prepared.factPlaces, facts.values, work.facts);
    clearSums(work);
    let counted = 0;
    let applicable = 0;
    let countedWeight = 0;
    let applicableWeight = 0;
    for (let i = 0; i < metrics.length; i++) {
        const metric = metrics[i]!;
        const found = assessMetric(metric, metric.onlyScale ?? chooseScale(metric, profile), i, work, today.number);
        status[i] = found;
        if (found === COUNTED) {
            counted++;
            countedWeight += metric.weight;
        } else {
            points[i] = 0;
        }
        if (found !== NOT_APPLICABLE) {
            applicable++;
            applicableWeight += metric.weight;
        }
        if (found === COUNTED || countsAsZero(metric, found)) {
            inScore[i] = 1;
            addMetric(work, metric, points[i]!);
        } else {
            inScore[i] = 0;
        }
    }
    const coverage = applicableWeight > 0 ? countedWeight / applicableWeight : 0;
    return { exact: totalOf(prepared), coverage, counted, applicable };
}

/** Whether there is enough fresh data for a score. */
export function isCovered(prepared: PreparedModel, found: Tally): found is Tally & { readonly exact: number } {
    return found.exact !== null && found.coverage + COVERAGE_NOISE >= prepared.model.health.coverageFloor;
}

/** The scale that gives a customer points for a metric; null when it does not apply. */
export function chooseScale(metric: PreparedMetric, profile: Profile): PreparedScale | null {
    if (!applies(metric.metric.appliesTo, profile)) {
        return null;
    }
    for (const variant of metric.variants) {
        if (applies(variant.when, profile)) {
            return variant.scale;
        }
    }
    return metric.fallback;
}

/** A metric's value as it is compared and shown, whether it fits or not; null when nothing is known on this day. */
export function knownValue({ metrics, work }: PreparedModel, i: number, day: number): number | string | null {
    const fact = work.facts[i] ?? null;
    if (fact === null || work.measured[i]! > day) {
        return null;
    }
    const { value } = fact;
    if (typeof value === 'number') {
        // Adding 0 makes 0 of -0.
        return Number.isFinite(value) ? value + 0 : null;
    }
    if (typeof value !== 'string') {
        return null;
    }
    return metrics[i]!.kind === DAYS_SINCE ? daysSince(value, day) : value;
}

/** What is no day is shown as it is; what is still to come is not known yet. */
function daysSince(date: string, day: number): number | string | null {
    const days = day - dayNumber(date);
    return Number.isNaN(days) ? date : days < 0 ? null : days;
}

/** Day number of `measuredOn`: -Infinity when there is none, NaN when it is not a day. */
export function measuredDay(fact: FactValue): number {
    const { measuredOn } = fact;
    if (measuredOn === null || measuredOn === undefined) {
        return -Infinity;
    }
    return typeof measuredOn === 'string' ? dayNumber(measuredOn) : NaN;
}

function countsAsZero(metric: PreparedMetric, status: number): boolean {
    return status === STALE ? metric.staleIsZero : status !== NOT_APPLICABLE && metric.missingIsZero;
}

/** Status of one metric; points, limit and day go into `work`. */
function assessMetric(metric: PreparedMetric, scale: PreparedScale | null, i: number, work: Work, day: number): number {
    const fact = work.facts[i] ?? null;
    if (fact === null) {
        return scale === null ? NOT_APPLICABLE : MISSING;
    }
    const measured = measuredDay(fact);
    work.measured[i] = measured;
    if (scale === null) {
        return NOT_APPLICABLE;
    }
    const points = measured > day ? NOT_YET : factPoints(metric, scale, fact, day);
    if (points === NOT_YET) {
        return MISSING;
    }
    if (Number.isNaN(points) || Number.isNaN(measured)) {
        return INVALID;
    }
    work.points[i] = points;
    const limit = points < metric.badNewsBelow ? metric.badNewsDays : metric.days;
    work.limit[i] = limit;
    if (measured === -Infinity) {
        return metric.undatedIsFresh ? COUNTED : STALE;
    }
    return day - measured > limit ? STALE : COUNTED;
}

/** Points of a fact; NaN when its value does not fit, `NOT_YET` when that is a day still to come. */
function factPoints({ kind }: PreparedMetric, scale: PreparedScale, { value }: FactValue, day: number): number {
    if (kind === CATEGORY) {
        return (typeof value === 'string' ? scale.categories?.get(value) : undefined) ?? NaN;
    }
    let number = NaN;
    if (kind === NUMBER) {
        number = typeof value === 'number' ? value : NaN;
    } else if (typeof value === 'string') {
        number = day - dayNumber(value);
        if (number < 0) return NOT_YET;
    }
    return Number.isFinite(number) ? numberPoints(scale, number) : NaN;
}
