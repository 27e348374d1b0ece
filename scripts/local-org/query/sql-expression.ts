/** Expressions as SQL. */
import type { Session, SqlFragment } from '../contracts.ts';
import { visibleRows } from '../access/visibility.ts';
import { fieldSql } from '../storage/columns.ts';
import type { FieldType } from '../metadata/schema.ts';
import { bind, joined, quoted, sql } from './fragment.ts';
import { LOCAL_TEXT_FUNCTION } from './sql-functions.ts';
import type { DateExpression, Expression, PolymorphicExpression, Source } from './tree.ts';

const TEXT_TYPES: ReadonlySet<FieldType> = new Set([
    'string',
    'textarea',
    'picklist',
    'multipicklist',
    'email',
    'phone',
    'url'
]);

/** The expression's value as stored. */
export function expressionSql(session: Session, expression: Expression): SqlFragment {
    switch (expression.kind) {
        case 'field':
            return fieldSql(session, expression.source.object.name, expression.field.name, expression.source.alias);
        case 'polymorphic':
            return polymorphicSql(session, expression);
        case 'date':
            return dateSql(session, expression);
        case 'aggregate': {
            if (expression.argument === null) return sql('COUNT(*)');
            const argument = comparableSql(session, expression.argument);
            return expression.function === 'COUNT_DISTINCT'
                ? sql('COUNT(DISTINCT ', argument, ')')
                : sql(`${expression.function}(`, argument, ')');
        }
    }
}

/** The expression ready to be compared or sorted: text does not mind case, unless the field does. */
export function comparableSql(session: Session, expression: Expression): SqlFragment {
    const value = expressionSql(session, expression);
    const column = expression.kind === 'field' && expression.field.formula === null;
    return column || !TEXT_TYPES.has(expression.type) ? value : sql('(', value, ') COLLATE NOCASE');
}

/** Whether comparisons of this expression mind case. */
export function isCaseSensitive(expression: Expression): boolean {
    return expression.kind === 'field' && expression.field.caseSensitive;
}

/** Which rows of an object exist for the caller: not deleted, and visible. */
export function rowFilter(
    session: Session,
    { object, alias, withDeleted }: Pick<Source, 'object' | 'alias' | 'withDeleted'>
): SqlFragment {
    const filters: SqlFragment[] = [];
    const deleted = object.fields.get('isdeleted');
    if (deleted !== undefined && !withDeleted)
        filters.push(sql(fieldSql(session, object.name, deleted.name, alias), ' = 0'));
    const visible = visibleRows(session, object.name, alias);
    if (visible !== null) filters.push(sql('(', visible, ')'));
    return filters.length === 0 ? sql('1') : joined(filters, ' AND ');
}

function polymorphicSql(session: Session, expression: PolymorphicExpression): SqlFragment {
    const { source, via, targets, member } = expression;
    const reference = fieldSql(session, source.object.name, via.name, source.alias);
    const alias = `${source.alias}_${via.name}`;
    const branches = targets.flatMap(({ object, field }) => {
        if (field === null && member !== 'Type') return [];
        const value = field === null ? bind(object.name) : fieldSql(session, object.name, field.name, alias);
        const id = fieldSql(session, object.name, 'Id', alias);
        return sql(
            'WHEN ',
            bind(object.keyPrefix),
            ' THEN (SELECT ',
            value,
            ` FROM ${quoted(object.name)} AS ${quoted(alias)} WHERE `,
            id,
            ' = ',
            reference,
            ' AND ',
            rowFilter(session, { object, alias, withDeleted: source.withDeleted }),
            ') '
        );
    });
    return branches.length === 0 ? sql('NULL') : sql('(CASE substr(', reference, ', 1, 3) ', ...branches, 'END)');
}

function dateSql(session: Session, expression: DateExpression): SqlFragment {
    const stored = expressionSql(session, expression.argument);
    const text = expression.local ? sql(`${LOCAL_TEXT_FUNCTION}(`, stored, ', ', bind(session.timeZone), ')') : stored;
    const part = (start: number, length: number): SqlFragment =>
        sql('CAST(substr(', text, `, ${String(start)}, ${String(length)}) AS INTEGER)`);
    const formatted = (format: string): SqlFragment =>
        sql(`CAST(strftime('${format}', substr(`, text, ', 1, 10)) AS INTEGER)');
    switch (expression.function) {
        case 'CALENDAR_MONTH':
        case 'FISCAL_MONTH':
            return part(6, 2);
        case 'CALENDAR_QUARTER':
        case 'FISCAL_QUARTER':
            return sql('((', part(6, 2), ' + 2) / 3)');
        case 'CALENDAR_YEAR':
        case 'FISCAL_YEAR':
            return part(1, 4);
        case 'DAY_IN_MONTH':
            return part(9, 2);
        case 'DAY_IN_WEEK':
            return sql('(', formatted('%w'), ' + 1)');
        case 'DAY_IN_YEAR':
            return formatted('%j');
        case 'DAY_ONLY':
            return sql('substr(', text, ', 1, 10)');
        case 'HOUR_IN_DAY':
            return part(12, 2);
        case 'WEEK_IN_MONTH':
            return sql('((', part(9, 2), ' + 6) / 7)');
        case 'WEEK_IN_YEAR':
            return sql('((', formatted('%j'), ' + 6) / 7)');
    }
}
