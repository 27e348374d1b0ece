/** Roll-up summaries as SQL: worked out of the details when they are read, so that they are never behind. */
import type { SqlFragment, SqlValue } from '../contracts.ts';
import { isNumberType } from '../metadata/field.ts';
import type { FieldDefinition, ObjectDefinition, RollupDefinition } from '../metadata/schema.ts';
import { quote } from './statements.ts';

type Filter = RollupDefinition['filters'][number];
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

const COMPARISONS: Readonly<Partial<Record<Filter['operation'], string>>> = {
    lessThan: '<',
    greaterThan: '>',
    lessOrEqual: '<=',
    greaterOrEqual: '>='
};
const NEGATED: Readonly<Partial<Record<Filter['operation'], Filter['operation']>>> = {
    notEqual: 'equals',
    notContain: 'contains',
    excludes: 'includes'
};

/** Several values, between commas, are alternatives. Blank is unlike every value. */
function filterSql(field: FieldDefinition, filter: Filter, left: SqlFragment): SqlFragment {
    const opposite = NEGATED[filter.operation];
    if (opposite !== undefined) {
        const { sql, params } = filterSql(field, { ...filter, operation: opposite }, left);
        return { sql: `(${sql} IS NOT TRUE)`, params };
    }
    const values = filter.value.split(',').map((text) => stored(field, text.trim()));
    const ways = values.map((value) => oneValue(filter.operation, left, value));
    return { sql: `(${ways.map(({ sql }) => sql).join(' OR ')})`, params: ways.flatMap(({ params }) => params) };
}

function oneValue(operation: Filter['operation'], { sql: left, params }: SqlFragment, value: SqlValue): SqlFragment {
    const comparison = COMPARISONS[operation];
    if (comparison !== undefined) return { sql: `${left} ${comparison} ?`, params: [...params, value] };
    if (value === null) return { sql: `${left} IS NULL`, params };
    const text = String(value).toLowerCase();
    switch (operation) {
        case 'contains':
            return { sql: `instr(lower(${left}), ?) > 0`, params: [...params, text] };
        case 'startsWith':
            return { sql: `instr(lower(${left}), ?) = 1`, params: [...params, text] };
        case 'includes':
            return { sql: `instr(lower(';' || ${left} || ';'), ?) > 0`, params: [...params, `;${text};`] };
        default:
            return { sql: `${left} = ?`, params: [...params, value] };
    }
}

function stored({ type }: FieldDefinition, text: string): SqlValue {
    if (text === '') return null;
    if (type === 'boolean') return Number(/^(true|1)$/i.test(text));
    return isNumberType(type) ? Number(text) : text;
}
