/** Reads and writes single rows in stored form. */
import type { DatabaseSync } from 'node:sqlite';
import type { SqlValue } from '../contracts.ts';
import type { ObjectDefinition } from '../metadata/schema.ts';
import type { StoredRow } from '../rules/evaluator.ts';
import { idAt } from './ids.ts';
import { listStatement, quote, statement } from './statements.ts';
import { storedFields } from './tables.ts';

/** A row by id, deleted ones too. */
export function readRow(db: DatabaseSync, objectName: string, id: string): StoredRow | undefined {
    return readRows(db, `SELECT * FROM ${quote(objectName)} WHERE "Id" = ?`, id)[0];
}

/** Whole rows by one value, as objects that are quick to read and to copy. */
export function readRows(db: DatabaseSync, sql: string, value: SqlValue): StoredRow[] {
    const { prepared, names } = listStatement(db, sql);
    return (prepared.all(value) as unknown as SqlValue[][]).map((values) => {
        const row: StoredRow = {};
        for (let index = 0; index < names.length; index++) {
            row[names[index] ?? ''] = values[index] ?? null;
        }
        return row;
    });
}

/** A copy of a row. Written out because `{ ...row }` takes several times as long for rows of many fields. */
export function copyRow(row: StoredRow): StoredRow {
    const copy: StoredRow = {};
    for (const name in row) {
        copy[name] = row[name] ?? null;
    }
    return copy;
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
    const names = Object.keys(changes);
    const sets = names.map((name) => `${quote(name)} = ?`).join(', ');
    statement(db, `UPDATE ${quote(objectName)} SET ${sets} WHERE "Id" = ?`).run(...Object.values(changes), id);
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
