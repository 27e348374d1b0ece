/**
 * The local org as a server in a process of its own: rows in and out by Bulk API 2.0, a page of REST's query, the query of an account page.
 *
 *   node scripts/bench/local-org.ts
 */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { localConnection } from '../org/connection.ts';
import { bulkLine, bulkLoad, bulkRead, toParts } from '../org/bulk.ts';
import { query } from '../org/query.ts';
import { API_VERSION, type OrgConnection } from '../org/request.ts';
import { CARD_QUERY, documentOf, ON_ACCOUNT } from '../smoke/checks/apis.ts';
import { makeSample, median, withServer, type ServerProcess } from './server.ts';

const CUSTOMERS = 10_000;
const METRICS_EACH = 10;
const ROWS = CUSTOMERS * METRICS_EACH;
const ROUNDS = 3;
const PAGE_ROWS = 2_000;
const PAGES = 50;
const CARDS = 1_000;
const POLL_MS = 10;
const MEMORY_EVERY_MS = 250;
const TARGETS = { rowsIn: 20_000, rowsOut: 50_000, cardMs: 5 };
const COLUMNS = ['Unique_Key__c', 'Customer__c', 'Metric_Key__c', 'Source__c', 'Measured_On__c', 'Value__c'];
const QUERY = `SELECT Id, ${COLUMNS.join(', ')}, Customer__r.Account__c FROM Success_Metric__c`;

/** Some rows and the server's most memory while they came or went. */
interface Transfer {
    readonly rowsPerSecond: number;
    readonly peakMB: number;
}

/** Milliseconds: of the middle answer, and of the one that a tenth is quicker than, which a busy machine moves less. */
interface Times {
    readonly median: number;
    readonly tenth: number;
}

/** What one run measures. */
export interface LocalOrgMeasurement {
    /** All rows are new. */
    readonly created: Transfer;
    /** All rows are there and each changes. Several, in order: memory that grew would show. */
    readonly changed: readonly Transfer[];
    readonly queried: readonly Transfer[];
    readonly page: Times;
    readonly card: Times;
    readonly cardSnapshots: number;
}

