/** Changes tables to fit a new schema: what createTables, which only adds, cannot do. */
import type { DatabaseSync } from 'node:sqlite';
import type { FieldDefinition, ObjectDefinition, OrgSchema } from '../metadata/schema.ts';
import { columnSql, isIndexed, isStored, storedFields } from './tables.ts';
import { quote } from './statements.ts';

export interface AlterProblem {
    readonly objectName: string;
    readonly fieldName: string;
    /** In Salesforce's words. */
    readonly problem: string;
}

/** A query is still reading: to be tried again. */
export class TablesBusy extends Error {}

/** The rows that are there forbid a change of the schema. */
export class TablesRefused extends Error {
    readonly problems: readonly AlterProblem[];

    constructor(problems: readonly AlterProblem[]) {
        super(
            problems.map(({ objectName, fieldName, problem }) => `${objectName}.${fieldName}: ${problem}`).join('; ')
        );
        this.name = 'TablesRefused';
        this.problems = problems;
    }
}

function alterProblems(db: DatabaseSync, before: OrgSchema, after: OrgSchema): AlterProblem[] {
    return [...after.objects].flatMap(([key, object]) => {
        const old = before.objects.get(key);
        if (old === undefined) return [];
        return [...object.fields.values()]
            .map((field) => ({
                field,
                problem: fieldProblem(db, object, old.fields.get(field.name.toLowerCase()), field)
            }))
            .flatMap(({ field, problem }) =>
                problem === null ? [] : [{ objectName: object.name, fieldName: field.name, problem }]
            );
    });
}

function fieldProblem(
    db: DatabaseSync,
    object: ObjectDefinition,
    old: FieldDefinition | undefined,
    field: FieldDefinition
): string | null {
    const isDetail = field.reference?.masterDetail !== null && field.reference !== null;
    const wasDetail = old?.reference?.masterDetail !== null && old?.reference !== null && old !== undefined;
    if (isDetail && !wasDetail && hasRows(db, object.name)) {
        return 'Cannot create a master-detail relationship on an object that has records';
    }
    if (old === undefined) return null;
    if (isStored(old) !== isStored(field)) return 'Cannot change a field from or to a formula or a roll-up summary';
    if (!isStored(field)) return null;
    const toReference = field.type === 'reference' && old.type !== 'reference';
    if (toReference) return 'Cannot update a field to a Lookup, MasterDetail, or Hierarchy from something else';
    if (wasDetail && !isDetail && hasRows(db, object.name)) return 'Cannot change type due to existing data';
    if (field.custom && old.reference?.to.join() !== field.reference?.to.join()) {
        return 'Cannot update referenceTo';
    }
    if (old.type !== field.type && hasValues(db, object, old)) return 'Cannot change type due to existing data';
    return field.unique && !old.unique && hasDuplicates(db, object, field)
        ? 'Cannot make the field unique: it holds duplicate values'
        : null;
}

function some(db: DatabaseSync, sql: string): boolean {
    return db.prepare(`SELECT EXISTS (${sql}) AS found`).get()?.['found'] === 1;
}

function hasRows(db: DatabaseSync, table: string): boolean {
    return some(db, `SELECT 1 FROM ${quote(table)} WHERE "IsDeleted" = 0`);
}

/** Checkboxes always hold a value. */
function hasValues(db: DatabaseSync, object: ObjectDefinition, field: FieldDefinition): boolean {
    return some(db, `SELECT 1 FROM ${quote(object.name)} WHERE ${quote(field.name)} IS NOT NULL`);
}

function hasDuplicates(db: DatabaseSync, object: ObjectDefinition, field: FieldDefinition): boolean {
    const column = quote(field.name);
    const compared = field.caseSensitive ? `${column} COLLATE BINARY` : `${column} COLLATE NOCASE`;
    return some(
        db,
        `SELECT 1 FROM ${quote(object.name)} WHERE "IsDeleted" = 0 AND ${column} IS NOT NULL GROUP BY ${compared} HAVING COUNT(*) > 1`
    );
}

/**
 * Takes away tables and columns that are no more, and gives changed columns their new form. What is new createTables adds.
 * @throws TablesRefused when values would be lost or rules broken.
 */
export function alterTables(db: DatabaseSync, before: OrgSchema, after: OrgSchema): void {
    const problems = alterProblems(db, before, after);
    if (problems.length > 0) throw new TablesRefused(problems);
    for (const [key, old] of before.objects) {
        const object = after.objects.get(key);
        if (object === undefined) db.exec(`DROP TABLE ${quote(old.name)}`);
        else alterTable(db, old, object);
    }
}

function alterTable(db: DatabaseSync, old: ObjectDefinition, object: ObjectDefinition): void {
    for (const field of storedFields(old)) {
        const now = object.fields.get(field.name.toLowerCase());
        const remains = now !== undefined && isStored(now);
        const isChanged = remains && columnSql(now) !== columnSql(field);
        const indexChanged = remains && (now.unique !== field.unique || isIndexed(now) !== isIndexed(field));
        if (!remains || isChanged || indexChanged) dropIndex(db, object, field);
        if (!remains) db.exec(`ALTER TABLE ${quote(object.name)} DROP COLUMN ${quote(field.name)}`);
        else if (isChanged) replaceColumn(db, object, field, now, field.type === now.type);
    }
}

function dropIndex(db: DatabaseSync, object: ObjectDefinition, field: FieldDefinition): void {
    db.exec(`DROP INDEX IF EXISTS ${quote(`${object.name}.${field.name}`)}`);
}

function replaceColumn(
    db: DatabaseSync,
    object: ObjectDefinition,
    old: FieldDefinition,
    field: FieldDefinition,
    keepValues: boolean
): void {
    const table = quote(object.name);
    const aside = quote(`_${old.name}`);
    db.exec(`ALTER TABLE ${table} RENAME COLUMN ${quote(old.name)} TO ${aside}`);
    db.exec(`ALTER TABLE ${table} ADD COLUMN ${columnSql(field)}`);
    if (keepValues) db.exec(`UPDATE ${table} SET ${quote(field.name)} = ${aside}`);
    db.exec(`ALTER TABLE ${table} DROP COLUMN ${aside}`);
}

/** New checkboxes that are checked unless told: rows that are there get the default too. To be run once the columns are there. */
export function fillNewCheckboxes(db: DatabaseSync, before: OrgSchema, after: OrgSchema): void {
    for (const [key, object] of after.objects) {
        const old = before.objects.get(key);
        for (const field of old === undefined ? [] : storedFields(object)) {
            const isNew = !old?.fields.has(field.name.toLowerCase());
            if (isNew && field.type === 'boolean' && field.defaultValue === 'true') {
                db.exec(`UPDATE ${quote(object.name)} SET ${quote(field.name)} = 1`);
            }
        }
    }
}
