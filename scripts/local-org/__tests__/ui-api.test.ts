import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startFixture, type Fixture } from './fixture.ts';

interface FieldValue {
    readonly value: unknown;
    readonly displayValue: string | null;
}
interface UiRecord {
    readonly id: string;
    readonly apiName: string;
    readonly fields: Readonly<Record<string, FieldValue>>;
    readonly lastModifiedDate: string;
}

let fixture: Fixture;
let account: string;
let invoice: string;

before(async () => {
    fixture = await startFixture();
    const bookkeeper = fixture.connect('bookkeeper');
    account = (await bookkeeper.sobject('Account').create({ Name: 'Acme' })).id ?? '';
    const values = {
        Number__c: 'U-1',
        Account__c: account,
        Amount__c: 1234.5,
        Due_On__c: '2026-03-04',
        Sent_At__c: '2026-03-04T17:05:00Z',
        Status__c: 'Sent'
    };
    invoice = (await bookkeeper.sobject('Invoice__c').create(values)).id ?? '';
});
after(() => fixture.stop());

async function call<T>(path: string, method = 'GET', body?: unknown): Promise<{ status: number; body: T }> {
    const init =
        body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
    const response = await fixture.fetch('bookkeeper', path, { method, ...init });
    const text = await response.text();
    return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as T };
}

test('a record is read with values and with how they are shown', async () => {
    const names = ['Amount__c', 'Due_On__c', 'Sent_At__c', 'Status__c', 'Number__c', 'Paid__c'];
    const { body } = await call<UiRecord>(
        `/ui-api/records/${invoice}?fields=${names.map((name) => `Invoice__c.${name}`).join(',')}`
    );
    assert.deepEqual([body.apiName, body.id], ['Invoice__c', invoice]);
    assert.deepEqual(body.fields, {
        Amount__c: { value: 1234.5, displayValue: '$1,234.50' },
        Due_On__c: { value: '2026-03-04', displayValue: '3/4/2026' },
        Sent_At__c: { value: '2026-03-04T17:05:00.000Z', displayValue: '3/4/2026, 12:05 PM' },
        Status__c: { value: 'Sent', displayValue: 'Sent to customer' },
        Number__c: { value: 'U-1', displayValue: null },
        Paid__c: { value: false, displayValue: null }
    });
    assert.match(body.lastModifiedDate, /Z$/);
});

test('fields of parents come as records of their own', async () => {
    const { body } = await call<UiRecord>(
        `/ui-api/records/${invoice}?fields=Invoice__c.Account__r.Name,Invoice__c.Account__r.Owner.Name`
    );
    const parent = body.fields['Account__r'];
    const record = parent?.value as UiRecord;
    assert.equal(parent?.displayValue, 'Acme');
    assert.deepEqual([record.apiName, record.id, record.fields['Name']?.value], ['Account', account, 'Acme']);
    assert.equal((record.fields['Owner']?.value as UiRecord).fields['Name']?.value, 'A bookkeeper');
});

test('a layout brings its fields', async () => {
    const { body } = await call<UiRecord>(`/ui-api/records/${invoice}?layoutTypes=Full`);
    assert.ok('With_Tax__c' in body.fields && 'Name' in body.fields);
});

test('records are read several at once, each with its status', async () => {
    const { body } = await call<{ hasErrors: boolean; results: { statusCode: number }[] }>(
        `/ui-api/records/batch/${invoice},${account}?fields=Invoice__c.Name`
    );
    assert.deepEqual([body.hasErrors, body.results.map((result) => result.statusCode)], [true, [200, 400]]);
});

test('a record is created, changed and deleted', async () => {
    const created = await call<UiRecord>('/ui-api/records', 'POST', {
        apiName: 'Invoice__c',
        fields: { Number__c: 'U-2', Amount__c: 5 }
    });
    assert.equal(created.status, 201);
    assert.equal(created.body.fields['Amount__c']?.displayValue, '$5.00');
    const changed = await call<UiRecord>(`/ui-api/records/${created.body.id}`, 'PATCH', { fields: { Amount__c: 6 } });
    assert.equal(changed.body.fields['With_Tax__c']?.value, 7.2);
    assert.equal((await call(`/ui-api/records/${created.body.id}`, 'DELETE')).status, 204);
    assert.equal((await call(`/ui-api/records/${created.body.id}?fields=Invoice__c.Name`)).status, 404);
});

