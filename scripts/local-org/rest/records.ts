/** `/sobjects/X`: one record at a time. */
import type { ApiCall, Reply } from '../server/call.ts';
import { basePath, json, noContent, param, versionNumber } from '../server/call.ts';
import type { JsonObject } from '../server/body.ts';
import { ReplyError } from '../server/reply.ts';
import { notFound } from '../server/router.ts';
import { SalesforceError } from '../errors.ts';
import type { Session } from '../contracts.ts';
import type { FieldDefinition, ObjectDefinition } from '../metadata/schema.ts';
import { idsByKey, keyField, readableFields, readRecord, visibleObject, wasDeleted } from './lookup.ts';
import { readRow } from './row.ts';
import { createdReply, onlyResult } from './save.ts';

export function createRecord(call: ApiCall, body: JsonObject): Reply {
    const { session } = call;
    const object = visibleObject(session, param(call, 'object'));
    const rows = [readRow(object, body)];
    const { id } = onlyResult(call.context.org.dml.insert(session, object.name, rows, true));
    return createdReply(call, object, { id, success: true, errors: [] });
}

export function getRecord(call: ApiCall): Reply {
    const object = visibleObject(call.session, param(call, 'object'));
    return json(recordOrNotFound(call, object, param(call, 'id')));
}

export function updateRecord(call: ApiCall, body: JsonObject): Reply {
    const { session } = call;
    const object = visibleObject(session, param(call, 'object'));
    const row = readRow(object, body);
    refuseField(row, 'Id');
    const id = presentId(session, object, param(call, 'id'));
    onlyResult(call.context.org.dml.update(session, object.name, [{ ...row, Id: id }], true));
    return noContent();
}

export function deleteRecord(call: ApiCall): Reply {
    const { session } = call;
    const object = visibleObject(session, param(call, 'object'));
    const id = presentId(session, object, param(call, 'id'));
    onlyResult(call.context.org.dml.delete(session, object.name, [id], true));
    return noContent();
}

export function getRecordByKey(call: ApiCall): Reply {
    const { object, id } = recordByKey(call);
    if (id === undefined) throw notFound();
    return json(recordOrNotFound(call, object, id));
}

export function deleteRecordByKey(call: ApiCall): Reply {
    const { object, id } = recordByKey(call);
    if (id === undefined) throw notFound();
    onlyResult(call.context.org.dml.delete(call.session, object.name, [id], true));
    return noContent();
}

/** 201 when created, 200 when updated, 300 when several records have the key. */
export function upsertRecord(call: ApiCall, body: JsonObject): Reply {
    const { object, field, value } = recordByKey(call);
    const row = readRow(object, body);
    refuseField(row, field.name);
    const rows = [{ ...row, [field.name]: value }];
    const saved = onlyResult(call.context.org.dml.upsert(call.session, object.name, field.name, rows, true));
    const answer = { id: saved.id, success: true, errors: [], created: saved.created };
    return saved.created ? createdReply(call, object, answer) : json(answer);
}

interface KeyedRecord {
    readonly object: ObjectDefinition;
    readonly field: FieldDefinition;
    readonly value: string;
    readonly id: string | undefined;
}

function recordByKey(call: ApiCall): KeyedRecord {
    const object = visibleObject(call.session, param(call, 'object'));
    const field = keyField(call.session, object, param(call, 'field'));
    const value = param(call, 'value');
    const ids = idsByKey(call.session, object, field, value);
    if (ids.length > 1) {
        const body = ids.map((id) => `${basePath(call)}/sobjects/${object.name}/${id}`);
        throw new ReplyError({ status: 300, body });
    }
    return { object, field, value, id: ids[0] };
}

function recordOrNotFound(call: ApiCall, object: ObjectDefinition, id: string): Record<string, unknown> {
    const fields = requestedFields(call.session, object, call.query.get('fields'));
    const record = readRecord(call.session, object, id, fields, versionNumber(call));
    if (!record) throw missingRecord(call.session, object, id);
    return record;
}

/** The id of a record that the caller can see, of 18 characters. */
function presentId(session: Session, object: ObjectDefinition, given: string): string {
    const record = readRecord(session, object, given, ['Id']);
    if (!record) throw missingRecord(session, object, given);
    return String(record['Id']);
}

/** Those who could see a deleted record are told that it is deleted. */
function missingRecord(session: Session, object: ObjectDefinition, id: string): SalesforceError {
    return wasDeleted(session, object, id)
        ? new SalesforceError('ENTITY_IS_DELETED', 'entity is deleted', { httpStatus: 404 })
        : notFound();
}

function requestedFields(session: Session, object: ObjectDefinition, asked: string | null): string[] {
    if (asked === null) return readableFields(session, object).map((field) => field.name);
    const names = asked.split(',').map((name) => name.trim());
    const known = names.filter((name) => name !== '');
    for (const name of known) {
        const field = /^\w+$/.test(name) ? session.org.field(object, name) : undefined;
        if (!field || !session.canReadField(object.name, field.name)) throw noSuchColumn(object, name);
    }
    return [...new Set(['Id', ...known].map((name) => session.org.field(object, name)?.name ?? name))];
}

export function noSuchColumn(object: ObjectDefinition, name: string): SalesforceError {
    return new SalesforceError('INVALID_FIELD', `No such column '${name}' on sobject of type ${object.name}`);
}

/** The key is in the path; saying it again is an error. */
function refuseField(row: Readonly<Record<string, unknown>>, name: string): void {
    if (!Object.keys(row).some((key) => key.toLowerCase() === name.toLowerCase())) return;
    throw new SalesforceError('INVALID_FIELD', `The ${name} field should not be specified in the sobject data.`, {
        fields: [name]
    });
}
