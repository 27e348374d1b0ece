/** Values that no two records may share. */
import type { Session } from '../contracts.ts';
import type { FieldDefinition, ObjectDefinition } from '../metadata/schema.ts';
import type { StoredRow } from '../rules/evaluator.ts';
import { fault } from './fault.ts';
import { quote, statement } from './statements.ts';

/** Fields of standard objects that are unique together, with what Salesforce says of a second one. */
const UNIQUE_TOGETHER: Readonly<Record<string, { readonly fields: readonly string[]; readonly message: string }>> = {
    PermissionSetAssignment: {
        fields: ['AssigneeId', 'PermissionSetId'],
        message: 'Duplicate PermissionSetAssignment.'
    },
    AccountTeamMember: { fields: ['AccountId', 'UserId'], message: 'The user is on the account team already.' },
    GroupMember: { fields: ['GroupId', 'UserOrGroupId'], message: 'Duplicate group member.' },
    CampaignMember: { fields: ['CampaignId', 'ContactId'], message: 'Already a campaign member.' }
};
/** Messages name the other record by its short id. */
const SHORT_ID_LENGTH = 15;

/**
 * Throws RowFault `DUPLICATE_VALUE`, naming the other record, for a value that is taken.
 * @param fields Those of the object that are unique.
 */
export function checkUnique(
    session: Session,
    object: ObjectDefinition,
    fields: readonly FieldDefinition[],
    row: StoredRow,
    before: StoredRow | null
): void {
    for (const field of fields) {
        const value = row[field.name] ?? null;
        if (value !== null && value !== before?.[field.name]) {
            checkValue(session, object, field, row);
        }
    }
    const together = UNIQUE_TOGETHER[object.name];
    if (together !== undefined && before === null && findOther(session, object, together.fields, row) !== undefined) {
        throw fault('DUPLICATE_VALUE', together.message, together.fields);
    }
}

function checkValue(session: Session, object: ObjectDefinition, field: FieldDefinition, row: StoredRow): void {
    const other = findOther(session, object, [field.name], row);
    if (other !== undefined) {
        const message = `duplicate value found: ${field.name} duplicates value on record with id: ${other.slice(0, SHORT_ID_LENGTH)}`;
        throw fault('DUPLICATE_VALUE', message, [field.name]);
    }
}

function findOther(
    session: Session,
    object: ObjectDefinition,
    fields: readonly string[],
    row: StoredRow
): string | undefined {
    const matches = fields.map((name) => `${quote(name)} = ?`).join(' AND ');
    const sql = `SELECT "Id" FROM ${quote(object.name)} WHERE ${matches} AND "IsDeleted" = 0 AND "Id" <> ?`;
    const id = statement(session.org.db, sql).get(...fields.map((name) => row[name] ?? null), row['Id'] ?? '')?.['Id'];
    return typeof id === 'string' ? id : undefined;
}
