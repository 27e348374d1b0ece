/** Reads and writes single rows in stored form. */
import type { DatabaseSync } from 'node:sqlite';
import type { SqlValue } from '../contracts.ts';
import type { FieldDefinition, ObjectDefinition } from '../metadata/schema.ts';
import type { StoredRow } from '../rules/evaluator.ts';
import { idAt } from './ids.ts';
import { listStatement, quote, statement } from './statements.ts';
import { storedFields } from './tables.ts';

/** A row by id, deleted ones too. */
export function readRow(db: DatabaseSync, objectName: string, id: string): StoredRow | undefined {
    const { prepared, names } = listStatement(db, `SELECT * FROM ${quote(objectName)} WHERE "Id" = ?`);
    const values = prepared.get(id) as unknown as SqlValue[] | undefined;
    return values && rowOf(names, values);
}

/** An object that is quicker to read and to copy than those that SQLite gives. */
function rowOf(names: readonly string[], values: readonly SqlValue[]): StoredRow {
    const row: StoredRow = {};
    for (let index = 0; index < names.length; index++) {
        row[names[index] ?? ''] = values[index] ?? null;
    }
    return row;
}

/** Values that one statement looks for. */
const VALUES_AT_ONCE = 200;
/** So many are found of records that have the same value. */
const MOST_ALIKE = 5;
const placesOf = (count: number): string => Array.from({ length: count }, (_, place) => `(${place}, ?)`).join();
const ONE_PLACE = placesOf(1);
const ALL_PLACES = placesOf(VALUES_AT_ONCE);

/**
 * Finds rows by the values of a field: for each value those that have it, none for null. Many at once take half the time of one by one.
 * Deleted rows are found by their ids only.
 * @param names Stored fields that are wanted of each row; also `rowid`, by which SQLite finds it again quicker than by its Id.
 */
export function findRows(
    db: DatabaseSync,
    object: ObjectDefinition,
    field: FieldDefinition,
    values: readonly SqlValue[],
    names: readonly string[]
): StoredRow[][] {
    const found = values.map((): StoredRow[] => []);
    const size = values.length === 1 ? 1 : VALUES_AT_ONCE;
    const table = quote(object.name);
    const sql = `WITH given (place, value) AS (VALUES ${size === 1 ? ONE_PLACE : ALL_PLACES})
        SELECT ${names.map((name) => `t.${quote(name)}`).join(', ')}, place FROM given CROSS JOIN ${table} t
        ON t.rowid IN (SELECT rowid FROM ${table} WHERE ${quote(field.name)} = value
            ${field.type === 'id' ? '' : 'AND "IsDeleted" = 0'} LIMIT ${MOST_ALIKE})`;
    const { prepared } = listStatement(db, sql);
    for (let start = 0; start < values.length; start += size) {
        const part = values.slice(start, start + size);
        const blanks = new Array<null>(size - part.length).fill(null);
        for (const row of prepared.all(...part, ...blanks) as unknown as SqlValue[][]) {
            found[start + Number(row[names.length])]?.push(rowOf(names, row));
        }
    }
    return found;
}

const insertSql = new WeakMap<ObjectDefinition, { readonly sql: string; readonly names: readonly string[] }>();

/** Writes a new row; fields that it has not are blank. */
export function insertRow(db: DatabaseSync, object: ObjectDefinition, row: StoredRow): void {
    let insert = insertSql.get(object);
    if (insert === undefined) {
        const names = storedFields(object).map((field) => field.name);
        const marks = storedFields(object).map((field) => (field.type === 'boolean' ? 'ifnull(?, 0)' : '?'));
        insert = {
            names,
            sql: `INSERT INTO ${quote(object.name)} (${names.map(quote).join(', ')}) VALUES (${marks.join(', ')})`
        };
        insertSql.set(object, insert);
    }
    statement(db, insert.sql).run(...insert.names.map((name) => row[name] ?? null));
}

/** Sets some fields of a row. */
export function updateRow(db: DatabaseSync, objectName: string, id: SqlValue, changes: StoredRow): void {
    statement(db, updateSql(objectName, Object.keys(changes))).run(...Object.values(changes), id);
}

/** A statement that sets fields of a row to its parameters, of which the last one is the row's key. */
export function updateSql(objectName: string, names: readonly string[], key: 'Id' | 'rowid' = 'Id'): string {
    return `UPDATE ${quote(objectName)} SET ${names.map((name) => `${quote(name)} = ?`).join(', ')} WHERE ${quote(key)} = ?`;
}

/** Takes a row away for good. */
export function deleteRow(db: DatabaseSync, objectName: string, id: string): void {
    statement(db, `DELETE FROM ${quote(objectName)} WHERE "Id" = ?`).run(id);
}

/** Hands out ids and auto-numbers within one transaction; what was taken is written back by `save`. */
export class Sequences {
    readonly #db: DatabaseSync;
    readonly #next = new Map<string, number>();

    constructor(db: DatabaseSync) {
        this.#db = db;
    }

    /** The next number of a sequence, from 1. */
    take(name: string): number {
        const next = this.#next.get(name) ?? this.#read(name);
        this.#next.set(name, next + 1);
        return next;
    }

    newId(object: ObjectDefinition): string {
        return idAt(object.keyPrefix, this.take(`id:${object.keyPrefix}`));
    }

    #read(name: string): number {
        return Number(statement(this.#db, 'SELECT next FROM _sequence WHERE name = ?').get(name)?.['next'] ?? 1);
    }

    save(): void {
        for (const [name, next] of this.#next) {
            statement(
                this.#db,
                'INSERT INTO _sequence (name, next) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET next = excluded.next'
            ).run(name, next);
        }
        this.#next.clear();
    }
}

/** An auto-number by its display format: `RUN-{000000}`, also with `{YYYY}`, `{YY}`, `{MM}` and `{DD}`. */
export function formatAutoNumber(format: string, n: number, today: string): string {
    const parts: Readonly<Record<string, string>> = {
        YYYY: today.slice(0, 4),
        YY: today.slice(2, 4),
        MM: today.slice(5, 7),
        DD: today.slice(8, 10)
    };
    return format.replace(/\{(0+|[YMD]+)\}/g, (whole: string, token: string) =>
        token.startsWith('0') ? String(n).padStart(token.length, '0') : (parts[token] ?? whole)
    );
}
