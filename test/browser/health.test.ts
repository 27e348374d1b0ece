import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { assertFit, PHONE_WIDTH } from './support/checks.ts';
import {
    createCases,
    createCustomer,
    createTouch,
    drawnCard,
    FOUR_WEEKS_AGO,
    LAST_WEEK,
    MIDDLING,
    numberIn,
    numbersIn,
    openedDialog,
    readOne,
    record,
    startHealthOrg,
    sumOf,
    type Customer,
    type HealthOrg
} from './support/health.ts';

let health: HealthOrg;
let acme: Customer;

interface StoredHealth {
    readonly Health_Score__c: number;
    readonly Health_Band__c: string;
    readonly Coverage__c: number;
    readonly Change_4_Weeks__c: number;
    readonly Change_1_Week__c: number;
    readonly Product_Score__c: number;
    readonly Support_Score__c: number;
    readonly Outcomes_Score__c: number;
    readonly Voice_Score__c: number;
    readonly Engagement_Score__c: number;
    readonly LastModifiedDate: string;
}

/** A customer that slides: more cases, less usage, a survey that grew old. */
before(async () => {
    health = await startHealthOrg();
    acme = await createCustomer(health, 'Acme Robotics');
    await createTouch(health, acme.accountId, '2026-10-12');
    await createCases(health, acme.accountId, ['2026-10-05', '2026-10-14']);
    await record(health, acme, '2026-08-07', { csat: 82 });
    await record(health, acme, '2026-10-20', { ...withoutCsat(MIDDLING), usageChange: -12, leadGoal: 70 });
    await health.score(FOUR_WEEKS_AGO);
    await createCases(health, acme.accountId, ['2026-10-25', '2026-11-02', '2026-11-08']);
    await record(health, acme, '2026-11-10', { csmPulse: 'Yellow', usageChange: -18 });
    await health.score(LAST_WEEK);
    await createCases(health, acme.accountId, ['2026-11-14', '2026-11-16'], true);
    await record(health, acme, '2026-11-17', withoutCsat(MIDDLING));
    await health.score();
});

after(() => health.close());
afterEach(() => health.closePages());

function withoutCsat(values: typeof MIDDLING): typeof MIDDLING {
    return Object.fromEntries(Object.entries(values).filter(([key]) => key !== 'csat'));
}

function stored(): Promise<StoredHealth> {
    return readOne<StoredHealth>(
        health,
        `SELECT Health_Score__c, Health_Band__c, Coverage__c, Change_4_Weeks__c, Change_1_Week__c, Product_Score__c, Support_Score__c,
            Outcomes_Score__c, Voice_Score__c, Engagement_Score__c, LastModifiedDate
         FROM Success_Customer__c WHERE Id = '${acme.customerId}'`
    );
}

async function openWhy(page: Page): Promise<Locator> {
    const card = await drawnCard(page);
    await card.getByRole('button', { name: /^Why \d+\?$/ }).click();
    return openedDialog(page);
}

/** Waits until something stands inside the window. */
async function inView(page: Page, target: Locator): Promise<void> {
    const handle = await target.elementHandle();
    await page.waitForFunction((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return top >= 0 && bottom <= window.innerHeight;
    }, handle);
}

test('The card shows the score, band and coverage that the job stored', async () => {
    const record = await stored();
    const card = await drawnCard(await health.visit(acme.accountId));
    const ring = await card.getByRole('img', { name: /^Health score/ }).getAttribute('aria-label');
    assert.equal(ring, `Health score ${record.Health_Score__c} of 100, ${record.Health_Band__c}`);
    await card.getByText(record.Health_Band__c, { exact: true }).first().waitFor();
    await card.getByText(`${Math.round(record.Coverage__c)}%`, { exact: true }).waitFor();
    await card.getByText(/^Scored today 10:\d\d AM, model v1$/).waitFor();
    await card.getByText('11 of 13 metrics have fresh data').waitFor();
    assert.equal(await card.getByText(/Reports still show/).count(), 0);
});

test('The dimensions are those of the record, and add up to the score', async () => {
    const record = await stored();
    const card = await drawnCard(await health.visit(acme.accountId));
    const table = card.getByRole('table').filter({ hasText: 'Dimension' });
    const points = new Map<string, number>();
    for (const row of await table.locator('tbody tr').all()) {
        const name = await row.getByRole('rowheader').getByRole('button').innerText();
        points.set(name, numberIn(await row.locator('td.number').first().innerText()));
    }
    const dimensions = ['Product', 'Support', 'Outcomes', 'Voice', 'Engagement'] as const;
    for (const name of dimensions) {
        // Stored as a share of 100, shown in points: each dimension weighs a fifth. Rounding moves a tenth of a point at most.
        const share = (points.get(name) ?? NaN) * dimensions.length;
        assert.ok(Math.abs(share - record[`${name}_Score__c`]) < 1, `${name}: ${share}`);
    }
    const total = numberIn(await table.locator('tfoot td.number').first().innerText());
    assert.equal(sumOf([...points.values()]), total);
    assert.equal(total, record.Health_Score__c);
});

