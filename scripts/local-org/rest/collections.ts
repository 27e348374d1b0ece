/** `/composite/sobjects`: up to 200 records a call, each with a result of its own. */
import type { SaveResult, Session } from '../contracts.ts';
import { SalesforceError } from '../errors.ts';
import { prepareQuery } from '../query/query.ts';
import { isJsonObject, type JsonObject } from '../server/body.ts';
import type { ApiCall, Reply } from '../server/call.ts';
import { json, param, versionNumber } from '../server/call.ts';
import { isIdOf, keyField, quoted, visibleObject } from './lookup.ts';
import { noSuchColumn } from './records.ts';
import { readRow } from './row.ts';
import { collectionResult } from './save.ts';

const RECORDS_A_CALL = 200;
const RECORDS_A_RETRIEVE = 2_000;

type Rows = readonly Readonly<Record<string, unknown>>[];
type Write = (session: Session, objectName: string, rows: Rows, allOrNone: boolean) => SaveResult[];

export function createCollection(call: ApiCall, body: JsonObject): Reply {
    const { dml } = call.context.org;
    const { rows, allOrNone } = readCollection(call, body);
    return reply(saveByType(call, rows, allOrNone, dml.insert.bind(dml)), false);
}

export function updateCollection(call: ApiCall, body: JsonObject): Reply {
    const { dml } = call.context.org;
    const { rows, allOrNone } = readCollection(call, body);
    const withIds = rows.map((row) => ({ ...row, fields: renameId(row.fields) }));
    return reply(saveByType(call, withIds, allOrNone, dml.update.bind(dml)), false);
}

export function upsertCollection(call: ApiCall, body: JsonObject): Reply {
    const object = visibleObject(call.session, param(call, 'object'));
    const field = keyField(call.session, object, param(call, 'field'));
    const { rows, allOrNone } = readCollection(call, body);
    const other = rows.find((row) => row.type.toLowerCase() !== object.name.toLowerCase());
    if (other) throw new SalesforceError('INVALID_INPUT', `The record's type ${other.type} is not ${object.name}.`);
    const fields = rows.map((row) => (field.name === 'Id' ? renameId(row.fields) : row.fields));
    return reply(call.context.org.dml.upsert(call.session, object.name, field.name, fields, allOrNone), true);
}

export function deleteCollection(call: ApiCall): Reply {
    const ids = (call.query.get('ids') ?? '').split(',').filter((id) => id !== '');
    refuseTooMany(ids.length);
    const rows = ids.map((id) => ({ type: call.context.org.objectOfId(id)?.name ?? '', fields: { Id: id } }));
    const { dml } = call.context.org;
    const remove: Write = (session, objectName, group, allOrNone) =>
        dml.delete(
            session,
            objectName,
            group.map((row) => String(row['Id'])),
            allOrNone
        );
    return reply(saveByType(call, rows, call.query.get('allOrNone') === 'true', remove), false);
}

/** `?ids=...&fields=...` */
export function retrieveByQuery(call: ApiCall): Reply {
    const list = (name: string): string[] => (call.query.get(name) ?? '').split(',').filter((item) => item !== '');
    return retrieve(call, list('ids'), list('fields'));
}

/** `{ ids, fields }` */
export function retrieveByBody(call: ApiCall, body: JsonObject): Reply {
    return retrieve(call, strings(body['ids'], 'ids'), strings(body['fields'], 'fields'));
}

/** Records in the order of the ids asked for, null for those that the caller cannot see. */
function retrieve(call: ApiCall, ids: readonly string[], fields: readonly string[]): Reply {
    const object = visibleObject(call.session, param(call, 'object'));
    if (ids.length > RECORDS_A_RETRIEVE) {
        throw new SalesforceError(
            'EXCEEDED_ID_LIMIT',
            `record limit reached. cannot retrieve more than ${RECORDS_A_RETRIEVE} records`
        );
    }
    const unknown = fields.find((name) => {
        const field = /^\w+$/.test(name) ? call.session.org.field(object, name) : undefined;
        return !field || !call.session.canReadField(object.name, field.name);
    });
    if (unknown !== undefined) throw noSuchColumn(object, unknown);
    const wanted = [...new Set(ids.filter((id) => isIdOf(object, id)))];
    const byId = new Map<string, unknown>();
    if (wanted.length > 0) {
        const columns = [...new Set(['Id', ...fields])].join(', ');
        const soql = `SELECT ${columns} FROM ${object.name} WHERE Id IN (${wanted.map(quoted).join(', ')})`;
        for (const record of prepareQuery(call.session, soql, { apiVersion: versionNumber(call) }).records()) {
            byId.set(String(record['Id']).slice(0, 15), record);
        }
    }
    return json(ids.map((id) => byId.get(id.slice(0, 15)) ?? null));
}

