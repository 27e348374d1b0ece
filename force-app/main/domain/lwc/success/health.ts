import type { DimensionHealth, HealthAnswer, MetricHealth, ScoredHealth } from './answer.ts';
import { assess, COUNTED, isCovered, knownValue, NOT_APPLICABLE, STALE, STATUS_NAMES } from './assess.ts';
import type { Tally } from './assess.ts';
import { addDays, dayParts } from './calendar.ts';
import { capOf } from './caps.ts';
import { roundContributions } from './contributions.ts';
import type { CustomerFacts, FactValue, Override } from './facts.ts';
import type { Band, CalendarDate } from './model.ts';
import { overrideInForce } from './override.ts';
import { byKey } from './prepare.ts';
import type { PreparedModel } from './prepare.ts';
import { toTenths, wholeScore } from './rounding.ts';
import { spreadWeights } from './weights.ts';

/** The earliest day that `simulate` goes back to: about 1,000 years. */
const MAX_DAYS_AGO = 365_000;

/**
 * A customer's health on a day, with everything that explains it. Pure and total: it answers for any facts, however broken, and its numbers
 * are finite and never -0. Throws `RangeError` only when `asOf` is not a calendar day.
 */
export function scoreCustomer(prepared: PreparedModel, facts: CustomerFacts, asOf: CalendarDate): HealthAnswer {
    const found = assess(prepared, facts, asOf);
    const override = overrideInForce(facts, asOf);
    if (isCovered(prepared, found)) {
        return computedAnswer(prepared, asOf, found, found.exact, override);
    }
    const parts = {
        asOf,
        modelVersion: prepared.model.version,
        coverage: found.coverage,
        coverageFloor: prepared.model.health.coverageFloor,
        counted: found.counted,
        applicable: found.applicable,
        dimensions: dimensionsOf(prepared, false),
        metrics: metricsOf(prepared, asOf, false)
    };
    if (override === null) {
        return { kind: 'insufficientData', ...parts, override };
    }
    const shown = { score: override.score, band: prepared.bands[override.score]! };
    return { kind: 'scored', ...shown, computed: null, uncapped: null, cap: null, ...parts, override };
}

/** Only the score that `scoreCustomer` shows, faster; null where data is insufficient. */
export function quickScore(prepared: PreparedModel, facts: CustomerFacts, asOf: CalendarDate): number | null {
    const override = overrideInForce(facts, asOf);
    if (override !== null) {
        return override.score;
    }
    const found = assess(prepared, facts, asOf);
    if (!isCovered(prepared, found)) {
        return null;
    }
    const uncapped = wholeScore(found.exact);
    return capOf(prepared, dayParts(asOf).number, uncapped)?.max ?? uncapped;
}

/**
 * What if: the answer with some values changed, as if measured on `asOf`. For a fact of kind `daysSince` a number means days ago.
 * An override stays in force: `computed` tells what the change does.
 */
export function simulate(
    prepared: PreparedModel,
    facts: CustomerFacts,
    asOf: CalendarDate,
    changes: Readonly<Record<string, number | string>>
): HealthAnswer {
    const { metrics, signals } = prepared.model.health;
    const changed = Object.entries(changes).map(([key, value]): [string, FactValue] => {
        const fact = metrics.find((metric) => metric.key === key) ?? signals.find((signal) => signal.key === key);
        const isDaysAgo = fact?.valueKind === 'daysSince' && Number.isInteger(value);
        return [key, { value: isDaysAgo ? dayAgo(asOf, Number(value)) : value, measuredOn: asOf }];
    });
    const values = Object.fromEntries([...Object.entries(facts.values ?? {}), ...changed]);
    return scoreCustomer(prepared, { ...facts, values }, asOf);
}

/** Metrics that cost points, costliest first (equals by key): the order in which to act. */
export function costliestMetrics(answer: HealthAnswer): readonly MetricHealth[] {
    return answer.metrics.filter((metric) => metric.lost > 0).toSorted((a, b) => b.lost - a.lost || byKey(a, b));
}

/** Metrics that apply but are stale, missing or invalid, by the model's weight: the order in which to bring them back. */
export function uncountedMetrics(answer: HealthAnswer): readonly MetricHealth[] {
    return answer.metrics
        .filter((metric) => metric.status !== 'counted' && metric.status !== 'notApplicable')
        .toSorted((a, b) => b.modelWeight - a.modelWeight || byKey(a, b));
}

