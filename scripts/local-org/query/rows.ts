/** Runs a statement and hands out its rows as arrays, one at a time. */
import type { DatabaseSync } from 'node:sqlite';
import type { SqlFragment, SqlValue } from '../contracts.ts';
import { beginReading, statement } from '../storage/statements.ts';
import { registerFunctions } from './sql-functions.ts';

/** Lazy: a row is read when it is asked for. */
export function* openRows(db: DatabaseSync, { sql, params }: SqlFragment): IterableIterator<readonly SqlValue[]> {
    registerFunctions(db);
    // Not a kept statement: another reader of the same text would start it over.
    const own = db.prepare(sql);
    own.setReturnArrays(true);
    const end = beginReading(db);
    try {
        yield* own.iterate(...params) as unknown as IterableIterator<readonly SqlValue[]>;
    } finally {
        end();
    }
}

/** All rows at once. */
export function allRows(db: DatabaseSync, { sql, params }: SqlFragment): (readonly SqlValue[])[] {
    registerFunctions(db);
    const prepared = statement(db, sql);
    prepared.setReturnArrays(true);
    return prepared.all(...params) as unknown as (readonly SqlValue[])[];
}

/** The only number that a statement answers. */
export function singleNumber(db: DatabaseSync, fragment: SqlFragment): number {
    const [row] = allRows(db, fragment);
    return Number(row?.[0] ?? 0);
}
