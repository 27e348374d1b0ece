/** `StringValue`, `CurrencyValue` and their kin: a field's value, and the text that people read. */
import { GraphQLInterfaceType, GraphQLObjectType, GraphQLString } from 'graphql';
import type { GraphQLFieldConfigMap } from 'graphql';
import type { Dml, Session, SqlValue } from '../../contracts.ts';
import type { FieldDefinition } from '../../metadata/schema.ts';
import { displayValue, labelOf } from '../../query/display.ts';
import type { Arguments } from '../arguments.ts';
import { LongScalar } from './scalars.ts';
import { VALUE_KINDS, VALUE_SCALARS } from './field-types.ts';
import type { ValueKind } from './field-types.ts';

/** What the resolvers of value types are given. */
export interface FieldValue {
    readonly field: FieldDefinition;
    readonly stored: SqlValue;
}

/** What every resolver is given. */
export interface RequestContext {
    readonly session: Session;
    /** What mutations write by. */
    readonly dml: Dml;
    /** As they came, before coercion: the order of keys counts in `orderBy`. */
    readonly variables: Readonly<Record<string, unknown>>;
    /** What was made of the document's connections, by their place in the answer: for as long as the caller may do the same. */
    readonly readers: Map<string, ConnectionReader>;
}

/** The whole answer of a connection, given the variables in their types. */
export type ConnectionReader = (context: RequestContext, variables: Arguments) => unknown;

export const FieldValueInterface = new GraphQLInterfaceType({
    name: 'FieldValue',
    fields: { displayValue: { type: GraphQLString } }
});

type Fields = GraphQLFieldConfigMap<FieldValue, RequestContext>;

function valueType(kind: ValueKind): GraphQLObjectType<FieldValue, RequestContext> {
    const boolean = kind === 'Boolean';
    const fields: Fields = {
        value: { type: VALUE_SCALARS[kind], resolve: ({ stored }) => (boolean ? stored === 1 : stored) },
        displayValue: {
            type: GraphQLString,
            resolve: ({ field, stored }, _args, { session }) => displayValue(session, field, stored)
        }
    };
    const label: Fields = {
        label: {
            type: GraphQLString,
            resolve: ({ field, stored }) => (stored === null ? null : labelOf(field, String(stored)))
        }
    };
    return new GraphQLObjectType<FieldValue, RequestContext>({
        name: `${kind}Value`,
        interfaces: [FieldValueInterface],
        fields: kind === 'Picklist' ? { ...fields, ...label } : fields
    });
}

export const VALUE_TYPES = Object.fromEntries(VALUE_KINDS.map((kind) => [kind, valueType(kind)])) as Readonly<
    Record<ValueKind, GraphQLObjectType<FieldValue, RequestContext>>
>;

/** A count. */
export const LongValue = new GraphQLObjectType<FieldValue, RequestContext>({
    name: 'LongValue',
    interfaces: [FieldValueInterface],
    fields: {
        value: { type: LongScalar, resolve: ({ stored }) => stored },
        displayValue: {
            type: GraphQLString,
            resolve: ({ stored }, _args, { session }) =>
                stored === null
                    ? null
                    : new Intl.NumberFormat(session.locale.replaceAll('_', '-')).format(Number(stored))
        }
    }
});
