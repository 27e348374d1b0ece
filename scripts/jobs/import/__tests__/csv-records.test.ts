import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { OpenQuoteError, RecordParser, type CsvRecord } from '../csv-records.ts';

/** @param sizes Of the pieces in which the text comes, over and over. */
function records(text: string, sizes: readonly number[] = [text.length + 1]): CsvRecord[] {
    const parser = new RecordParser();
    const found: CsvRecord[] = [];
    for (let at = 0, turn = 0; at < text.length; turn += 1) {
        const size = sizes[turn % sizes.length] ?? 1;
        found.push(...parser.parse(text.slice(at, at + size), false));
        at += size;
    }
    return [...found, ...parser.parse('', true)];
}

const cells = (text: string): (readonly string[])[] => records(text).map((record) => record.cells);

test('quotes, doubled quotes, line breaks inside, blanks and the line ends of any system are read', () => {
    assert.deepEqual(cells('a,b\r\n"x, ""y""\nz",\r\n'), [
        ['a', 'b'],
        ['x, "y"\nz', '']
    ]);
    assert.deepEqual(cells('a,b\rc,d'), [
        ['a', 'b'],
        ['c', 'd']
    ]);
    assert.deepEqual(cells('5" pipe,"",,"'.slice(0, -1)), [['5" pipe', '', '', '']]);
});

test('a record knows the line it begins on, past empty lines and values of several lines', () => {
    const lines = records('a,b\n\n\n"1\n2",x\n"3\n\n4","5\n6"\r\n\r\ny,z\n').map(({ line }) => line);
    assert.deepEqual(lines, [1, 4, 6, 11]);
});

test('a quote that is not closed is told with the line it opens on, be it the end or another quote that shows it', () => {
    const line = (text: string, sizes?: readonly number[]): number => {
        try {
            records(text, sizes);
        } catch (error) {
            assert.ok(error instanceof OpenQuoteError);
            return error.line;
        }
        assert.fail('no error');
    };
    assert.equal(line('a,b\n"x\ny",1\n2,"open\n3,4\n5,6\n'), 4);
    assert.equal(line('a,b\n1,"open\n2,"closed"\n'), 2);
    assert.equal(line('a,b\n"one\ntwo","open\n3,4\n'), 3, 'in the middle of a record');
    assert.equal(line(`a,b\n1,"${'long,'.repeat(300_000)}`, [64_000]), 2, 'long before the end of a large file');
});

test('text after closing quotes makes a bad line, not a bad file', () => {
    const [, bad, good] = records('a,b\n"Bolt" Inc,1\n2,3\n');
    assert.equal(bad?.line, 2);
    assert.deepEqual(bad.cells, ['"Bolt" Inc,1']);
    assert.match(bad.fault ?? '', /text after the quotes around "Bolt": double quotes/);
    assert.deepEqual([good?.line, good?.cells], [3, ['2', '3']]);
});

test('however the text is cut into pieces, the records that were written are read', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é'), maxLength: 5 });
    const row = fc.array(cell, { minLength: 2, maxLength: 4 });
    const sizes = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 });
    fc.assert(
        fc.property(fc.array(row), sizes, fc.constantFrom('\n', '\r\n'), (rows, pieces, end) => {
            const text = rows
                .map((each) => each.map((one) => `"${one.replaceAll('"', '""')}"`).join(',') + end)
                .join('');
            assert.deepEqual(
                records(text, pieces).map((record) => record.cells),
                rows
            );
        })
    );
});
