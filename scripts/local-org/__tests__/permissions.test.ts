import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Connection } from 'jsforce';
import { refusal, startFixture, type Fixture } from './fixture.ts';

/** The clerk reads and writes invoices, reads the amount, and knows nothing of the secret; the stranger knows no invoices. */
let fixture: Fixture;
let bookkeeper: Connection;
let clerk: Connection;
let stranger: Connection;
let invoice: string;

before(async () => {
    fixture = await startFixture();
    bookkeeper = fixture.connect('bookkeeper');
    clerk = fixture.connect('clerk');
    stranger = fixture.connect('stranger');
    const created = await bookkeeper
        .sobject('Invoice__c')
        .create({ Number__c: 'X-1', Amount__c: 5, Secret__c: 'hidden' });
    invoice = created.id ?? '';
});
after(() => fixture.stop());

const code = async (work: PromiseLike<unknown>): Promise<string> => (await refusal(work)).errorCode;

async function bulkError(connection: Connection, operation: 'insert' | 'update', csv: string): Promise<string> {
    const { failedResults } = await connection.bulk2.loadAndWaitForResults({
        object: 'Invoice__c',
        operation,
        input: csv
    });
    return (failedResults[0] as { sf__Error?: string } | undefined)?.sf__Error ?? '';
}

describe('a field that the caller may not read', () => {
    test('is missing from the record and refused when asked for', async () => {
        const record = await clerk.sobject('Invoice__c').retrieve(invoice);
        assert.equal(record['Amount__c'], 5);
        assert.equal('Secret__c' in record, false);
        assert.equal(
            await code(clerk.sobject('Invoice__c').retrieve(invoice, { fields: ['Secret__c'] })),
            'INVALID_FIELD'
        );
        assert.equal(
            await code(clerk.sobject('Invoice__c').retrieve([invoice], { fields: ['Secret__c'] })),
            'INVALID_FIELD'
        );
    });

    test('is refused in queries, also as a filter and in Bulk', async () => {
        assert.equal(await code(clerk.query('SELECT Secret__c FROM Invoice__c')), 'INVALID_FIELD');
        assert.equal(await code(clerk.query("SELECT Id FROM Invoice__c WHERE Secret__c = 'hidden'")), 'INVALID_FIELD');
        assert.equal(await code(clerk.bulk2.query('SELECT Secret__c FROM Invoice__c')), 'INVALID_FIELD');
    });

    test('is missing from describes and from object info', async () => {
        const { fields } = await clerk.describe('Invoice__c');
        assert.equal(
            fields.some((field) => field.name === 'Secret__c'),
            false
        );
        const info = (await (await fixture.fetch('clerk', '/ui-api/object-info/Invoice__c')).json()) as {
            fields: Record<string, unknown>;
        };
        assert.equal('Secret__c' in info.fields, false);
        assert.equal('Amount__c' in info.fields, true);
    });

    test('cannot be written by any way', async () => {
        assert.equal(
            await code(clerk.sobject('Invoice__c').update({ Id: invoice, Secret__c: 'mine' })),
            'INVALID_FIELD'
        );
        const job = clerk.bulk2.loadAndWaitForResults({
            object: 'Invoice__c',
            operation: 'update',
            input: `Id,Secret__c\n${invoice},mine\n`
        });
        assert.match((await refusal(job)).message, /Field name not found : Secret__c/);
        const record = await bookkeeper.sobject('Invoice__c').retrieve(invoice);
        assert.equal(record['Secret__c'], 'hidden');
    });

    test('is refused by the UI API unless it is optional', async () => {
        const required = await fixture.fetch('clerk', `/ui-api/records/${invoice}?fields=Invoice__c.Secret__c`);
        assert.equal(required.status, 400);
        const optional = await fixture.fetch(
            'clerk',
            `/ui-api/records/${invoice}?fields=Invoice__c.Amount__c&optionalFields=Invoice__c.Secret__c`
        );
        const { fields } = (await optional.json()) as { fields: Record<string, unknown> };
        assert.deepEqual(Object.keys(fields), ['Amount__c']);
    });
});

