/** Checks of lookups: does the record exist, is it of the right object, may the caller point at it. */
import type { Session, SqlValue } from '../contracts.ts';
import { canReadRow, canWriteDetailsOf } from '../access/visibility.ts';
import type { FieldDefinition, ObjectDefinition } from '../metadata/schema.ts';
import type { StoredRow } from '../rules/evaluator.ts';
import { fault } from './fault.ts';
import type { RowFault } from './fault.ts';
import { keyPrefixOf } from './ids.ts';
import { externalIdField } from './plan.ts';
import { findRows } from './rows.ts';

/** For one call: each record pointed at is looked up once. */
export class References {
    readonly #session: Session;
    readonly #read: (objectName: string, id: string) => StoredRow | undefined;
    readonly #checked = new Map<string, RowFault | null>();

    constructor(session: Session, read: (objectName: string, id: string) => StoredRow | undefined) {
        this.#session = session;
        this.#read = read;
    }

    /** Throws RowFault when the record cannot be pointed at through this field. */
    check(field: FieldDefinition, id: string): void {
        const key = `${field.reference?.masterDetail ? field.name : ''}:${field.reference?.to.join() ?? ''}:${id}`;
        let found = this.#checked.get(key);
        if (found === undefined) {
            found = this.#problemOf(field, id);
            this.#checked.set(key, found);
        }
        if (found !== null) {
            throw found;
        }
    }

    #problemOf(field: FieldDefinition, id: string): RowFault | null {
        const target = this.#session.org.objectOfId(id);
        if (target === undefined || !(field.reference?.to ?? []).includes(target.name)) {
            return fault('FIELD_INTEGRITY_EXCEPTION', `${field.label}: id value of incorrect type: ${id}`, [
                field.name
            ]);
        }
        const row = this.#read(target.name, id);
        if (row === undefined) {
            return fault('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', [field.name]);
        }
        if (row['IsDeleted'] === 1) {
            return fault('ENTITY_IS_DELETED', 'entity is deleted', [field.name]);
        }
        if (field.name === 'OwnerId' && row['IsActive'] === 0) {
            return fault(
                'INACTIVE_OWNER_OR_USER',
                `operation performed with inactive user [${id}] as owner of the record`,
                [field.name]
            );
        }
        const session = this.#session;
        const allowed = field.reference?.masterDetail
            ? canWriteDetailsOf(session, field, id)
            : canReadRow(session, target, id);
        return allowed
            ? null
            : fault(
                  'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
                  `insufficient access rights on cross-reference id: ${id}`,
                  [field.name]
              );
    }

    /** The id of the record that `{ "External__c": "value" }` names. Null clears the lookup. */
    byExternalId(field: FieldDefinition, value: unknown): string | null {
        if (value === null || value === undefined) {
            return null;
        }
        const entries =
            typeof value === 'object'
                ? Object.entries(value).filter(([key]) => key !== 'attributes' && key !== 'type')
                : [];
        const [entry] = entries;
        if (entry === undefined || entries.length !== 1) {
            const message = `${field.reference?.relationshipName ?? field.name}: give exactly one external id of the related record`;
            throw fault('INVALID_FIELD', message, [field.name]);
        }
        const target = this.#session.org.object(field.reference?.to[0] ?? '');
        return this.#findOne(field, target, externalIdField(this.#session.org, target, entry[0]), entry[1]);
    }

    #findOne(lookup: FieldDefinition, target: ObjectDefinition, external: FieldDefinition, value: unknown): string {
        const given = typeof value === 'string' ? value.trim() : (value as SqlValue);
        const [rows = []] = findRows(this.#session.org.db, target, external, [given], ['Id']);
        const found = onlyRow(external, rows);
        if (found === undefined) {
            const message = `Foreign key external ID: ${String(value)} not found for field ${external.name} in entity ${target.name}`;
            throw fault('INVALID_FIELD', message, [lookup.name]);
        }
        return String(found['Id']);
    }
}

/**
 * The one row that was found by an external id, if there is one.
 * @throws RowFault `DUPLICATE_EXTERNAL_ID` when there are several.
 */
export function onlyRow(field: FieldDefinition, rows: readonly StoredRow[]): StoredRow | undefined {
    if (rows.length > 1) {
        const ids = rows.map((row) => row['Id']).join(', ');
        const message = `${field.name}: more than one record found for external id field: [${ids}]`;
        throw fault('DUPLICATE_EXTERNAL_ID', message, [field.name]);
    }
    return rows[0];
}

/** Whether the row's object is named by the id's prefix. */
export function isIdOf(object: ObjectDefinition, id: string): boolean {
    return keyPrefixOf(id) === object.keyPrefix;
}
