import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { startFixture, type Fixture } from '../../__tests__/fixture.ts';
import {
    across,
    criterion,
    deployed,
    down,
    report,
    run,
    shown,
    value,
    where,
    type Answer,
    type Grouping
} from './support.ts';

const RUNS = Number(process.env.RANDOM_RUNS ?? 25);
const I = 'Invoice__c$';

interface Invoice {
    readonly Number__c: string;
    readonly Amount__c: number | null;
    readonly Due_On__c: string | null;
    readonly Paid__c: boolean;
    readonly Status__c: string | null;
    readonly Batch__c: string | null;
}

const INVOICES: readonly Invoice[] = Array.from({ length: 120 }, (_, n) => ({
    Number__c: `N${String(n)}`,
    Amount__c: n % 7 === 0 ? null : Math.round(((n * 7919) % 9973) * 1.7) / 100,
    Due_On__c: n % 11 === 0 ? null : new Date(Date.UTC(2025, 9, 1 + ((n * 37) % 500))).toISOString().slice(0, 10),
    Paid__c: n % 3 === 0,
    Status__c: n % 13 === 0 ? null : n % 2 === 0 ? 'Draft' : 'Sent',
    Batch__c: n % 5 === 0 ? null : (['a', 'A', 'b', 'c'][n % 4] ?? null)
}));

let fixture: Fixture;
before(async () => {
    fixture = await startFixture();
    await fixture
        .connect('bookkeeper')
        .sobject('Invoice__c')
        .create([...INVOICES]);
});
after(() => fixture.stop());

/** Groupings: how metadata names them, and the group of a row. */
const GROUPINGS = [
    { field: 'Status__c', more: '', of: (row: Invoice) => row.Status__c },
    { field: 'Paid__c', more: '', of: (row: Invoice) => row.Paid__c },
    { field: 'Batch__c', more: '', of: (row: Invoice) => row.Batch__c?.toLowerCase() ?? null },
    {
        field: 'Due_On__c',
        more: granularity('Month'),
        of: (row: Invoice) => row.Due_On__c && `${row.Due_On__c.slice(0, 7)}-01`
    },
    {
        field: 'Due_On__c',
        more: granularity('Year'),
        of: (row: Invoice) => row.Due_On__c && `${row.Due_On__c.slice(0, 4)}-01-01`
    },
    { field: 'Due_On__c', more: granularity('Quarter'), of: (row: Invoice) => row.Due_On__c && quarter(row.Due_On__c) }
] as const;

function granularity(name: string): string {
    return `<dateGranularity>${name}</dateGranularity>`;
}

function quarter(day: string): string {
    const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
    return `${day.slice(0, 4)}-${String(month).padStart(2, '0')}-01`;
}

/** Filters: how metadata writes them, and whether a row fits. */
const FILTERS = [
    {
        xml: criterion(`${I}Amount__c`, 'greaterThan', '50'),
        fits: (row: Invoice) => row.Amount__c !== null && row.Amount__c > 50
    },
    { xml: criterion(`${I}Amount__c`, 'notEqual', ''), fits: (row: Invoice) => row.Amount__c !== null },
    { xml: criterion(`${I}Paid__c`, 'equals', '0'), fits: (row: Invoice) => !row.Paid__c },
    { xml: criterion(`${I}Status__c`, 'notEqual', 'Draft'), fits: (row: Invoice) => row.Status__c !== 'Draft' },
    {
        xml: criterion(`${I}Batch__c`, 'equals', 'A,c'),
        fits: (row: Invoice) => ['a', 'c'].includes(row.Batch__c?.toLowerCase() ?? '')
    },
    {
        xml: criterion(`${I}Due_On__c`, 'lessThan', '2026-03-01'),
        fits: (row: Invoice) => row.Due_On__c !== null && row.Due_On__c < '2026-03-01'
    }
] as const;

interface Asked {
    readonly filters: readonly (typeof FILTERS)[number][];
    readonly joined: 'AND' | 'OR';
    readonly negated: boolean;
    readonly down: readonly (typeof GROUPINGS)[number][];
    readonly across: (typeof GROUPINGS)[number] | null;
}

