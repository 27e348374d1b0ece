import type { Applicability, CustomerFacts, FactValue, HealthModel, Metric, Scale, SuccessModel } from '../success.ts';

/** The day of every example. */
export const TODAY = '2026-08-27';

/** 0 points at 0 to 100 at 100. */
export const STRAIGHT: Scale = {
    kind: 'linear',
    points: [
        { value: 0, points: 0 },
        { value: 100, points: 100 }
    ]
};

/** A metric of numbers from 0 to 100 that are their own points. */
export function metricOf(key: string, changes: Partial<Metric> = {}): Metric {
    return {
        key,
        label: `Label of ${key}`,
        dimension: 'one',
        weight: 40,
        valueKind: 'number',
        unit: 'score',
        better: 'higher',
        good: 'Good is 100',
        scale: STRAIGHT,
        freshness: { kind: 'days', days: 30 },
        missing: 'exclude',
        stale: 'exclude',
        source: { kind: 'recorded', by: 'import' },
        action: { label: 'Act' },
        ...changes
    };
}

/** A metric that has a scale only for some customers. */
export function metricFor(
    key: string,
    variants: readonly [Applicability, Scale][],
    changes: Partial<Metric> = {}
): Metric {
    return { ...withoutScale(metricOf(key, changes)), variants: variants.map(([when, scale]) => ({ when, scale })) };
}

/** A model with the dimensions one (40), two (40) and three (20), without a floor of coverage. */
export function modelOf(metrics: readonly Metric[], changes: Partial<HealthModel> = {}): SuccessModel {
    return {
        formatVersion: 1,
        name: 'Example',
        version: 1,
        segments: ['Large', 'Small'],
        editions: ['Full', 'Light'],
        health: {
            coverageFloor: 0,
            bands: [
                { key: 'low', label: 'Low', upTo: 50, tone: 'red', unhealthy: true },
                { key: 'middle', label: 'Middle', upTo: 75, tone: 'yellow' },
                { key: 'high', label: 'High', upTo: 100, tone: 'green' }
            ],
            dimensions: [
                { key: 'one', label: 'One', weight: 40 },
                { key: 'two', label: 'Two', weight: 40 },
                { key: 'three', label: 'Three', weight: 20 }
            ],
            metrics,
            signals: [],
            caps: [],
            ...changes
        }
    };
}

/** Metrics a and b (one), c (two), d (three), weighing 30, 10, 40 and 20. */
export function fourMetrics(changes: Partial<Metric> = {}): readonly Metric[] {
    return [
        metricOf('a', { weight: 30, ...changes }),
        metricOf('b', { weight: 10, ...changes }),
        metricOf('c', { weight: 40, dimension: 'two', ...changes }),
        metricOf('d', { weight: 20, dimension: 'three', ...changes })
    ];
}

/** Facts with these values, measured today. */
export function factsOf(
    values: Readonly<Record<string, number | string | FactValue>>,
    changes: Partial<CustomerFacts> = {}
): CustomerFacts {
    const recorded = Object.entries(values).map(([key, value]): [string, FactValue] => [
        key,
        typeof value === 'object' ? value : { value, measuredOn: TODAY }
    ]);
    return {
        customerSince: '2024-08-27',
        segment: 'Large',
        edition: 'Full',
        values: Object.fromEntries(recorded),
        override: null,
        ...changes
    };
}

/** A copy of a JSON document to damage. */
export function copyOf(document: unknown): Record<string, unknown> {
    return JSON.parse(JSON.stringify(document)) as Record<string, unknown>;
}

export function withoutScale(metric: Metric): Metric {
    return Object.fromEntries(Object.entries(metric).filter(([name]) => name !== 'scale')) as unknown as Metric;
}
