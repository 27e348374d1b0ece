/** Deletes records: details and other dependants with them, lookups cleared or in the way. */
import type { Session } from '../contracts.ts';
import { canDeleteRow, canReadRow } from '../access/visibility.ts';
import { accessChanged } from '../access/permissions.ts';
import type { ObjectDefinition, ReferenceDefinition } from '../metadata/schema.ts';
import { storedInstant } from '../rules/calendar.ts';
import { fault } from './fault.ts';
import { presentRow } from './row-access.ts';
import { deleteRow, readRow, updateRow } from './rows.ts';
import { quote, statement } from './statements.ts';

interface Dependency {
    readonly child: ObjectDefinition;
    readonly field: string;
    readonly onDelete: ReferenceDefinition['onDelete'];
}

/** Deletes one record, which stays in the recycle bin unless it is deleted `hard`. Throws RowFault. */
export function removeRow(session: Session, object: ObjectDefinition, id: string, hard: boolean): void {
    presentRow(readRow(session.org.db, object.name, id));
    if (!object.deletable) {
        throw fault('INVALID_TYPE_FOR_OPERATION', `entity type ${object.name} does not support delete`);
    }
    if (!canReadRow(session, object, id)) {
        const message = `insufficient access rights on cross-reference id: ${id}`;
        throw fault('INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', message);
    }
    if (!canDeleteRow(session, object, id)) {
        throw fault('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
    }
    removeWithDependants(session, object, id, hard);
}

function removeWithDependants(session: Session, object: ObjectDefinition, id: string, hard: boolean): void {
    const dependencies = dependenciesOf(session, object);
    for (const { child, field, onDelete } of dependencies.filter((each) => each.onDelete === 'restrict')) {
        const blocking = childIds(session, child, field, id);
        if (blocking.length > 0 && onDelete === 'restrict') {
            throw blockedBy(session, object, id, child, blocking);
        }
    }
    for (const { child, field, onDelete } of dependencies) {
        for (const childId of childIds(session, child, field, id)) {
            if (onDelete === 'cascade') {
                removeWithDependants(session, child, childId, hard);
            } else {
                updateRow(session.org.db, child.name, childId, { [field]: null });
            }
        }
    }
    if (hard) deleteRow(session.org.db, object.name, id);
    else markDeleted(session, object, id);
    accessChanged(session.org, object.name);
}

function markDeleted(session: Session, object: ObjectDefinition, id: string): void {
    const now = storedInstant(session.org.now());
    const changes = { IsDeleted: 1, LastModifiedDate: now, LastModifiedById: session.userId, SystemModstamp: now };
    updateRow(session.org.db, object.name, id, changes);
}

function dependenciesOf(session: Session, object: ObjectDefinition): Dependency[] {
    return [...session.org.schema.objects.values()].flatMap((child) =>
        [...child.fields.values()]
            .filter((field) => field.reference?.to.includes(object.name) && field.formula === null)
            .map((field) => ({ child, field: field.name, onDelete: field.reference?.onDelete ?? 'setNull' }))
    );
}

function childIds(session: Session, child: ObjectDefinition, field: string, id: string): string[] {
    const sql = `SELECT "Id" FROM ${quote(child.name)} WHERE ${quote(field)} = ? AND "IsDeleted" = 0`;
    return statement(session.org.db, sql)
        .all(id)
        .map((row) => String(row['Id']));
}

function blockedBy(
    session: Session,
    object: ObjectDefinition,
    id: string,
    child: ObjectDefinition,
    blocking: readonly string[]
): Error {
    const nameOf = (definition: ObjectDefinition, rowId: string): string =>
        String(readRow(session.org.db, definition.name, rowId)?.[definition.nameField] ?? rowId);
    const names = blocking.slice(0, 5).map((childId) => nameOf(child, childId));
    return fault(
        'DELETE_FAILED',
        `Your attempt to delete ${nameOf(object, id)} could not be completed because it is associated with the following ` +
            `${child.pluralLabel.toLowerCase()}.: ${names.join(', ')}\n`
    );
}
