import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bulkLine, PartBuilder, type BulkValue } from './bulk-ingest.ts';

/** Rows waiting on disk to be loaded, so that what is to be written never fills the memory. */
export class Spool {
    readonly columns: readonly string[];
    readonly #folder: string;
    readonly #name: string;
    readonly #builder: PartBuilder;
    #files: string[] = [];
    /** Rows added. */
    rows = 0;

    constructor(folder: string, name: string, columns: readonly string[]) {
        this.#folder = folder;
        this.#name = name;
        this.columns = columns;
        this.#builder = new PartBuilder(columns);
    }

    async add(row: Readonly<Record<string, BulkValue>>): Promise<void> {
        this.rows += 1;
        const full = this.#builder.add(bulkLine(this.columns.map((column) => row[column])));
        if (full !== null) await this.#write(full);
    }

    /** The parts in the order of the rows; add no more rows after. */
    async *parts(): AsyncGenerator<string> {
        for (const file of this.#files) yield await readFile(file, 'utf8');
        const rest = this.#builder.take();
        if (rest !== null) yield rest;
    }

    async #write(part: string): Promise<void> {
        const file = join(this.#folder, `${this.#name}-${this.#files.length}.csv`);
        await writeFile(file, part);
        this.#files.push(file);
    }
}

/** Does something with a folder that is gone afterwards. */
export async function withTemporaryFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
    const folder = await mkdtemp(join(tmpdir(), 'happy-path-'));
    try {
        return await use(folder);
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}
