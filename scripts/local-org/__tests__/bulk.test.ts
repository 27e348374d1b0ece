import assert from 'node:assert/strict';
import { existsSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Connection } from 'jsforce';
import { refusal, startFixture, type Fixture } from './fixture.ts';

let fixture: Fixture;
let bookkeeper: Connection;

before(async () => {
    fixture = await startFixture();
    bookkeeper = fixture.connect('bookkeeper');
});
after(() => fixture.stop());

interface FailedRow {
    readonly sf__Id: string;
    readonly sf__Error: string;
    readonly [column: string]: string;
}

type Operation = 'insert' | 'update' | 'upsert' | 'delete';
async function load(
    operation: Operation,
    input: string | Record<string, unknown>[],
    options: Record<string, unknown> = {}
) {
    const results = await bookkeeper.bulk2.loadAndWaitForResults({
        object: 'Invoice__c',
        operation,
        input,
        ...options
    });
    return { ...results, failed: results.failedResults as unknown as FailedRow[] };
}

async function queryRows(soql: string, connection = bookkeeper): Promise<Record<string, string>[]> {
    const stream = await connection.bulk2.query(soql);
    return (await stream.toArray()) as Record<string, string>[];
}

interface Info {
    readonly id: string;
    readonly state: string;
    readonly errorMessage?: string;
    readonly numberRecordsProcessed?: number;
    readonly numberRecordsFailed?: number;
}

async function call(
    method: string,
    path: string,
    body?: unknown,
    persona = 'bookkeeper'
): Promise<{ status: number; body: Info }> {
    const init =
        body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
    const response = await fixture.fetch(persona, path, { method, ...init });
    const text = await response.text();
    return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Info };
}

async function upload(id: string, csv: string, headers: Record<string, string> = {}): Promise<Response> {
    return fixture.fetch('bookkeeper', `/jobs/ingest/${id}/batches`, {
        method: 'PUT',
        body: csv,
        headers: { 'Content-Type': 'text/csv', ...headers }
    });
}

/** Runs a job by hand and waits for its end. */
async function runJob(settings: Record<string, unknown>, csv: string): Promise<Info> {
    const created = await call('POST', '/jobs/ingest', { object: 'Invoice__c', operation: 'insert', ...settings });
    const { id } = created.body;
    await upload(id, csv);
    await call('PATCH', `/jobs/ingest/${id}`, { state: 'UploadComplete' });
    return waitForEnd(`/jobs/ingest/${id}`);
}

async function waitForEnd(path: string, org = fixture): Promise<Info> {
    for (;;) {
        const body = (await (await org.fetch('bookkeeper', path)).json()) as Info;
        if (['JobComplete', 'Failed', 'Aborted'].includes(body.state)) return body;
        await new Promise((resolve) => setTimeout(resolve, 5));
    }
}

