/** The work of an ingest job: parse, write in chunks, note what became of each row. */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { SaveError, SaveResult, Session } from '../contracts.ts';
import type { ObjectDefinition } from '../metadata/schema.ts';
import type { LocalOrg } from '../org.ts';
import { textOf } from '../server/body.ts';
import { RowSpool } from '../server/spool.ts';
import { readCsv } from './csv-reader.ts';
import { rowWriter, type CsvFormat } from './csv.ts';
import { InvalidBatch, InvalidValue, readHeader, readRow, type Columns } from './ingest-columns.ts';
import type { IngestJob } from './ingest-jobs.ts';
import type { RecordLocks } from './locks.ts';

/** Records that are written in one transaction, as in Salesforce. */
const CHUNK_ROWS = 200;

export interface IngestOutcome {
    /** The header of the uploaded file. */
    readonly header: readonly string[];
    readonly successful: RowSpool;
    readonly failed: RowSpool;
    readonly unprocessed: RowSpool;
}

interface Work {
    readonly org: LocalOrg;
    readonly session: Session;
    readonly object: ObjectDefinition;
    readonly job: IngestJob;
    readonly columns: Columns;
    readonly outcome: IngestOutcome;
    readonly write: ReturnType<typeof rowWriter>;
    readonly locks: RecordLocks;
}

/** Works through the job's file. Stops writing when the job is aborted; the rest is `unprocessed` then. */
export async function ingest(org: LocalOrg, job: IngestJob, folder: string, locks: RecordLocks): Promise<void> {
    if (job.content !== 'whole') return;
    await checkLineEnding(job.file, job.format);
    locks.enter(job.id);
    try {
        await writeRows(org, job, folder, locks);
    } finally {
        locks.leave(job.id);
    }
}

async function writeRows(org: LocalOrg, job: IngestJob, folder: string, locks: RecordLocks): Promise<void> {
    let work: Work | undefined;
    let chunk: string[][] = [];
    for await (const values of readCsv(job.file, job.format)) {
        if (!work) {
            work = { ...begin(org, job, folder, values), locks };
            continue;
        }
        chunk.push(values);
        if (chunk.length < CHUNK_ROWS) continue;
        await writeChunk(work, chunk);
        chunk = [];
    }
    if (!work) throw new InvalidBatch('The CSV data has no header row');
    await writeChunk(work, chunk);
}

function begin(org: LocalOrg, job: IngestJob, folder: string, header: readonly string[]): Omit<Work, 'locks'> {
    const session = org.session(job.userId);
    const object = org.object(job.objectName);
    const spool = (kind: string): RowSpool => new RowSpool(join(folder, `${job.id}.${kind}`));
    const outcome = {
        header,
        successful: spool('successful'),
        failed: spool('failed'),
        unprocessed: spool('unprocessed')
    };
    job.outcome = outcome;
    const columns = readHeader(session, object, job.operation, header);
    return { org, session, object, job, columns, outcome, write: rowWriter(job.format) };
}

/** Writes some rows and lets other requests have their turn after. */
async function writeChunk(work: Work, chunk: readonly string[][]): Promise<void> {
    const { job, outcome, write } = work;
    if (chunk.length === 0) return;
    if (job.state === 'Aborted') {
        await outcome.unprocessed.write(chunk.map(write));
        return;
    }
    const results = await saveChunk(work, chunk);
    const successful: string[] = [];
    const failed: string[] = [];
    for (const [index, result] of results.entries()) {
        const values = chunk[index] ?? [];
        if (result.success) successful.push(write([result.id, String(result.created), ...values]));
        else failed.push(write([result.id, errorText(result.errors), ...values]));
    }
    job.processed += results.length;
    job.failed += failed.length;
    await outcome.successful.write(successful);
    await outcome.failed.write(failed);
    await new Promise((resolve) => setImmediate(resolve));
    work.locks.release(job.id);
}

/** Results in the order of the rows; rows that cannot be read never reach the org. */
async function saveChunk(work: Work, chunk: readonly string[][]): Promise<SaveResult[]> {
    const results = new Array<SaveResult>(chunk.length);
    const rows: Record<string, unknown>[] = [];
    const places: number[] = [];
    for (const [index, values] of chunk.entries()) {
        try {
            rows.push(readRow(work.columns, values));
            places.push(index);
        } catch (error) {
            if (!(error instanceof InvalidValue)) throw error;
            results[index] = { success: false, id: null, errors: [valueError(error)] };
        }
    }
    const { org, object, job, locks } = work;
    const writer = { org, object, job: job.id };
    const saved = await locks.save(
        writer,
        rows,
        (some) => saveRows(work, some),
        () => (job.retries += 1)
    );
    for (const [index, result] of saved.entries()) {
        const place = places[index];
        if (place !== undefined) results[place] = result;
    }
    return results;
}

function saveRows({ org, session, object, job }: Work, rows: readonly Record<string, unknown>[]): SaveResult[] {
    if (rows.length === 0) return [];
    switch (job.operation) {
        case 'insert':
            return org.dml.insert(session, object.name, rows, false);
        case 'update':
            return org.dml.update(session, object.name, rows, false);
        case 'upsert':
            return org.dml.upsert(session, object.name, job.externalIdFieldName ?? 'Id', rows, false);
        default:
            return org.dml.delete(
                session,
                object.name,
                rows.map((row) => textOf(row, 'Id')),
                false,
                job.operation === 'hardDelete'
            );
    }
}

function valueError(error: InvalidValue): SaveError {
    const fields = error.fieldName === '' ? [] : [error.fieldName];
    return { statusCode: 'INVALID_TYPE_ON_FIELD_IN_RECORD', message: error.message, fields };
}

/** `CODE:message:fields --`, as in `sf__Error`. */
function errorText(errors: readonly SaveError[]): string {
    return errors
        .map(
            ({ statusCode, message, fields }) =>
                `${statusCode}:${message}:${fields.join(' ')}${fields.length > 0 ? ' ' : ''}--`
        )
        .join(' ');
}

const SNIFF_BYTES = 65_536;

/** Salesforce refuses a file whose lines end otherwise than the job says. */
async function checkLineEnding(path: string, format: CsvFormat): Promise<void> {
    const file = await open(path);
    try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(SNIFF_BYTES), 0, SNIFF_BYTES, 0);
        const start = buffer.toString('utf8', 0, bytesRead);
        const newline = start.indexOf('\n');
        if (newline < 0) return;
        const found = start[newline - 1] === '\r' ? 'CRLF' : 'LF';
        if (found === format.lineEnding) return;
    } finally {
        await file.close();
    }
    throw new Error(
        `ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is ${format.lineEnding}`
    );
}
