import { placeFacts } from './factPlaces.ts';
import type { FactPlaces } from './factPlaces.ts';
import type { FactValue } from './facts.ts';
import type { Band, Cap, Dimension, Metric, SuccessModel, ValueKind } from './model.ts';
import { prepareScale } from './scales.ts';
import type { PreparedScale } from './scales.ts';

/** Kinds of values as numbers, which compare faster than words. */
export const NUMBER = 0;
export const CATEGORY = 1;
export const DAYS_SINCE = 2;

/** By the codes above. */
const KINDS: readonly ValueKind[] = ['number', 'category', 'daysSince'];

/**
 * A model with everything looked up that scoring needs. Prepare once, score many. Dimensions and metrics are in the order of their keys,
 * whatever their order in the document, so that no answer depends on that order.
 */
export interface PreparedModel {
    readonly model: SuccessModel;
    readonly dimensions: readonly PreparedDimension[];
    readonly metrics: readonly PreparedMetric[];
    /** For each dimension, and each metric, in the document's order: its index above. */
    readonly dimensionOrder: readonly number[];
    readonly metricOrder: readonly number[];
    readonly factPlaces: FactPlaces;
    /** From the lowest maximum up: the first that holds decides. */
    readonly caps: readonly PreparedCap[];
    /** Band of each whole score, 0 to 100. */
    readonly bands: readonly Band[];
    /** Whether any scale or metric asks for tenure, segment or edition. */
    readonly needsProfile: boolean;
    /** Working memory of one scoring; no part of the model. */
    readonly work: Work;
}

export interface PreparedDimension {
    readonly dimension: Dimension;
    readonly weight: number;
    /** Indexes of its metrics. */
    readonly metrics: readonly number[];
}

export interface PreparedMetric {
    readonly key: string;
    readonly metric: Metric;
    readonly weight: number;
    /** Index of its dimension. */
    readonly dimension: number;
    /** `NUMBER`, `CATEGORY` or `DAYS_SINCE`. */
    readonly kind: number;
    /** The scale of every customer; null where it takes a profile to choose. */
    readonly onlyScale: PreparedScale | null;
    readonly variants: readonly PreparedVariant[];
    readonly fallback: PreparedScale | null;
    readonly live: boolean;
    /** Days that a value counts; those of bad news, and the points below which news is bad (0: never). */
    readonly days: number;
    readonly badNewsDays: number;
    readonly badNewsBelow: number;
    /** Without a day of its own a value is of today: it is live, or read anew from the org by each run. */
    readonly undatedIsFresh: boolean;
    readonly missingIsZero: boolean;
    readonly staleIsZero: boolean;
}

export interface PreparedVariant {
    readonly when: NonNullable<Metric['variants']>[number]['when'];
    readonly scale: PreparedScale;
}

export interface PreparedCap {
    readonly cap: Cap;
    /** Index of the metric that it watches, or, counted on after the metrics, of the signal. */
    readonly fact: number;
    /** Of a signal; null for a metric. */
    readonly signalKind: ValueKind | null;
}

/** By index of metric, what one scoring found; see `assess`. Reused by the next, so that scoring allocates only its answer. */
export interface Work {
    /** Facts of metrics, then of signals. */
    readonly facts: (FactValue | null)[];
    readonly status: Uint8Array;
    readonly inScore: Uint8Array;
    /** 0 when not counted. */
    readonly points: Float64Array;
    /** Of facts, the day number: -Infinity without a day, NaN when it is none. */
    readonly measured: Float64Array;
    /** Of those counted or stale, the days that the value counts. */
    readonly limit: Float64Array;
    /** After sharing; see `spreadWeights`. */
    readonly weight: Float64Array;
    /** Contributions in tenths. */
    readonly tenths: Int32Array;
    /** Indexes of the metrics with points. By position among these, in tenths: contributions, the most they may be, and both rounded. */
    readonly earning: Int32Array;
    readonly amounts: Float64Array;
    readonly fulls: Float64Array;
    readonly units: Int32Array;
    readonly limits: Int32Array;
    /** By dimension: the model's weight of its metrics that are in the score, their points times that, and what shared weights are divided by. */
    readonly weightInScore: Float64Array;
    readonly brought: Float64Array;
    readonly divisor: Float64Array;
}

