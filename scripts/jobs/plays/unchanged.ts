import { BulkQuery, type BulkRow } from '../../org/bulk.ts';
import type { OrgConnection } from '../../org/connection.ts';
import { Spool } from '../../org/spool.ts';
import { SortedCursor } from '../merge-join.ts';
import { PLAY_CHANGE } from './play-rows.ts';

/** Column of a spool of plays that tells when each was written last, as it was planned with. It is not sent. */
export const SEEN_AT = 'LastModifiedDate';

/**
 * What of the planned changes may be written: not those of plays that somebody has written since they were read. Bulk loads know no "if
 * unmodified since", and a ledger is written whole: what a person did meanwhile would be undone. The next night plans those afresh.
 * @param planned Rows in the order of their ids, with `SEEN_AT`.
 * @param scope Condition that all of these plays meet.
 */
export async function stillAsRead(conn: OrgConnection, planned: Spool, scope: string, folder: string): Promise<Spool> {
    const kept = new Spool(folder, 'unchanged-plays', PLAY_CHANGE);
    if (planned.rows === 0) return kept;
    const soql = `SELECT Id, LastModifiedDate FROM Success_Play__c WHERE ${scope} ORDER BY Id`;
    const now = new SortedCursor<BulkRow>('plays', new BulkQuery(conn, soql).pages(), (row) => row['Id'] ?? '');
    for await (const row of planned.read()) {
        const [found] = await now.take(row['Id'] ?? '');
        if (found?.['LastModifiedDate'] === row[SEEN_AT]) await kept.add(row);
    }
    await now.drain();
    return kept;
}
