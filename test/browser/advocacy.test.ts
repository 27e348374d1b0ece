import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { assertFit } from './support/checks.ts';
import { create, createCustomer, openedDialog, readOne, startHealthOrg, TODAY, update } from './support/health.ts';
import type { Customer, HealthOrg } from './support/health.ts';

let health: HealthOrg;

before(async () => {
    health = await startHealthOrg();
});

after(() => health.close());
afterEach(() => health.closePages());

interface Asked extends Customer {
    /** Of the case study that they were asked for. */
    readonly studyId: string;
}

/** A customer who was asked for a case study a month ago. */
async function askedCustomer(name: string): Promise<Asked> {
    const customer = await createCustomer(health, name);
    await create(health.as('admin'), 'Contact', {
        FirstName: 'Maria',
        LastName: 'Lopez',
        AccountId: customer.accountId
    });
    const studyId = await create(health.as('csm'), 'Success_Advocacy__c', {
        Customer__c: customer.customerId,
        Advocacy_Kind__c: 'Case Study',
        Asked_On__c: '2026-10-19',
        Advocacy_Status__c: 'Asked'
    });
    return { ...customer, studyId };
}

function advocacyOf(page: Page): Locator {
    return page.locator('c-advocacy');
}

async function choose(card: Locator, action: string): Promise<void> {
    await card.getByRole('button', { name: /^Actions for Case study/ }).click();
    await card.getByRole('menuitem', { name: action, exact: true }).click();
}

async function statusOf({ studyId }: Asked): Promise<string> {
    const row = await readOne<{ Advocacy_Status__c: string; Given_On__c: string | null }>(
        health,
        `SELECT Advocacy_Status__c, Given_On__c FROM Success_Advocacy__c WHERE Id = '${studyId}'`
    );
    return `${row.Advocacy_Status__c} ${String(row.Given_On__c)}`;
}

async function eventually(read: () => Promise<unknown>, expected: unknown): Promise<void> {
    for (let tries = 0; tries < 100; tries += 1) {
        if ((await read()) === expected) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
    assert.equal(await read(), expected);
}

test('What came of an ask is kept, and taken back', async () => {
    const customer = await askedCustomer('Told Stories');
    const page = await health.visit(customer.accountId);
    const card = advocacyOf(page);
    await card.getByText('Asked once in 180 days; 2 asks are the limit.').waitFor();
    await assertFit(page, 'advocacy');
    await choose(card, 'Given today');
    await card.getByText(/given Nov 19/).waitFor();
    await eventually(() => statusOf(customer), `Given ${TODAY}`);
    await card.getByRole('button', { name: 'Undo' }).click();
    await eventually(() => statusOf(customer), 'Asked null');
});

test('An ask is recorded; the one that reaches the limit makes the next want a reason', async () => {
    const customer = await askedCustomer('Often Asked');
    const page = await health.visit(customer.accountId);
    const card = advocacyOf(page);
    const dialog = page.getByRole('dialog');
    const record = async (note: string): Promise<void> => {
        await card.getByRole('button', { name: 'Record an ask' }).click();
        await openedDialog(page);
        await dialog.getByRole('combobox', { name: 'Asked for' }).click();
        await dialog.getByRole('option', { name: 'Testimonial' }).click();
        if (note !== '') await dialog.getByLabel(/Why again so soon/).fill(note);
        await dialog.getByRole('button', { name: 'Save' }).click();
    };
    await record('');
    await card.getByText('Not again before Apr 17, 2027.').waitFor();
    await record('');
    await dialog.getByText('Say why this customer is asked again so soon.').waitFor();
    await assertFit(page, 'advocacy-limit');
    await dialog.getByLabel(/Why again so soon/).fill('Their own wish');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await card.getByText('Their own wish').waitFor();
    const { n } = await readOne<{ n: number }>(
        health,
        `SELECT COUNT(Id) n FROM Success_Advocacy__c WHERE Customer__c = '${customer.customerId}' AND Asked_By__r.Name = 'Ann Brown'`
    );
    assert.equal(n, 2);
});

test('The Advocate play nominates, until it is cancelled', async () => {
    const { accountId, customerId } = await createCustomer(health, 'Green Promoter');
    const playId = await create(health.as('admin'), 'Success_Play__c', {
        Customer__c: customerId,
        Play_Key__c: 'advocate',
        Play_Name__c: 'Advocate',
        Start_Key__c: `${accountId}:advocate:${TODAY}`,
        Running_Slot__c: `${accountId}:advocate`,
        Started_On__c: TODAY,
        Play_Status__c: 'Running',
        Why__c: 'NPS 10 of 10 and health is green'
    });
    const page = await health.visit(accountId);
    const card = advocacyOf(page);
    await card.getByText('Nominated Nov 19 by the Advocate play: NPS 10 of 10 and health is green').waitFor();
    assert.equal(await card.getByRole('button', { name: 'Nominate', exact: true }).count(), 0);
    await update(health.as('admin'), 'Success_Play__c', playId, {
        Play_Status__c: 'Cancelled',
        Running_Slot__c: null,
        Ended_On__c: TODAY,
        End_Reason__c: 'Just changed hands'
    });
    const again = advocacyOf(await health.visit(accountId));
    await again.getByText(/was not nominated yet/).waitFor();
    await again.getByRole('button', { name: 'Nominate', exact: true }).waitFor();
});

test('A second browser that changed the same ask is noticed, and nothing is overwritten', async () => {
    const customer = await askedCustomer('Contested Fame');
    const page = await health.visit(customer.accountId, { expected: /Failed to load resource/ });
    const card = advocacyOf(page);
    await card.getByRole('button', { name: /^Actions for Case study/ }).waitFor();
    health.passSeconds(2);
    await update(health.as('manager'), 'Success_Advocacy__c', customer.studyId, { Advocacy_Status__c: 'Declined' });
    await choose(card, 'They agreed');
    const alert = card.getByRole('alert');
    await alert.getByText('Case study was not saved.').waitFor();
    await alert.getByText(/Dana Whitfield changed it a moment ago/).waitFor();
    assert.equal(await statusOf(customer), 'Declined null');
});
