import fc from 'fast-check';
import {
    bandOf,
    defaultModel,
    prepareModel,
    quickScore,
    scaleFor,
    scoreCustomer,
    simulate,
    validateModel
} from '../success.ts';
import type { HealthAnswer, SuccessModel } from '../success.ts';
import {
    anyBlemishedCase,
    anyCase,
    anyHostileCase,
    anyModel,
    anyNumber,
    anyScale,
    daysAgo,
    factsFor,
    hostileFacts
} from './arbitraries.ts';
import { metricOf, modelOf, TODAY } from './builders.ts';
import { oddNumbers } from './numbers.ts';

const RUNS = { numRuns: 200 };

function inTenths(value: number): number {
    return Math.round(value * 10);
}

function sum(values: readonly number[]): number {
    return values.reduce((total, value) => total + value, 0);
}

function reverse(model: SuccessModel): SuccessModel {
    const { health } = model;
    return {
        ...model,
        health: {
            ...health,
            dimensions: health.dimensions.toReversed(),
            metrics: health.metrics.toReversed(),
            caps: health.caps.toReversed()
        }
    };
}

function checkSums(answer: HealthAnswer): void {
    const contributions = answer.metrics.map(({ contribution }) => inTenths(contribution));
    for (const dimension of answer.dimensions) {
        const own = answer.metrics.filter(({ metric }) => metric.dimension === dimension.key);
        expect(inTenths(dimension.contribution)).toBe(sum(own.map(({ contribution }) => inTenths(contribution))));
        expect(dimension.weight).toBeCloseTo(sum(own.map(({ weight }) => weight)));
    }
    const uncapped = answer.kind === 'scored' ? answer.uncapped : null;
    expect(sum(contributions)).toBe((uncapped?.score ?? 0) * 10);
    expect(sum(answer.metrics.map(({ weight }) => weight))).toBeCloseTo(uncapped ? 100 : 0);
}

function checkBounds(answer: HealthAnswer, model: SuccessModel): void {
    expect(answer.coverage).toBeGreaterThanOrEqual(0);
    expect(answer.coverage).toBeLessThanOrEqual(1);
    expect(answer.counted).toBeLessThanOrEqual(answer.applicable);
    expect(answer.metrics.map(({ key }) => key)).toEqual(model.health.metrics.map(({ key }) => key));
    for (const metric of answer.metrics) {
        expect(metric.contribution).toBeGreaterThanOrEqual(0);
        expect(metric.lost).toBeGreaterThanOrEqual(0);
        expect(metric.points ?? 0).toBeGreaterThanOrEqual(0);
        expect(metric.points ?? 0).toBeLessThanOrEqual(100);
        // The digits shown are those of the number: 11.6, not 11.600000000000001.
        expect(metric.contribution).toBe(Number(metric.contribution.toFixed(1)));
        expect(metric.lost).toBe(Number(metric.lost.toFixed(1)));
        if (metric.points === 0 || !metric.inScore) {
            expect(metric.contribution).toBe(0);
        }
    }
    if (answer.kind === 'scored') {
        expect(Number.isInteger(answer.score) && answer.score >= 0 && answer.score <= 100).toBe(true);
        expect(answer.band).toBe(bandOf(model, answer.score));
        expect(answer.computed?.score ?? 0).toBeLessThanOrEqual(answer.uncapped?.score ?? 0);
        expect(answer.score).toBe(answer.override?.score ?? answer.computed?.score);
    }
}

