/** Values that no two records may share. */
import type { Session } from '../contracts.ts';
import type { FieldDefinition, ObjectDefinition } from '../metadata/schema.ts';
import { isNil } from '../rules/blank.ts';
import type { StoredRow } from '../rules/evaluator.ts';
import { fault } from './fault.ts';
import type { RowFault } from './fault.ts';
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

/** Throws RowFault `DUPLICATE_VALUE` for a new row whose fields another one has together. */
export function checkTogether(session: Session, object: ObjectDefinition, row: StoredRow): void {
    const together = UNIQUE_TOGETHER[object.name];
    if (together !== undefined && findOther(session, object, together.fields, row) !== undefined) {
        throw fault('DUPLICATE_VALUE', together.message, together.fields);
    }
}

/**
 * What to say of a row that the database refuses for a value that is taken: it names the other record.
 * @param fields Those of the object that are unique.
 */
export function duplicateFault(
    session: Session,
    object: ObjectDefinition,
    fields: readonly FieldDefinition[],
    row: StoredRow
): RowFault {
    for (const { name } of fields) {
        const other = isNil(row[name]) ? undefined : findOther(session, object, [name], row);
        if (other !== undefined) {
            const message = `duplicate value found: ${name} duplicates value on record with id: ${other.slice(0, SHORT_ID_LENGTH)}`;
            return fault('DUPLICATE_VALUE', message, [name]);
        }
    }
    return fault('DUPLICATE_VALUE', 'duplicate value found: <unknown> duplicates value on record with id: <unknown>');
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
