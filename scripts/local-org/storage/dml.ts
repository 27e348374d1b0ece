/** Insert, update, upsert and delete, as Salesforce does them: one transaction a call, a result a row. */
import { forgetAccess } from '../access/permissions.ts';
import type { Dml, SaveResult, Session, SqlValue } from '../contracts.ts';
import type { FieldDefinition, ObjectDefinition } from '../metadata/schema.ts';
import { coerce } from './coerce.ts';
import { fault, faultOr, RowFault, unlessFault } from './fault.ts';
import { normalizeId } from './ids.ts';
import { externalIdField } from './plan.ts';
import { isIdOf, onlyRow } from './references.ts';
import { removeRow } from './remove.ts';
import type { StoredRow } from '../rules/evaluator.ts';
import { Saver } from './save.ts';
import type { GivenRow } from './save.ts';
import { inTransaction } from './statements.ts';

const ROLLED_BACK = {
    statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
    message: 'Record rolled back because not all records were valid and the request was using AllOrNone header',
    fields: []
} as const;

/** Writing into an org. The callers' permissions are those of the session at each call. */
export const dml: Dml = {
    insert(session, objectName, rows, allOrNone) {
        return withSaver(session, objectName, allOrNone, (saver) =>
            rows.map((row) => attempt(null, () => ({ success: true, id: saver.insert(row), created: true })))
        );
    },

    update(session, objectName, rows, allOrNone) {
        return withSaver(session, objectName, allOrNone, (saver, object) => {
            const seen = new Set<string>();
            const ids = rows.map((row) => faultOr(() => idOfRow(object, row, seen)));
            const stored = saver.find(externalIdField(session.org, object, 'Id'), ids, rows);
            return rows.map((row, index) =>
                attempt(givenId(row), () => {
                    const id = unlessFault(ids[index] ?? '');
                    saver.update(row, stored[index]?.[0]);
                    return { success: true, id, created: false };
                })
            );
        });
    },

    upsert(session, objectName, externalIdFieldName, rows, allOrNone) {
        return withSaver(session, objectName, allOrNone, (saver, object) => {
            const field = faultOr(() => externalIdField(session.org, object, externalIdFieldName));
            if (field instanceof RowFault) return rows.map(() => failed(null, field));
            const seen = new Set<string>();
            const keys = rows.map((row) => faultOr(() => externalIdOf(session, object, field, row, seen)));
            const stored = saver.find(field, keys, rows);
            return rows.map((row, index) =>
                attempt(null, () => {
                    const isNew = unlessFault(keys[index] ?? null) === null;
                    return upsertOne(saver, field, row, isNew ? null : (stored[index] ?? []));
                })
            );
        });
    },

    delete(session, objectName, ids, allOrNone, hard = false) {
        const object = session.org.object(objectName);
        return inCall(session, allOrNone, () => {
            const seen = new Set<string>();
            return ids.map((given) =>
                attempt(given, () => {
                    const id = checkedId(object, given, seen);
                    inTransaction(session.org.db, () => removeRow(session, object, id, hard));
                    return { success: true, id, created: false };
                })
            );
        });
    }
};

function withSaver(
    session: Session,
    objectName: string,
    allOrNone: boolean,
    work: (saver: Saver, object: ObjectDefinition) => SaveResult[]
): SaveResult[] {
    const object = session.org.object(objectName);
    return inCall(session, allOrNone, () => {
        const saver = new Saver(session, object);
        const results = work(saver, object);
        saver.finish();
        return results;
    });
}

function inCall(session: Session, allOrNone: boolean, work: () => SaveResult[]): SaveResult[] {
    const allSaved = (results: readonly SaveResult[]): boolean => results.every((result) => result.success);
    const results = inTransaction(session.org.db, work, (done) => !allOrNone || allSaved(done));
    if (!allOrNone || allSaved(results)) {
        return results;
    }
    forgetAccess(session.org);
    return results.map((result) =>
        result.success ? { success: false, id: result.created ? null : result.id, errors: [ROLLED_BACK] } : result
    );
}

function attempt(id: string | null, save: () => SaveResult): SaveResult {
    const result = faultOr(save);
    return result instanceof RowFault ? failed(id, result) : result;
}

function failed(id: string | null, { errors }: RowFault): SaveResult {
    return { success: false, id, errors };
}

function givenId(row: GivenRow): string | null {
    const id = row['Id'] ?? row['id'];
    return typeof id === 'string' ? id : null;
}

function idOfRow(object: ObjectDefinition, row: GivenRow, seen: Set<string>): string {
    const id = givenId(row);
    if (id === null || id === '') {
        throw fault('MISSING_ARGUMENT', 'Id not specified in an update call');
    }
    return checkedId(object, id, seen);
}

function checkedId(object: ObjectDefinition, given: string, seen: Set<string>): string {
    const id = normalizeId(given.trim());
    if (id === null || !isIdOf(object, id)) {
        throw fault('MALFORMED_ID', `bad id ${given}`, ['Id']);
    }
    if (seen.has(id)) {
        throw fault('DUPLICATE_VALUE', `duplicate id specified: ${id}`, ['Id']);
    }
    seen.add(id);
    return id;
}

/** What a row of an upsert is found by; null for a new one, which has no Id. */
function externalIdOf(
    session: Session,
    object: ObjectDefinition,
    field: FieldDefinition,
    row: GivenRow,
    seen: Set<string>
): SqlValue {
    const key = keyOf(row, field);
    const value = key === undefined ? null : coerce(field, row[key]);
    if (value === null) {
        if (field.type === 'id') return null;
        throw fault('MISSING_ARGUMENT', `${field.name} not specified`, [field.name]);
    }
    const mark = field.caseSensitive || field.type === 'id' ? String(value) : String(value).toLowerCase();
    if (seen.has(mark)) {
        throw fault('DUPLICATE_VALUE', `Duplicate external id specified: ${value}`, [field.name]);
    }
    seen.add(mark);
    if (field.custom && !field.unique && !session.canObject(object.name, 'viewAll')) {
        throw fault('INSUFFICIENT_ACCESS', 'Upsert requires view all data on a non-unique custom index', [field.name]);
    }
    return value;
}

/** @param stored What was found by the external id; null for a row that names none. */
function upsertOne(
    saver: Saver,
    field: FieldDefinition,
    row: GivenRow,
    stored: readonly StoredRow[] | null
): SaveResult {
    if (stored === null) return { success: true, id: saver.insert(withoutId(row)), created: true };
    const before = onlyRow(field, stored);
    if (before === undefined && field.type !== 'id') return { success: true, id: saver.insert(row), created: true };
    // The matching field is not a change, so it need not be writable.
    saver.update(row, before, keyOf(row, field));
    return { success: true, id: String(before?.['Id']), created: false };
}

/** The name by which a row gives a field, in whatever case. */
function keyOf(row: GivenRow, field: FieldDefinition): string | undefined {
    const name = field.name.toLowerCase();
    return field.name in row ? field.name : Object.keys(row).find((key) => key.toLowerCase() === name);
}

function withoutId(row: GivenRow): GivenRow {
    return Object.fromEntries(Object.entries(row).filter(([name]) => name.toLowerCase() !== 'id'));
}
