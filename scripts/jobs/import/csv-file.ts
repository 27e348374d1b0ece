import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { parse } from 'csv-parse';

/** A row of a file, with the line it begins on (the header is line 1). */
export interface FileRow {
    readonly line: number;
    readonly values: Readonly<Record<string, string>>;
}

/** A file that cannot be read as CSV, or lacks a column that the mapping names. */
export class FileError extends Error {
    override readonly name = 'FileError';
}

/**
 * The columns of a file.
 * @throws FileError when the file is missing or empty.
 */
export async function readHeader(path: string): Promise<string[]> {
    try {
        await access(path);
    } catch {
        throw new FileError(`${path} cannot be read: is --data the right folder?`);
    }
    const parser = createReadStream(path).pipe(parse({ bom: true, to: 1, relax_column_count: true }));
    for await (const record of parser) return record as string[];
    throw new FileError(`${path} is empty: it needs a line with the names of its columns.`);
}

/**
 * Rows of a file one by one, whatever its size.
 * @param onBad Told of lines that have too many or too few values.
 */
export async function* readRows(path: string, onBad: (line: number, reason: string) => void): AsyncGenerator<FileRow> {
    const parser = createReadStream(path).pipe(
        parse({ bom: true, info: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true })
    );
    let header: string[] | null = null;
    let before = 1;
    for await (const { info, record } of parser as AsyncIterable<{ info: { lines: number }; record: string[] }>) {
        const line = header === null ? 1 : before + 1;
        before = info.lines;
        if (header === null) header = record;
        else if (record.length !== header.length)
            onBad(line, `has ${record.length} values, the header ${header.length}`);
        else yield { line, values: toValues(header, record) };
    }
}

function toValues(header: readonly string[], record: readonly string[]): Record<string, string> {
    const values: Record<string, string> = {};
    for (const [index, column] of header.entries()) values[column] = (record[index] ?? '').trim();
    return values;
}
