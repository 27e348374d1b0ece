/** Rows written to a file once and read back in ranges, so that large results take no memory. */
import { createReadStream } from 'node:fs';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';

const OFFSET_BYTES = 8;
/** Text that is kept until it is worth a write. */
const PART_CHARACTERS = 65_536;
/** Rows that are encoded before other requests get their turn. */
const SLICE_ROWS = 1_000;

/** A range of rows as bytes of the file: from `start`, up to and without `end`. */
export interface ByteRange {
    readonly start: number;
    readonly end: number;
}

/** Beside the rows' file lies one with the offset at which each row ends, 8 bytes a row. Both are open only while rows are written. */
export class RowSpool {
    readonly path: string;
    #open: { readonly rows: FileHandle; readonly ends: FileHandle } | null = null;
    /** Not written yet. */
    #text = '';
    #ends: number[] = [];
    #count = 0;
    #bytes = 0;

    /** @param path of no file yet; one is made with the first row. */
    constructor(path: string) {
        this.path = path;
    }

    /** Rows so far. */
    get count(): number {
        return this.#count;
    }

    /**
     * Encodes and writes all rows there are, in slices between which others are served.
     * @param stop asked between slices; true ends the writing early
     */
    async writeAll<T>(rows: Iterator<T>, encode: (row: T) => string, stop: () => boolean = () => false): Promise<void> {
        try {
            let slice: string[] = [];
            for (let next = rows.next(); next.done !== true; next = rows.next()) {
                slice.push(encode(next.value));
                if (slice.length < SLICE_ROWS) continue;
                await this.write(slice);
                slice = [];
                if (stop()) {
                    rows.return?.();
                    return;
                }
            }
            await this.write(slice);
        } finally {
            await this.finish();
        }
    }

    async write(rows: readonly string[]): Promise<void> {
        for (const row of rows) {
            this.#bytes += Buffer.byteLength(row);
            this.#ends.push(this.#bytes);
        }
        this.#text += rows.join('');
        this.#count += rows.length;
        if (this.#text.length >= PART_CHARACTERS) await this.#flush();
    }

    async #flush(): Promise<void> {
        const text = this.#text;
        const ends = Buffer.allocUnsafe(this.#ends.length * OFFSET_BYTES);
        for (const [index, end] of this.#ends.entries()) ends.writeDoubleLE(end, index * OFFSET_BYTES);
        this.#text = '';
        this.#ends = [];
        if (ends.length === 0) return;
        this.#open ??= { rows: await open(this.path, 'a'), ends: await open(`${this.path}.ends`, 'a') };
        await this.#open.rows.appendFile(text);
        await this.#open.ends.appendFile(ends);
    }

    /** To be called when all rows are there: writes the last ones and lets go of the files. */
    async finish(): Promise<void> {
        try {
            await this.#flush();
        } finally {
            await this.#close();
        }
    }

    async #close(): Promise<void> {
        const files = this.#open;
        this.#open = null;
        await Promise.all([files?.rows.close(), files?.ends.close()]);
    }

    /** The bytes of rows `from` (from 0) up to and without `to`. */
    async range(from: number, to: number): Promise<ByteRange> {
        await this.#flush();
        return { start: await this.#end(from), end: await this.#end(Math.min(to, this.#count)) };
    }

    /** A range as text. For pages that fit in memory. */
    async read(range: ByteRange): Promise<string> {
        return (await readBytes(this.path, range)).toString('utf8');
    }

    /** A range as a stream, after a text of its own such as a header line. */
    stream(before: string, range: ByteRange): Readable {
        return Readable.from(concat(before, this.path, range), { objectMode: false });
    }

    async delete(): Promise<void> {
        await this.#close();
        await Promise.all([rm(this.path, { force: true }), rm(`${this.path}.ends`, { force: true })]);
    }

    async #end(rows: number): Promise<number> {
        if (rows <= 0) return 0;
        const range = { start: (rows - 1) * OFFSET_BYTES, end: rows * OFFSET_BYTES };
        return (await readBytes(`${this.path}.ends`, range)).readDoubleLE(0);
    }
}

async function readBytes(path: string, { start, end }: ByteRange): Promise<Buffer> {
    const bytes = Buffer.allocUnsafe(end - start);
    if (bytes.length === 0) return bytes;
    const file = await open(path);
    try {
        await file.read(bytes, 0, bytes.length, start);
        return bytes;
    } finally {
        await file.close();
    }
}

async function* concat(before: string, path: string, { start, end }: ByteRange): AsyncGenerator<Buffer> {
    yield Buffer.from(before);
    if (end > start) yield* createReadStream(path, { start, end: end - 1 }) as AsyncIterable<Buffer>;
}
