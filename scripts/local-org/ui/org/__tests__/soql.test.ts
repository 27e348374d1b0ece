import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ListColumn } from '../page-data.ts';
import { escapeLike, escapeText, listSoql, valueAt } from '../soql.ts';

function column(path: string, type: string, linkPath: string | null = null): ListColumn {
    return { path, label: path, type, scale: 0, sortable: true, linkPath, linkObject: null };
}

const COLUMNS = [
    column('Name', 'string', 'Id'),
    column('Account__r.Name', 'string', 'Account__c'),
    column('Amount__c', 'currency')
];
const QUERY = { objectApiName: 'Invoice__c', view: { columns: COLUMNS, where: '' }, sort: null, search: '', limit: 50 };

test('A list asks for its columns and for the ids that they link to, each once', () => {
    assert.equal(listSoql(QUERY), 'SELECT Id, Name, Account__r.Name, Amount__c, Account__c FROM Invoice__c LIMIT 50');
});

test('A filter, a search and an order go together', () => {
    const soql = listSoql({
        ...QUERY,
        view: { columns: COLUMNS, where: 'Paid__c = false' },
        sort: { path: 'Amount__c', descending: true },
        search: ' Ac '
    });
    assert.equal(
        soql,
        'SELECT Id, Name, Account__r.Name, Amount__c, Account__c FROM Invoice__c ' +
            "WHERE (Paid__c = false) AND (Name LIKE '%Ac%' OR Account__r.Name LIKE '%Ac%') " +
            'ORDER BY Amount__c DESC NULLS LAST LIMIT 50'
    );
});

test('Numbers are not searched, and blanks search for nothing', () => {
    const onlyNumbers = { columns: [column('Amount__c', 'currency')], where: '' };
    assert.ok(!listSoql({ ...QUERY, view: onlyNumbers, search: '5' }).includes('WHERE'));
    assert.ok(!listSoql({ ...QUERY, search: '   ' }).includes('WHERE'));
});

test('No text ends the string that it stands in', () => {
    fc.assert(
        fc.property(fc.string({ unit: fc.constantFrom("'", '\\', '%', '_', 'a') }), (text) => {
            for (const escaped of [escapeText(text), escapeLike(text)]) {
                assert.ok(!/'/.test(escaped.replace(/\\./g, '')), escaped);
                assert.ok(!/(^|[^\\])(\\\\)*\\$/.test(escaped), escaped);
            }
            assert.equal(escapeLike(text).replace(/\\(.)/g, '$1'), text);
        })
    );
});

test('A value is found at the end of a path, and nothing where a parent is missing', () => {
    const record = { Account__r: { Name: 'Acme' }, Approver__r: null, Amount__c: 0 };
    assert.equal(valueAt(record, 'Account__r.Name'), 'Acme');
    assert.equal(valueAt(record, 'Approver__r.Name'), null);
    assert.equal(valueAt(record, 'Amount__c'), 0);
    assert.equal(valueAt(record, 'Missing__c'), null);
});
