import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { startFixture, type Fixture } from './fixture.ts';

const SF = join(import.meta.dirname, '..', '..', '..', 'node_modules', '@salesforce', 'cli', 'bin', 'run.js');
const QUIET = {
    SF_DISABLE_TELEMETRY: 'true',
    SF_SKIP_NEW_VERSION_CHECK: 'true',
    SF_HIDE_RELEASE_NOTES: 'true',
    SF_DISABLE_LOG_FILE: 'true'
};
let fixture: Fixture;

before(async () => {
    fixture = await startFixture();
});
after(() => fixture.stop());

/** Runs the unmodified `sf` CLI in a home of its own. */
async function sf(...words: string[]): Promise<{ result: Record<string, unknown> }> {
    const { stdout } = await promisify(execFile)(process.execPath, [SF, ...words, '--json'], {
        cwd: fixture.root,
        env: {
            ...process.env,
            ...QUIET,
            HOME: fixture.root,
            SF_ACCESS_TOKEN: fixture.personas['bookkeeper']?.accessToken
        }
    });
    return JSON.parse(stdout) as { result: Record<string, unknown> };
}

test('the sf CLI signs in, imports a tree and queries it', async () => {
    const login = await sf(
        'org',
        'login',
        'access-token',
        '--instance-url',
        fixture.url,
        '--no-prompt',
        '--alias',
        'local'
    );
    assert.equal(login.result['username'], 'bookkeeper@billing.example');
    const records = [{ attributes: { type: 'Invoice__c', referenceId: 'one' }, Number__c: 'CLI-1', Amount__c: 3 }];
    writeFileSync(join(fixture.root, 'tree.json'), JSON.stringify({ records }));
    await sf('data', 'import', 'tree', '--files', 'tree.json', '--target-org', 'local');
    const query = await sf(
        'data',
        'query',
        '--query',
        'SELECT Number__c, With_Tax__c FROM Invoice__c',
        '--target-org',
        'local'
    );
    const [found] = query.result['records'] as Record<string, unknown>[];
    assert.deepEqual([query.result['totalSize'], found?.['Number__c'], found?.['With_Tax__c']], [1, 'CLI-1', 3.6]);
});
