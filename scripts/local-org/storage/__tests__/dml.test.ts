import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Session } from '../../contracts.ts';
import { as, codesOf, messageOf, NOW, openInvoicing, rule, savedId } from '../../metadata/__tests__/invoicing.ts';
import type { LocalOrg } from '../../org.ts';
import type { StoredRow } from '../../rules/evaluator.ts';
import { readRow } from '../rows.ts';

let org: LocalOrg;
let clara: Session;
let admin: Session;
let account: string;
let clock: Date;

beforeEach(() => {
    clock = NOW;
    org = openInvoicing({ now: () => clock });
    clara = as(org, 'clara');
    admin = as(org, 'admin');
    account = insert(clara, 'Account', { Name: 'Acme', Account_Key__c: 'A-1' });
});
afterEach(() => {
    org.close();
});

function insert(session: Session, object: string, row: Record<string, unknown>): string {
    return savedId(org.dml.insert(session, object, [row], true));
}

const escaped = (formula: string): string => formula.replaceAll('"', '&quot;');
const stored = (object: string, id: string): StoredRow => readRow(org.db, object, id) ?? {};
const invoice = (values: Record<string, unknown> = {}): Record<string, unknown> => ({ Account__c: account, ...values });

describe('insert', () => {
    it('fills ids, defaults, numbers, owners and audit fields', () => {
        const first = stored('Invoice__c', insert(clara, 'Invoice__c', invoice()));
        const second = stored('Invoice__c', insert(clara, 'Invoice__c', invoice()));
        assert.equal(first['Id'], 'a00000000000001AAA');
        assert.deepEqual([first['Name'], second['Name']], ['INV-0001', 'INV-0002']);
        assert.deepEqual(
            [first['Status__c'], first['Paid__c'], first['Due_On__c']],
            ['Draft', 0, '2026-03-30'],
            'TODAY is still 28 February in New York'
        );
        assert.equal(first['CreatedById'], clara.userId);
        assert.equal(first['CreatedDate'], '2026-03-01T03:00:00.000Z');
        assert.equal(stored('Account', account)['OwnerId'], clara.userId);
    });

    it('leaves a default out when the field is given, even as blank', () => {
        const row = stored('Invoice__c', insert(clara, 'Invoice__c', invoice({ Due_On__c: null, Status__c: null })));
        assert.deepEqual([row['Due_On__c'], row['Status__c']], [null, null]);
    });

    it('takes names without regard to case', () => {
        assert.equal(
            stored('Invoice__c', insert(clara, 'invoice__C', { account__c: account, NOTE__c: 'x' }))['Note__c'],
            'x'
        );
    });

    it('finds parents by external id', () => {
        const id = insert(clara, 'Invoice__c', { Account__r: { Account_Key__c: 'a-1' } });
        assert.equal(stored('Invoice__c', id)['Account__c'], account);
        const missing = org.dml.insert(clara, 'Invoice__c', [{ Account__r: { Account_Key__c: 'none' } }], true);
        assert.match(
            messageOf(missing),
            /Foreign key external ID: none not found for field Account_Key__c in entity Account/
        );
    });

    it('refuses unknown fields, and fields that the caller cannot see, in the same words', () => {
        for (const name of ['Nothing__c', 'Terms__c']) {
            const results = org.dml.insert(clara, 'Invoice__c', [invoice({ [name]: 'x' })], true);
            assert.deepEqual(codesOf(results), ['INVALID_FIELD']);
            assert.equal(messageOf(results), `No such column '${name}' on sobject of type Invoice__c`);
        }
    });

    it('refuses fields that the caller may only read, formulas and system fields', () => {
        for (const name of ['Tax_Percent__c', 'Gross__c', 'Name', 'CreatedDate', 'SystemModstamp']) {
            const results = org.dml.insert(clara, 'Invoice__c', [invoice({ [name]: null })], true);
            assert.deepEqual(codesOf(results), ['INVALID_FIELD_FOR_INSERT_UPDATE'], name);
            assert.match(
                messageOf(results),
                new RegExp(`^Unable to create/update fields: ${name}\\. Please check the security settings`)
            );
        }
    });

    it('lets audit fields be set with the permission for it', () => {
        const id = insert(
            admin,
            'Invoice__c',
            invoice({ CreatedDate: '2020-05-01T00:00:00Z', CreatedById: clara.userId })
        );
        const row = stored('Invoice__c', id);
        assert.deepEqual(
            [row['CreatedDate'], row['LastModifiedDate'], row['CreatedById']],
            ['2020-05-01T00:00:00.000Z', '2020-05-01T00:00:00.000Z', clara.userId]
        );
        assert.deepEqual(
            codesOf(org.dml.update(admin, 'Invoice__c', [{ Id: id, CreatedDate: '2021-01-01T00:00:00Z' }], true)),
            ['INVALID_FIELD_FOR_INSERT_UPDATE']
        );
    });

    it('asks for required fields and masters', () => {
        assert.deepEqual(codesOf(org.dml.insert(clara, 'Invoice__c', [{}], true)), ['REQUIRED_FIELD_MISSING']);
        assert.equal(messageOf(org.dml.insert(clara, 'Account', [{}], true)), 'Required fields are missing: [Name]');
    });

    it('refuses lookups to what is not there', () => {
        const code = (value: string): string[] =>
            codesOf(org.dml.insert(clara, 'Invoice__c', [{ Account__c: value }], true));
        assert.deepEqual(code('nonsense'), ['MALFORMED_ID']);
        assert.deepEqual(code(clara.userId), ['FIELD_INTEGRITY_EXCEPTION']);
        assert.deepEqual(code('001000000000999'), ['INVALID_CROSS_REFERENCE_KEY']);
        assert.ok(org.dml.delete(clara, 'Account', [account], true)[0]?.success);
        assert.deepEqual(code(account), ['ENTITY_IS_DELETED']);
    });

    it('refuses a value that is taken, naming the record', () => {
        const first = insert(clara, 'Invoice__c', invoice({ Key__c: 'k1' }));
        const results = org.dml.insert(clara, 'Invoice__c', [invoice({ Key__c: 'k1' })], true);
        assert.deepEqual(codesOf(results), ['DUPLICATE_VALUE']);
        assert.equal(
            messageOf(results),
            `duplicate value found: Key__c duplicates value on record with id: ${first.slice(0, 15)}`
        );
        assert.ok(
            org.dml.insert(clara, 'Invoice__c', [invoice({ Key__c: 'K1' })], true)[0]?.success,
            'the field minds case'
        );
        assert.deepEqual(
            codesOf(org.dml.insert(clara, 'Account', [{ Name: 'B', Account_Key__c: 'a-1' }], true)),
            ['DUPLICATE_VALUE'],
            'this one does not'
        );
    });

    it('finds duplicates within one call', () => {
        const results = org.dml.insert(
            clara,
            'Invoice__c',
            [invoice({ Key__c: 'x' }), invoice({ Key__c: 'x' })],
            false
        );
        assert.deepEqual(
            results.map((result) => result.success),
            [true, false]
        );
    });

    it('gives all faults of a row at once', () => {
        const row = invoice({ Amount__c: 1e9, Contact_Email__c: 'x', Status__c: 'Nope' });
        assert.deepEqual(codesOf(org.dml.insert(clara, 'Invoice__c', [row], true)), [
            'NUMBER_OUTSIDE_VALID_RANGE',
            'INVALID_EMAIL_ADDRESS',
            'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST'
        ]);
    });

    it('refuses an id, and an object that the caller may not create', () => {
        assert.deepEqual(codesOf(org.dml.insert(clara, 'Account', [{ Id: account, Name: 'x' }], true)), [
            'INVALID_FIELD_FOR_INSERT_UPDATE'
        ]);
        assert.deepEqual(codesOf(org.dml.insert(as(org, 'guest'), 'Invoice__c', [invoice()], true)), ['INVALID_TYPE']);
        assert.deepEqual(codesOf(org.dml.insert(clara, 'Campaign', [{ Name: 'x' }], true)), [
            'INSUFFICIENT_ACCESS_OR_READONLY'
        ]);
        assert.deepEqual(codesOf(org.dml.insert(admin, 'Profile', [{ Name: 'x' }], true)), [
            'INVALID_TYPE_FOR_OPERATION'
        ]);
        assert.throws(
            () => org.dml.insert(clara, 'Nothing__c', [{}], true),
            /sObject type 'Nothing__c' is not supported/
        );
    });
});

