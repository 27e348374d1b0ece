import type { CalendarDate } from '../../force-app/main/domain/lwc/success/success.ts';
import { bulkRead } from '../org/bulk.ts';
import { sendForJson } from '../org/request.ts';
import type { SampleOrg } from './generate.ts';
import { insert, type LoadedCustomer } from './records.ts';

/** Stakeholders: named as their customers begin; some sponsors leave. */

const ROLES = ['Sponsor', 'Champion', 'User', 'Decision Maker', 'User'] as const;
const INFLUENCE = { Sponsor: 'High', Champion: 'Medium', 'Decision Maker': 'High', User: 'Low' } as const;

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
