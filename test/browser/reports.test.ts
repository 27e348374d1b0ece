import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { launchBrowser, type TestBrowser, type TestPage } from './support/browser.ts';
import { assertFit } from './support/checks.ts';
import { startTestOrg, type TestOrg } from './support/local-org.ts';

const NAMES = ['Acme Robotics', 'Beacon Health', 'Cobalt Freight'];

let org: TestOrg;
let browser: TestBrowser;
let accounts: string[];
let open: TestPage[] = [];

before(async () => {
    [org, browser] = await Promise.all([startTestOrg(), launchBrowser()]);
    accounts = await org.create(
        'admin',
        'Account',
        NAMES.map((Name) => ({ Name }))
    );
    await org.create(
        'admin',
        'Success_Customer__c',
        accounts.map((id, index) => ({
            Account__c: id,
            Account_Key__c: id,
            ARR__c: 1000 * (index + 1),
            Segment__c: index === 2 ? 'Mid-Market' : 'Enterprise',
            CSM__c: org.personas[index === 0 ? 'csm' : 'csm2']?.userId
        }))
    );
    await org.create('integration', 'Success_Kpi__c', [
        {
            Kpi_Key__c: 'averageHealth:Month:2026-10-01:All:All',
            Kpi__c: 'averageHealth',
            Kpi_Label__c: 'Average health',
            Kpi_Unit__c: 'Points',
            Period__c: 'Month',
            Period_Start__c: '2026-10-01',
            Period_End__c: '2026-10-31',
            Kpi_Value__c: 71,
            Slice_By__c: 'All',
            Slice__c: 'All'
        }
    ]);
});

after(async () => {
    await browser.close();
    await org.close();
});

afterEach(async () => {
    const pages = open;
    open = [];
    for (const testPage of pages) await testPage.close();
    for (const testPage of pages) testPage.assertNoProblems(/^console: Failed to load resource/);
});

/** A page as one of the personas. */
async function visit(persona: string, path: string): Promise<Page> {
    const testPage = await browser.newPage();
    open.push(testPage);
    const value = encodeURIComponent(org.personas[persona]?.accessToken ?? '');
    await testPage.page.context().addCookies([{ name: 'sid', value, url: org.url }]);
    await testPage.page.goto(org.url + path);
    return testPage.page;
}

async function idOf(kind: 'reports' | 'dashboards', name: string): Promise<string> {
    const listed = (await org.api('manager', 'GET', `/analytics/${kind}`)) as { id: string; name: string }[];
    const { id } = listed.find((item) => item.name === name) ?? {};
    assert.ok(id !== undefined, `there is no ${name} among the ${kind}`);
    return id;
}

async function reportPath(name: string): Promise<string> {
    return `/lightning/r/Report/${await idOf('reports', name)}/view`;
}

test('Reports are listed by folder, found by a word, and opened', async () => {
    const page = await visit('manager', '/lightning/o/Report/home');
    await page.getByRole('heading', { name: 'Happy Path', exact: true }).waitFor();
    await page.getByRole('searchbox', { name: /Search by name/ }).fill('by band and arr');
    const link = page.getByRole('link', { name: 'Customers by Band and ARR' });
    await link.waitFor();
    assert.equal(await page.locator('tbody tr').count(), 1);
    await assertFit(page, 'reports-home');
    await link.click();
    await page.getByRole('heading', { level: 1, name: 'Customers by Band and ARR' }).waitFor();
    assert.equal(
        await page.getByRole('link', { name: 'Reports', exact: true }).first().getAttribute('aria-current'),
        'page'
    );
});

test('A report shows its figures, its chart, its filters, and leads from its rows to the records', async () => {
    const page = await visit('manager', await reportPath('Customers by Band and ARR'));
    await page.getByText('Total Records').waitFor();
    assert.match(await page.locator('dl').innerText(), /Total Records\s+3\s+Sum of ARR\s+\$6,000\.00/);
    assert.match(
        (await page.getByRole('img', { name: /Insufficient Data/ }).getAttribute('aria-label')) ?? '',
        /\$6,000/
    );
    await page.getByRole('button', { name: /^Filters/ }).click();
    assert.match(await page.getByRole('list', { name: 'Filters' }).innerText(), /Show me: all/);
    await page.getByText('Detail Rows').click();
    await page.getByRole('link', { name: 'Beacon Health' }).waitFor();
    assert.match(await page.locator('tr.total').innerText(), /Total/);
    await assertFit(page, 'report');
    await page.getByRole('link', { name: 'Beacon Health' }).click();
    await page.getByRole('heading', { level: 1, name: /Beacon Health/ }).waitFor();
    assert.equal(new URL(page.url()).pathname, `/lightning/r/${accounts[1] ?? ''}/view`);
});

