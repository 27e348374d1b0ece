/** Record types in saving: which one a record gets, and what its picklists may hold. */
import { MASTER_RECORD_TYPE_ID, recordTypeById, recordTypesOf, valuesFor } from '../access/record-types.ts';
import type { RecordTypeInfo } from '../access/record-types.ts';
import type { Session } from '../contracts.ts';
import type { FieldDefinition, ObjectDefinition, PicklistValue } from '../metadata/schema.ts';
import { isNil } from '../rules/blank.ts';
import type { StoredRow } from '../rules/evaluator.ts';
import { badPicklistValue } from './coerce.ts';
import { fault } from './fault.ts';

const FIELD = 'RecordTypeId';

/** Of one object, for one call. */
export class RecordTypes {
    readonly #infos: readonly RecordTypeInfo[];
    readonly #picklists: readonly FieldDefinition[];

    constructor(session: Session, object: ObjectDefinition) {
        this.#infos = recordTypesOf(session, object);
        this.#picklists = [...object.fields.values()].filter((field) => field.picklist?.restricted === true);
    }

    /**
     * Gives a row the caller's default record type unless it has one, and checks what the caller set.
     * @throws RowFault for a type that the caller may not give, and for values of restricted picklists that its type has not.
     */
    assign(row: StoredRow, before: StoredRow | null, setFields: ReadonlySet<string>): void {
        if (before === null && isNil(row[FIELD])) row[FIELD] = this.#infos.find((each) => each.isDefault)?.id ?? null;
        if (row[FIELD] === MASTER_RECORD_TYPE_ID) row[FIELD] = null;
        const id = row[FIELD];
        if (typeof id === 'string' && id !== before?.[FIELD] && recordTypeById(this.#infos, id)?.available !== true) {
            const message = `Record Type ID: this ID value isn't valid for the user: ${id}`;
            throw fault('INVALID_CROSS_REFERENCE_KEY', message, [FIELD]);
        }
        for (const field of this.#picklists) {
            if (setFields.has(field.name)) this.#checkValue(field, row);
        }
    }

    #checkValue(field: FieldDefinition, row: StoredRow): void {
        const value = row[field.name];
        if (typeof value !== 'string') return;
        const allowed = this.valuesFor(field, row);
        for (const part of field.type === 'multipicklist' ? value.split(';') : [value]) {
            if (!allowed.some((each) => each.value === part)) throw badPicklistValue(field, part);
        }
    }

    /** Values of a picklist that the record's type has. */
    valuesFor(field: FieldDefinition, row: StoredRow): PicklistValue[] {
        const info = recordTypeById(this.#infos, String(row[FIELD] ?? MASTER_RECORD_TYPE_ID));
        return valuesFor(field, info?.definition ?? null);
    }
}
