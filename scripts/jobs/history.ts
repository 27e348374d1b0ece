import { addDays, mondayOf } from '../../force-app/main/domain/lwc/success/success.ts';
import type { CalendarDate } from '../../force-app/main/domain/lwc/success/success.ts';
import type { BulkRow } from '../org/bulk.ts';
import type { EarlierScores } from './desired.ts';

/** Weeks for which each week's snapshot is kept; older ones are kept once a month. */
const WEEKLY_SNAPSHOT_WEEKS = 26;
const DAYS_PER_WEEK = 7;
const COMPARED_WEEKS = [1, 4] as const;

/** Key of a customer's snapshot: one a week, named by the Monday. */
export function snapshotKey(accountKey: string, asOf: CalendarDate): string {
    return `${accountKey}:${mondayOf(asOf)}`;
}

/** The Monday in a snapshot's key. */
function weekOf(key: string): CalendarDate {
    return key.slice(-10);
}

/**
 * Which snapshots `earlierScores` needs, as a SOQL condition: those of last week and of four weeks ago. A change always compares this
 * calendar week with an earlier one, so that it does not jump from one night to the next.
 */
export function earlierWeeksCondition(asOf: CalendarDate): string {
    return COMPARED_WEEKS.map((weeks) => `(${weekCondition(addDays(mondayOf(asOf), -DAYS_PER_WEEK * weeks))})`).join(
        ' OR '
    );
}

/** The snapshots of one week, as a SOQL condition. */
export function weekCondition(monday: CalendarDate): string {
    return `Taken_On__c >= ${monday} AND Taken_On__c < ${addDays(monday, DAYS_PER_WEEK)}`;
}

/** The scores that were shown last week and four weeks ago, from one customer's snapshots. */
export function earlierScores(snapshots: readonly BulkRow[], asOf: CalendarDate): EarlierScores {
    const [oneWeekAgo = null, fourWeeksAgo = null] = COMPARED_WEEKS.map((weeks) => {
        const week = addDays(mondayOf(asOf), -DAYS_PER_WEEK * weeks);
        const score =
            snapshots.find((row) => weekOf(row['Snapshot_Key__c'] ?? '') === week)?.['Snapshot_Score__c'] ?? '';
        return score === '' ? null : Number(score);
    });
    return { oneWeekAgo, fourWeeksAgo };
}

/** Older than this, a snapshot is one of those kept once a month. */
export function thinnedBefore(asOf: CalendarDate): CalendarDate {
    return addDays(mondayOf(asOf), -DAYS_PER_WEEK * WEEKLY_SNAPSHOT_WEEKS);
}

/** Of one customer's snapshots older than `before`, the ids of all but the first of each month. */
export function superfluousSnapshots(snapshots: readonly BulkRow[], before: CalendarDate): string[] {
    const kept = new Map<string, BulkRow>();
    const superfluous: string[] = [];
    const old = snapshots.filter((row) => weekOf(row['Snapshot_Key__c'] ?? '') < before);
    for (const row of old.toSorted((a, b) => ((a['Snapshot_Key__c'] ?? '') < (b['Snapshot_Key__c'] ?? '') ? -1 : 1))) {
        const month = weekOf(row['Snapshot_Key__c'] ?? '').slice(0, 7);
        if (kept.has(month)) superfluous.push(row['Id'] ?? '');
        else kept.set(month, row);
    }
    return superfluous;
}
