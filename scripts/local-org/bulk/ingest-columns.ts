/** From the columns of an uploaded file to the values of records. */
import type { Session } from '../contracts.ts';
import { xsdType } from '../metadata/field.ts';
import type { FieldDefinition, ObjectDefinition } from '../metadata/schema.ts';
import { isDate } from '../rules/calendar.ts';

/** What clears a field; an empty value leaves it as it is. */
const CLEAR = '#N/A';

/** The whole job fails: nothing of the file can be used. */
export class InvalidBatch extends Error {
    constructor(message: string) {
        super(`InvalidBatch : ${message}`);
        this.name = 'InvalidBatch';
    }
}

/** One value cannot be read: its row fails. */
export class InvalidValue extends Error {
    readonly fieldName: string;

    constructor(message: string, fieldName: string) {
        super(message);
        this.name = 'InvalidValue';
        this.fieldName = fieldName;
    }
}

interface Column {
    readonly index: number;
    /** The field, or the field that a relationship goes by. */
    readonly field: FieldDefinition;
    /** For `Account__r.Key__c`, and its object for `User:Owner.Username`. */
    readonly relationship: { readonly name: string; readonly type: string | null } | null;
}

export type Columns = readonly Column[];

/** Throws `InvalidBatch` when the header names what the caller cannot use. */
export function readHeader(
    session: Session,
    object: ObjectDefinition,
    operation: string,
    header: readonly string[]
): Columns {
    const names = header.map((name) => name.trim());
    if (/^(hardD|d)elete$/.test(operation) && (names.length !== 1 || names[0]?.toLowerCase() !== 'id')) {
        throw new InvalidBatch(`The '${operation}' batch must contain only ids`);
    }
    const twice = names.find(
        (name, index) => names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) < index
    );
    if (twice !== undefined) throw new InvalidBatch(`Field name found twice : ${twice}`);
    return names.map((name, index) => {
        const column = readColumn(session, object, name, index);
        if (!column) throw new InvalidBatch(`Field name not found : ${name}`);
        return column;
    });
}

function readColumn(session: Session, object: ObjectDefinition, name: string, index: number): Column | undefined {
    const path = /^(?:(\w+):)?(\w+)\.(\w+)$/.exec(name);
    if (!path) {
        const field = accessibleField(session, object, name);
        return field && { index, field, relationship: null };
    }
    const [, type, relationshipName = '', key = ''] = path;
    const lookup = [...object.fields.values()].find(
        (field) => field.reference?.relationshipName.toLowerCase() === relationshipName.toLowerCase()
    );
    if (!lookup?.reference || !session.canReadField(object.name, lookup.name)) return undefined;
    const targets = lookup.reference.to.filter(
        (target) => type === undefined || target.toLowerCase() === type.toLowerCase()
    );
    for (const target of targets) {
        const parent = session.org.schema.objects.get(target.toLowerCase());
        const field = parent && accessibleField(session, parent, key);
        if (!field?.externalId && !field?.idLookup) continue;
        const named = lookup.reference.to.length > 1 ? target : null;
        return { index, field, relationship: { name: lookup.reference.relationshipName, type: named } };
    }
    return undefined;
}

function accessibleField(session: Session, object: ObjectDefinition, name: string): FieldDefinition | undefined {
    const field = session.org.field(object, name);
    return field && session.canReadField(object.name, field.name) ? field : undefined;
}

/** The record of one row. Throws `InvalidValue`. */
export function readRow(columns: Columns, values: readonly string[]): Record<string, unknown> {
    if (values.length !== columns.length) {
        throw new InvalidValue(`The row has ${values.length} columns, the header has ${columns.length}`, '');
    }
    const row: Record<string, unknown> = {};
    for (const { index, field, relationship } of columns) {
        const text = values[index] ?? '';
        if (text === '') continue;
        const value = text === CLEAR ? null : readValue(field, text, index);
        if (relationship === null) row[field.name] = value;
        else row[relationship.name] = value === null ? null : parentByKey(relationship.type, field.name, value);
    }
    return row;
}

function parentByKey(type: string | null, key: string, value: unknown): Record<string, unknown> {
    return type === null ? { [key]: value } : { attributes: { type }, [key]: value };
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const INTEGER = /^[+-]?\d+$/;
const DATE_TIME = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/;

function readValue(field: FieldDefinition, text: string, index: number): unknown {
    const trimmed = text.trim();
    switch (field.type) {
        case 'boolean':
            if (/^(true|yes|y|on|1)$/i.test(trimmed)) return true;
            if (/^(false|no|n|off|0)$/i.test(trimmed)) return false;
            break;
        case 'int':
            if (INTEGER.test(trimmed)) return Number(trimmed);
            break;
        case 'double':
        case 'currency':
        case 'percent':
            if (NUMBER.test(trimmed) && Number.isFinite(Number(trimmed))) return Number(trimmed);
            break;
        case 'date':
            if (isDate(trimmed)) return trimmed;
            break;
        case 'datetime':
            if (DATE_TIME.test(trimmed) && isDate(trimmed.slice(0, 10))) return fullTime(trimmed);
            break;
        default:
            return text;
    }
    throw new InvalidValue(
        `Failed to deserialize field at col ${index}. Due to, '${text}' is not a valid value ` +
            `for the type ${xsdType(field.type)}`,
        field.name
    );
}

/** A time without a zone is taken as UTC, a date as its midnight. */
function fullTime(text: string): string {
    if (!text.includes('T')) return `${text}T00:00:00.000Z`;
    return /(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`;
}
