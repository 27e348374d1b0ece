import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { PHONE_AGENT } from './support/browser.ts';
import { PHONE_WIDTH } from './support/checks.ts';
import {
    create,
    createCustomer,
    drawnCard,
    MIDDLING,
    record,
    startHealthOrg,
    type Customer,
    type HealthOrg,
    type VisitOptions
} from './support/health.ts';

const PHONE: VisitOptions = { width: PHONE_WIDTH, userAgent: PHONE_AGENT };
/** Others stand between them or after them. */
const CARDS = ['Health', 'Plays', 'Renewal', 'Journey', 'Stakeholders'];

let health: HealthOrg;
let customer: Customer;
let opportunityId: string;

before(async () => {
    health = await startHealthOrg();
    customer = await createCustomer(health, 'Pocket Ltd');
    await record(health, customer, '2026-11-17', MIDDLING);
    opportunityId = await create(health.as('csm'), 'Opportunity', {
        Name: 'Pocket Ltd: more seats',
        AccountId: customer.accountId,
        StageName: 'Prospecting',
        CloseDate: '2026-12-15'
    });
});

after(() => health.close());
afterEach(() => health.closePages());

/** Titles of these cards from top to bottom; those beside each other from left to right. */
async function cardsOf(page: Page): Promise<string[]> {
    const titles = page.getByRole('article').getByRole('heading', { level: 2 });
    const places = await titles.evaluateAll((all) =>
        all.map((title) => ({ title: title.textContent ?? '', ...title.getBoundingClientRect().toJSON() }) as Placed)
    );
    const titlesInOrder = places.toSorted((a, b) => a.top - b.top || a.left - b.left).map(({ title }) => title.trim());
    return titlesInOrder.filter((title) => CARDS.includes(title));
}

interface Placed {
    readonly title: string;
    readonly top: number;
    readonly left: number;
}

async function assertFitsPhone(page: Page): Promise<void> {
    const { violations } = await new AxeBuilder({ page }).analyze();
    assert.deepEqual(
        violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
        []
    );
    const [scroll, width] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    assert.ok((scroll ?? 0) <= (width ?? 0), `${String(scroll)} > ${String(width)}`);
    const folder = process.env.SCREENSHOTS;
    if (folder) await page.screenshot({ path: `${folder}/phone-${page.url().split('/').at(-3)}.png`, fullPage: true });
}

test('On a phone the account has its cards in the order of what is urgent, then details, related records and activities', async () => {
    const page = await health.visit(customer.accountId, PHONE);
    await drawnCard(page);
    await page.getByRole('heading', { level: 2, name: 'Stakeholders' }).waitFor();
    assert.deepEqual(await cardsOf(page), CARDS);
    await assertFitsPhone(page);

    const tabs = page.getByRole('tab');
    assert.deepEqual(await tabs.allTextContents(), ['Details', 'Related', 'Activity']);
    const [lastCard, firstTab] = await Promise.all([
        page.getByRole('heading', { level: 2, name: 'Stakeholders' }).boundingBox(),
        tabs.first().boundingBox()
    ]);
    assert.ok((firstTab?.y ?? 0) > (lastCard?.y ?? Infinity), 'the tabs stand below the cards');
    await page.getByRole('tab', { name: 'Activity' }).click();
    await page.getByText('No activities to show. Everything is done.').waitFor();
});

test('On a phone the opportunity has the cards of its account below its stages, the renewal before the plays', async () => {
    const page = await health.visit(opportunityId, { ...PHONE, objectApiName: 'Opportunity' });
    await drawnCard(page);
    await page.getByRole('option', { name: /Current stage/ }).waitFor();
    assert.deepEqual(await cardsOf(page), ['Health', 'Renewal', 'Plays', 'Journey']);
    await assertFitsPhone(page);
});

test('From a list, too, a phone opens the page for phones', async () => {
    const page = await health.visit(customer.accountId, PHONE);
    await drawnCard(page);
    await page.goto(`${health.org.url}/lightning/o/Account/list`);
    await page.getByRole('link', { name: 'Pocket Ltd' }).click();
    await drawnCard(page);
    await page.getByRole('heading', { level: 2, name: 'Stakeholders' }).waitFor();
    assert.deepEqual(await cardsOf(page), CARDS);
});

test('A narrow window on a desktop shows the page for desktops, in one column', async () => {
    const page = await health.visit(customer.accountId, { width: PHONE_WIDTH });
    await drawnCard(page);
    await page.getByRole('heading', { level: 2, name: 'Stakeholders' }).waitFor();
    assert.deepEqual((await cardsOf(page)).slice(0, 3), ['Health', 'Journey', 'Renewal']);
});
