import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { launchBrowser, type PageOptions, type TestBrowser, type TestPage } from './support/browser.ts';
import { startTestOrg, type TestOrg } from './support/local-org.ts';

const ACCOUNTS = ['Acme Robotics', 'Beacon Health', 'Cobalt Freight', "O'Neil & Sons 100%"];
const PHONE = 420;

let org: TestOrg;
let browser: TestBrowser;
let ids: string[];
let open: TestPage[] = [];

before(async () => {
    [org, browser] = await Promise.all([startTestOrg(), launchBrowser()]);
    ids = await org.create(
        'admin',
        'Account',
        ACCOUNTS.map((Name, index) => ({ Name, AnnualRevenue: 1000 * (index + 1) }))
    );
    await org.create('admin', 'Task', [
        { WhatId: ids[0], Subject: 'Send the guide', ActivityDate: '2020-01-31', Status: 'Not Started' }
    ]);
});

after(async () => {
    await browser.close();
    await org.close();
});

afterEach(async () => {
    const pages = open;
    open = [];
    for (const testPage of pages) {
        await testPage.close();
    }
    for (const testPage of pages) {
        testPage.assertNoProblems(/^console: Failed to load resource/);
    }
});

async function visit(path: string, options: PageOptions = {}): Promise<Page> {
    const testPage = await browser.newPage(options);
    open.push(testPage);
    await testPage.page.goto(org.url + path);
    return testPage.page;
}

const recordPath = (index = 0): string => `/lightning/r/Account/${ids[index] ?? ''}/view`;
const ACCOUNT_LIST = '/lightning/o/Account/list';
const CUSTOMER_LIST = '/lightning/o/Success_Customer__c/list';

/** Names in the first column, top to bottom. */
async function namesIn(page: Page): Promise<string[]> {
    await page.locator('tbody tr').first().waitFor();
    return page.locator('tbody td.first').allInnerTexts();
}

