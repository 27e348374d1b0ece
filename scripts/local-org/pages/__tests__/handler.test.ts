import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { FILES, openInvoicing, xml } from '../../metadata/__tests__/invoicing.ts';
import type { LocalOrg } from '../../org.ts';
import { serve, type RunningServer } from '../../server/serve.ts';
import type { ObjectPage, PageData } from '../../ui/org/page-data.ts';
import { createPages } from '../handler.ts';
import { CACHE_FOLDER, COMPONENT, makeProject, type Project } from './project.ts';

const APP = xml(
    'CustomApplication',
    '<label>Billing &lt;2&gt;</label><tabs>Invoice__c</tabs><tabs>standard-Account</tabs>'
);
const LABELS = xml(
    'CustomLabels',
    '<labels><fullName>Payments</fullName><value>Payments</value><language>en_US</language><protected>false</protected></labels>'
);
const person = (name: string) => ({
    firstName: name,
    lastName: `${name}son`,
    username: `${name}@invoicing.example`,
    title: name
});

let org: LocalOrg;
let project: Project;
let server: RunningServer;

before(async () => {
    org = openInvoicing({
        changes: { ...FILES, 'applications/Billing.app-meta.xml': APP, 'labels/CustomLabels.labels-meta.xml': LABELS }
    });
    project = makeProject();
    const config = { metadata: ['app'], users: [person('clara'), person('hanna')] };
    const pages = await createPages({ org, root: project.root, config, cacheFolder: CACHE_FOLDER });
    server = await serve(org, { port: 0, pages });
});

after(async () => {
    await server.close();
    org.close();
    project.remove();
});

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(server.url + path, { headers, redirect: 'manual' });

