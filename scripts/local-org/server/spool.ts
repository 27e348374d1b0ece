/** Rows written to a file once and read back in ranges, so that large results take no memory. */
import { createReadStream } from 'node:fs';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';

const OFFSET_BYTES = 8;
/** Rows that are encoded before other requests get their turn. */
const SLICE_ROWS = 1_000;

/** A range of rows as bytes of the file: from `start`, up to and without `end`. */
export interface ByteRange {
    readonly start: number;
    readonly end: number;
}

/** Beside the rows' file lies one with the offset at which each row ends, 8 bytes a row. */
export class RowSpool {
    readonly path: string;
    readonly #rows: FileHandle;
    readonly #ends: FileHandle;
    #count = 0;
    #bytes = 0;

    private constructor(path: string, rows: FileHandle, ends: FileHandle) {
        this.path = path;
        this.#rows = rows;
        this.#ends = ends;
    }

    static async create(path: string): Promise<RowSpool> {
        return new RowSpool(path, await open(path, 'w+'), await open(`${path}.ends`, 'w+'));
    }

    /** Rows written so far. */
    get count(): number {
        return this.#count;
    }

    /**
     * Encodes and writes all rows, in slices between which others are served.
     * @param stop asked between slices; true ends the writing early
     */
    async writeAll<T>(rows: Iterator<T>, encode: (row: T) => string, stop: () => boolean = () => false): Promise<void> {
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
    }

    async write(rows: readonly string[]): Promise<void> {
        if (rows.length === 0) return;
        const ends = Buffer.allocUnsafe(rows.length * OFFSET_BYTES);
        for (const [index, row] of rows.entries()) {
            this.#bytes += Buffer.byteLength(row);
            ends.writeDoubleLE(this.#bytes, index * OFFSET_BYTES);
        }
        await this.#rows.appendFile(rows.join(''));
        await this.#ends.appendFile(ends);
        this.#count += rows.length;
    }

    /** The bytes of rows `from` (from 0) up to and without `to`. */
    async range(from: number, to: number): Promise<ByteRange> {
        return { start: await this.#end(from), end: await this.#end(Math.min(to, this.#count)) };
    }

    /** A range as text. For pages that fit in memory. */
    async read(range: ByteRange): Promise<string> {
        const bytes = Buffer.allocUnsafe(range.end - range.start);
        await this.#rows.read(bytes, 0, bytes.length, range.start);
        return bytes.toString('utf8');
    }

    /** A range as a stream, after a text of its own such as a header line. */
    stream(before: string, range: ByteRange): Readable {
        return Readable.from(concat(before, this.path, range), { objectMode: false });
    }

    async delete(): Promise<void> {
        await Promise.all([this.#rows.close(), this.#ends.close()]);
        await Promise.all([rm(this.path, { force: true }), rm(`${this.path}.ends`, { force: true })]);
    }

    async #end(rows: number): Promise<number> {
        if (rows <= 0) return 0;
        const bytes = Buffer.allocUnsafe(OFFSET_BYTES);
        await this.#ends.read(bytes, 0, OFFSET_BYTES, (rows - 1) * OFFSET_BYTES);
        return bytes.readDoubleLE(0);
    }
}

async function* concat(before: string, path: string, { start, end }: ByteRange): AsyncGenerator<Buffer> {
    yield Buffer.from(before);
    if (end > start) yield* createReadStream(path, { start, end: end - 1 }) as AsyncIterable<Buffer>;
}
