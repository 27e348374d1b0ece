import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { buildPages, sourceKey, type BuildOptions } from '../build.ts';
import { dropOldBuilds, publish } from '../bundle/publish.ts';
import { scopedModule } from '../bundle/scoped.ts';
import { componentBundles, contentKey, iconsNamedIn } from '../bundle/sources.ts';
import { toBuildError } from '../bundle/errors.ts';
import { CACHE_FOLDER, makeProject, type Project } from './project.ts';

const projects: Project[] = [];
after(() => projects.forEach((project) => project.remove()));

function project(): Project {
    const made = makeProject();
    projects.push(made);
    return made;
}

const labels = new Map([['Payments', 'Payments of this account']]);
const options = (root: string, progress: string[] = []): BuildOptions => ({
    root,
    labels,
    cacheFolder: CACHE_FOLDER,
    progress: (line) => progress.push(line)
});

test('The key of the sources changes with a source, a label, a new file, but not with a test or compiled code', () => {
    const { root, write } = project();
    const key = () => sourceKey({ root, labels });
    const first = key();
    assert.equal(key(), first);
    write({ 'app/billing/lwc/paymentCard/__tests__/more.test.ts': '// more' });
    write({ 'app/billing/lwc/paymentCard/paymentCard.js': '// compiled' });
    assert.equal(key(), first);
    write({ 'app/billing/lwc/paymentCard/paymentCard.css': 'p { margin: 0; }' });
    const second = key();
    assert.notEqual(second, first);
    write({ 'app/billing/lwc/paymentCard/paymentCard.css': 'p { margin: 1px; }' });
    assert.notEqual(key(), second);
    assert.notEqual(sourceKey({ root, labels: new Map([['Payments', 'Zahlungen']]) }), key());
});

test('Parts of a key do not run into each other', () => {
    assert.notEqual(contentKey(['ab', 'c']), contentKey(['a', 'bc']));
});

test('Old builds go, the latest five and those of the last day stay', () => {
    const folder = project().root;
    const DAY_SECONDS = 86_400;
    const now = Date.now() / 1000;
    const names = ['app-1', 'app-2', 'app-3', 'app-4', 'app-5', 'app-6', 'vendor-1'];
    for (const [index, name] of names.entries()) {
        publish(path.join(folder, name), new Map([['app.js', name]]));
        utimesSync(path.join(folder, name), now, now - 3 * DAY_SECONDS + index);
    }
    dropOldBuilds(folder, 'app-');
    assert.deepEqual(
        readdirSync(folder)
            .filter((name) => /^(app|vendor)-/.test(name))
            .sort(),
        names.slice(1)
    );
    publish(path.join(folder, 'app-7'), new Map());
    publish(path.join(folder, 'app-8'), new Map());
    dropOldBuilds(folder, 'app-');
    assert.ok(existsSync(path.join(folder, 'app-8')));
    assert.ok(!existsSync(path.join(folder, 'app-2')));
});

test('Of two who build the same at once the first one stays', () => {
    const folder = path.join(project().root, 'app-1');
    publish(folder, new Map([['app.js', 'first']]));
    publish(folder, new Map([['app.js', 'second']]));
    assert.equal(readFileSync(path.join(folder, 'app.js'), 'utf8'), 'first');
});

test('Components are found in any folder called lwc, and two of one name are refused', () => {
    const { root, write } = project();
    assert.deepEqual([...componentBundles(root).keys()], ['paymentCard']);
    assert.equal(componentBundles(root).get('paymentCard')?.exposed, true);
    write({ 'app/other/lwc/paymentCard/paymentCard.js-meta.xml': '<LightningComponentBundle/>' });
    assert.throws(() => componentBundles(root), /Two components are called paymentCard/);
});

test('Icons are found in code, templates and tabs', () => {
    const { root, write } = project();
    write({
        'a.html': '<x icon-name="utility:close">',
        'b.ts': "'standard:account'",
        'c.xml': '<motif>Custom57: Box</motif>'
    });
    const files = ['a.html', 'b.ts', 'c.xml'].map((name) => `${root}/${name}`);
    assert.deepEqual(iconsNamedIn(files), ['custom_custom57', 'standard_account', 'utility_close']);
});

