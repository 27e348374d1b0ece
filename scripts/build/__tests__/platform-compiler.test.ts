import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { findBundles } from '../bundles.ts';
import { compileForPlatform } from '../platform-compiler.ts';
import type { CompiledBundle } from '../platform-compiler.ts';

const API_VERSION = 67;
const FOLDER = 'force-app/main/ui/lwc/uiBar';
const META =
    '<LightningComponentBundle xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>67.0</apiVersion></LightningComponentBundle>';
const SCRIPT =
    "import { LightningElement, api } from 'lwc';\nimport label from '@salesforce/label/c.uiBarLabel';\nexport default class UiBar extends LightningElement { @api value; label = label; }\n";

describe("Salesforce's own compiler", () => {
    let root = '';
    const compile = async (files: Readonly<Record<string, string>>): Promise<CompiledBundle> => {
        for (const [name, text] of Object.entries({ 'uiBar.js-meta.xml': META, ...files })) {
            mkdirSync(dirname(join(root, FOLDER, name)), { recursive: true });
            writeFileSync(join(root, FOLDER, name), text);
        }
        const [bundle] = findBundles(root);
        assert.ok(bundle);
        return compileForPlatform(root, bundle, API_VERSION);
    };

    beforeEach(() => {
        root = mkdtempSync(join(tmpdir(), 'happy-path-platform-'));
    });
    afterEach(() => {
        rmSync(root, { recursive: true, force: true });
    });

    it('takes a component from its compiled script and lists what it imports', async () => {
        const { errors, imports } = await compile({
            'uiBar.js': SCRIPT,
            'uiBar.ts': 'not( valid',
            'uiBar.html': '<template><c-ui-dot></c-ui-dot></template>'
        });
        assert.deepEqual(errors, []);
        assert.deepEqual(imports.filter((specifier) => specifier !== 'lwc').sort(), [
            '@salesforce/label/c.uiBarLabel',
            'c/uiDot'
        ]);
    });

    it('refuses a template that is wrong, naming the file and the line', async () => {
        const { errors } = await compile({
            'uiBar.js': SCRIPT,
            'uiBar.html': '<template>\n    <p onclick={a b}></p>\n</template>'
        });
        assert.match(errors.join('\n'), /^force-app\/main\/ui\/lwc\/uiBar\/uiBar\.html:2: /m);
    });

    it('refuses a script that is wrong, naming the file', async () => {
        const { errors } = await compile({
            'uiBar.js': 'export default class {',
            'uiBar.html': '<template></template>'
        });
        assert.match(errors.join('\n'), /^force-app\/main\/ui\/lwc\/uiBar\/uiBar\.js/m);
    });
});
