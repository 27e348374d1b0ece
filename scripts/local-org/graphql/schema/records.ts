/** Record types: one for each object, with its fields, parents and children. */
import {
    GraphQLID,
    GraphQLInt,
    GraphQLInterfaceType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLString,
    GraphQLUnionType
} from 'graphql';
import type {
    GraphQLFieldConfig,
    GraphQLFieldConfigArgumentMap,
    GraphQLFieldConfigMap,
    GraphQLOutputType
} from 'graphql';
import type { Org } from '../../contracts.ts';
import type { FieldDefinition, ObjectDefinition, ReferenceDefinition } from '../../metadata/schema.ts';
import { isPolymorphic } from '../../metadata/field.ts';
import { parentNode, valueOf } from '../nodes.ts';
import type { RecordNode } from '../nodes.ts';
import { connectionType } from './connections.ts';
import { kindOf } from './field-types.ts';
import type { FilterTypes } from './filters.ts';
import { LongScalar } from './scalars.ts';
import { VALUE_TYPES } from './value-types.ts';
import type { RequestContext } from './value-types.ts';

type Fields = GraphQLFieldConfigMap<RecordNode, RequestContext>;

const COMMON_FIELDS: Fields = {
    Id: { type: new GraphQLNonNull(GraphQLID), resolve: (node) => node.row[node.plan.idIndex] },
    ApiName: { type: new GraphQLNonNull(GraphQLString), resolve: (node) => node.plan.object.name },
    WeakEtag: {
        type: new GraphQLNonNull(LongScalar),
        resolve: (node) => Date.parse(String(valueOf(node, 'SystemModstamp') ?? valueOf(node, 'LastModifiedDate'))) || 0
    },
    DisplayValue: { type: GraphQLString, resolve: (node) => valueOf(node, node.plan.object.nameField) }
};

export const RecordInterface = new GraphQLInterfaceType({
    name: 'Record',
    fields: {
        ...(COMMON_FIELDS as Record<string, GraphQLFieldConfig<unknown, unknown>>),
        LastModifiedById: { type: VALUE_TYPES.ID },
        LastModifiedDate: { type: VALUE_TYPES.DateTime },
        SystemModstamp: { type: VALUE_TYPES.DateTime }
    },
    resolveType: (node: RecordNode) => node.plan.object.name
});

/** Fields that the interface asks of every record. */
const INTERFACE_FIELDS = ['lastmodifiedbyid', 'lastmodifieddate', 'systemmodstamp'];

export class RecordTypes {
    readonly #org: Org;
    readonly #filters: FilterTypes;
    readonly #records = new Map<string, GraphQLObjectType>();
    readonly #connections = new Map<string, GraphQLObjectType>();

    constructor(org: Org, filters: FilterTypes) {
        this.#org = org;
        this.#filters = filters;
    }

    record(object: ObjectDefinition): GraphQLObjectType {
        let type = this.#records.get(object.name);
        if (type === undefined) {
            type = new GraphQLObjectType<RecordNode, RequestContext>({
                name: object.name,
                interfaces: INTERFACE_FIELDS.every((name) => object.fields.has(name)) ? [RecordInterface] : [],
                fields: () => this.#fields(object)
            });
            this.#records.set(object.name, type);
        }
        return type;
    }

    connection(object: ObjectDefinition): GraphQLObjectType {
        let type = this.#connections.get(object.name);
        if (type === undefined) {
            type = connectionType(object.name, this.record(object));
            this.#connections.set(object.name, type);
        }
        return type;
    }

    /** The arguments of a connection; only a query's own objects have a scope. */
    connectionArguments(object: ObjectDefinition): GraphQLFieldConfigArgumentMap {
        return {
            first: { type: GraphQLInt },
            after: { type: GraphQLString },
            where: { type: this.#filters.filter(object) },
            orderBy: { type: this.#filters.orderBy(object) },
            upperBound: { type: GraphQLInt }
        };
    }

    #fields(object: ObjectDefinition): Fields {
        const fields: Fields = { ...COMMON_FIELDS };
        for (const field of object.fields.values()) {
            if (field.type !== 'id') fields[field.name] = valueField(field);
        }
        for (const field of object.fields.values()) {
            const type = field.reference === null ? null : this.#parentType(object, field, field.reference);
            const name = field.reference?.relationshipName ?? '';
            if (type !== null && fields[name] === undefined)
                fields[name] = { type, resolve: (node) => parentNode(node, name) };
        }
        for (const { childObject, relationshipName } of this.#org.childRelationships(object.name)) {
            const child = this.#org.schema.objects.get(childObject.toLowerCase());
            if (relationshipName === null || child === undefined || fields[relationshipName] !== undefined) continue;
            fields[relationshipName] = {
                type: this.connection(child),
                args: this.connectionArguments(child),
                resolve: (node, _args, _context, info) => node.children.get(String(info.path.key)) ?? null
            };
        }
        return fields;
    }

    #parentType(
        object: ObjectDefinition,
        field: FieldDefinition,
        reference: ReferenceDefinition
    ): GraphQLOutputType | null {
        const targets = reference.to
            .map((name) => this.#org.schema.objects.get(name.toLowerCase()))
            .filter((target) => target !== undefined);
        const [only] = targets;
        if (only === undefined) return null;
        if (!isPolymorphic(field)) return this.record(only);
        return new GraphQLUnionType({
            name: `${object.name}_${reference.relationshipName}`,
            types: () => targets.map((target) => this.record(target)),
            resolveType: (node: RecordNode) => node.plan.object.name
        });
    }
}

function valueField(field: FieldDefinition): GraphQLFieldConfig<RecordNode, RequestContext> {
    return { type: VALUE_TYPES[kindOf(field)], resolve: (node) => ({ field, stored: valueOf(node, field.name) }) };
}
