import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Page, Route } from 'playwright-core';
import { query } from '../../scripts/org/query.ts';
import { assertFit } from './support/checks.ts';
import {
    cardOf,
    create,
    createCases,
    createCustomer,
    createTouch,
    drawnCard,
    GOOD,
    MIDDLING,
    numberIn,
    openedDialog,
    readOne,
    record,
    startHealthOrg,
    type Customer,
    type HealthOrg
} from './support/health.ts';
import { configWith, type LimitedConfig } from './support/limited-users.ts';

const GRAPHQL = '**/services/data/*/graphql';
/** What a browser says of an answer that the test spoils. */
const SPOILT = /503|Failed to load resource/;

let config: LimitedConfig;
let health: HealthOrg;
let steady: Customer;
let capped: Customer;
let silent: Customer;
let stale: Customer;
let prospect: string;

before(async () => {
    config = await configWith([
        { persona: 'noVoice', lastName: 'Dimensions', without: /^Success_Customer__c\.(Support|Voice)_Score__c$/ },
        {
            persona: 'noMetrics',
            lastName: 'Metrics',
            without: /^Success_Metric__c/,
            createsNo: /^Success_Customer__c$/
        }
    ]);
    health = await startHealthOrg({ configFile: config.configFile });
    steady = await createCustomer(health, 'Beacon Health');
    await createTouch(health, steady.accountId, '2026-11-10');
    await record(health, steady, '2026-11-17', MIDDLING);
    capped = await createCustomer(health, 'Atlas Joinery');
    await record(health, capped, '2026-11-17', GOOD);
    await record(health, capped, '2026-11-17', { sponsorLeft: '2026-11-03' });
    silent = await createCustomer(health, 'Arcadia Freight');
    await record(health, silent, '2026-11-17', { nps: 9, csat: 90 });
    await record(health, silent, '2026-09-01', { licenceUtilisation: 80, activeUsers: 80 });
    stale = await createCustomer(health, 'Cobalt Freight');
    await createTouch(health, stale.accountId, '2026-11-10');
    await record(health, stale, '2026-11-17', GOOD);
    prospect = await create(health.as('admin'), 'Account', { Name: 'Delta Foods' });
    await health.score();
});

after(async () => {
    await health.close();
    await config.remove();
});
afterEach(() => health.closePages());

interface Score {
    readonly Health_Score__c: number | null;
    readonly Health_Band__c: string;
    readonly Coverage__c: number;
    readonly Uncapped_Score__c: number | null;
}

function scoreOf({ customerId }: Customer): Promise<Score> {
    return readOne<Score>(
        health,
        `SELECT Health_Score__c, Health_Band__c, Coverage__c, Uncapped_Score__c FROM Success_Customer__c WHERE Id = '${customerId}'`
    );
}

const isHealthQuery = (route: Route): boolean => (route.request().postData() ?? '').includes('SuccessHealthCard');

/** Holds back what the card asks for until the function that it gives is called. */
async function holdBack(page: Page): Promise<() => void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    await page.route(GRAPHQL, async (route) => {
        if (isHealthQuery(route)) await promise;
        await route.continue();
    });
    return resolve;
}

test('While it loads the card keeps its shape, and says so', async () => {
    let release = (): void => undefined;
    const page = await health.visit(steady.accountId, {
        prepare: async (fresh) => {
            release = await holdBack(fresh);
        }
    });
    const card = cardOf(page);
    await card.getByRole('status').getByText('Loading health').waitFor({ state: 'attached' });
    assert.equal(await card.getByRole('img').count(), 0);
    await page.getByRole('heading', { name: 'Activity' }).waitFor();
    await assertFit(page, 'loading');
    release();
    await drawnCard(page);
    assert.equal(await card.getByText('Loading health').count(), 0);
});

test('A fault of the server is said in a sentence, with details on demand, and can be tried again', async () => {
    const page = await health.visit(steady.accountId, {
        expected: SPOILT,
        prepare: (fresh) =>
            fresh.route(GRAPHQL, (route) =>
                isHealthQuery(route)
                    ? route.fulfill({
                          status: 503,
                          contentType: 'application/json',
                          body: JSON.stringify([{ errorCode: 'SERVER_UNAVAILABLE', message: 'Too many requests wait' }])
                      })
                    : route.continue()
            )
    });
    const card = cardOf(page);
    await card.getByRole('heading', { name: 'Health could not be loaded' }).waitFor();
    await card.getByText('Your data is safe', { exact: false }).waitFor();
    assert.equal(await card.getByText('Too many requests wait').count(), 0);
    await card.getByRole('button', { name: 'Show details' }).click();
    await card.getByText('Too many requests wait').waitFor();
    await assertFit(page, 'error');
    await page.unroute(GRAPHQL);
    await card.getByRole('button', { name: 'Try again' }).click();
    await drawnCard(page);
    assert.equal(await card.getByText('Health could not be loaded').count(), 0);
});

