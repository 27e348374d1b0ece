import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { launchBrowser, type PageOptions, type TestBrowser, type TestPage } from './support/browser.ts';
import { startTestOrg, type TestOrg } from './support/local-org.ts';

const PHONE = 420;

let org: TestOrg;
let browser: TestBrowser;
let accountId: string;
let opportunityId: string;
let open: TestPage[] = [];

before(async () => {
    [org, browser] = await Promise.all([startTestOrg(), launchBrowser()]);
    [accountId = ''] = await org.create('admin', 'Account', [{ Name: 'Acme Robotics' }]);
    await org.create('integration', 'Success_Customer__c', [{ Account__c: accountId, Account_Key__c: accountId }]);
    [opportunityId = ''] = await org.create('csm', 'Opportunity', [
        { Name: 'Acme Robotics: Renewal 2026', AccountId: accountId, StageName: 'Prospecting', CloseDate: '2026-12-01' }
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
    for (const testPage of pages) testPage.assertNoProblems();
});

async function visit(options: PageOptions = {}, id = opportunityId): Promise<Page> {
    const testPage = await browser.newPage(options);
    open.push(testPage);
    await testPage.page.goto(`${org.url}/lightning/r/Opportunity/${id}/view`);
    await testPage.page.getByRole('option', { name: /Current stage/ }).waitFor();
    return testPage.page;
}

async function stageInOrg(): Promise<{ StageName: string; IsClosed: boolean; IsWon: boolean }> {
    const soql = `SELECT StageName, IsClosed, IsWon FROM Opportunity WHERE Id = '${opportunityId}'`;
    const answer = (await org.api('admin', 'GET', `/query?q=${encodeURIComponent(soql)}`)) as {
        records: [{ StageName: string; IsClosed: boolean; IsWon: boolean }];
    };
    const { StageName, IsClosed, IsWon } = answer.records[0];
    return { StageName, IsClosed, IsWon };
}

test('the page of an opportunity shows its header, its stages and the health of its account', async () => {
    const page = await visit();
    await page.getByRole('heading', { level: 1, name: 'Acme Robotics: Renewal 2026' }).waitFor();
    await page.getByRole('heading', { level: 2, name: 'Health' }).waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    assert.deepEqual(
        violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
        []
    );
});

test('one request brings the health of its account, which the page has read already', async () => {
    const testPage = await browser.newPage();
    open.push(testPage);
    const asked: string[] = [];
    testPage.page.on('request', (request) => {
        if (request.url().includes('/graphql')) asked.push(request.postData() ?? '');
    });
    await testPage.page.goto(`${org.url}/lightning/r/Opportunity/${opportunityId}/view`);
    await testPage.page.getByRole('heading', { level: 2, name: 'Health' }).waitFor();
    await testPage.page.waitForLoadState('networkidle');
    assert.equal(asked.filter((body) => body.includes('SuccessHealthCard')).length, 1);
});

test('the cards follow when it gets another account', async () => {
    const [other] = await org.create('admin', 'Account', [{ Name: 'Beacon Health' }]);
    const [moved = ''] = await org.create('csm', 'Opportunity', [
        { Name: 'More seats', AccountId: accountId, StageName: 'Prospecting', CloseDate: '2026-12-01' }
    ]);
    const page = await visit({}, moved);
    await page.getByText('Why no score?').waitFor();
    await org.api('csm', 'PATCH', `/sobjects/Opportunity/${moved}`, { AccountId: other });
    // Lightning Data Service reads a record again that the page has changed.
    await page.getByRole('button', { name: 'Mark Stage as Complete' }).click();
    await page.getByText('Beacon Health is not set up as a success customer').first().waitFor();
});

test('its stage is moved on, chosen, and closed', async () => {
    const page = await visit();
    await page.getByRole('button', { name: 'Mark Stage as Complete' }).click();
    await page.getByRole('option', { name: /Current stage.*Qualification/s }).waitFor();
    assert.equal((await stageInOrg()).StageName, 'Qualification');

    await page.getByRole('option', { name: 'Negotiation/Review' }).click();
    await page.getByRole('button', { name: 'Mark as Current Stage' }).click();
    await page.getByRole('option', { name: /Current stage.*Negotiation/s }).waitFor();

    await page.getByRole('button', { name: 'Mark Stage as Complete' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Closed Won' }).click();
    await page.getByRole('option', { name: /Current stage.*Closed Won/s }).waitFor();
    assert.deepEqual(await stageInOrg(), { StageName: 'Closed Won', IsClosed: true, IsWon: true });
});

test('nothing scrolls sideways on a phone', async () => {
    const page = await visit({ width: PHONE });
    const widths = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    assert.ok((widths[0] ?? 0) <= (widths[1] ?? 0), `${widths.join(' > ')}`);
});
