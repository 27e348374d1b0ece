import {
    bandOf,
    costliestMetrics,
    prepareModel,
    quickScore,
    scaleFor,
    scoreCustomer,
    simulate,
    uncountedMetrics
} from '../success.ts';
import type {
    CustomerFacts,
    FactValue,
    HealthAnswer,
    HealthModel,
    Metric,
    MetricHealth,
    Scale,
    SuccessModel
} from '../success.ts';
import { factsOf, fourMetrics, metricFor, metricOf, modelOf, TODAY } from './builders.ts';

function score(model: SuccessModel, facts: CustomerFacts): HealthAnswer {
    return scoreCustomer(prepareModel(model), facts, TODAY);
}

function metric(answer: HealthAnswer, key: string): MetricHealth {
    return answer.metrics.find((found) => found.key === key)!;
}

function pointsOn(scale: Scale, changes: Partial<Metric>, value: number | string): number | null {
    const model = modelOf([metricOf('a', { scale, ...changes })]);
    return metric(score(model, factsOf({ a: value })), 'a').points;
}

describe('scales', () => {
    const bent: Scale = {
        kind: 'linear',
        points: [
            { value: -10, points: 100 },
            { value: 0, points: 40 },
            { value: 30, points: 0 }
        ]
    };
    it.each([
        [-1e9, 100],
        [-10, 100],
        [-5, 70],
        [0, 40],
        [15, 20],
        [30, 0],
        [31, 0]
    ])('draw straight lines between points, level outside: %d is %d', (value, points) => {
        expect(pointsOn(bent, { better: 'lower' }, value)).toBe(points);
    });

    const steps: Scale = {
        kind: 'bands',
        bands: [{ below: 10, points: 0 }, { upTo: 20, points: 50 }, { points: 100 }]
    };
    it.each([
        [9.99, 0],
        [10, 50],
        [20, 50],
        [20.01, 100],
        [-1e9, 0],
        [1e9, 100]
    ])('end bands at "below" exclusively and at "upTo" inclusively: %d is %d', (value, points) => {
        expect(pointsOn(steps, {}, value)).toBe(points);
    });

    const words: Scale = {
        kind: 'categories',
        categories: [
            { value: 'Bad', label: 'Bad', points: 0 },
            { value: 'Good', label: 'Good', points: 100 }
        ]
    };
    it('give categories their points', () => {
        expect(pointsOn(words, { valueKind: 'category' }, 'Good')).toBe(100);
        expect(pointsOn(words, { valueKind: 'category' }, 'Bad')).toBe(0);
    });

    it('count the days since a date', () => {
        expect(pointsOn(bent, { valueKind: 'daysSince' }, '2026-08-12')).toBe(20);
        expect(
            metric(score(modelOf([metricOf('a', { valueKind: 'daysSince' })]), factsOf({ a: '2026-08-12' })), 'a').value
        ).toBe(15);
    });

    it('differ by segment, edition and tenure: the first variant that fits wins', () => {
        const constant = (points: number): Scale => ({ kind: 'bands', bands: [{ upTo: 0, points }, { points }] });
        const only = metricFor('a', [
            [{ segments: ['Large'], editions: ['Full'], tenureMonths: { from: 24 } }, constant(10)],
            [{ segments: ['Large'], tenureMonths: { from: 12, before: 24 } }, constant(20)],
            [{ segments: ['Large'] }, constant(30)]
        ]);
        const points = (changes: Partial<CustomerFacts>, own: Metric = only) =>
            metric(score(modelOf([own]), factsOf({ a: 5 }, changes)), 'a');

        expect(points({}).points).toBe(10);
        expect(points({ edition: 'Light' }).points).toBe(30);
        expect(points({ customerSince: '2024-08-28' }).points).toBe(20);
        expect(points({ customerSince: '2025-08-27' }).points).toBe(20);
        expect(points({ customerSince: '2025-08-28' }).points).toBe(30);
        expect(points({ customerSince: null }).points).toBe(30);
        expect(points({ customerSince: '2026-08-28' }).points).toBe(30);
        expect(points({ segment: 'Small' })).toMatchObject({ status: 'notApplicable', points: null });
        expect(points({ segment: null }).status).toBe('notApplicable');
        expect(points({ segment: 'Small' }, { ...only, scale: constant(40) }).points).toBe(40);
    });

    it('are told for the Why view', () => {
        const own = metricFor('a', [[{ segments: ['Large'] }, steps]], { appliesTo: { editions: ['Full'] } });

        expect(scaleFor(own, factsOf({}), TODAY)).toEqual(steps);
        expect(scaleFor(own, factsOf({}, { segment: 'Small' }), TODAY)).toBeNull();
        expect(scaleFor(own, factsOf({}, { edition: 'Light' }), TODAY)).toBeNull();
        expect(scaleFor({ ...own, scale: words }, factsOf({}, { segment: 'Small' }), TODAY)).toEqual(words);
    });
});

