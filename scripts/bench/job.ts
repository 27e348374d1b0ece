import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultModel } from '../../force-app/main/domain/lwc/success/success.ts';
import { dayCalendar } from '../jobs/calendar.ts';
import { foldedFacts } from '../jobs/customer-facts.ts';
import { defaultTimeZone, Describer } from '../jobs/org-facts.ts';
import type { ScoreSummary } from '../jobs/run-score.ts';
import { scorePlan, type ScorePlan } from '../jobs/score-plan.ts';
import { sourceFields, sourceQuery } from '../jobs/sources.ts';
import { bulkRead, toParts } from '../org/bulk.ts';
import { localConnection, type LocalServer, type OrgConnection } from '../org/connection.ts';
import { BENCH_AS_OF, loadBenchData } from './job-data.ts';
import type { CopyPlan, CopyResult } from './plain-copy.ts';
import { withServer } from './server.ts';

/** `node scripts/bench/job.ts [CUSTOMERS ...]`: the score job against a plain copy, each in a process of its own. */

const DEFAULT_SIZES = [10_000, 100_000];
const ROOT = join(import.meta.dirname, '../..');

/** What was measured for one number of customers. */
export interface JobMeasurement {
    readonly customers: number;
    readonly job: ScoreSummary;
    /** The job again, with nothing to write. */
    readonly again: ScoreSummary;
    readonly copy: CopyResult;
}

/** Measures the first run, which writes everything, a second one, which writes nothing, and the copy of the same rows. */
export async function measureJob(customers: number, say: (line: string) => void): Promise<JobMeasurement> {
    const folder = await mkdtemp(join(tmpdir(), 'bench-job-'));
    try {
        await withServer(join(folder, 'job', '.local-org'), (server) => fill(server, customers, say));
        // The copy begins with the same org, and writes into one that has no scores yet either.
        await cp(join(folder, 'job'), join(folder, 'copy'), { recursive: true });
        return await withServer(join(folder, 'job', '.local-org'), async (server) => {
            const job = await runJob(join(folder, 'job'));
            const plan = await copyPlan(server, folder);
            const again = await runJob(join(folder, 'job'));
            const copy = await withServer(join(folder, 'copy', '.local-org'), (target) =>
                runCopy({ ...plan, server: target }, folder)
            );
            return { customers, job, again, copy };
        });
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}

async function fill(server: LocalServer, customers: number, say: (line: string) => void): Promise<void> {
    const began = performance.now();
    let rows = 0;
    await loadBenchData(localConnection(server, 'admin'), customers, (_object, loaded) => (rows += loaded));
    say(`${count(customers)} customers made: ${count(rows)} rows in ${seconds((performance.now() - began) / 1000)}`);
}

/** The queries of the job, and as files the rows that it wrote. */
async function copyPlan(server: LocalServer, folder: string): Promise<CopyPlan> {
    const conn = localConnection(server);
    const plan = scorePlan(defaultModel, BENCH_AS_OF);
    const written = join(folder, 'written');
    await mkdir(written);
    const writes = [];
    for (const { object, externalIdField, sent } of [plan.customers, plan.metrics, plan.snapshots]) {
        const files: string[] = [];
        for await (const part of toParts(sent, bulkRead(conn, `SELECT ${sent.join(', ')} FROM ${object}`))) {
            files.push(`${object}-${files.length}.csv`);
            await writeFile(join(written, files.at(-1) ?? ''), part);
        }
        writes.push({ object, externalIdField, files });
    }
    return { server, folder: written, writes, reads: await jobQueries(conn, plan) };
}

async function jobQueries(conn: OrgConnection, plan: ScorePlan): Promise<string[]> {
    const calendar = dayCalendar(await defaultTimeZone(conn));
    const describer = new Describer(conn);
    const queries = [plan.customers.soql, plan.metrics.soql, plan.snapshots.soql, plan.earlierSnapshots];
    for (const { source } of foldedFacts(defaultModel, calendar)) {
        const fields = [
            ...sourceFields(source),
            ...(source.closedDate === undefined ? [] : [source.closedDate]),
            ...(source.filter ?? []).map(({ field }) => field)
        ];
        queries.push(
            sourceQuery(source, { asOf: BENCH_AS_OF, calendar, typeOf: await describer.typesOf(source.object, fields) })
        );
    }
    return queries;
}

/** The nightly run as a process of its own, on the org of a folder. */
export async function runJob(folder: string): Promise<ScoreSummary> {
    return JSON.parse(
        await run(
            join(ROOT, 'scripts/jobs/score.ts'),
            ['--target-org', 'local', '--as-of', BENCH_AS_OF, '--json'],
            folder
        )
    ) as ScoreSummary;
}

async function runCopy(plan: CopyPlan, folder: string): Promise<CopyResult> {
    const file = join(folder, 'plan.json');
    await writeFile(file, JSON.stringify(plan));
    return JSON.parse(await run(join(ROOT, 'scripts/bench/plain-copy.ts'), [file], folder)) as CopyResult;
}

/** What a script prints, run in a process of its own. */
export function run(script: string, args: readonly string[], cwd: string): Promise<string> {
    const child = spawn(process.execPath, [script, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    return new Promise((resolve, reject) => {
        child.once('error', reject);
        child.once('close', (code) =>
            code === 0 ? resolve(stdout) : reject(new Error(`${script} ended with ${code}: ${stderr}`))
        );
    });
}

/** A measurement in words. */
export function inWords({ customers, job, again, copy }: JobMeasurement): string {
    const line = (
        name: string,
        { rows, seconds: taken, memory, calls }: { rows: number; seconds: number; memory: number; calls: number }
    ): string =>
        `  ${name.padEnd(28)} ${seconds(taken).padStart(9)}  ${String(memory).padStart(5)} MB  ${count(calls).padStart(6)} API calls  ${count(rows).padStart(10)} rows written`;
    return [
        `${count(customers)} customers (${count(copy.rowsRead)} rows read)`,
        line('score job', { rows: job.written, seconds: job.seconds, memory: job.peakMemoryMB, calls: job.apiCalls }),
        line('score job, nothing changed', {
            rows: again.written,
            seconds: again.seconds,
            memory: again.peakMemoryMB,
            calls: again.apiCalls
        }),
        line('plain jsforce copy', {
            rows: copy.rowsWritten,
            seconds: copy.seconds,
            memory: copy.peakMemoryMB,
            calls: copy.apiCalls
        }),
        `  the job takes ${(job.seconds / copy.seconds).toFixed(2)} times the copy`
    ].join('\n');
}

export function count(value: number): string {
    return value.toLocaleString('en-US');
}

export function seconds(value: number): string {
    return `${value.toFixed(1)} s`;
}

if (import.meta.main) {
    const sizes = process.argv
        .slice(2)
        .map(Number)
        .filter((size) => size > 0);
    const say = (line: string): void => void process.stdout.write(`${line}\n`);
    const measured: JobMeasurement[] = [];
    for (const size of sizes.length > 0 ? sizes : DEFAULT_SIZES) {
        const measurement = await measureJob(size, say);
        measured.push(measurement);
        say(inWords(measurement));
    }
    const [first, last] = [measured[0], measured.at(-1)];
    if (first !== undefined && last !== undefined && first !== last) {
        const growth = (last.job.peakMemoryMB / first.job.peakMemoryMB - 1) * 100;
        say(
            `Peak memory from ${count(first.customers)} to ${count(last.customers)} customers: ${growth >= 0 ? '+' : ''}${growth.toFixed(0)}%`
        );
    }
}
