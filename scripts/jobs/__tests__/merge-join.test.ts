import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { OrderError, SortedCursor } from '../merge-join.ts';

interface Row {
    readonly key: string;
    readonly value: number;
}

async function* pages(rows: readonly Row[], size: number): AsyncGenerator<readonly Row[]> {
    for (let index = 0; index < rows.length; index += size)
        yield await Promise.resolve(rows.slice(index, index + size));
    yield [];
}

const cursor = (rows: readonly Row[], size = 2): SortedCursor<Row> =>
    new SortedCursor('rows', pages(rows, size), ({ key }) => key);

test('joining sorted streams gives each key exactly its rows, whatever the pages', async () => {
    const row = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd', 'e'), value: fc.nat(9) });
    await fc.assert(
        fc.asyncProperty(
            fc.array(row),
            fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')),
            fc.integer({ min: 1, max: 4 }),
            async (unsorted, keys, size) => {
                const rows = unsorted.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
                const stream = cursor(rows, size);
                for (const key of keys.toSorted())
                    assert.deepEqual(
                        await stream.take(key),
                        rows.filter((each) => each.key === key)
                    );
            }
        )
    );
});

test('groups come one after another until the end', async () => {
    const stream = cursor([
        { key: 'a', value: 1 },
        { key: 'a', value: 2 },
        { key: 'b', value: 3 }
    ]);
    assert.deepEqual((await stream.next())?.rows.length, 2);
    assert.deepEqual((await stream.next())?.key, 'b');
    assert.equal(await stream.next(), null);
});

test('a row out of order is refused, even behind the last key asked for', async () => {
    const behind = cursor([
        { key: 'a', value: 1 },
        { key: 'd', value: 2 },
        { key: 'b', value: 3 }
    ]);
    await behind.take('a');
    await behind.take('b');
    await assert.rejects(behind.drain(), OrderError);
    const before = cursor([
        { key: 'c', value: 1 },
        { key: 'b', value: 2 },
        { key: 'd', value: 3 }
    ]);
    await assert.rejects(before.take('d'), /out of order \(b after c\)/);
});
