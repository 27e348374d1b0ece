/** A server that is killed in the middle of its work: each request is kept whole or not at all, and the org opens again. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseSync } from 'node:sqlite';
import { startFixture, type Fixture } from './fixture.ts';

const MAIN = join(import.meta.dirname, '..', 'main.ts');
const KILLS = 4;
const CLIENTS = 4;
/** Records of one request. */
const TOGETHER = 50;
const BULK_ROWS = 4_000;

let fixture: Fixture;
before(async () => {
    fixture = await startFixture();
});
after(() => fixture.stop());

interface Server {
    readonly process: ChildProcess;
    readonly ask: (method: string, path: string, body?: unknown) => Promise<unknown>;
}

async function start(): Promise<Server> {
    const child = spawn(process.execPath, [MAIN, '--port', '0', '--data', 'killed'], {
        cwd: fixture.root,
        stdio: ['ignore', 'pipe', 'inherit']
    });
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    const { url, personas } = JSON.parse(line) as {
        url: string;
        personas: Record<string, { accessToken: string }>;
    };
    const Authorization = `Bearer ${personas['bookkeeper']?.accessToken ?? ''}`;
    return {
        process: child,
        ask: async (method, path, body) => {
            const type = typeof body === 'string' ? 'text/csv' : 'application/json';
            const text = typeof body === 'string' ? body : JSON.stringify(body);
            const answer = await fetch(`${url}/services/data/v67.0${path}`, {
                method,
                headers: { Authorization, 'Content-Type': type },
                ...(body === undefined ? {} : { body: text })
            });
            const given = await answer.text();
            assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${given}`);
            return given === '' ? null : (JSON.parse(given) as unknown);
        }
    };
}

/** Saves records, some at a time and all or none, until the server is gone. Notes what the server said that it saved. */
async function write({ ask }: Server, client: string, saved: Set<string>): Promise<void> {
    for (let round = 0; ; round += 1) {
        const key = `${client}-${round}`;
        const records = Array.from({ length: TOGETHER }, (_, index) => ({
            attributes: { type: 'Invoice__c' },
            Number__c: `${key}-${index}`,
            Batch__c: key
        }));
        try {
            await ask('POST', '/composite/sobjects', { allOrNone: true, records });
            saved.add(key);
        } catch (error) {
            // Whoever is cut off does not know; a refusal would be another matter.
            assert.ok(!(error instanceof assert.AssertionError), String(error));
            return;
        }
    }
}

/** Closes a bulk job of many rows and leaves the server to it. */
async function load({ ask }: Server, batch: string): Promise<void> {
    const csv = `Number__c,Batch__c\n${Array.from({ length: BULK_ROWS }, (_, index) => `${batch}-${index},${batch}`).join('\n')}\n`;
    const { id } = (await ask('POST', '/jobs/ingest', { object: 'Invoice__c', operation: 'insert' })) as { id: string };
    await ask('PUT', `/jobs/ingest/${id}/batches`, csv);
    await ask('PATCH', `/jobs/ingest/${id}`, { state: 'UploadComplete' });
}

test('what was answered is kept, what was cut off is kept whole or not at all', async () => {
    const answered = new Set<string>();
    for (let kill = 0; kill < KILLS; kill += 1) {
        const server = await start();
        await load(server, `bulk${kill}`);
        const enough = answered.size + 1 + 2 * kill;
        const clients = Array.from({ length: CLIENTS }, (_, index) => write(server, `k${kill}c${index}`, answered));
        while (answered.size < enough) await sleep(5);
        const gone = once(server.process, 'exit');
        server.process.kill('SIGKILL');
        await Promise.all([...clients, gone]);
    }
    const db = new DatabaseSync(join(fixture.root, 'killed', 'org.db'));
    assert.equal(db.prepare('PRAGMA integrity_check').get()?.['integrity_check'], 'ok');
    db.close();
    const server = await start();
    const counts = (await ask(server, 'SELECT Batch__c b, COUNT(Id) n FROM Invoice__c GROUP BY Batch__c')) as {
        records: { b: string; n: number }[];
    };
    const kept = new Map(counts.records.map(({ b, n }) => [b, n]));
    for (const key of answered) assert.equal(kept.get(key), TOGETHER, key);
    for (const [key, n] of kept) {
        // A bulk job writes 200 rows in one transaction, as in Salesforce.
        if (key.startsWith('bulk')) assert.equal(n % 200, 0, key);
        else assert.equal(n, TOGETHER, key);
    }
    const ids = (await ask(
        server,
        'SELECT COUNT_DISTINCT(Id) i, COUNT_DISTINCT(Name) a, COUNT(Id) n FROM Invoice__c'
    )) as {
        records: { i: number; a: number; n: number }[];
    };
    const [all] = ids.records;
    assert.deepEqual([all?.i, all?.a], [all?.n, all?.n], 'no id and no number was given twice');
    server.process.kill('SIGTERM');
    await once(server.process, 'exit');
});

function ask(server: Server, soql: string): Promise<unknown> {
    return server.ask('GET', `/query?q=${encodeURIComponent(soql)}`);
}
