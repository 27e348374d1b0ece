import assert from 'node:assert/strict';
import { Agent, get } from 'node:http';
import { after, afterEach, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from 'jsforce';
import type { SaveError } from '../contracts.ts';
import { Faults } from '../server/faults.ts';
import { refusal, startFixture, type Fixture } from './fixture.ts';

const faults = new Faults();
let fixture: Fixture;
let bookkeeper: Connection;

before(async () => {
    fixture = await startFixture({ faults });
    bookkeeper = fixture.connect('bookkeeper');
});
afterEach(() => faults.clear());
after(() => fixture.stop());

let lastNumber = 0;
function invoice(): { Number__c: string } {
    lastNumber += 1;
    return { Number__c: `F-${lastNumber}` };
}
const post = (record: object): Promise<Response> =>
    fixture.fetch('bookkeeper', '/sobjects/Invoice__c', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(record)
    });
const count = async (): Promise<number> => (await bookkeeper.query('SELECT COUNT() FROM Invoice__c')).totalSize;

describe('a request that matches a fault', () => {
    test('is refused as Salesforce refuses it, as often as was asked, and not done', async () => {
        const before = await count();
        for (const [kind, status, code] of [
            ['expiredSession', 401, 'INVALID_SESSION_ID'],
            ['unavailable', 503, 'SERVER_UNAVAILABLE'],
            ['requestLimit', 403, 'REQUEST_LIMIT_EXCEEDED']
        ] as const) {
            const fault = faults.onRequest({ kind }, { method: 'POST', path: /sobjects\/Invoice__c$/, times: 2 });
            for (let time = 0; time < 2; time += 1) {
                const response = await post(invoice());
                const [error] = (await response.json()) as { errorCode: string }[];
                assert.deepEqual([response.status, error?.errorCode], [status, code]);
            }
            assert.equal(fault.hits, 2);
            assert.equal((await post(invoice())).status, 201);
        }
        faults.onRequest({ kind: 'tooManyRequests' }, { method: 'POST' });
        assert.equal((await post(invoice())).status, 429);
        assert.equal(await count(), before + 3);
    });

    test('is let through where method, path or number do not fit', async () => {
        faults.onRequest({ kind: 'unavailable' }, { method: 'DELETE' });
        faults.onRequest({ kind: 'unavailable' }, { path: /sobjects\/Line__c/ });
        const third = faults.onRequest({ kind: 'unavailable' }, { method: 'POST', skip: 2 });
        const answers = [await post(invoice()), await post(invoice()), await post(invoice()), await post(invoice())];
        assert.deepEqual(
            answers.map(({ status }) => status),
            [201, 201, 503, 201]
        );
        assert.equal(third.hits, 1);
    });

    test('is cut off before its end and leaves nothing behind', async () => {
        const before = await count();
        for (const afterBytes of [0, 1, 10, 1_000_000]) {
            const fault = faults.onRequest({ kind: 'dropRequest', afterBytes }, { method: 'POST' });
            await assert.rejects(post(invoice()), TypeError);
            assert.equal(fault.hits, 1);
        }
        assert.equal(await count(), before);
    });

    test('is done although its answer is lost, whole or in part', async () => {
        const before = await count();
        for (const afterBytes of [0, 20, 200]) {
            faults.onRequest({ kind: 'dropAnswer', afterBytes }, { method: 'POST' });
            await assert.rejects(
                post(invoice()).then((response) => response.text()),
                TypeError
            );
        }
        assert.equal(await count(), before + 3);
    });

    test('loses exactly the bytes after the given one', async () => {
        const path = '/sobjects/Invoice__c/describe';
        const whole = await (
            await fixture.fetch('bookkeeper', path, { headers: { 'Accept-Encoding': 'identity' } })
        ).text();
        faults.onRequest({ kind: 'dropAnswer', afterBytes: 5_000 }, { path: /describe/ });
        const response = await fixture.fetch('bookkeeper', path, { headers: { 'Accept-Encoding': 'identity' } });
        let text = '';
        await assert.rejects(async () => {
            for await (const part of response.body ?? []) text += Buffer.from(part as Uint8Array).toString();
        }, TypeError);
        assert.ok(text.length > 4_000 && text.length < 5_000, String(text.length));
        assert.ok(whole.startsWith(text));
    });

    test('whose answer is shorter than the given bytes arrives whole, and the next one on its connection too', async () => {
        const agent = new Agent({ keepAlive: true, maxSockets: 1 });
        const read = (): Promise<number> =>
            new Promise((resolve, reject) => {
                const asked = get(`${fixture.url}/services/data`, { agent }, (response) => {
                    let bytes = 0;
                    response.on('data', (part: Buffer) => (bytes += part.length)).on('error', reject);
                    response.on('end', () => resolve(bytes));
                });
                asked.on('error', reject);
            });
        try {
            const bytes = await read();
            faults.onRequest({ kind: 'dropAnswer', afterBytes: bytes + 2_000 }, { path: /services\/data$/ });
            for (let time = 0; time < 10; time += 1) assert.equal(await read(), bytes);
        } finally {
            agent.destroy();
        }
    });

    test('waits when the answer is slow, and others do not', async () => {
        faults.onRequest({ kind: 'slow', milliseconds: 300 }, { method: 'POST' });
        const began = performance.now();
        const slow = post(invoice()).then(() => performance.now() - began);
        await count();
        const quick = performance.now() - began;
        assert.ok((await slow) >= 290);
        assert.ok(quick < 290, String(quick));
    });

    test('may be an upload, of which a part is not taken for the whole', async () => {
        const job = bookkeeper.bulk2.createJob({ object: 'Invoice__c', operation: 'insert' });
        const { id } = await job.open();
        const csv = `Number__c\n${Array.from({ length: 50_000 }, (_, index) => `U-${index}`).join('\n')}\n`;
        const upload = (): Promise<Response> =>
            fixture.fetch('bookkeeper', `/jobs/ingest/${id}/batches`, {
                method: 'PUT',
                headers: { 'Content-Type': 'text/csv' },
                body: csv
            });
        faults.onRequest({ kind: 'dropRequest', afterBytes: 150_000 }, { method: 'PUT' });
        await assert.rejects(upload(), TypeError);
        let again = await upload();
        // The server may not have noticed yet.
        for (let tries = 0; again.status !== 201 && tries < 20; tries += 1) {
            await sleep(20);
            again = await upload();
        }
        assert.equal(again.status, 201, 'the file is taken anew');
        await job.close();
        await job.poll(5, 60_000);
        assert.equal((await job.check()).numberRecordsProcessed, 50_000);
    });
});

