/** A `where` to conditions of the query engine. */
import type { ObjectDefinition } from '../metadata/schema.ts';
import { comparison, inclusion, likeness, membership } from '../query/conditions.ts';
import type { QueryContext } from '../query/context.ts';
import { textLiteral } from '../query/literals.ts';
import type { Literal } from '../query/literals.ts';
import { checkSemiJoin } from '../query/semi-joins.ts';
import { plainColumn } from '../query/select.ts';
import { Sources, findReference, readableField } from '../query/sources.ts';
import type { CompareOperator, Condition, ScalarExpression, Source } from '../query/tree.ts';
import { InvalidRequest } from './errors.ts';

type Input = Readonly<Record<string, unknown>>;

/** The conditions of a filter on the rows of `source`, or null where there are none. Parents it names are joined. */
export function readFilter(sources: Sources, source: Source, where: unknown): Condition | null {
    if (!isInput(where)) return null;
    const operands = Object.entries(where).flatMap(([key, value]) => readEntry(sources, source, key, value) ?? []);
    return operands.length === 0 ? null : { kind: 'and', operands };
}

function readEntry(sources: Sources, source: Source, key: string, value: unknown): Condition | null {
    if (value === null || value === undefined) return null;
    if (key === 'and' || key === 'or') {
        const operands = (value as unknown[]).flatMap((each) => readFilter(sources, source, each) ?? []);
        return operands.length === 0 ? null : { kind: key, operands };
    }
    if (key === 'not') {
        const operand = readFilter(sources, source, value);
        return operand === null ? null : { kind: 'not', operand };
    }
    const { context } = sources;
    const { object } = source;
    if (object.fields.has(key.toLowerCase())) {
        if (readableField(context, object, key) === undefined) throw notInFilter(object, key);
        return readOperators(sources, sources.field(source, key), value as Input);
    }
    const via = findReference(context, object, key);
    if (via === undefined) throw notInFilter(object, key);
    return readFilter(sources, sources.parent(source, via), value);
}

function notInFilter(object: ObjectDefinition, key: string): InvalidRequest {
    const message = `argument 'where' contains a field not in '${object.name}_Filter': '${key}'`;
    return new InvalidRequest(`Validation error (WrongType@[uiapi/query/${object.name}]) : ${message}`);
}

const COMPARISONS: Readonly<Record<string, CompareOperator>> = {
    eq: '=',
    ne: '!=',
    lt: '<',
    gt: '>',
    lte: '<=',
    gte: '>='
};

function readOperators(sources: Sources, expression: ScalarExpression, operators: Input): Condition {
    const operands = Object.entries(operators).map(([name, value]) => readOperator(sources, expression, name, value));
    return { kind: 'and', operands };
}

function readOperator(sources: Sources, expression: ScalarExpression, name: string, value: unknown): Condition {
    const { context } = sources;
    const operator = COMPARISONS[name];
    if (operator !== undefined) return comparison(context, expression, operator, literalOf(value));
    switch (name) {
        case 'in':
            return membership(context, expression, literalsOf(value));
        case 'nin':
            return { kind: 'not', operand: membership(context, expression, literalsOf(value)) };
        case 'includes':
            return inclusion(context, expression, literalsOf(value));
        case 'excludes':
            return { kind: 'not', operand: inclusion(context, expression, literalsOf(value)) };
        case 'like':
            // The pattern's own backslashes escape its wildcards.
            return likeness(
                context,
                expression,
                typeof value === 'string' ? { type: 'string', value: completePattern(value) } : literalOf(value)
            );
        case 'inq':
            return semiJoin(context, expression, value);
        case 'ninq':
            return { kind: 'not', operand: semiJoin(context, expression, value) };
        default:
            throw new InvalidRequest(`Validation error (WrongType) : unknown operator '${name}'`);
    }
}

/** A backslash before anything but a wildcard or a backslash stands for itself. */
function completePattern(pattern: string): string {
    return pattern.replace(/\\(?![\\%_])/g, '\\\\');
}

function semiJoin(context: QueryContext, expression: ScalarExpression, input: unknown): Condition {
    const { ApiName, ...objects } = isInput(input) ? input : {};
    const named = Object.entries(objects).filter(([, filter]) => filter !== undefined);
    const [entry] = named;
    if (entry === undefined || named.length > 1 || typeof ApiName !== 'string') {
        throw new InvalidRequest('Validation error (WrongType) : a semi-join names one object and the field ApiName');
    }
    const [objectName, filter] = entry;
    const sources = new Sources(context, objectName);
    const column = plainColumn(sources.field(sources.root, ApiName));
    const query = sources.query({ columns: [column], where: readFilter(sources, sources.root, filter) });
    checkSemiJoin(context, expression, query);
    return { kind: 'inQuery', expression, query };
}

function literalsOf(value: unknown): Literal[] {
    return Array.isArray(value) ? value.map(literalOf) : [literalOf(value)];
}

/** A value of the schema's scalars, or one of the ways to name a date. */
function literalOf(value: unknown): Literal {
    switch (typeof value) {
        case 'string':
            return textLiteral(value);
        case 'number':
            return { type: 'number', value, integer: Number.isInteger(value) };
        case 'boolean':
            return { type: 'boolean', value };
        default:
            return isInput(value) ? dateOf(value) : { type: 'null' };
    }
}

/** `{value}`, `{literal}` or `{range: {last_n_days: 7}}`. */
function dateOf(input: Input): Literal {
    const given = Object.entries(input).filter(([, each]) => each !== undefined);
    const [entry] = given;
    if (entry === undefined || given.length > 1) {
        throw new InvalidRequest('Validation error (WrongType) : a date is given by one of value, literal and range');
    }
    const [way, value] = entry;
    if (value === null) return { type: 'null' };
    if (way === 'literal' && typeof value === 'string') return { type: 'dateLiteral', name: value, count: null };
    if (way === 'range') {
        const [range] = Object.entries(value as Record<string, number>);
        if (range === undefined)
            throw new InvalidRequest('Validation error (WrongType) : a range names a number of periods');
        return { type: 'dateLiteral', name: range[0].toUpperCase(), count: range[1] };
    }
    const text = value as string;
    return { type: text.includes('T') ? 'datetime' : 'date', value: text };
}

function isInput(value: unknown): value is Input {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