describe('validation rules', () => {
    it('compare with what was before', () => {
        const id = insert(clara, 'Invoice__c', invoice({ Status__c: 'Paid', Amount__c: 5 }));
        const results = org.dml.update(clara, 'Invoice__c', [{ Id: id, Amount__c: 6 }], true);
        assert.deepEqual(results[0]?.success === false && results[0].errors, [
            {
                statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
                message: 'A paid invoice keeps its amount.',
                fields: ['Amount__c']
            }
        ]);
        assert.ok(org.dml.update(clara, 'Invoice__c', [{ Id: id, Amount__c: 5, Note__c: 'same' }], true)[0]?.success);
    });

    it('look at what an update does not give, through formula fields and parents too', () => {
        const formula = 'AND(Gross_Label__c = "large", Account__r.Name = "Acme", NOT(ISNEW()))';
        const name = 'objects/Invoice__c/validationRules/Large.validationRule-meta.xml';
        org.close();
        org = openInvoicing({ changes: { [name]: rule('Large', escaped(formula), 'Too large.') } });
        clara = as(org, 'clara');
        account = insert(clara, 'Account', { Name: 'Acme' });
        const large = insert(clara, 'Invoice__c', invoice({ Amount__c: 101 }));
        const small = insert(clara, 'Invoice__c', invoice({ Amount__c: 100 }));
        const results = org.dml.update(
            clara,
            'Invoice__c',
            [large, small].map((Id) => ({ Id, Note__c: 'x' })),
            false
        );
        assert.deepEqual(
            results.map((result) => (result.success ? 'ok' : result.errors[0]?.message)),
            ['Too large.', 'ok']
        );
    });

    it('ask for custom permissions of the caller', () => {
        const row = invoice({ Status__c: 'Sent' });
        assert.equal(messageOf(org.dml.insert(clara, 'Invoice__c', [row], true)), 'You may not send invoices.');
        assert.ok(org.dml.insert(admin, 'Invoice__c', [row], true)[0]?.success);
    });

    it('follow a permission set from the moment that it is assigned', () => {
        const sets = org.db.prepare('SELECT "Id" FROM "PermissionSet" WHERE "Name" = ?').get('Approver');
        const assignment = insert(admin, 'PermissionSetAssignment', {
            AssigneeId: clara.userId,
            PermissionSetId: sets?.['Id']
        });
        assert.ok(org.dml.insert(clara, 'Invoice__c', [invoice({ Status__c: 'Sent' })], true)[0]?.success);
        assert.ok(org.dml.delete(admin, 'PermissionSetAssignment', [assignment], true)[0]?.success);
        assert.deepEqual(codesOf(org.dml.insert(clara, 'Invoice__c', [invoice({ Status__c: 'Sent' })], true)), [
            'FIELD_CUSTOM_VALIDATION_EXCEPTION'
        ]);
    });
});

