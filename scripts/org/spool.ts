import { rmSync } from 'node:fs';
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bulkLine, PART_CHARACTERS, PART_ROWS, type BulkPart, type BulkValue } from './bulk-ingest.ts';
import { csvLine, parseCsv } from './csv.ts';

/** Characters that wait in memory before they are written. */
const BUFFER_CHARACTERS = 256_000;

type FilePart = Extract<BulkPart, { readonly file: string }>;

interface OpenPart {
    readonly file: string;
    rows: number;
    bytes: number;
}

/** Rows waiting on disk to be loaded, so that what is to be written never fills the memory. */
export class Spool {
    readonly columns: readonly string[];
    readonly #folder: string;
    readonly #name: string;
    readonly #done: FilePart[] = [];
    #buffer = '';
    #part: OpenPart | null = null;
    /** Rows added. */
    rows = 0;

    constructor(folder: string, name: string, columns: readonly string[]) {
        this.#folder = folder;
        this.#name = name;
        this.columns = columns;
    }

    async add(row: Readonly<Record<string, BulkValue>>): Promise<void> {
        this.#part ??= this.#openPart();
        this.#buffer += bulkLine(this.columns.map((column) => row[column]));
        this.rows += 1;
        this.#part.rows += 1;
        if (this.#buffer.length < BUFFER_CHARACTERS && this.#part.rows < PART_ROWS) return;
        await this.#flush(this.#part);
        if (this.#part.rows >= PART_ROWS || this.#part.bytes >= PART_CHARACTERS) this.#closePart(this.#part);
    }

    /** The parts in the order of the rows; add no more rows after. */
    async parts(): Promise<readonly BulkPart[]> {
        if (this.#part !== null) {
            await this.#flush(this.#part);
            this.#closePart(this.#part);
        }
        return this.#done;
    }

    /** The rows as they would be sent, part by part; add no more rows after. */
    async *read(): AsyncGenerator<Record<string, string>> {
        await this.parts();
        for (const { file } of this.#done) {
            const lines = parseCsv(await readFile(file, 'utf8'));
            lines.next();
            for (const values of lines)
                yield Object.fromEntries(this.columns.map((column, index) => [column, values[index] ?? '']));
        }
    }

    #openPart(): OpenPart {
        const file = join(this.#folder, `${this.#name}-${this.#done.length}.csv`);
        this.#buffer = csvLine(this.columns);
        return { file, rows: 0, bytes: 0 };
    }

    async #flush(part: OpenPart): Promise<void> {
        // Opened for each piece: a run that ends before its parts are asked for, or a dry run, leaves no file open.
        await appendFile(part.file, this.#buffer);
        part.bytes += Buffer.byteLength(this.#buffer);
        this.#buffer = '';
    }

    #closePart({ file, bytes }: OpenPart): void {
        this.#done.push({ file, bytes });
        this.#part = null;
    }
}

const TEMPORARY = new Set<string>();
process.once('exit', () => TEMPORARY.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** Does something with a folder that is gone afterwards, even where the process ends at once. */
export async function withTemporaryFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
    const folder = await mkdtemp(join(tmpdir(), 'happy-path-'));
    TEMPORARY.add(folder);
    try {
        return await use(folder);
    } finally {
        await rm(folder, { recursive: true, force: true });
        TEMPORARY.delete(folder);
    }
}
