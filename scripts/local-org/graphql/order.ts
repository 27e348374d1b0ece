/** `orderBy` to orderings, in the order in which its fields were written. */
import { valueFromASTUntyped } from 'graphql';
import type { FieldNode } from 'graphql';
import type { ObjectDefinition } from '../metadata/schema.ts';
import { requireSortable } from '../query/resolve.ts';
import { idOf } from '../query/shape.ts';
import type { Sources } from '../query/sources.ts';
import { findReference, readableField } from '../query/sources.ts';
import type { Ordering, Source } from '../query/tree.ts';
import { InvalidRequest } from './errors.ts';
import type { RequestContext } from './schema/value-types.ts';

type Input = Readonly<Record<string, unknown>>;

/** An argument as written: coerced values would come in the schema's order of fields. */
export function writtenArgument(node: FieldNode, name: string, { variables }: RequestContext): Input {
    const argument = node.arguments?.find((each) => each.name.value === name);
    const value: unknown = argument === undefined ? {} : valueFromASTUntyped(argument.value, variables);
    return typeof value === 'object' && value !== null ? (value as Input) : {};
}

/** The orderings of `orderBy`; equal rows follow their ids, so that pages do not overlap. */
export function readOrder(sources: Sources, orderBy: Input): Ordering[] {
    const orderings = orderingsOf(sources, sources.root, orderBy);
    return [...orderings, { expression: idOf(sources.root), descending: false, nullsLast: false }];
}

function orderingsOf(sources: Sources, source: Source, orderBy: Input): Ordering[] {
    return Object.entries(orderBy).flatMap(([key, value]) => {
        if (typeof value !== 'object' || value === null) return [];
        const { context } = sources;
        const { object } = source;
        if (object.fields.has(key.toLowerCase())) {
            if (readableField(context, object, key) === undefined) throw notInOrder(object, key);
            const expression = sources.field(source, key);
            requireSortable(context, expression);
            return [{ expression, ...directionOf(value) }];
        }
        const via = findReference(context, object, key);
        if (via === undefined) throw notInOrder(object, key);
        return orderingsOf(sources, sources.parent(source, via), value as Input);
    });
}

export function directionOf(clause: object): Pick<Ordering, 'descending' | 'nullsLast'> {
    const { order, nulls } = clause as Input;
    return { descending: order === 'DESC', nullsLast: nulls === 'LAST' };
}

function notInOrder(object: ObjectDefinition, key: string): InvalidRequest {
    const message = `argument 'orderBy' contains a field not in '${object.name}_OrderBy': '${key}'`;
    return new InvalidRequest(`Validation error (WrongType@[uiapi/query/${object.name}]) : ${message}`);
}
