import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { startFixture, type Fixture } from './fixture.ts';

const SF = join(import.meta.dirname, '..', '..', '..', 'node_modules', '@salesforce', 'cli', 'bin', 'run.js');
const QUIET = {
    SF_DISABLE_TELEMETRY: 'true',
    SF_SKIP_NEW_VERSION_CHECK: 'true',
    SF_HIDE_RELEASE_NOTES: 'true',
    SF_DISABLE_LOG_FILE: 'true'
};
const REST = { SF_ORG_METADATA_REST_DEPLOY: 'true' };
const PROJECT = { packageDirectories: [{ path: 'src', default: true }], sourceApiVersion: '67.0' };
const FIELD_FILE = 'src/objects/Invoice__c/fields/Memo__c.field-meta.xml';

/** What the CLI says with `--json`; a command that fails exits with another status than 0 and says so as well. */
interface Answer {
    readonly status: number;
    readonly message?: string;
    readonly result: Record<string, unknown>;
}

let fixture: Fixture;

before(async () => {
    fixture = await startFixture();
    write('sfdx-project.json', JSON.stringify(PROJECT));
});
after(() => fixture.stop());

function write(path: string, content: string): void {
    const file = join(fixture.root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
}

/** Runs the unmodified `sf` CLI in a home of its own; words of a command are parted by spaces, more follow as they are. */
async function sf(command: string, more: readonly string[] = [], environment = {}): Promise<Answer> {
    const target = command.startsWith('org login') ? [] : ['--target-org', 'local'];
    const run = outputOf([SF, ...command.split(' '), ...more, ...target, '--json'], environment);
    return JSON.parse(await run) as Answer;
}

function outputOf(words: readonly string[], environment: Readonly<Record<string, string>>): Promise<string> {
    const token = fixture.personas['bookkeeper']?.accessToken;
    const env = { ...process.env, ...QUIET, ...environment, HOME: fixture.root, SF_ACCESS_TOKEN: token };
    return new Promise((resolve) => {
        execFile(process.execPath, words, { cwd: fixture.root, env }, (_error, stdout) => resolve(stdout));
    });
}

function memoField(type: string): string {
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<CustomField xmlns="http://soap.sforce.com/2006/04/metadata">\n' +
        `    <fullName>Memo__c</fullName>\n    <label>Memo</label>\n    ${type}\n</CustomField>\n`
    );
}

const TEXT = '<length>40</length>\n    <type>Text</type>';
const BROKEN_FORMULA = '<formula>Nothing__c</formula>\n    <length>40</length>\n    <type>Text</type>';

test('the sf CLI signs in, imports a tree and queries it', async () => {
    const login = await sf(`org login access-token --instance-url ${fixture.url} --no-prompt --alias local`);
    assert.equal(login.result['username'], 'bookkeeper@billing.example');
    const records = [{ attributes: { type: 'Invoice__c', referenceId: 'one' }, Number__c: 'CLI-1', Amount__c: 3 }];
    write('tree.json', JSON.stringify({ records }));
    await sf('data import tree --files tree.json');
    const query = await sf('data query --query', ['SELECT Number__c, With_Tax__c FROM Invoice__c']);
    const [found] = query.result['records'] as Record<string, unknown>[];
    assert.deepEqual([query.result['totalSize'], found?.['Number__c'], found?.['With_Tax__c']], [1, 'CLI-1', 3.6]);
});

test('the sf CLI tells of the org, opens it, and assigns a permission set', async () => {
    const display = await sf('org display');
    assert.equal(display.result['connectedStatus'], 'Connected');
    const { result } = await sf('org open --url-only --path /lightning/o/Account/list');
    const opened = await fetch(String(result['url']), { redirect: 'manual' });
    assert.equal(opened.headers.get('location'), '/lightning/o/Account/list');
    const assigned = await sf('org assign permset --name Clerk');
    assert.deepEqual(assigned.result['successes'], [{ name: 'bookkeeper@billing.example', value: 'Clerk' }]);
});

