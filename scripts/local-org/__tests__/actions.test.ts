import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { recipientsToday, sentEmails } from '../actions/outbox.ts';
import { startFixture, type Fixture } from './fixture.ts';

const EMAIL = {
    emailTemplates: [
        {
            developerName: 'Reminder',
            name: 'Reminder',
            subject: 'Dear {{{Recipient.FirstName}}}',
            body: 'Please pay, {!Contact.LastName}. {{{Sender.Name}}}{{{Recipient.Unknown}}}'
        },
        { developerName: 'Old', name: 'Old', subject: 'Old', body: 'Old', isActive: false }
    ],
    orgWideEmailAddresses: [
        { address: 'billing@billing.example', displayName: 'Billing' },
        { address: 'new@billing.example', displayName: 'New', isVerified: false },
        { address: 'ceo@billing.example', displayName: 'CEO', isAllowAllProfiles: false }
    ]
};

let fixture: Fixture;
let contactId: string;
let accountId: string;
let templates: Record<string, string>;

before(async () => {
    fixture = await startFixture({ now: () => new Date('2026-03-02T15:00:00Z') }, EMAIL);
    const bookkeeper = fixture.connect('bookkeeper');
    accountId = idOf(await bookkeeper.sobject('Account').create({ Name: 'Northwind' }));
    contactId = await contact({ Email: 'ada@northwind.example' });
    const { records } = await bookkeeper.query<{ Id: string; Name: string }>('SELECT Id, Name FROM EmailTemplate');
    templates = Object.fromEntries(records.map(({ Id, Name }) => [Name, Id]));
});
after(() => fixture.stop());

function idOf(result: { success: boolean; id?: string }): string {
    assert.ok(result.success);
    return result.id ?? '';
}

async function contact(values: Record<string, unknown>): Promise<string> {
    const fields = { FirstName: 'Ada', LastName: 'Moss', AccountId: accountId, ...values };
    return idOf(await fixture.connect('bookkeeper').sobject('Contact').create(fields));
}

interface Result {
    readonly actionName: string;
    readonly isSuccess: boolean;
    readonly errors: readonly { readonly statusCode: string; readonly message: string }[] | null;
    readonly outputValues: unknown;
}

async function send(
    inputs: unknown,
    { persona = 'bookkeeper' } = {}
): Promise<{ status: number; results: readonly Result[] }> {
    const response = await fixture.fetch(persona, '/actions/standard/emailSimple', {
        method: 'POST',
        body: JSON.stringify({ inputs }),
        headers: { 'Content-Type': 'application/json' }
    });
    return { status: response.status, results: (await response.json()) as Result[] };
}

/** Sends one e-mail that must be refused, and gives the code. */
async function refused(input: unknown, persona?: string): Promise<string | undefined> {
    const before = sentEmails(fixture.org).length;
    const { status, results } = await send([input], persona === undefined ? {} : { persona });
    assert.deepEqual([status, results[0]?.isSuccess, sentEmails(fixture.org).length], [400, false, before]);
    return results[0]?.errors?.[0]?.statusCode;
}

const PLAIN = { emailAddresses: 'a@b.example', emailSubject: 'Hello', emailBody: 'There' };