test('A report is exported with every row and nothing but rows', async () => {
    const id = await idOf('reports', 'Customers by Band and ARR');
    const response = await fetch(`${org.url}/${id}?isdtp=p1&export=1&enc=UTF-8&xf=csv`, {
        headers: { Cookie: `sid=${encodeURIComponent(org.personas['manager']?.accessToken ?? '')}` }
    });
    const lines = (await response.text()).trim().split('\r\n');
    assert.match(response.headers.get('content-disposition') ?? '', /Customers_By_Band_And_ARR\.csv/);
    assert.equal(lines.length, 1 + NAMES.length);
    assert.match(lines[0] ?? '', /^"Health Band",/);
    assert.ok(
        NAMES.every((name) => lines.some((line) => line.includes(`"${name}"`))),
        lines.join()
    );
});

test('Reports and dashboards of KPIs are for managers: a CSM neither finds nor opens them', async () => {
    for (const [persona, folders] of [
        ['manager', ['Happy Path', 'Happy Path KPIs']],
        ['csm', ['Happy Path']]
    ] as const) {
        for (const kind of ['Report', 'Dashboard']) {
            const page = await visit(persona, `/lightning/o/${kind}/home`);
            await page.locator('tbody tr').first().waitFor();
            const headings = await page.getByRole('heading', { level: 2 }).allInnerTexts();
            assert.deepEqual(
                headings.map((text) => text.trim()),
                folders
            );
        }
    }
    const page = await visit('csm', await reportPath('KPIs This Month'));
    await page.getByRole('alert').waitFor();
    assert.match(await page.getByRole('alert').innerText(), /unavailable: no such report/);
});

test('A folder gives nobody what they may not read: the report says so', async () => {
    const soql = encodeURIComponent("SELECT Id FROM Group WHERE DeveloperName = 'Success_Managers'");
    const { records } = (await org.api('admin', 'GET', `/query?q=${soql}`)) as { records: { Id: string }[] };
    await org.create('admin', 'GroupMember', [{ GroupId: records[0]?.Id, UserOrGroupId: org.personas['cse']?.userId }]);
    const page = await visit('cse', await reportPath('KPIs This Month'));
    await page.getByRole('alert').waitFor();
    assert.match(await page.getByRole('alert').innerText(), /don't have access to Success KPIs/);
    await assertFit(page, 'report-refused');
});

test('My Book shows everybody their own customers, and leads to the reports behind it', async () => {
    const id = await idOf('dashboards', 'My Book');
    for (const [persona, count] of [
        ['csm', '1'],
        ['csm2', '2']
    ] as const) {
        const page = await visit(persona, `/lightning/r/Dashboard/${id}/view`);
        const component = page.locator('article', {
            has: page.getByRole('heading', { name: 'My Customers', exact: true })
        });
        await component.waitFor();
        assert.equal(await component.locator('.metric').innerText(), count);
        assert.match(await page.getByText(/Viewing as/).innerText(), persona === 'csm' ? /Ann Brown/ : /Mei Tan/);
        if (persona === 'csm') {
            await assertFit(page, 'my-book');
            await component.getByRole('link', { name: /View Report/ }).click();
            await page.getByRole('heading', { level: 1, name: 'My Customers by Band' }).waitFor();
        }
    }
});

test('A filter of a dashboard holds for what it shows, stays in the address, and goes along to the report and its export', async () => {
    const path = `/lightning/r/Dashboard/${await idOf('dashboards', 'My Book')}/view`;
    const page = await visit('csm2', path);
    const metric = (header: string): Locator =>
        page.locator('article', { has: page.getByRole('heading', { name: header, exact: true }) }).locator('.metric');
    await metric('My Customers').waitFor();
    assert.deepEqual(await Promise.all(['My Customers', 'My ARR'].map((each) => metric(each).innerText())), [
        '2',
        '$5,000.00'
    ]);
    await page.getByRole('combobox', { name: 'Segment' }).click();
    await page.getByRole('option', { name: 'Mid-Market' }).click();
    await metric('My ARR').filter({ hasText: '$3,000.00' }).waitFor();
    assert.equal(await metric('My Customers').innerText(), '1');
    assert.equal(new URL(page.url()).search, '?filter1=1');
    await assertFit(page, 'my-book-filtered');

    await page.reload();
    await metric('My ARR').filter({ hasText: '$3,000.00' }).waitFor();
    await page.getByRole('link', { name: 'View Report (My Customers by Band)' }).first().click();
    await page.getByText('Filtered by the dashboard: Segment equals Mid-Market').waitFor();
    assert.match(await page.locator('dl').innerText(), /Total Records\s+1\s+Sum of ARR\s+\$3,000\.00/);
    await assertFit(page, 'report-filtered');
    const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Export' }).click()
    ]);
    const lines = readFileSync(await download.path(), 'utf8')
        .trim()
        .split('\r\n');
    assert.equal(lines.length, 2, lines.join());
    assert.match(lines[1] ?? '', /"Cobalt Freight"/);

    await page.goBack();
    await metric('My ARR').filter({ hasText: '$3,000.00' }).waitFor();
    await page.goForward();
    await page.getByRole('link', { name: 'Show all' }).click();
    await page.getByText('$5,000.00').first().waitFor();
    assert.equal(await page.getByText('Filtered by the dashboard').count(), 0);
});

