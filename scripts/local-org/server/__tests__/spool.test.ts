import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { RowSpool } from '../spool.ts';

const folder = mkdtempSync(join(tmpdir(), 'spool-test-'));
after(() => rmSync(folder, { recursive: true, force: true }));

test('any range of rows is read back as it was written', async () => {
    const rows = fc.array(
        fc.string({ unit: 'binary' }).filter((row) => row.isWellFormed()),
        { maxLength: 40 }
    );
    await fc.assert(
        fc.asyncProperty(rows, fc.nat(40), fc.nat(40), async (written, a, b) => {
            const spool = new RowSpool(join(folder, 'rows'));
            const half = Math.floor(written.length / 2);
            await spool.write(written.slice(0, half));
            await spool.write(written.slice(half));
            const [from, to] = [Math.min(a, b, written.length), Math.max(a, b)];
            const expected = written.slice(from, to).join('');
            const range = await spool.range(from, to);
            assert.equal(spool.count, written.length);
            assert.equal(await spool.read(range), expected);
            await spool.finish();
            assert.equal(await spool.read(range), expected);
            assert.equal(await text(spool.stream('header\n', range)), `header\n${expected}`);
            await spool.delete();
        }),
        { numRuns: 50 }
    );
});

test('writing stops when it is told to, and lets go of its rows', async () => {
    let released = false;
    function* endless(): Generator<number> {
        try {
            for (let row = 0; ; row++) yield row;
        } finally {
            released = true;
        }
    }
    const spool = new RowSpool(join(folder, 'endless'));
    await spool.writeAll(endless(), String, () => true);
    assert.ok(spool.count > 0 && released);
    await spool.delete();
    assert.equal(existsSync(spool.path), false);
});

test('others are served while rows are written', async () => {
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    const spool = new RowSpool(join(folder, 'busy'));
    await spool.writeAll(Array(200_000).keys(), (row) => `${row}\n`);
    clearInterval(timer);
    await spool.delete();
    assert.ok(turns > 0);
});
