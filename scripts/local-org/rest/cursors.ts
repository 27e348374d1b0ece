/** Query results of more than one page, kept until their reader has had time to fetch them. */
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { SalesforceError } from '../errors.ts';
import { RowSpool } from '../server/spool.ts';

/** Salesforce keeps a cursor for two days, and no more than ten for one user. */
const LIFETIME_MS = 2 * 86_400_000;
const CURSORS_OF_ONE_USER = 10;

export interface Cursor {
    /** `0r8...`, as in `nextRecordsUrl`. */
    readonly id: string;
    readonly userId: string;
    readonly spool: RowSpool;
    readonly expires: number;
}

export class Cursors {
    readonly #folder: string;
    readonly #now: () => Date;
    readonly #cursors = new Map<string, Cursor>();

    constructor(folder: string, now: () => Date) {
        this.#folder = folder;
        this.#now = now;
    }

    /** Writes records down until `ready`. The user's oldest cursor goes when there are too many. */
    open(
        userId: string,
        records: Iterator<Record<string, unknown>>
    ): { readonly id: string; readonly ready: Promise<void> } {
        const id = newCursorId();
        return { id, ready: this.#write(id, userId, records) };
    }

    async #write(id: string, userId: string, records: Iterator<Record<string, unknown>>): Promise<void> {
        const spool = new RowSpool(join(this.#folder, id));
        await spool.writeAll(records, (record) => `${JSON.stringify(record)},`);
        const cursor = { id, userId, spool, expires: this.#now().getTime() + LIFETIME_MS };
        this.#cursors.set(id, cursor);
        await this.#release(userId);
    }

    /** Throws `INVALID_QUERY_LOCATOR` for unknown, expired and other people's cursors. */
    find(id: string, userId: string): Cursor {
        const cursor = this.#cursors.get(id);
        if (!cursor || cursor.userId !== userId || cursor.expires < this.#now().getTime()) {
            throw new SalesforceError('INVALID_QUERY_LOCATOR', 'invalid query locator');
        }
        return cursor;
    }

    async close(): Promise<void> {
        await Promise.all([...this.#cursors.values()].map((cursor) => this.#drop(cursor)));
    }

    async #release(userId: string): Promise<void> {
        const now = this.#now().getTime();
        const all = [...this.#cursors.values()];
        const expired = all.filter((cursor) => cursor.expires < now);
        const own = all.filter((cursor) => cursor.userId === userId && cursor.expires >= now);
        const surplus = own.slice(0, Math.max(0, own.length - CURSORS_OF_ONE_USER));
        await Promise.all([...expired, ...surplus].map((cursor) => this.#drop(cursor)));
    }

    async #drop(cursor: Cursor): Promise<void> {
        this.#cursors.delete(cursor.id);
        await cursor.spool.delete();
    }
}

/** Fifteen characters after the prefix of query cursors, none of which reads as the dash before an offset. */
function newCursorId(): string {
    const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
    const rest = Array.from({ length: 15 }, () => letters[randomInt(letters.length)]).join('');
    return `0r8${rest}`;
}
