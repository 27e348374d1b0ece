import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const NEEDED = ['force-app', 'types', 'sfdx-project.json', '.forceignore'];
const require = createRequire(import.meta.url);
const SF = join(ROOT, 'node_modules', '@salesforce', 'cli', 'bin', 'run.js');
const TSC = require.resolve('typescript/lib/tsc.js');

/** The Salesforce CLI offline, with nothing of the person who runs the test. */
function sf(root: string, ...args: string[]): string {
    const env = {
        PATH: process.env['PATH'],
        HOME: join(root, 'home'),
        SF_DISABLE_TELEMETRY: 'true',
        SF_SKIP_NEW_VERSION_CHECK: 'true',
        SF_HIDE_RELEASE_NOTES: 'true',
        SF_DISABLE_LOG_FILE: 'true'
    };
    return execFileSync(process.execPath, [SF, ...args, '--json'], {
        cwd: root,
        env,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe']
    });
}

const files = (folder: string, pattern: string): string[] =>
    globSync(pattern, { cwd: folder })
        .map((path) => path.replaceAll('\\', '/'))
        .filter((path) => !path.includes('__tests__'))
        .sort();

/** `lwc/x/y.js`, wherever under force-app it is. */
const inPackage = (path: string): string => path.slice(path.lastIndexOf('/lwc/') + 1);

describe('the package that the Salesforce CLI makes', () => {
    let root = '';
    let output = '';

    before(() => {
        root = mkdtempSync(join(tmpdir(), 'happy-path-convert-'));
        output = join(root, 'package');
        mkdirSync(join(root, 'home'));
        const onlySources = (path: string): boolean => !(path.includes('/lwc/') && path.endsWith('.js'));
        for (const name of NEEDED) cpSync(join(ROOT, name), join(root, name), { recursive: true, filter: onlySources });
        symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'), 'dir');
        execFileSync(process.execPath, [TSC, '-p', 'force-app/tsconfig.json'], {
            cwd: root,
            stdio: ['ignore', 'inherit', 'inherit']
        });
        execFileSync(process.execPath, [join(ROOT, 'scripts/build/deploy-guard.ts'), root]);
        sf(root, 'project', 'convert', 'source', '--root-dir', 'force-app', '--output-dir', output);
    });
    after(() => {
        rmSync(root, { recursive: true, force: true });
    });

    it('holds every script, template and style of every component as it was compiled', () => {
        const sources = files(join(root, 'force-app'), '**/lwc/*/**/*.{ts,html,css,js-meta.xml}').filter(
            (path) => !path.endsWith('.d.ts')
        );
        const expected = sources.map((path) => inPackage(path).replace(/\.ts$/, '.js')).sort();
        assert.ok(expected.length > 0);
        assert.deepEqual(files(output, 'lwc/**/*.*'), expected);
    });

    it('holds no TypeScript, tests or settings', () => {
        assert.deepEqual(files(output, '**/*.{ts,tsx,json}'), []);
        assert.deepEqual(globSync('**/__tests__/**', { cwd: output }), []);
    });

    it('lists every component, object, page, permission set, report and dashboard of the project', () => {
        const manifest = readFileSync(join(output, 'package.xml'), 'utf8');
        const named = (pattern: string, suffix: string): string[] =>
            files(join(root, 'force-app'), pattern).map((path) =>
                path.slice(path.lastIndexOf('/') + 1).replace(suffix, '')
            );
        const inFolders = (pattern: string, suffix: string): string[] =>
            files(join(root, 'force-app'), pattern).map((path) =>
                path.split('/').slice(-2).join('/').replace(suffix, '')
            );
        const expected = [
            ...named('**/*.js-meta.xml', '.js-meta.xml'),
            ...named('**/*__c.object-meta.xml', '.object-meta.xml'),
            ...named('**/*.flexipage-meta.xml', '.flexipage-meta.xml'),
            ...named('**/*.permissionset-meta.xml', '.permissionset-meta.xml'),
            ...named('**/*.app-meta.xml', '.app-meta.xml'),
            ...named('**/*.reportType-meta.xml', '.reportType-meta.xml'),
            ...named('**/*.reportFolder-meta.xml', '.reportFolder-meta.xml').map((name) => `${name}/`),
            ...inFolders('**/*.report-meta.xml', '.report-meta.xml'),
            ...inFolders('**/*.dashboard-meta.xml', '.dashboard-meta.xml')
        ];
        const missing = expected.filter((name) => !manifest.includes(`<members>${name}</members>`));
        assert.ok(expected.length > 0);
        assert.deepEqual(missing, []);
        assert.match(manifest, /<version>67\.0<\/version>/);
    });
});