describe('update', () => {
    it('changes what is given and stamps the row, even when nothing is new', () => {
        const id = insert(clara, 'Invoice__c', invoice({ Note__c: 'a' }));
        clock = new Date('2026-03-02T00:00:00Z');
        assert.ok(org.dml.update(clara, 'Invoice__c', [{ Id: id.slice(0, 15), Note__c: 'a' }], true)[0]?.success);
        const row = stored('Invoice__c', id);
        assert.deepEqual(
            [row['Note__c'], row['SystemModstamp'], row['CreatedDate']],
            ['a', '2026-03-02T00:00:00.000Z', '2026-03-01T03:00:00.000Z']
        );
    });

    it('refuses bad, unknown, deleted and repeated ids', () => {
        const id = insert(clara, 'Invoice__c', invoice());
        const gone = insert(clara, 'Invoice__c', invoice());
        org.dml.delete(clara, 'Invoice__c', [gone], true);
        const rows = [
            { Id: 'x' },
            { Id: account },
            { Id: 'a00000000000999AAA' },
            { Id: gone },
            {},
            { Id: id },
            { Id: id }
        ];
        const codes = org.dml
            .update(clara, 'Invoice__c', rows, false)
            .map((result) => (result.success ? 'ok' : result.errors[0]?.statusCode));
        assert.deepEqual(codes, [
            'MALFORMED_ID',
            'MALFORMED_ID',
            'INVALID_CROSS_REFERENCE_KEY',
            'ENTITY_IS_DELETED',
            'MISSING_ARGUMENT',
            'ok',
            'DUPLICATE_VALUE'
        ]);
    });

    it('moves a detail only where its relationship allows', () => {
        const other = insert(clara, 'Account', { Name: 'Other' });
        const id = insert(clara, 'Invoice__c', invoice());
        assert.ok(org.dml.update(clara, 'Invoice__c', [{ Id: id, Account__c: other }], true)[0]?.success);
        const line = insert(clara, 'Line__c', { Name: 'L', Invoice__c: id });
        const second = insert(clara, 'Invoice__c', invoice());
        assert.deepEqual(codesOf(org.dml.update(clara, 'Line__c', [{ Id: line, Invoice__c: second }], true)), [
            'INVALID_FIELD_FOR_INSERT_UPDATE'
        ]);
    });

    it('refuses to blank what is required', () => {
        assert.deepEqual(codesOf(org.dml.update(clara, 'Account', [{ Id: account, Name: '' }], true)), [
            'REQUIRED_FIELD_MISSING'
        ]);
    });
});

