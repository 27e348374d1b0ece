import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Session } from '../../contracts.ts';
import { as, openInvoicing, savedId } from '../../metadata/__tests__/invoicing.ts';
import type { LocalOrg } from '../../org.ts';
import { fieldSql } from '../columns.ts';

let org: LocalOrg;
let clara: Session;

before(() => {
    org = openInvoicing();
    clara = as(org, 'clara');
    const account = savedId(org.dml.insert(clara, 'Account', [{ Name: 'Acme' }], true));
    const admin = as(org, 'admin');
    const rows = [
        {
            Account__c: account,
            Note__c: 'a',
            Amount__c: 100,
            Tax_Percent__c: 19,
            Due_On__c: '2026-02-27',
            Approver__c: clara.userId
        },
        { Account__c: account, Note__c: 'b', Amount__c: 50, Due_On__c: '2026-02-28', Paid__c: true }
    ];
    org.dml.insert(admin, 'Invoice__c', rows, true);
});
after(() => {
    org.close();
});

function column(session: Session, field: string): unknown[] {
    const { sql, params } = fieldSql(session, 'Invoice__c', field, 'i');
    return org.db
        .prepare(`SELECT ${sql} AS v FROM "Invoice__c" i ORDER BY i."Note__c"`)
        .all(...params)
        .map((row) => row['v']);
}

describe('fieldSql', () => {
    it('gives columns and formulas, formulas of formulas and of parents included', () => {
        assert.deepEqual(column(clara, 'amount__C'), [100, 50]);
        assert.deepEqual(column(clara, 'Gross__c'), [119, 50]);
        assert.deepEqual(column(clara, 'Gross_Label__c'), ['large', 'small']);
        assert.deepEqual(column(clara, 'Headline__c'), ['Acme by clarason: Draft', 'Acme by clarason: Draft']);
    });

    it('answers for the caller: who, and which day it is there', () => {
        assert.deepEqual(column(clara, 'Is_Mine__c'), [1, 0]);
        assert.deepEqual(column(as(org, 'carl'), 'Is_Mine__c'), [0, 0]);
        assert.deepEqual(column(clara, 'Overdue__c'), [1, 0]);
    });

    it('can be filtered, sorted and grouped by', () => {
        const { sql, params } = fieldSql(clara, 'Invoice__c', 'Gross_Label__c', 'i');
        const rows = org.db
            .prepare(
                `SELECT ${sql} AS v, count(*) AS n FROM "Invoice__c" i WHERE ${sql} = 'LARGE' GROUP BY 1 ORDER BY ${sql}`
            )
            .all(...params, ...params, ...params);
        assert.deepEqual(
            rows.map((row) => [row['v'], row['n']]),
            [['large', 1]]
        );
    });

    it('refuses unknown fields', () => {
        assert.throws(
            () => fieldSql(clara, 'Invoice__c', 'Nothing__c', 'i'),
            /No such column 'Nothing__c' on entity 'Invoice__c'/
        );
    });
});
