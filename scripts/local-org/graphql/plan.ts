/**
 * What a document asks of a connection: the place of every field in the rows, made once for a caller's permissions, and the query of one
 * request, which depends on its arguments.
 */
import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import type { Session } from '../contracts.ts';
import { isPolymorphic } from '../metadata/field.ts';
import type { FieldDefinition, ObjectDefinition } from '../metadata/schema.ts';
import { SalesforceError } from '../errors.ts';
import { QueryContext } from '../query/context.ts';
import { resolveScope } from '../query/resolve.ts';
import { idOf } from '../query/shape.ts';
import { Sources, findReference, targetsOf } from '../query/sources.ts';
import type { Expression, Query, Source } from '../query/tree.ts';
import { argumentsReader } from './arguments.ts';
import type { Arguments, ArgumentTypes } from './arguments.ts';
import { readFilter } from './filter.ts';
import type { NodePlan } from './nodes.ts';
import { readOrder, writtenArgument } from './order.ts';
import { readPage } from './paging.ts';
import type { Page } from './paging.ts';
import type { RequestContext } from './schema/value-types.ts';
import { nodesNamed, selectionsOf } from './selections.ts';

export interface RecordsPlan {
    /** The object and the parents that are read; those of a request's conditions are added to a copy. */
    readonly sources: Sources;
    readonly expressions: readonly Expression[];
    readonly node: NodePlan;
    readonly children: readonly ChildPlan[];
}

export interface ConnectionPlan extends RecordsPlan {
    /** Where the arguments are written. */
    readonly field: FieldNode;
    readonly argumentsOf: ReturnType<typeof argumentsReader>;
}

export interface ChildPlan extends ConnectionPlan {
    /** The key in the response. */
    readonly key: string;
    readonly reference: Expression;
}

/** The query of one request. */
export interface PagedQuery {
    /** One row more than the page holds, to know whether there is another page. */
    readonly query: Query;
    readonly page: Page;
}

/** Plans a connection of an object, whose field is written at `nodes`. */
export function planConnection(
    session: Session,
    info: GraphQLResolveInfo,
    object: ObjectDefinition,
    nodes: readonly FieldNode[],
    types: ArgumentTypes
): ConnectionPlan {
    const [field] = nodes;
    if (field === undefined) throw new RangeError('A connection is asked for by a field');
    const connection = selectionsOf(info, nodes, [`${object.name}Connection`]);
    const edges = selectionsOf(info, nodesNamed(connection, 'edges'), [`${object.name}Edge`]);
    return {
        ...planRecords(session, info, object, nodesNamed(edges, 'node')),
        field,
        argumentsOf: argumentsReader(types, field)
    };
}

/** Plans records of an object, whose fields are selected inside `nodes`. */
export function planRecords(
    session: Session,
    info: GraphQLResolveInfo,
    object: ObjectDefinition,
    nodes: readonly FieldNode[]
): RecordsPlan {
    const sources = new Sources(new QueryContext(session), object.name);
    const builder = new NodeBuilder(info, sources);
    const node = builder.node(sources.root, nodes);
    return { sources, expressions: builder.expressions, node, children: builder.children };
}

/** The page that a request asks for. */
export function pageOf(
    { sources: planned, field, argumentsOf }: ConnectionPlan,
    request: RequestContext,
    variables: Arguments
): PagedQuery {
    const args = argumentsOf(variables);
    const page = readPage(args);
    const sources = planned.again(request.session);
    const scope = typeof args['scope'] === 'string' ? resolveScope(sources, args['scope']) : null;
    const filter = readFilter(sources, sources.root, args['where']);
    const where =
        scope === null || filter === null ? (scope ?? filter) : ({ kind: 'and', operands: [scope, filter] } as const);
    const orderBy = readOrder(sources, writtenArgument(field, 'orderBy', request));
    return { page, query: sources.query({ where, orderBy, limit: page.size + 1, offset: page.start }) };
}