test('The ledger sums to the change that is shown, of four weeks and of one', async () => {
    const record = await stored();
    const card = await drawnCard(await health.visit(acme.accountId));
    for (const [words, change] of [
        ['in 4 weeks', record.Change_4_Weeks__c],
        ['since last week', record.Change_1_Week__c]
    ] as const) {
        assert.ok(change < 0, `it fell ${words}`);
        await card.getByRole('button', { name: `Fell ${-change} ${words}. Show the causes.` }).click();
        const title = card.getByRole('heading', { name: `Why it fell ${-change} points ${words}` });
        await title.and(card.locator(':focus')).waitFor();
        const ledger = card.getByRole('table').filter({ hasText: 'Cause' });
        const lines = await numbersIn(ledger.locator('tbody td.points'));
        assert.ok(lines.length >= 2 && lines.length <= 8, `${lines.length} lines`);
        assert.equal(sumOf(lines), change);
        assert.equal(numberIn(await ledger.locator('tfoot td.points').innerText()), change);
        await ledger.getByRole('rowheader', { name: /^Open escalations\s*0 to 1$/ }).waitFor();
    }
});

test('The causes of four weeks come back with the switch above them', async () => {
    const card = await drawnCard(await health.visit(acme.accountId));
    const periods = card.getByRole('group', { name: 'Period of the causes' });
    await periods.getByRole('button', { name: '1 week' }).click();
    await card.getByRole('heading', { name: /since last week$/ }).waitFor();
    await periods.getByRole('button', { name: '4 weeks' }).click();
    await card.getByRole('heading', { name: /^Why it fell \d+ points in 4 weeks$/ }).waitFor();
    assert.equal(await periods.getByRole('button', { name: '4 weeks' }).getAttribute('aria-pressed'), 'true');
});

test('What costs most stands with value and points lost, what is not counted below it', async () => {
    const card = await drawnCard(await health.visit(acme.accountId));
    const table = card.getByRole('table', { name: 'What costs the most points' });
    const lost = await numbersIn(table.locator('tbody td.lost'));
    assert.equal(lost.length, 3);
    assert.deepEqual(
        lost,
        lost.toSorted((a, b) => a - b)
    );
    await table.getByRole('row', { name: /Tickets in 30 days.*5 tickets/ }).waitFor();
    await card.getByText('2 metrics are not counted.').waitFor();
    await card.getByText(/CSAT, 90 days: 82% is 104 days old \(limit 90 days\)\./).waitFor();
    await card.getByText(/Engagement rate was never recorded\./).waitFor();
});

test('Why: parts sum to dimensions, dimensions to the score', async () => {
    const { Health_Score__c: score } = await stored();
    const dialog = await openWhy(await health.visit(acme.accountId));
    await dialog.getByRole('heading', { name: `Why ${score}?` }).waitFor();
    await dialog.getByText(`The parts add up to ${score}.0.`).waitFor();
    const groups = await dialog.locator('tbody').all();
    assert.equal(groups.length, 5);
    const sums: number[] = [];
    for (const group of groups) {
        const cells = (await group.locator('tr td:nth-last-child(2)').allInnerTexts()).map((text) =>
            text.trim() === '–' ? 0 : numberIn(text)
        );
        const [sum, ...parts] = cells;
        assert.ok(sum !== undefined && parts.length > 0);
        assert.equal(sumOf(parts), sum);
        sums.push(sum);
    }
    assert.equal(sumOf(sums), score);
    assert.equal(numberIn(await dialog.locator('tfoot td:nth-last-child(2)').innerText()), score);
});

test('What if: a slider changes the figure, Reset takes it back, and nothing is saved', async () => {
    const before = await stored();
    const page = await health.visit(acme.accountId);
    const dialog = await openWhy(page);
    const writes: string[] = [];
    page.on('request', (request) => request.method() !== 'GET' && writes.push(`${request.method()} ${request.url()}`));
    const result = dialog.locator('.result');
    const figure = async (): Promise<number> => numberIn(await result.locator('.score').innerText());
    assert.equal(await figure(), before.Health_Score__c);
    const slider = dialog.getByRole('slider', { name: /^Tickets in 30 days \(now 5\)/ });
    await slider.focus();
    for (let left = 5; left > 1; left -= 1) await slider.press('ArrowLeft');
    await result.getByText('+10.0', { exact: true }).waitFor();
    assert.equal(await figure(), before.Health_Score__c + 10);
    await result.getByRole('button', { name: 'Reset' }).click();
    await result.getByText('0.0', { exact: true }).waitFor();
    assert.equal(await figure(), before.Health_Score__c);
    assert.equal(await slider.inputValue(), '5');
    await dialog.getByRole('button', { name: 'Done' }).click();
    await dialog.waitFor({ state: 'detached' });
    assert.deepEqual(writes, []);
    assert.deepEqual(await stored(), before);
});

