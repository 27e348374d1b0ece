/** `/ui-api/records`: one record with its values and how they are shown. */
import { MASTER_RECORD_TYPE_ID, recordTypeById, recordTypesOf } from '../access/record-types.ts';
import type { Session } from '../contracts.ts';
import { SalesforceError } from '../errors.ts';
import type { FieldDefinition, ObjectDefinition } from '../metadata/schema.ts';
import { isJsonObject, readJsonObject, textOf } from '../server/body.ts';
import type { ApiCall, Reply } from '../server/call.ts';
import { json, noContent, param } from '../server/call.ts';
import { notFound } from '../server/router.ts';
import { displayValue } from '../query/display.ts';
import { existingId, readableFields, readRecord, visibleObject } from '../rest/lookup.ts';
import { noSuchColumn } from '../rest/records.ts';
import { onlyUiResult } from './errors.ts';
import { recordTypeInfo } from './object-info.ts';

const SYSTEM_FIELDS = ['Id', 'LastModifiedById', 'LastModifiedDate', 'RecordTypeId', 'SystemModstamp'];

/** A field, or a field of a parent by way of its relationships. */
interface FieldPath {
    /** Relationship names on the way, empty for the record's own field. */
    readonly way: readonly string[];
    readonly field: FieldDefinition;
}

export function getUiRecord(call: ApiCall): Reply {
    return json(uiRecord(call.session, param(call, 'id'), call.query));
}

/** `/ui-api/records/batch/ID,ID`: each with a status of its own. */
export function getUiRecords(call: ApiCall): Reply {
    const results = param(call, 'ids')
        .split(',')
        .map((id) => {
            try {
                return { result: uiRecord(call.session, id, call.query), statusCode: 200 };
            } catch (error) {
                if (!(error instanceof SalesforceError)) throw error;
                return {
                    result: [{ errorCode: error.errorCode, message: error.message }],
                    statusCode: error.httpStatus
                };
            }
        });
    return json({ hasErrors: results.some((result) => result.statusCode !== 200), results });
}

export async function createUiRecord(call: ApiCall): Promise<Reply> {
    const body = await readJsonObject(call.request);
    const object = visibleObject(call.session, textOf(body, 'apiName'));
    const fields = fieldValues(body['fields']);
    const saved = onlyUiResult(
        object,
        'create',
        call.context.org.dml.insert(call.session, object.name, [fields], true)
    );
    return json(readUiRecord(call.session, object, saved.id, fullLayout(call.session, object)), 201);
}

export async function updateUiRecord(call: ApiCall): Promise<Reply> {
    const body = await readJsonObject(call.request);
    const object = objectOfId(call.session, param(call, 'id'));
    const id = existingId(call.session, object, param(call, 'id'));
    refuseWhenChanged(call, object, id);
    const fields = { ...fieldValues(body['fields']), Id: id };
    onlyUiResult(object, 'update', call.context.org.dml.update(call.session, object.name, [fields], true));
    return json(readUiRecord(call.session, object, id, fullLayout(call.session, object)));
}

export function deleteUiRecord(call: ApiCall): Reply {
    const object = objectOfId(call.session, param(call, 'id'));
    const id = existingId(call.session, object, param(call, 'id'));
    onlyUiResult(object, 'delete', call.context.org.dml.delete(call.session, object.name, [id], true));
    return noContent();
}

/** `If-Unmodified-Since` guards against overwriting what somebody else has changed since. */
function refuseWhenChanged(call: ApiCall, object: ObjectDefinition, id: string): void {
    const since = Date.parse(call.headers['if-unmodified-since'] ?? '');
    if (Number.isNaN(since)) return;
    const modified = Date.parse(
        String(readRecord(call.session, object, id, ['LastModifiedDate'])?.['LastModifiedDate'])
    );
    if (Math.floor(modified / 1000) * 1000 > since) {
        throw new SalesforceError('PRECONDITION_FAILED', 'The record was changed by somebody else since it was read.', {
            httpStatus: 412
        });
    }
}

function fieldValues(fields: unknown): Record<string, unknown> {
    if (!isJsonObject(fields)) throw new SalesforceError('JSON_PARSER_ERROR', 'Missing required field fields.');
    return fields;
}

function objectOfId(session: Session, id: string): ObjectDefinition {
    const object = session.org.objectOfId(id);
    if (!object) throw notFound();
    return visibleObject(session, object.name);
}

function uiRecord(session: Session, id: string, query: URLSearchParams): unknown {
    const object = objectOfId(session, id);
    const list = (name: string): string[] => (query.get(name) ?? '').split(',').filter((item) => item !== '');
    const layouts = list('layoutTypes');
    const wanted = list('fields');
    const optional = list('optionalFields');
    if (layouts.length + wanted.length + optional.length === 0) {
        throw new SalesforceError('ILLEGAL_QUERY_PARAMETER_VALUE', 'Specify fields, optionalFields or layoutTypes.');
    }
    const paths = [
        ...layouts.flatMap((layout) => layoutFields(session, object, layout)),
        ...wanted.map((name) => requiredPath(session, object, name)),
        ...optional.flatMap((name) => fieldPath(session, object, name) ?? [])
    ];
    return readUiRecord(session, object, id, paths);
}

function layoutFields(session: Session, object: ObjectDefinition, layout: string): FieldPath[] {
    if (layout === 'Full') return fullLayout(session, object);
    if (layout !== 'Compact')
        throw new SalesforceError('ILLEGAL_QUERY_PARAMETER_VALUE', `Unknown layout type ${layout}.`);
    return object.compactLayout.flatMap((name) => fieldPath(session, object, `${object.name}.${name}`) ?? []);
}