describe('weights', () => {
    it('are shared inside the dimension first', () => {
        const answer = score(modelOf(fourMetrics()), factsOf({ a: 50, c: 100, d: 100 }));

        expect(answer).toMatchObject({ kind: 'scored', score: 80, coverage: 0.9, counted: 3, applicable: 4 });
        expect(answer.metrics.map((m) => m.weight)).toEqual([40, 0, 40, 20]);
        expect(answer.dimensions[0]).toMatchObject({ points: 50, weight: 40, modelWeight: 40, partial: true });
    });

    it('of a dimension with nothing counted are shared among the others, in proportion', () => {
        const answer = score(modelOf(fourMetrics()), factsOf({ a: 0, b: 0, d: 100 }));

        expect(answer.metrics.map((m) => m.weight)).toEqual([50, expect.closeTo(100 / 6), 0, expect.closeTo(100 / 3)]);
        expect(answer).toMatchObject({ score: 33, coverage: 0.6 });
        expect(answer.dimensions[1]).toMatchObject({
            points: null,
            band: null,
            weight: 0,
            contribution: 0,
            partial: true
        });
    });

    it('of a metric that does not apply leave coverage too', () => {
        const [a, b, c, d] = fourMetrics() as [Metric, Metric, Metric, Metric];
        const model = modelOf([a, { ...b, appliesTo: { segments: ['Small'] } }, c, d]);

        const answer = score(model, factsOf({ a: 50, b: 0, c: 100, d: 100 }));

        expect(answer).toMatchObject({ score: 80, coverage: 1, counted: 3, applicable: 3 });
        expect(metric(answer, 'b')).toMatchObject({
            status: 'notApplicable',
            inScore: false,
            value: 0,
            contribution: 0
        });
        expect(answer.dimensions[0]?.partial).toBe(false);
    });

    it('stay where the model counts missing and stale values as zero, but coverage does not count them', () => {
        const old = { value: 100, measuredOn: '2026-01-01' };
        const zero = score(
            modelOf(fourMetrics({ missing: 'zero', stale: 'zero' })),
            factsOf({ b: old, c: 100, d: 100 })
        );
        const mixed = score(
            modelOf(fourMetrics({ missing: 'exclude', stale: 'zero' })),
            factsOf({ b: old, c: 100, d: 100 })
        );

        expect(zero).toMatchObject({ score: 60, coverage: 0.6, counted: 2, applicable: 4 });
        expect(metric(zero, 'a')).toMatchObject({ status: 'missing', inScore: true, points: 0, weight: 30, lost: 30 });
        expect(metric(zero, 'b')).toMatchObject({ status: 'stale', inScore: true, points: 0, weight: 10, value: 100 });
        expect(metric(mixed, 'a')).toMatchObject({ status: 'missing', inScore: false, points: null });
        expect(metric(mixed, 'b')).toMatchObject({ weight: 40, lost: 40 });
    });
});

