/** `first`, `after` and `upperBound`: which rows a page holds, and the cursors of its rows. */
import { SalesforceError } from '../errors.ts';

const DEFAULT_PAGE = 10;
const MAX_PAGE = 2000;
const MIN_BOUNDED_PAGE = 200;
/** Rows that plain paging reaches. */
const PLAIN_REACH = 4000;

export interface Page {
    /** The first row, from 0. */
    readonly start: number;
    readonly size: number;
    /** The most rows that paging gives in all; null: no bound was set. */
    readonly upperBound: number | null;
}

/** The page that these arguments ask for. Throws where they are out of bounds. */
export function readPage({ first, after, upperBound }: Readonly<Record<string, unknown>>): Page {
    const cursor = typeof after === 'string' && after !== '' ? readCursor(after) : null;
    const bound = typeof upperBound === 'number' ? upperBound : (cursor?.upperBound ?? null);
    const start = cursor === null ? 0 : cursor.index + 1;
    const size = typeof first === 'number' ? first : bound === null ? DEFAULT_PAGE : MIN_BOUNDED_PAGE;
    const least = bound === null ? 1 : MIN_BOUNDED_PAGE;
    if (size < least || size > MAX_PAGE) {
        throw invalid(
            `The 'first' argument must be between ${String(least)} and ${String(MAX_PAGE)}, found ${String(size)}.`
        );
    }
    if (bound === null && start >= PLAIN_REACH) {
        throw invalid(`Pagination without 'upperBound' retrieves up to ${String(PLAIN_REACH)} records.`);
    }
    if (bound !== null && bound < 1) throw invalid("The 'upperBound' argument must be positive.");
    const reach = bound ?? PLAIN_REACH;
    return { start, size: Math.max(0, Math.min(size, reach - start)), upperBound: bound };
}

/** The cursor of the row at an index, opaque to clients. */
export function cursorAt(index: number, { upperBound }: Page): string {
    const text = upperBound === null ? `v1:${String(index)}` : `v2:${String(index)}:${String(upperBound)}`;
    return Buffer.from(text).toString('base64');
}

function readCursor(cursor: string): { readonly index: number; readonly upperBound: number | null } {
    const match = /^v(?:1:(\d+)|2:(\d+):(\d+))$/.exec(Buffer.from(cursor, 'base64').toString());
    if (match === null) throw invalid(`Invalid cursor: ${cursor}`);
    return { index: Number(match[1] ?? match[2]), upperBound: match[3] === undefined ? null : Number(match[3]) };
}

function invalid(message: string): SalesforceError {
    return new SalesforceError('INVALID_ARGUMENT', message);
}
