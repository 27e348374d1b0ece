/** Queries of lists. Pure. */
import type { ListColumn, ListViewData } from './page-data.ts';

export interface Sort {
    readonly path: string;
    readonly descending: boolean;
}

export interface ListQuery {
    readonly objectApiName: string;
    readonly view: Pick<ListViewData, 'columns' | 'where'>;
    readonly sort: Sort | null;
    /** What people search for in the list; empty for everything. */
    readonly search: string;
    readonly limit: number;
}

/** Types of columns that a search looks into. */
const SEARCHED = new Set(['string', 'picklist', 'email', 'phone', 'url']);

/** The SOQL of a list. */
export function listSoql({ objectApiName, view, sort, search, limit }: ListQuery): string {
    const links = view.columns.map((column) => column.linkPath).filter((path) => path !== null);
    const paths = [...new Set(['Id', ...view.columns.map((column) => column.path), ...links])];
    const conditions = [view.where, searchCondition(view.columns, search)].filter((part) => part !== '');
    return [
        `SELECT ${paths.join(', ')} FROM ${objectApiName}`,
        conditions.length === 0 ? '' : ` WHERE ${conditions.map((part) => `(${part})`).join(' AND ')}`,
        sort === null ? '' : ` ORDER BY ${sort.path} ${sort.descending ? 'DESC' : 'ASC'} NULLS LAST`,
        ` LIMIT ${limit}`
    ].join('');
}

function searchCondition(columns: readonly ListColumn[], search: string): string {
    const text = search.trim();
    if (text === '') {
        return '';
    }
    return columns
        .filter((column) => SEARCHED.has(column.type))
        .map((column) => `${column.path} LIKE '%${escapeLike(text)}%'`)
        .join(' OR ');
}

/** A text as it stands between the quotes of a SOQL string. */
export function escapeText(text: string): string {
    return text.replace(/[\\']/g, '\\$&');
}

/** A text that LIKE takes letter by letter. */
export function escapeLike(text: string): string {
    return escapeText(text).replace(/[%_]/g, '\\$&');
}

/** The value at a path such as `Owner.Name` in a record of a query's answer; null when there is none. */
export function valueAt(record: unknown, path: string): unknown {
    let value: unknown = record;
    for (const name of path.split('.')) {
        value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : null;
    }
    return value ?? null;
}
