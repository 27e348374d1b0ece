import type { Connection } from 'jsforce';
import { csvLine, parseCsv } from './csv.ts';
import { isDropped, isTransient, OrgError, send, sendForJson, signalOf, type FileBody } from './request.ts';
import { waitFor } from './wait.ts';

/** What a bulk load does, and to what. */
export interface BulkTarget {
    readonly object: string;
    readonly operation: 'insert' | 'update' | 'upsert' | 'delete';
    /** With `upsert`. */
    readonly externalIdField?: string;
    readonly columns: readonly string[];
}

/** Undefined or '' leaves a field as it is, null empties it. */
export type BulkValue = string | number | boolean | null | undefined;

export interface FailedRow {
    readonly object: string;
    /** Salesforce's code and message, `FIELD_CUSTOM_VALIDATION_EXCEPTION:Reason:Override_Reason__c`. */
    readonly reason: string;
    /** As sent, by column. */
    readonly row: Readonly<Record<string, string>>;
}

export interface BulkResult {
    /** Rows that the org accepted. */
    readonly written: number;
    readonly failed: number;
}

interface IngestJob {
    readonly id: string;
    readonly state: 'Open' | 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted';
    readonly numberRecordsProcessed?: number;
    readonly numberRecordsFailed?: number;
    readonly errorMessage?: string;
}

/** How Bulk API 2.0 spells "make this field blank"; an empty value means "leave it". */
const BLANK = '#N/A';
/** Well under Salesforce's 150 MB a job, and small enough to hold in memory. */
export const PART_CHARACTERS = 8_000_000;
export const PART_ROWS = 50_000;

/** One line of a load's CSV. */
export function bulkLine(values: readonly BulkValue[]): string {
    return csvLine(values.map((value) => (value === null ? BLANK : value === undefined ? '' : String(value))));
}

/** CSV with a header, of a size that one job takes: a text, or a file of text. */
export type BulkPart = string | FileBody;

/** Gathers lines to CSV texts of a size that one job takes. Rows keep their order: give them sorted by parent. */
export class PartBuilder {
    readonly #header: string;
    #lines: string[] = [];
    #characters = 0;

    constructor(columns: readonly string[]) {
        this.#header = csvLine(columns);
    }

    /** The part that this line has filled, else null. */
    add(line: string): string | null {
        this.#lines.push(line);
        this.#characters += line.length;
        return this.#lines.length >= PART_ROWS || this.#characters >= PART_CHARACTERS ? this.take() : null;
    }