test('a refused write says which fields are at fault', async () => {
    interface WriteError {
        readonly message: string;
        readonly statusCode: number;
        readonly enhancedErrorType: string;
        readonly output: {
            readonly errors: unknown[];
            readonly fieldErrors: Record<string, { message: string; fieldLabel: string }[]>;
        };
    }
    const { status, body } = await call<WriteError>(`/ui-api/records/${invoice}`, 'PATCH', {
        fields: { Amount__c: -1 }
    });
    assert.deepEqual([status, body.statusCode, body.enhancedErrorType], [400, 400, 'RecordError']);
    assert.equal(body.message, 'An error occurred while trying to update the record. Please try again.');
    assert.deepEqual(body.output.errors, []);
    const [error] = body.output.fieldErrors['Amount__c'] ?? [];
    assert.deepEqual([error?.message, error?.fieldLabel], ['The amount must not be negative.', 'Amount']);
});

test('a change of what somebody else has changed since is refused', async () => {
    const response = await fixture.fetch('bookkeeper', `/ui-api/records/${invoice}`, {
        method: 'PATCH',
        body: '{"fields":{"Paid__c":true}}',
        headers: { 'Content-Type': 'application/json', 'If-Unmodified-Since': 'Thu, 01 Jan 2026 00:00:00 GMT' }
    });
    assert.equal(response.status, 412);
});

test('object info tells labels, types and abilities', async () => {
    const { body } = await call<{
        label: string;
        defaultRecordTypeId: string;
        fields: Record<string, Record<string, unknown>>;
    }>('/ui-api/object-info/Invoice__c');
    assert.equal(body.label, 'Invoice');
    assert.equal(body.fields['Amount__c']?.['dataType'], 'Currency');
    assert.equal(body.fields['Number__c']?.['required'], true);
    assert.equal(body.fields['With_Tax__c']?.['updateable'], false);
    assert.deepEqual(body.fields['Account__c']?.['referenceToInfos'], [{ apiName: 'Account', nameFields: ['Name'] }]);
});

test('GraphQL answers in the same shapes', async () => {
    interface Answer {
        readonly data: { uiapi: { query: { Invoice__c: { edges: { node: { Amount__c: FieldValue } }[] } } } };
        readonly errors: unknown[];
    }
    const query = `query($number: String) { uiapi { query { Invoice__c(where: { Number__c: { eq: $number } }) {
        edges { node { Id Amount__c { value displayValue } } } } } } }`;
    const { status, body } = await call<Answer>('/graphql', 'POST', { query, variables: { number: 'U-1' } });
    assert.equal(status, 200);
    assert.deepEqual(body.data.uiapi.query.Invoice__c.edges[0]?.node.Amount__c, {
        value: 1234.5,
        displayValue: '$1,234.50'
    });
});

test('GraphQL without a query is refused', async () => {
    assert.equal((await call('/graphql', 'POST', {})).status, 400);
});

test('picklist values come one field at a time or all together', async () => {
    interface Picklist {
        readonly values: { label: string; value: string }[];
        readonly defaultValue: { value: string } | null;
    }
    const path = '/ui-api/object-info/Invoice__c/picklist-values/012000000000000AAA';
    const one = (await call<Picklist>(`${path}/Status__c`)).body;
    assert.deepEqual(
        one.values.map(({ label, value }) => [label, value]),
        [
            ['Draft', 'Draft'],
            ['Sent to customer', 'Sent']
        ]
    );
    assert.equal(one.defaultValue?.value, 'Draft');
    const all = (await call<{ picklistFieldValues: Record<string, Picklist> }>(path)).body;
    assert.ok('Status__c' in all.picklistFieldValues);
    assert.equal((await call(`${path}/Amount__c`)).status, 400);
});
