import {
    addDays,
    changePlay,
    daysBetween,
    defaultModel,
    ledgerText,
    parseLedger,
    type CalendarDate
} from '../../force-app/main/domain/lwc/success/success.ts';
import { query, soqlText } from '../org/query.ts';
import { sendForJson } from '../org/request.ts';
import type { SampleOrg } from './generate.ts';
import { Random } from './random.ts';
import type { LoadedAccount } from './records.ts';
import { isSilent } from './stories.ts';

/** What people do on the plays that the nightly job starts: most tasks get done, few are deleted, some plays are cancelled. */

/** Rows of queries. */
interface DueTask {
    readonly Id: string;
    readonly WhatId: string | null;
    readonly Success_Play__r: { readonly Play_Key__c: string };
    readonly Success_Step_Key__c: string;
}
interface RunningPlay {
    readonly Id: string;
    readonly Play_Key__c: string;
    readonly Started_On__c: CalendarDate;
    readonly Step_Ledger__c: string | null;
    readonly Customer__r: { readonly Health_Score__c: number | null };
}

interface Week {
    readonly day: CalendarDate;
    readonly today: CalendarDate;
}

/** Of the tasks that are due, in a week. */
const DONE_SHARE = 0.7;
const DELETED_SHARE = 0.01;
/** Of the plays that run, in a week. */
const CANCELLED_SHARE = 0.006;
const CANCEL_REASONS = ['The customer asked us to wait until next quarter', 'Solved in the weekly call'];
/** Of one request to change several records. */
const MOST_RECORDS = 200;

/** Owners complete most of their tasks that are due; with customers whom nobody reaches they do not get anywhere. */
export async function workOnTasks(org: SampleOrg, loaded: readonly LoadedAccount[], week: Week): Promise<void> {
    const byAccount = new Map(loaded.map((each) => [each.accountId, each.customer]));
    const daysAgo = daysBetween(week.day, week.today);
    const done: string[] = [];
    const deleted: string[] = [];
    const soql = `SELECT Id, WhatId, Success_Play__r.Play_Key__c, Success_Step_Key__c FROM Task
        WHERE Success_Play__c != null AND IsClosed = false AND ActivityDate <= ${week.day}`;
    for (const row of await query<DueTask>(org.admin, soql)) {
        const customer = byAccount.get(row.WhatId ?? '');
        if (!customer || isSilent(customer.story, daysAgo)) continue;
        const luck = Random.of(
            [customer.key, week.day, row.Success_Play__r.Play_Key__c, row.Success_Step_Key__c].join(':')
        ).next();
        if (luck < DELETED_SHARE) deleted.push(row.Id);
        else if (luck < DELETED_SHARE + DONE_SHARE) done.push(row.Id);
    }
    await updateAll(
        org,
        done.map((Id) => ({ attributes: { type: 'Task' }, Id, Status: 'Completed' }))
    );
    for (const id of deleted) await sendForJson<null>(org.admin, { method: 'DELETE', path: `/sobjects/Task/${id}` });
}

/** People cancel a play as on the plays card: its tasks are closed, its ledger keeps what was done. */
export async function cancelPlays(org: SampleOrg, { day }: Week): Promise<void> {
    const soql = `SELECT Id, Start_Key__c, Play_Key__c, Started_On__c, Step_Ledger__c, Customer__r.Health_Score__c
        FROM Success_Play__c WHERE Play_Status__c = 'Running'`;
    const chosen: RunningPlay[] = [];
    for (const row of await query<RunningPlay>(org.admin, soql)) {
        const random = Random.of(`${row.Play_Key__c}:${row.Started_On__c}:${day}:${chosen.length}`);
        if (random.chance(CANCELLED_SHARE)) chosen.push(row);
    }
    for (const row of chosen) await cancel(org, row, day);
}

async function cancel(org: SampleOrg, row: RunningPlay, day: CalendarDate): Promise<void> {
    const { plays } = defaultModel;
    const ledger = parseLedger(row.Step_Ledger__c);
    if (!plays || !ledger) return;
    const playId = row.Id;
    const tasks = await query<{ readonly Id: string }>(
        org.admin,
        `SELECT Id FROM Task WHERE Success_Play__c = ${soqlText(playId)} AND IsClosed = false`
    );
    const planner = { id: org.userIds['admin'] ?? '', name: 'Admin', isActive: true };
    const changes = changePlay(
        {
            playId,
            playKey: row.Play_Key__c,
            startedOn: row.Started_On__c,
            status: 'running',
            ledger
        },
        { kind: 'cancel' },
        [],
        {
            calendar: plays.calendar,
            roles: plays.roles,
            owners: { roles: {}, accountOwner: null, planner },
            asOf: day,
            isPartial: true
        }
    );
    const reason = CANCEL_REASONS[tasks.length % CANCEL_REASONS.length];
    await updateAll(org, [
        ...tasks.map(({ Id }) => ({
            attributes: { type: 'Task' },
            Id,
            Status: 'Completed',
            Success_Not_Done__c: true
        })),
        {
            attributes: { type: 'Success_Play__c' },
            Id: playId,
            Play_Status__c: 'Cancelled',
            Running_Slot__c: null,
            Ended_On__c: day,
            End_Reason__c: reason,
            Rests_Until__c: addDays(day, plays.plays.find(({ key }) => key === row.Play_Key__c)?.coolDownDays ?? 0),
            Next_Due_On__c: null,
            Steps_Done__c: changes.stepsDone,
            Score_At_End__c: row.Customer__r.Health_Score__c || null,
            Step_Ledger__c: ledgerText(changes.ledger)
        }
    ]);
}

async function updateAll(org: SampleOrg, records: readonly object[]): Promise<void> {
    for (let start = 0; start < records.length; start += MOST_RECORDS) {
        const results = await sendForJson<readonly { readonly success: boolean }[]>(org.admin, {
            method: 'PATCH',
            path: '/composite/sobjects',
            body: JSON.stringify({ allOrNone: true, records: records.slice(start, start + MOST_RECORDS) })
        });
        const refused = results.find(({ success }) => !success);
        if (refused) throw new Error(`The org refused what people do in the sample: ${JSON.stringify(refused)}`);
    }
}
