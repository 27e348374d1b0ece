import type { CalendarDate } from '../../../force-app/main/domain/lwc/success/success.ts';
import type { BulkRow, FailedRow } from '../../org/bulk.ts';
import type { OrgConnection } from '../../org/connection.ts';
import { Spool } from '../../org/spool.ts';
import { sendLoads } from '../load.ts';
import type { Progress } from '../progress.ts';
import { openCounts } from './upkeep-queries.ts';

const COLUMNS = ['Account_Key__c', 'Open_Plays__c', 'Overdue_Plays__c'];

export interface CountOptions {
    readonly asOf: CalendarDate;
    readonly folder: string;
    readonly progress: Progress;
    readonly onFailed: (row: FailedRow) => void;
    readonly signal?: AbortSignal;
}

/** Tells on each customer how many plays run, and how many of them are overdue; gives the rows written. */
export async function countPlays(conn: OrgConnection, options: CountOptions): Promise<number> {
    const { asOf, folder, progress, onFailed, signal } = options;
    const spool = new Spool(folder, 'counts', COLUMNS);
    const { customers, plays } = openCounts(conn);
    for (let next = await customers.next(); next !== null; next = await customers.next()) {
        const running = await plays.take(next.key);
        for (const customer of next.rows) {
            const own = running.filter((play) => play['Customer__c'] === customer['Id']);
            const overdue = own.filter((play) => isOverdue(play, asOf));
            if (!isTold(customer, own.length, overdue.length))
                await spool.add({
                    Account_Key__c: customer['Account_Key__c'],
                    Open_Plays__c: own.length,
                    Overdue_Plays__c: overdue.length
                });
        }
    }
    await plays.drain();
    const load = {
        object: 'Success_Customer__c',
        operation: 'upsert',
        externalIdField: 'Account_Key__c',
        spool
    } as const;
    return (await sendLoads(conn, [load], progress, onFailed, signal)).written;
}

function isOverdue(play: BulkRow, asOf: CalendarDate): boolean {
    const due = play['Next_Due_On__c'] ?? '';
    return due !== '' && due < asOf;
}

function isTold(customer: BulkRow, open: number, overdue: number): boolean {
    const is = (field: string, count: number): boolean =>
        (customer[field] ?? '') !== '' && Number(customer[field]) === count;
    return is('Open_Plays__c', open) && is('Overdue_Plays__c', overdue);
}
