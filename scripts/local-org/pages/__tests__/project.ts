/** A small project to build pages from: a component of its own, an app, the packages of this project. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../../../..');
/** Shared between runs: compiling the base components takes seconds. */
export const CACHE_FOLDER = path.join(ROOT, '.cache/pages-test');

export type Sources = Readonly<Record<string, string>>;

const META =
    '<?xml version="1.0" encoding="UTF-8"?>\n<LightningComponentBundle xmlns="http://soap.sforce.com/2006/04/metadata">' +
    '<apiVersion>67.0</apiVersion><isExposed>true</isExposed></LightningComponentBundle>\n';

export const COMPONENT: Sources = {
    'app/billing/lwc/paymentCard/paymentCard.ts':
        "import { LightningElement, api } from 'lwc';\nimport title from '@salesforce/label/c.Payments';\n\n" +
        'export default class PaymentCard extends LightningElement {\n    @api recordId: string = "";\n    title = title;\n}\n',
    'app/billing/lwc/paymentCard/paymentCard.html':
        '<template><lightning-card title={title}><p>{recordId}</p></lightning-card></template>\n',
    'app/billing/lwc/paymentCard/paymentCard.js-meta.xml': META,
    'app/billing/lwc/paymentCard/__tests__/paymentCard.test.ts': 'this is no code;;; <',
    'app/billing/staticresources/chart.js': 'window.chart = 1;\n',
    'app/billing/staticresources/chart.resource-meta.xml': '<StaticResource/>\n'
};

export interface Project {
    readonly root: string;
    readonly write: (sources: Sources) => void;
    readonly remove: () => void;
}

/** Writes a project into a temporary folder. */
export function makeProject(sources: Sources = COMPONENT): Project {
    const root = mkdtempSync(path.join(tmpdir(), 'pages-test-'));
    const write = (files: Sources): void => {
        for (const [name, content] of Object.entries(files)) {
            mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
            writeFileSync(path.join(root, name), content);
        }
    };
    write({ 'sfdx-project.json': '{ "packageDirectories": [{ "path": "app", "default": true }] }', ...sources });
    symlinkSync(path.join(ROOT, 'node_modules'), path.join(root, 'node_modules'));
    return { root, write, remove: () => rmSync(root, { recursive: true, force: true }) };
}
