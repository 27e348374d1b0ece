/** One comparison of a field with values: the types are checked as Salesforce checks them, the values turned into stored ones. */
import { isLongText } from '../metadata/field.ts';
import type { FieldDefinition, FieldType } from '../metadata/schema.ts';
import type { SalesforceError } from '../errors.ts';
import { normalizeId } from '../storage/ids.ts';
import type { QueryContext } from './context.ts';
import { addDays, daysOf, firstDayOfWeek } from './date-literals.ts';
import type { Literal } from './literals.ts';
import { plainText } from './literals.ts';
import type { CompareOperator, Condition, Expression, Span, StoredValue } from './tree.ts';
import { startOfDay } from './zone.ts';

export function fieldOf(expression: Expression): FieldDefinition | null {
    return expression.kind === 'field' ? expression.field : null;
}

/** The name that messages call an expression by. */
export function nameOf(expression: Expression): string {
    switch (expression.kind) {
        case 'field':
            return expression.field.name;
        case 'polymorphic':
            return expression.member;
        case 'date':
            return `${expression.function}(${expression.argument.field.name})`;
        case 'aggregate':
            return `${expression.function}(${expression.argument === null ? '' : nameOf(expression.argument)})`;
    }
}

export function requireFilterable(context: QueryContext, expression: Expression): void {
    const field = fieldOf(expression);
    if (field !== null && (!field.filterable || isLongText(field))) {
        throw context.error(
            'INVALID_FIELD',
            `field '${field.name}' can not be filtered in a query call`,
            field.name,
            'WHERE'
        );
    }
}

/** `expression operator literal`. */
export function comparison(
    context: QueryContext,
    expression: Expression,
    operator: CompareOperator,
    literal: Literal
): Condition {
    requireFilterable(context, expression);
    if (operator !== '=' && operator !== '!=') requireOrdered(context, expression);
    const value = readValue(context, expression, literal);
    if (value === null && operator !== '=' && operator !== '!=') {
        // Nothing is less or greater than blank.
        return { kind: 'or', operands: [] };
    }
    if (typeof value === 'object' && value !== null) return { kind: 'span', expression, operator, span: value };
    return { kind: 'compare', expression, operator, value };
}

/** `expression IN (literals)`. */
export function membership(context: QueryContext, expression: Expression, literals: readonly Literal[]): Condition {
    requireFilterable(context, expression);
    const values: StoredValue[] = [];
    const spans: Condition[] = [];
    let orBlank = false;
    for (const literal of literals) {
        const value = readValue(context, expression, literal);
        if (value === null) orBlank = true;
        else if (typeof value === 'object') spans.push({ kind: 'span', expression, operator: '=', span: value });
        else values.push(value);
    }
    const oneOf: Condition = { kind: 'oneOf', expression, values, orBlank };
    return spans.length === 0 ? oneOf : { kind: 'or', operands: [oneOf, ...spans] };
}

const PATTERN_TYPES: ReadonlySet<FieldType> = new Set(['string', 'textarea', 'picklist', 'email', 'phone', 'url']);

/** `expression LIKE pattern`. */
export function likeness(context: QueryContext, expression: Expression, literal: Literal): Condition {
    requireFilterable(context, expression);
    if (!PATTERN_TYPES.has(expression.type)) throw invalidOperator(context, expression);
    if (literal.type === 'null') return { kind: 'compare', expression, operator: '=', value: null };
    if (literal.type !== 'string') throw wrongType(context, expression);
    return { kind: 'like', expression, pattern: literal.value };
}

/** `expression INCLUDES ('a;b', 'c')`: a and b, or c. */
export function inclusion(context: QueryContext, expression: Expression, literals: readonly Literal[]): Condition {
    requireFilterable(context, expression);
    if (expression.type !== 'multipicklist') throw invalidOperator(context, expression);
    const alternatives = literals.map((literal) => {
        if (literal.type !== 'string') throw wrongType(context, expression);
        return plainText(literal.value).split(';');
    });
    return { kind: 'includes', expression, alternatives };
}

