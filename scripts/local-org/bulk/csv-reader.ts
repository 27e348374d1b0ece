/**
 * Reads the CSV files of jobs part by part: quotes doubled within quotes, one line ending in the whole file, empty lines left out. Its own
 * reader because with csv-parse, which reads character by character, reading takes as long as a good part of the saving.
 */
import { delimiterOf, lineEndingOf, type CsvFormat } from './csv.ts';
import { InvalidBatch } from './ingest-columns.ts';

/** A record of Bulk API 2.0 has no more, so that a quote that is never closed does not fill the memory. */
const MAX_RECORD_CHARACTERS = 400_000;
const QUOTE = 34;

/** Rows of values, the header first, as many at once as a part of the file completes. Throws `InvalidBatch` for what is no CSV. */
export async function* readCsv(parts: AsyncIterable<string>, format: CsvFormat): AsyncGenerator<string[][]> {
    const reader = new CsvReader(delimiterOf(format), lineEndingOf(format));
    let begun = false;
    for await (const part of parts) {
        yield reader.read(begun ? part : part.replace(/^\ufeff/, ''));
        begun ||= part !== '';
    }
    yield reader.end();
}

class CsvReader {
    readonly #delimiter: string;
    readonly #lineEnding: string;
    /** From the start of the first record that is not whole yet. */
    #text = '';
    #at = 0;
    #records = 0;

    constructor(delimiter: string, lineEnding: string) {
        this.#delimiter = delimiter;
        this.#lineEnding = lineEnding;
    }

    /** The rows that are whole with this part of the file. */
    read(part: string): string[][] {
        this.#text += part;
        this.#at = 0;
        const rows: string[][] = [];
        let whole = 0;
        for (let row = this.#record(); row !== null; row = this.#record()) {
            whole = this.#at;
            this.#records += 1;
            if (row.length > 0) rows.push(row);
        }
        this.#text = this.#text.slice(whole);
        if (this.#text.length > MAX_RECORD_CHARACTERS) {
            throw this.#fault(`it has more than ${MAX_RECORD_CHARACTERS} characters, or a quote is not closed`);
        }
        return rows;
    }

    /** The last row, which may lack its line ending. */
    end(): string[][] {
        const rows = this.#text === '' ? [] : this.read(this.#lineEnding);
        if (this.#text !== '') throw this.#fault('a quote is not closed');
        return rows;
    }

    /** The record that begins here, empty for an empty line; null when it does not end in the text so far. */
    #record(): string[] | null {
        if (this.#takes(this.#lineEnding)) return [];
        const row: string[] = [];
        for (;;) {
            const value = this.#text.charCodeAt(this.#at) === QUOTE ? this.#quoted() : this.#plain();
            if (value === null) return null;
            row.push(value);
            if (this.#takes(this.#lineEnding)) return row;
            if (this.#takes(this.#delimiter)) continue;
            if (this.#text.length - this.#at < this.#lineEnding.length) return null;
            throw this.#fault('a value goes on after its closing quote');
        }
    }

    #takes(mark: string): boolean {
        const found = this.#text.startsWith(mark, this.#at);
        if (found) this.#at += mark.length;
        return found;
    }

    #quoted(): string | null {
        const start = this.#at + 1;
        let close = this.#text.indexOf('"', start);
        let doubled = false;
        while (close >= 0 && this.#text.charCodeAt(close + 1) === QUOTE) {
            doubled = true;
            close = this.#text.indexOf('"', close + 2);
        }
        if (close < 0) return null;
        this.#at = close + 1;
        const value = this.#text.slice(start, close);
        return doubled ? value.replaceAll('""', '"') : value;
    }

    #plain(): string | null {
        const lineEnd = this.#text.indexOf(this.#lineEnding, this.#at);
        if (lineEnd < 0) return null;
        const delimiter = this.#text.indexOf(this.#delimiter, this.#at);
        const end = delimiter < 0 ? lineEnd : Math.min(delimiter, lineEnd);
        const value = this.#text.slice(this.#at, end);
        if (value.includes('"')) throw this.#fault('a quote stands within a value that does not begin with one');
        this.#at = end;
        return value;
    }

    #fault(problem: string): InvalidBatch {
        return new InvalidBatch(`Failed to parse CSV: record ${this.#records + 1}: ${problem}`);
    }
}
