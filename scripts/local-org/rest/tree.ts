/** `/composite/tree/X`: records with their children, created all or none. */
import type { SaveError } from '../contracts.ts';
import { SalesforceError } from '../errors.ts';
import type { ObjectDefinition } from '../metadata/schema.ts';
import { isJsonObject, type JsonObject } from '../server/body.ts';
import type { ApiCall, Reply } from '../server/call.ts';
import { json, param } from '../server/call.ts';
import { visibleObject } from './lookup.ts';
import { readRow } from './row.ts';

const RECORDS_A_CALL = 200;
/** Levels below the first. */
const DEEPEST_LEVEL = 5;

interface Saved {
    readonly referenceId: string;
    readonly id: string;
}
interface Failed {
    readonly referenceId: string;
    readonly errors: readonly SaveError[];
}
interface Outcome {
    readonly saved: Saved[];
    readonly failed: Failed[];
}

/** The parent of records below, and the field that points to it. */
interface Parent {
    readonly field: string;
    readonly id: string;
}

export function createTree(call: ApiCall, body: JsonObject): Reply {
    const object = visibleObject(call.session, param(call, 'object'));
    const records = recordsOf(body);
    const count = countRecords(records, 0);
    if (count > RECORDS_A_CALL) {
        throw new SalesforceError(
            'INVALID_INPUT',
            `The limit of ${RECORDS_A_CALL} records in one request was exceeded.`
        );
    }
    checkReferenceIds(records, new Set());
    const outcome = call.context.org.transaction(
        () => {
            const saving: Outcome = { saved: [], failed: [] };
            createRecords(call, object, records, null, saving);
            return saving;
        },
        ({ failed }) => failed.length === 0
    );
    return outcome.failed.length > 0
        ? json({ hasErrors: true, results: outcome.failed }, 400)
        : json({ hasErrors: false, results: outcome.saved }, 201);
}

function recordsOf(holder: JsonObject): JsonObject[] {
    const records = holder['records'];
    if (Array.isArray(records) && records.every(isJsonObject)) return records;
    throw new SalesforceError('JSON_PARSER_ERROR', 'Missing required field records.');
}

function isChildren(value: unknown): value is JsonObject {
    return isJsonObject(value) && 'records' in value;
}

function countRecords(records: readonly JsonObject[], level: number): number {
    if (level >= DEEPEST_LEVEL) throw new SalesforceError('INVALID_INPUT', 'The tree is more than five levels deep.');
    return records
        .map((record) =>
            Object.values(record)
                .filter(isChildren)
                .map((child) => countRecords(recordsOf(child), level + 1))
        )
        .reduce((sum, below) => sum + 1 + below.reduce((all, count) => all + count, 0), 0);
}

function checkReferenceIds(records: readonly JsonObject[], seen: Set<string>): void {
    for (const record of records) {
        const id = attribute(record, 'referenceId');
        if (seen.has(id))
            throw new SalesforceError('INVALID_INPUT', `Duplicate ReferenceId provided in the request: ${id}`);
        seen.add(id);
        for (const child of Object.values(record).filter(isChildren)) checkReferenceIds(recordsOf(child), seen);
    }
}

function attribute(record: JsonObject, name: string): string {
    const attributes = record['attributes'];
    const value = isJsonObject(attributes) ? attributes[name] : undefined;
    if (typeof value === 'string' && value !== '') return value;
    throw new SalesforceError('INVALID_INPUT', `Include ${name} in the attributes of each record.`);
}

function createRecords(
    call: ApiCall,
    object: ObjectDefinition,
    records: readonly JsonObject[],
    parent: Parent | null,
    outcome: Outcome
): void {
    const rows = records.map((record) => {
        if (attribute(record, 'type').toLowerCase() !== object.name.toLowerCase()) {
            throw new SalesforceError(
                'INVALID_INPUT',
                `The record's type ${attribute(record, 'type')} is not ${object.name}.`
            );
        }
        const own = Object.entries(record).filter(([, value]) => !isChildren(value));
        return { ...readRow(object, Object.fromEntries(own)), ...(parent ? { [parent.field]: parent.id } : {}) };
    });
    const results = call.context.org.dml.insert(call.session, object.name, rows, false);
    for (const [index, result] of results.entries()) {
        const record = records[index];
        if (!record) continue;
        const referenceId = attribute(record, 'referenceId');
        if (!result.success) {
            outcome.failed.push({ referenceId, errors: result.errors });
            continue;
        }
        outcome.saved.push({ referenceId, id: result.id });
        createChildren(call, object, record, result.id, outcome);
    }
}

function createChildren(
    call: ApiCall,
    object: ObjectDefinition,
    record: JsonObject,
    id: string,
    outcome: Outcome
): void {
    for (const [name, child] of Object.entries(record)) {
        if (name === 'attributes' || !isChildren(child)) continue;
        const relationship = call.session.org
            .childRelationships(object.name)
            .find((other) => other.relationshipName?.toLowerCase() === name.toLowerCase());
        if (!relationship) {
            throw new SalesforceError('INVALID_FIELD', `No such column '${name}' on sobject of type ${object.name}`);
        }
        const below = visibleObject(call.session, relationship.childObject);
        createRecords(call, below, recordsOf(child), { field: relationship.field, id }, outcome);
    }
}