interface TypedRow {
    readonly type: string;
    readonly fields: Readonly<Record<string, unknown>>;
}

function readCollection(call: ApiCall, body: JsonObject): { rows: TypedRow[]; allOrNone: boolean } {
    const records = body['records'];
    if (!Array.isArray(records)) {
        throw new SalesforceError('JSON_PARSER_ERROR', 'Missing required field records.');
    }
    refuseTooMany(records.length);
    return { rows: records.map((record) => typedRow(call, record)), allOrNone: body['allOrNone'] === true };
}

function typedRow(call: ApiCall, record: unknown): TypedRow {
    const attributes = isJsonObject(record) ? record['attributes'] : undefined;
    if (!isJsonObject(record) || !isJsonObject(attributes) || typeof attributes['type'] !== 'string') {
        throw new SalesforceError('INVALID_INPUT', 'Include a type attribute in the attributes of each record.');
    }
    const { type } = attributes;
    return { type, fields: readRow(call.context.org.schema.objects.get(type.toLowerCase()), record) };
}

function refuseTooMany(count: number): void {
    if (count <= RECORDS_A_CALL) return;
    throw new SalesforceError(
        'EXCEEDED_ID_LIMIT',
        `record limit reached. cannot submit more than ${RECORDS_A_CALL} records into this call`
    );
}

function renameId(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
    return Object.fromEntries(Object.entries(fields).map(([name, value]) => [/^id$/i.test(name) ? 'Id' : name, value]));
}

function strings(value: unknown, name: string): string[] {
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
    throw new SalesforceError('JSON_PARSER_ERROR', `Missing required field ${name}.`);
}

/** Records of several objects are written object by object; the results keep the order of the call. */
function saveByType(call: ApiCall, rows: readonly TypedRow[], allOrNone: boolean, write: Write): SaveResult[] {
    const groups = new Map<string, number[]>();
    for (const [index, { type }] of rows.entries()) {
        const key = type.toLowerCase();
        groups.set(key, [...(groups.get(key) ?? []), index]);
    }
    const save = (): SaveResult[] => {
        const results = new Array<SaveResult>(rows.length);
        for (const places of groups.values()) {
            const saved = writeGroup(call, rows, places, allOrNone, write);
            for (const [index, place] of places.entries()) results[place] = saved[index] ?? missingResult();
        }
        return results;
    };
    if (!allOrNone) return save();
    const results = call.context.org.transaction(save, (saved) => saved.every(({ success }) => success));
    return results.every(({ success }) => success) ? results : results.map(undone);
}

/** What was saved before another record of the call failed. */
function undone(result: SaveResult): SaveResult {
    if (!result.success) return result;
    const message = 'Record rolled back because not all records were valid and the request was using AllOrNone header';
    const errors = [{ statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK', message, fields: [] }];
    return { success: false, id: result.created ? null : result.id, errors };
}

function writeGroup(
    call: ApiCall,
    rows: readonly TypedRow[],
    places: readonly number[],
    allOrNone: boolean,
    write: Write
): SaveResult[] {
    const type = rows[places[0] ?? 0]?.type ?? '';
    const object = call.session.org.schema.objects.get(type.toLowerCase());
    if (!object || !call.session.canObject(object.name, 'read')) {
        const message = type === '' ? 'invalid cross reference id' : `sObject type '${type}' is not supported.`;
        const statusCode = type === '' ? 'INVALID_CROSS_REFERENCE_KEY' : 'INVALID_TYPE';
        return places.map(() => ({ success: false, id: null, errors: [{ statusCode, message, fields: [] }] }));
    }
    return write(
        call.session,
        object.name,
        places.map((place) => rows[place]?.fields ?? {}),
        allOrNone
    );
}

function missingResult(): never {
    throw new Error('A write answered fewer results than it was given rows.');
}

function reply(results: readonly SaveResult[], upsert: boolean): Reply {
    return json(results.map((result) => collectionResult(result, upsert)));
}
