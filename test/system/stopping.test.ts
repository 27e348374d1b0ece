import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Faults } from '../../scripts/local-org/server/faults.ts';
import { query } from '../../scripts/org/query.ts';
import { announced, createCustomer, startJobsOrg } from './jobs-fixture.ts';

const SCRIPTS = join(import.meta.dirname, '../../scripts');

let folder: string;

before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stopping-test-'));
});
after(() => rm(folder, { recursive: true }));

interface Stopped {
    readonly code: number | null;
    readonly stderr: string;
    /** What is left in the machine's temporary folder. */
    readonly left: readonly string[];
}

/** Runs a command and presses Ctrl+C, which reaches its children too, once it says something. */
async function stopAt(text: string, script: string, args: readonly string[], cwd: string): Promise<Stopped> {
    const temporary = await mkdtemp(join(folder, 'tmp-'));
    const child = spawn(process.execPath, [join(SCRIPTS, script), ...args], {
        cwd,
        detached: true,
        env: { ...process.env, TMPDIR: temporary },
        stdio: ['ignore', 'ignore', 'pipe']
    });
    let stderr = '';
    let pressed = false;
    child.stderr.setEncoding('utf8').on('data', (part: string) => {
        stderr += part;
        if (pressed || !stderr.includes(text)) return;
        pressed = true;
        process.kill(-(child.pid ?? 0), 'SIGINT');
    });
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    return { code, stderr, left: await readdir(temporary) };
}

test('Ctrl+C while the first start makes its sample leaves nothing half-made', async () => {
    const data = join(folder, 'data');
    const root = join(import.meta.dirname, '../..');
    const { code, stderr, left } = await stopAt('week 10', 'start.ts', ['--port', '0', '--data', data], root);
    assert.equal(code, 130, stderr);
    assert.equal(stderr.split('\n').at(-2), 'Stopped by Ctrl+C.');
    assert.equal(stderr.split('Stopped').length, 2, 'said once');
    assert.deepEqual(left, []);
    assert.deepEqual(await readdir(data), []);
});

test('Ctrl+C ends a score run in good order: its record says so, its slot is free', async () => {
    const faults = new Faults();
    const org = await startJobsOrg({ faults });
    try {
        await createCustomer(org, 'Bolt', '2026-11-20', { nps: 9 });
        const place = join(folder, 'job');
        await mkdir(place);
        await announced({ running: org.running, folder: place });
        faults.onRequest({ kind: 'slow', milliseconds: 1_000 }, { path: /\/results/, times: 50 });
        const { code, stderr, left } = await stopAt(
            'Scoring customers',
            'jobs/score.ts',
            ['--as-of', '2026-11-20'],
            place
        );
        assert.deepEqual([code, stderr], [130, 'Scoring customers\nStopped by Ctrl+C.\n']);
        assert.deepEqual(left, []);
        const runs = await query<Record<string, unknown>>(
            org.admin,
            'SELECT Status__c, Running_Slot__c, Message__c FROM Success_Run__c'
        );
        assert.deepEqual(
            runs.map((run) => [run['Status__c'], run['Running_Slot__c'], run['Message__c']]),
            [['Failed', null, 'Stopped by Ctrl+C.']]
        );
    } finally {
        await org.close();
    }
});