/** Measures in two orgs of its own, one full of metrics and one with the sample, and leaves nothing behind. */
export async function benchLocalOrg(say: (line: string) => void): Promise<LocalOrgMeasurement> {
    const folder = await mkdtemp(join(tmpdir(), 'bench-local-org-'));
    try {
        const bulk = await withServer(join(folder, 'bulk'), (server) => measureBulk(server, say));
        say('Making the sample (half a minute) ...');
        await makeSample(join(folder, 'sample'));
        return { ...bulk, ...(await withServer(join(folder, 'sample'), measureCard)) };
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}

async function measureBulk(
    server: ServerProcess,
    say: (line: string) => void
): Promise<Pick<LocalOrgMeasurement, 'created' | 'changed' | 'queried' | 'page'>> {
    say(`Making ${CUSTOMERS.toLocaleString('en-US')} customers ...`);
    const customers = await makeCustomers(localConnection(server, 'admin'));
    const client = new Client(server, 'integration');
    const created = await upsert(client, customers, 0);
    const changed: Transfer[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) changed.push(await upsert(client, customers, round));
    const queried: Transfer[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) queried.push(await bulkQuery(client));
    const path = `/query?q=${encodeURIComponent(`${QUERY} LIMIT ${PAGE_ROWS}`)}`;
    return { created, changed, queried, page: await timesOf(PAGES, () => client.ask('GET', path)) };
}

async function makeCustomers(conn: OrgConnection): Promise<string[]> {
    const load = async (object: string, rows: readonly Record<string, string>[]): Promise<void> => {
        const columns = Object.keys(rows[0] ?? {});
        await bulkLoad(conn, { object, operation: 'insert', columns }, toParts(columns, rows), ({ reason }) => {
            throw new Error(`${object}: ${reason}`);
        });
    };
    const ids = async (object: string): Promise<string[]> => {
        const found: string[] = [];
        for await (const { Id } of bulkRead(conn, `SELECT Id FROM ${object} ORDER BY Id`)) found.push(Id ?? '');
        return found;
    };
    await load(
        'Account',
        Array.from({ length: CUSTOMERS }, (_, index) => ({ Name: `Customer ${index}` }))
    );
    const accounts = await ids('Account');
    await load(
        'Success_Customer__c',
        accounts.map((id) => ({ Account__c: id, Account_Key__c: id }))
    );
    return ids('Success_Customer__c');
}

/** As the import sends rows: sorted by parent, with validation rules, a unique key and a master to be checked. */
function csvOf(customers: readonly string[], round: number): string {
    const lines = [bulkLine(COLUMNS)];
    for (const customer of customers)
        for (let metric = 0; metric < METRICS_EACH; metric += 1) {
            const key = `metric${metric}`;
            const value = ((lines.length * 7) % 100) + round;
            lines.push(bulkLine([`${customer}:${key}`, customer, key, 'Import', '2026-11-18', value]));
        }
    return lines.join('');
}

function upsert(client: Client, customers: readonly string[], round: number): Promise<Transfer> {
    const csv = csvOf(customers, round);
    return timed(client, async () => {
        const { id } = await client.json('POST', '/jobs/ingest', {
            object: 'Success_Metric__c',
            operation: 'upsert',
            externalIdFieldName: 'Unique_Key__c'
        });
        await client.ask('PUT', `/jobs/ingest/${String(id)}/batches`, csv, 'text/csv');
        await client.json('PATCH', `/jobs/ingest/${String(id)}`, { state: 'UploadComplete' });
        const job = await client.finished(`/jobs/ingest/${String(id)}`);
        if (job['numberRecordsFailed'] !== 0 || job['numberRecordsProcessed'] !== ROWS)
            throw new Error(`Not all rows were taken: ${JSON.stringify(job)}`);
    });
}

function bulkQuery(client: Client): Promise<Transfer> {
    return timed(client, async () => {
        const { id } = await client.json('POST', '/jobs/query', { operation: 'query', query: QUERY });
        await client.finished(`/jobs/query/${String(id)}`);
        const answer = await client.ask('GET', `/jobs/query/${String(id)}/results`);
        const rows = answer.toString().split('\n').length - 2;
        if (rows !== ROWS) throw new Error(`${rows} rows were read`);
    });
}

/** From the first request to the last byte of the last answer. */
async function timed({ pid }: Client, work: () => Promise<void>): Promise<Transfer> {
    let peakMB = memoryMB(pid);
    const watch = setInterval(() => (peakMB = Math.max(peakMB, memoryMB(pid))), MEMORY_EVERY_MS);
    try {
        const began = performance.now();
        await work();
        return { rowsPerSecond: ROWS / ((performance.now() - began) / 1000), peakMB };
    } finally {
        clearInterval(watch);
    }
}

/** Resident memory of a process. */
function memoryMB(pid: number): number {
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}

async function measureCard(server: ServerProcess): Promise<Pick<LocalOrgMeasurement, 'card' | 'cardSnapshots'>> {
    const [longest] = await query<{ readonly account: string; readonly snapshots: number }>(
        localConnection(server),
        `SELECT Customer__r.Account__c account, COUNT(Id) snapshots FROM Success_Snapshot__c
         GROUP BY Customer__r.Account__c ORDER BY COUNT(Id) DESC, Customer__r.Account__c LIMIT 1`
    );
    const client = new Client(server, 'csm');
    const variables = { record: longest?.account ?? '' };
    const body = JSON.stringify({ query: await documentOf(CARD_QUERY, ON_ACCOUNT), variables });
    const card = await timesOf(CARDS, async () => {
        const answer = await client.ask('POST', '/graphql', body);
        if (!answer.includes('"errors":[]')) throw new Error(`The query failed: ${answer.toString('utf8', 0, 500)}`);
    });
    return { card, cardSnapshots: longest?.snapshots ?? 0 };
}

/** Of the later half: the first ones warm the server. */
async function timesOf(times: number, ask: () => Promise<unknown>): Promise<Times> {
    const taken: number[] = [];
    for (let time = 0; time < times; time += 1) {
        const began = performance.now();
        await ask();
        taken.push(performance.now() - began);
    }
    const later = taken.slice(times / 2).toSorted((a, b) => a - b);
    return { median: median(later), tenth: later[Math.floor(later.length / 10)] ?? NaN };
}

/** Plain requests by Node's own `http`, answered in bytes, so that little of a client's work is measured: `fetch` takes as long again as the card's query. */
class Client {
    readonly pid: number;
    readonly #agent = new Agent({ keepAlive: true });
    readonly #base: string;
    readonly #authorization: string;

    constructor({ url, personas, pid }: ServerProcess, persona: string) {
        this.pid = pid;
        this.#base = `${url}/services/data/v${API_VERSION}`;
        this.#authorization = `Bearer ${personas[persona]?.accessToken ?? ''}`;
    }

    async ask(method: string, path: string, body?: string, type = 'application/json'): Promise<Buffer> {
        const headers = { Authorization: this.#authorization, 'Content-Type': type };
        const asked = request(this.#base + path, { method, headers, agent: this.#agent }).end(body);
        const [answer] = (await once(asked, 'response')) as [IncomingMessage];
        const bytes = await buffer(answer);
        if (answer.statusCode === undefined || answer.statusCode >= 400)
            throw new Error(`${method} ${path}: ${answer.statusCode} ${bytes.toString('utf8', 0, 500)}`);
        return bytes;
    }

    async json(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
        const answer = await this.ask(method, path, body === undefined ? undefined : JSON.stringify(body));
        return JSON.parse(answer.toString()) as Record<string, unknown>;
    }

    async finished(job: string): Promise<Record<string, unknown>> {
        for (;;) {
            const found = await this.json('GET', job);
            if (found['state'] === 'JobComplete') return found;
            if (found['state'] === 'Failed') throw new Error(String(found['errorMessage']));
            await sleep(POLL_MS);
        }
    }
}

function inWords(measured: LocalOrgMeasurement): string {
    const { created, changed, queried, page, card, cardSnapshots } = measured;
    const times = ({ median: middle, tenth }: Times): string =>
        `${middle.toFixed(1)} ms, a tenth under ${tenth.toFixed(1)} ms`;
    const line = (name: string, { rowsPerSecond, peakMB }: Transfer, target: number): string =>
        `  ${name.padEnd(24)} ${Math.round(rowsPerSecond).toLocaleString('en-US').padStart(8)} rows/s ` +
        `(${rowsPerSecond >= target ? 'reaches' : 'does NOT reach'} ${target.toLocaleString('en-US')}), memory up to ${peakMB.toFixed(0)} MB`;
    return [
        `${ROWS.toLocaleString('en-US')} rows of 6 fields, a master, a unique key and validation rules; from the first request to the last byte`,
        line('bulk upsert, new', created, TARGETS.rowsIn),
        ...changed.map((transfer, round) => line(`bulk upsert, change ${round + 1}`, transfer, TARGETS.rowsIn)),
        ...queried.map((transfer, round) => line(`bulk query ${round + 1}`, transfer, TARGETS.rowsOut)),
        `  REST query, ${PAGE_ROWS.toLocaleString('en-US')} rows: ${times(page)}`,
        `  the health card's GraphQL query, ${cardSnapshots} snapshots: ${times(card)} ` +
            `(${card.median <= TARGETS.cardMs ? 'reaches' : 'does NOT reach'} ${TARGETS.cardMs} ms)`
    ].join('\n');
}

if (import.meta.main) {
    const say = (line: string): void => void process.stdout.write(`${line}\n`);
    say(inWords(await benchLocalOrg(say)));
}
