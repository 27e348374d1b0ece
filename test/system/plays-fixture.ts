import { defaultModel, type Play, type SuccessModel } from '../../force-app/main/domain/lwc/success/success.ts';
import { create, type JobsOrg } from './jobs-fixture.ts';
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
