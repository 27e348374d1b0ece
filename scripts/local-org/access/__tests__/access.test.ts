import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Session } from '../../contracts.ts';
import { as, codesOf, CONFIG, openInvoicing, savedId } from '../../metadata/__tests__/invoicing.ts';
import type { LocalOrg } from '../../org.ts';
import { canEditRow, visibleRows } from '../visibility.ts';

let org: LocalOrg;
let clara: Session;
let carl: Session;
let hanna: Session;
let admin: Session;

beforeEach(() => {
    org = openInvoicing();
    [clara, carl, hanna, admin] = ['clara', 'carl', 'hanna', 'admin'].map((name) => as(org, name)) as [
        Session,
        Session,
        Session,
        Session
    ];
});
afterEach(() => {
    org.close();
});

const insert = (session: Session, object: string, row: Record<string, unknown>): string =>
    savedId(org.dml.insert(session, object, [row], true));

function seen(session: Session, object: string): number {
    const condition = visibleRows(session, object, 'x');
    const where = condition === null ? '1' : condition.sql;
    return Number(
        org.db.prepare(`SELECT count(*) AS n FROM "${object}" x WHERE ${where}`).get(...(condition?.params ?? []))?.[
            'n'
        ]
    );
}

const sightOf = (object: string): number[] => [clara, carl, hanna, admin].map((session) => seen(session, object));

describe('object and field permissions', () => {
    it('come from the profile for standard objects, from permission sets for custom ones', () => {
        const guest = as(org, 'guest');
        assert.deepEqual([guest.canObject('Account', 'create'), guest.canObject('Invoice__c', 'read')], [true, false]);
        assert.deepEqual(
            [guest.canReadField('Account', 'Industry'), guest.canReadField('Account', 'Account_Key__c')],
            [true, false]
        );
        assert.equal(guest.canObject('Campaign', 'edit'), false);
    });

    it('let an administrator at every record, but not at custom fields', () => {
        const config = {
            ...CONFIG,
            users: CONFIG.users.map((user) => (user.persona === 'admin' ? { ...user, permissionSets: [] } : user))
        };
        const other = openInvoicing({ config });
        const bare = as(other, 'admin');
        assert.equal(bare.canObject('Invoice__c', 'modifyAll'), true);
        assert.equal(bare.canReadField('Invoice__c', 'Note__c'), false);
        assert.equal(bare.canReadField('Invoice__c', 'Account__c'), true, 'masters and names follow the object');
        other.close();
    });

    it('tell reading from editing', () => {
        assert.deepEqual(
            [clara.canReadField('Invoice__c', 'Tax_Percent__c'), clara.canEditField('Invoice__c', 'Tax_Percent__c')],
            [true, false]
        );
        assert.deepEqual(
            [hanna.canEditField('Invoice__c', 'Tax_Percent__c'), hanna.canEditField('Invoice__c', 'Gross__c')],
            [true, false]
        );
        assert.equal(hanna.hasCustomPermission('Approve_Invoices'), true);
    });

    it('give an API-only profile nothing of its own', () => {
        const users = [
            ...CONFIG.users,
            {
                ...CONFIG.users[0],
                persona: 'job',
                lastName: 'Job',
                username: 'job@invoicing.example',
                email: 'job@invoicing.example',
                profile: 'Minimum Access - API Only Integrations',
                permissionSets: []
            }
        ];
        const other = openInvoicing({ config: { ...CONFIG, users } });
        const job = as(other, 'job');
        assert.deepEqual(
            [job.canObject('Account', 'read'), job.canObject('User', 'read'), job.hasUserPermission('ApiEnabled')],
            [false, true, true]
        );
        other.close();
    });
});

