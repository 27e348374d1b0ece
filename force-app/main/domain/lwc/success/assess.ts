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
 * Reads all metrics of a customer on a day, and shares the weights (see `shareWeights`). Facts may be anything. Throws `RangeError` when
 * `asOf` is not a calendar day.
 */
export function assess(prepared: PreparedModel, facts: CustomerFacts, asOf: CalendarDate): Tally {
    const day = requiredDay(asOf);
    const { metrics, work } = prepared;
    const profile = prepared.needsProfile ? profileOf(facts, asOf) : NO_PROFILE;
    gatherFacts(prepared, facts);
    let counted = 0;
    let applicable = 0;
    let countedWeight = 0;
    let applicableWeight = 0;
    for (let i = 0; i < metrics.length; i++) {
        const metric = metrics[i]!;
        work.scale[i] = metric.onlyScale ?? chooseScale(metric, profile);
        const status = assessMetric(metric, i, work, day);
        work.status[i] = status;
        if (status !== NOT_APPLICABLE) {
            applicable++;
            applicableWeight += metric.weight;
        }
        if (status === COUNTED) {
            counted++;
            countedWeight += metric.weight;
            work.inScore[i] = 1;
        } else {
            work.inScore[i] = countsAsZero(metric, status) ? 1 : 0;
            work.points[i] = 0;
        }
    }
    const exact = shareWeights(prepared, work.inScore, work.points);
    return { exact, coverage: applicableWeight > 0 ? countedWeight / applicableWeight : 0, counted, applicable };
}

/** Whether there is enough fresh data for a score. */
export function isCovered(prepared: PreparedModel, found: Tally): found is Tally & { readonly exact: number } {
    return found.exact !== null && found.coverage + COVERAGE_NOISE >= prepared.model.health.coverageFloor;
}

/**
 * Weights after sharing, into `work.weight`: what is not in the score shares its weight inside its dimension, a dimension with nothing in
 * it shares among the others, both in proportion; they sum to 100. Answers the sum of points times weight, or null when nothing is in.
 */
export function shareWeights(prepared: PreparedModel, inScore: Uint8Array, points: Float64Array): number | null {
    const { metrics, dimensions, work } = prepared;
    const { weight, weightInScore, sharedWeight } = work;
    weightInScore.fill(0);
    for (let i = 0; i < metrics.length; i++) {
        if (inScore[i] === 1) {
            weightInScore[metrics[i]!.dimension]! += metrics[i]!.weight;
        }
    }
    let total = 0;
    for (let d = 0; d < dimensions.length; d++) {
        total += weightInScore[d]! > 0 ? dimensions[d]!.weight : 0;
    }
    if (total === 0) {
        weight.fill(0);
        return null;
    }
    for (let d = 0; d < dimensions.length; d++) {
        sharedWeight[d] = (dimensions[d]!.weight * 100) / total;
    }
    let exact = 0;
    for (let i = 0; i < metrics.length; i++) {
        const { dimension, weight: own } = metrics[i]!;
        const shared = inScore[i] === 1 ? (sharedWeight[dimension]! * own) / weightInScore[dimension]! : 0;
        weight[i] = shared;
        exact += (points[i]! * shared) / 100;
    }
    return exact;
}

/** The cap that lowers a score, of what `assess` found: the lowest that holds; null when none does. */
export function capOf(prepared: PreparedModel, asOf: CalendarDate, score: number): Cap | null {
    for (const candidate of prepared.caps) {
        const { cap } = candidate;
        if (cap.max >= score) {
            return null;
        }
        const value = watchedValue(prepared.work, candidate, asOf);
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

/** Puts each fact where its metric or signal looks for it. Own keys only: `constructor` is no fact unless somebody recorded it. */
function gatherFacts({ factIndex, work }: PreparedModel, facts: CustomerFacts): void {
    const { values } = facts;
    work.facts.fill(null);
    if (!isObject(values)) {
        return;
    }
    // Faster than to ask for each metric's key: objects with many different sets of keys have no common layout.
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

function chooseScale(metric: PreparedMetric, profile: Profile): PreparedScale | null {
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

/** Status of one metric; value, points, age and limit go into `work`. */
function assessMetric(metric: PreparedMetric, i: number, work: Work, day: number): number {
    const scale = work.scale[i]!;
    const fact = work.facts[i]!;
    const absent = scale === null ? NOT_APPLICABLE : MISSING;
    work.value[i] = null;
    work.age[i] = NaN;
    work.limit[i] = metric.days;
    if (fact === null || typeof fact !== 'object') {
        return absent;
    }
    const measured = measuredDay(fact);
    const value = valueOn(metric.valueKind, fact, day);
    if (measured > day || value === null) {
        return absent;
    }
    work.value[i] = value ?? shownAnyway(fact);
    work.age[i] = day - measured;
    if (scale === null) {
        return NOT_APPLICABLE;
    }
    const points = value === UNFIT || Number.isNaN(measured) ? NaN : pointsOn(scale, value);
    if (Number.isNaN(points)) {
        return INVALID;
    }
    work.points[i] = points;
    if (points < metric.badNewsBelow) {
        work.limit[i] = metric.badNewsDays;
    }
    return isStale(metric, measured, day - measured, work.limit[i]!) ? STALE : COUNTED;
}

function isStale(metric: PreparedMetric, measured: number, age: number, limit: number): boolean {
    return measured === -Infinity ? !metric.undatedIsFresh : age > limit;
}

/** Day number of `measuredOn`: -Infinity when there is none, NaN when it is not a day. */
function measuredDay(fact: FactValue): number {
    const { measuredOn } = fact;
    if (measuredOn === null || measuredOn === undefined) {
        return -Infinity;
    }
    return typeof measuredOn === 'string' ? dayNumber(measuredOn) : NaN;
}

/** The value as compared with a scale; null when it is not known yet on this day; `UNFIT` when it is not of its kind. */
function valueOn(kind: ValueKind, fact: FactValue, day: number): number | string | null | undefined {
    const { value } = fact;
    if (kind === 'number') {
        return typeof value === 'number' && Number.isFinite(value) ? value + 0 : UNFIT;
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
function watchedValue(work: Work, { fact, signalKind }: PreparedCap, asOf: CalendarDate): number | string | null {
    if (signalKind === null) {
        return work.status[fact] === COUNTED ? work.value[fact]! : null;
    }
    const recorded = work.facts[fact]!;
    const day = requiredDay(asOf);
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
        case '>=':
            return value >= limit;
    }
}

function isObject<T>(input: T): input is T & object {
    return typeof input === 'object' && input !== null;
}