test('A server that cannot be reached is an error like others', async () => {
    const page = await health.visit(steady.accountId, {
        expected: SPOILT,
        prepare: (fresh) => fresh.route(GRAPHQL, (route) => (isHealthQuery(route) ? route.abort() : route.continue()))
    });
    const card = cardOf(page);
    await card.getByRole('button', { name: 'Try again' }).waitFor();
    await page.unroute(GRAPHQL);
    await card.getByRole('button', { name: 'Try again' }).click();
    await drawnCard(page);
});

test('Without a customer the card says what to do and what gets scored', async () => {
    const page = await health.visit(prospect);
    const card = cardOf(page);
    await card.getByRole('heading', { name: 'No health score yet' }).waitFor();
    await card.getByText(/^Delta Foods is not set up as a success customer\./).waitFor();
    await card.getByRole('button', { name: 'Set up customer' }).waitFor();
    await assertFit(page, 'no-record');
    await card.getByRole('button', { name: 'What gets scored' }).click();
    const dialog = await openedDialog(page);
    await dialog.getByRole('rowheader', { name: 'Tickets in 30 days' }).waitFor();
    assert.equal(await dialog.locator('tbody tr').count(), 13);
    await assertFit(page, 'what-gets-scored');
    await dialog.getByRole('button', { name: 'Done' }).click();
    await dialog.waitFor({ state: 'detached' });
});

test('Set up customer makes the record, and the card goes on from there', async () => {
    const accountId = await create(health.as('admin'), 'Account', { Name: 'Ember Foods' });
    const page = await health.visit(accountId);
    await cardOf(page).getByRole('button', { name: 'Set up customer' }).click();
    await page.locator('.slds-notify_toast').getByText("Tonight's run will score it.", { exact: false }).waitFor();
    const card = await drawnCard(page);
    await card.getByText('Not enough data').first().waitFor();
    await card.getByText('There was no score so far.').waitFor();
    const { Account_Key__c: key } = await readOne<{ readonly Account_Key__c: string }>(
        health,
        `SELECT Account_Key__c FROM Success_Customer__c WHERE Account__c = '${accountId}'`
    );
    assert.equal(key, accountId);
});

test('Who may not set customers up is told whom to ask', async () => {
    const page = await health.visit(prospect, { persona: 'noMetrics' });
    const card = cardOf(page);
    await card.getByText('Delta Foods is not set up as a success customer. Ask your admin to set it up.').waitFor();
    assert.equal(await card.getByRole('button', { name: 'Set up customer' }).count(), 0);
    await card.getByRole('button', { name: 'What gets scored' }).waitFor();
});

test('Too little data is an answer: coverage against its floor, and what brings the score back', async () => {
    const stored = await scoreOf(silent);
    assert.equal(stored.Health_Score__c, null);
    const page = await health.visit(silent.accountId);
    const card = await drawnCard(page);
    assert.equal(await card.getByRole('img', { name: 'No health score: not enough data' }).count(), 1);
    await card.getByText(`${Math.round(stored.Coverage__c)}%`, { exact: true }).waitFor();
    await card.getByText('floor 60%').waitFor();
    await card.getByRole('heading', { name: 'Bring these back to get a score' }).waitFor();
    await card
        .getByText(/^Last value 79 days ago, limit 35\. Worth \d+%$/)
        .first()
        .waitFor();
    await assertFit(page, 'insufficient');
    await card.getByRole('button', { name: 'Why no score?' }).click();
    const dialog = await openedDialog(page);
    await dialog.getByText(/of the weight has fresh data and the floor is 60%, so there is no score\./).waitFor();
    await assertFit(page, 'why-no-score');
    await dialog.getByRole('button', { name: 'Done' }).click();
    await card.getByRole('button', { name: 'Show all 13' }).click();
    await dialog.getByRole('rowheader', { name: /^CSM pulse/ }).waitFor();
});

test('A cap shows what it limits, why, and what ends it', async () => {
    const stored = await scoreOf(capped);
    assert.equal(stored.Health_Score__c, 40);
    const page = await health.visit(capped.accountId);
    const card = await drawnCard(page);
    assert.equal(await card.getByRole('img', { name: 'Health score 40 of 100, Red' }).count(), 1);
    await card.getByText('Capped', { exact: true }).waitFor();
    await card.getByText('Without the cap').waitFor();
    await card.getByText(`${stored.Uncapped_Score__c} Green`, { exact: true }).waitFor();
    await card.getByText('At most 40: Executive sponsor left.').waitFor();
    await assertFit(page, 'cap');
    await card.getByRole('button', { name: `Why ${stored.Uncapped_Score__c}?` }).click();
    await page
        .getByRole('dialog')
        .getByText(/^Capped at 40: Executive sponsor left\./)
        .waitFor();
});

