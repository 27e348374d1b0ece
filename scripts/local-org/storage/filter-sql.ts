/** Conditions of metadata as SQL. */
import type { SqlFragment, SqlValue } from '../contracts.ts';
import { isNumberType } from '../metadata/field.ts';
import type { FieldFilter } from '../metadata/filters.ts';
import type { FieldDefinition } from '../metadata/schema.ts';

const COMPARISONS: Readonly<Partial<Record<FieldFilter['operation'], string>>> = {
    lessThan: '<',
    greaterThan: '>',
    lessOrEqual: '<=',
    greaterOrEqual: '>='
};
const NEGATED: Readonly<Partial<Record<FieldFilter['operation'], FieldFilter['operation']>>> = {
    notEqual: 'equals',
    notContain: 'contains',
    excludes: 'includes'
};

/** @param left The field. Blank is unlike every value. */
export function filterSql(field: FieldDefinition, filter: FieldFilter, left: SqlFragment): SqlFragment {
    const opposite = NEGATED[filter.operation];
    if (opposite !== undefined) {
        const { sql, params } = filterSql(field, { ...filter, operation: opposite }, left);
        return { sql: `(${sql} IS NOT TRUE)`, params };
    }
    const values = filter.value.split(',').map((text) => stored(field, text.trim()));
    const ways = values.map((value) => oneValue(filter.operation, left, value));
    return { sql: `(${ways.map(({ sql }) => sql).join(' OR ')})`, params: ways.flatMap(({ params }) => params) };
}

function oneValue(
    operation: FieldFilter['operation'],
    { sql: left, params }: SqlFragment,
    value: SqlValue
): SqlFragment {
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