describe('an e-mail', () => {
    test('is sent as its text, and kept for tests to look at', async () => {
        const { status, results } = await send([{ ...PLAIN, emailAddresses: 'a@b.example, c@d.example' }]);
        assert.equal(status, 200);
        assert.deepEqual(results, [
            {
                actionName: 'emailSimple',
                invocationId: null,
                outcome: null,
                outputValues: null,
                sortOrder: -1,
                version: 1,
                errors: null,
                isSuccess: true
            }
        ]);
        const sent = sentEmails(fixture.org).at(-1);
        assert.deepEqual(sent?.to, ['a@b.example', 'c@d.example']);
        assert.deepEqual([sent?.subject, sent?.body, sent?.from], ['Hello', 'There', 'bookkeeper@billing.example']);
        assert.equal(sent?.sentAt, '2026-03-02T15:00:00.000Z');
    });

    test('of a template is filled in for its recipient, and comes from an address of the org', async () => {
        const { status } = await send([
            {
                emailTemplateId: templates['Reminder'],
                recipientId: contactId,
                senderType: 'OrgWideEmailAddress',
                senderAddress: 'Billing@billing.example',
                relatedRecordId: accountId
            }
        ]);
        assert.equal(status, 200);
        const sent = sentEmails(fixture.org).at(-1);
        assert.deepEqual(
            [sent?.from, sent?.to, sent?.subject, sent?.body],
            ['billing@billing.example', ['ada@northwind.example'], 'Dear Ada', 'Please pay, Moss. A bookkeeper']
        );
        assert.deepEqual([sent?.recipientId, sent?.relatedRecordId], [contactId, accountId]);
    });

    test('is logged as a completed task when that is asked', async () => {
        await send([{ ...PLAIN, recipientId: contactId, relatedRecordId: accountId, logEmailOnSend: true }]);
        const soql = `SELECT Subject, IsClosed, TaskSubtype, WhoId FROM Task WHERE WhatId = '${accountId}'`;
        const { records } = await fixture.connect('bookkeeper').query<Record<string, unknown>>(soql);
        assert.deepEqual(
            records.map(({ Subject, IsClosed, TaskSubtype, WhoId }) => [Subject, IsClosed, TaskSubtype, WhoId]),
            [['Email: Hello', true, 'Email', contactId]]
        );
    });

    test('that fails keeps no other back', async () => {
        const before = sentEmails(fixture.org).length;
        const { status, results } = await send([PLAIN, { ...PLAIN, emailAddresses: 'nobody' }, PLAIN]);
        assert.equal(status, 400);
        assert.deepEqual(
            results.map(({ isSuccess }) => isSuccess),
            [true, false, true]
        );
        assert.equal(sentEmails(fixture.org).length, before + 2);
    });

    test('takes the names of version 65 and later, too', async () => {
        await send([
            { recipientAddresses: ['a@b.example'], ccAddresses: 'c@d.example', emailSubject: 'S', emailBody: 'B' }
        ]);
        const sent = sentEmails(fixture.org).at(-1);
        assert.deepEqual([sent?.to, sent?.cc], [['a@b.example'], ['c@d.example']]);
    });
});