/** One record by its id. */
export function recordQuery({ sources }: RecordsPlan, id: string): Query {
    return sources.query({ where: { kind: 'compare', expression: idOf(sources.root), operator: '=', value: id } });
}

/** Collects the columns of a record and its parents. */
class NodeBuilder {
    readonly expressions: Expression[] = [];
    readonly children: ChildPlan[] = [];
    readonly #info: GraphQLResolveInfo;
    readonly #sources: Sources;

    constructor(info: GraphQLResolveInfo, sources: Sources) {
        this.#info = info;
        this.#sources = sources;
    }

    node(source: Source, nodes: readonly FieldNode[]): NodePlan {
        const { object } = source;
        const idIndex = this.expressions.push(idOf(source)) - 1;
        const columns = new Map([['Id', idIndex]]);
        const parents = new Map<string, NodePlan[]>();
        const plan: NodePlan = { object, idIndex, columns, parents };
        const selections = selectionsOf(this.#info, nodes, [object.name, 'Record']);
        for (const [key, selected] of selections) {
            const name = selected[0]?.name.value ?? '';
            for (const field of ownFields(object, name)) this.#addColumn(columns, source, field);
            if (object.fields.has(name.toLowerCase()) || ownFields(object, name).length > 0) continue;
            const via = findReference(this.#sources.context, object, name);
            if (via !== undefined) parents.set(name, this.#parents(source, via, nodesNamed(selections, name)));
            else this.#addChild(source, key, name, selected);
        }
        return plan;
    }

    #addColumn(columns: Map<string, number>, source: Source, field: FieldDefinition): void {
        if (columns.has(field.name)) return;
        columns.set(field.name, this.expressions.push({ kind: 'field', source, field, type: field.type }) - 1);
    }

    #parents(source: Source, via: FieldDefinition, nodes: readonly FieldNode[]): NodePlan[] {
        const targets = targetsOf(this.#sources.context, via);
        const followed = isPolymorphic(via) ? targets : targets.slice(0, 1);
        return followed.map((target) => this.node(this.#sources.parent(source, via, undefined, target), nodes));
    }

    #addChild(source: Source, key: string, name: string, nodes: readonly FieldNode[]): void {
        const { session } = this.#sources.context;
        const relation = session.org
            .childRelationships(source.object.name)
            .find((each) => each.relationshipName === name);
        if (relation === undefined) return;
        if (source.parent !== null) {
            throw new SalesforceError('MALFORMED_QUERY', `Children of a parent cannot be queried: '${name}'.`);
        }
        const object = session.org.object(relation.childObject);
        const field = session.org.field(object, relation.field);
        const definition = this.#info.schema.getType(source.object.name);
        if (field === undefined || definition === undefined || !('getFields' in definition)) return;
        const child = definition.getFields()[name];
        const args = child === undefined || !('args' in child) ? [] : child.args;
        const types = Object.fromEntries(args.map((each) => [each.name, each]));
        const plan = planConnection(session, this.#info, object, nodes, types);
        if (plan.children.length > 0) {
            throw new SalesforceError('MALFORMED_QUERY', 'Only one level of child relationships can be queried.');
        }
        const reference = { kind: 'field', source: plan.sources.root, field, type: field.type } as const;
        this.children.push({ ...plan, key, reference });
    }
}

/** The columns that a field of the schema is read from. */
function ownFields(object: ObjectDefinition, name: string): FieldDefinition[] {
    const field = (fieldName: string): FieldDefinition[] => {
        const found = object.fields.get(fieldName.toLowerCase());
        return found === undefined ? [] : [found];
    };
    switch (name) {
        case 'Id':
        case 'ApiName':
        case '__typename':
            return field('Id');
        case 'WeakEtag':
            return [...field('SystemModstamp'), ...field('LastModifiedDate')];
        case 'DisplayValue':
            return field(object.nameField);
        default:
            return field(name);
    }
}
