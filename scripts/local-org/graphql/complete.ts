/**
 * Turns what resolvers give into an answer, several times as fast as the library's executor, which looks at every value anew:
 * here the selections are gone through once for a document, and rows then run through what was made of them. For resolvers that give
 * their results at once, take no arguments and ask of `info` only where they stand, as those of records do.
 */
import { isAbstractType, isLeafType, isListType, isNonNullType, isObjectType } from 'graphql';
import type { FieldNode, GraphQLObjectType, GraphQLOutputType, GraphQLResolveInfo } from 'graphql';
import { selectionsOf } from './selections.ts';
import type { RequestContext } from './schema/value-types.ts';

/** The answer for a value, as the caller of `context` is to read it. */
export type Complete = (value: unknown, context: RequestContext) => unknown;

/** @param nodes the fields of the document whose type this is */
export function completion(info: GraphQLResolveInfo, type: GraphQLOutputType, nodes: readonly FieldNode[]): Complete {
    if (isNonNullType(type)) return completion(info, type.ofType, nodes);
    const complete = present(info, type, nodes);
    return (value, context) => (value === null || value === undefined ? null : complete(value, context));
}

function present(info: GraphQLResolveInfo, type: GraphQLOutputType, nodes: readonly FieldNode[]): Complete {
    if (isListType(type)) {
        const item = completion(info, type.ofType, nodes);
        return (values, context) => (values as readonly unknown[]).map((value) => item(value, context));
    }
    if (isLeafType(type)) return (value) => type.serialize(value);
    if (isObjectType(type)) return objectCompletion(info, type, nodes);
    if (!isAbstractType(type)) throw new TypeError(`No completion for ${String(type)}`);
    const known = new Map<string, Complete>();
    return (value, context) => {
        const name = type.resolveType?.(value, context, info, type) as string;
        let complete = known.get(name);
        if (complete === undefined) {
            complete = objectCompletion(info, info.schema.getType(name) as GraphQLObjectType, nodes);
            known.set(name, complete);
        }
        return complete(value, context);
    };
}

function objectCompletion(info: GraphQLResolveInfo, type: GraphQLObjectType, nodes: readonly FieldNode[]): Complete {
    const definitions = type.getFields();
    const names = [type.name, ...type.getInterfaces().map(({ name }) => name)];
    const fields = [...selectionsOf(info, nodes, names)].map(([key, selected]): { key: string; read: Complete } => {
        const name = selected[0]?.name.value ?? '';
        const definition = definitions[name];
        if (definition === undefined) return { key, read: () => type.name };
        const complete = completion(info, definition.type, selected);
        const { resolve } = definition;
        const own = { ...info, path: { key, prev: undefined, typename: type.name } };
        const read: Complete = resolve
            ? (value, context) => complete(resolve(value, {}, context, own), context)
            : (value, context) => complete((value as Readonly<Record<string, unknown>>)[name], context);
        return { key, read };
    });
    return (value, context) => {
        const answer: Record<string, unknown> = {};
        for (const { key, read } of fields) answer[key] = read(value, context);
        return answer;
    };
}