/** A literal as the field stores it; a span for relative dates; null for blank. */
function readValue(context: QueryContext, expression: Expression, literal: Literal): StoredValue | Span | null {
    if (literal.type === 'null') return null;
    switch (expression.type) {
        case 'boolean':
            if (literal.type !== 'boolean') throw wrongType(context, expression);
            return literal.value ? 1 : 0;
        case 'int':
            if (literal.type !== 'number' || !literal.integer) throw wrongType(context, expression);
            return literal.value;
        case 'double':
        case 'currency':
        case 'percent':
            if (literal.type !== 'number') throw wrongType(context, expression);
            return literal.value;
        case 'date':
        case 'datetime':
            return readDate(context, expression, literal);
        case 'id':
        case 'reference':
            return readId(context, expression, literal);
        default:
            if (literal.type !== 'string') throw wrongType(context, expression);
            return plainText(literal.value) || null;
    }
}

function readId(context: QueryContext, expression: Expression, literal: Literal): string | null {
    if (literal.type !== 'string') throw wrongType(context, expression);
    if (literal.value === '') return null;
    const id = normalizeId(literal.value);
    if (id === null) {
        throw context.error(
            'INVALID_QUERY_FILTER_OPERATOR',
            `invalid ID field: ${literal.value}`,
            nameOf(expression),
            'WHERE'
        );
    }
    return id;
}

function readDate(context: QueryContext, expression: Expression, literal: Literal): StoredValue | Span {
    if (literal.type === expression.type) return (literal as { value: string }).value;
    if (literal.type !== 'dateLiteral') throw wrongType(context, expression);
    const { session } = context;
    const days = daysOf(literal.name, literal.count, session.today(), firstDayOfWeek(session.locale));
    if (days === undefined) throw context.error('MALFORMED_QUERY', `unexpected token: '${literal.name}'`, literal.name);
    const after = addDays(days.last, 1);
    return expression.type === 'date'
        ? { from: days.first, to: after }
        : { from: startOfDay(days.first, session.timeZone), to: startOfDay(after, session.timeZone) };
}

const UNORDERED_TYPES: ReadonlySet<FieldType> = new Set(['boolean', 'multipicklist']);

function requireOrdered(context: QueryContext, expression: Expression): void {
    if (UNORDERED_TYPES.has(expression.type)) throw invalidOperator(context, expression);
}

function invalidOperator(context: QueryContext, expression: Expression): SalesforceError {
    const type = expression.type === 'reference' ? 'id' : expression.type;
    return context.error(
        'INVALID_QUERY_FILTER_OPERATOR',
        `invalid operator on ${type} field`,
        nameOf(expression),
        'WHERE'
    );
}

const TYPE_NAMES: Partial<Record<FieldType, string>> = {
    id: 'ID',
    reference: 'ID',
    datetime: 'dateTime',
    textarea: 'string'
};
const UNQUOTED: ReadonlySet<FieldType> = new Set([
    'boolean',
    'int',
    'double',
    'currency',
    'percent',
    'date',
    'datetime'
]);
const TEXT_NAMES: ReadonlySet<FieldType> = new Set(['picklist', 'multipicklist', 'email', 'phone', 'url']);
const DOUBLE_NAMES: ReadonlySet<FieldType> = new Set(['currency', 'percent']);

function wrongType(context: QueryContext, expression: Expression): SalesforceError {
    const { type } = expression;
    const named = TYPE_NAMES[type] ?? (TEXT_NAMES.has(type) ? 'string' : DOUBLE_NAMES.has(type) ? 'double' : type);
    const quotes = UNQUOTED.has(type) ? 'should not be enclosed in quotes' : 'should be enclosed in quotes';
    const name = nameOf(expression);
    const message = `value of filter criterion for field '${name}' must be of type ${named} and ${quotes}`;
    return context.error('INVALID_FIELD', message, name, 'WHERE');
}
