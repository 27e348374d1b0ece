import { join } from 'node:path';
import type { CalendarDate } from '../../force-app/main/domain/lwc/success/success.ts';
import type { OrgConnection } from '../org/connection.ts';
import { describeError } from '../org/request.ts';
import { withTemporaryFolder } from '../org/spool.ts';
import { FailedRows } from './failed-rows.ts';
import type { Progress } from './progress.ts';
import { endRun, startRun } from './run-record.ts';

/** A job's run from its slot to its record: what all jobs that write do around their own work. */

/** What every run tells of itself. */
export interface RunMeasures {
    readonly failed: number;
    readonly apiCalls: number;
    readonly seconds: number;
    /** Highest of the process since it began. */
    readonly peakMemoryMB: number;
    /** File of the rows that failed, with reasons. */
    readonly failedRows: string | null;
}

export interface RecordedRun<Summary extends RunMeasures> {
    readonly conn: OrgConnection;
    /** Name of the job in the org. */
    readonly job: string;
    readonly asOf: CalendarDate;
    /** Leaves no record, takes no slot. */
    readonly dryRun: boolean;
    readonly startedAt: Date;
    /** Milliseconds of the process's own clock, which no option changes. */
    readonly began: number;
    /** Calls of the connection that are not the run's. */
    readonly callsBefore: number;
    readonly failures: FailedRows;
    readonly progress: Progress;
    /** The clock of run records. */
    readonly now: () => Date;
    /** The job's own work; the folder is removed after it. */
    readonly work: (folder: string) => Promise<void>;
    readonly summarise: (measures: RunMeasures) => Summary;
    /** What the run's record keeps besides the measures, by field. */
    readonly fields: (summary: Summary) => Readonly<Record<string, number | null>>;
    /** Told of the summary when the work failed, before the record says so. */
    readonly onFailure?: (summary: Summary) => void;
}

/**
 * Takes the job's slot, works, and leaves a record of how it ended, also when it failed.
 * @throws AlreadyRunningError, and whatever the work throws; the run's record says so too.
 */
export async function runRecorded<Summary extends RunMeasures>(run: RecordedRun<Summary>): Promise<Summary> {
    const { conn, job, asOf, startedAt, failures } = run;
    const runId = run.dryRun ? null : await startRun(conn, { job, asOf, startedAt });
    try {
        await withTemporaryFolder(run.work);
        await failures.close();
        const summary = conclude(run);
        if (runId !== null) await finish(run, runId, summary, null);
        return summary;
    } catch (error) {
        await failures.close();
        const summary = conclude(run);
        run.onFailure?.(summary);
        // What went wrong first is what is told, should the org refuse this too.
        if (runId !== null) await finish(run, runId, summary, error).catch(() => undefined);
        throw error;
    } finally {
        run.progress.end();
    }
}

/** The file for the rows of a run that fail; it is made with the first of them. */
export function failedRowsOf(job: string, startedAt: Date, folder = 'failed'): FailedRows {
    const stamp = startedAt.toISOString().replaceAll(/[-:]|\.\d+/g, '');
    return new FailedRows(join(folder, `${job}-${stamp}.csv`));
}

/** The process's highest resident memory so far, in megabytes. */
export function peakMemoryMB(): number {
    return Math.round(process.resourceUsage().maxRSS / 1024);
}

function conclude<Summary extends RunMeasures>(run: RecordedRun<Summary>): Summary {
    const { conn, callsBefore, failures, dryRun, began } = run;
    return run.summarise({
        failed: failures.count,
        // The call that ends the run is one more.
        apiCalls: conn.apiCalls - callsBefore + (dryRun ? 0 : 1),
        seconds: Math.round((performance.now() - began) / 100) / 10,
        peakMemoryMB: peakMemoryMB(),
        failedRows: failures.file
    });
}

async function finish<Summary extends RunMeasures>(
    { conn, failures, now, fields }: RecordedRun<Summary>,
    runId: string,
    summary: Summary,
    error: unknown
): Promise<void> {
    await endRun(conn, runId, {
        status: error !== null ? 'Failed' : summary.failed > 0 ? 'Completed With Errors' : 'Completed',
        finishedAt: now(),
        message: [...(error === null ? [] : [describeError(error)]), ...failures.reasons].join('\n'),
        fields: {
            ...fields(summary),
            Failed__c: summary.failed,
            Api_Calls__c: summary.apiCalls,
            Seconds__c: summary.seconds,
            Peak_Memory_MB__c: summary.peakMemoryMB
        }
    });
}
