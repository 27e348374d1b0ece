import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Connection } from 'jsforce';
import { refusal, startFixture, type Fixture } from './fixture.ts';

let fixture: Fixture;
let bookkeeper: Connection;

before(async () => {
    fixture = await startFixture();
    bookkeeper = fixture.connect('bookkeeper');
});
after(() => fixture.stop());

async function create(object: string, values: Record<string, unknown>): Promise<string> {
    const result = await bookkeeper.sobject(object).create(values);
    assert.ok(result.success);
    return result.id;
}

const find = async (soql: string, scanAll: boolean): Promise<Record<string, unknown>[]> =>
    (await bookkeeper.query(soql, { scanAll })).records;

test('queryAll finds deleted records with the details that went with them, query does not', async () => {
    const invoice = await create('Invoice__c', { Number__c: 'D-1', Amount__c: 5 });
    const line = await create('Line__c', { Name: 'Line', Invoice__c: invoice });
    await bookkeeper.sobject('Invoice__c').destroy(invoice);
    const soql = `SELECT Id, IsDeleted, Amount__c, (SELECT Id FROM Lines__r) FROM Invoice__c WHERE Id = '${invoice}'`;
    assert.deepEqual(await find(soql, false), []);
    const [found] = await find(soql, true);
    assert.equal(found?.['IsDeleted'], true);
    assert.equal(found['Amount__c'], 5);
    const { records } = found['Lines__r'] as { records: { Id: string }[] };
    assert.deepEqual(
        records.map(({ Id }) => Id),
        [line]
    );
    const lines = 'SELECT Invoice__r.Number__c FROM Line__c WHERE IsDeleted = true';
    assert.deepEqual(await find(lines, false), []);
    assert.equal(((await find(lines, true))[0]?.['Invoice__r'] as Record<string, unknown>)['Number__c'], 'D-1');
});

test('queryAll and aggregates over it count what is deleted', async () => {
    const kept = await create('Invoice__c', { Number__c: 'D-2', Batch__c: 'count' });
    const gone = await create('Invoice__c', { Number__c: 'D-3', Batch__c: 'count' });
    await bookkeeper.sobject('Invoice__c').destroy(gone);
    const soql = "SELECT IsDeleted, COUNT(Id) n FROM Invoice__c WHERE Batch__c = 'count' GROUP BY IsDeleted";
    assert.deepEqual(
        (await find(soql, true)).map(({ IsDeleted, n }) => [IsDeleted, n]),
        [
            [false, 1],
            [true, 1]
        ]
    );
    assert.equal((await find(soql, false)).length, 1);
    assert.ok(kept);
});

test('a Bulk queryAll job finds deleted records, a query job does not', async () => {
    const id = await create('Invoice__c', { Number__c: 'D-4' });
    await bookkeeper.sobject('Invoice__c').destroy(id);
    const read = async (scanAll: boolean): Promise<unknown[]> =>
        (
            await bookkeeper.bulk2.query(`SELECT Id, IsDeleted FROM Invoice__c WHERE Id = '${id}'`, { scanAll })
        ).toArray();
    assert.deepEqual(await read(false), []);
    assert.deepEqual(await read(true), [{ Id: id, IsDeleted: 'true' }]);
});

test('what is deleted hard is found by nobody, nor are its details', async () => {
    const id = await create('Invoice__c', { Number__c: 'D-9' });
    const line = await create('Line__c', { Name: 'Line', Invoice__c: id });
    const { successfulResults } = await bookkeeper.bulk2.loadAndWaitForResults({
        object: 'Invoice__c',
        operation: 'hardDelete',
        input: [{ Id: id }]
    });
    assert.equal(successfulResults.length, 1);
    assert.deepEqual(await find(`SELECT Id FROM Invoice__c WHERE Id = '${id}'`, true), []);
    assert.deepEqual(await find(`SELECT Id FROM Line__c WHERE Id = '${line}'`, true), []);
});

test('a deleted value may be used again, and again after that', async () => {
    for (let round = 0; round < 3; round += 1) {
        const id = await create('Invoice__c', { Number__c: 'D-5' });
        assert.ok((await bookkeeper.sobject('Invoice__c').destroy(id)).success);
    }
    assert.equal((await find("SELECT Id FROM Invoice__c WHERE Number__c = 'D-5'", true)).length, 3);
});

test('a deleted record can be neither read nor changed, nor brought back by setting IsDeleted', async () => {
    const id = await create('Invoice__c', { Number__c: 'D-6' });
    await bookkeeper.sobject('Invoice__c').destroy(id);
    const invoices = bookkeeper.sobject('Invoice__c');
    for (const work of [
        () => invoices.retrieve(id),
        () => invoices.update({ Id: id, Paid__c: true }),
        () => invoices.destroy(id)
    ]) {
        assert.equal((await refusal(work())).errorCode, 'ENTITY_IS_DELETED');
    }
    const other = await create('Invoice__c', { Number__c: 'D-7' });
    const set = await refusal(invoices.update({ Id: other, IsDeleted: true }));
    assert.equal(set.errorCode, 'INVALID_FIELD_FOR_INSERT_UPDATE');
    const undelete = await fixture.fetch('bookkeeper', `/sobjects/Invoice__c/${id}/undelete`, { method: 'POST' });
    assert.ok(undelete.status >= 400, String(undelete.status));
});

test('whoever may not see an object does not learn that its record was deleted', async () => {
    const id = await create('Invoice__c', { Number__c: 'D-8' });
    await bookkeeper.sobject('Invoice__c').destroy(id);
    const stranger = fixture.connect('stranger');
    assert.equal((await refusal(stranger.sobject('Invoice__c').retrieve(id))).errorCode, 'NOT_FOUND');
    const { errorCode } = await refusal(stranger.query('SELECT Id FROM Invoice__c', { scanAll: true }));
    assert.equal(errorCode, 'INVALID_TYPE');
});
