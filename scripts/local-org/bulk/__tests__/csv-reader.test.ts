import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { describe, it } from 'node:test';
import { CsvError, parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { readCsv } from '../csv-reader.ts';
import { delimiterOf, lineEndingOf, type CsvFormat } from '../csv.ts';

const COMMA_LF: CsvFormat = { columnDelimiter: 'COMMA', lineEnding: 'LF' };
const RUNS = Number(process.env['RANDOM_RUNS'] ?? 2_000);

async function rowsOf(parts: readonly string[], format: CsvFormat = COMMA_LF): Promise<string[][]> {
    const all: string[][] = [];
    for await (const rows of readCsv(Readable.from(parts), format)) all.push(...rows);
    return all;
}

function plainRows(text: string, format: CsvFormat): string[][] | null {
    try {
        return parse(text, {
            bom: true,
            delimiter: delimiterOf(format),
            record_delimiter: lineEndingOf(format),
            relax_column_count: true,
            skip_empty_lines: true
        });
    } catch (error) {
        if (error instanceof CsvError) return null;
        throw error;
    }
}

describe('CSV of jobs', () => {
    it('reads quotes, delimiters and line breaks within values, leaves empty lines and the byte order mark out', async () => {
        assert.deepEqual(await rowsOf(['\ufeffA,B\n\n"x ""y"", z","1\n2"\n,\n""\nlast,']), [
            ['A', 'B'],
            ['x "y", z', '1\n2'],
            ['', ''],
            [''],
            ['last', '']
        ]);
    });

    it('says in which record a text is no CSV, and why', async () => {
        await assert.rejects(
            rowsOf(['A\n"b"c\n']),
            /InvalidBatch : .*record 2: a value goes on after its closing quote/
        );
        await assert.rejects(rowsOf(['A\nb"c"\n']), /record 2: a quote stands within a value/);
        await assert.rejects(rowsOf(['A\nb\n"c\n']), /record 3: a quote is not closed/);
        await assert.rejects(rowsOf(['A\n"', 'x'.repeat(500_000)]), /record 2: it has more than 400000 characters/);
    });

    it('reads what csv-parse reads, and refuses what it refuses, wherever the parts of a file end', async () => {
        const text = fc.string({
            unit: fc.constantFrom('"', '""', ',', ';', '\n', '\r\n', '\r', 'a', 'ü', ' ', '\ufeff', '😀'),
            maxLength: 30
        });
        const format = fc.record({
            columnDelimiter: fc.constantFrom('COMMA', 'SEMICOLON'),
            lineEnding: fc.constantFrom('LF', 'CRLF')
        });
        await fc.assert(
            fc.asyncProperty(text, format, fc.array(fc.nat(40), { maxLength: 5 }), async (whole, given, cuts) => {
                const ends = [...cuts.toSorted((a, b) => a - b), whole.length];
                const parts = ends.map((end, index) => whole.slice(ends[index - 1] ?? 0, end));
                const expected = plainRows(whole, given);
                const read = rowsOf(parts, given);
                if (expected === null) await assert.rejects(read, /InvalidBatch/);
                else assert.deepEqual(await read, expected);
            }),
            { numRuns: RUNS }
        );
    });
});