/** What a report says that it was narrowed to, and how many records are left. */
async function narrowedReport(page: Page): Promise<readonly [string, string]> {
    const note = page.getByText('Filtered by the dashboard:');
    await note.waitFor();
    const count = page.locator('dl div', { has: page.getByText('Total Records', { exact: true }) }).locator('dd');
    return [(await note.innerText()).replace(/ Show all$/, ''), await count.innerText()];
}

test('A click on a figure of a dashboard leads to its report, one on a group to the report filtered by it', async () => {
    const page = await visit('csm2', `/lightning/r/Dashboard/${await idOf('dashboards', 'My Book')}/view?filter1=1`);
    const component = (header: string): Locator =>
        page.locator('article', { has: page.getByRole('heading', { name: header, exact: true }) });
    await component('My ARR').locator('.metric').click();
    assert.deepEqual(await narrowedReport(page), ['Filtered by the dashboard: Segment equals Mid-Market.', '1']);

    await page.goBack();
    const bar = component('My Customers by Band').getByRole('link', { name: 'Insufficient Data: 1' });
    await bar.click();
    const narrowed = 'Filtered by the dashboard: Segment equals Mid-Market; Health Band equals Insufficient Data.';
    assert.deepEqual(await narrowedReport(page), [narrowed, '1']);

    await page.goBack();
    await bar.focus();
    await page.keyboard.press('Enter');
    assert.deepEqual(await narrowedReport(page), [narrowed, '1']);
    await assertFit(page, 'report-of-a-group');
});

test('A click on a point of a line leads to what was counted in its period', async () => {
    const page = await visit('manager', `/lightning/r/Dashboard/${await idOf('dashboards', 'Customer Success')}/view`);
    await page.getByRole('link', { name: /October 2026: 71/ }).click();
    await page.getByRole('heading', { level: 1, name: /Average Health/ }).waitFor();
    const [text, count] = await narrowedReport(page);
    assert.match(text, /Period Start greater or equal 2026-10-01; Period Start less than 2026-11-01/);
    assert.equal(count, '1');
});

test('The dashboard of Customer Success shows its components, with words where there is nothing yet', async () => {
    const page = await visit('manager', `/lightning/r/Dashboard/${await idOf('dashboards', 'Customer Success')}/view`);
    await page.getByRole('heading', { name: 'Average Health', exact: true }).waitFor();
    assert.ok((await page.locator('article').count()) >= 11);
    await assertFit(page, 'customer-success');
});

test('Dashboards are listed, with whose eyes they are seen with', async () => {
    const page = await visit('csm', '/lightning/o/Dashboard/home');
    const row = page.locator('tbody tr', { has: page.getByRole('link', { name: 'My Book' }) });
    assert.match(await row.innerText(), /The viewing user/);
    await assertFit(page, 'dashboards-home');
});
