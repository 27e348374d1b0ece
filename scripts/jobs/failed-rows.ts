import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';
import { csvLine } from '../org/csv.ts';

/** A row that could not be done, where it came from, and why. */
export interface Failure {
    /** Object, or file. */
    readonly where: string;
    /** Line of the file; null for records. */
    readonly line: number | null;
    readonly reason: string;
    /** By column; the bare cells where a line does not fit the columns. */
    readonly row: Readonly<Record<string, string>> | readonly string[];
}

const KEPT_REASONS = 5;

/** Writes failed rows to a CSV file (`where,line,reason,row`), which is made with the first of them. */
export class FailedRows {
    readonly #file: string;
    #stream: WriteStream | null = null;
    #reasons: string[] = [];
    count = 0;

    constructor(file: string) {
        this.#file = file;
    }

    /** Where the rows are; null when none failed. */
    get file(): string | null {
        return this.count === 0 ? null : this.#file;
    }

    /** The first few, in words. */
    get reasons(): readonly string[] {
        return this.#reasons;
    }

    add({ where, line, reason, row }: Failure): void {
        this.count += 1;
        if (this.#reasons.length < KEPT_REASONS)
            this.#reasons.push(`${where}${line === null ? '' : ` line ${line}`}: ${reason}`);
        this.#open().write(csvLine([where, line === null ? '' : String(line), reason, JSON.stringify(row)]));
    }

    async close(): Promise<void> {
        if (this.#stream === null) return;
        this.#stream.end();
        await finished(this.#stream);
    }

    #open(): WriteStream {
        if (this.#stream === null) {
            mkdirSync(dirname(this.#file), { recursive: true });
            this.#stream = createWriteStream(this.#file);
            this.#stream.write(csvLine(['where', 'line', 'reason', 'row']));
        }
        return this.#stream;
    }
}
