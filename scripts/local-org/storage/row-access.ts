/** Whether the caller may write a row: the object, the row itself, its owner and its masters. Each throws RowFault. */
import { canEditRow, canReadRow, canWriteDetailsOf, hasFullAccess } from '../access/visibility.ts';
import type { Session } from '../contracts.ts';
import type { FieldDefinition, ObjectDefinition } from '../metadata/schema.ts';
import type { StoredRow } from '../rules/evaluator.ts';
import { fault } from './fault.ts';
import type { RowFault } from './fault.ts';
import type { Operation } from './plan.ts';

/** Refuses an object that nobody, or not this caller, may create or edit records of. */
export function checkObjectAccess(session: Session, object: ObjectDefinition, operation: Operation): void {
    const { name, createable, updateable } = object;
    if (!session.canObject(name, 'read')) {
        throw fault('INVALID_TYPE', `sObject type '${name}' is not supported.`);
    }
    if (!(operation === 'insert' ? createable : updateable)) {
        throw fault('INVALID_TYPE_FOR_OPERATION', `entity type ${name} does not support ${operation}`);
    }
    if (!session.canObject(name, operation === 'insert' ? 'create' : 'edit')) {
        throw readOnly();
    }
}

function readOnly(fields: readonly string[] = []): RowFault {
    return fault('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id', fields);
}

function outOfReach(id: string, fields: readonly string[] = []): RowFault {
    return fault(
        'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
        `insufficient access rights on cross-reference id: ${id}`,
        fields
    );
}

/** A row that is there to be changed or deleted, `row` being what was found of it. */
export function presentRow(row: StoredRow | undefined): StoredRow {
    if (row === undefined) {
        throw fault('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
    }
    if (row['IsDeleted'] === 1) {
        throw fault('ENTITY_IS_DELETED', 'entity is deleted');
    }
    return row;
}

/** A row for the caller to change, `found` being what was found of it. */
export function editableRow(session: Session, object: ObjectDefinition, found: StoredRow | undefined): StoredRow {
    const row = presentRow(found);
    const id = String(row['Id']);
    if (!canEditRow(session, object, id)) {
        throw canReadRow(session, object, id) ? readOnly() : outOfReach(id);
    }
    return row;
}

/** Giving a record to somebody else needs full access to it, not only the right to edit. */
export function checkTransfer(session: Session, object: ObjectDefinition, row: StoredRow, before: StoredRow): void {
    const moved = (before['OwnerId'] ?? null) !== (row['OwnerId'] ?? null);
    if (
        moved &&
        !session.hasUserPermission('TransferAnyEntity') &&
        !hasFullAccess(session, object, String(before['Id']))
    ) {
        throw readOnly(['OwnerId']);
    }
}

/** A team is put together by who may edit its account. */
export function checkTeam(session: Session, object: ObjectDefinition, row: StoredRow): void {
    const account = String(row['AccountId']);
    if (object.name === 'AccountTeamMember' && !canEditRow(session, 'Account', account)) {
        throw outOfReach(account, ['AccountId']);
    }
}

/** Moving a detail also needs the right to write details of the master that it leaves. */
export function checkReparenting(
    session: Session,
    field: FieldDefinition,
    before: StoredRow | null,
    masterId: string
): void {
    const left = before?.[field.name];
    if (
        field.reference?.masterDetail &&
        typeof left === 'string' &&
        left !== masterId &&
        !canWriteDetailsOf(session, field, left)
    ) {
        throw outOfReach(left, [field.name]);
    }
}
