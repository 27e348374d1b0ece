import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { findBundles, findUnbuilt } from '../bundles.ts';

const GUARD = fileURLToPath(new URL('../deploy-guard.ts', import.meta.url));
const FOLDER = 'force-app/main/ui/lwc/uiBar';
const EARLIER = new Date('2026-01-01T00:00:00Z');
const LATER = new Date('2026-01-02T00:00:00Z');

describe('the guard of deployments', () => {
    let root = '';
    const write = (path: string, at: Date): void => {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), 'export {};\n');
        utimesSync(join(root, path), at, at);
    };
    const faults = (): string[] =>
        findUnbuilt(root, findBundles(root)).map(({ file, message }) => `${file}: ${message}`);

    beforeEach(() => {
        root = mkdtempSync(join(tmpdir(), 'happy-path-bundles-'));
    });
    afterEach(() => {
        rmSync(root, { recursive: true, force: true });
    });

    it('lets pass what was compiled after it was written, and looks past tests', () => {
        write(`${FOLDER}/uiBar.ts`, EARLIER);
        write(`${FOLDER}/uiBar.js`, LATER);
        write(`${FOLDER}/__tests__/uiBar.test.ts`, LATER);
        assert.deepEqual(faults(), []);
        assert.equal(
            execFileSync(process.execPath, [GUARD, root], { encoding: 'utf8' }),
            '1 components are compiled\n'
        );
    });

    it('refuses a script that was never compiled, and says how to compile it', () => {
        write(`${FOLDER}/uiBar.ts`, EARLIER);
        const { status, stderr } = spawnSync(process.execPath, [GUARD, root], { encoding: 'utf8' });
        assert.equal(status, 1);
        assert.equal(stderr, `${FOLDER}/uiBar.ts: not compiled. Run: npm run build\n`);
    });

    it('refuses a script that changed since, in a folder of the bundle too', () => {
        write(`${FOLDER}/uiBar.ts`, EARLIER);
        write(`${FOLDER}/uiBar.js`, EARLIER);
        write(`${FOLDER}/parts/scale.ts`, LATER);
        write(`${FOLDER}/parts/scale.js`, EARLIER);
        assert.deepEqual(faults(), [`${FOLDER}/parts/scale.ts: changed since it was compiled. Run: npm run build`]);
    });

    it('refuses compiled code whose source is gone', () => {
        write(`${FOLDER}/uiBar.ts`, EARLIER);
        write(`${FOLDER}/uiBar.js`, LATER);
        write(`${FOLDER}/old.js`, LATER);
        assert.deepEqual(faults(), [`${FOLDER}/old.js: compiled from a source that is gone. Delete it.`]);
    });
});
