import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { query } from '../../scripts/org/query.ts';
import { assertFit } from './support/checks.ts';
import {
    createCustomer,
    createTouch,
    drawnCard,
    MIDDLING,
    numberIn,
    openedDialog,
    readOne,
    record,
    startHealthOrg,
    TODAY,
    update,
    type Customer,
    type HealthOrg
} from './support/health.ts';

const REASON = 'Migration weekend: tickets are expected and planned.';

let health: HealthOrg;

before(async () => {
    health = await startHealthOrg();
});

after(() => health.close());
afterEach(() => health.closePages());

/** A customer of the test's own, scored. */
async function scoredCustomer(name: string): Promise<Customer> {
    const customer = await createCustomer(health, name);
    await createTouch(health, customer.accountId, '2026-11-10');
    await record(health, customer, '2026-11-17', MIDDLING);
    await health.score();
    return customer;
}

interface StoredOverride {
    readonly Health_Score__c: number;
    readonly Health_Band__c: string;
    readonly Computed_Score__c: number;
    readonly Override_Score__c: number | null;
    readonly Override_Band__c: string | null;
    readonly Override_Reason__c: string | null;
    readonly Override_Expires_On__c: string | null;
    readonly Override_Set_On__c: string | null;
    readonly Override_By__c: string | null;
    readonly Override_In_Force__c: boolean;
}

function storedOverride({ customerId }: Customer): Promise<StoredOverride> {
    return readOne<StoredOverride>(
        health,
        `SELECT Health_Score__c, Health_Band__c, Computed_Score__c, Override_Score__c, Override_Band__c, Override_Reason__c,
            Override_Expires_On__c, Override_Set_On__c, Override_By__c, Override_In_Force__c
         FROM Success_Customer__c WHERE Id = '${customerId}'`
    );
}

const NO_OVERRIDE = {
    Override_Score__c: null,
    Override_Band__c: null,
    Override_Reason__c: null,
    Override_Expires_On__c: null,
    Override_Set_On__c: null,
    Override_By__c: null,
    Override_In_Force__c: false
};

async function openOverride(page: Page): Promise<Locator> {
    const card = await drawnCard(page);
    await card.getByRole('button', { name: 'Override score' }).click();
    const dialog = await openedDialog(page);
    return dialog;
}

async function fillOverride(dialog: Locator, score: string, reason = REASON): Promise<void> {
    await dialog.getByLabel('Your score, 0 to 100').fill(score);
    await dialog.getByLabel('Reason').fill(reason);
}

/** How often the card reads its data from now on. */
function countReadings(page: Page): { count: number } {
    const readings = { count: 0 };
    page.on('request', (request) => {
        if (request.postData()?.includes('query SuccessHealthCard') === true) readings.count += 1;
    });
    return readings;
}

async function save(dialog: Locator): Promise<void> {
    await dialog.getByRole('button', { name: 'Save' }).click();
}

function ring(page: Page, name: string | RegExp): Locator {
    return page.getByRole('img', { name });
}

test('An override is checked at its fields before anything is sent', async () => {
    const customer = await scoredCustomer('Checked Labs');
    const page = await health.visit(customer.accountId);
    const dialog = await openOverride(page);
    const writes: string[] = [];
    page.on('request', (request) => request.method() !== 'GET' && writes.push(request.url()));
    await assertFit(page, 'override');
    await dialog.getByLabel('Last day it holds').fill('');
    await save(dialog);
    await dialog.getByText('Enter a whole number from 0 to 100.').waitFor();
    await dialog.getByText('Give a reason of at least 10 characters.').waitFor();
    await dialog.getByText('Choose a day after today, at most a year ahead.').waitFor();
    await dialog.getByLabel('Your score, 0 to 100').and(page.locator(':focus')).waitFor();
    await assertFit(page, 'override-faults');
    await fillOverride(dialog, '101', 'Too short');
    await dialog.getByLabel('Last day it holds').fill('Nov 19, 2026');
    await save(dialog);
    await dialog.getByText('Enter a whole number from 0 to 100.').waitFor();
    await dialog.getByText('Give a reason of at least 10 characters.').waitFor();
    await dialog.getByText('Choose a day after today, at most a year ahead.').waitFor();
    assert.deepEqual(writes, []);
    await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    const { Health_Score__c: score, ...stored } = await storedOverride(customer);
    assert.deepEqual({ ...stored, ...NO_OVERRIDE }, stored);
    await ring(page, new RegExp(`^Health score ${score} of 100`)).waitFor();
});

