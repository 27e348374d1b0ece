import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection } from 'jsforce';
import { peakMemoryMB } from '../jobs/recorded-run.ts';
import type { LocalServer } from '../org/connection.ts';
import { API_VERSION, OrgConnection } from '../org/request.ts';

/**
 * What the score job is measured against: jsforce's own Bulk API 2.0 client reads the same rows and writes the same rows, and does nothing
 * else with them. `node plain-copy.ts PLAN.json` prints what it took as JSON.
 */
export interface CopyPlan {
    readonly server: LocalServer;
    readonly reads: readonly string[];
    readonly folder: string;
    readonly writes: readonly {
        readonly object: string;
        readonly externalIdField: string;
        readonly files: readonly string[];
    }[];
}

export interface CopyResult {
    readonly rowsRead: number;
    readonly rowsWritten: number;
    readonly seconds: number;
    readonly peakMemoryMB: number;
    readonly apiCalls: number;
}

const POLL_MS = 100;
const TIMEOUT_MS = 3_600_000;

async function copy({ server, reads, writes, folder }: CopyPlan): Promise<CopyResult> {
    const began = performance.now();
    const accessToken = server.personas['integration']?.accessToken ?? '';
    const conn = new OrgConnection({ instanceUrl: server.url, accessToken, version: API_VERSION });
    conn.bulk2.pollInterval = POLL_MS;
    conn.bulk2.pollTimeout = TIMEOUT_MS;
    let [rowsRead, rowsWritten] = [0, 0];
    for (const soql of reads) rowsRead += await readAll(conn, soql);
    for (const { object, externalIdField, files } of writes) {
        for (const file of files) rowsWritten += await writeAll(conn, object, externalIdField, join(folder, file));
    }
    return {
        rowsRead,
        rowsWritten,
        seconds: (performance.now() - began) / 1000,
        peakMemoryMB: peakMemoryMB(),
        apiCalls: conn.apiCalls
    };
}

async function readAll(conn: Connection, soql: string): Promise<number> {
    const records = await conn.bulk2.query(soql);
    let rows = 0;
    await new Promise<void>((resolve, reject) => {
        records.on('record', () => (rows += 1));
        records.on('error', reject);
        records.on('end', () => resolve());
    });
    return rows;
}

async function writeAll(conn: Connection, object: string, externalIdFieldName: string, file: string): Promise<number> {
    const job = conn.bulk2.createJob({ object, operation: 'upsert', externalIdFieldName, lineEnding: 'LF' });
    await job.open();
    await job.uploadData(createReadStream(file));
    await job.close();
    await job.poll(POLL_MS, TIMEOUT_MS);
    const { numberRecordsProcessed: processed, numberRecordsFailed: failed } = await job.check();
    if (Number(failed) > 0) throw new Error(`${failed} rows of ${file} were refused`);
    return Number(processed);
}

if (import.meta.main) {
    const plan = JSON.parse(await readFile(process.argv[2] ?? '', 'utf8')) as CopyPlan;
    process.stdout.write(`${JSON.stringify(await copy(plan))}\n`);
}
