/** Functions of SOQL to typed expressions: aggregates and parts of dates. */
import type { FieldFunctionExpression, FunctionExp } from '@jetstreamapp/soql-parser-js';
import type { FieldType } from '../metadata/schema.ts';
import type { QueryContext } from './context.ts';
import { nameOf } from './conditions.ts';
import { isLongText, isNumberType } from '../metadata/field.ts';
import type { Sources } from './sources.ts';
import { AGGREGATE_FUNCTIONS, DATE_FUNCTIONS } from './tree.ts';
import type { AggregateExpression, AggregateFunction, DateExpression, DateFunction, ScalarExpression } from './tree.ts';

type Call = FunctionExp | FieldFunctionExpression;

export function functionName(call: Call): string {
    return (call.functionName ?? '').toUpperCase();
}

export function isAggregateFunction(name: string): name is AggregateFunction {
    return (AGGREGATE_FUNCTIONS as readonly string[]).includes(name);
}

export function isDateFunction(name: string): name is DateFunction {
    return (DATE_FUNCTIONS as readonly string[]).includes(name);
}

/** An aggregate or a part of a date; every other function is refused where it stands. */
export function resolveFunction(sources: Sources, call: Call): AggregateExpression | DateExpression {
    const name = functionName(call);
    if (isAggregateFunction(name)) return resolveAggregate(sources, name, call);
    if (isDateFunction(name)) return resolveDateFunction(sources, name, call);
    throw sources.context.error('MALFORMED_QUERY', `unexpected token: '${call.functionName ?? ''}'`, call.functionName);
}

/** The only parameter, if it is the path of a field. */
export function fieldParameter(context: QueryContext, call: Call): string {
    const parameters = call.parameters ?? [];
    const [first] = parameters;
    if (parameters.length !== 1 || typeof first !== 'string') {
        throw context.error('MALFORMED_QUERY', `unexpected token: '${call.rawValue ?? ''}'`, call.functionName);
    }
    return first;
}

const NOT_COMPARED: ReadonlySet<FieldType> = new Set(['boolean', 'multipicklist', 'textarea']);

function resolveAggregate(sources: Sources, name: AggregateFunction, call: Call): AggregateExpression {
    const { context } = sources;
    if ((call.parameters ?? []).length === 0 && name === 'COUNT') {
        return { kind: 'aggregate', function: 'COUNT', argument: null, type: 'int' };
    }
    const [parameter] = call.parameters ?? [];
    const nested = typeof parameter === 'object';
    const argument = nested ? resolveFunction(sources, parameter) : sources.resolve(fieldParameter(context, call));
    if (argument.kind === 'aggregate') throw context.error('MALFORMED_QUERY', `unexpected token: '('`);
    return aggregateOf(context, name, argument);
}

/** Throws where the function does not apply to the argument's type. */
export function aggregateOf(
    context: QueryContext,
    name: AggregateFunction,
    argument: ScalarExpression
): AggregateExpression {
    const sum = name === 'SUM' || name === 'AVG';
    const extreme = name === 'MIN' || name === 'MAX';
    const longText = argument.kind === 'field' && isLongText(argument.field);
    if (longText || (sum && !isNumberType(argument.type)) || (extreme && NOT_COMPARED.has(argument.type))) {
        const message = `field ${nameOf(argument)} does not support aggregate operator ${name}`;
        throw context.error('MALFORMED_QUERY', message, nameOf(argument));
    }
    const type = name === 'AVG' ? 'double' : sum || extreme ? argument.type : 'int';
    return { kind: 'aggregate', function: name, argument, type };
}

function resolveDateFunction(sources: Sources, name: DateFunction, call: Call): DateExpression {
    const { context } = sources;
    const [parameter] = call.parameters ?? [];
    const local = typeof parameter === 'object' && functionName(parameter) === 'CONVERTTIMEZONE';
    const path = local ? fieldParameter(context, parameter) : fieldParameter(context, call);
    return dateFunctionOf(context, name, sources.resolve(path), local);
}

/** Throws where the argument is no date. */
export function dateFunctionOf(
    context: QueryContext,
    name: DateFunction,
    argument: ScalarExpression,
    local: boolean
): DateExpression {
    const needsTime = name === 'HOUR_IN_DAY' || local;
    const fits = argument.type === 'datetime' || (argument.type === 'date' && !needsTime);
    if (argument.kind !== 'field' || !fits) {
        const message = `field ${nameOf(argument)} does not support function ${local ? 'convertTimezone' : name}`;
        throw context.error('MALFORMED_QUERY', message, nameOf(argument));
    }
    return { kind: 'date', function: name, argument, local, type: name === 'DAY_ONLY' ? 'date' : 'int' };
}
