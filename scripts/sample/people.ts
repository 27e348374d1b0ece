import type { CalendarDate } from '../../force-app/main/domain/lwc/success/success.ts';
import { bulkRead } from '../org/bulk.ts';
import { sendForJson } from '../org/request.ts';
import type { SampleOrg } from './generate.ts';
import { hash } from './milestones.ts';
import { Random } from './random.ts';
import { insert, type LoadedAccount, type LoadedCustomer } from './records.ts';

/** What people do beside journeys: stakeholders are named and leave, and tasks of plays get done. */

const ROLES = ['Sponsor', 'Champion', 'User', 'Decision Maker', 'User'] as const;
const INFLUENCE = { Sponsor: 'High', Champion: 'Medium', 'Decision Maker': 'High', User: 'Low' } as const;
const DAY_MS = 86_400_000;
/** Of the tasks that are due a person gets to so many in a week. */
const DONE_SHARE = 0.7;

/** Names the customers' contacts as stakeholders, each in a role. */
export async function nameStakeholders(
    org: SampleOrg,
    starting: readonly LoadedCustomer[],
    contactIds: ReadonlyMap<string, string>
): Promise<void> {
    await insert(
        org.admin,
        'Success_Stakeholder__c',
        starting.flatMap(({ customer, customerId }) =>
            customer.contacts.map(({ email }, index) => {
                const role = ROLES[index] ?? 'User';
                return {
                    Customer__c: customerId,
                    Contact__c: contactIds.get(email),
                    Stakeholder_Role__c: role,
                    Influence__c: INFLUENCE[role]
                };
            })
        )
    );
}

/** The sponsor of some customers leaves, and their CSM writes it down. */
export async function sponsorsLeave(
    org: SampleOrg,
    loaded: readonly LoadedCustomer[],
    { weeksAgo, day }: { readonly weeksAgo: number; readonly day: CalendarDate }
): Promise<void> {
    for (const { customer, customerId } of loaded) {
        if (customer.story.sponsorLeftWeeksAgo !== weeksAgo) continue;
        const soql = `SELECT Id FROM Success_Stakeholder__c
            WHERE Customer__c = '${customerId}' AND Stakeholder_Role__c = 'Sponsor'`;
        for await (const { Id: id } of bulkRead(org.admin, soql)) {
            await sendForJson<null>(org.as(customer.csm), {
                method: 'PATCH',
                path: `/sobjects/Success_Stakeholder__c/${id}`,
                body: JSON.stringify({ Left_On__c: day })
            });
        }
    }
}

/** Owners complete most of their tasks of plays that are due; with customers whom nobody reaches they do not get anywhere. */
export async function workOnTasks(
    org: SampleOrg,
    loaded: readonly LoadedAccount[],
    { day, today }: { readonly day: CalendarDate; readonly today: CalendarDate }
): Promise<void> {
    const byAccount = new Map(loaded.map((each) => [each.accountId, each.customer]));
    const daysAgo = Math.round((Date.parse(today) - Date.parse(day)) / DAY_MS);
    const done: string[] = [];
    const soql = `SELECT Id, WhatId, Success_Step_Key__c FROM Task
        WHERE Success_Play__c != null AND IsClosed = false AND ActivityDate <= ${day}`;
    for await (const { Id: id = '', WhatId: what = '' } of bulkRead(org.admin, soql)) {
        const customer = byAccount.get(what);
        if (!customer) continue;
        const { silentFrom, noContactFrom } = customer.story;
        const isReached = Math.max(silentFrom ?? -1, noContactFrom ?? -1) * 7 < daysAgo;
        if (isReached && new Random(hash(`${customer.key}:${day}:${done.length}`)).chance(DONE_SHARE)) done.push(id);
    }
    for (let start = 0; start < done.length; start += MOST_RECORDS) {
        const records = done
            .slice(start, start + MOST_RECORDS)
            .map((Id) => ({ attributes: { type: 'Task' }, Id, Status: 'Completed' }));
        await sendForJson<unknown>(org.admin, {
            method: 'PATCH',
            path: '/composite/sobjects',
            body: JSON.stringify({ allOrNone: true, records })
        });
    }
}

/** Of one request to change several records. */
const MOST_RECORDS = 200;
