/** Types of `uiapi { aggregate { ... } }`: groups, and what is counted and summed in them. */
import { GraphQLInt, GraphQLObjectType, GraphQLString } from 'graphql';
import type {
    GraphQLFieldConfig,
    GraphQLFieldConfigArgumentMap,
    GraphQLFieldConfigMap,
    GraphQLOutputType
} from 'graphql';
import type { SqlValue } from '../../contracts.ts';
import type { FieldDefinition, ObjectDefinition } from '../../metadata/schema.ts';
import { isLongText } from '../../metadata/field.ts';
import { displayValue, labelOf } from '../../query/display.ts';
import type { GroupNode } from '../nodes.ts';
import { connectionType } from './connections.ts';
import { COMPARED, SUMMED, VALUE_SCALARS, kindOf } from './field-types.ts';
import type { ValueKind } from './field-types.ts';
import type { FilterTypes } from './filters.ts';
import { LongValue, VALUE_TYPES } from './value-types.ts';
import type { RequestContext } from './value-types.ts';

/** A field of a group. */
interface FieldAggregate {
    readonly field: FieldDefinition;
    readonly values: ReadonlyMap<string, SqlValue>;
}

type Fields = GraphQLFieldConfigMap<FieldAggregate, RequestContext>;

const AVERAGE: Pick<FieldDefinition, 'type' | 'scale'> = { type: 'double', scale: 2 };
const COUNT: Pick<FieldDefinition, 'type' | 'scale'> = { type: 'int', scale: 0 };

function result(
    key: string,
    type: GraphQLOutputType,
    as?: Pick<FieldDefinition, 'type' | 'scale'>
): GraphQLFieldConfig<FieldAggregate, RequestContext> {
    return { type, resolve: ({ field, values }) => ({ field: { ...field, ...as }, stored: values.get(key) ?? null }) };
}

const fieldAggregates = new Map<ValueKind, GraphQLObjectType<FieldAggregate, RequestContext>>();

function fieldAggregate(kind: ValueKind): GraphQLObjectType<FieldAggregate, RequestContext> {
    let type = fieldAggregates.get(kind);
    if (type === undefined) {
        type = new GraphQLObjectType<FieldAggregate, RequestContext>({
            name: `${kind}Aggregate`,
            fields: aggregateFields(kind)
        });
        fieldAggregates.set(kind, type);
    }
    return type;
}

function aggregateFields(kind: ValueKind): Fields {
    const stored = ({ values }: FieldAggregate): SqlValue => values.get('value') ?? null;
    const own = VALUE_TYPES[kind];
    return {
        value: {
            type: VALUE_SCALARS[kind],
            resolve: (self) => (kind === 'Boolean' ? stored(self) === 1 : stored(self))
        },
        displayValue: {
            type: GraphQLString,
            resolve: (self, _args, { session }) => displayValue(session, self.field, stored(self))
        },
        label: {
            type: GraphQLString,
            resolve: (self) => (stored(self) === null ? null : labelOf(self.field, String(stored(self))))
        },
        count: result('COUNT', LongValue, COUNT),
        countDistinct: result('COUNT_DISTINCT', LongValue, COUNT),
        ...(SUMMED.has(kind) && { sum: result('SUM', own), avg: result('AVG', VALUE_TYPES.Double, AVERAGE) }),
        ...(COMPARED.has(kind) && { min: result('MIN', own), max: result('MAX', own) })
    };
}

/** The aggregates of an object: `AccountAggregateConnection` and what is in it. */
export class AggregateTypes {
    readonly #filters: FilterTypes;

    constructor(filters: FilterTypes) {
        this.#filters = filters;
    }

    connection(object: ObjectDefinition): GraphQLObjectType {
        const aggregate = new GraphQLObjectType<GroupNode, RequestContext>({
            name: `${object.name}Aggregate`,
            fields: () => aggregatesOf(object)
        });
        const group = new GraphQLObjectType<GroupNode, RequestContext>({
            name: `${object.name}Result`,
            fields: () => ({ aggregate: { type: aggregate, resolve: (node) => node } })
        });
        return connectionType(`${object.name}Aggregate`, group);
    }

    connectionArguments(object: ObjectDefinition): GraphQLFieldConfigArgumentMap {
        return {
            first: { type: GraphQLInt },
            after: { type: GraphQLString },
            where: { type: this.#filters.filter(object) },
            groupBy: { type: this.#filters.groupBy(object) },
            orderBy: { type: this.#filters.aggregateOrderBy(object) }
        };
    }
}

function aggregatesOf(object: ObjectDefinition): GraphQLFieldConfigMap<GroupNode, RequestContext> {
    const fields: GraphQLFieldConfigMap<GroupNode, RequestContext> = {};
    for (const field of object.fields.values()) {
        if (isLongText(field)) continue;
        fields[field.name] = {
            type: fieldAggregate(kindOf(field)),
            resolve: ({ values }) => ({ field, values: values.get(field.name) ?? NO_VALUES })
        };
    }
    return fields;
}

const NO_VALUES: ReadonlyMap<string, SqlValue> = new Map();
