import type { BulkRow } from '../org/bulk.ts';

/** Who is responsible for a customer, by role. */

export const ROLE_FIELDS = ['CSM__c', 'CSE__c', 'Support_Manager__c', 'Advocate__c'] as const;
export type RoleField = (typeof ROLE_FIELDS)[number];

/** The user in a role, if active; null: nobody, or somebody who left. `prefix` leads to the customer: `Customer__r.`. */
export function activeInRole(row: BulkRow, field: RoleField, prefix = ''): string | null {
    const user = row[`${prefix}${field}`] ?? '';
    return user !== '' && row[`${prefix}${field.replace(/__c$/, '__r')}.IsActive`] === 'true' ? user : null;
}

/** The account's owner, if active. */
export function activeAccountOwner(row: BulkRow, prefix = ''): string | null {
    const user = row[`${prefix}Account__r.OwnerId`] ?? '';
    return user !== '' && row[`${prefix}Account__r.Owner.IsActive`] === 'true' ? user : null;
}
