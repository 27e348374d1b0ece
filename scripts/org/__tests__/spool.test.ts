import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { Spool, withTemporaryFolder } from '../spool.ts';

test('rows wait on disk in parts of fifty thousand, in order, each with the header', async () => {
    const texts = await withTemporaryFolder(async (folder) => {
        const spool = new Spool(folder, 'rows', ['Key', 'Note']);
        for (let row = 0; row < 50_001; row += 1) await spool.add({ Key: row, Note: row === 0 ? 'Größe, "x"' : null });
        const parts = await spool.parts();
        assert.equal(spool.rows, 50_001);
        return Promise.all(
            parts.map(async (part) => {
                assert.ok(typeof part === 'object');
                const text = await readFile(part.file, 'utf8');
                assert.equal(Buffer.byteLength(text), part.bytes);
                return text;
            })
        );
    });
    assert.deepEqual(
        texts.map((text) => text.split('\n').length),
        [50_002, 3]
    );
    assert.match(texts[0] ?? '', /^Key,Note\n0,"Größe, ""x"""\n1,#N\/A\n/);
    assert.equal(texts[1], 'Key,Note\n50000,#N/A\n');
});

test('rows can be read again as they would be sent', async () => {
    const rows = await withTemporaryFolder(async (folder) => {
        const spool = new Spool(folder, 'rows', ['Key', 'Note', 'Left']);
        await spool.add({ Key: 1, Note: 'Zwei\nZeilen, "x"', Left: undefined });
        await spool.add({ Key: 2, Note: null });
        return Array.fromAsync(spool.read());
    });
    assert.deepEqual(rows, [
        { Key: '1', Note: 'Zwei\nZeilen, "x"', Left: '' },
        { Key: '2', Note: '#N/A', Left: '' }
    ]);
});

test('without rows there is no part', async () => {
    assert.deepEqual(await withTemporaryFolder((folder) => new Spool(folder, 'rows', ['Key']).parts()), []);
});
