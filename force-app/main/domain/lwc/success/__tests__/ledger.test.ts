import { explainChange, prepareModel } from '../success.ts';
import type { ChangeExplanation, CustomerFacts, FactValue, Metric, Override, SuccessModel } from '../success.ts';
import { divideChange } from '../shapley.ts';
import { factsOf, fourMetrics, metricFor, metricOf, modelOf, STRAIGHT, TODAY } from './builders.ts';

const BEFORE = '2026-07-30';
const model = modelOf(fourMetrics(), {
    coverageFloor: 0.5,
    signals: [{ key: 'left', label: 'Left', valueKind: 'daysSince', source: { kind: 'recorded', by: 'person' } }],
    caps: [{ key: 'sponsor', max: 40, reason: 'Left', endsWhen: 'Back', when: { fact: 'left', op: '>=', value: 0 } }]
});
const all80 = { a: 80, b: 80, c: 80, d: 80 };

type Values = Readonly<Record<string, number | string | FactValue>>;
interface Side {
    readonly values: Values;
    readonly changes?: Partial<CustomerFacts>;
    readonly model?: SuccessModel;
}

function explain(before: Side, after: Side): ChangeExplanation {
    const atStart = Object.fromEntries(
        Object.entries(before.values).map(([key, fact]): [string, FactValue] => [
            key,
            typeof fact === 'object' ? fact : { value: fact, measuredOn: BEFORE }
        ])
    );
    return explainChange(
        { model: prepareModel(before.model ?? model), facts: factsOf(atStart, before.changes), asOf: BEFORE },
        { model: prepareModel(after.model ?? model), facts: factsOf(after.values, after.changes), asOf: TODAY }
    );
}

/** Change, and kind, key and points of each line. */
function ledger(before: Side, after: Side): readonly unknown[] {
    const answer = explain(before, after);
    if (answer.kind !== 'explained') {
        return [answer.kind];
    }
    return [answer.change, ...answer.lines.map(({ kind, key, points }) => [kind, key, points])];
}

function override(score: number, changes: Partial<Override> = {}): Partial<CustomerFacts> {
    return { override: { score, reason: 'Because', expiresOn: TODAY, by: null, setOn: null, ...changes } };
}

