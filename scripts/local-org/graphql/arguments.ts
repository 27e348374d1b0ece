/**
 * Arguments of a document as values. The library looks at every field of an input type for each value, and filters have hundreds: here the
 * document is gone through once, and each request only fills in its variables. For documents that were found valid.
 */
import { Kind, isInputObjectType, isLeafType, isListType, isNonNullType } from 'graphql';
import type { FieldNode, GraphQLInputType, ObjectFieldNode, ArgumentNode, ValueNode } from 'graphql';

export type Arguments = Readonly<Record<string, unknown>>;
export type ArgumentTypes = Readonly<Record<string, { readonly type: GraphQLInputType }>>;
type Read<T> = (variables: Arguments) => T;

/**
 * Reads the arguments of a field, given the variables in their types. What a request gives no value for is left out.
 * @param types of the field's arguments, which have no default values
 */
export function argumentsReader(types: ArgumentTypes, { arguments: written = [] }: FieldNode): Read<Arguments> {
    return entriesReader(types, written);
}

function entriesReader(types: ArgumentTypes, written: readonly (ArgumentNode | ObjectFieldNode)[]): Read<Arguments> {
    const entries = written.flatMap(({ name: { value: name }, value }) => {
        const type = types[name]?.type;
        return type === undefined ? [] : [{ name, read: valueReader(type, value) }];
    });
    return (variables) => {
        const values: Record<string, unknown> = {};
        for (const { name, read } of entries) {
            const value = read(variables);
            if (value !== undefined) values[name] = value;
        }
        return values;
    };
}

function valueReader(type: GraphQLInputType, written: ValueNode): Read<unknown> {
    if (isNonNullType(type)) return valueReader(type.ofType, written);
    if (written.kind === Kind.VARIABLE) return (variables) => variables[written.name.value];
    if (written.kind === Kind.NULL) return () => null;
    if (isListType(type)) {
        const items = written.kind === Kind.LIST ? written.values : [written];
        const readers = items.map((item) => valueReader(type.ofType, item));
        return (variables) => readers.map((read) => read(variables) ?? null);
    }
    if (isLeafType(type)) {
        const value: unknown = type.parseLiteral(written, null);
        return () => value;
    }
    if (!isInputObjectType(type) || written.kind !== Kind.OBJECT) throw new TypeError(`No value of ${String(type)}`);
    return entriesReader(type.getFields(), written.fields);
}
