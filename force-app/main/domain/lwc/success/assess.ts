import type { MetricStatus } from './answer.ts';
import { dayNumber, requiredDay } from './calendar.ts';
import type { CustomerFacts, FactValue, Override } from './facts.ts';
import type { CalendarDate, Cap, ValueKind } from './model.ts';
import type { PreparedCap, PreparedMetric, PreparedModel, Work } from './prepare.ts';
import { applies, pointsOn, profileOf } from './scales.ts';
import type { PreparedScale, Profile } from './scales.ts';

/**
 * The first half of scoring: what is known of each metric on a day, what it brings, and what share of the weight that is. It fills
 * `prepared.work`, which holds until the next assessment with the same prepared model.
 */

export const COUNTED = 0;
export const STALE = 1;
export const MISSING = 2;
export const INVALID = 3;
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

/** A value that does not fit its kind. */
const UNFIT = undefined;
const NO_PROFILE: Profile = { segment: null, edition: null, tenureMonths: null };
const COVERAGE_NOISE = 1e-9;

/**
 * Reads all metrics of a customer on a day, and sums up. Facts may be anything. Throws `RangeError` when `asOf` is not a calendar day.
 */
export function assess(prepared: PreparedModel, facts: CustomerFacts, asOf: CalendarDate): Tally {
    const day = requiredDay(asOf);
    const { metrics, work } = prepared;
    const { status, inScore, points } = work;
    const profile = prepared.needsProfile ? profileOf(facts, asOf) : NO_PROFILE;
    gatherFacts(prepared, facts);
    let counted = 0;
    let applicable = 0;
    let countedWeight = 0;
    let applicableWeight = 0;
    for (let i = 0; i < metrics.length; i++) {
        const metric = metrics[i]!;
        const found = assessMetric(metric, metric.onlyScale ?? chooseScale(metric, profile), i, work, day);
        status[i] = found;
        if (found === COUNTED) {
            counted++;
            countedWeight += metric.weight;
            inScore[i] = 1;
        } else {
            inScore[i] = countsAsZero(metric, found) ? 1 : 0;
            points[i] = 0;
        }
        if (found !== NOT_APPLICABLE) {
            applicable++;
            applicableWeight += metric.weight;
        }
    }
    const exact = sumUp(prepared, inScore, points);
    return { exact, coverage: applicableWeight > 0 ? countedWeight / applicableWeight : 0, counted, applicable };
}

/** Whether there is enough fresh data for a score. */
export function isCovered(prepared: PreparedModel, found: Tally): found is Tally & { readonly exact: number } {
    return found.exact !== null && found.coverage + COVERAGE_NOISE >= prepared.model.health.coverageFloor;
}

/**
 * The sum of points times weight; null when nothing is in the score. What is not in the score shares its weight inside its dimension, a
 * dimension with nothing in it shares among the others, both in proportion, so that weights sum to 100.
 */
export function sumUp(prepared: PreparedModel, inScore: Uint8Array, points: Float64Array): number | null {
    const { metrics, dimensions, work } = prepared;
    const { weightInScore, brought, divisor } = work;
    for (let d = 0; d < dimensions.length; d++) {
        weightInScore[d] = 0;
        brought[d] = 0;
    }
    for (let i = 0; i < metrics.length; i++) {
        if (inScore[i] === 1) {
            const { dimension, weight } = metrics[i]!;
            weightInScore[dimension]! += weight;
            brought[dimension]! += points[i]! * weight;
        }
    }
    let total = 0;
    for (let d = 0; d < dimensions.length; d++) {
        total += weightInScore[d]! > 0 ? dimensions[d]!.weight : 0;
    }
    let exact = 0;
    for (let d = 0; d < dimensions.length; d++) {
        if (weightInScore[d]! > 0) {
            divisor[d] = total * weightInScore[d]!;
            exact += (dimensions[d]!.weight * brought[d]!) / divisor[d]!;
        }
    }
    return total > 0 ? exact : null;
}

/** Each metric's weight after sharing, of what `sumUp` summed up last, into `work.weight`. */
export function spreadWeights({ metrics, dimensions, work }: PreparedModel, inScore: Uint8Array): void {
    const { weight, divisor } = work;
    for (let i = 0; i < metrics.length; i++) {
        const { dimension: d, weight: own } = metrics[i]!;
        // One division, so that whole weights stay whole.
        weight[i] = inScore[i] === 1 ? (dimensions[d]!.weight * 100 * own) / divisor[d]! : 0;
    }
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
    if (work.measured[i]! > day) {
        return null;
    }
    const fact = work.facts[i]!;
    const value = valueOn(metrics[i]!.valueKind, fact, day);
    // Adding 0 makes 0 of -0.
    return value === UNFIT ? shownAnyway(fact) : typeof value === 'number' ? value + 0 : value;
}

/** Day number of `measuredOn`: -Infinity when there is none, NaN when it is not a day. */
function measuredDay(fact: FactValue): number {
    const { measuredOn } = fact;
    if (measuredOn === null || measuredOn === undefined) {
        return -Infinity;
    }
    return typeof measuredOn === 'string' ? dayNumber(measuredOn) : NaN;
}

