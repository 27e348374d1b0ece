/** Filters of a report to conditions of a query. */
import { comparison, likeness } from '../query/conditions.ts';
import { addDays, firstDayOfWeek } from '../query/date-literals.ts';
import { textLiteral, type Literal } from '../query/literals.ts';
import { Sources } from '../query/sources.ts';
import type { CompareOperator, Condition, FieldExpression } from '../query/tree.ts';
import { startOfDay } from '../query/zone.ts';
import type { QueryContext } from '../query/context.ts';
import { normalizeId } from '../storage/ids.ts';
import type {
    FilterOperator,
    ReportBucket,
    ReportColumn,
    ReportCrossFilter,
    ReportDefinition,
    ReportFilter
} from './contracts.ts';
import { findField } from './columns.ts';
import { readValues, splitValues } from './filter-values.ts';
import { intervalDays } from './intervals.ts';
import { parseLogic, type FilterLogic } from './logic.ts';
import type { ReportSource } from './source.ts';

const COMPARISONS: Partial<Record<FilterOperator, CompareOperator>> = {
    equals: '=',
    notEqual: '!=',
    lessThan: '<',
    greaterThan: '>',
    lessOrEqual: '<=',
    greaterOrEqual: '>='
};
/** These hold when they hold for every value; the others when they hold for one. */
const FOR_EVERY_VALUE: ReadonlySet<FilterOperator> = new Set(['notEqual', 'notContain', 'excludes']);

type FindColumn = (token: string) => ReportColumn;

/** All filters of a report, by its logic. */
export function filterConditions(source: ReportSource, report: ReportDefinition, find: FindColumn): Condition[] {
    const each = report.filters.map((filter) => filterCondition(source, filter, find));
    const own =
        report.booleanFilter === null ? each : [applyLogic(parseLogic(report.booleanFilter, each.length), each)];
    return [
        ...own,
        ...report.crossFilters.map((cross) => crossCondition(source, cross, find)),
        ...timeFrame(source, report, find),
        ...scope(source, report)
    ];
}

function applyLogic(logic: FilterLogic, conditions: readonly Condition[]): Condition {
    switch (logic.kind) {
        case 'filter':
            return conditions[logic.index] ?? { kind: 'and', operands: [] };
        case 'not':
            return { kind: 'not', operand: applyLogic(logic.operand, conditions) };
        default:
            return { kind: logic.kind, operands: logic.operands.map((operand) => applyLogic(operand, conditions)) };
    }
}

/** One filter; also those that a dashboard adds. */
export function filterCondition(source: ReportSource, filter: ReportFilter, find: FindColumn): Condition {
    const column = find(filter.column);
    if (filter.columnToColumn) return columnCondition(source, filter, column, find(filter.value));
    if (column.bucket !== null) return bucketCondition(source, column, column.bucket, filter);
    const { value } = source.expressions(column);
    const literals = readValues(column.field, filter.value);
    const ids = column.field.reference === null ? null : literals.map(idLiteral);
    if (ids?.every((id) => id !== null) === true) {
        return valuesCondition(source.context, source.idExpression(column), filter.operator, ids);
    }
    return valuesCondition(source.context, value, filter.operator, literals);
}

/** An id where one was typed for the name of a record. */
function idLiteral(literal: Literal): Literal | null {
    const id = literal.type === 'string' ? normalizeId(literal.value) : null;
    return id === null ? null : { type: 'string', value: id };
}

function valuesCondition(
    context: QueryContext,
    expression: FieldExpression,
    operator: FilterOperator,
    literals: readonly Literal[]
): Condition {
    const operands = literals.map((literal) => valueCondition(context, expression, operator, literal));
    return { kind: FOR_EVERY_VALUE.has(operator) ? 'and' : 'or', operands };
}

function valueCondition(
    context: QueryContext,
    expression: FieldExpression,
    operator: FilterOperator,
    literal: Literal
): Condition {
    const compare = COMPARISONS[operator];
    if (compare !== undefined) {
        return expression.type === 'datetime' && literal.type === 'date'
            ? dayCondition(context, expression, compare, literal.value)
            : comparison(context, expression, compare, literal);
    }
    if (literal.type !== 'string') {
        return { kind: 'compare', expression, operator: FOR_EVERY_VALUE.has(operator) ? '!=' : '=', value: null };
    }
    const text = literal.value;
    switch (operator) {
        case 'includes':
            return { kind: 'includes', expression, alternatives: [[text]] };
        case 'excludes':
            return { kind: 'not', operand: { kind: 'includes', expression, alternatives: [[text]] } };
        case 'startsWith':
            return likeness(context, expression, { type: 'string', value: `${pattern(text)}%` });
        case 'notContain':
            return {
                kind: 'not',
                operand: likeness(context, expression, { type: 'string', value: `%${pattern(text)}%` })
            };
        default:
            return likeness(context, expression, { type: 'string', value: `%${pattern(text)}%` });
    }
}