describe('a field that the caller may only read', () => {
    test('is described so', async () => {
        const { fields } = await clerk.describe('Invoice__c');
        const amount = fields.find((field) => field.name === 'Amount__c');
        assert.deepEqual([amount?.createable, amount?.updateable], [false, false]);
        const status = fields.find((field) => field.name === 'Status__c');
        assert.deepEqual([status?.createable, status?.updateable], [true, true]);
    });

    test('is refused on every way of writing', async () => {
        assert.equal(
            await code(clerk.sobject('Invoice__c').create({ Number__c: 'X-2', Amount__c: 1 })),
            'INVALID_FIELD_FOR_INSERT_UPDATE'
        );
        assert.equal(
            await code(clerk.sobject('Invoice__c').update({ Id: invoice, Amount__c: 1 })),
            'INVALID_FIELD_FOR_INSERT_UPDATE'
        );
        const [result] = await clerk.sobject('Invoice__c').update([{ Id: invoice, Amount__c: 1 }]);
        assert.equal(
            (result as unknown as { errors: { statusCode: string }[] }).errors[0]?.statusCode,
            'INVALID_FIELD_FOR_INSERT_UPDATE'
        );
        assert.match(
            await bulkError(clerk, 'update', `Id,Amount__c\n${invoice},1\n`),
            /^INVALID_FIELD_FOR_INSERT_UPDATE:/
        );
        const ui = await fixture.fetch('clerk', `/ui-api/records/${invoice}`, {
            method: 'PATCH',
            body: JSON.stringify({ fields: { Amount__c: 1 } }),
            headers: { 'Content-Type': 'application/json' }
        });
        assert.equal(ui.status, 400);
        assert.equal((await bookkeeper.sobject('Invoice__c').retrieve(invoice))['Amount__c'], 5);
    });
});

describe('an object that the caller may not delete', () => {
    test('refuses deletion on every way', async () => {
        assert.equal(await code(clerk.sobject('Invoice__c').destroy(invoice)), 'INSUFFICIENT_ACCESS_OR_READONLY');
        const [result] = await clerk.sobject('Invoice__c').destroy([invoice]);
        assert.equal(result?.success, false);
        assert.equal((await fixture.fetch('clerk', `/ui-api/records/${invoice}`, { method: 'DELETE' })).status, 403);
        const job = await clerk.bulk2.loadAndWaitForResults({
            object: 'Invoice__c',
            operation: 'delete',
            input: `Id\n${invoice}\n`
        });
        assert.equal(job.failedResults.length, 1);
        assert.equal((await bookkeeper.sobject('Invoice__c').retrieve(invoice)).Id, invoice);
    });
});

describe('an object that the caller may not see', () => {
    test('is as if it were not there', async () => {
        assert.equal(await code(stranger.sobject('Invoice__c').retrieve(invoice)), 'NOT_FOUND');
        assert.equal(await code(stranger.describe('Invoice__c')), 'NOT_FOUND');
        assert.equal(await code(stranger.sobject('Invoice__c').create({ Number__c: 'X-3' })), 'NOT_FOUND');
        assert.equal(await code(stranger.query('SELECT Id FROM Invoice__c')), 'INVALID_TYPE');
        assert.equal(await code(stranger.bulk2.query('SELECT Id FROM Invoice__c')), 'INVALID_TYPE');
        const { sobjects } = await stranger.describeGlobal();
        assert.equal(
            sobjects.some((object) => object.name === 'Invoice__c'),
            false
        );
        const job = stranger.bulk2.loadAndWaitForResults({
            object: 'Invoice__c',
            operation: 'insert',
            input: 'Number__c\nX-4\n'
        });
        assert.equal(await code(job), 'INVALIDENTITY');
        const [created] = await stranger.sobject('Invoice__c').create([{ Number__c: 'X-5' }]);
        assert.equal(created?.success, false);
        assert.equal((await fixture.fetch('stranger', '/ui-api/object-info/Invoice__c')).status, 404);
        assert.equal(
            (await fixture.fetch('stranger', `/ui-api/records/${invoice}?fields=Invoice__c.Name`)).status,
            404
        );
    });
});