describe('for any valid model and any facts', () => {
    it('the generated models are valid', () => {
        fc.assert(
            fc.property(anyModel, (model) => {
                const result = validateModel(model);
                const faults = result.kind === 'invalid' ? result.problems : [];
                // A variant that its metric's own limits leave no customer is the one fault that the generator makes.
                expect(faults.filter(({ message }) => !message.startsWith('no customer gets this variant'))).toEqual(
                    []
                );
            }),
            RUNS
        );
    });

    it('contributions sum exactly to the uncapped score, weights to 100', () => {
        fc.assert(
            fc.property(anyCase, ({ model, facts }) => {
                const answer = scoreCustomer(prepareModel(model), facts, TODAY);
                expect(() => checkSums(answer)).not.toThrow();
            }),
            RUNS
        );
    });

    it('all numbers are within their bounds', () => {
        fc.assert(
            fc.property(anyCase, ({ model, facts }) => {
                const answer = scoreCustomer(prepareModel(model), facts, TODAY);
                expect(() => checkBounds(answer, model)).not.toThrow();
            }),
            RUNS
        );
    });

    it('hostile facts have an answer too, with every number finite and none -0', () => {
        fc.assert(
            fc.property(anyHostileCase, ({ model, facts }) => {
                const answer = scoreCustomer(prepareModel(model), facts, TODAY);
                checkSums(answer);
                checkBounds(answer, model);
                expect(oddNumbers(answer)).toEqual([]);
                expect(quickScore(prepareModel(model), facts, TODAY)).toBe(
                    answer.kind === 'scored' ? answer.score : null
                );
            }),
            { numRuns: 600 }
        );
    });

    it('orderly facts leave no odd number', () => {
        fc.assert(
            fc.property(anyCase, ({ model, facts }) => {
                expect(oddNumbers(scoreCustomer(prepareModel(model), facts, TODAY))).toEqual([]);
            }),
            RUNS
        );
    });

    it.each([
        ['orderly', anyCase],
        ['partly broken', anyBlemishedCase]
    ])('quickScore is the score that scoreCustomer shows, of %s facts', (_, cases) => {
        fc.assert(
            fc.property(cases, ({ model, facts }) => {
                const prepared = prepareModel(model);
                const quick = quickScore(prepared, facts, TODAY);
                const answer = scoreCustomer(prepared, facts, TODAY);
                expect(quick).toBe(answer.kind === 'scored' ? answer.score : null);
                expect(quickScore(prepared, facts, TODAY)).toBe(quick);
            }),
            { numRuns: 600 }
        );
    });

    it('the cases above are of every kind: scored, capped, overridden, insufficient, and every status', () => {
        const kinds = new Set<string>();
        for (const { model, facts } of fc.sample(anyBlemishedCase, { numRuns: 600, seed: 1 })) {
            const answer = scoreCustomer(prepareModel(model), facts, TODAY);
            kinds.add(answer.kind);
            if (answer.override) kinds.add('override');
            if (answer.kind === 'scored' && answer.cap) kinds.add('cap');
            for (const { status } of answer.metrics) kinds.add(status);
        }
        expect([...kinds].toSorted()).toEqual([
            'cap',
            'counted',
            'insufficientData',
            'invalid',
            'missing',
            'notApplicable',
            'override',
            'scored',
            'stale'
        ]);
    });

    it('the order of metrics, dimensions, caps and facts changes nothing', () => {
        fc.assert(
            fc.property(anyCase, ({ model, facts }) => {
                const values = Object.fromEntries(Object.entries(facts.values).toReversed());
                const answer = scoreCustomer(prepareModel(model), facts, TODAY);
                const other = scoreCustomer(prepareModel(reverse(model)), { ...facts, values }, TODAY);
                expect({
                    ...other,
                    dimensions: other.dimensions.toReversed(),
                    metrics: other.metrics.toReversed()
                }).toEqual(answer);
            }),
            RUNS
        );
    });

    it('an answer depends on its own facts only, not on what was scored before', () => {
        const cases = anyModel.chain((model) =>
            fc.record({ model: fc.constant(model), facts: factsFor(model), other: hostileFacts(model) })
        );
        fc.assert(
            fc.property(cases, ({ model, facts, other }) => {
                const prepared = prepareModel(model);
                scoreCustomer(prepared, other, TODAY);
                expect(scoreCustomer(prepared, facts, TODAY)).toEqual(scoreCustomer(prepareModel(model), facts, TODAY));
            }),
            RUNS
        );
    });

    it('what is not counted shares its weight inside its dimension, an empty dimension among the others', () => {
        fc.assert(
            fc.property(anyCase, ({ model, facts }) => {
                const answer = scoreCustomer(prepareModel(model), facts, TODAY);
                fc.pre(answer.kind === 'scored' && answer.computed !== null);
                const inScore = answer.metrics.filter((metric) => metric.inScore);
                const live = answer.dimensions.filter(({ key }) =>
                    inScore.some(({ metric }) => metric.dimension === key)
                );
                const total = sum(live.map(({ modelWeight }) => modelWeight));
                for (const dimension of live) {
                    const own = inScore.filter(({ metric }) => metric.dimension === dimension.key);
                    const weight = (dimension.modelWeight / total) * 100;
                    expect(dimension.weight).toBeCloseTo(weight);
                    own.forEach((metric) =>
                        expect(metric.weight).toBeCloseTo(
                            (weight * metric.modelWeight) / sum(own.map((m) => m.modelWeight))
                        )
                    );
                }
            }),
            RUNS
        );
    });

    it('the score is points times weight, within half a point', () => {
        fc.assert(
            fc.property(anyCase, ({ model, facts }) => {
                const answer = scoreCustomer(prepareModel(model), facts, TODAY);
                fc.pre(answer.kind === 'scored' && answer.uncapped !== null);
                const exact = sum(answer.metrics.map(({ points, weight }) => ((points ?? 0) * weight) / 100));
                expect(Math.abs(exact - answer.uncapped.score)).toBeLessThanOrEqual(0.5 + 1e-6);
            }),
            RUNS
        );
    });

    it('coverage is the share of applicable weight that is fresh, in the weights of the model', () => {
        fc.assert(
            fc.property(anyCase, ({ model, facts }) => {
                const answer = scoreCustomer(prepareModel(model), facts, TODAY);
                const weigh = (statuses: readonly string[]) =>
                    sum(
                        answer.metrics
                            .filter(({ status }) => statuses.includes(status))
                            .map(({ modelWeight }) => modelWeight)
                    );
                const applicable = weigh(['counted', 'stale', 'missing', 'invalid']);
                expect(answer.coverage).toBeCloseTo(applicable > 0 ? weigh(['counted']) / applicable : 0);
                expect(
                    answer.kind === 'insufficientData' ||
                        answer.override !== null ||
                        answer.coverage + 1e-6 >= answer.coverageFloor
                ).toBe(true);
            }),
            RUNS
        );
    });

    it('a metric applies exactly where a scale is told for it', () => {
        fc.assert(
            fc.property(anyCase, ({ model, facts }) => {
                for (const { metric, status } of scoreCustomer(prepareModel(model), facts, TODAY).metrics) {
                    expect(status === 'notApplicable').toBe(scaleFor(metric, facts, TODAY) === null);
                }
            }),
            RUNS
        );
    });
});

