import { isCalendarDate, monthsCompleted } from './calendar.ts';
import type { CustomerFacts } from './facts.ts';
import type { Applicability, BandScale, CalendarDate, LinearScale, Metric, Scale } from './model.ts';

/** What decides which metrics and scales a customer is measured by. */
export interface Profile {
    readonly segment: string | null;
    readonly edition: string | null;
    /** Whole months since the customer began; null when that is not known or lies ahead. */
    readonly tenureMonths: number | null;
}

/** From a value to its points, 0 to 100; NaN where the value does not fit (an unknown category). */
export interface PreparedScale {
    readonly scale: Scale;
    /** Values of a linear scale, limits of a band scale, rising; none for categories. */
    readonly limits: Float64Array;
    /** Of a band scale: whether the limit itself belongs to the band. */
    readonly inclusive: readonly boolean[];
    readonly points: Float64Array;
    readonly categories: ReadonlyMap<string, number> | null;
}

const NONE = new Float64Array(0);

/** What the model asks of this customer today. */
export function profileOf(facts: CustomerFacts, asOf: CalendarDate): Profile {
    const since = facts.customerSince;
    return {
        segment: facts.segment,
        edition: facts.edition,
        tenureMonths: isCalendarDate(since) && since <= asOf ? monthsCompleted(since, asOf) : null
    };
}

/** Whether all that is stated holds for a customer. Nothing stated, or nothing given, always holds. */
export function applies(to: Applicability | undefined, profile: Profile): boolean {
    if (to === undefined) {
        return true;
    }
    if (to.segments !== undefined && (profile.segment === null || !to.segments.includes(profile.segment))) {
        return false;
    }
    if (to.editions !== undefined && (profile.edition === null || !to.editions.includes(profile.edition))) {
        return false;
    }
    if (to.tenureMonths === undefined) {
        return true;
    }
    const { from = 0, before = Infinity } = to.tenureMonths;
    return profile.tenureMonths !== null && profile.tenureMonths >= from && profile.tenureMonths < before;
}

/** The scale by which a metric gives a customer points on a day; null when the metric does not apply to the customer. */
export function scaleFor(metric: Metric, facts: CustomerFacts, asOf: CalendarDate): Scale | null {
    return scaleForProfile(metric, profileOf(facts, asOf));
}

/** The same for a profile: the first variant that fits, else the metric's own scale, else null. */
export function scaleForProfile(metric: Metric, profile: Profile): Scale | null {
    if (!applies(metric.appliesTo, profile)) {
        return null;
    }
    return metric.variants?.find((variant) => applies(variant.when, profile))?.scale ?? metric.scale ?? null;
}

export function prepareScale(scale: Scale): PreparedScale {
    switch (scale.kind) {
        case 'linear':
            return prepareLinear(scale);
        case 'bands':
            return prepareBands(scale);
        default:
            return {
                scale,
                limits: NONE,
                inclusive: [],
                points: NONE,
                categories: new Map(scale.categories.map((category) => [category.value, category.points + 0]))
            };
    }
}

/** Points of a value, 0 to 100; NaN when it does not fit the scale. */
export function pointsOn(scale: PreparedScale, value: number | string): number {
    if (scale.categories !== null) {
        return (typeof value === 'string' ? scale.categories.get(value) : undefined) ?? NaN;
    }
    if (typeof value !== 'number') {
        return NaN;
    }
    return scale.scale.kind === 'linear' ? linearPoints(scale, value) : bandPoints(scale, value);
}

function prepareLinear(scale: LinearScale): PreparedScale {
    return {
        scale,
        limits: Float64Array.from(scale.points, (point) => point.value + 0),
        inclusive: [],
        points: Float64Array.from(scale.points, (point) => point.points + 0),
        categories: null
    };
}

function prepareBands(scale: BandScale): PreparedScale {
    return {
        scale,
        limits: Float64Array.from(scale.bands, (band) => band.upTo ?? band.below ?? Infinity),
        inclusive: scale.bands.map((band) => band.below === undefined),
        points: Float64Array.from(scale.bands, (band) => band.points + 0),
        categories: null
    };
}

function linearPoints(scale: PreparedScale, value: number): number {
    const { limits, points } = scale;
    const last = limits.length - 1;
    if (value <= limits[0]!) {
        return points[0]!;
    }
    if (value >= limits[last]!) {
        return points[last]!;
    }
    let next = 1;
    while (value > limits[next]!) {
        next++;
    }
    const low = points[next - 1]!;
    const high = points[next]!;
    const share = (value - limits[next - 1]!) * (high - low);
    return low + share / (limits[next]! - limits[next - 1]!);
}

function bandPoints(scale: PreparedScale, value: number): number {
    const { limits, inclusive, points } = scale;
    const last = points.length - 1;
    let band = 0;
    while (band < last && (inclusive[band]! ? value > limits[band]! : value >= limits[band]!)) {
        band++;
    }
    return points[band]!;
}
