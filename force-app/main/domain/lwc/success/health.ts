import type { DimensionHealth, HealthAnswer, MetricHealth, ScoredHealth } from './answer.ts';
import {
    assess,
    capOf,
    COUNTED,
    factOf,
    isCovered,
    NOT_APPLICABLE,
    overrideInForce,
    STATUS_NAMES,
    tally
} from './assess.ts';
import type { Tally } from './assess.ts';
import { addDays } from './calendar.ts';
import type { CustomerFacts, FactValue, Override } from './facts.ts';
import type { Band, CalendarDate } from './model.ts';
import type { PreparedModel } from './prepare.ts';
import { roundToTotal, toTenths, wholeScore } from './rounding.ts';

/**
 * A customer's health on a day, with everything that explains it. Pure and total: it answers for any facts, however broken, and its numbers
 * are finite and never -0. Throws `RangeError` only when `asOf` is not a calendar day.
 */
export function scoreCustomer(prepared: PreparedModel, facts: CustomerFacts, asOf: CalendarDate): HealthAnswer {
    assess(prepared, facts, asOf);
    const found = tally(prepared);
    const override = overrideInForce(facts, asOf);
    if (isCovered(prepared, found)) {
        return computedAnswer(prepared, facts, asOf, found, found.exact, override);
    }
    const parts = answerParts(prepared, facts, asOf, found, null);
    if (override === null) {
        return { kind: 'insufficientData', ...parts, override };
    }
    const shown = { score: override.score, band: prepared.bands[override.score]! };
    return { kind: 'scored', ...shown, computed: null, uncapped: null, cap: null, ...parts, override };
}

/** Only the score that `scoreCustomer` shows, faster; null where data is insufficient. */
export function quickScore(prepared: PreparedModel, facts: CustomerFacts, asOf: CalendarDate): number | null {
    const override = facts.override ? overrideInForce(facts, asOf) : null;
    if (override !== null) {
        return override.score;
    }
    assess(prepared, facts, asOf);
    const found = tally(prepared);
    if (!isCovered(prepared, found)) {
        return null;
    }
    const uncapped = wholeScore(found.exact);
    return capOf(prepared, facts, asOf, uncapped)?.max ?? uncapped;
}

/**
 * What if: the answer with some values changed, as if measured on `asOf`. For a metric of kind `daysSince` a number means days ago.
 * An override stays in force: `computed` tells what the change does.
 */
export function simulate(
    prepared: PreparedModel,
    facts: CustomerFacts,
    asOf: CalendarDate,
    changes: Readonly<Record<string, number | string>>
): HealthAnswer {
    const { metrics, signals } = prepared.model.health;
    const daysSince = new Set(
        [...metrics, ...signals].filter((fact) => fact.valueKind === 'daysSince').map((fact) => fact.key)
    );
    const changed = Object.entries(changes).map(([key, value]): [string, FactValue] => {
        const counted = typeof value === 'number' && daysSince.has(key) ? addDays(asOf, 0 - value) : value;
        return [key, { value: counted, measuredOn: asOf }];
    });
    const values = Object.fromEntries([...Object.entries(facts.values), ...changed]);
    return scoreCustomer(prepared, { ...facts, values }, asOf);
}

/** Metrics that cost points, costliest first (equals by key): the order in which to act. */
export function costliestMetrics(answer: HealthAnswer): readonly MetricHealth[] {
    return answer.metrics
        .filter((metric) => metric.lost > 0)
        .toSorted((a, b) => b.lost - a.lost || (a.key < b.key ? -1 : 1));
}

/** Metrics that apply but are stale, missing or invalid, by the model's weight: the order in which to bring them back. */
export function uncountedMetrics(answer: HealthAnswer): readonly MetricHealth[] {
    return answer.metrics
        .filter((metric) => metric.status !== 'counted' && metric.status !== 'notApplicable')
        .toSorted((a, b) => b.modelWeight - a.modelWeight || (a.key < b.key ? -1 : 1));
}