describe('freshness', () => {
    const statusOf = (measuredOn: string | null, changes: Partial<Metric> = {}, value = 100) =>
        metric(
            score(modelOf([metricOf('a', changes), metricOf('b')]), factsOf({ a: { value, measuredOn }, b: 1 })),
            'a'
        );

    it('counts a value up to its limit of days', () => {
        expect(statusOf('2026-07-28')).toMatchObject({ status: 'counted', ageDays: 30, limitDays: 30 });
        expect(statusOf('2026-07-27')).toMatchObject({ status: 'stale', ageDays: 31, limitDays: 30, points: null });
    });

    it('is shorter for bad news where the model says so', () => {
        const freshness = { kind: 'days', days: 30, badNews: { belowPoints: 50, days: 10 } } as const;

        expect(statusOf('2026-08-17', { freshness }, 49)).toMatchObject({ status: 'counted', limitDays: 10 });
        expect(statusOf('2026-08-16', { freshness }, 49)).toMatchObject({ status: 'stale', limitDays: 10 });
        expect(statusOf('2026-08-16', { freshness }, 50)).toMatchObject({ status: 'counted', limitDays: 30 });
    });

    it('never ends for live values', () => {
        const freshness = { kind: 'live' } as const;

        expect(statusOf(null, { freshness })).toMatchObject({ status: 'counted', ageDays: null, limitDays: null });
        expect(statusOf('2020-01-01', { freshness })).toMatchObject({
            status: 'counted',
            measuredOn: '2020-01-01',
            ageDays: null
        });
    });

    it('does not know a value before the day it was measured', () => {
        expect(statusOf('2026-08-28')).toMatchObject({ status: 'missing', value: null, measuredOn: null });
        expect(statusOf('2026-08-28', { freshness: { kind: 'live' } }).status).toBe('missing');
    });

    it('takes a recorded value without a day for stale, one that each run reads anew for fresh', () => {
        const source = { kind: 'salesforce', object: 'Case', account: 'AccountId', fold: 'count' } as const;

        expect(statusOf(null)).toMatchObject({ status: 'stale', ageDays: null });
        expect(statusOf(null, { source })).toMatchObject({ status: 'counted', ageDays: null, limitDays: 30 });
    });
});

describe('values that do not fit', () => {
    const statusOf = (value: unknown, changes: Partial<Metric> = {}, measuredOn: unknown = TODAY) => {
        const facts = {
            ...factsOf({ b: 100 }),
            values: { b: { value: 100, measuredOn: TODAY }, a: { value, measuredOn } }
        };
        return metric(score(modelOf([metricOf('a', changes), metricOf('b')]), facts as CustomerFacts), 'a');
    };

    it('are invalid and treated as missing', () => {
        expect(statusOf('50')).toMatchObject({ status: 'invalid', value: '50', inScore: false });
        expect(statusOf(NaN)).toMatchObject({ status: 'invalid', value: null });
        expect(statusOf(Infinity)).toMatchObject({ status: 'invalid', value: null });
        expect(statusOf(null)).toMatchObject({ status: 'invalid', value: null });
        expect(statusOf(5, { valueKind: 'daysSince' })).toMatchObject({ status: 'invalid', value: 5 });
        expect(statusOf('soon', { valueKind: 'daysSince' })).toMatchObject({ status: 'invalid', value: 'soon' });
        expect(statusOf(50, {}, 'yesterday')).toMatchObject({ status: 'invalid', value: 50, measuredOn: null });
        expect(statusOf('50', { missing: 'zero' })).toMatchObject({ status: 'invalid', inScore: true, points: 0 });
    });

    it('are unknown categories too', () => {
        const scale: Scale = {
            kind: 'categories',
            categories: [
                { value: 'Bad', label: 'Bad', points: 0 },
                { value: 'Good', label: 'Good', points: 100 }
            ]
        };

        expect(statusOf('good', { valueKind: 'category', scale })).toMatchObject({ status: 'invalid', value: 'good' });
        expect(statusOf('constructor', { valueKind: 'category', scale }).status).toBe('invalid');
    });

    it('are missing when their date is still to come', () => {
        expect(statusOf('2026-08-28', { valueKind: 'daysSince' })).toMatchObject({ status: 'missing', value: null });
    });

    it('are never taken from what objects inherit', () => {
        for (const key of ['constructor', 'toString', 'valueOf', 'hasOwnProperty']) {
            const model = modelOf([metricOf(key), metricOf('b')]);
            expect(metric(score(model, factsOf({ b: 1 })), key).status).toBe('missing');
            expect(metric(score(model, factsOf({ b: 1, [key]: 7 })), key).value).toBe(7);
        }
        const hostile = JSON.parse(
            '{"__proto__": {"value": 5, "measuredOn": null}, "b": {"value": 5, "measuredOn": null}}'
        ) as CustomerFacts['values'];
        expect(score(modelOf(fourMetrics()), { ...factsOf({}), values: hostile }).counted).toBe(0);
    });

    it('turn no -0 into the answer', () => {
        expect(Object.is(statusOf(-0).value, 0)).toBe(true);
    });
});

