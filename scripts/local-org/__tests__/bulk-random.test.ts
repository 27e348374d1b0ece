/** Random files for Bulk API 2.0 against a plain reading of them: every row has its result, and what was saved is what was sent. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { startFixture, type Fixture } from './fixture.ts';

const RUNS = Number(process.env['RANDOM_RUNS'] ?? 60);
const DELIMITERS = { COMMA: ',', TAB: '\t', PIPE: '|', SEMICOLON: ';', CARET: '^', BACKQUOTE: '`' } as const;
const LINE_ENDINGS = { LF: '\n', CRLF: '\r\n' } as const;

let fixture: Fixture;
before(async () => {
    fixture = await startFixture();
});
after(() => fixture.stop());

interface Format {
    readonly columnDelimiter: keyof typeof DELIMITERS;
    readonly lineEnding: keyof typeof LINE_ENDINGS;
}
interface Job {
    readonly id: string;
    readonly state: string;
    readonly errorMessage?: string;
    readonly numberRecordsProcessed: number;
    readonly numberRecordsFailed: number;
}
/** A cell as it is sent, and as it is stored; undefined where its row must fail. */
interface Cell {
    readonly sent: string;
    readonly stored: unknown;
}

const cells = (...pairs: readonly (readonly [string, unknown])[]): fc.Arbitrary<Cell> =>
    fc.constantFrom(...pairs.map(([sent, stored]) => ({ sent, stored })));
const texts = fc
    .string({ unit: fc.constantFrom(...'ab Z9,;|^`\t"\'\n\r#é€\u{1f600}'), minLength: 1, maxLength: 12 })
    .map((sent): Cell => ({ sent, stored: sent.trim() === '' ? null : sent.trim() }))
    .filter(({ sent }) => sent !== '#N/A');

const COLUMNS: Readonly<Record<string, fc.Arbitrary<Cell>>> = {
    Secret__c: fc.oneof(texts, cells(['x'.repeat(41), undefined], ['#N/A', null], ['', null])),
    Amount__c: fc.oneof(
        fc
            .integer({ min: 0, max: 10_000_000 })
            .map((cents): Cell => ({ sent: String(cents / 100), stored: cents / 100 })),
        cells(['-0.01', undefined], ['ten', undefined], ['1e3', 1000], ['0.005', 0.01], ['', null], ['1,5', undefined])
    ),
    Due_On__c: cells(
        ['2026-02-28', '2026-02-28'],
        ['2026-02-29', undefined],
        ['2024-02-29', '2024-02-29'],
        ['28.02.2026', undefined],
        ['', null]
    ),
    Sent_At__c: cells(
        ['2026-11-22T10:00:00Z', '2026-11-22T10:00:00.000+0000'],
        ['2026-11-22T10:00:00+02:00', '2026-11-22T08:00:00.000+0000'],
        ['2026-11-22T25:00:00Z', undefined],
        ['soon', undefined],
        ['', null]
    ),
    Paid__c: cells(['true', true], ['FALSE', false], ['1', true], ['maybe', undefined], ['', false]),
    Status__c: cells(['Sent', 'Sent'], ['Lost', undefined], ['', 'Draft'])
};
const NAMES = Object.keys(COLUMNS);

const file = fc.record({
    format: fc.record<Format>({
        columnDelimiter: fc.constantFrom(...(Object.keys(DELIMITERS) as Format['columnDelimiter'][])),
        lineEnding: fc.constantFrom('LF', 'CRLF')
    }),
    names: fc.subarray(NAMES, { minLength: 1 }),
    rows: fc.array(fc.record(COLUMNS), { minLength: 1, maxLength: 12 })
});

