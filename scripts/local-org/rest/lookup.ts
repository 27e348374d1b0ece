/** Finding objects, fields and records that a path names. */
import type { Session } from '../contracts.ts';
import { SalesforceError } from '../errors.ts';
import type { FieldDefinition, ObjectDefinition } from '../metadata/schema.ts';
import { prepareQuery } from '../query/query.ts';
import { notFound } from '../server/router.ts';

/** An object that the caller may know of; Salesforce answers 404 for any other. */
export function visibleObject(session: Session, name: string): ObjectDefinition {
    const object = session.org.schema.objects.get(name.toLowerCase());
    if (!object || !session.canObject(object.name, 'read')) throw notFound();
    return object;
}

/** Fields that the caller may read, in the order of the object. */
export function readableFields(session: Session, object: ObjectDefinition): FieldDefinition[] {
    return [...object.fields.values()].filter((field) => session.canReadField(object.name, field.name));
}

/** A field by which records of the object can be found: its external ids, and `Id`. 404 for others. */
export function keyField(session: Session, object: ObjectDefinition, name: string): FieldDefinition {
    const field = session.org.field(object, name);
    const isKey = field !== undefined && (field.externalId || field.idLookup);
    if (!isKey || !session.canReadField(object.name, field.name)) {
        throw new SalesforceError(
            'NOT_FOUND',
            `Provided external ID field does not exist or is not accessible: ${name}`,
            {
                httpStatus: 404
            }
        );
    }
    return field;
}

/** Whether a text has the form of a record id of this object. */
export function isIdOf(object: ObjectDefinition, value: string): boolean {
    return /^[0-9A-Za-z]{15}(?:[0-9A-Za-z]{3})?$/.test(value) && value.startsWith(object.keyPrefix);
}

/** Ids of the records that the caller may see with this key; never more than two, which is too many already. */
export function idsByKey(session: Session, object: ObjectDefinition, field: FieldDefinition, value: string): string[] {
    const soql = `SELECT Id FROM ${object.name} WHERE ${field.name} = ${soqlLiteral(field, value)} LIMIT 2`;
    return [...prepareQuery(session, soql).records()].map((record) => String(record['Id']));
}

/** One record with these fields, or undefined. `apiVersion` such as `67.0` is for the record's url. */
export function readRecord(
    session: Session,
    object: ObjectDefinition,
    id: string,
    fields: readonly string[],
    apiVersion?: string
): Record<string, unknown> | undefined {
    if (!isIdOf(object, id)) return undefined;
    const soql = `SELECT ${fields.join(', ')} FROM ${object.name} WHERE Id = ${quoted(id)}`;
    return [...prepareQuery(session, soql, apiVersion === undefined ? {} : { apiVersion }).records()][0];
}

/** Throws 404 unless the caller can see the record. Gives the id of 18 characters. */
export function existingId(session: Session, object: ObjectDefinition, id: string): string {
    const record = readRecord(session, object, id, ['Id']);
    if (!record) throw notFound();
    return String(record['Id']);
}

/** Whether the caller could see this record if it were not deleted. */
export function wasDeleted(session: Session, object: ObjectDefinition, id: string): boolean {
    if (!isIdOf(object, id) || !object.fields.has('isdeleted')) return false;
    const soql = `SELECT Id FROM ${object.name} WHERE Id = ${quoted(id)} AND IsDeleted = true`;
    return prepareQuery(session, soql, { withDeleted: true }).count() > 0;
}

/** A text in SOQL. */
export function quoted(text: string): string {
    return `'${text.replace(/[\\']/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r')}'`;
}

function soqlLiteral(field: FieldDefinition, value: string): string {
    if (field.type !== 'int' && field.type !== 'double') return quoted(value);
    if (!/^-?\d+(\.\d+)?$/.test(value)) throw notFound();
    return value;
}