function computedAnswer(
    prepared: PreparedModel,
    facts: CustomerFacts,
    asOf: CalendarDate,
    found: Tally,
    exact: number,
    override: Override | null
): ScoredHealth {
    const uncapped = wholeScore(exact);
    const cap = capOf(prepared, facts, asOf, uncapped);
    const computed = cap?.max ?? uncapped;
    const score = override?.score ?? computed;
    const tenths = roundToTotal(sharesOf(prepared, exact, uncapped * 10), uncapped * 10);
    return {
        kind: 'scored',
        score,
        band: prepared.bands[score]!,
        computed: { score: computed, band: prepared.bands[computed]! },
        uncapped: { score: uncapped, band: prepared.bands[uncapped]! },
        cap,
        ...answerParts(prepared, facts, asOf, found, tenths),
        override
    };
}

/** What each metric brings, in tenths, scaled so that it sums to the whole score: rounding the score is shared in proportion. */
function sharesOf(prepared: PreparedModel, exact: number, total: number): Float64Array {
    const { points, weight } = prepared.work;
    const factor = exact > 0 ? total / exact / 100 : 0;
    return points.map((value, i) => value * weight[i]! * factor);
}

/** `tenths` are the contributions by index of the prepared metrics; null when there is no computed score. */
function answerParts(
    prepared: PreparedModel,
    facts: CustomerFacts,
    asOf: CalendarDate,
    found: Tally,
    tenths: Int32Array | null
) {
    return {
        asOf,
        modelVersion: prepared.model.version,
        coverage: found.coverage,
        coverageFloor: prepared.model.health.coverageFloor,
        counted: found.counted,
        applicable: found.applicable,
        dimensions: prepared.dimensionOrder.map((index) => dimensionHealth(prepared, index, tenths)),
        metrics: prepared.metricOrder.map((index) => metricHealth(prepared, index, facts, tenths))
    };
}

function dimensionHealth(prepared: PreparedModel, index: number, tenths: Int32Array | null): DimensionHealth {
    const { dimension, weight, metrics } = prepared.dimensions[index]!;
    const { work } = prepared;
    let contribution = 0;
    let shared = 0;
    let brought = 0;
    let partial = false;
    for (const i of metrics) {
        contribution += tenths === null ? 0 : tenths[i]!;
        shared += work.weight[i]!;
        brought += work.points[i]! * work.weight[i]!;
        partial ||= work.status[i] !== COUNTED && work.status[i] !== NOT_APPLICABLE;
    }
    const points = tenths !== null && shared > 0 ? toTenths(brought / shared) : null;
    const band: Band | null = points === null ? null : prepared.bands[wholeScore(points)]!;
    return {
        key: dimension.key,
        label: dimension.label,
        modelWeight: weight,
        weight: tenths === null ? 0 : shared,
        points,
        band,
        contribution: contribution / 10,
        partial
    };
}

function metricHealth(
    prepared: PreparedModel,
    index: number,
    facts: CustomerFacts,
    tenths: Int32Array | null
): MetricHealth {
    const { work } = prepared;
    const { key, metric, weight, live } = prepared.metrics[index]!;
    const status = work.status[index]!;
    const inScore = tenths !== null && work.inScore[index] === 1;
    const contribution = inScore ? tenths[index]! : 0;
    const shared = inScore ? work.weight[index]! : 0;
    const value = work.value[index]!;
    const age = work.age[index]!;
    const dated = value !== null && age >= 0 && age < Infinity;
    return {
        key,
        metric,
        status: STATUS_NAMES[status]!,
        inScore,
        value,
        measuredOn: dated ? (factOf(facts.values, key)?.measuredOn ?? null) : null,
        ageDays: dated && !live ? age : null,
        limitDays: live ? null : work.limit[index]!,
        points: inScore ? work.points[index]! : null,
        modelWeight: weight,
        weight: shared,
        contribution: contribution / 10,
        lost: inScore ? Math.max(0, Math.floor(shared * 10 + 0.5) - contribution) / 10 : 0
    };
}
