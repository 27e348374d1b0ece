/** Roll-up summaries as SQL: worked out of the details when they are read, so that they are never behind. */
import type { SqlFragment } from '../contracts.ts';
import type { FieldDefinition, ObjectDefinition, RollupDefinition } from '../metadata/schema.ts';
import { filterSql } from './filter-sql.ts';
import { quote } from './statements.ts';

/** A field of the details as SQL. */
type FieldSql = (field: FieldDefinition, alias: string) => SqlFragment;

/** @param alias Of the master's table, unquoted. */
export function rollupSql(
    child: ObjectDefinition,
    { operation, foreignKey, summarized, filters }: RollupDefinition,
    { name, scale }: FieldDefinition,
    alias: string,
    fieldSql: FieldSql
): SqlFragment {
    const details = `${alias.replace(/\W/g, '')}_${name}`;
    const fieldOf = (fieldName: string): FieldDefinition => {
        const field = child.fields.get(fieldName.toLowerCase());
        if (field === undefined) throw new RangeError(`no field ${child.name}.${fieldName}`);
        return field;
    };
    const value = summarized === null ? { sql: '*', params: [] } : fieldSql(fieldOf(summarized), details);
    const calls = {
        count: 'COUNT(*)',
        sum: `round(ifnull(SUM(${value.sql}), 0), ${scale})`,
        min: `MIN(${value.sql})`,
        max: `MAX(${value.sql})`
    };
    const conditions = filters.map((filter) => {
        const field = fieldOf(filter.field);
        return filterSql(field, filter, fieldSql(field, details));
    });
    const key = fieldOf(foreignKey).name;
    const where = [
        `${details}.${quote(key)} = ${alias}."Id"`,
        `${details}."IsDeleted" = 0`,
        ...conditions.map(({ sql }) => sql)
    ];
    return {
        sql: `(SELECT ${calls[operation]} FROM ${quote(child.name)} ${details} WHERE ${where.join(' AND ')})`,
        params: [...value.params, ...conditions.flatMap(({ params }) => params)]
    };
}
