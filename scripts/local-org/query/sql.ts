/** A resolved query as one SELECT. */
import type { Session, SqlFragment } from '../contracts.ts';
import { fieldSql } from '../storage/columns.ts';
import { bind, joined, quoted, sql } from './fragment.ts';
import { neededParents } from './needed-parents.ts';
import { conditionSql } from './sql-condition.ts';
import { comparableSql, expressionSql, rowFilter } from './sql-expression.ts';
import type { Expression, Ordering, Query, Source } from './tree.ts';

/** The rows of a query, with these expressions as columns; `filters` are added to its own conditions. */
export function selectSql(
    session: Session,
    query: Query,
    expressions: readonly Expression[],
    filters: readonly SqlFragment[] = []
): SqlFragment {
    const columns = expressions.map((expression) => expressionSql(session, expression));
    return sql(
        'SELECT ',
        columns.length === 0 ? '1' : joined(columns, ', '),
        fromSql(session, query, filters),
        orderSql(session, query.orderBy),
        pageSql(query)
    );
}

/** The number of rows, LIMIT and OFFSET respected. */
export function countSql(session: Session, query: Query): SqlFragment {
    const paged = query.limit !== null || query.offset > 0 || query.groupBy.length > 0;
    if (!paged) return sql('SELECT COUNT(*)', fromSql(session, query, []));
    return sql('SELECT COUNT(*) FROM (SELECT 1', fromSql(session, query, []), pageSql(query), ')');
}

/** The children of some parents: the parent's id, then the columns. LIMIT and OFFSET hold for each parent. */
export function childrenSql(
    session: Session,
    query: Query,
    reference: Expression,
    expressions: readonly Expression[],
    parentIds: readonly string[]
): SqlFragment {
    const parent = expressionSql(session, reference);
    const ofParents = sql(parent, ' IN (SELECT value FROM json_each(', bind(JSON.stringify(parentIds)), '))');
    const isWhole = query.limit === null && query.offset === 0;
    // What holds for each parent holds for the statement where there is but one.
    if (isWhole || parentIds.length === 1) return selectSql(session, query, [reference, ...expressions], [ofParents]);
    const order = orderSql(session, query.orderBy);
    const position = sql('ROW_NUMBER() OVER (PARTITION BY ', parent, order, ') AS position');
    const columns = expressions.map((expression, index) =>
        sql(expressionSql(session, expression), ` AS c${String(index)}`)
    );
    const names = ['parent', ...expressions.map((_, index) => `c${String(index)}`)].join(', ');
    const last = query.limit === null ? [] : [' AND position <= ', bind(query.offset + query.limit)];
    return sql(
        `SELECT ${names} FROM (SELECT `,
        joined([sql(parent, ' AS parent'), ...columns, position], ', '),
        fromSql(session, query, [ofParents]),
        ') WHERE position > ',
        bind(query.offset),
        ...last,
        ' ORDER BY position'
    );
}

/** How many children each of some parents has: the parent's id and the number; LIMIT and OFFSET do not count. */
export function childCountsSql(
    session: Session,
    query: Query,
    reference: Expression,
    parentIds: readonly string[]
): SqlFragment {
    const parent = expressionSql(session, reference);
    const ofParents = sql(parent, ' IN (SELECT value FROM json_each(', bind(JSON.stringify(parentIds)), '))');
    return sql('SELECT ', parent, ', COUNT(*)', fromSql(session, query, [ofParents]), ' GROUP BY ', parent);
}

function fromSql(session: Session, query: Query, filters: readonly SqlFragment[]): SqlFragment {
    const { root } = query;
    const conditions = [rowFilter(session, root), ...filters];
    if (query.where !== null) conditions.push(conditionSql(session, query.where));
    const groups = query.groupBy.map((expression) => comparableSql(session, expression));
    const needed = neededParents(query.where);
    return sql(
        ` FROM ${quoted(root.object.name)} AS ${quoted(root.alias)}`,
        ...query.sources.map((source) => joinSql(session, source, needed.has(source) ? 'JOIN' : 'LEFT JOIN')),
        ' WHERE ',
        joined(conditions, ' AND '),
        groups.length === 0 ? '' : sql(' GROUP BY ', joined(groups, ', ')),
        query.having === null ? '' : sql(' HAVING ', conditionSql(session, query.having))
    );
}

/** A parent, joined to what it is reached from. */
export function joinSql(session: Session, source: Source, join: 'JOIN' | 'LEFT JOIN' = 'LEFT JOIN'): SqlFragment {
    if (source.parent === null) return sql('');
    const { source: child, via } = source.parent;
    return sql(
        ` ${join} ${quoted(source.object.name)} AS ${quoted(source.alias)} ON `,
        fieldSql(session, source.object.name, 'Id', source.alias),
        ' = ',
        fieldSql(session, child.object.name, via.name, child.alias),
        ' AND ',
        rowFilter(session, source)
    );
}

/** ` ORDER BY ...`, or nothing. */
export function orderSql(session: Session, orderings: readonly Ordering[]): SqlFragment {
    if (orderings.length === 0) return sql('');
    return sql(
        ' ORDER BY ',
        joined(
            orderings.flatMap((ordering) => orderingSql(session, ordering)),
            ', '
        )
    );
}

function orderingSql(session: Session, { expression, descending, nullsLast }: Ordering): SqlFragment[] {
    const value = comparableSql(session, expression);
    // Blanks come first unless told otherwise, whatever the direction; SQLite puts them last when descending.
    const nulls = nullsLast === descending ? '' : ` NULLS ${nullsLast ? 'LAST' : 'FIRST'}`;
    const direction = `${descending ? ' DESC' : ''}${nulls}`;
    const rank = picklistRank(value, expression);
    return rank === null ? [sql(value, direction)] : [sql(rank, direction), sql(value, direction)];
}

/** Picklists are sorted in the order of their values, values that are no longer listed after them. */
function picklistRank(value: SqlFragment, expression: Expression): SqlFragment | null {
    const values = expression.kind === 'field' ? expression.field.picklist?.values : undefined;
    if (values === undefined || values.length === 0) return null;
    const branches = values.map((each, index) => sql('WHEN ', bind(each.value), ` THEN ${String(index)} `));
    const rank = sql('CASE ', value, ' ', ...branches, `ELSE ${String(values.length)} END`);
    return sql('CASE WHEN ', value, ' IS NOT NULL THEN ', rank, ' END');
}

/** Numbers in the text, as an exception: SQLite plans a statement anew for each run of it that is given its LIMIT as a parameter. */
function pageSql({ limit, offset }: Query): SqlFragment {
    if (limit === null && offset === 0) return sql('');
    return sql(` LIMIT ${String(limit ?? -1)}`, offset === 0 ? '' : ` OFFSET ${String(offset)}`);
}
