/** `/query`, `/queryAll` and their next pages. */
import { SalesforceError } from '../errors.ts';
import type { PreparedQuery } from '../contracts.ts';
import { prepareQuery } from '../query/query.ts';
import type { ApiCall, Reply } from '../server/call.ts';
import { basePath, json, param, versionNumber } from '../server/call.ts';
import { notFound } from '../server/router.ts';
import type { Cursor, Cursors } from './cursors.ts';
import { columnMetadata } from './columns.ts';

const PAGE_ROWS = 2_000;
const SMALLEST_PAGE_ROWS = 200;

/**
 * The first page of a query; the rest is kept for `nextRecordsUrl`.
 * @param withDeleted `queryAll`
 */
export function runQuery(call: ApiCall, cursors: Cursors, withDeleted: boolean): Reply {
    const soql = call.query.get('q');
    if (soql === null || soql.trim() === '') {
        throw new SalesforceError('MALFORMED_QUERY', 'SOQL statements cannot be empty or null');
    }
    const query = prepareQuery(call.session, soql, { apiVersion: versionNumber(call), withDeleted });
    if (call.query.get('columns') === 'true') return json(columnMetadata(call.session, query));
    return firstPage(call, query, cursors);
}

/** @returns the page of a cursor that the path's locator `0r8...-2000` names */
export async function nextPage(call: ApiCall, cursors: Cursors): Promise<Reply> {
    const locator = /^(0r8\w+)-(\d+)$/.exec(param(call, 'locator'));
    const [, id, offset] = locator ?? [];
    if (id === undefined || offset === undefined) {
        if (/^\w{15,18}(-\d+)?$/.test(param(call, 'locator'))) {
            throw new SalesforceError('INVALID_QUERY_LOCATOR', 'invalid query locator');
        }
        throw notFound();
    }
    const cursor = cursors.find(id, call.session.userId);
    return cursorPage(call, cursor, Number(offset));
}

function firstPage(call: ApiCall, query: PreparedQuery, cursors: Cursors): Reply {
    const size = pageRows(call);
    const iterator = query.records();
    const page: Record<string, unknown>[] = [];
    for (let next = iterator.next(); next.done !== true; next = iterator.next()) {
        page.push(next.value);
        if (page.length > size) return firstOfMany(call, page, iterator, query.count(), cursors);
    }
    // COUNT() answers no records, but their number.
    const totalSize = page.length === 0 ? query.count() : page.length;
    return json({ totalSize, done: true, records: page });
}

/** @param page the first records, one more than the page takes */
function firstOfMany(
    call: ApiCall,
    page: readonly Record<string, unknown>[],
    rest: Iterator<Record<string, unknown>>,
    totalSize: number,
    cursors: Cursors
): Reply {
    const all = chain(page, rest);
    const { id, ready } = cursors.open(call.session.userId, call.part === true ? [...all].values() : all);
    const size = page.length - 1;
    const nextRecordsUrl = `${basePath(call)}/query/${id}-${size}`;
    return { status: 200, body: { totalSize, done: false, nextRecordsUrl, records: page.slice(0, size) }, ready };
}

function* chain<T>(first: readonly T[], rest: Iterator<T>): Generator<T> {
    yield* first;
    for (let next = rest.next(); next.done !== true; next = rest.next()) yield next.value;
}

/** The records are JSON already: the page is put together as text. */
async function cursorPage(call: ApiCall, cursor: Cursor, from: number): Promise<Reply> {
    const { spool } = cursor;
    if (from >= spool.count) throw new SalesforceError('INVALID_QUERY_LOCATOR', 'invalid query locator');
    const to = Math.min(from + pageRows(call), spool.count);
    const records = await spool.read(await spool.range(from, to));
    const next = `${basePath(call)}/query/${cursor.id}-${to}`;
    const end = to === spool.count ? '"done":true' : `"done":false,"nextRecordsUrl":${JSON.stringify(next)}`;
    const content = `{"totalSize":${spool.count},${end},"records":[${records.slice(0, -1)}]}`;
    return { status: 200, content };
}

/** From the header `Sforce-Query-Options: batchSize=500`; kept within 200 and 2,000. */
function pageRows(call: ApiCall): number {
    const asked = /\bbatchSize=(\d+)/i.exec(String(call.headers['sforce-query-options'] ?? ''))?.[1];
    if (asked === undefined) return PAGE_ROWS;
    return Math.min(PAGE_ROWS, Math.max(SMALLEST_PAGE_ROWS, Number(asked)));
}
