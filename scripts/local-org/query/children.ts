/** Child queries: one statement for each page of parents, not one for each parent. */
import type { Session, SqlValue } from '../contracts.ts';
import { allRows } from './rows.ts';
import { recordShape } from './shape.ts';
import type { RestRecord } from './shape.ts';
import { childrenSql } from './sql.ts';
import type { ChildQuery, Query } from './tree.ts';

/** The results of one child query for a page of parents. */
export interface Children {
    /** As REST writes it; null where a parent has none. */
    resultOf(parentId: string): { totalSize: number; done: true; records: RestRecord[] } | null;
}

/** Every child query of `query` for these parents, in order. */
export function readChildren(
    session: Session,
    query: Query,
    parentIds: readonly string[],
    apiVersion: string
): Children[] {
    return query.children.map((child) => readChild(session, child, parentIds, apiVersion));
}

function readChild(session: Session, child: ChildQuery, parentIds: readonly string[], apiVersion: string): Children {
    const { query, field } = child;
    const shape = recordShape(session, query, apiVersion);
    const reference = { kind: 'field', source: query.root, field, type: 'reference' } as const;
    const rows = allRows(session.org.db, childrenSql(session, query, reference, shape.expressions, parentIds));
    const grandchildren = readChildren(
        session,
        query,
        rows.map((row) => String(row[shape.idIndex + 1])),
        apiVersion
    );
    const byParent = new Map<SqlValue, RestRecord[]>();
    for (const [parent = null, ...values] of rows) {
        const records = byParent.get(parent);
        const record = shape.build(values, grandchildren);
        if (records === undefined) byParent.set(parent, [record]);
        else records.push(record);
    }
    return {
        resultOf: (parentId) => {
            const records = byParent.get(parentId);
            return records === undefined ? null : { totalSize: records.length, done: true, records };
        }
    };
}
