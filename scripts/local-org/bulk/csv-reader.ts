/** Reads the CSV files of jobs: quotes doubled within quotes, one line ending in the whole file, empty lines left out. */
import { createReadStream } from 'node:fs';
import { CsvError, parse } from 'csv-parse';
import { delimiterOf, lineEndingOf, type CsvFormat } from './csv.ts';
import { InvalidBatch } from './ingest-columns.ts';

/** A record of Bulk API 2.0 has no more, so that a quote that is never closed does not fill the memory. */
const MAX_RECORD_CHARACTERS = 400_000;

/** Rows of values, the header first. Throws `InvalidBatch` for what is no CSV. */
export async function* readCsv(file: string, format: CsvFormat): AsyncGenerator<string[]> {
    const parser = parse({
        bom: true,
        delimiter: delimiterOf(format),
        max_record_size: MAX_RECORD_CHARACTERS,
        record_delimiter: lineEndingOf(format),
        relax_column_count: true,
        skip_empty_lines: true
    });
    const content = createReadStream(file);
    content.on('error', (error) => parser.destroy(error));
    try {
        yield* content.pipe(parser) as AsyncIterable<string[]>;
    } catch (error) {
        throw error instanceof CsvError ? new InvalidBatch(`Failed to parse CSV: ${error.message}`) : error;
    }
}