/** The cap that lowers a score, of what `assess` found: the lowest that holds; null when none does. */
export function capOf(prepared: PreparedModel, asOf: CalendarDate, score: number): Cap | null {
    for (const candidate of prepared.caps) {
        const { cap } = candidate;
        if (cap.max >= score) {
            return null;
        }
        const value = watchedValue(prepared, candidate, requiredDay(asOf));
        if (value !== null && holds(value, cap.when.op, cap.when.value)) {
            return cap;
        }
    }
    return null;
}

/** The override in force on a day, tidied; null when there is none, or what is there is no override. */
export function overrideInForce(facts: CustomerFacts, asOf: CalendarDate): Override | null {
    const { override } = facts;
    if (!isObject(override) || !Number.isInteger(override.score) || override.score < 0 || override.score > 100) {
        return null;
    }
    const { expiresOn, setOn = null } = override;
    const day = requiredDay(asOf);
    const begun = setOn === null || (typeof setOn === 'string' && dayNumber(setOn) <= day);
    if (!begun || typeof expiresOn !== 'string' || !(day <= dayNumber(expiresOn))) {
        return null;
    }
    return {
        score: override.score + 0,
        reason: typeof override.reason === 'string' ? override.reason : '',
        expiresOn,
        by: typeof override.by === 'string' ? override.by : null,
        setOn
    };
}

/** Puts each fact where its metric or signal looks for it. What every object inherits is not enumerable, so `constructor` is no fact. */
function gatherFacts({ factIndex, work }: PreparedModel, facts: CustomerFacts): void {
    const { values } = facts;
    work.facts.fill(null);
    if (!isObject(values)) {
        return;
    }
    // Faster than to ask for each metric's key: objects with many different sets of keys have no common layout.
    // eslint-disable-next-line guard-for-in -- asking whether each key is an own one costs a tenth of all scoring.
    for (const key in values) {
        const index = factIndex.get(key);
        if (index !== undefined) {
            work.facts[index] = values[key] ?? null;
        }
    }
}

function countsAsZero(metric: PreparedMetric, status: number): boolean {
    return status === STALE ? metric.staleIsZero : status !== NOT_APPLICABLE && metric.missingIsZero;
}

/** Status of one metric; points and limit go into `work`. */
function assessMetric(metric: PreparedMetric, scale: PreparedScale | null, i: number, work: Work, day: number): number {
    const fact = work.facts[i]!;
    work.limit[i] = metric.days;
    if (fact === null || typeof fact !== 'object') {
        work.measured[i] = Infinity;
        return scale === null ? NOT_APPLICABLE : MISSING;
    }
    const measured = measuredDay(fact);
    work.measured[i] = measured;
    if (scale === null) {
        return NOT_APPLICABLE;
    }
    const value = valueOn(metric.valueKind, fact, day);
    if (measured > day || value === null) {
        return MISSING;
    }
    const points = value === UNFIT || Number.isNaN(measured) ? NaN : pointsOn(scale, value);
    if (Number.isNaN(points)) {
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

/** The value as compared with a scale; null when it is not known yet on this day; `UNFIT` when it is not of its kind. */
function valueOn(kind: ValueKind, fact: FactValue, day: number): number | string | null | undefined {
    const { value } = fact;
    if (kind === 'number') {
        return typeof value === 'number' && Number.isFinite(value) ? value : UNFIT;
    }
    if (typeof value !== 'string') {
        return UNFIT;
    }
    if (kind === 'category') {
        return value;
    }
    const days = day - dayNumber(value);
    return Number.isNaN(days) ? UNFIT : days < 0 ? null : days;
}

/** What does not fit is shown as it is, as far as it can be. */
function shownAnyway(fact: FactValue): number | string | null {
    const { value } = fact;
    if (typeof value === 'number') {
        return Number.isFinite(value) ? value + 0 : null;
    }
    return typeof value === 'string' ? value : null;
}

/** What a cap looks at; null when that is not known today. A metric that is stale is not. */
function watchedValue(prepared: PreparedModel, { fact, signalKind }: PreparedCap, day: number): number | string | null {
    if (signalKind === null) {
        return prepared.work.status[fact] === COUNTED ? knownValue(prepared, fact, day) : null;
    }
    const recorded = prepared.work.facts[fact]!;
    if (!isObject(recorded) || !(measuredDay(recorded) <= day)) {
        return null;
    }
    return valueOn(signalKind, recorded, day) ?? null;
}

function holds(value: number | string, op: Cap['when']['op'], limit: number | string): boolean {
    if (typeof value !== typeof limit) {
        return false;
    }
    switch (op) {
        case '=':
            return value === limit;
        case '!=':
            return value !== limit;
        case '<':
            return value < limit;
        case '<=':
            return value <= limit;
        case '>':
            return value > limit;
        default:
            return value >= limit;
    }
}

function isObject<T>(input: T): input is T & object {
    return typeof input === 'object' && input !== null;
}
