/**
 * What jsforce's documentation (https://jsforce.github.io/document/) shows of CRUD, query, Bulk, Bulk 2.0, describe, identity and limits, as it
 * shows it: with the standard objects and the calls of its examples. What does not work is tested, too, and listed in `docs/local-org.md`.
 */
import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import jsforce, { type Connection } from 'jsforce';
import { refusal, startFixture, type Fixture } from './fixture.ts';

type Fields = Record<string, unknown>;

let fixture: Fixture;
let conn: Connection;

before(async () => {
    fixture = await startFixture();
    conn = fixture.connect('bookkeeper');
});
after(() => fixture.stop());

async function created(object: string, fields: Fields): Promise<string> {
    const result = await conn.sobject(object).create(fields);
    assert.ok(result.success);
    return result.id;
}

describe('CRUD, as jsforce shows it', () => {
    test('retrieve: one record, and several', async () => {
        const ids = [await created('Account', { Name: 'First' }), await created('Account', { Name: 'Second' })];
        const account = await conn.sobject('Account').retrieve(ids[0] ?? '');
        assert.equal(account['Name'], 'First');
        const accounts = await conn.sobject('Account').retrieve(ids);
        assert.deepEqual(
            accounts.map((each): unknown => each['Name']),
            ['First', 'Second']
        );
    });

    test('create: one record, several, and with headers', async () => {
        const one = await conn.sobject('Account').create({ Name: 'My Account #1' });
        assert.ok(one.success);
        const several = await conn.sobject('Account').create([{ Name: 'My Account #2' }, { Name: 'My Account #3' }]);
        assert.ok(several.every(({ success }) => success));
        const headers = { 'Sforce-Auto-Assign': 'FALSE' };
        assert.ok((await conn.sobject('Account').create({ Name: 'My Account #4' }, { headers })).success);
        assert.ok((await conn.sobject('Account').insert({ Name: 'My Account #5' })).success);
    });

    test('update: one record, several, and what a query finds', async () => {
        const ids = [await created('Account', { Name: 'U' }), await created('Account', { Name: 'U' })];
        assert.ok((await conn.sobject('Account').update({ Id: ids[0] ?? '', Name: 'Updated #1' })).success);
        const several = await conn.sobject('Account').update(ids.map((Id) => ({ Id, Name: 'Updated' })));
        assert.ok(several.every(({ success }) => success));
        await conn.sobject('Account').find({ Name: 'Updated' }).update({ Industry: 'Energy' });
        const found = await conn.query<Fields>("SELECT Industry FROM Account WHERE Name = 'Updated'");
        assert.deepEqual(
            found.records.map((record) => record['Industry']),
            ['Energy', 'Energy']
        );
    });

    test('destroy: one record, several, and what a query finds', async () => {
        const ids = [];
        for (let count = 0; count < 4; count += 1) ids.push(await created('Account', { Name: 'Gone' }));
        assert.ok((await conn.sobject('Account').destroy(ids[0] ?? '')).success);
        const several = await conn.sobject('Account').destroy(ids.slice(1, 3));
        assert.ok(several.every(({ success }) => success));
        await conn.sobject('Account').find({ Name: 'Gone' }).destroy();
        assert.equal((await conn.query("SELECT Id FROM Account WHERE Name = 'Gone'")).totalSize, 0);
    });

    test('upsert: one record, several, by an external id', async () => {
        const first = await conn.sobject('Account').upsert({ Name: 'New', Billing_Key__c: 'ID0001' }, 'Billing_Key__c');
        assert.ok(first.success);
        const several = await conn.sobject('Account').upsert(
            [
                { Name: 'Changed', Billing_Key__c: 'ID0001' },
                { Name: 'Other', Billing_Key__c: 'ID0002' }
            ],
            'Billing_Key__c'
        );
        assert.ok(several.every(({ success }) => success));
        const account = await conn.sobject('Account').retrieve(first.id ?? '');
        assert.equal(account['Name'], 'Changed');
    });

    test('allowRecursive: more than 200 records in one call of jsforce', async () => {
        const records = Array.from({ length: 450 }, (_, index) => ({ Name: `Recursive ${index}` }));
        const results = await conn.sobject('Account').create(records, { allOrNone: true, allowRecursive: true });
        assert.equal(results.filter(({ success }) => success).length, 450);
    });
});

