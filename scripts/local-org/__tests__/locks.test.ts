import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { Connection } from 'jsforce';
import { startFixture, type Fixture } from './fixture.ts';

let fixture: Fixture;
let connection: Connection;
let invoices: readonly string[];

before(async () => {
    fixture = await startFixture();
    connection = fixture.connect('bookkeeper');
});
after(() => fixture.stop());

let made = 0;
beforeEach(async () => {
    const rows = Array.from({ length: 2 }, () => ({ Number__c: `L-${++made}` }));
    invoices = (await connection.sobject('Invoice__c').create(rows)).map(({ id }) => id ?? '');
});

interface Line {
    readonly Name: string;
    readonly Invoice__c: string;
}
interface Outcome {
    readonly retries: number;
    readonly failed: readonly (Line & { readonly sf__Error: string })[];
}

/** Loads lines in a job of its own. */
async function load(lines: readonly Line[]): Promise<Outcome> {
    const job = fixture.connect('bookkeeper').bulk2.createJob({ object: 'Line__c', operation: 'insert' });
    await job.open();
    await job.uploadData(lines.map(({ Name, Invoice__c }) => ({ Name, Invoice__c })));
    await job.close();
    await job.poll(5, 60_000);
    const { retries } = (await job.check()) as unknown as { retries: number };
    return { retries, failed: (await job.getFailedResults()) as unknown as Outcome['failed'] };
}

/** One job's lines, all of one invoice. */
function linesOf(job: number, invoice: string | undefined, count: number): Line[] {
    return Array.from({ length: count }, (_, index) => ({ Name: `${job}-${index}`, Invoice__c: invoice ?? '' }));
}

async function names(): Promise<string[]> {
    const ids = invoices.map((id) => `'${id}'`).join(', ');
    const soql = `SELECT Name FROM Line__c WHERE Invoice__c IN (${ids})`;
    const { records } = await connection.query<{ Name: string }>(soql, { autoFetch: true, maxFetch: 100_000 });
    return records.map(({ Name }) => Name).sort();
}

test('two jobs on children of one parent wait for each other, and all is saved once', async () => {
    const lines = [1, 2].map((job) => linesOf(job, invoices[0], 1_000));
    const outcomes = await Promise.all(lines.map(load));
    assert.deepEqual(
        outcomes.flatMap(({ failed }) => failed),
        []
    );
    assert.ok(
        outcomes.some(({ retries }) => retries > 0),
        'none had to wait'
    );
    assert.deepEqual(
        await names(),
        lines
            .flat()
            .map(({ Name }) => Name)
            .sort()
    );
});

test('jobs on children of different parents do not wait', async () => {
    const outcomes = await Promise.all([1, 2].map((job) => load(linesOf(job, invoices[job - 1], 1_000))));
    assert.deepEqual(
        outcomes.map(({ retries, failed }) => [retries, failed.length]),
        [
            [0, 0],
            [0, 0]
        ]
    );
});

test('rows that wait in vain ten times fail; sent again by the client they are saved, none twice', async () => {
    const lines = Array.from({ length: 16 }, (_, job) => linesOf(job, invoices[0], 400));
    const failed = (await Promise.all(lines.map(load))).flatMap((outcome) => outcome.failed);
    assert.ok(failed.length > 0, 'sixteen jobs on one parent got along');
    for (const { sf__Error } of failed) {
        assert.match(sf__Error, /^UNABLE_TO_LOCK_ROW:unable to obtain exclusive access to this record or 1 records: /);
        assert.ok(sf__Error.includes(invoices[0] ?? ''));
    }
    const saved = await names();
    const refused = failed.map(({ Name }) => Name);
    assert.equal(saved.length + refused.length, 16 * 400);
    assert.deepEqual((await load(failed)).failed, []);
    assert.deepEqual(
        await names(),
        lines
            .flat()
            .map(({ Name }) => Name)
            .sort()
    );
});

test('jobs that change the same rows wait for each other too', async () => {
    const rows = await connection
        .sobject('Invoice__c')
        .create(Array.from({ length: 150 }, () => ({ Number__c: `L-${++made}` })));
    const update = async (amount: number): Promise<{ failed: number; retries: number }> => {
        const job = fixture.connect('bookkeeper').bulk2.createJob({ object: 'Invoice__c', operation: 'update' });
        await job.open();
        await job.uploadData(rows.map(({ id }) => ({ Id: id ?? '', Amount__c: amount })));
        await job.close();
        await job.poll(5, 60_000);
        const info = (await job.check()) as unknown as { retries: number; numberRecordsFailed: number };
        return { failed: info.numberRecordsFailed, retries: info.retries };
    };
    const outcomes = await Promise.all([1, 2, 3].map(update));
    assert.deepEqual(
        outcomes.map(({ failed }) => failed),
        [0, 0, 0]
    );
    const changed = await connection.query<{ Amount__c: number }>(
        'SELECT Amount__c FROM Invoice__c WHERE Amount__c > 0'
    );
    assert.equal(changed.totalSize, 150);
    assert.equal(new Set(changed.records.map((row) => row.Amount__c)).size, 1, 'whoever came last changed all rows');
});
