/** What the keys of a given row mean: which fields they set, and whether the caller may set them. */
import type { Org, Session } from '../contracts.ts';
import type { FieldDefinition, ObjectDefinition } from '../metadata/schema.ts';
import { fault } from './fault.ts';

export type Operation = 'insert' | 'update';

export interface PlannedKey {
    readonly key: string;
    readonly field: FieldDefinition;
    /** For `Account__r: { Success_Key__c: ... }`: the field is set to the id found by the external id. */
    readonly byExternalId: boolean;
}

/** Keys that carry no data. */
const IGNORED_KEYS: ReadonlySet<string> = new Set(['attributes', 'id']);

/** The plan for rows of these keys. Throws RowFault when a key is unknown or not for the caller to set. */
export function planKeys(
    session: Session,
    object: ObjectDefinition,
    keys: readonly string[],
    operation: Operation
): PlannedKey[] {
    const planned = keys
        .filter((key) => !IGNORED_KEYS.has(key.toLowerCase()))
        .map((key) => planKey(session, object, key));
    const refused = planned.map(({ field }) => field).filter((field) => !maySet(session, object, field, operation));
    if (refused.length > 0) {
        const names = refused.map((field) => field.name);
        throw fault(
            'INVALID_FIELD_FOR_INSERT_UPDATE',
            `Unable to create/update fields: ${names.join(', ')}. Please check the security settings of this field and verify that it is ` +
                'read/write for your profile or permission set.',
            names
        );
    }
    return planned;
}

function planKey(session: Session, object: ObjectDefinition, key: string): PlannedKey {
    const field = fieldOfKey(object, key);
    if (field === undefined || !session.canReadField(object.name, field.name)) {
        throw fault('INVALID_FIELD', `No such column '${key}' on sobject of type ${object.name}`, [key]);
    }
    return { key, field, byExternalId: field.name.toLowerCase() !== key.toLowerCase() };
}

/** The field that a key sets: by its own name, or by that of its relationship. */
export function fieldOfKey(object: ObjectDefinition, key: string): FieldDefinition | undefined {
    const name = key.toLowerCase();
    return (
        object.fields.get(name) ??
        [...object.fields.values()].find((field) => field.reference?.relationshipName.toLowerCase() === name)
    );
}

function maySet(session: Session, object: ObjectDefinition, field: FieldDefinition, operation: Operation): boolean {
    if (field.auditField) {
        return operation === 'insert' && session.hasUserPermission('CreateAuditFields');
    }
    const settable = operation === 'insert' ? field.createable : field.updateable;
    return settable && session.canEditField(object.name, field.name);
}

/** Finds the field by which an upsert matches. Throws RowFault for one that cannot. */
export function externalIdField(org: Org, object: ObjectDefinition, name: string): FieldDefinition {
    const field = org.field(object, name);
    if (field === undefined || !(field.externalId || field.idLookup)) {
        const message = `Field name provided, ${name} does not match an External ID, Salesforce Id, or indexed field for ${object.name}`;
        throw fault('INVALID_FIELD', message, [name]);
    }
    return field;
}
