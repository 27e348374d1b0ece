import type { Connection } from 'jsforce';
import type { CalendarDate } from '../../../../force-app/main/domain/lwc/success/success.ts';
import { query, soqlText } from '../../../org/query.ts';

/** Whom an e-mail goes to. */
export interface Recipient {
    readonly contactId: string;
    readonly address: string;
}

interface StakeholderRow {
    readonly Customer__c: string;
    readonly Stakeholder_Role__c: string;
    readonly Left_On__c: string | null;
    readonly Contact__c: string;
    readonly Contact__r: { readonly Email: string | null; readonly HasOptedOutOfEmail: boolean } | null;
}

/** Who is written to first. */
const ROLES: readonly string[] = ['Champion', 'Sponsor', 'Decision Maker', 'User'];
const CUSTOMERS_A_QUERY = 100;

/** By customer: the stakeholder who is there, has an address and takes e-mails, the champion first; customers without one are left out. */
export async function recipientsOf(
    conn: Connection,
    customerIds: readonly string[],
    asOf: CalendarDate
): Promise<ReadonlyMap<string, Recipient>> {
    const recipients = new Map<string, Recipient>();
    for (let at = 0; at < customerIds.length; at += CUSTOMERS_A_QUERY) {
        const ids = customerIds
            .slice(at, at + CUSTOMERS_A_QUERY)
            .map(soqlText)
            .join(', ');
        const rows = await query<StakeholderRow>(
            conn,
            `SELECT Customer__c, Stakeholder_Role__c, Left_On__c, Contact__c, Contact__r.Email, Contact__r.HasOptedOutOfEmail FROM Success_Stakeholder__c WHERE Customer__c IN (${ids}) ORDER BY Name`
        );
        for (const row of rows.filter((each) => isReachable(each, asOf)).toSorted(byRole)) {
            const address = row.Contact__r?.Email ?? '';
            if (!recipients.has(row.Customer__c))
                recipients.set(row.Customer__c, { contactId: row.Contact__c, address });
        }
    }
    return recipients;
}

function isReachable({ Left_On__c: leftOn, Contact__r: contact }: StakeholderRow, asOf: CalendarDate): boolean {
    const isThere = leftOn === null || leftOn > asOf;
    return isThere && contact !== null && contact.Email !== null && !contact.HasOptedOutOfEmail;
}

function byRole(one: StakeholderRow, other: StakeholderRow): number {
    return ROLES.indexOf(one.Stakeholder_Role__c) - ROLES.indexOf(other.Stakeholder_Role__c);
}