describe('an ingest job', () => {
    test('inserts, updates, upserts and deletes what jsforce sends', async () => {
        const inserted = await load(
            'insert',
            Array.from({ length: 450 }, (_, index) => ({ Number__c: `B-${index}`, Amount__c: index, Paid__c: true }))
        );
        assert.equal(inserted.successfulResults.length, 450);
        assert.deepEqual([inserted.failed.length, inserted.unprocessedRecords.length], [0, 0]);
        const [first] = inserted.successfulResults;
        assert.match(first?.sf__Id ?? '', /^\w{18}$/);
        assert.equal(first?.sf__Created, 'true');
        assert.equal((first as unknown as FailedRow)['Number__c'], 'B-0');
        const ids = inserted.successfulResults.map((row) => row.sf__Id);
        const updated = await load(
            'update',
            ids.map((Id) => ({ Id, Amount__c: 7 }))
        );
        assert.equal(updated.successfulResults[0]?.sf__Created, 'false');
        const upserted = await load('upsert', 'Number__c,Amount__c\nB-0,9\nB-new,10\n', {
            externalIdFieldName: 'Number__c'
        });
        assert.deepEqual(
            upserted.successfulResults.map((row) => row.sf__Created),
            ['false', 'true']
        );
        const rows = await queryRows(
            "SELECT Number__c, Amount__c FROM Invoice__c WHERE Number__c IN ('B-0', 'B-1', 'B-new') ORDER BY Number__c"
        );
        assert.deepEqual(
            rows.map((row) => [row['Number__c'], Number(row['Amount__c'])]),
            [
                ['B-0', 9],
                ['B-1', 7],
                ['B-new', 10]
            ]
        );
        const deleted = await load(
            'delete',
            ids.map((Id) => ({ Id }))
        );
        assert.equal(deleted.successfulResults.length, 450);
        assert.equal(
            (await bookkeeper.query("SELECT COUNT() FROM Invoice__c WHERE Number__c LIKE 'B-%'")).totalSize,
            1
        );
    });

    test('saves the good rows and writes the fault beside each bad one', async () => {
        const { successfulResults, failed } = await load(
            'insert',
            'Number__c,Amount__c,Paid__c,Due_On__c\nF-1,1,true,2026-02-01\nF-2,-1,,\n,2,,\nF-4,much,,\nF-5,,perhaps,\nF-6,,,2026-02-30\nF-1,,,\n'
        );
        assert.deepEqual(
            successfulResults.map((row) => (row as unknown as FailedRow)['Number__c']),
            ['F-1']
        );
        const errors = failed.map((row) => row.sf__Error);
        assert.equal(errors[0], 'FIELD_CUSTOM_VALIDATION_EXCEPTION:The amount must not be negative.:Amount__c --');
        assert.equal(errors[1], 'REQUIRED_FIELD_MISSING:Required fields are missing: [Number__c]:Number__c --');
        assert.equal(
            errors[2],
            "INVALID_TYPE_ON_FIELD_IN_RECORD:Failed to deserialize field at col 1. Due to, 'much' is not a valid value for the type xsd:double:Amount__c --"
        );
        assert.match(
            errors[3] ?? '',
            /^INVALID_TYPE_ON_FIELD_IN_RECORD:.*'perhaps' is not a valid value for the type xsd:boolean:Paid__c --$/
        );
        assert.match(
            errors[4] ?? '',
            /^INVALID_TYPE_ON_FIELD_IN_RECORD:.*'2026-02-30' is not a valid value for the type xsd:date:Due_On__c --$/
        );
        assert.match(errors[5] ?? '', /^DUPLICATE_VALUE:/);
    });

    test('clears a field with #N/A and leaves it alone when empty', async () => {
        await load('insert', 'Number__c,Amount__c,Secret__c\nN-1,5,kept\n');
        await load('upsert', 'Number__c,Amount__c,Secret__c\nN-1,#N/A,\n', { externalIdFieldName: 'Number__c' });
        const [row] = await queryRows("SELECT Amount__c, Secret__c FROM Invoice__c WHERE Number__c = 'N-1'");
        assert.deepEqual({ ...row }, { Amount__c: '', Secret__c: 'kept' });
    });

    test('finds parents by their external id', async () => {
        const account = await bookkeeper.sobject('Account').create({ Name: 'Parent', Billing_Key__c: 'P-1' });
        const { failed } = await load('insert', 'Number__c,Account__r.Billing_Key__c\nP-a,P-1\nP-b,P-0\n');
        assert.match(failed[0]?.sf__Error ?? '', /^INVALID_FIELD:.*P-0/);
        const [row] = await queryRows("SELECT Account__c, Account__r.Name FROM Invoice__c WHERE Number__c = 'P-a'");
        assert.deepEqual({ ...row }, { Account__c: account.id, 'Account__r.Name': 'Parent' });
    });

    test('reads other delimiters, quotes, line breaks in values and CRLF', async () => {
        const csv = 'Number__c;Secret__c\r\nD-1;"two; ""quoted""\r\nlines"\r\n';
        const job = await runJob({ columnDelimiter: 'SEMICOLON', lineEnding: 'CRLF' }, csv);
        assert.deepEqual([job.state, job.numberRecordsProcessed, job.numberRecordsFailed], ['JobComplete', 1, 0]);
        const { records } = await bookkeeper.query("SELECT Secret__c FROM Invoice__c WHERE Number__c = 'D-1'");
        assert.match(String(records[0]?.['Secret__c']), /^two; "quoted"\r?\nlines$/);
        const response = await fixture.fetch('bookkeeper', `/jobs/ingest/${job.id}/successfulResults`);
        assert.match(
            await response.text(),
            /^"sf__Id";"sf__Created";"Number__c";"Secret__c"\r\n"\w{18}";"true";"D-1";/
        );
    });

    test('fails as a whole when its file cannot be used', async () => {
        const failure = async (csv: string, settings: Record<string, unknown> = {}): Promise<string> => {
            const job = await runJob(settings, csv);
            assert.equal(job.state, 'Failed');
            return job.errorMessage ?? '';
        };
        assert.equal(await failure('Number__c,Nothing__c\nx,1\n'), 'InvalidBatch : Field name not found : Nothing__c');
        assert.equal(await failure('Number__c,Number__c\nx,y\n'), 'InvalidBatch : Field name found twice : Number__c');
        assert.equal(
            await failure('Number__c\r\nx\r\n'),
            'ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is LF'
        );
        assert.match(await failure('Id,Number__c\n,x\n', { operation: 'delete' }), /must contain only ids/);
    });

    test('takes one file, in its open state, as CSV', async () => {
        const { id } = (await call('POST', '/jobs/ingest', { object: 'Invoice__c', operation: 'insert' })).body;
        assert.equal((await upload(id, 'x', { 'Content-Type': 'application/json' })).status, 415);
        assert.equal((await upload(id, 'Number__c\nU-1\n')).status, 201);
        assert.match(await (await upload(id, 'Number__c\nU-2\n')).text(), /Found multiple contents.*BULK_API_ERROR/);
        await call('PATCH', `/jobs/ingest/${id}`, { state: 'UploadComplete' });
        assert.equal((await upload(id, 'x')).status, 400);
        await waitForEnd(`/jobs/ingest/${id}`);
        const again = await call('PATCH', `/jobs/ingest/${id}`, { state: 'Aborted' });
        assert.match(JSON.stringify(again.body), /INVALIDJOBSTATE/);
    });

    test('is listed, aborted before its work, and deleted', async () => {
        const { id } = (await call('POST', '/jobs/ingest', { object: 'Invoice__c', operation: 'insert' })).body;
        const list = (await call('GET', '/jobs/ingest')).body as unknown as { records: Info[] };
        assert.ok(list.records.some((job) => job.id === id));
        assert.equal((await call('DELETE', `/jobs/ingest/${id}`)).status, 400);
        assert.equal((await call('PATCH', `/jobs/ingest/${id}`, { state: 'Aborted' })).body.state, 'Aborted');
        assert.equal((await call('DELETE', `/jobs/ingest/${id}`)).status, 204);
        assert.equal((await call('GET', `/jobs/ingest/${id}`)).status, 404);
    });

    test('that is aborted in its work says which rows it did not reach', async () => {
        const rows = Array.from({ length: 5_000 }, (_, index) => `A-${index}`);
        const { id } = (await call('POST', '/jobs/ingest', { object: 'Invoice__c', operation: 'insert' })).body;
        await upload(id, ['Number__c', ...rows, ''].join('\n'));
        await call('PATCH', `/jobs/ingest/${id}`, { state: 'UploadComplete' });
        await call('PATCH', `/jobs/ingest/${id}`, { state: 'Aborted' });
        const count = async (name: string): Promise<number> => {
            const text = await (await fixture.fetch('bookkeeper', `/jobs/ingest/${id}/${name}`)).text();
            return text.trim().split('\n').length - 1;
        };
        const [done, left] = [await count('successfulResults'), await count('unprocessedrecords')];
        assert.equal(done + left, rows.length);
        assert.ok(left > 0);
        const { totalSize } = await bookkeeper.query("SELECT COUNT() FROM Invoice__c WHERE Number__c LIKE 'A-%'");
        assert.equal(totalSize, done);
    });

    test('belongs to whoever created it', async () => {
        const { id } = (await call('POST', '/jobs/ingest', { object: 'Invoice__c', operation: 'insert' })).body;
        assert.equal((await call('GET', `/jobs/ingest/${id}`, undefined, 'clerk')).status, 404);
    });

    test('is refused when its settings make no sense', async () => {
        const code = async (settings: Record<string, unknown>, persona = 'bookkeeper'): Promise<string> => {
            const { status, body } = await call(
                'POST',
                '/jobs/ingest',
                { object: 'Invoice__c', operation: 'insert', ...settings },
                persona
            );
            assert.equal(status, 400);
            return (body as unknown as { errorCode: string }[])[0]?.errorCode ?? '';
        };
        assert.equal(await code({ object: 'Nothing__c' }), 'INVALIDENTITY');
        assert.equal(await code({ operation: 'merge' }), 'INVALIDJOB');
        assert.equal(await code({ operation: 'upsert' }), 'INVALIDJOB');
        assert.equal(await code({ operation: 'upsert', externalIdFieldName: 'Amount__c' }), 'INVALIDJOB');
        assert.equal(await code({ columnDelimiter: 'DOT' }), 'INVALIDJOB');
        assert.equal(await code({ operation: 'hardDelete' }, 'clerk'), 'FEATURENOTENABLED');
    });
});

