import { dayParts, monthsCompleted } from './calendar.ts';
import type { DayParts } from './calendar.ts';
import type { CustomerFacts } from './facts.ts';
import type { Applicability, BandScale, CalendarDate, LinearScale, Metric, Scale } from './model.ts';

/** What decides which metrics and scales a customer is measured by. */
export interface Profile {
    readonly segment: string | null;
    readonly edition: string | null;
    /** Whole months since the customer began; null when that is not known or lies ahead. */
    readonly tenureMonths: number | null;
}

/** From a value to its points, 0 to 100. */
export interface PreparedScale {
    readonly scale: Scale;
    readonly isLinear: boolean;
    /** Values of a linear scale, limits of a band scale (the last infinite), rising; none for categories. */
    readonly limits: Float64Array;
    /** Of a band scale: whether the limit itself belongs to the next band. */
    readonly exclusive: readonly boolean[];
    readonly points: Float64Array;
    /** Null for a scale of numbers. */
    readonly categories: ReadonlyMap<string, number> | null;
}

const NONE = new Float64Array(0);

/** What the model asks of this customer today. */
export function profileOf(facts: CustomerFacts, today: DayParts): Profile {
    const { customerSince, segment, edition } = facts;
    const tenureMonths = typeof customerSince === 'string' ? monthsCompleted(customerSince, today) : null;
    return { segment, edition, tenureMonths };
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
    return scaleForProfile(metric, profileOf(facts, dayParts(asOf)));
}

/** The same for a profile: the first variant that fits, else the metric's own scale, else null. */
export function scaleForProfile(metric: Metric, profile: Profile): Scale | null {
    if (!applies(metric.appliesTo, profile)) {
        return null;
    }
    return metric.variants?.find((variant) => applies(variant.when, profile))?.scale ?? metric.scale ?? null;
}

/** A scale made ready for many values: what does not depend on the value is worked out once. */
export function prepareScale(scale: Scale): PreparedScale {
    switch (scale.kind) {
        case 'linear':
            return prepareLinear(scale);
        case 'bands':
            return prepareBands(scale);
        default:
            return {
                scale,
                isLinear: false,
                limits: NONE,
                exclusive: [],
                points: NONE,
                categories: new Map(scale.categories.map((category) => [category.value, category.points + 0]))
            };
    }
}

/** Points of a value, 0 to 100; NaN when it does not fit the scale. */
export function pointsOn(scale: PreparedScale, value: number | string): number {
    if (typeof value === 'string') {
        return scale.categories?.get(value) ?? NaN;
    }
    return scale.categories === null ? numberPoints(scale, value) : NaN;
}

/** Points of a finite number on a scale of numbers. */
export function numberPoints(scale: PreparedScale, value: number): number {
    return scale.isLinear ? linearPoints(scale, value) : bandPoints(scale, value);
}

function prepareLinear(scale: LinearScale): PreparedScale {
    return {
        scale,
        isLinear: true,
        limits: Float64Array.from(scale.points, (point) => point.value + 0),
        exclusive: [],
        points: Float64Array.from(scale.points, (point) => point.points + 0),
        categories: null
    };
}

function prepareBands(scale: BandScale): PreparedScale {
    return {
        scale,
        isLinear: false,
        limits: Float64Array.from(scale.bands, (band) => band.upTo ?? band.below ?? Infinity),
        exclusive: scale.bands.map((band) => band.below !== undefined),
        points: Float64Array.from(scale.bands, (band) => band.points + 0),
        categories: null
    };
}

function linearPoints({ limits, points }: PreparedScale, value: number): number {
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

/** Stops at the last band at the latest: its limit is infinite, and the value is not. */
function bandPoints({ limits, exclusive, points }: PreparedScale, value: number): number {
    let band = 0;
    while (value > limits[band]! || (value === limits[band] && exclusive[band]!)) {
        band++;
    }
    return points[band]!;
}
