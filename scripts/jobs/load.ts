import { bulkLoad, type BulkResult, type BulkTarget, type FailedRow } from '../org/bulk.ts';
import type { OrgConnection } from '../org/connection.ts';
import type { Spool } from '../org/spool.ts';
import type { Progress } from './progress.ts';

/** What is to be written to one object in one way. */
export interface PlannedLoad {
    readonly object: string;
    /**
     * `create`: rows that somebody else may have made in the meantime, under the same unique key: theirs stay, and that is no failure.
     */
    readonly operation: 'create' | 'upsert' | 'update';
    /** With `upsert`. */
    readonly externalIdField?: string;
    readonly spool: Spool;
}

const DUPLICATE = /^DUPLICATE_VALUE\b/;

/** Sends what is planned, one object after another: loads of details of one parent side by side lock each other. */
export async function sendLoads(
    conn: OrgConnection,
    loads: readonly PlannedLoad[],
    progress: Progress,
    onFailed: (row: FailedRow) => void,
    signal?: AbortSignal
): Promise<BulkResult> {
    let [written, failed] = [0, 0];
    for (const load of loads) {
        if (load.spool.rows === 0) continue;
        signal?.throwIfAborted();
        progress.phase(`Writing ${load.object}`, load.spool.rows);
        const result = await sendLoad(conn, load, progress, onFailed);
        written += result.written;
        failed += result.failed;
    }
    return { written, failed };
}

async function sendLoad(
    conn: OrgConnection,
    { object, operation, externalIdField, spool }: PlannedLoad,
    progress: Progress,
    onFailed: (row: FailedRow) => void
): Promise<BulkResult> {
    let failed = 0;
    const target: BulkTarget = {
        object,
        operation: operation === 'create' ? 'insert' : operation,
        columns: spool.columns,
        ...(externalIdField === undefined ? {} : { externalIdField })
    };
    const refused = (row: FailedRow): void => {
        if (operation === 'create' && DUPLICATE.test(row.reason)) return;
        failed += 1;
        onFailed(row);
    };
    const result = await bulkLoad(conn, target, await spool.parts(), refused, (rows) => progress.update(rows));
    return { written: result.written, failed };
}