function pattern(text: string): string {
    return text.replace(/[%_]/g, (character) => `\\${character}`);
}

/** A day that instants are compared with: all of it, in the viewer's time zone. */
function dayCondition(
    context: QueryContext,
    expression: FieldExpression,
    operator: CompareOperator,
    day: string
): Condition {
    const { timeZone } = context.session;
    const span = { from: startOfDay(day, timeZone), to: startOfDay(addDays(day, 1), timeZone) };
    return { kind: 'span', expression, operator, span };
}

function columnCondition(
    source: ReportSource,
    filter: ReportFilter,
    column: ReportColumn,
    other: ReportColumn
): Condition {
    const operator = COMPARISONS[filter.operator];
    const [left, right] = [source.expressions(column).value, source.expressions(other).value];
    if (operator === undefined) throw source.context.error('INVALID_FIELD', `Invalid operator ${filter.operator}`);
    return { kind: 'compareFields', expression: left, operator, other: right };
}

/** `equals` and `notEqual` of names of buckets. */
function bucketCondition(
    source: ReportSource,
    column: ReportColumn,
    bucket: ReportBucket,
    filter: ReportFilter
): Condition {
    const expression = source.expressions(column).value;
    const isIn = (label: string): Condition => {
        const own = bucket.values.find((value) => value.label.toLowerCase() === label.toLowerCase());
        if (own !== undefined) return memberOf(source.context, expression, own);
        if (label === '') return { kind: 'compare', expression, operator: '=', value: null };
        const members = bucket.values.map((value) => memberOf(source.context, expression, value));
        const rest: Condition = { kind: 'not', operand: { kind: 'or', operands: members } };
        const filled: Condition = { kind: 'compare', expression, operator: '!=', value: null };
        if (bucket.otherLabel?.toLowerCase() === label.toLowerCase()) return { kind: 'and', operands: [rest, filled] };
        // Without a bucket for them, the other values stand for themselves.
        const isItself = bucket.otherLabel === null && bucket.type !== 'number';
        return isItself
            ? comparison(source.context, expression, '=', textLiteral(label))
            : { kind: 'or', operands: [] };
    };
    const any: Condition = { kind: 'or', operands: splitValues(filter.value).map(isIn) };
    return filter.operator === 'notEqual' ? { kind: 'not', operand: any } : any;
}

function memberOf(
    context: QueryContext,
    expression: FieldExpression,
    { sources }: ReportBucket['values'][number]
): Condition {
    const operands = sources.map(({ value, from, to }): Condition => {
        if (value !== null) return comparison(context, expression, '=', textLiteral(value));
        const bounds: Condition[] = [];
        const number = (bound: number): Literal => ({ type: 'number', value: bound, integer: Number.isInteger(bound) });
        if (from !== null) bounds.push(comparison(context, expression, '>', number(from)));
        if (to !== null) bounds.push(comparison(context, expression, '<=', number(to)));
        return { kind: 'and', operands: bounds };
    });
    return { kind: 'or', operands };
}

/** With or without related records. */
function crossCondition(source: ReportSource, cross: ReportCrossFilter, find: FindColumn): Condition {
    const { context } = source;
    const { objects } = context.session.org.schema;
    const sources = new Sources(context, cross.relatedTable);
    const related = (path: string): FieldExpression => {
        const found = findField(objects, cross.relatedTable, path);
        return sources.field(sources.root, found?.field.name ?? path);
    };
    const filters = cross.filters.map((filter) => {
        const expression = related(filter.column);
        return valuesCondition(context, expression, filter.operator, readValues(expression.field, filter.value));
    });
    const joinColumn = related(cross.relatedColumn);
    const query = sources.query({
        columns: [{ expression: joinColumn, path: [joinColumn.field.name], display: 'value' }],
        where: filters.length === 0 ? null : { kind: 'and', operands: filters }
    });
    const condition: Condition = { kind: 'inQuery', expression: source.idExpression(find(cross.primaryColumn)), query };
    return cross.without ? { kind: 'not', operand: condition } : condition;
}

function timeFrame(source: ReportSource, { timeFrame: frame }: ReportDefinition, find: FindColumn): Condition[] {
    if (frame === null) return [];
    const { session } = source.context;
    const { from, to } = intervalDays(frame, session.today(), firstDayOfWeek(session.locale));
    if (from === null && to === null) return [];
    const expression = source.expressions(find(frame.column)).value;
    const bound = (day: string): string => (expression.type === 'date' ? day : startOfDay(day, session.timeZone));
    const sides: Condition[] = [];
    if (from !== null) sides.push({ kind: 'compare', expression, operator: '>=', value: bound(from) });
    if (to !== null) sides.push({ kind: 'compare', expression, operator: '<', value: bound(to) });
    return sides;
}

function scope(source: ReportSource, report: ReportDefinition): Condition[] {
    if (report.scope !== 'user') return [];
    const { userId } = source.context.session;
    return [{ kind: 'compare', expression: source.baseField('OwnerId'), operator: '=', value: userId }];
}
