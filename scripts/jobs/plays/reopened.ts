import { addDays, REVIVAL_DAYS } from '../../../force-app/main/domain/lwc/success/success.ts';
import type { CalendarDate } from '../../../force-app/main/domain/lwc/success/success.ts';
import { bulkRead } from '../../org/bulk.ts';
import type { OrgConnection } from '../../org/connection.ts';
import { soqlText } from '../../org/query.ts';

/** Plays that were completed and have an open task: somebody reopened it, or was not allowed to close it when its step was skipped. */

export const RUNNING = "Play_Status__c = 'Running'";

/** People reopen a task now and then. The rest of so many waits for the next night, so that queries which name them stay short. */
const MOST = 1000;

/** By id: the day since which another play of its key runs on the customer; null: none does. */
export type ReopenedPlays = ReadonlyMap<string, CalendarDate | null>;

/** Plays that ended of late and of which a task is open. */
export async function reopenedPlays(conn: OrgConnection, asOf: CalendarDate): Promise<ReopenedPlays> {
    const slots = new Map<string, string>();
    for await (const row of bulkRead(conn, openTasks(asOf))) {
        if (slots.size === MOST) break;
        slots.set(row['Success_Play__c'] ?? '', slotOf(row['Success_Play__r.Start_Key__c'] ?? ''));
    }
    if (slots.size === 0) return new Map();
    const taken = new Map<string, CalendarDate>();
    const soql = `SELECT Running_Slot__c, Started_On__c FROM Success_Play__c WHERE Running_Slot__c IN (${listed(slots.values())})`;
    for await (const row of bulkRead(conn, soql)) taken.set(row['Running_Slot__c'] ?? '', row['Started_On__c'] ?? '');
    return new Map([...slots].map(([id, slot]) => [id, taken.get(slot) ?? null]));
}

/** What a play holds while it runs: its start key without the day. */
export function slotOf(startKey: string): string {
    return startKey.slice(0, startKey.lastIndexOf(':'));
}

/**
 * Condition on the plays to keep up, those that run and those that were reopened.
 * @param path Leads from the record that is asked for to the play: '' for plays themselves, else the name of the lookup.
 */
export function scopeOf(reopened: ReopenedPlays, path = ''): string {
    const [id, prefix] = path === '' ? ['Id', ''] : [path, `${path.replace(/__c$/, '__r')}.`];
    const running = `${prefix}${RUNNING}`;
    return reopened.size === 0 ? running : `(${running} OR ${id} IN (${listed(reopened.keys())}))`;
}

function openTasks(asOf: CalendarDate): string {
    const since = addDays(asOf, -REVIVAL_DAYS);
    const recent = `Success_Play__r.Play_Status__c = 'Completed' AND Success_Play__r.Ended_On__c >= ${since}`;
    return `SELECT Success_Play__c, Success_Play__r.Start_Key__c FROM Task WHERE IsClosed = false AND ${recent} ORDER BY Success_Play__c`;
}

function listed(values: Iterable<string>): string {
    return [...values].map(soqlText).join(', ');
}
