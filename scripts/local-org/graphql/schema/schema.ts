/** The GraphQL schema of an org, built from its metadata when it is first asked for. */
import {
    DirectiveLocation,
    GraphQLDirective,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    specifiedDirectives
} from 'graphql';
import type { GraphQLFieldConfigMap } from 'graphql';
import type { Org } from '../../contracts.ts';
import type { ObjectDefinition, OrgSchema } from '../../metadata/schema.ts';
import { readGroups } from '../aggregate.ts';
import { readConnection, readRecord } from '../connection.ts';
import { runMutation } from '../mutation.ts';
import { AggregateTypes } from './aggregates.ts';
import { FilterTypes } from './filters.ts';
import { UIAPIMutationsInput, mutationTypes } from './mutations.ts';
import type { MutationDefinition } from './mutations.ts';
import { Scope } from './operators.ts';
import { RecordInterface, RecordTypes } from './records.ts';
import type { RequestContext } from './value-types.ts';

/** Marks a field that is left out for callers who cannot read it, instead of failing the request. */
export const OptionalDirective = new GraphQLDirective({ name: 'optional', locations: [DirectiveLocation.FIELD] });

export interface OrgGraphqlSchema {
    readonly schema: GraphQLSchema;
    /** By the names of record types and of their aggregates: the objects whose permissions rule their fields. */
    readonly objects: ReadonlyMap<string, ObjectDefinition>;
    readonly mutations: ReadonlyMap<string, MutationDefinition>;
}

const schemas = new WeakMap<OrgSchema, OrgGraphqlSchema>();

export function graphqlSchemaOf(org: Org): OrgGraphqlSchema {
    let schema = schemas.get(org.schema);
    if (schema === undefined) {
        schema = buildSchema(org);
        schemas.set(org.schema, schema);
    }
    return schema;
}

type Arguments = Readonly<Record<string, unknown>>;
type RootFields = GraphQLFieldConfigMap<unknown, RequestContext>;

function buildSchema(org: Org): OrgGraphqlSchema {
    const objects = [...org.schema.objects.values()];
    const filters = new FilterTypes(org);
    const records = new RecordTypes(org, filters);
    const mutations = mutationTypes(org, records);
    const uiapi = new GraphQLObjectType<unknown, RequestContext>({
        name: 'UIAPI',
        fields: {
            query: { type: new GraphQLNonNull(recordQuery(objects, records)), resolve: () => ({}) },
            aggregate: { type: new GraphQLNonNull(recordQueryAggregate(objects, filters)), resolve: () => ({}) },
            ...currentUser(org, records)
        }
    });
    const schema = new GraphQLSchema({
        query: new GraphQLObjectType({
            name: 'Query',
            fields: { uiapi: { type: new GraphQLNonNull(uiapi), resolve: () => ({}) } }
        }),
        mutation: new GraphQLObjectType<unknown, RequestContext>({
            name: 'Mutation',
            fields: {
                uiapi: {
                    type: new GraphQLNonNull(mutations.type),
                    args: { input: { type: UIAPIMutationsInput, defaultValue: { allOrNone: true } } },
                    resolve: (_source, args: Arguments, context, info) =>
                        runMutation(context, info, mutations.definitions, args)
                }
            }
        }),
        types: [RecordInterface],
        directives: [...specifiedDirectives, OptionalDirective],
        // Built from metadata that was checked when it was read: names are valid and types complete.
        assumeValid: true
    });
    const byType = objects.flatMap((object) => [
        [object.name, object] as const,
        [`${object.name}Aggregate`, object] as const
    ]);
    return { schema, objects: new Map(byType), mutations: mutations.definitions };
}

function recordQuery(objects: readonly ObjectDefinition[], records: RecordTypes): GraphQLObjectType {
    const fields: RootFields = {};
    for (const object of objects) {
        const scope = Scope(object.name);
        fields[object.name] = {
            type: records.connection(object),
            args: { ...records.connectionArguments(object), scope: { type: scope } },
            resolve: (_source, args: Arguments, context, info) => readConnection(context, info, object, args)
        };
    }
    return new GraphQLObjectType({ name: 'RecordQuery', fields });
}

function recordQueryAggregate(objects: readonly ObjectDefinition[], filters: FilterTypes): GraphQLObjectType {
    const aggregates = new AggregateTypes(filters);
    const fields: RootFields = {};
    for (const object of objects) {
        fields[object.name] = {
            type: aggregates.connection(object),
            args: aggregates.connectionArguments(object),
            resolve: (_source, args: Arguments, context, info) => readGroups(context, info, object, args)
        };
    }
    return new GraphQLObjectType({ name: 'RecordQueryAggregate', fields });
}

function currentUser(org: Org, records: RecordTypes): RootFields {
    const user = org.schema.objects.get('user');
    if (user === undefined) return {};
    return {
        currentUser: {
            type: records.record(user),
            resolve: (_source, _args, context, info) => readRecord(context, info, user, context.session.userId)
        }
    };
}
