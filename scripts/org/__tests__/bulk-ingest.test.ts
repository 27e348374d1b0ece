import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bulkLine, PartBuilder } from '../bulk-ingest.ts';

test('null empties a field, undefined leaves it as it is', () => {
    assert.equal(bulkLine(['key', null, undefined, 0, false]), 'key,#N/A,,0,false\n');
});

test('parts hold at most fifty thousand rows, in order, each with the header', () => {
    const builder = new PartBuilder(['Id']);
    const parts: string[] = [];
    for (let row = 0; row < 50_001; row += 1) {
        const part = builder.add(`${row}\n`);
        if (part !== null) parts.push(part);
    }
    const rest = builder.take();
    assert.equal(parts.length, 1);
    assert.equal(parts[0]?.split('\n').length, 50_002);
    assert.equal(rest, 'Id\n50000\n');
    assert.equal(builder.take(), null);
});