test('A dimension opens its part of the sum', async () => {
    const page = await health.visit(acme.accountId, { width: PHONE_WIDTH });
    const card = await drawnCard(page);
    await card.getByRole('button', { name: 'Engagement', exact: true }).click();
    const row = page.getByRole('dialog').getByRole('rowheader', { name: /Engagement$/ });
    await row.waitFor();
    await inView(page, row);
});

test('The sum can be copied as text', async () => {
    const page = await health.visit(acme.accountId);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const dialog = await openWhy(page);
    await dialog.getByRole('button', { name: 'Copy as text' }).click();
    await dialog.getByText('Copied', { exact: true }).waitFor();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(text, /Acme Robotics/);
    assert.match(text, /Tickets in 30 days/);
});

test('The year is a chart with a sentence, and a table on demand', async () => {
    const card = await drawnCard(await health.visit(acme.accountId));
    const { Health_Score__c: score } = await stored();
    await card.getByRole('img', { name: new RegExp(`^Health went from \\d+ on Oct 22 to ${score} today`) }).waitFor();
    await card.getByRole('button', { name: 'Show as table' }).click();
    const rows = card.getByRole('region', { name: '52 weeks' }).locator('tbody tr');
    await rows.first().waitFor();
    assert.deepEqual(await rows.getByRole('rowheader').allInnerTexts(), ['Today', 'Nov 12', 'Oct 22']);
    await rows
        .filter({ hasText: 'Today' })
        .getByRole('cell', { name: String(score), exact: true })
        .waitFor();
    await card.getByRole('button', { name: 'Show as chart' }).click();
    await card.getByRole('img', { name: /^Health went/ }).waitFor();
});

test('By keyboard: Tab reaches Why, Enter opens it, Escape closes it and the focus returns', async () => {
    const page = await health.visit(acme.accountId);
    const card = await drawnCard(page);
    const why = card.getByRole('button', { name: /^Why \d+\?$/ });
    await card.getByRole('button', { name: 'Override score' }).focus();
    await page.keyboard.press('Tab');
    await why.and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    const dialog = await openedDialog(page);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await why.and(page.locator(':focus')).waitFor();
});

test('An action that is about cases leads to the cases', async () => {
    const page = await health.visit(acme.accountId);
    const card = await drawnCard(page);
    await card
        .getByRole('button', { name: /\(opens the cases\)$/ })
        .first()
        .click();
    await page.waitForURL(/\/related\/Cases\/view$/);
});

test('The card has no accessibility violation and fits every width: score, week, table, sum', async () => {
    const page = await health.visit(acme.accountId);
    const card = await drawnCard(page);
    await assertFit(page, 'score');
    await card.getByRole('button', { name: '1 week' }).click();
    await card.getByRole('button', { name: 'Show as table' }).click();
    await assertFit(page, 'table');
    await openWhy(page);
    await assertFit(page, 'why');
});

for (const timeZone of ['Pacific/Honolulu', 'Pacific/Auckland']) {
    test(`Calendar days do not shift for a viewer in ${timeZone}; times are the viewer's`, async () => {
        const users = health.as('admin').sobject('User');
        const Id = health.org.personas['csm3']?.userId ?? '';
        await users.update({ Id, TimeZoneSidKey: timeZone });
        const page = await health.visit(acme.accountId, { persona: 'csm3', timeZone });
        const card = await drawnCard(page);
        // 10 in the morning in New York is 5 in Honolulu, and 4 of the next morning in Auckland.
        const isNextDay = timeZone === 'Pacific/Auckland';
        await card.getByText(isNextDay ? /^Scored today 4:\d\d AM/ : /^Scored today 5:\d\d AM/).waitFor();
        await card.getByText(/ on Oct 22 to \d+ today$/).waitFor();
        await card.getByText(new RegExp(`CSAT, 90 days: 82% is ${isNextDay ? 105 : 104} days old`)).waitFor();
        await card.getByRole('button', { name: 'Show as table' }).click();
        const days = await card.getByRole('region', { name: '52 weeks' }).getByRole('rowheader').allInnerTexts();
        // For the viewer in Auckland the snapshot of the org's Thursday is yesterday's.
        assert.deepEqual(days, isNextDay ? ['Today', 'Nov 19', 'Nov 12', 'Oct 22'] : ['Today', 'Nov 12', 'Oct 22']);
    });
}