async function send(method: string, path: string, body: string, type = 'application/json'): Promise<Job> {
    const answer = await fixture.fetch('bookkeeper', path, { method, body, headers: { 'Content-Type': type } });
    const text = await answer.text();
    assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${text}`);
    return (text === '' ? {} : JSON.parse(text)) as Job;
}

async function run(settings: Readonly<Record<string, unknown>>, csv: string): Promise<Job> {
    const { id } = await send('POST', '/jobs/ingest', JSON.stringify({ object: 'Invoice__c', ...settings }));
    await send('PUT', `/jobs/ingest/${id}/batches`, csv, 'text/csv');
    await send('PATCH', `/jobs/ingest/${id}`, JSON.stringify({ state: 'UploadComplete' }));
    for (;;) {
        const answer = await fixture.fetch('bookkeeper', `/jobs/ingest/${id}`);
        const job = (await answer.json()) as Job;
        if (job.state !== 'UploadComplete' && job.state !== 'InProgress') return job;
        await new Promise((resolve) => setTimeout(resolve, 1));
    }
}

async function results(id: string, kind: string, format: Format): Promise<Record<string, string>[]> {
    const answer = await fixture.fetch('bookkeeper', `/jobs/ingest/${id}/${kind}`);
    assert.equal(answer.status, 200);
    return parse(await answer.text(), {
        columns: true,
        delimiter: DELIMITERS[format.columnDelimiter],
        record_delimiter: LINE_ENDINGS[format.lineEnding]
    });
}

let lastNumber = 0;

test('random files: each row is saved as it was sent, or refused, and stands in the results', async () => {
    await fc.assert(
        fc.asyncProperty(file, fc.constantFrom('insert', 'upsert'), async ({ format, names, rows }, operation) => {
            const delimiter = DELIMITERS[format.columnDelimiter];
            const line = (values: readonly string[]): string =>
                values.map((value) => `"${value.replaceAll('"', '""')}"`).join(delimiter) +
                LINE_ENDINGS[format.lineEnding];
            const header = ['Number__c', ...names];
            const sent = rows.map((row) => ({ number: `N${++lastNumber}`, row }));
            const csv =
                line(header) +
                sent.map(({ number, row }) => line([number, ...names.map((name) => row[name]?.sent ?? '')])).join('');
            const upsert = operation === 'upsert' ? { externalIdFieldName: 'Number__c' } : {};
            const job = await run({ operation, ...format, ...upsert }, csv);
            const good = sent.filter(({ row }) => names.every((name) => row[name]?.stored !== undefined));
            const told = JSON.stringify(csv);
            assert.equal(job.state, 'JobComplete', `${told} ${job.errorMessage ?? ''}`);
            const [saved, failed, left] = await Promise.all(
                ['successfulResults', 'failedResults', 'unprocessedrecords'].map((kind) =>
                    results(job.id, kind, format)
                )
            );
            const numbers = (list: readonly Record<string, string>[] = []): (string | undefined)[] =>
                list.map((each) => each['Number__c']);
            assert.deepEqual(
                numbers(saved),
                good.map(({ number }) => number),
                told
            );
            assert.deepEqual(
                numbers(failed),
                sent.filter((each) => !good.includes(each)).map(({ number }) => number),
                told
            );
            assert.deepEqual(left, []);
            for (const each of failed ?? []) assert.match(each['sf__Error'] ?? '', /^[A-Z_]+:.+:.*--$/s);
            assert.deepEqual([job.numberRecordsProcessed, job.numberRecordsFailed], [rows.length, failed?.length]);
            for (const [index, { row, number }] of good.entries()) {
                const id = saved?.[index]?.['sf__Id'] ?? '';
                const answer = await fixture.fetch('bookkeeper', `/sobjects/Invoice__c/${id}`);
                const record = (await answer.json()) as Record<string, unknown>;
                const stored = Object.fromEntries(names.map((name) => [name, record[name]]));
                assert.deepEqual(stored, Object.fromEntries(names.map((name) => [name, row[name]?.stored])), told);
                assert.equal(record['Number__c'], number);
            }
        }),
        { numRuns: RUNS }
    );
});

const noise = fc.string({
    unit: fc.oneof(
        fc.constantFrom('Number__c', 'Amount__c', 'Id', '"', ',', '\n', '\r\n', '\ufeff', '#N/A', 'x', '1'),
        fc.string({ minLength: 1, maxLength: 2 })
    ),
    maxLength: 40
});

test('random texts that are no files: the job ends with results for each row or with the reason', async () => {
    await fc.assert(
        fc.asyncProperty(
            noise,
            fc.constantFrom('insert', 'update', 'upsert', 'delete'),
            fc.constantFrom('LF', 'CRLF'),
            async (csv, operation, lineEnding) => {
                const upsert = operation === 'upsert' ? { externalIdFieldName: 'Number__c' } : {};
                const job = await run({ operation, lineEnding, ...upsert }, csv);
                const told = JSON.stringify({ csv, operation, lineEnding, job });
                if (job.state === 'Failed') {
                    assert.match(job.errorMessage ?? '', /^(InvalidBatch|ClientInputError) : ./, told);
                    return;
                }
                assert.equal(job.state, 'JobComplete', told);
                for (const kind of ['successfulResults', 'failedResults', 'unprocessedrecords'])
                    assert.equal((await fixture.fetch('bookkeeper', `/jobs/ingest/${job.id}/${kind}`)).status, 200);
            }
        ),
        { numRuns: RUNS * 3 }
    );
});
