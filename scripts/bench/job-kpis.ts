import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, defaultModel, type CalendarDate } from '../../force-app/main/domain/lwc/success/success.ts';
import { dayCalendar } from '../jobs/calendar.ts';
import { kpiFieldTypes, runKpis } from '../jobs/kpis/run-kpis.ts';
import { defaultTimeZone, Describer } from '../jobs/org-facts.ts';
import { silent } from '../jobs/progress.ts';
import { peakMemoryMB } from '../jobs/recorded-run.ts';
import { connect, localConnection } from '../org/connection.ts';
import { withTemporaryFolder } from '../org/spool.ts';
import { BENCH_AS_OF } from './job-data.ts';
import { count, run, seconds } from './job.ts';
import { loadKpiData } from './kpi-data.ts';
import { withServer } from './server.ts';

/**
 * `node scripts/bench/job-kpis.ts [CUSTOMERS ...]`: the KPIs of a night alone, read from an org and written to it, each night in a process of
 * its own.
 */

const DEFAULT_SIZES = [10_000, 100_000];
/** The first night makes the history; on the third the last month closes. */
const NIGHTS: readonly (readonly [string, CalendarDate])[] = [
    ['first night', BENCH_AS_OF],
    ['second night', addDays(BENCH_AS_OF, 1)],
    ['a month closes', '2026-12-08']
];

/** What one night took. */
export interface KpiNight {
    readonly seconds: number;
    /** Of the processor, in the job's own process. */
    readonly processor: number;
    readonly written: number;
    readonly peakMemoryMB: number;
    readonly apiCalls: number;
}

async function measureNights(customers: number, say: (line: string) => void): Promise<readonly KpiNight[]> {
    const folder = await mkdtemp(join(tmpdir(), 'bench-kpis-'));
    try {
        return await withServer(join(folder, '.local-org'), async (server) => {
            const began = performance.now();
            let rows = 0;
            const users = { admin: localConnection(server, 'admin'), jobs: localConnection(server) };
            await loadKpiData(users, customers, (_object, loaded) => (rows += loaded));
            const took = seconds((performance.now() - began) / 1000);
            say(`${count(customers)} customers made: ${count(rows)} rows in ${took}`);
            const nights: KpiNight[] = [];
            for (const [name, asOf] of NIGHTS) {
                const night = JSON.parse(await run(import.meta.filename, ['--night', asOf], folder)) as KpiNight;
                nights.push(night);
                say(line(name, night));
            }
            return nights;
        });
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}

/** One night, on the org of the working directory. */
async function night(asOf: CalendarDate): Promise<KpiNight> {
    const { kpis } = defaultModel;
    if (kpis === undefined) throw new Error('The default model has no KPIs.');
    const conn = await connect({ targetOrg: 'local' });
    const [began, usage, callsBefore] = [performance.now(), process.cpuUsage(), conn.apiCalls];
    const calendar = dayCalendar(await defaultTimeZone(conn));
    const typeOf = await kpiFieldTypes(new Describer(conn), kpis);
    const onFailed = ({ object, reason }: { object: string; reason: string }): void => {
        throw new Error(`${object}: ${reason}`);
    };
    const { written } = await withTemporaryFolder((folder) =>
        runKpis(conn, {
            model: defaultModel,
            asOf,
            calendar,
            folder,
            typeOf,
            dryRun: false,
            progress: silent,
            onFailed
        })
    );
    const { user, system } = process.cpuUsage(usage);
    return {
        seconds: (performance.now() - began) / 1000,
        processor: (user + system) / 1e6,
        written,
        peakMemoryMB: peakMemoryMB(),
        apiCalls: conn.apiCalls - callsBefore
    };
}

function line(name: string, measured: KpiNight): string {
    return [
        `  ${name.padEnd(16)} ${seconds(measured.seconds).padStart(9)}`,
        `${seconds(measured.processor).padStart(8)} of one processor`,
        `${count(measured.written).padStart(9)} rows written`,
        `${measured.peakMemoryMB} MB`,
        `${count(measured.apiCalls)} API calls`,
        `load ${(loadavg()[0] ?? 0).toFixed(1)}`
    ].join('  ');
}

const args = process.argv.slice(2);
if (args[0] === '--night') {
    process.stdout.write(`${JSON.stringify(await night(args[1] ?? BENCH_AS_OF))}\n`);
} else {
    const say = (text: string): void => void process.stdout.write(`${text}\n`);
    const sizes = args.map(Number).filter((size) => size > 0);
    for (const customers of sizes.length > 0 ? sizes : DEFAULT_SIZES) await measureNights(customers, say);
}