function dayAgo(asOf: CalendarDate, days: number): CalendarDate {
    return addDays(asOf, 0 - Math.min(MAX_DAYS_AGO, Math.max(-MAX_DAYS_AGO, days)));
}

function computedAnswer(
    prepared: PreparedModel,
    asOf: CalendarDate,
    found: Tally,
    exact: number,
    override: Override | null
): ScoredHealth {
    const { bands } = prepared;
    const uncapped = wholeScore(exact);
    const cap = capOf(prepared, dayParts(asOf).number, uncapped);
    const computed = cap?.max ?? uncapped;
    const score = override?.score ?? computed;
    spreadWeights(prepared, prepared.work.inScore);
    roundContributions(prepared.work, exact, uncapped * 10);
    return {
        kind: 'scored',
        score,
        band: bands[score]!,
        computed: { score: computed, band: bands[computed]! },
        uncapped: { score: uncapped, band: bands[uncapped]! },
        cap,
        asOf,
        modelVersion: prepared.model.version,
        coverage: found.coverage,
        coverageFloor: prepared.model.health.coverageFloor,
        counted: found.counted,
        applicable: found.applicable,
        dimensions: dimensionsOf(prepared, true),
        metrics: metricsOf(prepared, asOf, true),
        override
    };
}

/** `isScored`: a score was computed; without one nothing has weight, points or a contribution. */
function dimensionsOf(prepared: PreparedModel, isScored: boolean): readonly DimensionHealth[] {
    const { dimensionOrder } = prepared;
    const answers = new Array<DimensionHealth>(dimensionOrder.length);
    for (let at = 0; at < dimensionOrder.length; at++) {
        answers[at] = dimensionHealth(prepared, dimensionOrder[at]!, isScored);
    }
    return answers;
}

function metricsOf(prepared: PreparedModel, asOf: CalendarDate, isScored: boolean): readonly MetricHealth[] {
    const { metricOrder } = prepared;
    const day = dayParts(asOf).number;
    const answers = new Array<MetricHealth>(metricOrder.length);
    for (let at = 0; at < metricOrder.length; at++) {
        answers[at] = metricHealth(prepared, metricOrder[at]!, day, isScored);
    }
    return answers;
}

function dimensionHealth(prepared: PreparedModel, index: number, isScored: boolean): DimensionHealth {
    const { dimension, weight: modelWeight, metrics } = prepared.dimensions[index]!;
    const { work } = prepared;
    let tenths = 0;
    let weight = 0;
    let partial = false;
    for (let at = 0; at < metrics.length; at++) {
        const i = metrics[at]!;
        const status = work.status[i]!;
        tenths += work.tenths[i]!;
        weight += work.weight[i]!;
        partial ||= status !== COUNTED && status !== NOT_APPLICABLE;
    }
    const inScore = work.weightInScore[index]!;
    const points = isScored && inScore > 0 ? toTenths(work.brought[index]! / inScore) : null;
    const band: Band | null = points === null ? null : prepared.bands[wholeScore(points)]!;
    return {
        key: dimension.key,
        label: dimension.label,
        modelWeight,
        weight: isScored ? weight : 0,
        points,
        band,
        contribution: isScored ? tenths / 10 : 0,
        partial
    };
}

function metricHealth(prepared: PreparedModel, index: number, day: number, isScored: boolean): MetricHealth {
    const { work } = prepared;
    const { key, metric, weight: modelWeight, live, days } = prepared.metrics[index]!;
    const inScore = isScored && work.inScore[index] === 1;
    const tenths = inScore ? work.tenths[index]! : 0;
    const weight = inScore ? work.weight[index]! : 0;
    const status = work.status[index]!;
    const value = knownValue(prepared, index, day);
    const fact = work.facts[index]!;
    const age = value === null ? NaN : day - work.measured[index]!;
    const isDated = age >= 0 && age < Infinity;
    return {
        key,
        metric,
        status: STATUS_NAMES[status]!,
        inScore,
        value,
        measuredOn: isDated ? fact.measuredOn : null,
        ageDays: isDated && !live ? age : null,
        limitDays: live ? null : status <= STALE ? work.limit[index]! : days,
        points: inScore ? work.points[index]! : null,
        modelWeight,
        weight,
        contribution: tenths / 10,
        lost: Math.max(0, Math.floor(weight * 10 + 0.5) - tenths) / 10
    };
}
