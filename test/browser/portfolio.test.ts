import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { after, afterEach, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { query } from '../../scripts/org/query.ts';
import { PHONE_AGENT } from './support/browser.ts';
import { assertFit } from './support/checks.ts';
import {
    createCustomer,
    GOOD,
    LAST_WEEK,
    MIDDLING,
    openedDialog,
    startHealthOrg,
    update,
    type Customer,
    type HealthOrg
} from './support/health.ts';
import { configWith, type LimitedConfig, type LimitedUser } from './support/limited-users.ts';
import { listOf, namesIn, portfolioCustomer, rowOf, totalOf, userId, visitPortfolio } from './support/portfolio.ts';

// Usage that does not fall: the nightly job starts no play for it by itself.
const FAIR = { ...MIDDLING, usageChange: 2 };
const BAD = { ...FAIR, activeUsers: 20, licenceUtilisation: 30, csat: 40, nps: 2, csmPulse: 'Red', leadGoal: 10 };

const LIMITED: readonly LimitedUser[] = [
    { persona: 'blinkered', lastName: 'Blinkered', without: /ARR__c|^Success_(Snapshot|Play|Kpi)__c/ },
    { persona: 'outsider', lastName: 'Outsider', without: /^Success_Customer__c/ }
];

let limited: LimitedConfig;
let health: HealthOrg;
const customers: Record<string, Customer> = {};

before(async () => {
    limited = await configWith(LIMITED);
    health = await startHealthOrg({ configFile: limited.configFile });
    const given = [
        { name: 'Harbor Health', values: BAD, arr: 312_000, renewsOn: '2027-01-20' },
        { name: 'Osprey Energy', values: BAD, arr: 200_000, csm: 'csm2', renewsOn: '2027-06-01' },
        { name: 'Acme Robotics', values: FAIR, arr: 184_000, segment: 'Mid-Market' },
        { name: 'Juniper Schools', values: GOOD, arr: 61_000, csm: 'csm2', segment: 'Small Business' },
        // Left in September: it counts nowhere.
        { name: 'Quill Press', values: BAD, arr: 95_000, renewsOn: '2026-09-01', lostOn: '2026-08-10' }
    ];
    for (const one of given) customers[one.name] = await portfolioCustomer(health, one);
    const acme = customers['Acme Robotics']?.customerId ?? '';
    await update(health.as('admin'), 'Success_Customer__c', acme, { ARR__c: 150_000 });
    await health.score(LAST_WEEK);
    await update(health.as('admin'), 'Success_Customer__c', acme, { ARR__c: 184_000 });
    // A customer about whom nothing is known.
    customers['Tidal Foods'] = await createCustomer(health, 'Tidal Foods');
    await health.score();
});

after(async () => {
    await health.close();
    await limited.remove();
});
afterEach(() => health.closePages());

async function toast(page: Page, text: string): Promise<void> {
    await page.locator('.slds-notify_toast').getByText(text).waitFor();
}

test('Three ticked customers start a play: previewed first, then each whole, with its tasks', async () => {
    const page = await visitPortfolio(health, '', { persona: 'manager' });
    for (const name of ['Harbor Health', 'Osprey Energy', 'Acme Robotics'])
        await listOf(page)
            .getByRole('checkbox', { name: `Select ${name}` })
            .check();
    await page.getByText('3 selected').waitFor();
    await page.getByRole('button', { name: 'Start a play', exact: true }).click();
    const dialog = await openedDialog(page);
    await dialog.getByText('3 customers', { exact: true }).waitFor();
    await dialog.getByRole('radio', { name: /^Usage drop/ }).check({ force: true });
    await dialog.getByText('3 tasks will be created').waitFor();
    await dialog.getByRole('combobox', { name: 'Preview for' }).click();
    await page.getByRole('option', { name: 'Osprey Energy' }).click();
    await dialog
        .getByRole('combobox', { name: 'Owner of Call about the drop in usage' })
        .getByText('Mei Tan')
        .waitFor();
    assert.deepEqual(await playsOf(['Harbor Health', 'Osprey Energy', 'Acme Robotics']), []);
    await dialog.getByLabel('Why now').fill('Usage fell in the whole region');
    await assertFit(page, 'portfolio-start');
    await dialog.getByRole('button', { name: 'Start for 3 customers' }).click();
    await toast(page, 'Usage drop is started for 3 customers.');
    const plays = await playsOf(['Harbor Health', 'Osprey Energy', 'Acme Robotics']);
    assert.equal(plays.length, 3);
    for (const play of plays) {
        assert.equal(play.Play_Status__c, 'Running');
        assert.equal(play.Why__c, 'Usage fell in the whole region');
        assert.equal(play.Started_By__c, userId(health, 'manager'));
    }
    const tasks = await query<{ readonly Success_Play__c: string; readonly Success_Step_Key__c: string }>(
        health.as('admin'),
        `SELECT Success_Play__c, Success_Step_Key__c FROM Task WHERE Success_Play__c != null`
    );
    for (const { Id } of plays) {
        const own = tasks.filter((task) => task.Success_Play__c === Id);
        assert.deepEqual(own.map((task) => task.Success_Step_Key__c).toSorted(), ['call', 'check', 'training']);
    }
    // The rows say so without being loaded again, and nothing is ticked any more.
    await rowOf(page, 'Acme Robotics').getByRole('link', { name: 'Usage drop' }).waitFor();
    assert.equal(await page.getByText('3 selected').count(), 0);
});

interface StoredPlay {
    readonly Id: string;
    readonly Play_Status__c: string;
    readonly Why__c: string;
    readonly Started_By__c: string;
}

function playsOf(names: readonly string[]): Promise<StoredPlay[]> {
    const ids = names.map((name) => `'${customers[name]?.customerId ?? ''}'`).join(', ');
    return query<StoredPlay>(
        health.as('admin'),
        `SELECT Id, Play_Status__c, Why__c, Started_By__c FROM Success_Play__c
         WHERE Customer__c IN (${ids}) AND Play_Key__c = 'usageDrop'`
    );
}

test('Filters narrow the list, stand in the address, and outlive loading the page again', async () => {
    const page = await visitPortfolio(health, '', { persona: 'manager' });
    await page.getByText('5 of 5 customers').waitFor();
    await choose(page, 'CSM', 'Mei Tan');
    await page.getByText('2 of 5 customers').waitFor();
    assert.deepEqual((await namesIn(page)).toSorted(), ['Juniper Schools', 'Osprey Energy']);
    await choose(page, 'Health', 'Red');
    await page.getByText('1 of 5 customers').waitFor();
    await page.waitForURL(/c__health=red/);
    assert.equal(new URL(page.url()).searchParams.get('c__csm'), userId(health, 'csm2'));
    await page.reload();
    await page.getByText('1 of 5 customers').waitFor();
    assert.deepEqual(await namesIn(page), ['Osprey Energy']);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByText('5 of 5 customers').waitFor();
    await page.waitForURL(/Success_Portfolio$/);
    await page.getByRole('searchbox', { name: 'Search', exact: true }).fill('tidal');
    await page.getByText('1 of 5 customers').waitFor();
    await page.waitForURL(/c__search=tidal/);
    await page.getByRole('searchbox', { name: 'Search', exact: true }).fill('nobody at all');
    await page.getByText('No customer passes these filters.').waitFor();
    await assertFit(page, 'portfolio-none');
});

async function choose(page: Page, label: string, option: string): Promise<void> {
    await page.getByRole('combobox', { name: label, exact: true }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
}

test('The page ranks by attention and says why, in totals, pictures, tables and a sum of its own', async () => {
    const page = await visitPortfolio(health, '', { persona: 'manager' });
    await page.getByText('5 of 5 customers').waitFor();
    assert.deepEqual((await namesIn(page)).slice(0, 2), ['Harbor Health', 'Osprey Energy']);
    await rowOf(page, 'Harbor Health')
        .getByText(/^Red, and the decision falls in \d+ days/)
        .waitFor();
    await rowOf(page, 'Tidal Foods')
        .getByText(/ARR is not known|Not enough data/)
        .first()
        .waitFor();
    await page.getByText('$757K').waitFor();
    await assertFit(page, 'portfolio');
    await page.getByRole('button', { name: 'By segment' }).click();
    await page.getByRole('heading', { name: 'Dimensions by segment' }).waitFor();
    await page.getByRole('button', { name: 'Small Business' }).click();
    await page.getByText('1 of 5 customers').waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByRole('button', { name: '1: how Harbor Health is ranked' }).click();
    const dialog = await openedDialog(page);
    await dialog.getByRole('heading', { name: 'Harbor Health is number 1 of 5' }).waitFor();
    await dialog.getByText('$312,000').waitFor();
    await assertFit(page, 'portfolio-ranking');
});

test('Headings sort the list: pressed again they turn it, and with the third press it is ranked again', async () => {
    const page = await visitPortfolio(health, '?c__health=-', { persona: 'manager' });
    await page.getByText('1 of 5 customers').waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByText('5 of 5 customers').waitFor();
    const ranked = await namesIn(page);
    const heading = listOf(page).getByRole('columnheader', { name: 'ARR' });
    await heading.getByRole('button').click();
    await page.getByRole('heading', { name: 'Customers by ARR' }).waitFor();
    assert.equal(await heading.getAttribute('aria-sort'), 'descending');
    const largestFirst = ['Harbor Health', 'Osprey Energy', 'Acme Robotics', 'Juniper Schools', 'Tidal Foods'];
    assert.deepEqual(await namesIn(page), largestFirst);
    await page.waitForURL(/c__sort=-arr$/);
    await assertFit(page, 'portfolio-sorted');
    await page.reload();
    await page.getByRole('heading', { name: 'Customers by ARR' }).waitFor();
    assert.deepEqual(await namesIn(page), largestFirst);
    await heading.getByRole('button').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/c__sort=arr$/);
    assert.equal(await heading.getAttribute('aria-sort'), 'ascending');
    assert.deepEqual(await namesIn(page), [...largestFirst.slice(0, 4).toReversed(), 'Tidal Foods']);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Needs attention first' }).waitFor();
    await page.waitForURL(/Success_Portfolio$/);
    assert.deepEqual(await namesIn(page), ranked);
});

test('In a narrow window, which has no headings, the order is chosen from a field', async () => {
    const page = await visitPortfolio(health, '?c__sort=arr', { persona: 'manager', width: 420 });
    await page.getByText('5 of 5 customers').waitFor();
    assert.equal((await namesIn(page))[0], 'Juniper Schools');
    await page.getByRole('combobox', { name: 'Sort by' }).getByText('ARR, reversed').waitFor();
    await choose(page, 'Sort by', 'Customer');
    await page.waitForURL(/c__sort=customer$/);
    assert.equal((await namesIn(page))[0], 'Acme Robotics');
});

test('Who has left is in no list and no total, and the page says where to look', async () => {
    const page = await visitPortfolio(health, '', { persona: 'manager' });
    await page.getByText('5 of 5 customers').waitFor();
    assert.ok(!(await namesIn(page)).includes('Quill Press'));
    await page.getByText('the list view Churned Customers has them').waitFor();
});

test('The totals say what changed since last week, and nothing where nothing was measured', async () => {
    const page = await visitPortfolio(health, '', { persona: 'manager' });
    await totalOf(page, 'Customers').getByText('+1 since last week').waitFor();
    await totalOf(page, 'ARR').getByText('+$34K since last week').waitFor();
    await totalOf(page, 'ARR at risk (Red)').getByText('No change since last week').waitFor();
    await totalOf(page, 'Unhealthy (Red)').getByText('No change since last week').waitFor();
    const blinkered = await visitPortfolio(health, '', { persona: 'blinkered' });
    await totalOf(blinkered, 'Customers').getByText('No figure of last week').waitFor();
});

test('The app opens on the portfolio as its Home page, whose filters stand in the address too; on phones as a tab', async () => {
    const page = await visitPortfolio(health, '', { persona: 'manager', path: '/' });
    await page.waitForURL(/\/lightning\/page\/home$/);
    await page.getByRole('link', { name: 'Home', exact: true }).and(page.locator('[aria-current=page]')).waitFor();
    await choose(page, 'Health', 'Green');
    await page.waitForURL(/\/lightning\/page\/home\?c__health=green$/);
    await page.reload();
    await page.getByText(/^[1-4] of 5 customers$/).waitFor();
    await page.getByRole('link', { name: 'Portfolio', exact: true }).click();
    await page.getByText('5 of 5 customers').waitFor();
    const phone = await visitPortfolio(health, '', {
        persona: 'manager',
        path: '/',
        userAgent: PHONE_AGENT,
        width: 420
    });
    await phone.waitForURL(/Success_Portfolio$/);
});

test('A digital CSM sees the day\u2019s list and narrows to what is theirs', async () => {
    const page = await visitPortfolio(health, '', { persona: 'csm2' });
    await page.getByRole('heading', { name: 'Today' }).waitFor();
    await choose(page, 'Customers', 'Mine');
    await page.getByText('2 of 5 customers').waitFor();
    assert.deepEqual((await namesIn(page)).toSorted(), ['Juniper Schools', 'Osprey Energy']);
    await assertFit(page, 'portfolio-csm');
});

test('Who may not read ARR, snapshots and plays sees the rest, ranked without them', async () => {
    const page = await visitPortfolio(health, '', { persona: 'blinkered' });
    await page.getByText('5 of 5 customers').waitFor();
    assert.equal(await page.getByText('ARR at risk').count(), 0);
    assert.equal((await namesIn(page)).at(-1), 'Juniper Schools');
    await page.getByText('There are too few figures yet to draw a line.').waitFor();
    await page.getByRole('button', { name: 'How is this ranked?' }).click();
    const dialog = await openedDialog(page);
    await dialog.getByText('The ARR is hidden from you, so it does not count.').waitFor();
});

test('Where accounts are private, a viewer sees their own customers alone, and totals of these', async () => {
    const config = await configWith([]);
    const text = await readFile(config.configFile, 'utf8');
    await writeFile(config.configFile, text.replace('"Account":"ReadWrite"', '"Account":"Private"'));
    const closed = await startHealthOrg({ configFile: config.configFile });
    try {
        for (const [name, owner] of [
            ['Open Books', 'csm2'],
            ['Closed Books', 'csm']
        ] as const) {
            const { accountId } = await portfolioCustomer(closed, { name, values: FAIR, csm: owner });
            await update(closed.as('admin'), 'Account', accountId, { OwnerId: userId(closed, owner) });
        }
        await closed.score();
        const page = await visitPortfolio(closed, '', { persona: 'csm2' });
        await page.getByText('1 of 1 customers').waitFor();
        assert.deepEqual(await namesIn(page), ['Open Books']);
        await page.getByText('$100K').waitFor();
        await closed.closePages();
    } finally {
        await closed.close();
        await config.remove();
    }
});

test('Who may not read success customers at all is told so', async () => {
    const page = await visitPortfolio(health, '', { persona: 'outsider' });
    await page.getByRole('heading', { name: 'The portfolio is not shown to you' }).waitFor();
    await assertFit(page, 'portfolio-hidden');
});

test('The list is walked and ticked by keyboard alone', async () => {
    const page = await visitPortfolio(health, '', { persona: 'manager' });
    await page.getByText('5 of 5 customers').waitFor();
    await page.getByRole('checkbox', { name: 'Select all in the list' }).focus();
    await page.keyboard.press('Space');
    await page.getByText('5 selected').waitFor();
    await page.keyboard.press('Space');
    await page.getByText('5 selected').waitFor({ state: 'detached' });
    // Past the headings, each of which can be pressed.
    const first = rowOf(page, 'Harbor Health').getByRole('checkbox');
    for (let presses = 0; presses < 20; presses += 1) {
        await page.keyboard.press('Tab');
        if (await first.evaluate((box) => box.matches(':focus'))) break;
    }
    await page.keyboard.press('Space');
    await page.getByText('1 selected').waitFor();
    assert.equal(await first.isChecked(), true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const dialog = await openedDialog(page);
    await dialog.getByRole('heading', { name: 'Harbor Health is number 1 of 5' }).waitFor();
});

test('What the list shows is saved as a file', async () => {
    const page = await visitPortfolio(health, '?c__health=green', { persona: 'manager' });
    await page.getByText(/^\d of 5 customers$/).waitFor();
    const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Export' }).click()
    ]);
    assert.equal(download.suggestedFilename(), 'Portfolio 2026-11-19.csv');
    const text = await readFile(await download.path(), 'utf8');
    const lines = text.trimEnd().split('\r\n');
    assert.match(lines[0] ?? '', /^\uFEFFAttention,Customer,CSM,Segment/);
    assert.deepEqual(
        lines.slice(1).map((line) => line.split(',')[1]),
        await namesIn(page)
    );
});
