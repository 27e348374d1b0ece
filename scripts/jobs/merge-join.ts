/** Raised when the org gives rows in another order than asked: joining would silently lose some. */
export class OrderError extends Error {
    override readonly name = 'OrderError';
}

/**
 * Walks a sorted stream in step with another: `take(key)` gives the rows of that key and drops those before it. Holds one page and the
 * rows of one key.
 */
export class SortedCursor<Row> {
    readonly #pages: AsyncIterator<readonly Row[]>;
    readonly #keyOf: (row: Row) => string;
    readonly #name: string;
    #page: readonly Row[] = [];
    #index = 0;
    #lastKey = '';
    #ended = false;
    /** Rows so far. */
    read = 0;

    /** @param name Of what is read, for the message when it is out of order. */
    constructor(name: string, pages: AsyncIterable<readonly Row[]>, keyOf: (row: Row) => string) {
        this.#name = name;
        this.#pages = pages[Symbol.asyncIterator]();
        this.#keyOf = keyOf;
    }

    /**
     * Rows with the key; keys must be asked for in rising order.
     * @throws OrderError when a row's key is below the one before it.
     */
    async take(key: string): Promise<Row[]> {
        const rows: Row[] = [];
        for (;;) {
            const row = this.#peek() ?? (await this.#load());
            if (row === null) return rows;
            const rowKey = this.#keyOf(row);
            if (rowKey > key) return rows;
            this.#advance(rowKey);
            if (rowKey === key) rows.push(row);
        }
    }

    /** The next row's key with all its rows; null at the end. */
    async next(): Promise<{ readonly key: string; readonly rows: Row[] } | null> {
        const row = this.#peek() ?? (await this.#load());
        if (row === null) return null;
        const key = this.#keyOf(row);
        return { key, rows: await this.take(key) };
    }

    /**
     * Reads what is left, so that a row out of order behind the last key is noticed too.
     * @throws OrderError as `take` does.
     */
    async drain(): Promise<void> {
        for (;;) {
            const row = this.#peek() ?? (await this.#load());
            if (row === null) return;
            this.#advance(this.#keyOf(row));
        }
    }

    #advance(key: string): void {
        if (key < this.#lastKey) {
            throw new OrderError(
                `The org gave ${this.#name} out of order (${key} after ${this.#lastKey}): nothing was written. Please report this.`
            );
        }
        this.#lastKey = key;
        this.#index += 1;
        this.read += 1;
    }

    #peek(): Row | null {
        return this.#page[this.#index] ?? null;
    }

    async #load(): Promise<Row | null> {
        while (!this.#ended) {
            const next: IteratorResult<readonly Row[], unknown> = await this.#pages.next();
            if (next.done === true) {
                this.#ended = true;
                break;
            }
            this.#page = next.value;
            this.#index = 0;
            if (next.value.length > 0) return next.value[0] ?? null;
        }
        this.#page = [];
        this.#index = 0;
        return null;
    }
}
