import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ScoreSummary } from '../jobs/run-score.ts';
import { localConnection, type LocalServer } from '../org/connection.ts';
import { loadBenchData } from './job-data.ts';
import { count, runJob, seconds } from './job.ts';
import { withServer } from './server.ts';

/** `node scripts/bench/job-plays.ts [CUSTOMERS ...]`: the nightly job with journeys, renewals and plays. */

const DEFAULT_SIZES = [10_000, 100_000];

/** What was measured for one number of customers. */
export interface NightsMeasurement {
    readonly customers: number;
    /** Every journey starts, and every play that is due. */
    readonly first: ScoreSummary;
    /** The same day again: nothing is to be written. */
    readonly second: ScoreSummary;
}

/** Measures two runs of one day. Throws where the second one writes anything. */
export async function measureNights(customers: number, say: (line: string) => void): Promise<NightsMeasurement> {
    const folder = await mkdtemp(join(tmpdir(), 'bench-nights-'));
    try {
        return await withServer(join(folder, '.local-org'), async (server) => {
            await fill(server, customers, say);
            const first = await runJob(folder);
            say(line('first night', first));
            const second = await runJob(folder);
            say(line('second night', second));
            if (second.written > 0) throw new Error(`The second night wrote ${second.written} rows.`);
            return { customers, first, second };
        });
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}

async function fill(server: LocalServer, customers: number, say: (line: string) => void): Promise<void> {
    const began = performance.now();
    let rows = 0;
    const add = (_object: string, loaded: number): void => void (rows += loaded);
    await loadBenchData(localConnection(server, 'admin'), customers, add, { isNew: true });
    say(`${count(customers)} customers made: ${count(rows)} rows in ${seconds((performance.now() - began) / 1000)}`);
}

/** A night in words. */
function line(name: string, night: ScoreSummary): string {
    const rate = count(Math.round(night.written / night.seconds));
    return [
        `  ${name.padEnd(14)} ${seconds(night.seconds).padStart(9)}`,
        `${count(night.written).padStart(10)} rows written (${rate} a second)`,
        `${night.peakMemoryMB} MB`,
        `${count(night.apiCalls)} API calls`,
        `${count(night.journeysStarted)} journeys, ${count(night.playsStarted)} plays, ${count(night.tasksCreated)} tasks`,
        `load ${(loadavg()[0] ?? 0).toFixed(1)}`
    ].join('  ');
}

if (import.meta.main) {
    const sizes = process.argv
        .slice(2)
        .map(Number)
        .filter((size) => size > 0);
    const say = (text: string): void => void process.stdout.write(`${text}\n`);
    const measured: NightsMeasurement[] = [];
    for (const size of sizes.length > 0 ? sizes : DEFAULT_SIZES) measured.push(await measureNights(size, say));
    const [small, large] = [measured[0], measured.at(-1)];
    if (small !== undefined && large !== undefined && small !== large) {
        const growth = (large.first.peakMemoryMB / small.first.peakMemoryMB - 1) * 100;
        say(`Peak memory from ${count(small.customers)} to ${count(large.customers)} customers: ${growth.toFixed(0)}%`);
    }
}
