import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import fc from 'fast-check';
import type { Session } from '../../contracts.ts';
import { as, field, openInvoicing, rule, savedId, withMetadata, FILES } from '../../metadata/__tests__/invoicing.ts';
import { readSchema } from '../../metadata/read.ts';
import { fieldSql } from '../columns.ts';

interface Filter {
    readonly field: string;
    readonly operation: string;
    readonly value: string;
}

function rollup(name: string, operation: string, summarized: string | null, filters: readonly Filter[] = []): string {
    const items = filters.map(
        (filter) =>
            `<summaryFilterItems><field>Invoice__c.${filter.field}</field><operation>${filter.operation}</operation><value>${filter.value}</value></summaryFilterItems>`
    );
    const what = summarized === null ? '' : `<summarizedField>Invoice__c.${summarized}</summarizedField>`;
    const body = `${what}${items.join('')}<summaryForeignKey>Invoice__c.Account__c</summaryForeignKey><summaryOperation>${operation}</summaryOperation>`;
    return field(name, 'Summary', body);
}

interface Invoice {
    readonly Amount__c: number | null;
    readonly Due_On__c: string | null;
    readonly Paid__c: boolean;
    readonly Note__c: string | null;
}

const amounts = (invoices: readonly Invoice[]): number[] =>
    invoices.map((invoice) => invoice.Amount__c).filter((amount) => amount !== null);
const sum = (numbers: readonly number[]): number =>
    Math.round(numbers.reduce((total, each) => total + each * 100, 0)) / 100;

/** Each roll-up with what a plain evaluator makes of an account's invoices. */
const ROLLUPS: Readonly<Record<string, readonly [file: string, of: (invoices: readonly Invoice[]) => unknown]>> = {
    Invoices__c: [rollup('Invoices__c', 'count', null), (all) => all.length],
    Total__c: [rollup('Total__c', 'sum', 'Amount__c'), (all) => sum(amounts(all))],
    Least__c: [rollup('Least__c', 'min', 'Amount__c'), (all) => Math.min(...amounts(all), Infinity)],
    Last_Due__c: [
        rollup('Last_Due__c', 'max', 'Due_On__c'),
        (all) =>
            all
                .map((invoice) => invoice.Due_On__c)
                .filter((due) => due !== null)
                .toSorted()
                .at(-1) ?? null
    ],
    Open__c: [
        rollup('Open__c', 'sum', 'Amount__c', [
            { field: 'Paid__c', operation: 'equals', value: 'False' },
            { field: 'Amount__c', operation: 'greaterThan', value: '10' }
        ]),
        (all) =>
            sum(
                amounts(
                    all.filter((invoice) => !invoice.Paid__c && invoice.Amount__c !== null && invoice.Amount__c > 10)
                )
            )
    ],
    Marked__c: [
        rollup('Marked__c', 'count', null, [{ field: 'Note__c', operation: 'equals', value: 'URGENT, late' }]),
        (all) => all.filter(({ Note__c }) => /^(urgent|late)$/i.test(Note__c ?? '')).length
    ],
    Unmarked__c: [
        rollup('Unmarked__c', 'count', null, [{ field: 'Note__c', operation: 'notContain', value: 'urg' }]),
        (all) => all.filter(({ Note__c }) => !/urg/i.test(Note__c ?? '')).length
    ]
};
const PATH = 'objects/Account/fields';
const CHANGES = {
    ...Object.fromEntries(Object.entries(ROLLUPS).map(([name, [file]]) => [`${PATH}/${name}.field-meta.xml`, file])),
    [`${PATH}/Owes__c.field-meta.xml`]: field('Owes__c', 'Checkbox', '<formula>Open__c &gt; 100</formula>'),
    'objects/Account/validationRules/Debtor.validationRule-meta.xml': rule(
        'Debtor',
        'AND(Invoices__c &gt; 2, ISCHANGED(Name))',
        'An account with many invoices keeps its name.'
    )
};