test('The cap ends on the card, too, when what it watches is cleared', async () => {
    const lone = await createCustomer(health, 'Redwood Publishing');
    await record(health, lone, '2026-11-17', GOOD);
    await create(health.as('csm'), 'Success_Metric__c', {
        Customer__c: lone.customerId,
        Unique_Key__c: `${lone.accountId}:sponsorLeft`,
        Metric_Key__c: 'sponsorLeft',
        Source__c: 'Manual',
        Date_Value__c: '2026-11-03',
        Measured_On__c: '2026-11-17'
    });
    const page = await health.visit(lone.accountId);
    const card = await drawnCard(page);
    await card.getByRole('button', { name: 'Name a sponsor' }).click();
    const dialog = await openedDialog(page);
    const day = dialog.getByLabel('Date');
    assert.equal(await day.inputValue(), 'Nov 3, 2026');
    await assertFit(page, 'record-signal');
    await day.fill('');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    await card.getByText('Capped', { exact: true }).waitFor({ state: 'detached' });
    const { Date_Value__c: left } = await readOne<{ readonly Date_Value__c: string | null }>(
        health,
        `SELECT Date_Value__c FROM Success_Metric__c WHERE Unique_Key__c = '${lone.accountId}:sponsorLeft'`
    );
    assert.equal(left, null);
});

test('Dimensions that are hidden from the viewer are said to be, and the rest works', async () => {
    const { Health_Score__c: score } = await scoreOf(steady);
    const page = await health.visit(steady.accountId, { persona: 'noVoice' });
    const card = await drawnCard(page);
    assert.equal(await card.getByRole('img', { name: `Health score ${score} of 100, Green` }).count(), 1);
    const table = card.getByRole('table').filter({ hasText: 'Dimension' });
    assert.equal(await table.getByText('Hidden from you').count(), 2);
    await card
        .getByText(`Support and Voice are hidden from you, so the parts shown do not add up to ${score}.`, {
            exact: false
        })
        .waitFor();
    const shown = (await table.locator('tbody td.number').allInnerTexts()).map(numberIn);
    assert.equal(shown.length, 3);
    await assertFit(page, 'hidden-dimensions');
});

test('Who may not read metrics sees the stored score, without its sum', async () => {
    const { Health_Score__c: score } = await scoreOf(steady);
    const page = await health.visit(steady.accountId, { persona: 'noMetrics' });
    const card = await drawnCard(page);
    assert.equal(await card.getByRole('img', { name: `Health score ${score} of 100, Green` }).count(), 1);
    await card.getByText(/The metrics are hidden from you, so the card shows the stored score/).waitFor();
    assert.equal(await card.getByRole('button', { name: /^Why/ }).count(), 0);
    await assertFit(page, 'hidden-metrics');
});

test('Who lost the permission set is told which one to ask for', async () => {
    const userId = health.org.personas['cse']?.userId ?? '';
    const assigned = await query<{ readonly Id: string }>(
        health.as('admin'),
        `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${userId}' AND PermissionSet.Name = 'Success_CSM'`
    );
    assert.equal(assigned.length, 1);
    await health.as('admin').sobject('PermissionSetAssignment').destroy(assigned[0]!.Id);
    // Other cards ask for descriptions of objects that this viewer may not know of.
    const expected = /404 \(Not Found\) \(\S+\/object-info\/Success_/;
    const page = await health.visit(steady.accountId, { persona: 'cse', expected });
    await cardOf(page)
        .getByText('You may not read success customers. Ask your admin for the permission set Success CSM.')
        .waitFor();
    await assertFit(page, 'no-access');
});

test('A score that reports do not have yet is said to be newer than theirs', async () => {
    const { Health_Score__c: before, Health_Band__c: band } = await scoreOf(stale);
    await createCases(health, stale.accountId, ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-18'], true);
    await record(health, stale, '2026-11-18', { activeUsers: 50, nps: 3 });
    const page = await health.visit(stale.accountId);
    const card = await drawnCard(page);
    await card.getByText(`Reports still show ${before} ${band}`).waitFor();
    await assertFit(page, 'stored-older');
    const ring = card.getByRole('img', { name: /^Health score/ });
    const shown = numberIn((await ring.getAttribute('aria-label')) ?? '');
    assert.ok(before !== null && shown < before);
    await health.score();
    // Live metrics count from the next run on; what was recorded counts at once.
    await page.reload();
    await drawnCard(page);
    assert.equal(await card.getByText(/^Reports still show/).count(), 0);
    const { Health_Score__c: after } = await scoreOf(stale);
    assert.equal(numberIn((await ring.getAttribute('aria-label')) ?? ''), after);
});
