import { bulkLoad, bulkRead, type FailedRow } from '../../org/bulk.ts';
import type { OrgConnection } from '../../org/connection.ts';
import { Spool } from '../../org/spool.ts';
import { changedRow, type ColumnSpec, type DesiredRow } from '../diff.ts';
import type { FailedRows } from '../failed-rows.ts';
import type { FieldDescription } from '../org-facts.ts';
import type { Progress } from '../progress.ts';
import type { ValueMapping } from './mapping.ts';

/** Writes records of one object by their external key: new ones and changed ones, nothing else. */

export interface LoadPlan {
    readonly object: string;
    readonly keyField: string;
    /** Which of the org's records may be meant, as a SOQL condition; all with a key when left out. */
    readonly where?: string;
    /** Compared and written. */
    readonly columns: readonly ColumnSpec[];
    /** Set on create only: parents, and the audit fields that Salesforce takes at no other time. */
    readonly onCreate: readonly ColumnSpec[];
    /** Where the fields come from, for messages. */
    readonly mapping?: Readonly<Record<string, ValueMapping>>;
}

export interface KeyedRow {
    readonly key: string;
    readonly values: DesiredRow;
    /** Where the row came from, for messages. */
    readonly origin: { readonly where: string; readonly line: number | null };
}

export interface LoadResult {
    readonly read: number;
    readonly written: number;
    /** Rows that differ from what is stored, written or not. */
    readonly toWrite: number;
}

export interface LoadContext {
    readonly conn: OrgConnection;
    readonly folder: string;
    readonly dryRun: boolean;
    readonly failures: FailedRows;
    readonly progress: Progress;
}

interface KnownRecord {
    readonly id: string;
    readonly row: Readonly<Record<string, string>>;
}

/** Compares rows with what the org has under their keys, and loads what is new or differs. */
export async function loadByKey(
    context: LoadContext,
    plan: LoadPlan,
    rows: AsyncIterable<KeyedRow> | Iterable<KeyedRow>
): Promise<LoadResult> {
    const known = await readKnown(context.conn, plan);
    const names = plan.columns.map(({ name }) => name);
    const creates = new Spool(context.folder, `${plan.object}-new`, [
        plan.keyField,
        ...names,
        ...plan.onCreate.map(({ name }) => name)
    ]);
    const updates = new Spool(context.folder, `${plan.object}-changed`, [plan.keyField, ...names]);
    const origins = new Map<string, KeyedRow['origin']>();
    let read = 0;
    for await (const { key, values, origin } of rows) {
        read += 1;
        if (origins.has(key)) {
            context.failures.add({ ...origin, reason: `repeats the key ${key}`, row: { [plan.keyField]: key } });
            continue;
        }
        origins.set(key, origin);
        const existing = known.get(key);
        const columns = existing === undefined ? [...plan.columns, ...plan.onCreate] : plan.columns;
        const misfit = misfitOf(plan, columns, values);
        if (misfit !== null) {
            context.failures.add({ ...origin, reason: misfit, row: asText(values) });
            continue;
        }
        const row = changedRow(columns, values, existing?.row);
        if (row !== null) await (existing === undefined ? creates : updates).add({ ...row, [plan.keyField]: key });
    }
    const toWrite = creates.rows + updates.rows;
    if (context.dryRun) return { read, toWrite, written: 0 };
    const written =
        (await load(context, plan, creates, 'create', origins)) +
        (await load(context, plan, updates, 'change', origins));
    return { read, toWrite, written };
}

/** Why a value would not be kept as it is in the file; null when all fit. */
function misfitOf({ object, mapping }: LoadPlan, columns: readonly ColumnSpec[], values: DesiredRow): string | null {
    for (const { name, kind, length } of columns) {
        const value = values[name];
        if (value === null || value === undefined || value === '') continue;
        const source = mapping?.[name];
        const place = `${object}.${name}${source !== undefined && 'column' in source ? ` (column ${source.column})` : ''}`;
        const size = String(value).trim().length;
        if (kind === 'text' && length !== undefined && size > length)
            return `${place} has ${size} characters, ${length} fit: shorten it`;
        if (kind === 'number' && !Number.isFinite(Number(value)))
            return `${place} takes a number, "${String(value)}" is none: correct it, or give the column the "type": "number"`;
    }
    return null;
}

function asText(values: DesiredRow): Record<string, string> {
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value ?? '')]));
}

/** Audit fields are taken by an insert only, so new records are inserted; the unique key still refuses a second copy. */
async function load(
    { conn, failures, progress }: LoadContext,
    plan: LoadPlan,
    spool: Spool,
    what: 'create' | 'change',
    origins: ReadonlyMap<string, KeyedRow['origin']>
): Promise<number> {
    if (spool.rows === 0) return 0;
    progress.phase(`Writing ${plan.object}`, spool.rows);
    const onFailed = ({ object, reason, row }: FailedRow): void =>
        failures.add({
            ...(origins.get(row[plan.keyField] ?? '') ?? { where: object, line: null }),
            reason: `${object}: ${reason}`,
            row
        });
    const target =
        what === 'create'
            ? ({ object: plan.object, operation: 'insert', columns: spool.columns } as const)
            : ({
                  object: plan.object,
                  operation: 'upsert',
                  externalIdField: plan.keyField,
                  columns: spool.columns
              } as const);
    const result = await bulkLoad(conn, target, await spool.parts(), onFailed, (rows) => progress.update(rows));
    return result.written;
}

async function readKnown(
    conn: OrgConnection,
    { object, keyField, where, columns }: LoadPlan
): Promise<Map<string, KnownRecord>> {
    const known = new Map<string, KnownRecord>();
    const fields = ['Id', keyField, ...columns.map(({ name }) => name)];
    for await (const row of bulkRead(
        conn,
        `SELECT ${fields.join(', ')} FROM ${object} WHERE ${where ?? `${keyField} != null`}`
    )) {
        known.set(row[keyField] ?? '', { id: row['Id'] ?? '', row });
    }
    return known;
}

/** Ids of an object's records by a unique field. */
export async function idsByKey(conn: OrgConnection, object: string, keyField: string): Promise<Map<string, string>> {
    const ids = new Map<string, string>();
    for await (const row of bulkRead(conn, `SELECT Id, ${keyField} FROM ${object} WHERE ${keyField} != null`))
        ids.set(row[keyField] ?? '', row['Id'] ?? '');
    return ids;
}

/** How a described field is stored. */
export function columnSpec(field: FieldDescription): ColumnSpec {
    const { name, type } = field;
    if (type === 'boolean' || type === 'date' || type === 'datetime') return { name, kind: type };
    if (['double', 'currency', 'percent', 'int'].includes(type)) return { name, kind: 'number', scale: field.scale };
    return { name, kind: 'text', ...(field.length > 0 ? { length: field.length } : {}) };
}