test('An override is set, shown beside the computed score, kept by the next run, changed and ended', async () => {
    const customer = await scoredCustomer('Acme Robotics');
    const { Computed_Score__c: computed } = await storedOverride(customer);
    const page = await health.visit(customer.accountId);
    const dialog = await openOverride(page);
    await fillOverride(dialog, '45');
    await dialog.getByLabel('Last day it holds').fill('Dec 15, 2026');
    const readings = countReadings(page);
    await save(dialog);
    await page.locator('.slds-notify_toast').getByText('Override 45 is in force until Dec 15.').waitFor();
    await ring(page, 'Health score 45 of 100, Red').waitFor();
    await page.waitForLoadState('networkidle');
    assert.equal(readings.count, 1, 'one request brings what was saved');
    assert.deepEqual(await storedOverride(customer), {
        Health_Score__c: 45,
        Health_Band__c: 'Red',
        Computed_Score__c: computed,
        Override_Score__c: 45,
        Override_Band__c: 'Red',
        Override_Reason__c: REASON,
        Override_Expires_On__c: '2026-12-15',
        Override_Set_On__c: TODAY,
        Override_By__c: health.org.personas['csm']?.userId,
        Override_In_Force__c: true
    });
    const card = await drawnCard(page);
    await card.getByText(`${computed} Green`, { exact: true }).waitFor();
    await card.getByText('Set to 45 by Ann Brown until Dec 15.').waitFor();
    await card.getByText(`"${REASON}"`).waitFor();
    await card.getByText('Ends by itself in 26 days.').waitFor();
    await assertFit(page, 'override-in-force');
    await health.score();
    await page.reload();
    await ring(page, 'Health score 45 of 100, Red').waitFor();
    await change(page, customer);
    await card.getByRole('button', { name: 'End override' }).click();
    await ring(page, `Health score ${computed} of 100, Green`).waitFor();
    assert.equal(await card.getByText(/^Set to/).count(), 0);
    const stored = await storedOverride(customer);
    assert.deepEqual({ ...stored, ...NO_OVERRIDE, Health_Score__c: computed, Health_Band__c: 'Green' }, stored);
});

async function change(page: Page, customer: Customer): Promise<void> {
    await page.getByRole('button', { name: 'Change override' }).click();
    const dialog = await openedDialog(page);
    const score = dialog.getByLabel('Your score, 0 to 100');
    assert.equal(await score.inputValue(), '45');
    assert.equal(await dialog.getByLabel('Reason').inputValue(), REASON);
    assert.equal(await dialog.getByLabel('Last day it holds').inputValue(), 'Dec 15, 2026');
    await score.fill('60');
    await save(dialog);
    await ring(page, 'Health score 60 of 100, Yellow').waitFor();
    const stored = await storedOverride(customer);
    assert.equal(stored.Override_Score__c, 60);
    assert.equal(stored.Override_Band__c, 'Yellow');
}

test('The day that a viewer in another time zone chooses is the day that is stored', async () => {
    const customer = await scoredCustomer('Far Away Foods');
    const Id = health.org.personas['csm3']?.userId ?? '';
    await health.as('admin').sobject('User').update({ Id, TimeZoneSidKey: 'Pacific/Auckland' });
    const page = await health.visit(customer.accountId, { persona: 'csm3', timeZone: 'Pacific/Auckland' });
    const dialog = await openOverride(page);
    await fillOverride(dialog, '70');
    // There it is the 20th already: four weeks on is offered.
    assert.equal(await dialog.getByLabel('Last day it holds').inputValue(), 'Dec 18, 2026');
    await dialog.getByLabel('Last day it holds').fill('Dec 15, 2026');
    await save(dialog);
    await page.getByText('Set to 70 by Tom Reyes until Dec 15.').waitFor();
    const stored = await storedOverride(customer);
    assert.equal(stored.Override_Expires_On__c, '2026-12-15');
    assert.equal(stored.Override_Set_On__c, '2026-11-20');
});

