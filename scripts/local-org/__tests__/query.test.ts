import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Connection } from 'jsforce';
import { refusal, startFixture, type Fixture } from './fixture.ts';

const INVOICES = 4_500;
let fixture: Fixture;
let bookkeeper: Connection;

before(async () => {
    fixture = await startFixture();
    bookkeeper = fixture.connect('bookkeeper');
    const rows = Array.from({ length: INVOICES }, (_, index) => ({
        Number__c: `Q-${String(index).padStart(5, '0')}`,
        Amount__c: index,
        Status__c: index % 2 === 0 ? 'Draft' : 'Sent'
    }));
    const session = fixture.org.session(fixture.personas['bookkeeper']?.userId ?? '');
    assert.ok(fixture.org.dml.insert(session, 'Invoice__c', rows, true).every((result) => result.success));
});
after(() => fixture.stop());

test('a query answers pages of 2,000 records, then the rest', async () => {
    const sizes: number[] = [];
    const numbers = new Set<string>();
    let page = await bookkeeper.query('SELECT Number__c FROM Invoice__c ORDER BY Number__c');
    assert.equal(page.totalSize, INVOICES);
    for (;;) {
        sizes.push(page.records.length);
        for (const record of page.records) numbers.add(String(record['Number__c']));
        if (page.done) break;
        page = await bookkeeper.queryMore(page.nextRecordsUrl ?? '');
    }
    assert.deepEqual(sizes, [2_000, 2_000, 500]);
    assert.equal(numbers.size, INVOICES);
});

test('jsforce fetches all records of its own accord', async () => {
    const { records } = await bookkeeper.query('SELECT Id, Number__c FROM Invoice__c', {
        autoFetch: true,
        maxFetch: 10_000
    });
    assert.equal(new Set(records.map((record) => record.Id)).size, INVOICES);
});

test("the batch size is the caller's, within 200 and 2,000", async () => {
    const sizes = await Promise.all(
        [1, 300, 9_999].map(async (batchSize) => {
            const headers = { 'Sforce-Query-Options': `batchSize=${batchSize}` };
            const response = await fixture.fetch('bookkeeper', '/query?q=SELECT+Id+FROM+Invoice__c', { headers });
            return ((await response.json()) as { records: unknown[] }).records.length;
        })
    );
    assert.deepEqual(sizes, [200, 300, 2_000]);
});

test('a cursor shows the records as they were when it was opened', async () => {
    const first = await bookkeeper.query('SELECT Number__c, Amount__c FROM Invoice__c ORDER BY Number__c DESC');
    const last = (await bookkeeper.query("SELECT Id FROM Invoice__c WHERE Number__c = 'Q-00000'")).records[0];
    await bookkeeper.sobject('Invoice__c').update({ Id: last?.Id ?? '', Amount__c: 777 });
    const second = await bookkeeper.queryMore(first.nextRecordsUrl ?? '');
    const third = await bookkeeper.queryMore(second.nextRecordsUrl ?? '');
    assert.equal(third.records.at(-1)?.['Amount__c'], 0);
    await bookkeeper.sobject('Invoice__c').update({ Id: last?.Id ?? '', Amount__c: 0 });
});

test('cursors of others, unknown ones and those beyond ten are refused', async () => {
    const soql = 'SELECT Id FROM Invoice__c';
    const first = await bookkeeper.query(soql);
    const url = first.nextRecordsUrl ?? '';
    const others = await refusal(fixture.connect('clerk').queryMore(url));
    assert.deepEqual(others, { errorCode: 'INVALID_QUERY_LOCATOR', message: 'invalid query locator' });
    assert.equal((await refusal(bookkeeper.queryMore('0r8000000000000AAA-2000'))).errorCode, 'INVALID_QUERY_LOCATOR');
    for (let count = 0; count < 10; count++) await bookkeeper.query(soql);
    assert.equal((await refusal(bookkeeper.queryMore(url))).errorCode, 'INVALID_QUERY_LOCATOR');
});

test('COUNT() answers a number without records', async () => {
    const { totalSize, records, done } = await bookkeeper.query('SELECT COUNT() FROM Invoice__c');
    assert.deepEqual([totalSize, records, done], [INVOICES, [], true]);
});

test('aggregates answer a record a group', async () => {
    const { records } = await bookkeeper.query<{ Status__c: string; n: number }>(
        'SELECT Status__c, COUNT(Id) n FROM Invoice__c GROUP BY Status__c ORDER BY Status__c'
    );
    assert.deepEqual(
        records.map((record) => [record.Status__c, record.n]),
        [
            ['Draft', INVOICES / 2],
            ['Sent', INVOICES / 2]
        ]
    );
});

test("faulty queries are refused with Salesforce's codes", async () => {
    const code = async (soql: string): Promise<string> => (await refusal(bookkeeper.query(soql))).errorCode;
    assert.equal(await code('SELECT FROM'), 'MALFORMED_QUERY');
    assert.equal(await code('SELECT Id FROM Nothing__c'), 'INVALID_TYPE');
    assert.equal(await code('SELECT Nothing__c FROM Invoice__c'), 'INVALID_FIELD');
    assert.equal((await fixture.fetch('bookkeeper', '/query')).status, 400);
});

test('columns of a query are described without running it', async () => {
    const response = await fixture.fetch(
        'bookkeeper',
        '/query?q=SELECT+Id,Account__r.Name,Amount__c+FROM+Invoice__c&columns=true'
    );
    const body = (await response.json()) as {
        columnMetadata: { columnName: string; numberType: boolean }[];
        entityName: string;
    };
    assert.equal(body.entityName, 'Invoice__c');
    assert.deepEqual(
        body.columnMetadata.map(({ columnName, numberType }) => [columnName, numberType]),
        [
            ['Id', false],
            ['Account__r.Name', false],
            ['Amount__c', true]
        ]
    );
});

test('several clients read and write at once without disturbing each other', async () => {
    const clients = Array.from({ length: 8 }, () => fixture.connect('bookkeeper'));
    const found = await Promise.all(
        clients.map(async (client, index) => {
            const created = await client.sobject('Invoice__c').create({ Number__c: `C-${index}` });
            const page = await client.query(`SELECT Id FROM Invoice__c WHERE Number__c = 'C-${index}'`);
            const all = await client.query("SELECT Id FROM Invoice__c WHERE Number__c LIKE 'Q-%'", {
                autoFetch: true,
                maxFetch: 9_000
            });
            await client.sobject('Invoice__c').destroy(created.id ?? '');
            return [page.totalSize, all.records.length];
        })
    );
    assert.deepEqual(
        found,
        clients.map(() => [1, INVOICES])
    );
});