/** Prepares a model that `validateModel` found valid. */
export function prepareModel(model: SuccessModel): PreparedModel {
    const { health } = model;
    const dimensions = health.dimensions.toSorted(byKey);
    const metrics = health.metrics.toSorted(byKey).map((metric) => prepareMetric(metric, dimensions));
    const indexes = new Map([...metrics, ...health.signals].map(({ key }, index) => [key, index]));
    const indexOf = (key: string): number => indexes.get(key) ?? -1;
    const factKeys = [...health.metrics, ...health.signals].map(({ key }) => key);
    return {
        model,
        dimensions: dimensions.map((dimension, at) => ({
            dimension,
            weight: dimension.weight,
            metrics: metrics.flatMap((metric, index) => (metric.dimension === at ? [index] : []))
        })),
        metrics,
        dimensionOrder: health.dimensions.map((dimension) => dimensions.indexOf(dimension)),
        metricOrder: health.metrics.map((metric) => metrics.findIndex((prepared) => prepared.metric === metric)),
        factPlaces: placeFacts(factKeys, indexOf),
        caps: health.caps
            .toSorted((a, b) => a.max - b.max || byKey(a, b))
            .map((cap) => prepareCap(cap, indexOf(cap.when.fact), model)),
        bands: Array.from({ length: 101 }, (_, score) => bandOf(model, score)),
        needsProfile: metrics.some((metric) => metric.onlyScale === null),
        work: createWork(metrics.length, dimensions.length, factKeys.length)
    };
}

/** The band of a score: of the whole number that is shown for it, upper bounds inclusive. */
export function bandOf(model: SuccessModel, score: number): Band {
    const whole = Math.round(score);
    const { bands } = model.health;
    return bands.find((band) => whole <= band.upTo) ?? bands[bands.length - 1]!;
}

/** By code units, so that the order is the same in every locale. */
export function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
    return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

function prepareMetric(metric: Metric, dimensions: readonly Dimension[]): PreparedMetric {
    const { freshness } = metric;
    const days = freshness.kind === 'days' ? freshness.days : Infinity;
    const badNews = freshness.kind === 'days' ? freshness.badNews : undefined;
    const fallback = metric.scale ? prepareScale(metric.scale) : null;
    return {
        key: metric.key,
        metric,
        weight: metric.weight,
        dimension: dimensions.findIndex((dimension) => dimension.key === metric.dimension),
        kind: KINDS.indexOf(metric.valueKind),
        onlyScale: metric.appliesTo || metric.variants?.length ? null : fallback,
        variants: (metric.variants ?? []).map(({ when, scale }) => ({ when, scale: prepareScale(scale) })),
        fallback,
        live: freshness.kind === 'live',
        days,
        badNewsDays: badNews?.days ?? days,
        badNewsBelow: badNews?.belowPoints ?? 0,
        undatedIsFresh: freshness.kind === 'live' || metric.source.kind !== 'recorded',
        missingIsZero: metric.missing === 'zero',
        staleIsZero: metric.stale === 'zero'
    };
}

function prepareCap(cap: Cap, fact: number, model: SuccessModel): PreparedCap {
    const signal = model.health.signals.find(({ key }) => key === cap.when.fact);
    return { cap, fact, signalKind: signal?.valueKind ?? null };
}

function createWork(metrics: number, dimensions: number, facts: number): Work {
    return {
        facts: new Array<FactValue | null>(facts).fill(null),
        status: new Uint8Array(metrics),
        inScore: new Uint8Array(metrics),
        points: new Float64Array(metrics),
        measured: new Float64Array(metrics),
        limit: new Float64Array(metrics),
        weight: new Float64Array(metrics),
        tenths: new Int32Array(metrics),
        earning: new Int32Array(metrics),
        amounts: new Float64Array(metrics),
        fulls: new Float64Array(metrics),
        units: new Int32Array(metrics),
        limits: new Int32Array(metrics),
        weightInScore: new Float64Array(dimensions),
        brought: new Float64Array(dimensions),
        divisor: new Float64Array(dimensions)
    };
}
