import type { OwnersByRole, PlayPerson, PlayRoleKey } from '../../../force-app/main/domain/lwc/success/success.ts';
import type { BulkRow } from '../../org/bulk.ts';
import type { RoleField } from '../responsible.ts';

/** Who does the steps of plays. */

const FIELD_OF_ROLE: Readonly<Record<PlayRoleKey, RoleField>> = {
    csm: 'CSM__c',
    cse: 'CSE__c',
    supportManager: 'Support_Manager__c',
    advocate: 'Advocate__c'
};

/**
 * The people of a customer.
 * @param prefix Leads from the row to the customer, such as `Customer__r.`.
 * @param planner The job's own user, the last resort.
 */
export function ownersByRole(row: BulkRow, planner: PlayPerson, prefix = ''): OwnersByRole {
    const roles: Partial<Record<PlayRoleKey, PlayPerson | null>> = {};
    for (const [role, field] of Object.entries(FIELD_OF_ROLE) as [PlayRoleKey, RoleField][]) {
        roles[role] = personAt(row, `${prefix}${field}`, `${prefix}${field.replace(/__c$/, '__r')}`);
    }
    return { roles, accountOwner: personAt(row, `${prefix}Account__r.OwnerId`, `${prefix}Account__r.Owner`), planner };
}

function personAt(row: BulkRow, idField: string, path: string): PlayPerson | null {
    const id = row[idField] ?? '';
    if (id === '') return null;
    return { id, name: row[`${path}.Name`] ?? '', isActive: row[`${path}.IsActive`] === 'true' };
}