describe('records', () => {
    it('of a private object are seen by their owner, by roles above and by administrators', () => {
        insert(clara, 'Plan__c', { Name: 'x' });
        assert.deepEqual(sightOf('Plan__c'), [1, 0, 1, 1]);
    });

    it('of a detail are seen with every master, two levels down', () => {
        const account = insert(clara, 'Account', { Name: 'Acme' });
        const invoice = insert(clara, 'Invoice__c', { Account__c: account });
        insert(clara, 'Line__c', { Name: 'L', Invoice__c: invoice });
        assert.deepEqual(sightOf('Invoice__c'), [1, 0, 1, 1]);
        assert.deepEqual(sightOf('Line__c'), [1, 0, 1, 1]);
    });

    it('of contacts follow the account, and their owner when there is none', () => {
        const account = insert(clara, 'Account', { Name: 'Acme' });
        insert(clara, 'Contact', { LastName: 'A', AccountId: account });
        insert(carl, 'Contact', { LastName: 'Private' });
        assert.deepEqual(sightOf('Contact'), [1, 1, 2, 2]);
    });

    it('of tasks are seen by their owner and with what they are about', () => {
        const account = insert(clara, 'Account', { Name: 'Acme' });
        insert(clara, 'Task', { Subject: 'Call', WhatId: account, OwnerId: carl.userId });
        assert.deepEqual(sightOf('Task'), [1, 1, 1, 1]);
        insert(clara, 'Task', { Subject: 'Own' });
        assert.deepEqual(sightOf('Task'), [2, 1, 2, 2]);
    });

    it('of an account are seen by who owns a case of it', () => {
        const account = insert(clara, 'Account', { Name: 'Acme' });
        assert.equal(seen(carl, 'Account'), 0);
        insert(clara, 'Case', { AccountId: account, OwnerId: carl.userId });
        assert.equal(seen(carl, 'Account'), 1);
        assert.equal(canEditRow(carl, 'Account', account), false, 'to read, not to change');
    });

    it('of users are seen by all, and changed by administrators', () => {
        assert.equal(seen(clara, 'User'), seen(admin, 'User'));
        assert.equal(canEditRow(clara, 'User', carl.userId), false);
        assert.equal(canEditRow(admin, 'User', carl.userId), true);
    });

    it('open to all are edited by all and deleted by owners', () => {
        const open = openInvoicing({ config: { ...CONFIG, organizationWideDefaults: { Account: 'ReadWrite' } } });
        const account = savedId(open.dml.insert(as(open, 'clara'), 'Account', [{ Name: 'Acme' }], true));
        assert.ok(open.dml.update(as(open, 'carl'), 'Account', [{ Id: account, Site: 'x' }], true)[0]?.success);
        assert.deepEqual(codesOf(open.dml.delete(as(open, 'carl'), 'Account', [account], true)), [
            'INSUFFICIENT_ACCESS_OR_READONLY'
        ]);
        assert.deepEqual(
            codesOf(
                open.dml.update(as(open, 'carl'), 'Account', [{ Id: account, OwnerId: as(open, 'carl').userId }], true)
            ),
            ['INSUFFICIENT_ACCESS_OR_READONLY']
        );
        assert.ok(
            open.dml.update(as(open, 'clara'), 'Account', [{ Id: account, OwnerId: as(open, 'carl').userId }], true)[0]
                ?.success
        );
        open.close();
    });
});

describe('writing', () => {
    it('is refused on records that the caller cannot see, and told from those that are read only', () => {
        const plan = insert(clara, 'Plan__c', { Name: 'x' });
        assert.deepEqual(codesOf(org.dml.update(carl, 'Plan__c', [{ Id: plan, Name: 'y' }], true)), [
            'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY'
        ]);
        assert.ok(org.dml.update(hanna, 'Plan__c', [{ Id: plan, Name: 'y' }], true)[0]?.success);
    });

    it('of details needs to see the master, or to edit it, by the relationship', () => {
        const account = insert(clara, 'Account', { Name: 'Acme' });
        assert.deepEqual(codesOf(org.dml.insert(carl, 'Invoice__c', [{ Account__c: account }], true)), [
            'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY'
        ]);
        insert(clara, 'Case', { AccountId: account, OwnerId: carl.userId });
        const invoice = insert(carl, 'Invoice__c', { Account__c: account });
        assert.ok(
            org.dml.update(carl, 'Invoice__c', [{ Id: invoice, Note__c: 'x' }], true)[0]?.success,
            'reading the account is enough'
        );
        assert.ok(
            org.dml.insert(carl, 'Line__c', [{ Name: 'L', Invoice__c: invoice }], true)[0]?.success,
            'carl may edit the invoice'
        );
    });
});
