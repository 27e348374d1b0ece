/** What a document asks of a connection, as one query and the place of every field in its rows. */
import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import { getArgumentValues } from 'graphql';
import { isPolymorphic } from '../metadata/field.ts';
import type { FieldDefinition, ObjectDefinition } from '../metadata/schema.ts';
import { SalesforceError } from '../errors.ts';
import { QueryContext } from '../query/context.ts';
import { resolveScope } from '../query/resolve.ts';
import { idOf } from '../query/shape.ts';
import { Sources, findReference, targetsOf } from '../query/sources.ts';
import type { Condition, Expression, Query, Source } from '../query/tree.ts';
import { readFilter } from './filter.ts';
import type { NodePlan } from './nodes.ts';
import { readOrder, writtenArgument } from './order.ts';
import { readPage } from './paging.ts';
import type { Page } from './paging.ts';
import type { RequestContext } from './schema/value-types.ts';
import { nodesNamed, selectionsOf } from './selections.ts';
import type { Selections } from './selections.ts';

export interface ConnectionPlan {
    /** One row more than the page holds, to know whether there is another page. */
    readonly query: Query;
    readonly expressions: readonly Expression[];
    readonly node: NodePlan;
    readonly page: Page;
    readonly children: readonly ChildPlan[];
}

export interface ChildPlan extends Omit<ConnectionPlan, 'children'> {
    /** The key in the response. */
    readonly key: string;
    readonly reference: Expression;
}

type Arguments = Readonly<Record<string, unknown>>;

/** Plans the connections of one request. */
export class Planner {
    readonly #request: RequestContext;
    readonly #info: GraphQLResolveInfo;
    readonly #context: QueryContext;

    constructor(request: RequestContext, info: GraphQLResolveInfo) {
        this.#request = request;
        this.#info = info;
        this.#context = new QueryContext(request.session);
    }

    connection(object: ObjectDefinition, nodes: readonly FieldNode[], args: Arguments): ConnectionPlan {
        const edges = selectionsOf(this.#info, nodes, [`${object.name}Connection`]);
        const records = this.#recordNodes(object, edges);
        const sources = new Sources(this.#context, object.name);
        const builder = new NodeBuilder(this.#info, sources);
        const node = builder.node(sources.root, records);
        const children = builder.children.map((child) => this.#child(child));
        return { ...this.#paged(sources, builder, args, nodes[0]), node, children };
    }

    /** One record by its id. */
    record(object: ObjectDefinition, nodes: readonly FieldNode[], id: string): ConnectionPlan {
        const sources = new Sources(this.#context, object.name);
        const builder = new NodeBuilder(this.#info, sources);
        const node = builder.node(sources.root, nodes);
        const children = builder.children.map((child) => this.#child(child));
        const where: Condition = { kind: 'compare', expression: idOf(sources.root), operator: '=', value: id };
        const page: Page = { start: 0, size: 1, upperBound: null };
        return { query: queryOf(sources, page, where, []), expressions: builder.expressions, node, page, children };
    }

    #child({ key, object, field, nodes, args }: ChildSelection): ChildPlan {
        const edges = selectionsOf(this.#info, nodes, [`${object.name}Connection`]);
        const sources = new Sources(this.#context, object.name);
        const builder = new NodeBuilder(this.#info, sources);
        const node = builder.node(sources.root, this.#recordNodes(object, edges));
        if (builder.children.length > 0) {
            const message = 'Only one level of child relationships can be queried.';
            throw new SalesforceError('MALFORMED_QUERY', message);
        }
        const reference = { kind: 'field', source: sources.root, field, type: field.type } as const;
        return { ...this.#paged(sources, builder, args, nodes[0]), node, key, reference };
    }

    #recordNodes(object: ObjectDefinition, connection: Selections): FieldNode[] {
        const edges = selectionsOf(this.#info, nodesNamed(connection, 'edges'), [`${object.name}Edge`]);
        return nodesNamed(edges, 'node');
    }

    #paged(
        sources: Sources,
        builder: NodeBuilder,
        args: Arguments,
        node: FieldNode | undefined
    ): Pick<ConnectionPlan, 'query' | 'expressions' | 'page'> {
        const page = readPage(args);
        const scope = typeof args['scope'] === 'string' ? resolveScope(sources, args['scope']) : null;
        const filter = readFilter(sources, sources.root, args['where']);
        const where =
            scope === null || filter === null
                ? (scope ?? filter)
                : ({ kind: 'and', operands: [scope, filter] } as const);
        const orderBy = readOrder(sources, node === undefined ? {} : writtenArgument(node, 'orderBy', this.#request));
        return { query: queryOf(sources, page, where, orderBy), expressions: builder.expressions, page };
    }
}

function queryOf(sources: Sources, page: Page, where: Condition | null, orderBy: Query['orderBy']): Query {
    return sources.query({ where, orderBy, limit: page.size + 1, offset: page.start });
}

interface ChildSelection {
    readonly key: string;
    readonly object: ObjectDefinition;
    readonly field: FieldDefinition;
    readonly nodes: readonly FieldNode[];
    readonly args: Arguments;
}

/** Collects the columns of a record and its parents. */
class NodeBuilder {
    readonly expressions: Expression[] = [];
    readonly children: ChildSelection[] = [];
    readonly #info: GraphQLResolveInfo;
    readonly #sources: Sources;

    constructor(info: GraphQLResolveInfo, sources: Sources) {
        this.#info = info;
        this.#sources = sources;
    }

    node(source: Source, nodes: readonly FieldNode[]): NodePlan {
        const { object } = source;
        const columns = new Map<string, number>();
        const parents = new Map<string, NodePlan[]>();
        const plan: NodePlan = { object, idIndex: this.expressions.push(idOf(source)) - 1, columns, parents };
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
        const [first] = nodes;
        if (field === undefined || first === undefined || definition === undefined || !('getFields' in definition))
            return;
        const child = definition.getFields()[name];
        const args =
            child === undefined || !('args' in child) ? {} : getArgumentValues(child, first, this.#info.variableValues);
        this.children.push({ key, object, field, nodes, args });
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
