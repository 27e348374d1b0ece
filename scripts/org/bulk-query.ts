import type { Connection } from 'jsforce';
import { parseCsv } from './csv.ts';
import { OrgError, send, sendForJson, signalOf } from './request.ts';
import { waitFor } from './wait.ts';

/** A row as Bulk API 2.0 gives it: text by column, as asked (`Account.Name`); blank is ''. */
export type BulkRow = Record<string, string>;

interface QueryJob {
    readonly id: string;
    readonly state: 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted';
    readonly errorMessage?: string;
}

/** Characters of one request's text, about: it is what is held in memory, the same size however many rows there are and however long. */
const PAGE_CHARACTERS = 6_000_000;
/** Rows of the first request, and of any: what a row takes is known after the first. */
const FIRST_ROWS = 2_000;
const FEWEST_ROWS = 500;
const MOST_ROWS = 20_000;
/** Rows read from that text at a time: as objects they take several times the room. */
const CHUNK_ROWS = 250;

/**
 * Reads by a Bulk API 2.0 query job, page by page. The job is started at once, so that several may run in the org side by side;
 * pages are fetched as they are asked for, each one again if the connection drops.
 */
export class BulkQuery {
    readonly #conn: Connection;
    readonly #soql: string;
    readonly #job: Promise<QueryJob>;

    constructor(conn: Connection, soql: string) {
        this.#conn = conn;
        this.#soql = soql;
        this.#job = sendForJson<QueryJob>(conn, {
            method: 'POST',
            path: '/jobs/query',
            body: JSON.stringify({ operation: 'query', query: soql }),
            repeatable: true
        });
        // Told to whoever reads the pages; without this an early failure would end the process.
        this.#job.catch(() => undefined);
    }

    /**
     * All rows in their order, some at a time.
     * @throws OrgError when the query is refused or the job fails, with the query in the message.
     */
    async *pages(): AsyncGenerator<BulkRow[]> {
        const { id } = await this.#finished();
        let locator: string | undefined;
        let maxRecords = FIRST_ROWS;
        do {
            const query = `maxRecords=${maxRecords}${locator === undefined ? '' : `&locator=${encodeURIComponent(locator)}`}`;
            const { body, headers } = await send(this.#conn, {
                method: 'GET',
                path: `/jobs/query/${id}/results?${query}`,
                accept: 'text/csv'
            });
            locator = headers['sforce-locator'];
            yield* toRows(body);
            maxRecords = Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, nextRows(maxRecords, body.length)));
        } while (locator !== undefined && locator !== '' && locator !== 'null');
    }

    async #finished(): Promise<QueryJob> {
        try {
            const { id } = await this.#job;
            const job = await waitFor(
                () => sendForJson<QueryJob>(this.#conn, { method: 'GET', path: `/jobs/query/${id}` }),
                ({ state }) => state !== 'UploadComplete' && state !== 'InProgress',
                signalOf(this.#conn)
            );
            if (job.state !== 'JobComplete')
                throw new OrgError('BULK_QUERY_FAILED', job.errorMessage ?? `the query job ended as ${job.state}`);
            return job;
        } catch (error) {
            if (error instanceof OrgError)
                throw new OrgError(error.errorCode, `${error.message} (query: ${this.#soql})`);
            throw error;
        }
    }
}

/** All rows of a query, in its order, holding one page at a time. */
export async function* bulkRead(conn: Connection, soql: string): AsyncGenerator<BulkRow> {
    for await (const page of new BulkQuery(conn, soql).pages()) yield* page;
}

/** As many rows as fill a request's text, by what those of the one before took. */
function nextRows(rows: number, characters: number): number {
    return Math.round((rows * PAGE_CHARACTERS) / Math.max(1, characters));
}

function* toRows(text: string): Generator<BulkRow[]> {
    let header: readonly string[] | null = null;
    let rows: BulkRow[] = [];
    for (const values of parseCsv(text)) {
        if (header === null) {
            header = values;
            continue;
        }
        const row: BulkRow = {};
        for (let index = 0; index < header.length; index += 1) row[header[index] ?? ''] = values[index] ?? '';
        rows.push(row);
        if (rows.length < CHUNK_ROWS) continue;
        yield rows;
        rows = [];
    }
    if (rows.length > 0) yield rows;
}
