import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readCsv } from '../csv-reader.ts';

async function rowsOf(text: string): Promise<string[][]> {
    const folder = await mkdtemp(join(tmpdir(), 'csv-reader-'));
    try {
        const file = join(folder, 'rows.csv');
        await writeFile(file, text);
        return await Array.fromAsync(readCsv(file, { columnDelimiter: 'COMMA', lineEnding: 'LF' }));
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}

describe('CSV of jobs', () => {
    it('reads quotes, delimiters and line breaks within values, leaves empty lines and the byte order mark out', async () => {
        assert.deepEqual(await rowsOf('\ufeffA,B\n\n"x ""y"", z","1\n2"\n,\n""\nlast,'), [
            ['A', 'B'],
            ['x "y", z', '1\n2'],
            ['', ''],
            [''],
            ['last', '']
        ]);
    });

    for (const [what, text] of Object.entries({
        'a value that goes on after its closing quote': 'A\n"b"c\n',
        'a quote within a value that does not begin with one': 'A\nb"c"\n',
        'a quote that is not closed': 'A\nb\n"c\n',
        'a record longer than records may be': `A\n"${'x'.repeat(500_000)}"\n`
    })) {
        it(`refuses ${what}`, async () => {
            await assert.rejects(rowsOf(text), /InvalidBatch : Failed to parse CSV/);
        });
    }
});
