/** Record types as a caller has them: which may be given to records, and which one records get. */
import type { Session } from '../contracts.ts';
import type { ObjectDefinition, PicklistValue, FieldDefinition, RecordTypeDefinition } from '../metadata/schema.ts';
import { normalizeId } from '../storage/ids.ts';
import { statement } from '../storage/statements.ts';
import { accessOf } from './permissions.ts';

/** The record type that every object has; records of it have a blank `RecordTypeId`. */
export const MASTER_RECORD_TYPE_ID = '012000000000000AAA';

export interface RecordTypeInfo {
    readonly id: string;
    /** Null for the master. */
    readonly definition: RecordTypeDefinition | null;
    /** Whether the caller may give it to records. */
    readonly available: boolean;
    /** Whether the caller's new records get it. */
    readonly isDefault: boolean;
}

/** All record types of an object, the master last. */
export function recordTypesOf(session: Session, object: ObjectDefinition): RecordTypeInfo[] {
    const { recordTypes } = accessOf(session.org, session.userId);
    const own = object.recordTypes.map((definition): RecordTypeInfo => {
        const grant = recordTypes.get(`${object.name}.${definition.name}`);
        const available = definition.active && (grant?.visible ?? false);
        return {
            id: recordTypeId(session, object, definition),
            definition,
            available,
            isDefault: available && (grant?.isDefault ?? false)
        };
    });
    const isDefault = !own.some((each) => each.isDefault);
    return [...own, { id: MASTER_RECORD_TYPE_ID, definition: null, available: true, isDefault }];
}

function recordTypeId(session: Session, object: ObjectDefinition, { name }: RecordTypeDefinition): string {
    const sql = 'SELECT "Id" FROM "RecordType" WHERE "SobjectType" = ? AND "DeveloperName" = ? AND "IsDeleted" = 0';
    return String(statement(session.org.db, sql).get(object.name, name)?.['Id']);
}

/** The record type of this id, of 15 or 18 characters, among those of the object. */
export function recordTypeById(infos: readonly RecordTypeInfo[], id: string): RecordTypeInfo | undefined {
    const wanted = normalizeId(id);
    return infos.find((info) => info.id === wanted);
}

/** Active values of a picklist for records of a type. */
export function valuesFor(field: FieldDefinition, definition: RecordTypeDefinition | null): PicklistValue[] {
    const active = (field.picklist?.values ?? []).filter((value) => value.active);
    const chosen = definition?.picklists.get(field.name);
    if (chosen === undefined) return active;
    return active
        .filter(({ value }) => chosen.values.has(value))
        .map((value) => ({ ...value, isDefault: value.value === chosen.defaultValue }));
}