test('the sf CLI creates, reads, changes and describes', async () => {
    const created = await sf('data create record --sobject Invoice__c --values', ['Number__c=CLI-2 Amount__c=5']);
    const id = String(created.result['id']);
    await sf('data update record --sobject Invoice__c --where Number__c=CLI-2 --values Amount__c=6');
    const read = await sf(`data get record --sobject Invoice__c --record-id ${id}`);
    assert.deepEqual([read.result['Number__c'], read.result['Amount__c']], ['CLI-2', 6]);
    const refused = await sf(`data update record --sobject Invoice__c --record-id ${id} --values Amount__c=-1`);
    assert.ok(refused.status !== 0);
    assert.match(refused.message ?? '', /The amount must not be negative/);
    const described = await sf('sobject describe --sobject Invoice__c');
    const fields = described.result['fields'] as { name: string }[];
    assert.ok(fields.some(({ name }) => name === 'With_Tax__c'));
});

test('the sf CLI imports, upserts and exports in bulk', async () => {
    write('new.csv', 'Number__c,Amount__c\nBULK-1,1\nBULK-2,2\n');
    write('more.csv', 'Number__c,Amount__c\nBULK-2,7\nBULK-3,3\n');
    const imported = await sf('data import bulk --file new.csv --sobject Invoice__c --line-ending LF --wait 5');
    assert.equal(imported.result['successfulRecords'], 2);
    const upserted = await sf(
        'data upsert bulk --file more.csv --sobject Invoice__c --external-id Number__c --line-ending LF --wait 5'
    );
    const { numberRecordsFailed } = upserted.result['jobInfo'] as { numberRecordsFailed: number };
    assert.equal(numberRecordsFailed, 0);
    const soql = "SELECT Number__c, Amount__c FROM Invoice__c WHERE Number__c LIKE 'BULK-%' ORDER BY Number__c";
    await sf('data export bulk --output-file out.csv --wait 5 --query', [soql]);
    assert.deepEqual(readFileSync(join(fixture.root, 'out.csv'), 'utf8').trim().split('\n'), [
        '"Number__c","Amount__c"',
        '"BULK-1","1"',
        '"BULK-2","7"',
        '"BULK-3","3"'
    ]);
});

async function deployMemo(environment: Readonly<Record<string, string>>): Promise<void> {
    write(FIELD_FILE, memoField(TEXT));
    const valid = await sf('project deploy validate --source-dir src', [], environment);
    assert.deepEqual([valid.result['status'], valid.result['checkOnly']], ['Succeeded', true]);
    const deployed = await sf('project deploy start --source-dir src', [], environment);
    assert.equal(deployed.result['status'], 'Succeeded');
    const report = await sf(`project deploy report --job-id ${String(deployed.result['id'])}`, [], environment);
    assert.equal(report.result['status'], 'Succeeded');
}

test('the sf CLI validates, deploys and reports over REST', () => deployMemo(REST));

test('the sf CLI validates, deploys and reports over SOAP, and tells what is wrong with its line', async () => {
    await deployMemo({});
    write(FIELD_FILE, memoField(BROKEN_FORMULA));
    const refused = await sf('project deploy start --source-dir src');
    assert.equal(refused.status, 1);
    const { componentFailures } = refused.result['details'] as { componentFailures: Record<string, unknown>[] };
    assert.deepEqual(
        componentFailures.map((failure) => [failure['fullName'], failure['problem']]),
        [['Invoice__c.Memo__c', 'Field Nothing__c does not exist. Check spelling.']]
    );
    assert.ok(Number(componentFailures[0]?.['lineNumber']) > 1);
});

test('the sf CLI retrieves what was deployed', async () => {
    write(FIELD_FILE, memoField(TEXT.replace('40', '20')));
    await sf('project retrieve start --metadata CustomField:Invoice__c.Memo__c');
    assert.match(readFileSync(join(fixture.root, FIELD_FILE), 'utf8'), /<length>40<\/length>/);
});