function fullLayout(session: Session, object: ObjectDefinition): FieldPath[] {
    return readableFields(session, object).map((field) => ({ way: [], field }));
}

function requiredPath(session: Session, object: ObjectDefinition, name: string): FieldPath {
    const path = fieldPath(session, object, name);
    if (!path) throw noSuchColumn(object, name.replace(/^[^.]*\./, ''));
    return path;
}

/** Undefined for what does not exist or the caller may not read. `name` is as `Account.Owner.Name`. */
function fieldPath(session: Session, object: ObjectDefinition, name: string): FieldPath | undefined {
    const [root = '', ...parts] = name.split('.');
    const last = parts.pop();
    if (root.toLowerCase() !== object.name.toLowerCase() || last === undefined) return undefined;
    const way: string[] = [];
    let holder = object;
    for (const part of parts) {
        const parent = parentOf(session, holder, part);
        if (!parent) return undefined;
        way.push(parent.relationshipName);
        holder = parent.object;
    }
    const field = session.org.field(holder, last);
    return field && session.canReadField(holder.name, field.name) ? { way, field } : undefined;
}

function parentOf(
    session: Session,
    object: ObjectDefinition,
    relationship: string
): { object: ObjectDefinition; relationshipName: string } | undefined {
    const lookup = [...object.fields.values()].find(
        ({ reference }) => reference?.relationshipName.toLowerCase() === relationship.toLowerCase()
    );
    const target = lookup?.reference?.to[0];
    if (!lookup?.reference || target === undefined || !session.canReadField(object.name, lookup.name)) return undefined;
    const parent = session.org.object(target);
    return session.canObject(parent.name, 'read')
        ? { object: parent, relationshipName: lookup.reference.relationshipName }
        : undefined;
}

function readUiRecord(session: Session, object: ObjectDefinition, id: string, paths: readonly FieldPath[]): unknown {
    const system = SYSTEM_FIELDS.filter((name) => session.org.field(object, name) !== undefined);
    const columns = paths.map(({ way, field }) => [...way, field.name].join('.'));
    const parentKeys = parentIdColumns(session, object, paths);
    const record = readRecord(session, object, id, [...new Set([...system, ...columns, ...parentKeys])]);
    if (!record) throw notFound();
    return shape(session, object, record, paths);
}

/** Parents carry their id and record type in the answer, also when these were not asked for. */
function parentIdColumns(session: Session, object: ObjectDefinition, paths: readonly FieldPath[]): string[] {
    const columns: string[] = [];
    for (const { way } of paths) {
        let holder: ObjectDefinition | undefined = object;
        for (const [index, part] of way.entries()) {
            holder = holder && parentOf(session, holder, part)?.object;
            const names = holder?.recordTypes.length ? ['Id', 'RecordTypeId'] : ['Id'];
            if (holder) columns.push(...names.map((name) => [...way.slice(0, index + 1), name].join('.')));
        }
    }
    return columns;
}

function shape(
    session: Session,
    object: ObjectDefinition,
    record: Readonly<Record<string, unknown>>,
    paths: readonly FieldPath[]
): Record<string, unknown> {
    const fields: Record<string, unknown> = {};
    for (const { field } of paths.filter(({ way }) => way.length === 0)) {
        const stored = (record[field.name] ?? null) as string | number | boolean | null;
        const value = field.type === 'datetime' ? isoTime(stored) : stored;
        fields[field.name] = { displayValue: displayValue(session, field, value), value };
    }
    for (const relationship of new Set(paths.flatMap(({ way }) => way.slice(0, 1)))) {
        fields[relationship] = parentValue(session, object, relationship, record[relationship], paths);
    }
    return {
        apiName: object.name,
        childRelationships: {},
        eTag: String(record['SystemModstamp'] ?? record['Id']),
        fields,
        id: record['Id'],
        lastModifiedById: record['LastModifiedById'] ?? null,
        lastModifiedDate: isoTime(record['LastModifiedDate']),
        ...recordTypePart(session, object, record['RecordTypeId']),
        systemModstamp: isoTime(record['SystemModstamp']),
        weakEtag: Date.parse(isoTime(record['SystemModstamp']) ?? '') || 0
    };
}

/** Records of objects without record types have none; those of the master carry its id. */
function recordTypePart(session: Session, object: ObjectDefinition, value: unknown): Record<string, unknown> {
    if (object.recordTypes.length === 0) return { recordTypeId: null, recordTypeInfo: null };
    const id = typeof value === 'string' ? value : MASTER_RECORD_TYPE_ID;
    const info = recordTypeById(recordTypesOf(session, object), id);
    return { recordTypeId: id, recordTypeInfo: info ? recordTypeInfo(info) : null };
}

function parentValue(
    session: Session,
    object: ObjectDefinition,
    relationship: string,
    record: unknown,
    paths: readonly FieldPath[]
): Record<string, unknown> {
    const parent = parentOf(session, object, relationship);
    if (!parent || !isJsonObject(record)) return { displayValue: null, value: null };
    const below = paths
        .filter(({ way }) => way[0] === relationship)
        .map(({ way, field }) => ({ way: way.slice(1), field }));
    const name = record[parent.object.nameField];
    return {
        displayValue: typeof name === 'string' ? name : null,
        value: shape(session, parent.object, record, below)
    };
}

/** The UI API writes times with a `Z`, REST with `+0000`. */
function isoTime(value: unknown): string | null {
    return typeof value === 'string' ? value.replace(/\+0000$/, 'Z') : null;
}