describe('coverage', () => {
    const model = modelOf(fourMetrics(), { coverageFloor: 0.6 });

    it('at its floor gives a score, below it none', () => {
        expect(score(model, factsOf({ c: 50, d: 50 }))).toMatchObject({ kind: 'scored', coverage: 0.6 });
        expect(score(model, factsOf({ a: 50, b: 50 }))).toMatchObject({
            kind: 'insufficientData',
            coverage: 0.4,
            coverageFloor: 0.6,
            counted: 2,
            applicable: 4
        });
        expect(quickScore(prepareModel(model), factsOf({ a: 50, b: 50 }), TODAY)).toBeNull();
    });

    it('without a score leaves no metric with points or weight', () => {
        const answer = score(model, factsOf({ a: 50 }));

        expect(metric(answer, 'a')).toMatchObject({
            status: 'counted',
            value: 50,
            inScore: false,
            points: null,
            weight: 0,
            contribution: 0,
            lost: 0
        });
        expect(answer.dimensions.map((d) => [d.points, d.band, d.weight, d.contribution])).toEqual(
            Array(3).fill([null, null, 0, 0])
        );
        expect(uncountedMetrics(answer).map(({ key }) => key)).toEqual(['c', 'd', 'b']);
    });

    it('of nothing is insufficient whatever the floor', () => {
        expect(score(modelOf(fourMetrics()), factsOf({}))).toMatchObject({ kind: 'insufficientData', coverage: 0 });
        const nobody = modelOf(fourMetrics({ appliesTo: { segments: ['Small'] } }));
        expect(score(nobody, factsOf({ a: 1 }))).toMatchObject({
            kind: 'insufficientData',
            coverage: 0,
            applicable: 0
        });
    });
});