describe('an e-mail is refused', () => {
    test('without a recipient, a subject or a text', async () => {
        assert.equal(await refused({ emailSubject: 'S', emailBody: 'B' }), 'REQUIRED_FIELD_MISSING');
        assert.equal(await refused({ ...PLAIN, emailSubject: ' ' }), 'REQUIRED_FIELD_MISSING');
        assert.equal(await refused({ ...PLAIN, emailBody: undefined }), 'REQUIRED_FIELD_MISSING');
    });

    test('to an address that is none, or to more than 150', async () => {
        assert.equal(await refused({ ...PLAIN, emailAddresses: 'a@b' }), 'INVALID_EMAIL_ADDRESS');
        const many = Array.from({ length: 151 }, (_, index) => `a${index}@b.example`);
        assert.equal(await refused({ ...PLAIN, emailAddressesArray: many }), 'LIMIT_EXCEEDED');
    });

    test('of a template that is unknown or not in use', async () => {
        const to = { recipientId: contactId };
        assert.equal(await refused({ ...to, emailTemplateId: '00X000000000099AAA' }), 'INVALID_ID_FIELD');
        assert.equal(await refused({ ...to, emailTemplateId: templates['Old'] }), 'TEMPLATE_NOT_ACTIVE');
    });

    test('from an address that is unknown, not verified, or not for everybody', async () => {
        const from = (senderAddress?: string) => ({ ...PLAIN, senderType: 'OrgWideEmailAddress', senderAddress });
        assert.equal(await refused(from('other@billing.example')), 'INVALID_EMAIL_ADDRESS');
        assert.equal(await refused(from('new@billing.example')), 'UNVERIFIED_SENDER_ADDRESS');
        assert.equal(await refused(from('ceo@billing.example')), 'INVALID_EMAIL_ADDRESS');
        assert.equal(await refused(from()), 'REQUIRED_FIELD_MISSING');
        assert.equal(await refused({ ...PLAIN, senderType: 'Somebody' }), 'INVALID_API_INPUT');
    });

    test('to somebody who opted out, has no address, or is not to be seen', async () => {
        const template = { emailTemplateId: templates['Reminder'] };
        const out = await contact({ Email: 'out@northwind.example', HasOptedOutOfEmail: true });
        assert.equal(await refused({ ...template, recipientId: out }), 'EMAIL_OPTED_OUT');
        assert.equal(await refused({ ...template, recipientId: await contact({}) }), 'INVALID_EMAIL_ADDRESS');
        assert.equal(await refused({ ...template, recipientId: '003000000000099AAA' }), 'INVALID_CROSS_REFERENCE_KEY');
        assert.equal(await refused({ ...template, recipientId: accountId }), 'INVALID_ID_FIELD');
    });

    test('of a user without the permission Send Email', async () => {
        assert.equal(await refused(PLAIN, 'robot'), 'INSUFFICIENT_ACCESS_OR_READONLY');
    });

    test('with an input that the action has not', async () => {
        assert.equal(await refused({ ...PLAIN, subject: 'S' }), 'INVALID_API_INPUT');
        const response = await fixture.fetch('bookkeeper', '/actions/standard/emailSimple', {
            method: 'POST',
            body: '{}',
            headers: { 'Content-Type': 'application/json' }
        });
        assert.equal(response.status, 400);
    });

    test('beyond the 5,000 addresses of a day', async () => {
        const many = Array.from({ length: 150 }, (_, index) => `a${index}@b.example`);
        const rounds = Math.floor((5000 - recipientsToday(fixture.org)) / many.length);
        const { status } = await send(
            Array.from({ length: rounds }, () => ({ ...PLAIN, emailAddresses: many.join() }))
        );
        assert.equal(status, 200);
        assert.equal(await refused({ ...PLAIN, emailAddresses: many.join() }), 'SINGLE_EMAIL_LIMIT_EXCEEDED');
        const limits = (await (await fixture.fetch('bookkeeper', '/limits')).json()) as {
            SingleEmail: { Max: number; Remaining: number };
        };
        assert.equal(limits.SingleEmail.Max, 5000);
        assert.ok(limits.SingleEmail.Remaining < many.length);
    });
});

describe('what e-mails are made of', () => {
    test('is queried; sender addresses by those who may view the setup', async () => {
        const addresses = 'SELECT Address, IsVerified FROM OrgWideEmailAddress ORDER BY Address';
        const { records } = await fixture.connect('bookkeeper').query<{ Address: string }>(addresses);
        assert.deepEqual(
            records.map(({ Address }) => Address),
            ['billing@billing.example', 'ceo@billing.example', 'new@billing.example']
        );
        const url = `/query?q=${encodeURIComponent(addresses)}`;
        assert.equal((await fixture.fetch('robot', url)).status, 400);
    });

    test('actions are listed and described', async () => {
        const list = (await (await fixture.fetch('bookkeeper', '/actions/standard')).json()) as {
            actions: { name: string; url: string }[];
        };
        assert.deepEqual(
            list.actions.map(({ name, url }) => [name, url]),
            [['emailSimple', '/services/data/v67.0/actions/standard/emailSimple']]
        );
        const described = (await (await fixture.fetch('bookkeeper', '/actions/standard/emailSimple')).json()) as {
            inputs: { name: string }[];
        };
        assert.ok(described.inputs.some(({ name }) => name === 'emailTemplateId'));
    });
});