async function scrollsSideways(page: Page): Promise<boolean> {
    return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

test('The org opens on the first tab of the app', async () => {
    const page = await visit('/');
    await page.locator('h1').waitFor();
    const first = page.locator('nav a').first();
    assert.equal(await first.getAttribute('aria-current'), 'page');
    assert.equal(new URL(page.url()).pathname, await first.getAttribute('href'));
});

/** What stands in the bar, each within it. */
async function tabsInBar(page: Page): Promise<string[]> {
    const width = page.viewportSize()?.width ?? 0;
    const tabs = page.getByRole('navigation').locator('li > a');
    const right = await tabs.evaluateAll((all) => Math.max(...all.map((tab) => tab.getBoundingClientRect().right)));
    assert.ok(right <= width, `a tab ends at ${right} of ${width} pixels`);
    return tabs.allInnerTexts();
}

test('Tabs without room are in the menu More, and come back where there is room', async () => {
    const page = await visit(ACCOUNT_LIST, { width: 3000 });
    await namesIn(page);
    const all = await tabsInBar(page);
    const more = page.getByRole('button', { name: 'Show more navigation items' });
    assert.equal(await more.count(), 0);
    for (const width of [1440, 1024, PHONE]) {
        await page.setViewportSize({ width, height: 900 });
        await more.click();
        await page.getByRole('menuitem').first().waitFor();
        const inMenu = await page.getByRole('menuitem').allInnerTexts();
        const inBar = await tabsInBar(page);
        assert.ok(inBar.includes('Accounts'), `the tab of the page is in the bar at ${width} pixels`);
        assert.deepEqual([...inBar, ...inMenu].toSorted(), all.toSorted());
        assert.equal(await scrollsSideways(page), false);
        await page.keyboard.press('Escape');
        await page.getByRole('menu').waitFor({ state: 'detached' });
    }
    await page.setViewportSize({ width: 3000, height: 900 });
    await more.waitFor({ state: 'detached' });
    assert.deepEqual(await tabsInBar(page), all);
});

test('The menu More is used by keys alone; the tab it leads to then stands in the bar', async () => {
    const page = await visit(ACCOUNT_LIST);
    await namesIn(page);
    const more = page.getByRole('button', { name: 'Show more navigation items' });
    await more.focus();
    await page.keyboard.press('Enter');
    const items = page.getByRole('menuitem');
    await items.first().and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Escape');
    await more.and(page.locator(':focus')).waitFor();
    await page.keyboard.press('ArrowDown');
    await items.first().and(page.locator(':focus')).waitFor();
    await page.keyboard.press('ArrowUp');
    await items.last().and(page.locator(':focus')).waitFor();
    const last = await items.last().innerText();
    await page.keyboard.press('Enter');
    await page.locator('nav a[aria-current=page]', { hasText: last }).waitFor();
    assert.ok((await tabsInBar(page)).includes(last));
});

test('A list shows every record, how many there are, and how it is sorted', async () => {
    const page = await visit(ACCOUNT_LIST);
    assert.deepEqual(await namesIn(page), ACCOUNTS);
    assert.match(await page.getByRole('status').innerText(), /^4 items • Sorted by Account Name$/);
});

test('A press on a column sorts by it, another one turns the order', async () => {
    const page = await visit(ACCOUNT_LIST);
    await namesIn(page);
    const head = page.getByRole('columnheader', { name: 'Account Name' });
    assert.equal(await head.getAttribute('aria-sort'), 'ascending');
    await head.getByRole('button').click();
    await page.locator('tbody td.first', { hasText: "O'Neil" }).first().waitFor();
    await page.waitForFunction(() => document.title !== '');
    await head.and(page.locator('[aria-sort=descending]')).waitFor();
    assert.deepEqual(await namesIn(page), [...ACCOUNTS].reverse());
});

test('A record opens from its list without loading the page anew, and going back leads to the list', async () => {
    const page = await visit(ACCOUNT_LIST);
    await namesIn(page);
    await page.evaluate(() => Object.assign(window, { stillTheSame: true }));
    await page.getByRole('link', { name: 'Beacon Health' }).click();
    await page.getByRole('heading', { level: 1, name: 'Beacon Health' }).waitFor();
    assert.equal(new URL(page.url()).pathname, recordPath(1));
    await page.waitForFunction(() => document.title.startsWith('Beacon Health | Account'));
    assert.equal(await page.evaluate(() => 'stillTheSame' in window), true);
    await page.goBack();
    assert.deepEqual(await namesIn(page), ACCOUNTS);
});

test('A search in the header finds records, special signs included, and can be cleared', async () => {
    const page = await visit(ACCOUNT_LIST);
    await namesIn(page);
    const search = page.getByRole('searchbox', { name: 'Search Accounts...' });
    await search.fill('neil & sons 100%');
    await search.press('Enter');
    await page.getByRole('button', { name: 'Clear Search' }).waitFor();
    await page.locator('tbody tr').nth(1).waitFor({ state: 'detached' });
    assert.deepEqual(await namesIn(page), ["O'Neil & Sons 100%"]);
    await search.fill('zzz');
    await search.press('Enter');
    await page.getByText('Nothing here matches “zzz”.').waitFor();
    await page.getByRole('button', { name: 'Clear Search' }).click();
    assert.deepEqual(await namesIn(page), ACCOUNTS);
});

test('A search on a record page leads to the list of its object', async () => {
    const page = await visit(recordPath());
    const search = page.getByRole('searchbox');
    await search.fill('cobalt');
    await search.press('Enter');
    await page.getByRole('button', { name: 'Clear Search' }).waitFor();
    assert.deepEqual(await namesIn(page), ['Cobalt Freight']);
});

test('Another list view is a press away and stands in the address', async () => {
    const page = await visit(CUSTOMER_LIST);
    await page.getByRole('button', { name: 'Select a list view' }).click();
    const items = page.getByRole('menuitemcheckbox');
    await items.nth(1).waitFor();
    const label = (await items.nth(1).innerText()).trim();
    await items.nth(1).click();
    await page.getByRole('heading', { level: 1, name: label }).waitFor();
    assert.match(page.url(), /filterName=/);
});

test('A record page shows the header, details, related lists and activities of its metadata', async () => {
    const page = await visit(recordPath());
    await page.getByRole('heading', { level: 1, name: 'Acme Robotics' }).waitFor();
    await page.getByRole('tab', { name: 'Details' }).click();
    await page.getByText('Annual Revenue', { exact: true }).waitFor();
    await page.getByText('$1,000', { exact: true }).waitFor();
    await page.getByRole('tab', { name: 'Related' }).click();
    await page.getByRole('heading', { name: /^Cases \(0\)$/ }).waitFor();
    await page.getByRole('link', { name: 'Send the guide' }).waitFor();
    assert.equal(await page.getByText('Overdue, Jan 31, 2020').count(), 1);
});

test('A record of an object without a page of its own has a header and details', async () => {
    const page = await visit(recordPath());
    await page.getByRole('link', { name: 'Send the guide' }).click();
    await page.getByRole('heading', { level: 1, name: 'Send the guide' }).waitFor();
    await page.getByText('Not Started').first().waitFor();
});

test('Looking as somebody else keeps the page', async () => {
    const page = await visit(recordPath());
    await page.getByRole('heading', { level: 1, name: 'Acme Robotics' }).waitFor();
    await page.getByRole('button', { name: 'Look at the org as somebody else' }).click();
    await page.getByRole('menuitemcheckbox', { name: /^Dana Whitfield/ }).click();
    await page.getByText('DW', { exact: true }).waitFor();
    await page.getByRole('heading', { level: 1, name: 'Acme Robotics' }).waitFor();
    assert.equal(new URL(page.url()).pathname, recordPath());
});

test('A refused switch is said in a toast that stands above everything', async () => {
    const page = await visit(recordPath());
    await page.route('**/lightning/session', (route) => route.abort());
    await page.getByRole('button', { name: 'Look at the org as somebody else' }).click();
    await page.getByRole('menuitemcheckbox', { name: /^Dana Whitfield/ }).click();
    const toast = page.locator('.slds-notify_toast', { hasText: 'You are still signed in as before' });
    await toast.getByText('The server cannot be reached').waitFor();
    // A press is refused where something else covers the button.
    await toast.getByRole('button', { name: 'Close' }).click();
    await toast.waitFor({ state: 'detached' });
});

test('What does not exist is said so', async () => {
    const page = await visit('/lightning/r/Account/001000000009999AAA/view');
    await page.getByRole('alert').first().waitFor();
    await page.goto(`${org.url}/lightning/o/Nothing__c/list`);
    await page.getByRole('heading', { name: 'This page cannot be shown' }).waitFor();
});

test('On a phone lists and records fit the width, and side columns go below', async () => {
    const list = await visit(ACCOUNT_LIST, { width: PHONE });
    assert.deepEqual(await namesIn(list), ACCOUNTS);
    assert.equal(await scrollsSideways(list), false);
    await list.getByRole('link', { name: 'Acme Robotics' }).click();
    const details = list.getByRole('tab', { name: 'Details' });
    const activity = list.getByRole('heading', { name: 'Activity' });
    await activity.waitFor();
    const [main, side] = [await details.boundingBox(), await activity.boundingBox()];
    assert.ok(main && side && side.y > main.y, 'below');
    assert.equal(await scrollsSideways(list), false);
});

test('On a desktop the side column stands beside the main one', async () => {
    const page = await visit(recordPath());
    const activity = page.getByRole('heading', { name: 'Activity' });
    await activity.waitFor();
    const box = await activity.boundingBox();
    assert.ok(box && box.x > 720);
});

for (const width of [1440, PHONE]) {
    test(`The shell has no accessibility violation at ${width} pixels`, async () => {
        const list = await visit(ACCOUNT_LIST, { width });
        await namesIn(list);
        const record = await visit(recordPath(), { width });
        await record.getByRole('heading', { name: 'Activity' }).waitFor();
        for (const page of [list, record]) {
            const { violations } = await new AxeBuilder({ page }).analyze();
            const found = violations.map(
                ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`
            );
            assert.deepEqual(found, []);
        }
    });
}
