/** Runs a planned connection: one statement for its rows, one for each of its child relationships. */
import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import type { SqlValue } from '../contracts.ts';
import type { ObjectDefinition } from '../metadata/schema.ts';
import { allRows, singleNumber } from '../query/rows.ts';
import { childCountsSql, childrenSql, countSql, selectSql } from '../query/sql.ts';
import type { Query } from '../query/tree.ts';
import type { Arguments } from './arguments.ts';
import type { Connection, Edge, NodePlan, RecordNode } from './nodes.ts';
import { cursorAt } from './paging.ts';
import type { Page } from './paging.ts';
import { pageOf, planRecords, recordQuery } from './plan.ts';
import type { ChildPlan, ConnectionPlan, RecordsPlan } from './plan.ts';
import type { RequestContext } from './schema/value-types.ts';

type Row = readonly SqlValue[];

/** A page of an object's records. */
export function readConnection(request: RequestContext, plan: ConnectionPlan, variables: Arguments): Connection {
    const { session } = request;
    const { query, page } = pageOf(plan, request, variables);
    const rows = allRows(session.org.db, selectSql(session, query, plan.expressions));
    const total = once(() => singleNumber(session.org.db, countSql(session, unpaged(query))));
    return connectionOf(page, rows, total, recordsOf(request, plan, variables, rows.slice(0, page.size)));
}

/** One record with what the document asks of it, or null where the caller cannot see it. */
export function readRecord(
    request: RequestContext,
    info: GraphQLResolveInfo,
    object: ObjectDefinition,
    id: string,
    nodes: readonly FieldNode[] = info.fieldNodes
): RecordNode | null {
    const { session } = request;
    const plan = planRecords(session, info, object, nodes);
    const rows = allRows(session.org.db, selectSql(session, recordQuery(plan, id), plan.expressions));
    return recordsOf(request, plan, info.variableValues, rows)[0] ?? null;
}

function recordsOf(
    request: RequestContext,
    plan: RecordsPlan,
    variables: Arguments,
    rows: readonly Row[]
): RecordNode[] {
    const ids = rows.map((row) => String(row[plan.node.idIndex]));
    const children = plan.children.map((child) => ({
        key: child.key,
        of: readChildren(request, child, variables, ids)
    }));
    return rows.map((row, index) => ({
        plan: plan.node,
        row,
        children: new Map(children.map(({ key, of }) => [key, of(ids[index] ?? '')]))
    }));
}

/** The connection of each of some parents. */
function readChildren(
    request: RequestContext,
    child: ChildPlan,
    variables: Arguments,
    parentIds: readonly string[]
): (parentId: string) => Connection {
    const { session } = request;
    const { db } = session.org;
    const { expressions, reference, node } = child;
    const { query, page } = pageOf(child, request, variables);
    const rows =
        parentIds.length === 0 ? [] : allRows(db, childrenSql(session, query, reference, expressions, parentIds));
    const byParent = new Map<SqlValue, Row[]>();
    for (const [parent = null, ...row] of rows) {
        const siblings = byParent.get(parent);
        if (siblings === undefined) byParent.set(parent, [row]);
        else siblings.push(row);
    }
    const counts = once(() => {
        const counted = allRows(db, childCountsSql(session, unpaged(query), reference, parentIds));
        return new Map(counted.map(([parent, count]) => [parent, Number(count)]));
    });
    return (parentId) => {
        const own = byParent.get(parentId) ?? [];
        const records = own.slice(0, page.size).map((row) => bareRecord(node, row));
        return connectionOf(page, own, () => counts().get(parentId) ?? 0, records);
    };
}

const NO_CHILDREN: ReadonlyMap<string, Connection> = new Map();

function bareRecord(plan: NodePlan, row: Row): RecordNode {
    return { plan, row, children: NO_CHILDREN };
}

/** @param rows one more than the page holds, where there is another page */
export function connectionOf<T>(
    page: Page,
    rows: readonly unknown[],
    total: () => number,
    nodes: readonly T[]
): Connection<T> {
    const { start, size, upperBound } = page;
    const bound = upperBound ?? Number.POSITIVE_INFINITY;
    const edges = nodes.map((node, index): Edge<T> => ({ node, cursor: cursorAt(start + index, page) }));
    return {
        edges,
        hasNextPage: rows.length > size && start + size < bound,
        hasPreviousPage: start > 0,
        totalCount: () => Math.min(total(), bound)
    };
}

function unpaged(query: Query): Query {
    return { ...query, orderBy: [], limit: null, offset: 0 };
}

export function once<T>(compute: () => T): () => T {
    let result: { readonly value: T } | null = null;
    return () => (result ??= { value: compute() }).value;
}