describe('many rows in one call', () => {
    const MANY = 450;

    it('each find the row that they change, in whatever order they are given', () => {
        const rows = Array.from({ length: MANY }, (_, n) => invoice({ Key__c: `k${n}`, Note__c: String(n) }));
        const ids = org.dml.upsert(clara, 'Invoice__c', 'Key__c', rows, true).map((result) => savedId([result]));
        const order = ids.map((_, n) => (n * 7) % MANY);
        const changed = org.dml.upsert(
            clara,
            'Invoice__c',
            'Key__c',
            order.map((n) => ({ Key__c: `k${n}`, Note__c: `changed ${n}` })),
            true
        );
        assert.deepEqual(
            changed.map((result) => result.success && [result.id, result.created]),
            order.map((n) => [ids[n], false])
        );
        org.dml.update(
            clara,
            'Invoice__c',
            order.map((n) => ({ Id: ids[n], Amount__c: n })),
            true
        );
        for (const [n, id] of ids.entries()) {
            const { Key__c, Note__c, Amount__c } = stored('Invoice__c', id);
            assert.deepEqual([Key__c, Note__c, Amount__c], [`k${n}`, `changed ${n}`, n]);
        }
    });

    it('cannot take a value of each other or of another record', () => {
        const ids = ['a', 'b', 'c'].map((key) => insert(clara, 'Invoice__c', invoice({ Key__c: key })));
        const keys = ['x', 'x', 'a'];
        const results = org.dml.update(
            clara,
            'Invoice__c',
            ids.map((Id, index) => ({ Id, Key__c: keys[index] })),
            false
        );
        assert.deepEqual(
            results.map((result) => (result.success ? 'ok' : result.errors[0]?.message)),
            [
                'ok',
                `duplicate value found: Key__c duplicates value on record with id: ${(ids[0] ?? '').slice(0, 15)}`,
                'ok'
            ],
            'the third takes what the first has given up'
        );
    });
});