describe('a query job', () => {
    test('streams every row through jsforce', async () => {
        await load(
            'insert',
            Array.from({ length: 3_000 }, (_, index) => ({
                Number__c: `S-${index}`,
                Secret__c: `say "${index}", twice`
            }))
        );
        const rows = await queryRows("SELECT Id, Number__c, Secret__c FROM Invoice__c WHERE Number__c LIKE 'S-%'");
        assert.equal(rows.length, 3_000);
        assert.equal(new Set(rows.map((row) => row['Id'])).size, 3_000);
        assert.ok(rows.every((row) => row['Secret__c'] === `say "${(row['Number__c'] ?? '').slice(2)}", twice`));
    });

    test('pages its results with locators until "null"', async () => {
        const created = await call('POST', '/jobs/query', {
            operation: 'query',
            query: "SELECT Number__c FROM Invoice__c WHERE Number__c LIKE 'S-%'"
        });
        await waitForEnd(`/jobs/query/${created.body.id}`);
        const sizes: number[] = [];
        const seen = new Set<string>();
        let locator = '';
        while (locator !== 'null') {
            const response = await fixture.fetch(
                'bookkeeper',
                `/jobs/query/${created.body.id}/results?maxRecords=1300&locator=${locator}`
            );
            locator = response.headers.get('sforce-locator') ?? 'null';
            sizes.push(Number(response.headers.get('sforce-numberofrecords')));
            const [header, ...lines] = (await response.text()).trimEnd().split('\n');
            assert.equal(header, '"Number__c"');
            for (const line of lines) seen.add(line);
        }
        assert.deepEqual(sizes, [1_300, 1_300, 400]);
        assert.equal(seen.size, 3_000);
    });

    test('writes times with Z and answers an empty result with its header', async () => {
        await load('insert', 'Number__c,Sent_At__c\nT-1,2026-03-04T05:06:07Z\n');
        const [row] = await queryRows("SELECT Sent_At__c, Paid__c FROM Invoice__c WHERE Number__c = 'T-1'");
        assert.deepEqual({ ...row }, { Sent_At__c: '2026-03-04T05:06:07.000Z', Paid__c: 'false' });
        assert.deepEqual(await queryRows("SELECT Id FROM Invoice__c WHERE Number__c = 'none'"), []);
    });

    test('refuses what Bulk API 2.0 cannot query', async () => {
        for (const soql of [
            'SELECT COUNT() FROM Invoice__c',
            'SELECT Status__c, COUNT(Id) FROM Invoice__c GROUP BY Status__c',
            'SELECT Id, (SELECT Id FROM Lines__r) FROM Invoice__c',
            'SELECT Id FROM Invoice__c LIMIT 5 OFFSET 5'
        ]) {
            const error = await refusal(bookkeeper.bulk2.query(soql));
            assert.equal(error.errorCode, 'API_ERROR', soql);
        }
        assert.equal(
            (await refusal(bookkeeper.bulk2.query('SELECT Nothing__c FROM Invoice__c'))).errorCode,
            'INVALID_FIELD'
        );
    });

    test('that fails inside says why in its description', async () => {
        const other = await startFixture({ empty: false, dataFolder: 'data' });
        try {
            const data = join(other.root, 'data');
            const [spool = ''] = readdirSync(data).filter((name) => name.startsWith('spool-'));
            rmSync(join(data, spool), { recursive: true });
            const asked = await other.fetch('bookkeeper', '/jobs/query', {
                method: 'POST',
                headers: { 'Content-Type': 'application/json' },
                body: JSON.stringify({ operation: 'query', query: 'SELECT Id FROM User' })
            });
            const { id, errorMessage } = (await asked.json()) as Info;
            assert.equal(errorMessage, undefined);
            const job = await waitForEnd(`/jobs/query/${id}`, other);
            assert.equal(job.state, 'Failed');
            assert.match(job.errorMessage ?? '', /ENOENT/);
        } finally {
            await other.stop();
        }
    });

    test('is listed, aborted and deleted', async () => {
        const { id } = (await call('POST', '/jobs/query', { operation: 'query', query: 'SELECT Id FROM Invoice__c' }))
            .body;
        const list = (await call('GET', '/jobs/query')).body as unknown as { records: Info[] };
        assert.ok(list.records.some((job) => job.id === id));
        await waitForEnd(`/jobs/query/${id}`);
        assert.equal((await call('PATCH', `/jobs/query/${id}`, { state: 'Aborted' })).status, 400);
        assert.equal((await call('DELETE', `/jobs/query/${id}`)).status, 204);
        assert.equal((await call('GET', `/jobs/query/${id}/results`)).status, 404);
    });
});

