import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { csvLine, parseCsv } from '../csv.ts';

test('rows written as CSV read back as they were, whatever is in the values', () => {
    const value = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', '\r', ' ', "'", '#', '1') });
    fc.assert(
        fc.property(
            fc.array(fc.array(value, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
            (rows) => {
                const text = rows.map(csvLine).join('');
                assert.deepEqual([...parseCsv(text)], rows);
            }
        )
    );
});

test('reads what Salesforce sends: all values quoted, lines ended by LF or CRLF, the last one perhaps not', () => {
    assert.deepEqual(
        [...parseCsv('"Id","Name"\r\n"1","Say ""hi"", twice"\n"2",""')],
        [
            ['Id', 'Name'],
            ['1', 'Say "hi", twice'],
            ['2', '']
        ]
    );
});

test('an empty text has no rows', () => {
    assert.deepEqual([...parseCsv('')], []);
});
