import type { CalendarDate } from '../../force-app/main/domain/lwc/success/success.ts';
import { mondayOf } from '../../force-app/main/domain/lwc/success/success.ts';
import { BulkQuery, bulkLoad, type BulkResult, type FailedRow } from '../org/bulk.ts';
import type { OrgConnection } from '../org/connection.ts';
import { query, soqlText } from '../org/query.ts';
import { Spool } from '../org/spool.ts';
import { superfluousSnapshots, thinnedBefore } from './history.ts';
import { SortedCursor } from './merge-join.ts';
import type { Describer } from './org-facts.ts';
import type { Progress } from './progress.ts';
import { ACCOUNT_OF_DETAIL } from './score-plan.ts';

const NOTHING: BulkResult = { written: 0, failed: 0 };
const SNAPSHOT = 'Success_Snapshot__c';

export interface ThinningOptions {
    readonly job: string;
    readonly asOf: CalendarDate;
    readonly folder: string;
    readonly describer: Describer;
    readonly dryRun: boolean;
    readonly progress: Progress;
    readonly onFailed: (row: FailedRow) => void;
}

/**
 * Deletes weekly snapshots older than 26 weeks but for the first of each month. Done by the first complete run of a week: old snapshots
 * are read for it, and there are many.
 */
export async function thinSnapshots(conn: OrgConnection, options: ThinningOptions): Promise<BulkResult> {
    if (await doneThisWeek(conn, options)) return NOTHING;
    const doomed = await findSuperfluous(conn, options);
    if (doomed.rows === 0 || options.dryRun) return NOTHING;
    if (!(await options.describer.object(SNAPSHOT)).deletable) {
        options.progress.note(
            `${doomed.rows} old weekly snapshots are kept: this user may not delete ${SNAPSHOT} (grant it, or clear them yourself).`
        );
        return NOTHING;
    }
    return bulkLoad(
        conn,
        { object: SNAPSHOT, operation: 'delete', columns: doomed.columns },
        await doomed.parts(),
        options.onFailed
    );
}

async function doneThisWeek(conn: OrgConnection, { job, asOf }: ThinningOptions): Promise<boolean> {
    const condition = `Job__c = ${soqlText(job)} AND Status__c = 'Completed' AND As_Of__c >= ${mondayOf(asOf)} AND As_Of__c <= ${asOf}`;
    return (await query(conn, `SELECT Id FROM Success_Run__c WHERE ${condition} LIMIT 1`)).length > 0;
}

async function findSuperfluous(conn: OrgConnection, { asOf, folder }: ThinningOptions): Promise<Spool> {
    const before = thinnedBefore(asOf);
    const soql = `SELECT Id, Snapshot_Key__c, ${ACCOUNT_OF_DETAIL} FROM ${SNAPSHOT} WHERE Taken_On__c < ${before} ORDER BY ${ACCOUNT_OF_DETAIL}`;
    const snapshots = new SortedCursor(
        'snapshots',
        new BulkQuery(conn, soql).pages(),
        (row) => row[ACCOUNT_OF_DETAIL] ?? ''
    );
    const doomed = new Spool(folder, 'superfluous', ['Id']);
    for (let next = await snapshots.next(); next !== null; next = await snapshots.next()) {
        for (const id of superfluousSnapshots(next.rows, before)) await doomed.add({ Id: id });
    }
    return doomed;
}