function cookieOf(response: Response): string {
    return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

async function dataOf(response: Response): Promise<PageData> {
    const json = /<script type="application\/json" id="page-data">(.*?)<\/script>/s.exec(await response.text())?.[1];
    return JSON.parse(json ?? 'null') as PageData;
}

async function switchTo(username: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${server.url}/lightning/session`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify({ username })
    });
}

test('The address alone leads to the list of the first tab', async () => {
    for (const path of ['/', '/lightning', '/lightning/page/home']) {
        const response = await get(path);
        assert.equal(response.status, 302);
        assert.equal(response.headers.get('location'), '/lightning/o/Invoice__c/list');
    }
});

test('Whoever opens a page is signed in as the first user, with a cookie that the API takes', async () => {
    const response = await get('/lightning/o/Invoice__c/list');
    assert.equal(response.status, 200);
    const data = await dataOf(response);
    assert.equal(data.user.username, 'clara@invoicing.example');
    assert.equal(data.object?.name, 'Invoice__c');
    const api = await get('/services/data/v67.0/query?q=SELECT+Id+FROM+Account', { Cookie: cookieOf(response) });
    assert.equal(api.status, 200);
});

test('The cookie is hidden from scripts and not sent by other sites', async () => {
    const cookie = (await get('/lightning/o/Account/list')).headers.get('set-cookie') ?? '';
    assert.match(cookie, /HttpOnly/);
    assert.match(cookie, /SameSite=Lax/);
});

test('Somebody who is signed in stays who they are', async () => {
    const cookie = cookieOf(await switchTo('hanna@invoicing.example'));
    const response = await get('/lightning/o/Account/list', { Cookie: cookie });
    assert.equal(response.headers.get('set-cookie'), null);
    const data = await dataOf(response);
    assert.equal(data.user.username, 'hanna@invoicing.example');
    assert.deepEqual(data.customPermissions, ['Approve_Invoices']);
});

test('Only users of the configuration can be signed in as, and only from the page itself', async () => {
    assert.equal((await switchTo('admin@invoicing.example')).status, 403);
    assert.equal((await switchTo('nobody')).status, 403);
    const foreign = await switchTo('hanna@invoicing.example', { Origin: 'http://evil.example' });
    assert.equal(foreign.status, 403);
    assert.equal(foreign.headers.get('set-cookie'), null);
});

test('A text in the data cannot end the script that carries it', async () => {
    const html = await (await get('/lightning/o/Account/list')).text();
    assert.ok(!html.includes('Billing <2>'), 'the title is escaped');
    assert.equal(html.split('</script>').length, 3, 'two scripts');
});

test('A record page names its object by the id where the address does not', async () => {
    const data = await dataOf(await get('/lightning/r/001000000000001AAA/view'));
    assert.equal(data.object?.name, 'Account');
});

test('A page tells components the form factor of the device that asks for it', async () => {
    const phone =
        'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Mobile Safari/537.36';
    const path = '/lightning/r/Account/001000000000001AAA/view';
    assert.equal((await dataOf(await get(path, { 'User-Agent': phone }))).formFactor, 'Small');
    assert.equal((await dataOf(await get(path))).formFactor, 'Large');
});

test('Scripts and styles are kept by browsers for ever, and sent packed', async () => {
    const html = await (await get('/lightning/o/Account/list')).text();
    const addresses = [...html.matchAll(/(?:href|src)="(\/lightning\/static\/[^"]+)"/g)].map((match) => match[1] ?? '');
    assert.ok(addresses.length >= 3);
    for (const address of new Set(addresses)) {
        const response = await get(address);
        assert.equal(response.status, 200, address);
        assert.match(response.headers.get('cache-control') ?? '', /immutable/);
        assert.equal(response.headers.get('content-encoding'), 'gzip');
        const again = await get(address, { 'If-None-Match': response.headers.get('etag') ?? '' });
        assert.equal(again.status, 304);
    }
});

test('Static resources and icons are served, nothing outside of their folders', async () => {
    assert.equal(await (await get('/resource/chart')).text(), 'window.chart = 1;\n');
    assert.equal(
        (await get('/assets/icons/utility-sprite/svg/symbols.svg')).headers.get('content-type'),
        'image/svg+xml'
    );
    assert.equal((await get('/assets/..%2f..%2fpackage.json')).status, 404);
    assert.equal((await get('/resource/nothing')).status, 404);
    assert.equal((await get('/lightning/static/none.js')).status, 404);
});

test("An object's pages are for those who are signed in and may read it", async () => {
    assert.equal((await get('/lightning/object/Account')).status, 401);
    const cookie = cookieOf(await switchTo('clara@invoicing.example'));
    const response = await get('/lightning/object/Account', { Cookie: cookie });
    assert.equal(((await response.json()) as ObjectPage).pluralLabel, 'Accounts');
    assert.equal((await get('/lightning/object/Nothing__c', { Cookie: cookie })).status, 404);
});

test('An address that is no page is not answered by the pages', async () => {
    assert.equal((await get('/somewhere')).status, 404);
    assert.equal((await get('/lightning/unknown/x')).status, 404);
});

test('A label that is not there is asked for, and the page is back when the org has it', async () => {
    const file = 'app/billing/lwc/paymentCard/paymentCard.ts';
    const source = COMPONENT[file] ?? '';
    const wait = () => new Promise((resolve) => setTimeout(resolve, 600));
    project.write({ [file]: source.replace('c.Payments', 'c.Receipts') });
    await wait();
    const without = await get('/lightning/o/Account/list');
    assert.equal(without.status, 500);
    assert.match(await without.text(), /There is no custom label Receipts: deploy it, or start the org again/);
    const labels = new Map([...org.schema.labels, ['Receipts', 'Receipts']]);
    org.changeSchema({ ...org.schema, labels }, () => undefined, true);
    await wait();
    assert.equal((await get('/lightning/o/Account/list')).status, 200);
    project.write({ [file]: source });
});

test('A component that stops compiling shows where, and the page is back when it compiles again', async () => {
    const file = 'app/billing/lwc/paymentCard/paymentCard.html';
    const before = /src="([^"]+)"/.exec(await (await get('/lightning/o/Account/list')).text())?.[1] ?? '';
    const wait = () => new Promise((resolve) => setTimeout(resolve, 600));
    project.write({ [file]: '<template><lightning-card></template>' });
    await wait();
    const broken = await get('/lightning/o/Account/list');
    assert.equal(broken.status, 500);
    assert.match(await broken.text(), /paymentCard\.html:1/);
    assert.equal((await get(before)).status, 200, 'a page that is open already still finds its script');
    project.write({ [file]: '<template><lightning-card></lightning-card></template>' });
    await wait();
    assert.equal((await get('/lightning/o/Account/list')).status, 200);
});