describe('a better value', () => {
    it('never lowers the points of a metric, whatever its scale', () => {
        const cases = fc.constantFrom('higher', 'lower').chain((better) =>
            fc.record({
                better: fc.constant(better),
                scale: anyScale('number', better),
                values: fc.tuple(anyNumber, anyNumber)
            })
        );
        fc.assert(
            fc.property(cases, ({ better, scale, values }) => {
                const prepared = prepareModel(modelOf([metricOf('a', { scale, better })]));
                const [worse, improved] = values.toSorted((a, b) => (better === 'higher' ? a - b : b - a)) as [
                    number,
                    number
                ];
                const pointsAt = (value: number) => {
                    const facts = {
                        customerSince: null,
                        segment: null,
                        edition: null,
                        values: { a: { value, measuredOn: TODAY } },
                        override: null
                    };
                    return scoreCustomer(prepared, facts, TODAY).metrics[0]!.points!;
                };
                expect(pointsAt(improved)).toBeGreaterThanOrEqual(pointsAt(worse));
            }),
            { numRuns: 500 }
        );
    });

    it('never lowers the score of the default model, metric by metric', () => {
        const prepared = prepareModel(defaultModel);
        const numeric = defaultModel.health.metrics.filter(({ valueKind }) => valueKind === 'number');
        const facts = factsFor(defaultModel).filter(({ values }) => Object.keys(values).length > 8);
        fc.assert(
            fc.property(facts, fc.constantFrom(...numeric), anyNumber, anyNumber, (known, metric, first, second) => {
                const [low, high] = first < second ? [first, second] : [second, first];
                const [worse, better] = metric.better === 'higher' ? [low, high] : [high, low];
                const computed = (value: number) => {
                    const answer = simulate(prepared, { ...known, override: null }, TODAY, { [metric.key]: value });
                    return answer.kind === 'scored' ? answer.uncapped!.score : null;
                };
                expect(computed(better) ?? 0).toBeGreaterThanOrEqual(computed(worse) ?? 0);
            }),
            RUNS
        );
    });

    it('that is a later touch never lowers the score', () => {
        const prepared = prepareModel(defaultModel);
        fc.assert(
            fc.property(factsFor(defaultModel), daysAgo(0, 120), daysAgo(0, 120), (known, first, second) => {
                const [earlier, later] = first < second ? [first, second] : [second, first];
                const computed = (value: string) =>
                    quickScore(
                        prepared,
                        {
                            ...known,
                            override: null,
                            values: { ...known.values, lastTouch: { value, measuredOn: null } }
                        },
                        TODAY
                    );
                expect(computed(later) ?? 0).toBeGreaterThanOrEqual(computed(earlier) ?? 0);
            }),
            RUNS
        );
    });
});
