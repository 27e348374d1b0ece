import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const MODEL = join(ROOT, 'config/success-model.json');
const FACTS = join(ROOT, 'config/examples/acme-facts.json');
const folder = mkdtempSync(join(tmpdir(), 'explain-'));

after(() => rmSync(folder, { recursive: true }));

function explain(...args: readonly string[]): {
    readonly code: number | null;
    readonly out: string;
    readonly err: string;
} {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'scripts/jobs/explain.ts'), ...args], {
        encoding: 'utf8'
    });
    return { code: status, out: stdout, err: stderr };
}

function written(name: string, text: string): string {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
}

describe('explain', () => {
    it('prints the answer for the example customer', () => {
        const { code, out, err } = explain('--model', MODEL, '--facts', FACTS, '--as-of', '2026-08-27');

        assert.deepEqual([code, err], [0, '']);
        const answer = JSON.parse(out) as { kind: string; score: number; metrics: readonly { contribution: number }[] };
        assert.deepEqual([answer.kind, answer.score], ['scored', 58]);
        assert.equal(Math.round(answer.metrics.reduce((sum, metric) => sum + metric.contribution, 0) * 10), 580);
    });

    it('prints insufficient data as the answer that it is', () => {
        const { code, out } = explain('--model', MODEL, '--facts', FACTS, '--as-of=2020-01-01');

        assert.equal(code, 0);
        assert.equal((JSON.parse(out) as { kind: string }).kind, 'insufficientData');
    });

    it('shows its usage when asked', () => {
        const { code, out } = explain('--help');

        assert.equal(code, 0);
        assert.match(out, /^Usage: /);
    });

    const usageErrors: readonly [string, readonly string[]][] = [
        ['--as-of is missing.', ['--model', MODEL, '--facts', FACTS]],
        ['--model is missing.', ['--facts', FACTS, '--as-of', '2026-08-27']],
        ['--facts is missing.', ['--model', MODEL, '--as-of', '2026-08-27']],
        [
            '--as-of 27.08.2026 is not a day: write it as YYYY-MM-DD.',
            ['--model', MODEL, '--facts', FACTS, '--as-of', '27.08.2026']
        ],
        ["Unknown option '--fact'", ['--fact', FACTS]],
        ["Option '--model <value>' argument missing", ['--model']]
    ];
    for (const [message, args] of usageErrors) {
        it(`exits 2 and says: ${message}`, () => {
            const { code, out, err } = explain(...args);

            assert.deepEqual([code, out], [2, '']);
            assert.ok(err.startsWith(message), err);
            assert.match(err, /Usage: /);
        });
    }

    it('exits 1 and lists every fault of a model with its place', () => {
        const model = written(
            'model.json',
            readFileSync(MODEL, 'utf8').replace('"upTo": 75,', '"upTo": 50,').replace('"weight": 8,', '"weight": 9,')
        );
        const { code, out, err } = explain('--model', model, '--facts', FACTS, '--as-of', '2026-08-27');

        assert.deepEqual([code, out], [1, '']);
        assert.deepEqual(
            err
                .trimEnd()
                .split('\n')
                .map((line) => line.slice(0, line.indexOf(': ', model.length + 2))),
            [`${model}: health.bands[1].upTo`, `${model}: health.dimensions[0].weight`]
        );
    });

    it('exits 1 and lists every fault of facts with its place', () => {
        const facts = written('facts.json', '{"values": {"csat": {"value": null}}, "customerSince": "2026-02-30"}');
        const { code, err } = explain('--model', MODEL, '--facts', facts, '--as-of', '2026-08-27');

        assert.equal(code, 1);
        assert.match(err, /values\.csat\.value: must be a number or a text, not null/);
        assert.match(err, /customerSince: must be a day as YYYY-MM-DD, not "2026-02-30"/);
    });

    it('exits 2 for a file that is not there or is a folder, and 1 for one that is not JSON', () => {
        const broken = written('broken.json', '{');

        const absent = explain('--model', join(folder, 'none.json'), '--facts', FACTS, '--as-of', '2026-08-27');
        assert.equal(absent.code, 2);
        assert.match(absent.err, /^--model .*none\.json cannot be read: there is no such file\./);
        const folderGiven = explain('--model', MODEL, '--facts', folder, '--as-of', '2026-08-27');
        assert.equal(folderGiven.code, 2);
        assert.match(folderGiven.err, /^--facts .* cannot be read: it is a folder\./);
        const unreadable = explain('--model', MODEL, '--facts', broken, '--as-of', '2026-08-27');
        assert.equal(unreadable.code, 1);
        assert.match(unreadable.err, /The document is not JSON/);
    });

    it('warns of a value under a key that the model does not know', () => {
        const facts = written('typo.json', '{"values": {"cast": {"value": 90}}}');
        const { code, err } = explain('--model', MODEL, '--facts', facts, '--as-of', '2026-08-27');

        assert.deepEqual([code, err], [0, `${facts}: warning: the model has no metric or signal "cast"\n`]);
    });
});
