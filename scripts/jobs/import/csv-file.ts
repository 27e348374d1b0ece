import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { OpenQuoteError, RecordParser, type CsvRecord } from './csv-records.ts';

/** A row of a file, with the line it begins on (the header is line 1). */
export interface FileRow {
    readonly line: number;
    readonly values: Readonly<Record<string, string>>;
}

/** A line that is no row, as its cells stand in the file. */
export interface BadLine {
    readonly line: number;
    readonly cells: readonly string[];
}

/** A file that cannot be read as CSV, or lacks a column that the mapping names. */
export class FileError extends Error {
    override readonly name = 'FileError';
}

/**
 * The columns of a file.
 * @throws FileError when the file is missing or empty.
 */
export async function readHeader(path: string): Promise<readonly string[]> {
    try {
        await access(path);
    } catch {
        throw new FileError(`${path} cannot be read: is --data the right folder?`);
    }
    for await (const { cells } of readRecords(path)) return cells;
    throw new FileError(`${path} is empty: it needs a line with the names of its columns.`);
}

/**
 * Rows of a file one by one, whatever its size.
 * @param onBad Told of lines that have too many or too few values, or text outside of quotes.
 * @throws FileError naming the line of a quote that is not closed.
 */
export async function* readRows(path: string, onBad: (bad: BadLine, reason: string) => void): AsyncGenerator<FileRow> {
    let header: readonly string[] | null = null;
    for await (const { line, cells, fault } of readRecords(path)) {
        if (header === null) header = cells;
        else if (fault !== undefined) onBad({ line, cells }, fault);
        else if (cells.length !== header.length)
            onBad(
                { line, cells },
                `has ${cells.length} ${cells.length === 1 ? 'value' : 'values'}, the header ${header.length}`
            );
        else yield { line, values: toValues(header, cells) };
    }
}

const PIECE_BYTES = 256 * 1024;

async function* readRecords(path: string): AsyncGenerator<CsvRecord> {
    const parser = new RecordParser();
    const pieces = createReadStream(path, { encoding: 'utf8', highWaterMark: PIECE_BYTES }) as AsyncIterable<string>;
    let isFirst = true;
    try {
        for await (const piece of pieces) {
            yield* parser.parse(isFirst ? piece.replace(/^\uFEFF/, '') : piece, false);
            isFirst = false;
        }
        yield* parser.parse('', true);
    } catch (error) {
        throw error instanceof OpenQuoteError ? new FileError(`${path} ${error.message}`) : error;
    }
}

function toValues(header: readonly string[], record: readonly string[]): Record<string, string> {
    const values: Record<string, string> = {};
    for (const [index, column] of header.entries()) values[column] = (record[index] ?? '').trim();
    return values;
}
