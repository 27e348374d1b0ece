import { defaultModel, type Play, type SuccessModel } from '../../force-app/main/domain/lwc/success/success.ts';
import { query } from '../../scripts/org/query.ts';
import { create, update, type JobsOrg } from './jobs-fixture.ts';
import type { JourneyCustomer } from './journeys-fixture.ts';

/** A play with what can happen to one: a step for each of two people, an e-mail, and one that waits for both. */
export const OVERLOAD: Play = {
    key: 'overload',
    label: 'Support overload',
    goal: 'Less frustration',
    why: '{metrics.ticketsIn30Days} tickets in 30 days; the rule is more than 3',
    trigger: { fact: 'metrics.ticketsIn30Days', op: '>', value: 3 },
    coolDownDays: 30,
    steps: [
        {
            key: 'acknowledge',
            kind: 'task',
            subject: 'Acknowledge the tickets',
            description: 'Offer help',
            role: 'csm',
            channel: 'call',
            offset: { days: 1, unit: 'business' }
        },
        {
            key: 'guide',
            kind: 'send',
            subject: 'Send the guide',
            role: 'cse',
            channel: 'email',
            offset: { days: 2, unit: 'business' },
            emailTemplate: 'Success_Support_Guide'
        },
        {
            key: 'confirm',
            kind: 'task',
            subject: 'Confirm that it is solved',
            role: 'csm',
            channel: 'review',
            offset: { days: 5, unit: 'business' },
            dependsOn: ['acknowledge', 'guide']
        }
    ]
};

/** The default model with one play, and Thursday the 26th a holiday. */
export const PLAYS_MODEL: SuccessModel = {
    ...defaultModel,
    name: 'With a play',
    plays: {
        calendar: {
            workdays: [1, 2, 3, 4, 5],
            holidays: [{ kind: 'weekday', label: 'Thanksgiving', month: 11, weekday: 4, nth: 4 }]
        },
        roles: [
            { key: 'csm', label: 'CSM', fallback: ['cse'] },
            { key: 'cse', label: 'CSE', fallback: ['csm'] },
            { key: 'supportManager', label: 'Support Manager', fallback: ['csm'] },
            { key: 'advocate', label: 'Advocate', fallback: ['csm'] }
        ],
        plays: [OVERLOAD]
    }
};

/** Tickets of the month before a day: more than three are too many. */
export async function tickets(
    { admin }: JobsOrg,
    { accountId }: JourneyCustomer,
    day: string,
    count = 4
): Promise<void> {
    for (let number = 1; number <= count; number += 1)
        await create(admin, 'Case', {
            AccountId: accountId,
            Subject: `Ticket ${number}`,
            CreatedDate: `${day}T15:00:00.000Z`
        });
}

export interface TaskRow {
    readonly Id: string;
    readonly Subject: string;
    readonly ActivityDate: string;
    readonly OwnerId: string;
    readonly Status: string;
    readonly Type: string | null;
    readonly WhatId: string;
    readonly Success_Step_Key__c: string;
    readonly IsClosed: boolean;
    readonly Success_Not_Done__c: boolean;
}

/** Tasks of plays. */
export function playTasks({ admin }: JobsOrg, condition = 'Success_Play__c != null'): Promise<TaskRow[]> {
    return query<TaskRow>(
        admin,
        `SELECT Id, Subject, ActivityDate, OwnerId, Status, Type, WhatId, Success_Step_Key__c, IsClosed, Success_Not_Done__c FROM Task WHERE ${condition} ORDER BY ActivityDate, Subject`
    );
}

/** As if somebody had completed the task on that day: people complete tasks today. */
export async function completeTask({ admin, running }: JobsOrg, id: string, day: string): Promise<void> {
    await update(admin, 'Task', id, { Status: 'Completed' });
    running.org.db.prepare('UPDATE "Task" SET "CompletedDateTime" = ? WHERE "Id" = ?').run(`${day}T15:00:00.000Z`, id);
}

/** Everything that plays are kept in, without when and by whom it was written. */
export async function playsState(org: JobsOrg): Promise<unknown> {
    const { admin } = org;
    const rows = [
        await query(admin, 'SELECT FIELDS(ALL) FROM Success_Play__c ORDER BY Start_Key__c LIMIT 200'),
        await playTasks(org),
        await query(admin, 'SELECT Open_Plays__c, Overdue_Plays__c FROM Success_Customer__c ORDER BY Account_Key__c')
    ];
    const text = JSON.stringify(rows, (key, value: unknown) =>
        /^(Id|Name|attributes|.*ModifiedDate|CreatedDate|SystemModstamp|Last\w+Date)$/.test(key) ? undefined : value
    );
    return JSON.parse(text.replaceAll(/\b(a0\w|00T|001|005)\w{15}\b/g, 'id'));
}

/** What was written of plays and tasks, and when: the same only if nothing was. */
export async function playStamps({ admin }: JobsOrg): Promise<unknown> {
    return [
        await query(admin, 'SELECT Id, SystemModstamp FROM Success_Play__c ORDER BY Id'),
        await query(admin, 'SELECT Id, SystemModstamp FROM Task ORDER BY Id')
    ];
}
