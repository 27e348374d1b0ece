import type { Connection } from 'jsforce';
import { sendForJson, signalOf } from '../../org/request.ts';
import { waitFor } from '../../org/wait.ts';

interface ListedJob {
    readonly id: string;
    readonly object: string;
    readonly state: string;
    readonly createdById: string;
}

const WORKING = new Set(['UploadComplete', 'InProgress']);

/**
 * Waits until no load of this user's into an object is at work any more. A run that was killed leaves the org working on what it had sent:
 * looking before that is done would miss records, and make them twice where no unique key forbids it.
 */
export async function settle(conn: Connection, object: string, userId: string): Promise<void> {
    await waitFor(
        () => workingJobs(conn, object, userId),
        (jobs) => jobs.length === 0,
        signalOf(conn)
    );
}

async function workingJobs(conn: Connection, object: string, userId: string): Promise<ListedJob[]> {
    const working: ListedJob[] = [];
    let path: string | null = '/jobs/ingest?jobType=V2Ingest';
    while (path !== null) {
        const page: { records: readonly ListedJob[]; nextRecordsUrl?: string | null } = await sendForJson(conn, {
            method: 'GET',
            path
        });
        const own = page.records.filter(
            (job) => job.object === object && job.createdById.startsWith(userId.slice(0, 15))
        );
        working.push(...own.filter(({ state }) => WORKING.has(state)));
        path = page.nextRecordsUrl ? page.nextRecordsUrl.replace(/^\/*services\/data\/v[\d.]+/, '') : null;
    }
    return working;
}