describe('all or none', () => {
    it('keeps nothing when one row fails, and says so on the others', () => {
        const results = org.dml.insert(clara, 'Invoice__c', [invoice({ Key__c: 'k' }), {}], true);
        assert.deepEqual(
            results.map((result) => (result.success ? 'ok' : result.errors[0]?.statusCode)),
            ['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'REQUIRED_FIELD_MISSING']
        );
        assert.equal(org.db.prepare('SELECT count(*) AS n FROM "Invoice__c"').get()?.['n'], 0);
        assert.equal(insert(clara, 'Invoice__c', invoice()), 'a00000000000001AAA', 'the number was not used');
    });

    it('keeps the good rows otherwise', () => {
        const results = org.dml.insert(clara, 'Invoice__c', [{}, invoice()], false);
        assert.deepEqual(
            results.map((result) => result.success),
            [false, true]
        );
    });

    it('spans several calls within one transaction', () => {
        org.transaction(
            () => {
                insert(clara, 'Account', { Name: 'Gone' });
                return org.dml.insert(clara, 'Account', [{}], true);
            },
            (results) => results.every((result) => result.success)
        );
        assert.equal(org.db.prepare('SELECT count(*) AS n FROM "Account"').get()?.['n'], 1);
    });
});

describe('upsert', () => {
    it('inserts what is new and changes what is there', () => {
        const upsert = (note: string) =>
            org.dml.upsert(clara, 'Invoice__c', 'Key__c', [invoice({ Key__c: 'u1', Note__c: note })], true);
        const first = upsert('one');
        const second = upsert('two');
        assert.deepEqual(
            [first[0]?.success && first[0].created, second[0]?.success && second[0].created],
            [true, false]
        );
        assert.equal(savedId(first), savedId(second));
        assert.equal(stored('Invoice__c', savedId(first))['Note__c'], 'two');
    });

    it('refuses a blank key, a key given twice, and a field that is no external id', () => {
        const rows = [invoice({ Key__c: ' ' }), invoice({ Key__c: 'a' }), invoice({ Key__c: 'a' })];
        const codes = org.dml
            .upsert(clara, 'Invoice__c', 'Key__c', rows, false)
            .map((result) => (result.success ? 'ok' : result.errors[0]?.statusCode));
        assert.deepEqual(codes, ['MISSING_ARGUMENT', 'ok', 'DUPLICATE_VALUE']);
        assert.deepEqual(codesOf(org.dml.upsert(clara, 'Invoice__c', 'Note__c', [invoice()], true)), ['INVALID_FIELD']);
    });

    it('goes by Id too', () => {
        const id = insert(clara, 'Invoice__c', invoice());
        const results = org.dml.upsert(clara, 'Invoice__c', 'Id', [{ Id: id, Note__c: 'x' }, invoice()], false);
        assert.deepEqual(
            results.map((result) => result.success && result.created),
            [false, true]
        );
    });

    it('by a key that is not unique is for those who see all records', () => {
        const plan = { Old_Number__c: '7', Name: 'x' };
        assert.deepEqual(codesOf(org.dml.upsert(clara, 'Plan__c', 'Old_Number__c', [plan], true)), [
            'INSUFFICIENT_ACCESS'
        ]);
        assert.ok(org.dml.upsert(admin, 'Plan__c', 'Old_Number__c', [plan], true)[0]?.success);
    });

    it('sets audit fields where it inserts, and refuses them where it updates', () => {
        const upsert = (): string[] =>
            codesOf(
                org.dml.upsert(
                    admin,
                    'Invoice__c',
                    'Key__c',
                    [invoice({ Key__c: 'k', CreatedDate: '2020-01-01T00:00:00Z' })],
                    true
                )
            );
        assert.deepEqual(upsert(), []);
        assert.deepEqual(upsert(), ['INVALID_FIELD_FOR_INSERT_UPDATE']);
    });

    it('refuses a key that several records have', () => {
        insert(clara, 'Contact', { LastName: 'One', Email: 'a@b.example' });
        insert(clara, 'Contact', { LastName: 'Two', Email: 'a@b.example' });
        assert.deepEqual(
            codesOf(org.dml.upsert(clara, 'Contact', 'Email', [{ Email: 'a@b.example', LastName: 'x' }], true)),
            ['DUPLICATE_EXTERNAL_ID']
        );
    });
});

describe('delete', () => {
    it('takes details along and keeps them in the recycle bin', () => {
        const id = insert(clara, 'Invoice__c', invoice());
        const line = insert(clara, 'Line__c', { Name: 'L', Invoice__c: id });
        assert.ok(org.dml.delete(clara, 'Account', [account], true)[0]?.success);
        assert.deepEqual([stored('Invoice__c', id)['IsDeleted'], stored('Line__c', line)['IsDeleted']], [1, 1]);
        assert.deepEqual(codesOf(org.dml.delete(clara, 'Account', [account], true)), ['ENTITY_IS_DELETED']);
    });

    it('is refused while a lookup restricts it, and undoes what it began', () => {
        const plan = insert(clara, 'Plan__c', { Name: 'Monthly' });
        const line = insert(clara, 'Line__c', {
            Name: 'First line',
            Invoice__c: insert(clara, 'Invoice__c', invoice()),
            Plan__c: plan
        });
        const results = org.dml.delete(clara, 'Plan__c', [plan], false);
        assert.deepEqual(codesOf(results), ['DELETE_FAILED']);
        assert.match(
            messageOf(results),
            /Your attempt to delete Monthly could not be completed because it is associated with the following lines\.: First line/
        );
        assert.ok(org.dml.delete(clara, 'Line__c', [line], false)[0]?.success);
        assert.ok(org.dml.delete(clara, 'Plan__c', [plan], false)[0]?.success);
    });

    it('lets a deleted value be used again', () => {
        org.dml.delete(clara, 'Invoice__c', [insert(clara, 'Invoice__c', invoice({ Key__c: 'k' }))], true);
        assert.ok(org.dml.insert(clara, 'Invoice__c', [invoice({ Key__c: 'k' })], true)[0]?.success);
    });

    it('clears ordinary lookups', () => {
        const boss = insert(clara, 'Contact', { LastName: 'Boss', AccountId: account });
        const worker = insert(clara, 'Contact', { LastName: 'Worker', AccountId: account, ReportsToId: boss });
        org.dml.delete(clara, 'Contact', [boss], true);
        assert.equal(stored('Contact', worker)['ReportsToId'], null);
    });
});

describe('standard objects', () => {
    it('join names of people', () => {
        assert.equal(
            stored('Contact', insert(clara, 'Contact', { FirstName: 'Ada', LastName: 'Byron', AccountId: account }))[
                'Name'
            ],
            'Ada Byron'
        );
    });

    it('close and reopen cases', () => {
        const id = insert(clara, 'Case', { AccountId: account, Subject: 'x' });
        assert.deepEqual(
            [stored('Case', id)['Status'], stored('Case', id)['IsClosed'], stored('Case', id)['CaseNumber']],
            ['New', 0, '00000001']
        );
        org.dml.update(clara, 'Case', [{ Id: id, Status: 'Closed' }], true);
        assert.deepEqual(
            [stored('Case', id)['IsClosed'], stored('Case', id)['ClosedDate']],
            [1, '2026-03-01T03:00:00.000Z']
        );
        org.dml.update(clara, 'Case', [{ Id: id, Status: 'Working' }], true);
        assert.deepEqual([stored('Case', id)['IsClosed'], stored('Case', id)['ClosedDate']], [0, null]);
    });

    it('keep the day on which an imported case was closed', () => {
        const row = {
            AccountId: account,
            Status: 'Closed',
            CreatedDate: '2024-01-01T00:00:00Z',
            ClosedDate: '2024-02-01T00:00:00Z'
        };
        assert.equal(stored('Case', insert(admin, 'Case', row))['ClosedDate'], '2024-02-01T00:00:00.000Z');
    });

    it('derive what an opportunity stage means, unless told', () => {
        const row = { Name: 'Renewal', AccountId: account, CloseDate: '2026-05-15', Amount: 1000 };
        const open = stored('Opportunity', insert(clara, 'Opportunity', { ...row, StageName: 'Negotiation/Review' }));
        assert.deepEqual(
            [open['Probability'], open['IsClosed'], open['ExpectedRevenue'], open['FiscalQuarter']],
            [90, 0, 900, 2]
        );
        const won = stored('Opportunity', insert(clara, 'Opportunity', { ...row, StageName: 'Closed Won' }));
        assert.deepEqual([won['IsClosed'], won['IsWon'], won['ForecastCategory']], [1, 1, 'Closed']);
        assert.equal(
            stored('Opportunity', insert(clara, 'Opportunity', { ...row, StageName: 'Prospecting', Probability: 55 }))[
                'Probability'
            ],
            55
        );
    });

    it('complete tasks and find the account that they are about', () => {
        const contact = insert(clara, 'Contact', { LastName: 'Byron', AccountId: account });
        const id = insert(clara, 'Task', { Subject: 'Call', WhoId: contact });
        assert.deepEqual([stored('Task', id)['Status'], stored('Task', id)['AccountId']], ['Not Started', account]);
        org.dml.update(clara, 'Task', [{ Id: id, Status: 'Completed' }], true);
        assert.deepEqual(
            [stored('Task', id)['IsClosed'], stored('Task', id)['CompletedDateTime']],
            [1, '2026-03-01T03:00:00.000Z']
        );
    });

    it('refuse a second assignment, and a second campaign member', () => {
        const set = org.db.prepare('SELECT "Id" FROM "PermissionSet" WHERE "Name" = ?').get('Clerk');
        const assignment = { AssigneeId: clara.userId, PermissionSetId: set?.['Id'] };
        assert.deepEqual(codesOf(org.dml.insert(admin, 'PermissionSetAssignment', [assignment], true)), [
            'DUPLICATE_VALUE'
        ]);
        const campaign = insert(admin, 'Campaign', { Name: 'Webinar' });
        const member = {
            CampaignId: campaign,
            ContactId: insert(admin, 'Contact', { LastName: 'Byron', AccountId: account })
        };
        assert.equal(stored('CampaignMember', insert(admin, 'CampaignMember', member))['Status'], 'Sent');
        assert.equal(messageOf(org.dml.insert(admin, 'CampaignMember', [member], true)), 'Already a campaign member.');
    });

    it('make users whole, and refuse inactive owners', () => {
        const profile = org.db.prepare('SELECT "Id" FROM "Profile" WHERE "Name" = ?').get('Standard User');
        const row = {
            FirstName: 'New',
            LastName: 'User',
            Username: 'new@invoicing.example',
            Email: 'new@invoicing.example',
            Alias: 'new',
            ProfileId: profile?.['Id'],
            TimeZoneSidKey: 'Europe/Paris',
            LocaleSidKey: 'en_GB',
            LanguageLocaleKey: 'en_US',
            EmailEncodingKey: 'UTF-8'
        };
        const id = insert(admin, 'User', row);
        assert.deepEqual([stored('User', id)['Name'], stored('User', id)['IsActive']], ['New User', 1]);
        assert.equal(org.session('new@invoicing.example').timeZone, 'Europe/Paris');
        org.dml.update(admin, 'User', [{ Id: id, IsActive: false }], true);
        assert.throws(() => org.session(id), /user locked out/);
        assert.deepEqual(codesOf(org.dml.insert(clara, 'Account', [{ Name: 'x', OwnerId: id }], true)), [
            'INACTIVE_OWNER_OR_USER'
        ]);
        assert.deepEqual(codesOf(org.dml.insert(clara, 'User', [row], true)), ['INSUFFICIENT_ACCESS_OR_READONLY']);
    });
});