test('A build holds the component, its label, and the shell; the next one comes from the cache', async () => {
    const { root } = project();
    const first = await buildPages(options(root));
    const app = [...first.files.values()].at(-1) ?? '';
    const code = readFileSync(app, 'utf8');
    assert.match(code, /Payments of this account/);
    assert.match(code, /paymentCard/);
    assert.equal(first.scripts.length, 2, 'two requests for all code');
    const progress: string[] = [];
    const second = await buildPages(options(root, progress));
    assert.deepEqual(second.scripts, first.scripts);
    assert.deepEqual(progress, [], 'nothing is compiled again');
});

test('Addresses change with the code, so that browsers may keep it for ever', async () => {
    const { root, write } = project();
    const before = await buildPages(options(root));
    write({ 'app/billing/lwc/paymentCard/paymentCard.css': 'p { margin: 3px; }' });
    const now = await buildPages(options(root));
    assert.equal(now.scripts[0], before.scripts[0], 'base components stay');
    assert.notEqual(now.scripts[1], before.scripts[1]);
});

const FAULTS: readonly [string, Record<string, string>, RegExp][] = [
    ['a type that cannot be read', { 'paymentCard.ts': 'const a = 1;\nconst b = = 2;\n' }, /paymentCard\.ts:2/],
    [
        'an unclosed tag',
        { 'paymentCard.html': '<template>\n<lightning-card></lightning-card>\n<p>\n</template>\n' },
        /paymentCard\.html:\d+/
    ],
    [
        'a missing label',
        {
            'paymentCard.ts':
                "import { LightningElement } from 'lwc';\nimport x from '@salesforce/label/c.Nope';\nexport default class P extends LightningElement { x = x; }\n"
        },
        /paymentCard\.ts:2.*There is no custom label Nope/
    ],
    [
        'a private method, which Salesforce refuses',
        {
            'paymentCard.ts':
                "import { LightningElement } from 'lwc';\nexport default class P extends LightningElement { #a() {} }\n"
        },
        /paymentCard\.ts.*private methods/s
    ],
    [
        'a missing component',
        {
            'paymentCard.html':
                '<template>\n<lightning-card></lightning-card>\n<c-nothing-here></c-nothing-here>\n</template>\n'
        },
        /paymentCard\.html:3 There is no component c\/nothingHere/
    ]
];

for (const [name, sources, expected] of FAULTS) {
    test(`A build says where ${name} is`, async () => {
        const { root, write } = project();
        const folder = 'app/billing/lwc/paymentCard';
        write(Object.fromEntries(Object.entries(sources).map(([file, content]) => [`${folder}/${file}`, content])));
        await assert.rejects(buildPages(options(root)), (error: Error) => {
            assert.equal(error.name, 'BuildError');
            assert.match(error.message, expected);
            return true;
        });
    });
}

test('A fault without a place is still told', () => {
    assert.equal(toBuildError(new Error('No space left'), '/p').message, 'No space left');
});

const SCOPED = { labels, pageModule: '/ui/org/page.ts' };

test('Modules of Salesforce are made from the org and the page', () => {
    const source = (id: string): string | null => scopedModule(id, SCOPED);
    assert.equal(
        source('@salesforce/schema/Account.Owner.Name'),
        'export default {"fieldApiName":"Owner.Name","objectApiName":"Account"};'
    );
    assert.equal(source('@salesforce/schema/Account'), 'export default {"objectApiName":"Account"};');
    assert.equal(source('@salesforce/label/c.Payments'), 'export default "Payments of this account";');
    assert.match(source('@salesforce/customPermission/Approve') ?? '', /page\.hasCustomPermission\("Approve"\)/);
    assert.match(source('@salesforce/user/Id') ?? '', /page\.user\.id/);
    assert.match(source('@salesforce/i18n/timeZone') ?? '', /page\.i18n\["timeZone"\]/);
    assert.equal(source('@salesforce/i18n/firstDayOfWeek'), null, "left to the base components' package");
    assert.equal(source('@salesforce/resourceUrl/chart'), 'export default "/resource/chart";');
    assert.throws(() => source('@salesforce/apex/Billing.pay'), /no Apex/);
});
