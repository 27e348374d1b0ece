import fc from 'fast-check';
import { addDays, explainChange, prepareModel, scoreCustomer } from '../success.ts';
import type { ChangeExplanation, CustomerFacts, SuccessModel } from '../success.ts';
import { anyChange, anyModel, hostileFacts } from './arbitraries.ts';
import { TODAY } from './builders.ts';

const BEFORE = addDays(TODAY, -28);
const RUNS = { numRuns: 400 };

function explain(
    model: SuccessModel,
    other: SuccessModel,
    before: CustomerFacts,
    after: CustomerFacts
): ChangeExplanation {
    return explainChange(
        { model: prepareModel(model), facts: before, asOf: BEFORE },
        { model: prepareModel(other), facts: after, asOf: TODAY }
    );
}

function reversed(model: SuccessModel): SuccessModel {
    const { health } = model;
    return {
        ...model,
        health: { ...health, metrics: health.metrics.toReversed(), dimensions: health.dimensions.toReversed() }
    };
}

function checkLedger(answer: ChangeExplanation): void {
    if (answer.kind !== 'explained') {
        return;
    }
    const tenths = answer.lines.map(({ points }) => Math.round(points * 10));
    expect(answer.change).toBe(answer.after.score - answer.before.score);
    expect(tenths.reduce((sum, line) => sum + line, 0)).toBe(answer.change * 10);
    expect(Object.is(answer.change, -0)).toBe(false);
    for (const line of answer.lines) {
        expect(Number.isFinite(line.points) && line.points !== 0).toBe(true);
        expect(line.points).toBe(Number(line.points.toFixed(1)));
    }
    const names = answer.lines.map(({ kind, key }) => `${kind} ${key}`);
    expect(new Set(names).size).toBe(names.length);
    const losses = answer.lines.filter(({ points }) => points < 0);
    expect(answer.lines.slice(0, losses.length)).toEqual(losses);
}

describe('for any two models and any facts before and after', () => {
    it('the lines sum exactly to the change, in tenths, losses first, none 0', () => {
        fc.assert(
            fc.property(anyChange, ({ model, other, before, after }) => {
                const answer = explain(model, other, before, after);
                expect(() => checkLedger(answer)).not.toThrow();
            }),
            RUNS
        );
    });

    it('hostile facts have a ledger too', () => {
        const cases = anyModel.chain((model) =>
            fc.record({ model: fc.constant(model), before: hostileFacts(model), after: hostileFacts(model) })
        );
        fc.assert(
            fc.property(cases, ({ model, before, after }) => {
                const answer = explain(model, model, before, after);
                expect(() => checkLedger(answer)).not.toThrow();
            }),
            RUNS
        );
    });

    it('both sides are what scoreCustomer answers', () => {
        fc.assert(
            fc.property(anyChange, ({ model, other, before, after }) => {
                const answer = explain(model, other, before, after);
                expect(answer.before).toEqual(scoreCustomer(prepareModel(model), before, BEFORE));
                expect(answer.after).toEqual(scoreCustomer(prepareModel(other), after, TODAY));
            }),
            { numRuns: 100 }
        );
    });

    it('the order of metrics and dimensions changes nothing', () => {
        fc.assert(
            fc.property(anyChange, ({ model, other, before, after }) => {
                const answer = explain(model, other, before, after);
                const turned = explain(reversed(model), reversed(other), before, after);
                expect('lines' in turned && turned.lines).toEqual('lines' in answer && answer.lines);
            }),
            RUNS
        );
    });

    it('without a new model there is no line for it, and one prepared model does as well as two', () => {
        fc.assert(
            fc.property(anyChange, ({ model, before, after }) => {
                const prepared = prepareModel(model);
                const answer = explain(model, model, before, after);
                const same = explainChange(
                    { model: prepared, facts: before, asOf: BEFORE },
                    { model: prepared, facts: after, asOf: TODAY }
                );
                expect('lines' in same && same.lines).toEqual('lines' in answer && answer.lines);
                expect('lines' in same && same.lines.filter(({ kind }) => kind === 'model')).toEqual(
                    'lines' in same && []
                );
            }),
            { numRuns: 100 }
        );
    });

    it('what does not differ has no line', () => {
        fc.assert(
            fc.property(anyChange, ({ model, before }) => {
                const prepared = prepareModel(model);
                const moment = { model: prepared, facts: before, asOf: TODAY };
                const answer = explainChange(moment, moment);
                expect('lines' in answer ? answer.lines : []).toEqual([]);
            }),
            { numRuns: 100 }
        );
    });
});