describe('explainChange', () => {
    it('has no line where nothing moved', () => {
        expect(ledger({ values: all80 }, { values: all80 })).toEqual([0]);
    });

    it('gives each metric its own movement, losses first by size, then gains', () => {
        expect(ledger({ values: all80 }, { values: { a: 70, b: 30, c: 100, d: 95 } })).toEqual([
            3,
            ['value', 'b', -5],
            ['value', 'a', -3],
            ['value', 'c', 8],
            ['value', 'd', 3]
        ]);
    });

    it('tells values and labels', () => {
        const answer = explain({ values: all80 }, { values: { ...all80, d: 95 } });

        expect(answer.kind === 'explained' && answer.lines).toEqual([
            { kind: 'value', key: 'd', label: 'Label of d', points: 3, before: 80, after: 95 }
        ]);
    });

    it('tells what went stale, what was not recorded any more and what was first known', () => {
        const { a, ...others } = all80;
        const stale = { value: 20, measuredOn: BEFORE };

        expect(
            ledger(
                { values: { ...all80, b: { value: 20, measuredOn: '2026-07-20' } } },
                { values: { ...all80, b: { value: 20, measuredOn: '2026-07-20' } } }
            )
        ).toEqual([6, ['expired', 'b', 6]]);
        expect(ledger({ values: { ...others, b: stale } }, { values: { ...others, b: 20, a } })).toEqual([
            18,
            ['arrived', 'a', 18]
        ]);
        expect(ledger({ values: all80 }, { values: others })).toEqual([0]);
        expect(ledger({ values: { ...all80, a: 100 } }, { values: others })).toEqual([-6, ['expired', 'a', -6]]);
    });

    it('counts leaving for a zero too where the model says so', () => {
        const zero = modelOf(fourMetrics({ stale: 'zero', missing: 'zero' }));
        const old = { value: 80, measuredOn: '2026-07-20' };

        expect(
            ledger({ values: { ...all80, a: old }, model: zero }, { values: { ...all80, a: old }, model: zero })
        ).toEqual([-24, ['expired', 'a', -24]]);
    });

    it('divides what several leave and join over all orders', () => {
        const answer = ledger({ values: { a: 0, c: 100, d: 50 } }, { values: { b: 60, c: 100, d: 50 } });
        const swapped = ledger({ values: { a: 0, c: 100, d: 50 } }, { values: { d: 50, c: 100, b: 60 } });

        // Before 50, without a 83.3 (its dimension is empty), with b beside it 56, with b in its place 74.
        expect(answer).toEqual([24, ['arrived', 'b', -1.7], ['expired', 'a', 25.7]]);
        expect(swapped).toEqual(answer);
    });

    it('takes a score with nothing left in it for unchanged, until something joins', () => {
        const open = modelOf(fourMetrics());

        // c alone 80, c and d 73.3, d alone 60.
        expect(ledger({ values: { c: 80 }, model: open }, { values: { d: 60 }, model: open })).toEqual([
            -20,
            ['arrived', 'd', -13.3],
            ['expired', 'c', -6.7]
        ]);
    });

    it('tells when a customer crosses into another scale with its tenure, apart from its own movement', () => {
        const strict = {
            kind: 'linear',
            points: [
                { value: 50, points: 0 },
                { value: 100, points: 100 }
            ]
        } as const;
        const tenured = metricFor(
            'a',
            [
                [{ tenureMonths: { before: 12 } }, STRAIGHT],
                [{ tenureMonths: { from: 12 } }, strict]
            ],
            { weight: 30 }
        );
        const own = modelOf([tenured, ...fourMetrics().slice(1)]);
        const changes = { customerSince: '2025-08-20' };

        const answer = explain(
            { values: all80, changes, model: own },
            { values: { ...all80, a: 90 }, changes, model: own }
        );

        expect(answer.kind === 'explained' && answer.lines).toEqual([
            { kind: 'scale', key: 'a', label: 'Label of a', points: -6, before: 80, after: 90 },
            { kind: 'value', key: 'a', label: 'Label of a', points: 6, before: 80, after: 90 }
        ]);
    });

    it('tells when a metric begins to apply', () => {
        const later = metricFor('a', [[{ tenureMonths: { from: 12 } }, STRAIGHT]], { weight: 30 });
        const own = modelOf([later, ...fourMetrics().slice(1)]);
        const changes = { customerSince: '2025-08-20' };

        expect(
            ledger(
                { values: { ...all80, a: 20 }, changes, model: own },
                { values: { ...all80, a: 20 }, changes, model: own }
            )
        ).toEqual([-18, ['scale', 'a', -18]]);
    });

    it('tells a changed model apart from a changed customer', () => {
        const next = {
            ...modelOf([metricOf('a', { weight: 10 }), metricOf('b', { weight: 30 }), ...fourMetrics().slice(2)]),
            version: 2
        };

        const answer = explain(
            { values: { ...all80, a: 100, b: 0 } },
            { values: { ...all80, a: 100, b: 50 }, model: next }
        );

        expect(answer.kind === 'explained' && answer.lines).toEqual([
            { kind: 'model', key: null, label: null, points: -20, before: 1, after: 2 },
            { kind: 'value', key: 'b', label: 'Label of b', points: 15, before: 0, after: 50 }
        ]);
        expect(ledger({ values: all80 }, { values: all80, model: { ...model, version: 2 } })).toEqual([0]);
    });

    it('lets the customer move under the old model where the new one knows too little of the earlier facts', () => {
        const renamed = {
            ...modelOf(
                fourMetrics().map((metric): Metric => ({ ...metric, key: `${metric.key}New` })),
                { coverageFloor: 0.5 }
            ),
            version: 2
        };
        const both = { a: 70, b: 70, c: 70, d: 70, aNew: 40, bNew: 40, cNew: 40, dNew: 40 };

        expect(ledger({ values: all80 }, { values: both, model: renamed })).toEqual([
            -40,
            ['model', null, -30],
            ['value', 'c', -4],
            ['value', 'a', -3],
            ['value', 'd', -2],
            ['value', 'b', -1]
        ]);
        expect(
            ledger({ values: all80 }, { values: { aNew: 50, bNew: 50, cNew: 50, dNew: 50 }, model: renamed })
        ).toEqual([-30, ['model', null, -30]]);
    });

    it('explains the uncapped score by its metrics, and what the cap does to it by the cap', () => {
        const left = { value: TODAY, measuredOn: TODAY };

        expect(ledger({ values: all80 }, { values: { ...all80, c: 70, left } })).toEqual([
            -40,
            ['cap', 'sponsor', -36],
            ['value', 'c', -4]
        ]);
        const capped = { ...all80, left: { value: BEFORE, measuredOn: BEFORE } };
        const answer = explain({ values: capped }, { values: all80 });
        expect(answer.kind === 'explained' && answer.lines).toEqual([
            { kind: 'cap', key: 'sponsor', label: null, points: 40, before: 40, after: null }
        ]);
        expect(ledger({ values: capped }, { values: { ...capped, c: 70 } })).toEqual([
            0,
            ['value', 'c', -4],
            ['cap', 'sponsor', 4]
        ]);
    });

    it('tells an override that begins or ends by a line of its own', () => {
        const after = { ...all80, c: 70 };

        const begins = explain({ values: all80 }, { values: after, changes: override(90) });
        expect(begins.kind === 'explained' && [begins.change, begins.lines]).toEqual([
            10,
            [
                { kind: 'value', key: 'c', label: 'Label of c', points: -4, before: 80, after: 70 },
                { kind: 'override', key: null, label: null, points: 14, before: null, after: 90 }
            ]
        ]);
        expect(ledger({ values: all80, changes: override(90) }, { values: after })).toEqual([
            -14,
            ['override', null, -10],
            ['value', 'c', -4]
        ]);
    });

    it('lets an override on both sides hide the rest', () => {
        const changes = override(90);

        expect(ledger({ values: all80, changes }, { values: { a: 0, b: 0, c: 0, d: 0 }, changes })).toEqual([0]);
        expect(ledger({ values: all80, changes }, { values: all80, changes: override(85) })).toEqual([
            -5,
            ['override', null, -5]
        ]);
    });

    it('gives the whole change to an override where only it has a number on one side', () => {
        expect(ledger({ values: all80 }, { values: { a: 0 }, changes: override(60) })).toEqual([
            -20,
            ['override', null, -20]
        ]);
        expect(ledger({ values: {}, changes: override(60) }, { values: all80 })).toEqual([20, ['override', null, 20]]);
        expect(ledger({ values: {}, changes: override(60) }, { values: {}, changes: override(60) })).toEqual([0]);
    });

    it('compares nothing with insufficient data', () => {
        expect(ledger({ values: all80 }, { values: { a: 80 } })).toEqual(['notComparable']);
        expect(ledger({ values: {} }, { values: all80 })).toEqual(['notComparable']);
    });

    it('rounds to the change shown without turning a loss into a gain', () => {
        // 57.4 is shown as 57, 57.6 as 58: a change of 0.2 that is shown as 1.
        const before = { a: 57.4, b: 57.4, c: 57.4, d: 57.4 };

        expect(ledger({ values: before }, { values: { ...before, c: 58.4, d: 56.4 } })).toEqual([1, ['value', 'c', 1]]);
        // 57.4 and 56.6 are both shown as 57.
        expect(ledger({ values: before }, { values: { ...before, c: 55.4 } })).toEqual([0]);
    });
});

describe('divideChange', () => {
    const worth = [5, 3, 2, 7, 1, 4, 6, 8, 9, 10];
    const together = (acted: readonly boolean[]) => {
        const sum = worth.reduce((total, value, i) => total + (acted[i] ? value : 0), 0);
        return sum + (acted[0] && acted[1] ? 10 : 0);
    };

    it('gives each cause what it adds, and shares equally what two add together', () => {
        expect(divideChange(3, together).map((share) => Math.round(share * 1e9) / 1e9)).toEqual([10, 8, 2]);
        expect(divideChange(0, () => 7)).toEqual([]);
    });

    it('does so for many causes by two orders', () => {
        expect(divideChange(10, together)).toEqual([10, 8, 2, 7, 1, 4, 6, 8, 9, 10]);
    });

    it('sums to the whole change', () => {
        for (const causes of [1, 5, 8, 9, 10]) {
            const shares = divideChange(causes, together);
            const all = together(worth.map((_, i) => i < causes));
            expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(all);
        }
    });
});
