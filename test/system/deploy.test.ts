import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startLocalOrg, type RunningLocalOrg } from '../../scripts/local-org/start.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SF = join(ROOT, 'node_modules', '@salesforce', 'cli', 'bin', 'run.js');
const TSC = createRequire(import.meta.url).resolve('typescript/lib/tsc.js');
const USERNAME = 'admin@empty.example';
/** An org without metadata of its own: all that it has is deployed. */
const CONFIG = {
    metadata: [],
    organization: { name: 'Empty', timeZone: 'America/New_York', locale: 'en_US', currency: 'USD' },
    users: [
        { persona: 'admin', lastName: 'Morgan', username: USERNAME, email: USERNAME, profile: 'System Administrator' }
    ]
};
const HEAD = '<?xml version="1.0" encoding="UTF-8"?><Package xmlns="http://soap.sforce.com/2006/04/metadata">';

interface Answer {
    readonly status: number;
    readonly result: Readonly<Record<string, unknown>>;
}

interface Failure {
    readonly componentType: string;
    readonly fullName: string;
    readonly problem: string;
}

describe('the Salesforce CLI deploys the project to an empty org', () => {
    let root = '';
    let running: RunningLocalOrg;

    /** The CLI with nothing of the person who runs the test; it answers with JSON, failed or not. */
    function sf(args: string, env: Readonly<Record<string, string>> = {}): Promise<Answer> {
        const words = args.split(' ').map((word) => word.replaceAll('_SPACE_', ' '));
        const options = {
            cwd: root,
            maxBuffer: 50_000_000,
            env: {
                PATH: process.env['PATH'],
                HOME: join(root, 'home'),
                SF_DISABLE_TELEMETRY: 'true',
                SF_SKIP_NEW_VERSION_CHECK: 'true',
                SF_HIDE_RELEASE_NOTES: 'true',
                SF_DISABLE_LOG_FILE: 'true',
                SF_TARGET_ORG: USERNAME,
                ...env
            }
        };
        return new Promise((resolve, reject) => {
            execFile(process.execPath, [SF, ...words, '--json'], options, (error, stdout, stderr) => {
                if (stdout.trim() === '') reject(error ?? new Error(stderr));
                else resolve(JSON.parse(stdout) as Answer);
            });
        });
    }

    /** A folder of the project changed for one deployment. */
    async function withChanged(
        file: string,
        change: (text: string) => string,
        work: () => Promise<void>
    ): Promise<void> {
        const path = join(root, file);
        const text = readFileSync(path, 'utf8');
        const changed = change(text);
        assert.notEqual(changed, text);
        writeFileSync(path, changed);
        try {
            await work();
        } finally {
            writeFileSync(path, text);
        }
    }

    function failures({ result }: Answer): string[] {
        const { componentFailures } = result['details'] as { componentFailures: Failure[] };
        return componentFailures.map(
            ({ componentType, fullName, problem }) => `${componentType}:${fullName} ${problem}`
        );
    }

    async function query(soql: string): Promise<Record<string, unknown>[]> {
        const { result } = await sf(`data query --query ${soql.replaceAll(' ', '_SPACE_')}`);
        return result['records'] as Record<string, unknown>[];
    }

    before(async () => {
        root = mkdtempSync(join(tmpdir(), 'happy-path-deploy-'));
        for (const folder of ['home', 'config']) mkdirSync(join(root, folder));
        for (const name of ['force-app', 'types', 'sfdx-project.json', '.forceignore']) {
            cpSync(join(ROOT, name), join(root, name), { recursive: true });
        }
        symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'), 'dir');
        execFileSync(process.execPath, [TSC, '-p', 'force-app/tsconfig.json'], { cwd: root, stdio: 'inherit' });
        writeFileSync(join(root, 'config', 'local-org.json'), JSON.stringify(CONFIG));
        running = await startLocalOrg({ port: 0, empty: true, root });
        const token = running.personas['admin']?.accessToken ?? '';
        await sf(`org login access-token --instance-url ${running.url} --no-prompt`, { SF_ACCESS_TOKEN: token });
    });
    after(async () => {
        await running.close();
        rmSync(root, { recursive: true, force: true });
    });

    it('checks it first without changing anything, over REST', async () => {
        const answer = await sf('project deploy validate --source-dir force-app', {
            SF_ORG_METADATA_REST_DEPLOY: 'true'
        });
        assert.deepEqual([answer.status, answer.result['status'], answer.result['checkOnly']], [0, 'Succeeded', true]);
        assert.ok(!running.org.schema.objects.has('success_customer__c'));
    });

    it('deploys all of it over SOAP, and tells again how that went', async () => {
        const { result } = await sf('project deploy start --source-dir force-app');
        assert.equal(result['status'], 'Succeeded');
        const files = result['files'] as { state: string }[];
        assert.ok(files.length > 100 && files.every(({ state }) => state === 'Created'));
        const report = await sf(`project deploy report --job-id ${String(result['id'])}`);
        assert.equal(report.result['status'], 'Succeeded');
    });

    it('assigns a permission set, describes an object, creates records and finds them', async () => {
        await sf('org assign permset --name Success_Admin');
        const described = await sf('sobject describe --sobject Success_Customer__c');
        const fields = (described.result['fields'] as { name: string }[]).map(({ name }) => name);
        assert.ok(fields.includes('Health_Score__c'));
        const account = await sf('data create record --sobject Account --values Name=Acme');
        const id = String(account.result['id']);
        await sf(
            `data create record --sobject Success_Customer__c --values Account__c=${id}_SPACE_Account_Key__c=${id}`
        );
        const [found] = await query('SELECT Account__r.Name, Health_Band__c FROM Success_Customer__c');
        assert.deepEqual(found?.['Account__r'], {
            attributes: { type: 'Account', url: `/services/data/v67.0/sobjects/Account/${id}` },
            Name: 'Acme'
        });
        assert.equal(found?.['Health_Band__c'], 'Insufficient Data');
    });

    it('names the component at fault and changes nothing', async () => {
        const folder = 'force-app/main/customer/objects/Success_Customer__c';
        const page = 'force-app/main/app/flexipages/Success_Account_Record_Page.flexipage-meta.xml';
        const set = 'force-app/main/app/permissionsets/Success_Override.permissionset-meta.xml';
        const before = running.org.schema;
        const breakXml = (text: string): string => text.replace('</label>', '</lable>');
        await withChanged(
            `${folder}/fields/Is_Mine__c.field-meta.xml`,
            (text) => text.replace('CSM__c', 'Nobody__c'),
            () =>
                withChanged(
                    page,
                    (text) => text.replace('>healthCard<', '>healthNothing<'),
                    () =>
                        withChanged(set, breakXml, async () => {
                            const answer = await sf('project deploy start --source-dir force-app');
                            assert.equal(answer.result['status'], 'Failed');
                            const found = failures(answer).sort();
                            assert.match(
                                found.join('\n'),
                                /CustomField:Success_Customer__c\.Is_Mine__c Field Nobody__c does not exist/
                            );
                            assert.match(
                                found.join('\n'),
                                /FlexiPage:Success_Account_Record_Page We couldn't retrieve .* c:healthNothing/
                            );
                            assert.match(found.join('\n'), /PermissionSet:Success_Override Error parsing file: /);
                            assert.equal(found.length, 3);
                        })
                )
        );
        assert.equal(running.org.schema, before);
    });

    it('deletes a field, not one that is referred to', async () => {
        const destroy = async (...fields: string[]): Promise<Answer> => {
            const members = fields.map((name) => `<members>${name}</members>`).join('');
            writeFileSync(join(root, 'package.xml'), `${HEAD}<version>67.0</version></Package>`);
            writeFileSync(
                join(root, 'destructive.xml'),
                `${HEAD}<types>${members}<name>CustomField</name></types></Package>`
            );
            return sf('project deploy start --manifest package.xml --post-destructive-changes destructive.xml');
        };
        const refused = await destroy('Success_Run__c.Seconds__c', 'Success_Customer__c.Computed_Score__c');
        assert.match(
            failures(refused).join(),
            /^CustomField:Success_Customer__c\.Computed_Score__c This custom field is referenced elsewhere/
        );
        const fields = (): string[] => [...running.org.object('Success_Run__c').fields.keys()];
        assert.ok(fields().includes('seconds__c'));
        assert.equal((await destroy('Success_Run__c.Seconds__c')).result['status'], 'Succeeded');
        assert.ok(!fields().includes('seconds__c'));
    });

    it('retrieves what was deployed as it is in the project', async () => {
        const own = 'force-app/main/app/permissionsets/Success_Override.permissionset-meta.xml';
        const label = 'force-app/main/app/labels/CustomLabels.labels-meta.xml';
        const [set, labels] = [own, label].map((file) => readFileSync(join(root, file), 'utf8'));
        writeFileSync(join(root, own), '');
        const answer = await sf('project retrieve start --metadata PermissionSet:Success_Override CustomLabels');
        assert.equal(answer.result['status'], 'Succeeded');
        assert.equal(readFileSync(join(root, own), 'utf8'), set);
        const names = (text: string | undefined): string[] => (text?.match(/<fullName>\w+/g) ?? []).sort();
        assert.deepEqual(names(readFileSync(join(root, label), 'utf8')), names(labels));
    });
});