test('A CSM without the permission sees no way to override, and the org refuses it on the API', async () => {
    const customer = await scoredCustomer('Plain View Ltd');
    const page = await health.visit(customer.accountId, { persona: 'csm2' });
    const card = await drawnCard(page);
    await card.getByRole('button', { name: /^Why \d+\?$/ }).waitFor();
    assert.equal(await card.getByRole('button', { name: /override/i }).count(), 0);
    const fields = {
        Override_Score__c: 90,
        Override_Band__c: 'Green',
        Override_Reason__c: REASON,
        Override_Expires_On__c: '2026-12-15',
        Override_Set_On__c: TODAY,
        Override_By__c: health.org.personas['csm2']?.userId
    };
    await assert.rejects(
        update(health.as('csm2'), 'Success_Customer__c', customer.customerId, fields),
        (error: Error & { errorCode?: string }) => error.errorCode === 'INVALID_FIELD_FOR_INSERT_UPDATE'
    );
    const stored = await storedOverride(customer);
    assert.deepEqual({ ...stored, ...NO_OVERRIDE }, stored);
    await setOverride(customer, 40);
    await page.reload();
    await card.getByText(/^Set to 40 by Dana Whitfield/).waitFor();
    assert.equal(await card.getByRole('button', { name: /override/i }).count(), 0);
});

/** As the manager does on the API. */
async function setOverride({ customerId }: Customer, score: number): Promise<void> {
    await update(health.as('manager'), 'Success_Customer__c', customerId, {
        Override_Score__c: score,
        Override_Band__c: 'Red',
        Override_Reason__c: REASON,
        Override_Expires_On__c: '2026-12-01',
        Override_Set_On__c: TODAY,
        Override_By__c: health.org.personas['manager']?.userId
    });
}

test('What the org refuses is said in the dialog, and what was entered stays', async () => {
    const customer = await scoredCustomer('Refused Goods');
    const page = await health.visit(customer.accountId, { expected: /Failed to load resource/ });
    const dialog = await openOverride(page);
    await fillOverride(dialog, '45');
    const userId = health.org.personas['csm']?.userId ?? '';
    const [assigned] = await query<{ readonly Id: string; readonly PermissionSetId: string }>(
        health.as('admin'),
        `SELECT Id, PermissionSetId FROM PermissionSetAssignment
         WHERE AssigneeId = '${userId}' AND PermissionSet.Name = 'Success_Override'`
    );
    assert.ok(assigned);
    const assignments = health.as('admin').sobject('PermissionSetAssignment');
    await assignments.destroy(assigned.Id);
    try {
        await save(dialog);
        await dialog.getByText('Not saved:').waitFor();
        await dialog.getByText(/fields: Override Score, Override Band, /).waitFor();
        assert.equal(await dialog.getByLabel('Your score, 0 to 100').inputValue(), '45');
        await assertFit(page, 'override-refused');
    } finally {
        await assignments.create({ AssigneeId: userId, PermissionSetId: assigned.PermissionSetId });
    }
    await save(dialog);
    await ring(page, 'Health score 45 of 100, Red').waitFor();
});

test('Who was slower is told who was faster, sees the latest, and keeps what was entered', async () => {
    const customer = await scoredCustomer('Contested Works');
    const page = await health.visit(customer.accountId, { expected: /Failed to load resource/ });
    const dialog = await openOverride(page);
    await fillOverride(dialog, '45');
    health.passSeconds(1);
    await setOverride(customer, 30);
    await save(dialog);
    await dialog.waitFor({ state: 'detached' });
    const card = await drawnCard(page);
    const alert = card.getByRole('alert');
    await alert.getByText('Your override was not saved.').waitFor();
    await alert
        .getByText('Dana Whitfield changed this customer a moment ago. The card now shows the latest.')
        .waitFor();
    await ring(page, 'Health score 30 of 100, Red').waitFor();
    assert.equal((await storedOverride(customer)).Override_Score__c, 30);
    await assertFit(page, 'conflict');
    await alert.getByRole('button', { name: 'Override again' }).click();
    await openedDialog(page);
    assert.equal(await dialog.getByLabel('Your score, 0 to 100').inputValue(), '45');
    assert.equal(await dialog.getByLabel('Reason').inputValue(), REASON);
    await save(dialog);
    await ring(page, 'Health score 45 of 100, Red').waitFor();
    assert.equal(await alert.getByText('Your override was not saved.').count(), 0);
    const stored = await storedOverride(customer);
    assert.equal(stored.Override_Score__c, 45);
    assert.equal(stored.Override_By__c, health.org.personas['csm']?.userId);
});

