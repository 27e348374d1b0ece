/** The GraphQL schema of an org, built from its metadata when it is first asked for. */
import {
    DirectiveLocation,
    GraphQLDirective,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    specifiedDirectives
} from 'graphql';
import type {
    GraphQLFieldConfig,
    GraphQLFieldConfigArgumentMap,
    GraphQLFieldConfigMap,
    GraphQLOutputType,
    GraphQLResolveInfo
} from 'graphql';
import type { Org, Session } from '../../contracts.ts';
import type { ObjectDefinition, OrgSchema } from '../../metadata/schema.ts';
import { readGroups } from '../aggregate.ts';
import type { Arguments } from '../arguments.ts';
import { completion } from '../complete.ts';
import { readConnection, readRecord } from '../connection.ts';
import { runMutation } from '../mutation.ts';
import { planConnection } from '../plan.ts';
import { AggregateTypes } from './aggregates.ts';
import { FilterTypes } from './filters.ts';
import { UIAPIMutationsInput, mutationTypes } from './mutations.ts';
import type { MutationDefinition, MutationTypes } from './mutations.ts';
import { Scope } from './operators.ts';
import { RecordInterface, RecordTypes } from './records.ts';
import type { ConnectionReader, RequestContext } from './value-types.ts';

/** Marks a field that is left out for callers who cannot read it, instead of failing the request. */
export const OptionalDirective = new GraphQLDirective({ name: 'optional', locations: [DirectiveLocation.FIELD] });

export interface OrgGraphqlSchema {
    /** What documents are checked against. */
    readonly schema: GraphQLSchema;
    /** What they are run by: the same, but each query answers at once with all that is in it. */
    readonly executed: GraphQLSchema;
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

type RootField = GraphQLFieldConfig<unknown, RequestContext>;
type RootFields = GraphQLFieldConfigMap<unknown, RequestContext>;

function buildSchema(org: Org): OrgGraphqlSchema {
    const objects = [...org.schema.objects.values()];
    const filters = new FilterTypes(org);
    const records = new RecordTypes(org, filters);
    const mutations = mutationTypes(org, records);
    const schemaWith = (query: GraphQLObjectType): GraphQLSchema =>
        schemaOf(mutations, {
            query: { type: new GraphQLNonNull(query), resolve: () => ({}) },
            aggregate: { type: new GraphQLNonNull(recordQueryAggregate(objects, filters)), resolve: () => ({}) },
            ...currentUser(org, records)
        });
    const queries = objects.map((object) => recordQuery(object, records));
    const byType = objects.flatMap((object) => [
        [object.name, object] as const,
        [`${object.name}Aggregate`, object] as const
    ]);
    return {
        schema: schemaWith(recordQueries(queries, ({ type, args }) => ({ type, args }))),
        executed: schemaWith(recordQueries(queries, answeredAtOnce)),
        objects: new Map(byType),
        mutations: mutations.definitions
    };
}

function schemaOf(mutations: MutationTypes, fields: RootFields): GraphQLSchema {
    const uiapi = new GraphQLObjectType<unknown, RequestContext>({ name: 'UIAPI', fields });
    return new GraphQLSchema({
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
}

/** The query of an object's records. */
interface RecordQuery {
    readonly object: ObjectDefinition;
    readonly type: GraphQLOutputType;
    readonly args: GraphQLFieldConfigArgumentMap;
}

function recordQuery(object: ObjectDefinition, records: RecordTypes): RecordQuery {
    const args = { ...records.connectionArguments(object), scope: { type: Scope(object.name) } };
    return { object, type: records.connection(object), args };
}

function recordQueries(queries: readonly RecordQuery[], fieldOf: (query: RecordQuery) => RootField): GraphQLObjectType {
    const fields = queries.map((query) => [query.object.name, fieldOf(query)] as const);
    return new GraphQLObjectType({ name: 'RecordQuery', fields: Object.fromEntries(fields) });
}

const Answer = new GraphQLScalarType({ name: 'Answer', serialize: (answer) => answer });

/** The field with its whole answer as its value, which the executor hands on as it is, and without arguments, which are read here. */
function answeredAtOnce(query: RecordQuery): RootField {
    return {
        type: Answer,
        resolve: (_source, _args, context, info) => {
            const place = placeOf(info.path);
            let reader = context.readers.get(place);
            if (reader === undefined) {
                reader = readerOf(context.session, info, query);
                context.readers.set(place, reader);
            }
            return reader(context, info.variableValues);
        }
    };
}

function readerOf(session: Session, info: GraphQLResolveInfo, { object, type, args }: RecordQuery): ConnectionReader {
    const plan = planConnection(session, info, object, info.fieldNodes, args);
    const complete = completion(info, type, info.fieldNodes);
    return (context, variables) => complete(readConnection(context, plan, variables), context);
}

/** Keys of the answer down to a field; those of lists do not come up above connections of a query. */
function placeOf({ prev, key }: GraphQLResolveInfo['path']): string {
    return prev === undefined ? String(key) : `${placeOf(prev)}.${String(key)}`;
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