describe('queries, as jsforce shows them', () => {
    before(async () => {
        const accounts = await conn.sobject('Account').create([{ Name: 'A-One' }, { Name: 'A-Two' }]);
        await conn.sobject('Contact').create(
            accounts.map(({ id = '' }, index) => ({
                FirstName: index === 0 ? 'Ann' : 'Bob',
                LastName: 'Reader',
                AccountId: id,
                Email: `reader${index}@example.com`
            }))
        );
    });

    test('query with SOQL, as a promise and by events', async () => {
        const soql = "SELECT Id, Name FROM Account WHERE Name LIKE 'A-%'";
        const result = await conn.query<Fields>(soql);
        assert.equal(result.totalSize, 2);
        assert.equal(result.done, true);
        const query = conn.query<Fields>(soql);
        const names: unknown[] = [];
        await new Promise((resolve, reject) => {
            query
                .on('record', (record: Fields) => names.push(record['Name']))
                .on('end', resolve)
                .on('error', reject);
            void query.run({ autoFetch: true, maxFetch: 4000 });
        });
        assert.deepEqual(names.toSorted(), ['A-One', 'A-Two']);
    });

    test('find with conditions, sort, limit, skip and selected fields', async () => {
        const found = await conn
            .sobject('Contact')
            .find({ LastName: 'Reader', CreatedDate: { $gte: jsforce.SfDate.YESTERDAY } })
            .select('Id, FirstName, Account.Name')
            .sort({ CreatedDate: -1, FirstName: 1 })
            .limit(5)
            .skip(0)
            .execute();
        assert.deepEqual(
            (found as unknown as Fields[]).map((record) => record['FirstName']),
            ['Ann', 'Bob']
        );
        const like = await conn.sobject('Contact').find({ 'Account.Name': { $like: 'A-T%' } }, ['FirstName']);
        assert.equal((like as unknown as Fields[])[0]?.['FirstName'], 'Bob');
        const one = await conn.sobject('Contact').findOne({ FirstName: 'Ann' });
        assert.equal(one?.['LastName'], 'Reader');
        assert.equal(await conn.sobject('Contact').count({ LastName: 'Reader' }), 2);
    });

    test('include: children in a subquery', async () => {
        const records = (await conn
            .sobject('Account')
            .select('Id, Name')
            .include('Contacts')
            .select('FirstName')
            .limit(2)
            .end()
            .where("Name LIKE 'A-%'")
            .orderby('Name')
            .execute()) as unknown as { Contacts: { records: Fields[] } }[];
        assert.deepEqual(
            records.map(({ Contacts }) => Contacts.records[0]?.['FirstName']),
            ['Ann', 'Bob']
        );
    });

    test('queryMore, and autoFetch beyond a page', async () => {
        const headers = { 'Sforce-Query-Options': 'batchSize=200' };
        const first = await conn.query('SELECT Id FROM Account', { headers });
        assert.equal(first.done, false);
        const more = await conn.queryMore(first.nextRecordsUrl ?? '');
        assert.ok(more.records.length > 0);
        const all = await conn.query('SELECT Id FROM Account', { autoFetch: true, maxFetch: 10_000, headers });
        assert.equal(all.records.length, first.totalSize);
    });
});

describe('Bulk API 2.0, as jsforce shows it', () => {
    test('loadAndWaitForResults from records and from a file, by every operation', async () => {
        const file = join(fixture.root, 'Accounts.csv');
        await writeFile(file, 'Name,Billing_Key__c\nBulk One,B-1\nBulk Two,B-2\n');
        const inserted = await conn.bulk2.loadAndWaitForResults({
            object: 'Account',
            operation: 'insert',
            input: createReadStream(file),
            pollTimeout: 60_000,
            pollInterval: 10
        });
        assert.equal(inserted.successfulResults.length, 2);
        assert.deepEqual([inserted.failedResults.length, inserted.unprocessedRecords.length], [0, 0]);
        const upserted = await conn.bulk2.loadAndWaitForResults({
            object: 'Account',
            operation: 'upsert',
            externalIdFieldName: 'Billing_Key__c',
            input: [{ Name: 'Bulk 1', Billing_Key__c: 'B-1' }]
        });
        assert.equal(upserted.successfulResults[0]?.sf__Created, 'false');
        const ids = inserted.successfulResults.map(({ sf__Id: Id }) => ({ Id }));
        const updated = await conn.bulk2.loadAndWaitForResults({
            object: 'Account',
            operation: 'update',
            input: ids.map((row) => ({ ...row, Industry: 'Energy' }))
        });
        assert.equal(updated.successfulResults.length, 2);
        const deleted = await conn.bulk2.loadAndWaitForResults({ object: 'Account', operation: 'delete', input: ids });
        assert.equal(deleted.successfulResults.length, 2);
    });

    test('a job in its steps: open, upload, close, poll, results', async () => {
        const job = conn.bulk2.createJob({ operation: 'insert', object: 'Account' });
        const states: string[] = [];
        job.on('inProgress', (info: { state: string }) => states.push(info.state));
        await job.open();
        await job.uploadData('Name\nStep One\nStep Two\n');
        await job.close();
        await job.poll(5, 60_000);
        const { successfulResults } = await job.getAllResults();
        assert.equal(successfulResults.length, 2);
        assert.equal((await job.check()).state, 'JobComplete');
    });

    test('query: a stream of records', async () => {
        const stream = await conn.bulk2.query("SELECT Id, Name FROM Account WHERE Name LIKE 'Step%'", {
            pollTimeout: 60_000,
            pollInterval: 5
        });
        const names: unknown[] = [];
        for await (const record of stream as AsyncIterable<Fields>) names.push(record['Name']);
        assert.deepEqual(names.toSorted(), ['Step One', 'Step Two']);
    });
});

