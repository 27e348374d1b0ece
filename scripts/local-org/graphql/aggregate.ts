/** `uiapi { aggregate { Account(groupBy: ...) } }`: groups and what is counted and summed in them. */
import type { GraphQLResolveInfo } from 'graphql';
import type { SqlValue } from '../contracts.ts';
import { SalesforceError } from '../errors.ts';
import type { ObjectDefinition } from '../metadata/schema.ts';
import { QueryContext } from '../query/context.ts';
import { aggregateOf, isAggregateFunction } from '../query/functions.ts';
import { allRows, singleNumber } from '../query/rows.ts';
import { requireGroupable } from '../query/select.ts';
import { Sources } from '../query/sources.ts';
import { countSql, selectSql } from '../query/sql.ts';
import type { AggregateFunction, Expression, Ordering, ScalarExpression } from '../query/tree.ts';
import { roundedSum } from '../query/values.ts';
import { connectionOf, once } from './connection.ts';
import { readFilter } from './filter.ts';
import type { Connection, GroupNode } from './nodes.ts';
import { directionOf, writtenArgument } from './order.ts';
import { readPage } from './paging.ts';
import type { RequestContext } from './schema/value-types.ts';
import { nodesNamed, selectionsOf } from './selections.ts';

type Arguments = Readonly<Record<string, unknown>>;

/** A cell of a group: a field, and what is asked of it. */
interface Cell {
    readonly fieldName: string;
    readonly key: string;
    readonly expression: Expression;
    readonly convert: (stored: SqlValue) => SqlValue;
}

const FUNCTIONS: Readonly<Record<string, AggregateFunction>> = {
    count: 'COUNT',
    countDistinct: 'COUNT_DISTINCT',
    sum: 'SUM',
    avg: 'AVG',
    min: 'MIN',
    max: 'MAX'
};

/** A page of groups; all rows are one group where none is asked for. */
export function readGroups(
    request: RequestContext,
    info: GraphQLResolveInfo,
    object: ObjectDefinition,
    args: Arguments
): Connection<GroupNode> {
    const { session } = request;
    const context = new QueryContext(session);
    const sources = new Sources(context, object.name);
    const groupBy = groupsOf(sources, args['groupBy']);
    const cells = cellsOf(sources, info, object, groupBy);
    const page = readPage(args);
    const [node] = info.fieldNodes;
    const query = sources.query({
        where: readFilter(sources, sources.root, args['where']),
        groupBy,
        orderBy: node === undefined ? [] : orderOf(sources, groupBy, writtenArgument(node, 'orderBy', request)),
        limit: page.size + 1,
        offset: page.start,
        aggregate: true
    });
    const expressions = cells.map((cell) => cell.expression);
    const rows = allRows(session.org.db, selectSql(session, query, expressions));
    const total = once(() =>
        groupBy.length === 0
            ? 1
            : singleNumber(session.org.db, countSql(session, { ...query, orderBy: [], limit: null, offset: 0 }))
    );
    return connectionOf(
        page,
        rows,
        total,
        rows.slice(0, page.size).map((row) => groupNode(cells, row))
    );
}

function groupsOf(sources: Sources, groupBy: unknown): ScalarExpression[] {
    const wanted = Object.entries((groupBy ?? {}) as Record<string, { group?: boolean } | null>);
    return wanted.flatMap(([name, clause]) => {
        if (clause?.group !== true) return [];
        const expression = sources.field(sources.root, name);
        requireGroupable(sources.context, expression);
        return [expression];
    });
}

function cellsOf(
    sources: Sources,
    info: GraphQLResolveInfo,
    object: ObjectDefinition,
    groupBy: readonly ScalarExpression[]
): Cell[] {
    const { name } = object;
    const connection = selectionsOf(info, info.fieldNodes, [`${name}AggregateConnection`]);
    const edge = selectionsOf(info, nodesNamed(connection, 'edges'), [`${name}AggregateEdge`]);
    const group = selectionsOf(info, nodesNamed(edge, 'node'), [`${name}Result`]);
    const fields = selectionsOf(info, nodesNamed(group, 'aggregate'), [`${name}Aggregate`]);
    // Without an aggregate the rows would not become one group.
    const cells = [cellOf('', '', { kind: 'aggregate', function: 'COUNT', argument: null, type: 'int' })];
    for (const nodes of fields.values()) {
        const fieldName = nodes[0]?.name.value ?? '';
        if (fieldName === '__typename') continue;
        const argument = sources.field(sources.root, fieldName);
        const asked = [...selectionsOf(info, nodes, []).values()].flat().map((node) => node.name.value);
        for (const key of new Set(asked.map((each) => FUNCTIONS[each] ?? 'value'))) {
            if (isAggregateFunction(key)) {
                cells.push(cellOf(fieldName, key, aggregateOf(sources.context, key, argument)));
            } else {
                requireGrouped(groupBy, fieldName);
                cells.push(cellOf(fieldName, key, argument));
            }
        }
    }
    return cells;
}

function cellOf(fieldName: string, key: string, expression: Expression): Cell {
    return { fieldName, key, expression, convert: roundedSum(expression) as Cell['convert'] };
}

function requireGrouped(groupBy: readonly ScalarExpression[], fieldName: string): void {
    if (groupBy.some((expression) => expression.kind === 'field' && expression.field.name === fieldName)) return;
    throw new SalesforceError('MALFORMED_QUERY', `Field must be grouped or aggregated: ${fieldName}`);
}

function orderOf(sources: Sources, groupBy: readonly ScalarExpression[], orderBy: Arguments): Ordering[] {
    const written = Object.entries(orderBy).flatMap(([fieldName, clause]): Ordering[] => {
        if (typeof clause !== 'object' || clause === null) return [];
        const field = sources.field(sources.root, fieldName);
        const name = (clause as { function?: string }).function ?? '';
        if (!isAggregateFunction(name)) requireGrouped(groupBy, fieldName);
        const expression = isAggregateFunction(name) ? aggregateOf(sources.context, name, field) : field;
        return [{ expression, ...directionOf(clause) }];
    });
    // Then by the groups themselves, so that pages do not overlap.
    return [...written, ...groupBy.map((expression) => ({ expression, descending: false, nullsLast: false }))];
}

function groupNode(cells: readonly Cell[], row: readonly SqlValue[]): GroupNode {
    const values = new Map<string, Map<string, SqlValue>>();
    for (const [index, { fieldName, key, convert }] of cells.entries()) {
        const own = values.get(fieldName) ?? new Map<string, SqlValue>();
        own.set(key, convert(row[index] ?? null));
        values.set(fieldName, own);
    }
    return { values };
}