describe('the score', () => {
    it('rounds halves up, though binary fractions fall short of them', () => {
        const model = modelOf(fourMetrics());
        expect(score(model, factsOf({ a: 57.5, b: 57.5, c: 57.5, d: 57.5 }))).toMatchObject({ score: 58 });
        // 0.63 + 9.57 + 5.2 + 10.1 = 25.5, but 25.499999999999996 in binary fractions.
        expect(score(model, factsOf({ a: 2.1, b: 95.7, c: 13, d: 50.5 }))).toMatchObject({ score: 26 });
        expect(score(model, factsOf({ a: 57.4, b: 57.4, c: 57.4, d: 57.4 }))).toMatchObject({ score: 57 });
    });

    it('is the sum of contributions in tenths, rounding shared in proportion', () => {
        const answer = score(modelOf(fourMetrics()), factsOf({ a: 57.4, b: 57.4, c: 57.4, d: 0 }));

        expect(answer).toMatchObject({ score: 46 });
        expect(answer.metrics.map((m) => m.contribution)).toEqual([17.3, 5.7, 23, 0]);
        expect(answer.dimensions.map((d) => d.contribution)).toEqual([23, 23, 0]);
    });

    it('has the band whose upper bound includes it', () => {
        const model = modelOf(fourMetrics());
        const bandAt = (value: number) => bandOf(model, value).key;

        expect([0, 50, 50.4, 50.6, 51, 75, 76, 100].map(bandAt)).toEqual([
            'low',
            'low',
            'low',
            'middle',
            'middle',
            'middle',
            'high',
            'high'
        ]);
        expect(score(model, factsOf({ a: 75, b: 75, c: 75, d: 75 }))).toMatchObject({ band: { key: 'middle' } });
    });

    it('gives each dimension the band of its points as a whole number', () => {
        const answer = score(modelOf(fourMetrics()), factsOf({ a: 50.6, b: 50.6, c: 50.4, d: 75.5 }));

        expect(answer.dimensions.map(({ points, band }) => [points, band?.key])).toEqual([
            [50.6, 'middle'],
            [50.4, 'low'],
            [75.5, 'high']
        ]);
    });

    it('names what costs most, equals by key', () => {
        const answer = score(modelOf(fourMetrics()), factsOf({ a: 50, b: 0, c: 62.5, d: 50 }));

        expect(costliestMetrics(answer).map((m) => [m.key, m.lost])).toEqual([
            ['a', 15],
            ['c', 15],
            ['b', 10],
            ['d', 10]
        ]);
    });

    it('refuses a day that is none', () => {
        expect(() => scoreCustomer(prepareModel(modelOf(fourMetrics())), factsOf({}), '2026-02-30')).toThrow(
            RangeError
        );
    });
});

describe('caps', () => {
    const cap = (key: string, max: number, when: HealthModel['caps'][number]['when']) => {
        return { key, max, reason: `Because of ${key}`, endsWhen: 'Later', when };
    };
    const source = { kind: 'recorded', by: 'person' } as const;
    const model = modelOf(fourMetrics(), {
        signals: [
            { key: 'left', label: 'Left', valueKind: 'daysSince', source },
            { key: 'mood', label: 'Mood', valueKind: 'category', source }
        ],
        caps: [
            cap('loose', 70, { fact: 'a', op: '<', value: 90 }),
            cap('tight', 40, { fact: 'left', op: '>=', value: 10 }),
            cap('bad', 55, { fact: 'mood', op: '=', value: 'Bad' })
        ]
    });
    const good = { a: 95, b: 95, c: 95, d: 95 };

    it('limit the score to the lowest that holds, and say so', () => {
        expect(score(model, factsOf(good))).toMatchObject({ score: 95, cap: null });
        expect(score(model, factsOf({ ...good, a: 80 }))).toMatchObject({ score: 70, cap: { key: 'loose' } });
        expect(score(model, factsOf({ ...good, mood: 'Bad', a: 80 }))).toMatchObject({
            score: 55,
            cap: { key: 'bad' }
        });
        expect(score(model, factsOf({ ...good, mood: 'Bad', left: '2026-08-17' }))).toMatchObject({
            score: 40,
            band: { key: 'low' },
            computed: { score: 40 },
            uncapped: { score: 95, band: { key: 'high' } },
            cap: { key: 'tight', reason: 'Because of tight' }
        });
    });

    it('that would not lower the score are not in force', () => {
        expect(score(model, factsOf({ a: 40, b: 40, c: 40, d: 40, left: '2026-01-01' }))).toMatchObject({
            score: 40,
            cap: null
        });
    });

    it('need to know the fact: not one that is missing, stale, still to come or of another type', () => {
        const old = { value: 80, measuredOn: '2026-01-01' };

        const odds: readonly Record<string, number | string | FactValue>[] = [
            { left: '2026-08-18' },
            { left: '2026-09-30' },
            { mood: 'Good' },
            { left: 40 },
            { mood: 3 },
            { a: old }
        ];
        for (const odd of odds) {
            expect(score(model, factsOf({ ...good, ...odd }))).toMatchObject({ score: 95, cap: null });
        }
        const later = { value: 'Bad', measuredOn: '2026-08-28' };
        expect(score(model, factsOf({ ...good, mood: later }))).toMatchObject({ cap: null });
    });

    it.each([
        ['=', 95, true],
        ['=', 94, false],
        ['!=', 94, true],
        ['!=', 95, false],
        ['<', 96, true],
        ['<', 95, false],
        ['<=', 95, true],
        ['<=', 94, false],
        ['>', 94, true],
        ['>', 95, false],
        ['>=', 95, true],
        ['>=', 96, false]
    ] as const)('compare with %s %d', (op, value, holds) => {
        const own = modelOf(fourMetrics(), { caps: [cap('only', 10, { fact: 'a', op, value })] });
        expect(score(own, factsOf(good))).toMatchObject({ score: holds ? 10 : 95 });
    });
});

