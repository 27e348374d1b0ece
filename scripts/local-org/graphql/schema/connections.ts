/** Pages of results, in the shapes of Relay's connections. */
import { GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString, GraphQLBoolean } from 'graphql';
import type { Connection } from '../nodes.ts';
import type { RequestContext } from './value-types.ts';

const PageInfo = new GraphQLObjectType<Connection<unknown>, RequestContext>({
    name: 'PageInfo',
    fields: {
        hasNextPage: { type: new GraphQLNonNull(GraphQLBoolean), resolve: (page) => page.hasNextPage },
        hasPreviousPage: { type: new GraphQLNonNull(GraphQLBoolean), resolve: (page) => page.hasPreviousPage },
        startCursor: { type: GraphQLString, resolve: (page) => page.edges[0]?.cursor ?? null },
        endCursor: { type: GraphQLString, resolve: (page) => page.edges.at(-1)?.cursor ?? null }
    }
});

/** The connection of a node type, named after `stem`: `AccountConnection` and `AccountEdge`. */
export function connectionType(stem: string, node: GraphQLObjectType): GraphQLObjectType {
    const edge = new GraphQLObjectType({
        name: `${stem}Edge`,
        fields: () => ({ node: { type: node }, cursor: { type: new GraphQLNonNull(GraphQLString) } })
    });
    return new GraphQLObjectType<Connection<unknown>, RequestContext>({
        name: `${stem}Connection`,
        fields: () => ({
            edges: { type: new GraphQLList(edge) },
            pageInfo: { type: new GraphQLNonNull(PageInfo), resolve: (connection) => connection },
            totalCount: { type: new GraphQLNonNull(GraphQLInt), resolve: (connection) => connection.totalCount() },
            pageResultCount: { type: new GraphQLNonNull(GraphQLInt), resolve: (connection) => connection.edges.length }
        })
    });
}
