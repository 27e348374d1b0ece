import fc from 'fast-check';
import { addDays } from '../success.ts';
import type {
    Applicability,
    CustomerFacts,
    Dimension,
    FactValue,
    Freshness,
    Metric,
    Scale,
    SuccessModel,
    ValueKind
} from '../success.ts';
import { metricOf, modelOf, TODAY } from './builders.ts';

/** Any model that is valid, and facts for it: orderly ones, and whatever may be found in place of facts. */

const SEGMENTS = ['Large', 'Small'] as const;
const EDITIONS = ['Full', 'Light'] as const;
const WORDS = ['Red', 'Yellow', 'Green'] as const;
const DIMENSION_WEIGHTS = [
    [40, 40, 20],
    [20, 20, 20, 20, 20],
    [25, 35, 40],
    [33.3, 33.3, 33.4],
    [40, 30, 20, 10]
] as const;

const anyPoints = fc.oneof(
    fc.constantFrom(0, 50, 100),
    fc.integer({ min: 0, max: 100 }),
    fc.integer({ min: 0, max: 1000 }).map((x) => x / 10)
);
export const anyNumber = fc.oneof(
    fc.integer({ min: -50, max: 150 }),
    fc.integer({ min: -500, max: 1500 }).map((x) => x / 10),
    fc.double({ min: -50, max: 150, noNaN: true })
);
export const daysAgo = (min: number, max: number) => fc.integer({ min, max }).map((days) => addDays(TODAY, -days));

const anyApplicability: fc.Arbitrary<Applicability> = fc.record(
    {
        segments: fc.subarray([...SEGMENTS], { minLength: 1 }),
        editions: fc.subarray([...EDITIONS], { minLength: 1 }),
        tenureMonths: fc.constantFrom({ from: 6 }, { before: 12 }, { from: 3, before: 24 })
    },
    { requiredKeys: [] }
);

const anyFreshness: fc.Arbitrary<Freshness> = fc.oneof(
    fc.constant({ kind: 'live' } as const),
    fc.integer({ min: 10, max: 90 }).map((days) => ({ kind: 'days', days }) as const),
    fc
        .record({ belowPoints: fc.integer({ min: 1, max: 100 }), days: fc.integer({ min: 1, max: 9 }) })
        .map((badNews) => ({ kind: 'days', days: 40, badNews }) as const)
);

/** Points that move with the better side. */
function steps(count: number, better: Metric['better']): fc.Arbitrary<readonly number[]> {
    return fc
        .array(anyPoints, { minLength: count, maxLength: count })
        .map((points) => points.toSorted((a, b) => (better === 'higher' ? a - b : b - a)));
}

export function anyScale(kind: ValueKind, better: Metric['better']): fc.Arbitrary<Scale> {
    if (kind === 'category') {
        return fc.array(anyPoints, { minLength: 3, maxLength: 3 }).map((points) => ({
            kind: 'categories',
            categories: WORDS.map((value, i) => ({ value, label: value, points: points[i]! }))
        }));
    }
    const limits = fc
        .uniqueArray(fc.integer({ min: -20, max: 120 }), { minLength: 2, maxLength: 4 })
        .map((list) => list.toSorted((a, b) => a - b));
    return limits.chain((values) => fc.oneof(linear(values, better), bands(values, better)));
}

function linear(values: readonly number[], better: Metric['better']): fc.Arbitrary<Scale> {
    return steps(values.length, better).map((points) => ({
        kind: 'linear',
        points: values.map((value, i) => ({ value, points: points[i]! }))
    }));
}

function bands(values: readonly number[], better: Metric['better']): fc.Arbitrary<Scale> {
    const inclusive = fc.array(fc.boolean(), { minLength: values.length, maxLength: values.length });
    return fc.tuple(steps(values.length + 1, better), inclusive).map(([points, included]) => ({
        kind: 'bands',
        bands: points.map((own, i) => {
            const limit = values[i];
            return limit === undefined ? { points: own } : { points: own, [included[i] ? 'upTo' : 'below']: limit };
        })
    }));
}

