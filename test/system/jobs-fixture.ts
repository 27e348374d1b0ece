import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalOrg, type RunningLocalOrg, type StartOptions } from '../../scripts/local-org/start.ts';
import { bulkUpsert, type BulkValue } from '../../scripts/org/bulk.ts';
import { localConnection, type OrgConnection } from '../../scripts/org/connection.ts';
import { query } from '../../scripts/org/query.ts';
import { sendForJson } from '../../scripts/org/request.ts';

/** An org of a test's own, served over HTTP, with a folder for what commands leave. */
export interface JobsOrg {
    readonly running: RunningLocalOrg;
    readonly jobs: OrgConnection;
    readonly admin: OrgConnection;
    readonly folder: string;
    close(): Promise<void>;
}

/** Starts an empty org, as `npm start` would announce it in `<folder>/.local-org/server.json`. */
export async function startJobsOrg(options: Partial<StartOptions> = {}): Promise<JobsOrg> {
    const folder = await mkdtemp(join(tmpdir(), 'jobs-test-'));
    const running = await startLocalOrg({ port: 0, empty: true, ...options });
    return {
        running,
        jobs: localConnection(running),
        admin: localConnection(running, 'admin'),
        folder,
        close: async () => {
            await running.close();
            await rm(folder, { recursive: true, force: true });
        }
    };
}

/** Creates a record as somebody; gives its id. */
export async function create(
    conn: OrgConnection,
    object: string,
    fields: Readonly<Record<string, unknown>>
): Promise<string> {
    const { id } = await sendForJson<{ id: string }>(conn, {
        method: 'POST',
        path: `/sobjects/${object}`,
        body: JSON.stringify(fields)
    });
    return id;
}

export async function update(
    conn: OrgConnection,
    object: string,
    id: string,
    fields: Readonly<Record<string, unknown>>
): Promise<void> {
    await sendForJson<null>(conn, { method: 'PATCH', path: `/sobjects/${object}/${id}`, body: JSON.stringify(fields) });
}

export interface TestCustomer {
    readonly accountId: string;
    readonly customerId: string;
}

/** A customer with enough fresh data for a score. */
export async function createCustomer(
    { admin, jobs, running }: JobsOrg,
    name: string,
    measuredOn: string,
    values: Readonly<Record<string, BulkValue>>
): Promise<TestCustomer> {
    const accountId = await create(admin, 'Account', { Name: name });
    const customerId = await create(admin, 'Success_Customer__c', {
        Account__c: accountId,
        Account_Key__c: accountId,
        Customer_Since__c: '2024-01-15',
        Segment__c: 'Enterprise',
        Edition__c: 'Enterprise',
        CSM__c: running.personas['csm']?.userId
    });
    await record(jobs, { accountId, customerId }, measuredOn, values);
    return { accountId, customerId };
}

/** Records values of metrics as an import does. */
export async function record(
    jobs: OrgConnection,
    { accountId, customerId }: TestCustomer,
    measuredOn: string,
    values: Readonly<Record<string, BulkValue>>
): Promise<void> {
    const rows = Object.entries(values).map(([key, value]) => ({
        Unique_Key__c: `${accountId}:${key}`,
        Customer__c: customerId,
        Metric_Key__c: key,
        Source__c: 'Import',
        Measured_On__c: measuredOn,
        [typeof value === 'number' ? 'Value__c' : 'Text_Value__c']: value
    }));
    await bulkUpsert(jobs, 'Success_Metric__c', 'Unique_Key__c', rows, {
        columns: [
            'Unique_Key__c',
            'Customer__c',
            'Metric_Key__c',
            'Source__c',
            'Measured_On__c',
            'Value__c',
            'Text_Value__c'
        ],
        onFailed: ({ reason }) => {
            throw new Error(reason);
        }
    });
}

/** Every stored field that a job may have written, and when each record was last written: equal only if nothing was. */
export async function stateOf(conn: OrgConnection): Promise<unknown> {
    const [customers, metrics, snapshots] = await Promise.all([
        query<Record<string, unknown>>(
            conn,
            'SELECT FIELDS(ALL) FROM Success_Customer__c ORDER BY Account_Key__c LIMIT 200'
        ),
        query<Record<string, unknown>>(
            conn,
            'SELECT FIELDS(ALL) FROM Success_Metric__c ORDER BY Unique_Key__c LIMIT 200'
        ),
        query<Record<string, unknown>>(
            conn,
            'SELECT FIELDS(ALL) FROM Success_Snapshot__c ORDER BY Snapshot_Key__c LIMIT 200'
        )
    ]);
    return { customers, metrics, snapshots };
}

/** The same without what depends on when it was written and in which order. */
export function withoutStamps(state: unknown): unknown {
    return JSON.parse(
        JSON.stringify(state, (key, value: unknown) =>
            /^(Id|Name|attributes|.*ModifiedDate|CreatedDate|SystemModstamp|Scored_At__c|Last\w+Date)$/.test(key)
                ? undefined
                : value
        )
    );
}

export interface CommandResult {
    readonly code: number | null;
    readonly stdout: string;
    readonly stderr: string;
}

/** Runs a job's command as a process of its own against the org. */
export async function runJob(
    { running, folder }: JobsOrg,
    script: string,
    args: readonly string[]
): Promise<CommandResult> {
    return spawnJob(await announced({ running, folder }), script, args);
}

/** The folder in which a command finds the org as "local". */
export async function announced({ running, folder }: Pick<JobsOrg, 'running' | 'folder'>): Promise<string> {
    const place = join(folder, '.local-org');
    await rm(place, { recursive: true, force: true });
    await mkdir(place);
    await writeFile(join(place, 'server.json'), JSON.stringify({ url: running.url, personas: running.personas }));
    return folder;
}

/** @param killAt Killed, as by `kill -9`, when its progress says this. */
export function spawnJob(
    folder: string,
    script: string,
    args: readonly string[],
    killAt?: string
): Promise<CommandResult> {
    const child = spawn(process.execPath, [join(import.meta.dirname, '../../scripts/jobs', script), ...args], {
        cwd: folder,
        stdio: ['ignore', 'pipe', 'pipe']
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
        stderr += text;
        if (killAt !== undefined && stderr.includes(killAt)) child.kill('SIGKILL');
    });
    return new Promise<CommandResult>((resolve, reject) => {
        child.once('error', reject);
        child.once('close', (code) => resolve({ code, stdout, stderr }));
    });
}