test('several clients load and query at once', async () => {
    const clients = Array.from({ length: 4 }, () => fixture.connect('bookkeeper'));
    const counts = await Promise.all(
        clients.map(async (client, clientIndex) => {
            await client.bulk2.loadAndWaitForResults({
                object: 'Invoice__c',
                operation: 'insert',
                input: Array.from({ length: 500 }, (_, index) => ({ Number__c: `M-${clientIndex}-${index}` }))
            });
            return (await queryRows(`SELECT Id FROM Invoice__c WHERE Number__c LIKE 'M-${clientIndex}-%'`, client))
                .length;
        })
    );
    assert.deepEqual(counts, [500, 500, 500, 500]);
});

const OPEN_FILES = '/proc/self/fd';

test('jobs that have ended keep no file open', { skip: !existsSync(OPEN_FILES) }, async () => {
    const before = openFiles();
    const job = await runJob({}, 'Number__c,Amount__c\nOPEN-1,5\nOPEN-2,ten\n');
    assert.deepEqual([job.numberRecordsProcessed, job.numberRecordsFailed], [2, 1]);
    assert.equal((await queryRows("SELECT Id FROM Invoice__c WHERE Number__c = 'OPEN-1'")).length, 1);
    assert.deepEqual(openFiles(), before);
});

/** Names of this process's open files of jobs. */
function openFiles(): string[] {
    return readdirSync(OPEN_FILES)
        .map((each) => {
            try {
                return readlinkSync(join(OPEN_FILES, each));
            } catch {
                return '';
            }
        })
        .filter((path) => path.includes('spool-'));
}