const ASKED: fc.Arbitrary<Asked> = fc
    .record({
        filters: fc.subarray([...FILTERS], { maxLength: 4 }),
        joined: fc.constantFrom('AND' as const, 'OR' as const),
        negated: fc.boolean(),
        groupings: fc.shuffledSubarray([...GROUPINGS], { minLength: 2, maxLength: 3 }),
        isMatrix: fc.boolean()
    })
    .map(({ groupings, isMatrix, ...rest }) => {
        const distinct = groupings.filter(
            ({ field }, index) => groupings.findIndex((each) => each.field === field) === index
        );
        const hasAcross = isMatrix && distinct.length > 1;
        return {
            ...rest,
            down: hasAcross ? distinct.slice(0, -1) : distinct,
            across: hasAcross ? (distinct.at(-1) ?? null) : null
        };
    });

function written({ filters, joined, negated, down: rows, across: columns }: Asked): string {
    const numbers = filters.map((_, index) => String(index + 1)).join(` ${joined} `);
    const logic = negated ? `NOT (${numbers})` : numbers;
    const filter =
        filters.length === 0 ? '' : where(`<booleanFilter>${logic}</booleanFilter>`, ...filters.map(({ xml }) => xml));
    const groups = rows.map(({ field, more }) => down(I + field, more)).join('');
    const other = columns === null ? '' : across(I + columns.field, columns.more);
    const body = shown(`${I}Amount__c`, 'Sum', 'Average', 'Minimum', 'Maximum') + filter + other + groups;
    return report('Invoices__c', columns === null ? 'Summary' : 'Matrix', body);
}

function rowsOf({ filters, joined, negated }: Asked): Invoice[] {
    if (filters.length === 0) return [...INVOICES];
    return INVOICES.filter((row) => {
        const fits =
            joined === 'AND' ? filters.every((each) => each.fits(row)) : filters.some((each) => each.fits(row));
        return fits !== negated;
    });
}

/** Every path of groups of an answer, the empty one included, by its key. */
function paths(groups: readonly Grouping[], above: readonly unknown[] = []): [string, readonly unknown[]][] {
    return groups.flatMap(({ key, value: own, groupings }) => {
        const path = [...above, typeof own === 'string' ? own.toLowerCase() : own];
        return [[key, path] as [string, readonly unknown[]], ...paths(groupings, path)];
    });
}

function figures(rows: readonly Invoice[]): readonly unknown[] {
    const amounts = rows.map(({ Amount__c: amount }) => amount).filter((amount) => amount !== null);
    const cents = amounts.reduce((sum, amount) => sum + Math.round(amount * 100), 0);
    return [
        cents / 100,
        amounts.length === 0 ? null : cents / 100 / amounts.length,
        amounts.length === 0 ? null : Math.min(...amounts),
        amounts.length === 0 ? null : Math.max(...amounts),
        rows.length
    ];
}

function answered(answer: Answer, fact: string): readonly unknown[] {
    const amount = 'Invoice__c.Amount__c';
    return [`s!${amount}`, `a!${amount}`, `m!${amount}`, `x!${amount}`, 'RowCount'].map((key) =>
        value(answer, fact, key)
    );
}

function same(own: unknown, group: unknown): boolean {
    return (typeof own === 'string' ? own.toLowerCase() : own) === group;
}

test('random reports add up as a plain evaluator does', async () => {
    const property = fc.asyncProperty(ASKED, async (asked) => {
        await deployed(fixture, { Random: written(asked) });
        const answer = await run(fixture, 'Random');
        const rows = rowsOf(asked);
        const all: [string, readonly unknown[]] = ['T', []];
        for (const [downKey, downPath] of [all, ...paths(answer.groupingsDown.groupings)]) {
            for (const [acrossKey, acrossPath] of [all, ...paths(answer.groupingsAcross.groupings)]) {
                const own = rows.filter(
                    (row) =>
                        downPath.every((group, level) => same(asked.down[level]?.of(row), group)) &&
                        acrossPath.every((group) => same(asked.across?.of(row), group))
                );
                const fact = `${downKey}!${acrossKey}`;
                // Crossings without rows are in no fact map.
                if (own.length > 0 || fact === 'T!T') assert.deepEqual(answered(answer, fact), figures(own), fact);
                else assert.equal(answer.factMap[fact], undefined);
            }
        }
        const groups = new Set(rows.map((row) => JSON.stringify(asked.down.map(({ of }) => of(row)))));
        const deepest = paths(answer.groupingsDown.groupings).filter(([, path]) => path.length === asked.down.length);
        assert.equal(deepest.length, groups.size);
    });
    await fc.assert(property, { numRuns: RUNS });
});