interface StoredMetric {
    readonly Text_Value__c: string | null;
    readonly Value__c: number | null;
    readonly Source__c: string;
    readonly Measured_On__c: string;
    readonly LastModifiedBy: { readonly Name: string };
}

function storedMetric({ accountId }: Customer, key: string): Promise<StoredMetric> {
    return readOne<StoredMetric>(
        health,
        `SELECT Text_Value__c, Value__c, Source__c, Measured_On__c, LastModifiedBy.Name
         FROM Success_Metric__c WHERE Unique_Key__c = '${accountId}:${key}'`
    );
}

/** A customer without some of the usual values: those that people record can be recorded by them only where no import did. */
async function customerWithout(name: string, keys: readonly string[]): Promise<Customer> {
    const customer = await createCustomer(health, name);
    await createTouch(health, customer.accountId, '2026-11-10');
    const rest = Object.fromEntries(Object.entries(MIDDLING).filter(([key]) => !keys.includes(key)));
    await record(health, customer, '2026-11-17', rest);
    await health.score();
    return customer;
}

async function shownScore(page: Page): Promise<number> {
    return numberIn((await ring(page, /^Health score/).getAttribute('aria-label')) ?? '');
}

test('A pulse is recorded by hand, counts at once, is changed, and is what the next run scores', async () => {
    const customer = await customerWithout('Pulse Partners', ['csmPulse']);
    const page = await health.visit(customer.accountId);
    const card = await drawnCard(page);
    const before = await shownScore(page);
    await card.getByRole('button', { name: 'Record CSM pulse' }).click();
    const dialog = await openedDialog(page);
    await save(dialog);
    await dialog.getByText('Enter a value.').waitFor();
    await dialog.getByText('Red', { exact: true }).click();
    await assertFit(page, 'pulse');
    await save(dialog);
    await page.locator('.slds-notify_toast').getByText('CSM pulse is recorded.').waitFor();
    await card.getByRole('button', { name: 'Record CSM pulse' }).waitFor({ state: 'detached' });
    assert.ok((await shownScore(page)) < before);
    const stored = await storedMetric(customer, 'csmPulse');
    assert.equal(stored.Text_Value__c, 'Red');
    assert.equal(stored.Source__c, 'Manual');
    assert.equal(stored.Measured_On__c, TODAY);
    assert.equal(stored.LastModifiedBy.Name, 'Ann Brown');
    await card.getByRole('button', { name: 'Update: CSM pulse' }).click();
    await openedDialog(page);
    await dialog.getByText('Green', { exact: true }).click();
    await save(dialog);
    await card.getByRole('button', { name: 'Update: CSM pulse' }).waitFor({ state: 'detached' });
    assert.equal((await storedMetric(customer, 'csmPulse')).Text_Value__c, 'Green');
    await health.score();
    const { Health_Score__c: scored } = await storedOverride(customer);
    await card.getByRole('img', { name: new RegExp(`^Health score ${scored} of 100`) }).waitFor();
});

test('A figure is recorded by hand with the day it was measured on', async () => {
    const customer = await customerWithout('Figure Works', ['newSalesGoal']);
    const page = await health.visit(customer.accountId);
    const card = await drawnCard(page);
    await card.getByRole('button', { name: 'Record New-sales goal attained' }).click();
    const dialog = await openedDialog(page);
    await dialog.getByLabel('Value, %').fill('62.5');
    await dialog.getByLabel('Measured on').fill('Nov 21, 2026');
    await save(dialog);
    await dialog.getByText('Choose today or a day before.').waitFor();
    await dialog.getByLabel('Measured on').fill('Nov 16, 2026');
    await assertFit(page, 'figure');
    await save(dialog);
    await page.locator('.slds-notify_toast').getByText('New-sales goal attained is recorded.').waitFor();
    await dialog.waitFor({ state: 'detached' });
    const stored = await storedMetric(customer, 'newSalesGoal');
    assert.equal(stored.Value__c, 62.5);
    assert.equal(stored.Measured_On__c, '2026-11-16');
});