describe('describe, identity and limits, as jsforce shows them', () => {
    test('describe, describeGlobal and their caches', async () => {
        const meta = await conn.sobject('Account').describe();
        assert.equal(meta.label, 'Account');
        assert.ok(meta.fields.some(({ name }) => name === 'Industry'));
        assert.equal((await conn.describe('Account')).fields.length, meta.fields.length);
        const { sobjects } = await conn.describeGlobal();
        assert.ok(sobjects.some(({ name }) => name === 'Invoice__c'));
        assert.equal((await conn.describe$('Account')).name, 'Account');
        assert.deepEqual(await conn.describeGlobal$(), await conn.describeGlobal$());
    });

    test('identity', async () => {
        const me = await conn.identity();
        const { userId, username } = fixture.personas['bookkeeper'] ?? {};
        assert.deepEqual([me.user_id, me.username], [userId, username]);
        assert.match(me.organization_id, /^00D\w{15}$/);
        assert.ok(me.display_name);
    });

    test('limits, and the usage that comes with every answer', async () => {
        await conn.query('SELECT Id FROM Account LIMIT 1');
        const { used = 0, limit = 0 } = conn.limitInfo.apiUsage ?? {};
        assert.ok(used > 0 && limit > used);
        const limits = await conn.request<Record<string, { Max: number }>>('/limits');
        assert.equal(limits['DailyApiRequests']?.Max, limit);
        assert.deepEqual(await conn.limits(), await conn.request('/limits').then((now) => without(now)));
    });

    /** The calls left differ from one call to the next. */
    function without(answer: unknown): unknown {
        const limits = answer as Record<string, { Max: number; Remaining: number }>;
        const calls = limits['DailyApiRequests'] ?? { Max: 0, Remaining: 0 };
        return { ...limits, DailyApiRequests: { ...calls, Remaining: calls.Remaining + 1 } };
    }

    test('request: any path, relative or whole', async () => {
        const paths = ['/sobjects', '/services/data/v67.0/sobjects', `${fixture.url}/services/data/v67.0/sobjects`];
        for (const path of paths) {
            assert.ok((await conn.request<{ sobjects: unknown[] }>(path)).sobjects.length > 0);
        }
    });
});

describe('what jsforce shows and the local org refuses', () => {
    const refused: Readonly<Record<string, () => PromiseLike<unknown>>> = {
        'Bulk API 1.0': () => conn.bulk.createJob('Account', 'insert').open(),
        'SOSL search': () => conn.search('FIND {A*} IN ALL FIELDS RETURNING Account(Id)'),
        'recent records': () => conn.recent(),
        'records updated since': () => conn.sobject('Account').updated('2026-11-01T00:00:00Z', '2026-11-20T00:00:00Z'),
        'records deleted since': () => conn.sobject('Account').deleted('2026-11-01T00:00:00Z', '2026-11-20T00:00:00Z'),
        'list views': () => conn.sobject('Account').listviews(),
        layouts: () => conn.sobject('Account').layouts(),
        'compact layouts': () => conn.sobject('Account').compactLayouts(),
        'quick actions': () => conn.quickActions(),
        tabs: () => conn.tabs(),
        themes: async () => conn.theme(),
        'Apex REST': () => conn.apex.get('/MyResource/'),
        'the Tooling API': () => conn.tooling.sobject('ApexClass').describe(),
        'reports that run later': () => conn.analytics.report('00O000000000001AAA').executeAsync(),
        Chatter: async () => await conn.chatter.resource('/users/me').retrieve()
    };

    for (const [name, call] of Object.entries(refused)) {
        test(`${name}: with an error, not with a wrong answer`, async () => {
            const error = await refusal(call());
            assert.match(`${error.errorCode} ${error.message}`, /NOT_FOUND|404|does not exist|INVALID/);
        });
    }
});
