import fc from 'fast-check';
import { addDays, dimensionChanges, explainChange, prepareModel } from '../success.ts';
import type { ChangeExplanation, CustomerFacts, ScoredHealth, SuccessModel } from '../success.ts';
import { anyChange } from './arbitraries.ts';
import { factsOf, fourMetrics, metricOf, modelOf, TODAY } from './builders.ts';

const BEFORE = addDays(TODAY, -28);
const RUNS = { numRuns: 300 };

interface Side {
    readonly model: SuccessModel;
    readonly facts: CustomerFacts;
}

/** The same model for both sides is the same prepared object, as on the card. */
function explain(before: Side, after: Side): Extract<ChangeExplanation, { kind: 'explained' }> | null {
    const prepared = prepareModel(before.model);
    const answer = explainChange(
        { model: prepared, facts: before.facts, asOf: BEFORE },
        { model: before.model === after.model ? prepared : prepareModel(after.model), facts: after.facts, asOf: TODAY }
    );
    return answer.kind === 'explained' ? answer : null;
}

function factsMeasured(measuredOn: string, values: Readonly<Record<string, number>>): CustomerFacts {
    return factsOf(Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value, measuredOn }])));
}

const tenths = (points: number): number => Math.round(points * 10);
const sum = (points: Iterable<number>): number => [...points].reduce((total, one) => total + tenths(one), 0);
const contributions = ({ dimensions }: ScoredHealth): number => sum(dimensions.map(({ contribution }) => contribution));

describe('dimensionChanges', () => {
    it('sums exactly to the change of what all dimensions bring', () => {
        fc.assert(
            fc.property(anyChange, ({ model, before, after }) => {
                const answer = explain({ model, facts: before }, { model, facts: after });
                if (!answer) return;
                const changes = dimensionChanges(answer);
                expect(sum(changes.values())).toBe(contributions(answer.after) - contributions(answer.before));
                expect([...changes.keys()]).toEqual(answer.after.dimensions.map(({ key }) => key));
            }),
            RUNS
        );
    });

    it('says of each dimension what the lines of its metrics say', () => {
        fc.assert(
            fc.property(anyChange, ({ model, before, after }) => {
                const sides = [before, after].map((facts) => ({ model, facts: { ...facts, override: null } }));
                const answer = explain(sides[0]!, sides[1]!);
                if (!answer) return;
                const changes = dimensionChanges(answer);
                for (const { key } of answer.after.dimensions) {
                    const own = answer.after.metrics.filter(({ metric }) => metric.dimension === key);
                    const lines = answer.lines.filter(({ kind, key: of }) => {
                        return kind !== 'cap' && own.some((metric) => metric.key === of);
                    });
                    expect(tenths(changes.get(key) ?? NaN)).toBe(sum(lines.map(({ points }) => points)));
                }
            }),
            RUNS
        );
    });

    it('falls back to what dimensions brought where the formula changed', () => {
        const heavier = { ...modelOf([metricOf('a', { weight: 40 }), ...fourMetrics().slice(1)]), version: 2 };
        const facts = factsMeasured(BEFORE, { a: 0, b: 100, c: 100, d: 100 });
        const answer = explain({ model: modelOf(fourMetrics()), facts }, { model: heavier, facts });
        expect(answer?.lines.map(({ kind }) => kind)).toEqual(['model']);
        const earlier = new Map(answer?.before.dimensions.map(({ key, contribution }) => [key, contribution]));
        const expected = answer?.after.dimensions.map(({ key, contribution }) => {
            return [key, Math.round((contribution - (earlier.get(key) ?? 0)) * 10) / 10];
        });
        expect([...dimensionChanges(answer!)]).toEqual(expected);
        expect(sum(dimensionChanges(answer!).values())).not.toBe(0);
    });

    it('falls back likewise where overrides hide the computed score on both sides', () => {
        const override = { score: 70, reason: 'Because', expiresOn: TODAY, by: null, setOn: null };
        const model = modelOf(fourMetrics());
        const [before, after] = [80, 40].map((a) => ({
            model,
            facts: { ...factsMeasured(BEFORE, { a, b: 80, c: 80, d: 80 }), override }
        }));
        const answer = explain(before!, after!);
        expect(answer?.lines).toEqual([]);
        expect(sum(dimensionChanges(answer!).values())).toBe(
            contributions(answer!.after) - contributions(answer!.before)
        );
        expect(sum(dimensionChanges(answer!).values())).toBeLessThan(0);
    });
});