describe('a roll-up summary', () => {
    const org = openInvoicing({ changes: CHANGES });
    const admin: Session = as(org, 'admin');
    after(() => {
        org.close();
    });
    const account = (): string => savedId(org.dml.insert(admin, 'Account', [{ Name: 'Acme' }], true));
    const read = (name: string, id: string): unknown => {
        const { sql, params } = fieldSql(admin, 'Account', name, 'a');
        return org.db.prepare(`SELECT ${sql} AS v FROM "Account" a WHERE a."Id" = ?`).get(...params, id)?.['v'];
    };
    const invoice = fc.record<Invoice>({
        Amount__c: fc.option(
            fc.integer({ min: 0, max: 5000 }).map((cents) => cents / 100),
            { nil: null }
        ),
        Due_On__c: fc.constantFrom(null, '2026-01-31', '2026-02-28', '2027-01-01'),
        Paid__c: fc.boolean(),
        Note__c: fc.constantFrom(null, 'urgent', 'Late', 'fine')
    });

    it('counts, adds, and finds the least and the last of what a plain evaluator finds, and follows every change', () => {
        const other = account();
        org.dml.insert(admin, 'Invoice__c', [{ Account__c: other, Amount__c: 7 }], true);
        fc.assert(
            fc.property(fc.array(invoice, { maxLength: 8 }), fc.nat(8), (invoices, deleted) => {
                const id = account();
                const saved = org.dml.insert(
                    admin,
                    'Invoice__c',
                    invoices.map((row) => ({ ...row, Account__c: id })),
                    true
                );
                const check = (rows: readonly Invoice[]): void => {
                    for (const [name, [, of]] of Object.entries(ROLLUPS)) {
                        const expected = of(rows);
                        assert.equal(read(name, id), expected === Infinity ? null : expected, name);
                    }
                };
                check(invoices);
                const gone = saved[deleted]?.id;
                if (typeof gone !== 'string') return;
                org.dml.delete(admin, 'Invoice__c', [gone], true);
                check(invoices.toSpliced(deleted, 1));
            }),
            { numRuns: 100 }
        );
    });

    it('is what formulas and validation rules of its object see', () => {
        const id = account();
        assert.equal(read('Owes__c', id), 0);
        const rows = [60, 60, 5].map((Amount__c) => ({ Account__c: id, Amount__c }));
        org.dml.insert(admin, 'Invoice__c', rows.slice(0, 2), true);
        assert.equal(read('Owes__c', id), 1);
        assert.ok(org.dml.update(admin, 'Account', [{ Id: id, Name: 'Acme Inc.' }], true)[0]?.success);
        org.dml.insert(admin, 'Invoice__c', rows.slice(2), true);
        const [refused] = org.dml.update(admin, 'Account', [{ Id: id, Name: 'Ajax' }], true);
        assert.ok(refused?.success === false && refused.errors[0]?.message.includes('keeps its name'));
    });

    it('has the type of what it summarizes and is never written', () => {
        const { fields } = org.object('Account');
        const types = ['invoices__c', 'total__c', 'last_due__c'].map((name) => fields.get(name)?.type);
        assert.deepEqual(types, ['double', 'currency', 'date']);
        const [result] = org.dml.insert(admin, 'Account', [{ Name: 'A', Total__c: 5 }], true);
        assert.ok(result?.success === false);
        assert.match(result.errors[0]?.statusCode ?? '', /^INVALID_FIELD/);
    });
});

describe('a roll-up summary is refused', () => {
    const refused = (file: string, message: RegExp): void => {
        const files = { ...FILES, [`${PATH}/R__c.field-meta.xml`]: file };
        assert.throws(() => withMetadata(files, (folder) => readSchema([folder])), message);
    };

    it('without a master-detail relationship, a known field, or an operation that fits', () => {
        refused(
            rollup('R__c', 'sum', 'Note__c'),
            /R__c\.field-meta\.xml: Invoice__c\.Note__c cannot be summarized by sum/
        );
        refused(rollup('R__c', 'sum', 'Due_On__c'), /cannot be summarized by sum/);
        refused(rollup('R__c', 'sum', null), /needs summaryOperation/);
        refused(rollup('R__c', 'average', 'Amount__c'), /needs summaryOperation/);
        refused(
            rollup('R__c', 'count', null, [{ field: 'Nope__c', operation: 'equals', value: '1' }]),
            /no field "Nope__c"/
        );
        refused(
            rollup('R__c', 'count', null).replace('Invoice__c.Account__c', 'Contact.AccountId'),
            /no master-detail/
        );
    });

    it('when it would need itself', () => {
        const files = {
            ...FILES,
            [`${PATH}/R__c.field-meta.xml`]: rollup('R__c', 'sum', 'Share__c'),
            'objects/Invoice__c/fields/Share__c.field-meta.xml': field(
                'Share__c',
                'Number',
                '<formula>Account__r.R__c / 2</formula><precision>18</precision><scale>2</scale>'
            )
        };
        assert.throws(() => withMetadata(files, (folder) => readSchema([folder])), /refers to itself/);
    });
});