describe('an override', () => {
    const override = { score: 80, reason: 'Migration weekend', expiresOn: TODAY, by: 'Ann Brown', setOn: TODAY };
    const model = modelOf(fourMetrics(), { coverageFloor: 0.6 });
    const facts = (changes: object, values = { a: 20, b: 20, c: 20, d: 20 } as Record<string, number>) =>
        factsOf(values, { override: { ...override, ...changes } });

    it('is shown, the computed score beside it', () => {
        expect(score(model, facts({}))).toMatchObject({
            score: 80,
            band: { key: 'high' },
            computed: { score: 20, band: { key: 'low' } },
            override
        });
    });

    it('holds from the day it was set to the day it expires, inclusive', () => {
        const outside = [{ expiresOn: '2026-08-26' }, { setOn: '2026-08-28' }];
        for (const changes of outside) {
            expect(score(model, facts(changes))).toMatchObject({ score: 20, override: null });
        }
        expect(score(model, facts({ setOn: null }))).toMatchObject({ score: 80 });
    });

    it('gives a score where data is insufficient', () => {
        expect(score(model, facts({}, { a: 20 }))).toMatchObject({
            kind: 'scored',
            score: 80,
            computed: null,
            uncapped: null,
            cap: null,
            coverage: 0.3
        });
        expect(quickScore(prepareModel(model), facts({}, {}), TODAY)).toBe(80);
    });

    it('that is none is passed over', () => {
        for (const changes of [
            { score: 101 },
            { score: -1 },
            { score: 7.5 },
            { score: NaN },
            { score: '80' },
            { expiresOn: 'never' },
            { setOn: 'once' }
        ]) {
            expect(score(model, facts(changes))).toMatchObject({ score: 20, override: null });
        }
    });
});

describe('what if', () => {
    const model = prepareModel(
        modelOf([
            ...fourMetrics().slice(0, 3),
            metricOf('d', { weight: 20, dimension: 'three', valueKind: 'daysSince' })
        ])
    );

    it('takes changed values as measured today', () => {
        const facts = factsOf({ a: { value: 0, measuredOn: '2020-01-01' }, b: 0, c: 0, d: TODAY });

        expect(simulate(model, facts, TODAY, { a: 100 })).toMatchObject({ score: 30 });
        expect(simulate(model, facts, TODAY, {})).toEqual(scoreCustomer(model, facts, TODAY));
    });

    it('takes numbers for days ago where a date counts', () => {
        const facts = factsOf({ a: 0, b: 0, c: 0, d: TODAY });

        expect(simulate(model, facts, TODAY, { d: 50 })).toMatchObject({ score: 10 });
        expect(simulate(model, facts, TODAY, { d: '2026-07-08' })).toMatchObject({ score: 10 });
        expect(simulate(model, facts, TODAY, { d: -3 }).metrics[3]?.status).toBe('missing');
        expect(simulate(model, facts, TODAY, { d: 1e12 }).metrics[3]?.points).toBe(100);
        expect(simulate(model, facts, TODAY, { d: NaN }).metrics[3]?.status).toBe('invalid');
    });
});
