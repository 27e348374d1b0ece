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

/** Rows of one request: its text is what is held in memory, the same size however many rows there are. */
const PAGE_ROWS = 10_000;
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
        do {
            const query = `maxRecords=${PAGE_ROWS}${locator === undefined ? '' : `&locator=${encodeURIComponent(locator)}`}`;
            const { body, headers } = await send(this.#conn, {
                method: 'GET',
                path: `/jobs/query/${id}/results?${query}`,
                accept: 'text/csv'
            });
            locator = headers['sforce-locator'];
            yield* toRows(body);
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