    /** What is left, else null. */
    take(): string | null {
        if (this.#lines.length === 0) return null;
        const part = this.#header + this.#lines.join('');
        this.#lines = [];
        this.#characters = 0;
        return part;
    }
}

/**
 * Loads parts (CSV with a header) one after another, never side by side: two jobs on details of one parent lock each other.
 * Rows that failed for a passing reason are sent once more; those that stay refused go to `onFailed`.
 * @throws OrgError when a job as a whole is refused.
 */
export async function bulkLoad(
    conn: Connection,
    target: BulkTarget,
    parts: AsyncIterable<BulkPart> | Iterable<BulkPart>,
    onFailed: (row: FailedRow) => void,
    onProgress: (rows: number) => void = () => undefined
): Promise<BulkResult> {
    let written = 0;
    let failed = 0;
    for await (const part of parts) {
        const first = await loadPart(conn, target, part, onFailed, true);
        written += first.written;
        failed += first.failed;
        for (const retry of first.retries) {
            const again = await loadPart(conn, target, retry, onFailed, false);
            written += again.written;
            failed += again.failed;
        }
        onProgress(written + failed);
    }
    return { written, failed };
}

/** `bulkLoad` of rows by column name. */
export function bulkUpsert(
    conn: Connection,
    object: string,
    externalIdField: string,
    rows: AsyncIterable<Readonly<Record<string, BulkValue>>> | Iterable<Readonly<Record<string, BulkValue>>>,
    options: { readonly columns: readonly string[]; readonly onFailed: (row: FailedRow) => void }
): Promise<BulkResult> {
    const target: BulkTarget = { object, operation: 'upsert', externalIdField, columns: options.columns };
    return bulkLoad(conn, target, toParts(options.columns, rows), options.onFailed);
}

/** Rows as CSV parts. */
export async function* toParts(
    columns: readonly string[],
    rows: AsyncIterable<Readonly<Record<string, BulkValue>>> | Iterable<Readonly<Record<string, BulkValue>>>
): AsyncGenerator<string> {
    const builder = new PartBuilder(columns);
    for await (const row of rows) {
        const full = builder.add(bulkLine(columns.map((column) => row[column])));
        if (full !== null) yield full;
    }
    const rest = builder.take();
    if (rest !== null) yield rest;
}

interface PartResult extends BulkResult {
    /** Rows to send again. */
    readonly retries: readonly string[];
}

async function loadPart(
    conn: Connection,
    target: BulkTarget,
    csv: BulkPart,
    onFailed: (row: FailedRow) => void,
    mayRetry: boolean
): Promise<PartResult> {
    const job = await runJob(conn, target, csv);
    const processed = job.numberRecordsProcessed ?? 0;
    const refused = job.numberRecordsFailed ?? 0;
    if (job.state !== 'JobComplete')
        throw new OrgError(
            'BULK_JOB_FAILED',
            `${target.object}: ${job.errorMessage ?? `the job ended as ${job.state}`}`
        );
    if (refused === 0) return { written: processed, failed: 0, retries: [] };
    const { body } = await send(conn, {
        method: 'GET',
        path: `/jobs/ingest/${job.id}/failedResults`,
        accept: 'text/csv'
    });
    const retry = new PartBuilder(target.columns);
    const retries: string[] = [];
    let failed = 0;
    let again = 0;
    for (const { row, reason } of readFailures(body)) {
        if (mayRetry && isTransient(reason.split(':')[0] ?? '')) {
            const full = retry.add(csvLine(target.columns.map((column) => row[column] ?? '')));
            if (full !== null) retries.push(full);
            again += 1;
        } else {
            failed += 1;
            onFailed({ object: target.object, reason, row });
        }
    }
    const rest = retry.take();
    return { written: processed - failed - again, failed, retries: rest === null ? retries : [...retries, rest] };
}

const MAX_UPLOADS = 5;

async function runJob(conn: Connection, target: BulkTarget, csv: BulkPart): Promise<IngestJob> {
    const id = await uploadedJob(conn, target, csv);
    await closeJob(conn, id);
    return waitFor(
        () => jobState(conn, id),
        ({ state }) => state === 'JobComplete' || state === 'Failed' || state === 'Aborted',
        signalOf(conn)
    );
}

function jobState(conn: Connection, id: string): Promise<IngestJob> {
    return sendForJson<IngestJob>(conn, { method: 'GET', path: `/jobs/ingest/${id}` });
}

/** A job takes its data once: when the connection breaks nobody knows whether it has, and another job is opened. */
async function uploadedJob(conn: Connection, target: BulkTarget, csv: BulkPart): Promise<string> {
    for (let attempt = 1; ; attempt += 1) {
        const id = await openJob(conn, target);
        try {
            await send(conn, { method: 'PUT', path: `/jobs/ingest/${id}/batches`, body: csv, contentType: 'text/csv' });
            return id;
        } catch (error) {
            if (attempt === MAX_UPLOADS || !isDropped(error)) throw error;
        }
    }
}

/** Starts the work. When the connection breaks the job itself says whether it has been closed. */
async function closeJob(conn: Connection, id: string): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
        try {
            await send(conn, {
                method: 'PATCH',
                path: `/jobs/ingest/${id}`,
                body: JSON.stringify({ state: 'UploadComplete' })
            });
            return;
        } catch (error) {
            if (attempt === MAX_UPLOADS || !isDropped(error)) throw error;
        }
        if ((await jobState(conn, id)).state !== 'Open') return;
    }
}

async function openJob(conn: Connection, target: BulkTarget): Promise<string> {
    const { id } = await sendForJson<IngestJob>(conn, {
        method: 'POST',
        path: '/jobs/ingest',
        body: JSON.stringify({
            object: target.object,
            operation: target.operation,
            externalIdFieldName: target.externalIdField,
            contentType: 'CSV',
            lineEnding: 'LF',
            columnDelimiter: 'COMMA'
        }),
        // A job left open by a lost answer does nothing and expires.
        repeatable: true
    });
    return id;
}

/** Rows of failedResults: `sf__Id`, `sf__Error`, then the columns as sent. */
function* readFailures(csv: string): Generator<{ row: Record<string, string>; reason: string }> {
    let header: string[] | null = null;
    for (const values of parseCsv(csv)) {
        if (header === null) {
            header = values;
            continue;
        }
        const row: Record<string, string> = {};
        let reason = 'UNKNOWN_EXCEPTION:no reason given';
        for (const [index, column] of header.entries()) {
            if (column === 'sf__Error') reason = values[index] || reason;
            else if (column !== 'sf__Id') row[column] = values[index] ?? '';
        }
        yield { row, reason };
    }
}
