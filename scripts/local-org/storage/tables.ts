/** Tables of an org: one an object, one column a stored field, with what the org must remember of itself. */
import type { DatabaseSync } from 'node:sqlite';
import type { FieldDefinition, ObjectDefinition, OrgSchema } from '../metadata/schema.ts';
import { quote } from './statements.ts';

/** References that nobody looks up children by. */
const UNINDEXED: ReadonlySet<string> = new Set(['CreatedById', 'LastModifiedById']);

/** Whether a field has a column: formulas and roll-ups have none. */
export function isStored(field: FieldDefinition): boolean {
    return field.formula === null && field.rollup === null;
}

/** The stored fields of an object in their order. */
export function storedFields(object: ObjectDefinition): FieldDefinition[] {
    return [...object.fields.values()].filter(isStored);
}

function columnType(field: FieldDefinition): string {
    switch (field.type) {
        case 'boolean':
            return 'INTEGER NOT NULL DEFAULT 0';
        case 'int':
        case 'double':
        case 'currency':
        case 'percent':
            return 'REAL';
        case 'id':
            return 'TEXT PRIMARY KEY';
        case 'reference':
        case 'date':
        case 'datetime':
            return 'TEXT';
        default:
            return field.caseSensitive ? 'TEXT' : 'TEXT COLLATE NOCASE';
    }
}

export function columnSql(field: FieldDefinition): string {
    return `${quote(field.name)} ${columnType(field)}`;
}

/** Tables that are no object: names start with an underscore, which no API name does. */
const OWN_TABLES = `
    CREATE TABLE IF NOT EXISTS _meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS _sequence (name TEXT PRIMARY KEY, next INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS _key_prefix (object TEXT PRIMARY KEY, prefix TEXT NOT NULL UNIQUE) WITHOUT ROWID;
`;

export function createOwnTables(db: DatabaseSync): void {
    db.exec(OWN_TABLES);
}

/**
 * Creates what is missing for the schema: tables, columns, indexes.
 * @returns What the file holds in another form than the schema needs, in words; empty when all fits.
 */
export function createTables(db: DatabaseSync, schema: OrgSchema): string[] {
    return [...schema.objects.values()].flatMap((object) => {
        const misfits = createTable(db, object);
        if (misfits.length === 0) {
            createIndexes(db, object);
        }
        return misfits;
    });
}

function createTable(db: DatabaseSync, object: ObjectDefinition): string[] {
    const fields = storedFields(object);
    const table = quote(object.name);
    const existing = existingColumns(db, object.name);
    if (existing.size === 0) {
        db.exec(`CREATE TABLE ${table} (${fields.map(columnSql).join(', ')})`);
        return [];
    }
    const misfits: string[] = [];
    for (const field of fields) {
        const column = existing.get(field.name);
        if (column === undefined) {
            db.exec(`ALTER TABLE ${table} ADD COLUMN ${columnSql(field)}`);
        } else if (column !== columnSql(field)) {
            misfits.push(`${object.name}.${field.name} is now ${columnType(field)}`);
        }
    }
    return misfits;
}

/** Columns of a table as they were declared, by name. */
function existingColumns(db: DatabaseSync, table: string): Map<string, string> {
    const row = db.prepare("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?").get(table);
    const sql = typeof row?.['sql'] === 'string' ? row['sql'] : '';
    const body = sql.slice(sql.indexOf('(') + 1, sql.lastIndexOf(')'));
    const columns = body.split(', ').map((column) => column.trim());
    return new Map(
        columns.filter((column) => column !== '').map((column) => [/^"(.*?)"/.exec(column)?.[1] ?? column, column])
    );
}

function createIndexes(db: DatabaseSync, object: ObjectDefinition): void {
    for (const field of storedFields(object)) {
        const column = quote(field.name);
        const index = quote(`${object.name}.${field.name}`);
        if (field.unique) {
            db.exec(
                `CREATE UNIQUE INDEX IF NOT EXISTS ${index} ON ${quote(object.name)} (${column}) WHERE "IsDeleted" = 0`
            );
        } else if (isIndexed(field)) {
            db.exec(`CREATE INDEX IF NOT EXISTS ${index} ON ${quote(object.name)} (${column})`);
        }
    }
}

export function isIndexed(field: FieldDefinition): boolean {
    return (
        (field.type === 'reference' && !UNINDEXED.has(field.name)) ||
        field.externalId ||
        (field.nameField && field.type === 'string')
    );
}
