import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { changedRow, stored, type ColumnSpec } from '../diff.ts';

const score: ColumnSpec = { name: 'Score', kind: 'number', scale: 1 };
const text: ColumnSpec = { name: 'Text', kind: 'text', length: 5 };
const flag: ColumnSpec = { name: 'Flag', kind: 'boolean' };

test('a record that is as it should be is not sent', () => {
    assert.equal(
        changedRow(
            [score, text, flag],
            { Score: 11.6, Text: 'fine', Flag: false },
            { Score: '11.6', Text: 'fine', Flag: 'false' }
        ),
        null
    );
    assert.equal(changedRow([score], { Score: 4 }, { Score: '4.0' }), null);
    assert.equal(changedRow([score, text], { Score: null, Text: '' }, { Score: '', Text: '' }), null);
});

test('a record that differs is sent with all columns that were given, a new one in any case', () => {
    assert.deepEqual(changedRow([score, text], { Score: 4, Text: 'fine' }, { Score: '5', Text: 'fine' }), {
        Score: 4,
        Text: 'fine'
    });
    assert.deepEqual(changedRow([score, text], { Score: 4 }, { Score: '5', Text: 'other' }), { Score: 4 });
    assert.deepEqual(changedRow([score], { Score: null }, undefined), { Score: null });
});

test('what is kept is what Salesforce would keep: numbers to the scale of the field, texts trimmed and cut', () => {
    assert.equal(stored(score, 1.25), 1.3);
    assert.equal(stored({ name: 'Score', kind: 'number', scale: 2 }, 1.005), 1.01);
    assert.equal(stored(score, -0.01), 0);
    assert.equal(stored(score, Number.NaN), null);
    assert.equal(stored(text, '  too long  '), 'too…');
});

test('what was stored once is stored the same again', () => {
    fc.assert(
        fc.property(
            fc.oneof(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), fc.integer()),
            fc.integer({ min: 0, max: 4 }),
            (value, scale) => {
                const spec: ColumnSpec = { name: 'Score', kind: 'number', scale };
                const once = stored(spec, value);
                assert.equal(stored(spec, String(once)), once);
            }
        )
    );
    fc.assert(
        fc.property(fc.string(), (value) => assert.equal(stored(text, stored(text, value)), stored(text, value)))
    );
});