function anyMetric(key: string, dimension: string, weight: number): fc.Arbitrary<Metric> {
    const kinds = fc.tuple(
        fc.constantFrom<ValueKind>('number', 'number', 'category', 'daysSince'),
        fc.constantFrom('higher', 'lower')
    );
    return kinds.chain(([valueKind, better]) =>
        fc
            .record({
                scale: anyScale(valueKind, better),
                variant: fc.option(fc.tuple(anyApplicability, anyScale(valueKind, better))),
                appliesTo: fc.option(anyApplicability),
                freshness: anyFreshness,
                missing: fc.constantFrom('exclude', 'exclude', 'zero'),
                stale: fc.constantFrom('exclude', 'exclude', 'zero')
            })
            .map(({ scale, variant, appliesTo, freshness, missing, stale }) => {
                const units = { number: 'score', category: 'category', daysSince: 'days' } as const;
                const base = {
                    dimension,
                    weight,
                    valueKind,
                    better,
                    scale,
                    freshness,
                    missing,
                    stale,
                    unit: units[valueKind]
                };
                const variants = variant ? { variants: [{ when: variant[0], scale: variant[1] }] } : {};
                return metricOf(key, { ...base, ...variants, ...(appliesTo ? { appliesTo } : {}) });
            })
    );
}

/** Valid models of 3 to 5 dimensions with 1 to 3 metrics each, with signals and caps. */
export const anyModel: fc.Arbitrary<SuccessModel> = fc.constantFrom(...DIMENSION_WEIGHTS).chain((weights) => {
    const dimensions = weights.map((weight, i): Dimension => ({
        key: `dimension${i}`,
        label: `Dimension ${i}`,
        weight
    }));
    const metrics = fc.tuple(...dimensions.map((dimension, i) => metricsOf(dimension, i))).map((lists) => lists.flat());
    const floor = fc.constantFrom(0, 0.3, 0.6);
    const caps = fc.record({ loose: fc.integer({ min: 0, max: 100 }), tight: fc.integer({ min: 0, max: 60 }) });
    // The first metric is for everybody, so that no profile is left with none.
    return fc.tuple(metrics, floor, caps).map(([[first, ...rest], coverageFloor, { loose, tight }]) => {
        const open: Metric = { ...first!, appliesTo: {} };
        return modelOf([open, ...rest], {
            dimensions,
            coverageFloor,
            signals: [
                { key: 'left', label: 'Left', valueKind: 'daysSince', source: { kind: 'recorded', by: 'person' } }
            ],
            caps: [
                {
                    key: 'tight',
                    max: tight,
                    reason: 'Left',
                    endsWhen: 'Back',
                    when: { fact: 'left', op: '>=', value: 0 }
                },
                { key: 'loose', max: loose, reason: 'Low', endsWhen: 'High', when: capWhen(open) }
            ]
        });
    });
});

function capWhen({ key, valueKind }: Metric): SuccessModel['health']['caps'][number]['when'] {
    return valueKind === 'category' ? { fact: key, op: '=', value: 'Red' } : { fact: key, op: '<', value: 20 };
}

function metricsOf(dimension: Dimension, index: number): fc.Arbitrary<readonly Metric[]> {
    const parts = fc.constantFrom([1], [1, 3], [1, 1, 2], [2, 3]);
    return parts.chain((shares) => {
        const whole = shares.reduce((sum, share) => sum + share, 0);
        const metrics = shares.map((share, i) =>
            anyMetric(`m${index}x${i}`, dimension.key, (dimension.weight * share) / whole)
        );
        return fc.tuple(...metrics);
    });
}

function anyFact({ valueKind }: { readonly valueKind: ValueKind }): fc.Arbitrary<FactValue> {
    const values = { number: anyNumber, category: fc.constantFrom(...WORDS), daysSince: daysAgo(-5, 150) };
    return fc.record({
        value: values[valueKind],
        measuredOn: fc.oneof(daysAgo(0, 8), daysAgo(-3, 60), fc.constant(null))
    });
}

const anyOverride = fc.record({
    score: fc.integer({ min: 0, max: 100 }),
    reason: fc.constant('Because'),
    expiresOn: daysAgo(-30, 10),
    by: fc.constantFrom('Ann', null),
    setOn: fc.option(daysAgo(-5, 40))
});