describe('a row that matches a fault', () => {
    test('is refused beside others that are saved', async () => {
        const fault = faults.onRow({ object: 'Invoice__c', oneIn: 3, times: 2 });
        const records = Array.from({ length: 9 }, invoice);
        const results = await bookkeeper.sobject('Invoice__c').create(records);
        const failed = results.flatMap((result) => (result.success ? [] : result.errors)) as unknown as SaveError[];
        assert.deepEqual(
            failed.map(({ statusCode }) => statusCode),
            ['UNABLE_TO_LOCK_ROW', 'UNABLE_TO_LOCK_ROW']
        );
        assert.equal(fault.hits, 2);
        const saved = await bookkeeper.query(
            `SELECT Number__c FROM Invoice__c WHERE Number__c IN ('${records.map(({ Number__c }) => Number__c).join("','")}')`
        );
        assert.equal(saved.totalSize, 7);
    });

    test('is chosen by its values and refused with the error asked for, in Bulk too', async () => {
        const error = { statusCode: 'UNKNOWN_EXCEPTION', message: 'bad', fields: ['Number__c'] };
        faults.onRow({ rows: ({ Number__c }) => Number__c === 'B-2', error });
        const { successfulResults, failedResults } = await bookkeeper.bulk2.loadAndWaitForResults({
            object: 'Invoice__c',
            operation: 'insert',
            input: ['B-1', 'B-2', 'B-3'].map((Number__c) => ({ Number__c }))
        });
        assert.equal(successfulResults.length, 2);
        assert.deepEqual(
            failedResults.map((row) => [(row as Record<string, unknown>)['Number__c'], row.sf__Error]),
            [['B-2', 'UNKNOWN_EXCEPTION:bad:Number__c --']]
        );
    });

    test('is refused by a GraphQL mutation too, and takes the other operations along', async () => {
        const before = await count();
        const fault = faults.onRow({ object: 'Invoice__c', rows: ({ Number__c }) => Number__c === 'G-2' });
        const response = await fixture.fetch('bookkeeper', '/graphql', {
            method: 'POST',
            headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify({
                query: `mutation { uiapi {
                    one: Invoice__cCreate(input: { Invoice__c: { Number__c: "G-1" } }) { Record { Id } }
                    two: Invoice__cCreate(input: { Invoice__c: { Number__c: "G-2" } }) { Record { Id } }
                } }`
            })
        });
        const { errors } = (await response.json()) as { errors: { message: string }[] };
        assert.equal(fault.hits, 1);
        assert.match(errors[0]?.message ?? '', /unable to obtain exclusive access to this record/);
        assert.equal(await count(), before);
    });

    test('takes all others along with allOrNone, and a record by itself is refused', async () => {
        const before = await count();
        faults.onRow({ object: 'Invoice__c', times: 1, rows: (_, index) => index >= 0 });
        const { errorCode } = await refusal(bookkeeper.sobject('Invoice__c').create(invoice()));
        assert.equal(errorCode, 'UNABLE_TO_LOCK_ROW');
        faults.onRow({ object: 'Invoice__c', times: 1 });
        const results = await bookkeeper.sobject('Invoice__c').create([invoice(), invoice()], { allOrNone: true });
        assert.ok(results.every(({ success }) => !success));
        assert.equal(await count(), before);
    });
});
