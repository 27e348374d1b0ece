/** SOQL over the local org's database. */
import type { PreparedQuery, QueryColumn, Session, SqlValue } from '../contracts.ts';
import { SalesforceError } from '../errors.ts';
import { readChildren } from './children.ts';
import { QueryContext } from './context.ts';
import { parseSoql } from './parse.ts';
import { resolveQuery } from './resolve.ts';
import { openRows, singleNumber } from './rows.ts';
import { buildGroup, recordShape } from './shape.ts';
import type { RestRecord } from './shape.ts';
import { countSql, selectSql } from './sql.ts';
import type { Query } from './tree.ts';
import { columnConverter } from './values.ts';
import type { JsonValue } from './values.ts';

export interface QueryOptions {
    /** In the records' urls, such as `67.0`. */
    readonly apiVersion?: string;
    /** Finds deleted records, too: `queryAll`. */
    readonly withDeleted?: boolean;
}

const DEFAULT_API_VERSION = '67.0';
/** Parents whose children are read together. */
const PARENTS_PER_PAGE = 500;
const MAX_GROUPS = 2000;

/**
 * A query ready to run, any number of times. Only what the caller may see is in its answers.
 * Throws `MALFORMED_QUERY`, `INVALID_TYPE`, `INVALID_FIELD` and the other refusals of Salesforce.
 */
export function prepareQuery(
    session: Session,
    soql: string,
    { apiVersion = DEFAULT_API_VERSION, withDeleted = false }: QueryOptions = {}
): PreparedQuery {
    const query = resolveQuery(new QueryContext(session, soql, withDeleted), parseSoql(soql));
    return {
        objectName: query.root.object.name,
        columns: query.columns.map(columnOf),
        bulkable: !query.aggregate && query.offset === 0 && query.children.length === 0,
        count: () => countRows(session, query),
        records: () => (query.aggregate ? readGroups(session, query) : readRecords(session, query, apiVersion)),
        rows: () => readRows(session, query)
    };
}

function columnOf({ path, expression }: Query['columns'][number]): QueryColumn {
    const field = expression.kind === 'field' ? expression.field : null;
    return { path: path.join('.'), field, aggregate: expression.kind === 'aggregate' };
}

function countRows(session: Session, query: Query): number {
    // Overall aggregates answer one row; COUNT() answers the number of rows that it counts.
    if (query.aggregate && !query.countOnly && query.groupBy.length === 0) return 1;
    return singleNumber(session.org.db, countSql(session, query));
}

function* readRecords(session: Session, query: Query, apiVersion: string): IterableIterator<RestRecord> {
    const shape = recordShape(session, query, apiVersion);
    const rows = openRows(session.org.db, selectSql(session, query, shape.expressions));
    if (query.children.length === 0) {
        for (const row of rows) yield shape.build(row, []);
        return;
    }
    for (const page of pages(rows, PARENTS_PER_PAGE)) {
        const children = readChildren(
            session,
            query,
            page.map((row) => String(row[shape.idIndex])),
            apiVersion
        );
        for (const row of page) yield shape.build(row, children);
    }
}

function* pages<T>(items: Iterable<T>, size: number): IterableIterator<T[]> {
    let page: T[] = [];
    for (const item of items) {
        page.push(item);
        if (page.length < size) continue;
        yield page;
        page = [];
    }
    if (page.length > 0) yield page;
}

function* readGroups(session: Session, query: Query): IterableIterator<RestRecord> {
    if (query.countOnly) return;
    const build = buildGroup(session, query.columns);
    for (const row of readGroupRows(session, query)) yield build(row);
}

/** Groups come in one answer or not at all. */
function readGroupRows(session: Session, query: Query): IterableIterator<readonly SqlValue[]> {
    if (query.groupBy.length > 0 && countRows(session, query) > MAX_GROUPS) {
        const message =
            'Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch';
        throw new SalesforceError('EXCEEDED_ID_LIMIT', message);
    }
    const expressions = query.columns.map((column) => column.expression);
    return openRows(session.org.db, selectSql(session, query, expressions));
}

function* readRows(session: Session, query: Query): IterableIterator<JsonValue[]> {
    if (query.countOnly) return;
    const converters = query.columns.map((column) => columnConverter(session, column));
    const expressions = query.columns.map((column) => column.expression);
    const rows = query.aggregate
        ? readGroupRows(session, query)
        : openRows(session.org.db, selectSql(session, query, expressions));
    for (const row of rows) yield converters.map((convert, index) => convert(row[index] ?? null));
}