/** Facts as an org has them: most known, some stale, some not. */
export function factsFor(model: SuccessModel): fc.Arbitrary<CustomerFacts> {
    const metrics = Object.fromEntries(
        model.health.metrics.map((metric) => [metric.key, fc.option(anyFact(metric), { freq: 6, nil: undefined })])
    );
    return fc.record({
        customerSince: fc.option(daysAgo(-10, 1500)),
        segment: fc.option(fc.constantFrom<string>(...SEGMENTS, 'Other'), { freq: 9 }),
        edition: fc.option(fc.constantFrom<string>(...EDITIONS), { freq: 9 }),
        values: fc
            .record({ ...metrics, left: fc.option(anyFact({ valueKind: 'daysSince' }), { freq: 2, nil: undefined }) })
            .map(
                (values) =>
                    Object.fromEntries(
                        Object.entries(values).filter(([, fact]) => fact !== undefined)
                    ) as CustomerFacts['values']
            ),
        override: fc.option(anyOverride, { freq: 2 })
    });
}

/** Whatever may be found in place of a value. */
export const garbage: fc.Arbitrary<unknown> = fc.oneof(
    fc.constantFrom(
        null,
        undefined,
        NaN,
        Infinity,
        -Infinity,
        -0,
        '',
        '2026-02-30',
        '9999-12-31',
        '0001-01-01',
        true,
        1e308,
        -1e308
    ),
    fc.anything({ withDate: true, withTypedArray: true, withNullPrototype: true })
);
const keys = (model: SuccessModel): fc.Arbitrary<string> =>
    fc.oneof(
        fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'left'),
        fc.constantFrom(...model.health.metrics.map(({ key }) => key)),
        fc.string()
    );

/** Whatever may be found in place of facts. */
export function hostileFacts(model: SuccessModel): fc.Arbitrary<CustomerFacts> {
    const fact = fc.oneof(garbage, fc.record({ value: garbage, measuredOn: garbage }));
    const values = fc.array(fc.tuple(keys(model), fact)).map((entries) => {
        // As JSON.parse does, so that "__proto__" is a key of its own.
        return Object.fromEntries(entries);
    });
    return fc.record({
        customerSince: garbage,
        segment: garbage,
        edition: garbage,
        values: fc.oneof(values, values, garbage),
        override: fc.oneof(
            garbage,
            fc.record({ score: garbage, reason: garbage, expiresOn: garbage, by: garbage, setOn: garbage }),
            anyOverride
        )
    }) as fc.Arbitrary<CustomerFacts>;
}

/** Orderly facts, in any order, some of which were broken: as an org has them that is written to by hand. */
function blemishedFacts(model: SuccessModel): fc.Arbitrary<CustomerFacts> {
    const blemish = fc.record({ value: fc.oneof(anyNumber, garbage), measuredOn: fc.oneof(daysAgo(-3, 60), garbage) });
    const blemishes = fc.array(fc.tuple(keys(model), fc.oneof(blemish, garbage)), { maxLength: 2 });
    const since = fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, garbage);
    return fc
        .tuple(factsFor(model), blemishes, since, fc.nat())
        .map(([facts, broken, customerSince = facts.customerSince, turn]) => {
            const entries = [...Object.entries(facts.values), ...broken];
            const at = entries.length > 0 ? turn % entries.length : 0;
            const values = Object.fromEntries([...entries.slice(at), ...entries.slice(0, at)]);
            return { ...facts, customerSince, values } as CustomerFacts;
        });
}

/** Model and facts together. */
export const anyCase = anyModel.chain((model) => factsFor(model).map((facts) => ({ model, facts })));
export const anyBlemishedCase = anyModel.chain((model) => blemishedFacts(model).map((facts) => ({ model, facts })));
export const anyHostileCase = anyModel.chain((model) => hostileFacts(model).map((facts) => ({ model, facts })));

/** Model, another model of the same customers, and facts before and after. */
export const anyChange = anyModel.chain((model) =>
    fc.record({
        model: fc.constant(model),
        other: fc.oneof(
            fc.constant(model),
            anyModel.map((next) => ({ ...next, version: 2 }))
        ),
        before: factsFor(model),
        after: factsFor(model)
    })
);
