import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { assertFit } from './support/checks.ts';
import { create, createCustomer, openedDialog, readOne, startHealthOrg, TODAY, update } from './support/health.ts';
import type { Customer, HealthOrg } from './support/health.ts';
import { rowsOf } from './support/journey.ts';

let health: HealthOrg;

before(async () => {
    health = await startHealthOrg();
});

after(() => health.close());
afterEach(() => health.closePages());

interface Named extends Customer {
    /** Of the sponsor. */
    readonly stakeholderId: string;
}

/** A customer with three contacts, one of them its sponsor. */
async function customerWithSponsor(name: string): Promise<Named> {
    const customer = await createCustomer(health, name);
    const contacts = await health.org.create(
        'admin',
        'Contact',
        [
            ['Maria', 'Lopez', 'VP Marketing'],
            ['Jon', 'Wu', 'Marketing Manager'],
            ['Petra', 'Kern', 'CFO']
        ].map(([FirstName, LastName, Title]) => ({ FirstName, LastName, Title, AccountId: customer.accountId }))
    );
    const stakeholderId = await create(health.as('admin'), 'Success_Stakeholder__c', {
        Customer__c: customer.customerId,
        Contact__c: contacts[0],
        Stakeholder_Role__c: 'Sponsor',
        Influence__c: 'High'
    });
    return { ...customer, stakeholderId };
}

function stakeholdersOf(page: Page): Locator {
    return page.locator('c-stakeholders');
}

async function choose(card: Locator, name: string, action: string): Promise<void> {
    await card.getByRole('button', { name: `Actions for ${name}` }).click();
    await card.getByRole('menuitem', { name: action, exact: true }).click();
}

async function leftOn({ stakeholderId }: Named): Promise<string | null> {
    const soql = `SELECT Left_On__c FROM Success_Stakeholder__c WHERE Id = '${stakeholderId}'`;
    return (await readOne<{ Left_On__c: string | null }>(health, soql)).Left_On__c;
}

async function eventually(read: () => Promise<unknown>, expected: unknown): Promise<void> {
    for (let tries = 0; tries < 100; tries += 1) {
        if ((await read()) === expected) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
    assert.equal(await read(), expected);
}

test('A sponsor who left is marked with the day of today, warned of, and brought back', async () => {
    const customer = await customerWithSponsor('Sponsor Labs');
    const page = await health.visit(customer.accountId);
    const card = stakeholdersOf(page);
    await card.getByRole('link', { name: 'Maria Lopez' }).waitFor();
    await choose(card, 'Maria Lopez', 'Left today');
    await card.getByText('There is no sponsor.').waitFor();
    await card.getByText('The last one left Nov 19.').waitFor();
    await eventually(() => leftOn(customer), TODAY);
    await card.getByRole('button', { name: 'Show 1 who left' }).click();
    await card.getByRole('button', { name: 'Undo' }).hover();
    await assertFit(page, 'stakeholders-left');
    await card.getByRole('button', { name: 'Undo' }).click();
    await card.getByText('There is no sponsor.').waitFor({ state: 'detached' });
    await eventually(() => leftOn(customer), null);
});

test('A contact of the account is named, and its role changed', async () => {
    const customer = await customerWithSponsor('Named Goods');
    const page = await health.visit(customer.accountId);
    const card = stakeholdersOf(page);
    await card.getByRole('button', { name: 'Add' }).click();
    const dialog = await openedDialog(page);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Choose a contact.').waitFor();
    await assertFit(page, 'stakeholders-add');
    await dialog.getByRole('combobox', { name: 'Contact' }).click();
    await dialog.getByRole('option', { name: 'Jon Wu, Marketing Manager' }).click();
    await dialog.getByLabel('Note').fill('Runs the blog');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await card.getByRole('link', { name: 'Jon Wu' }).waitFor();
    await choose(card, 'Jon Wu', 'Edit');
    await openedDialog(page);
    await dialog.getByRole('combobox', { name: 'Role' }).click();
    await dialog.getByRole('option', { name: 'Decision maker' }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await card.getByText('Decision maker').waitFor();
    const stored = (): Promise<unknown> =>
        rowsOf<{ Stakeholder_Role__c: string; Stakeholder_Note__c: string }>(
            health,
            `SELECT Stakeholder_Role__c, Stakeholder_Note__c FROM Success_Stakeholder__c
             WHERE Customer__c = '${customer.customerId}' AND Contact__r.LastName = 'Wu'`
        ).then(([row]) => `${row?.Stakeholder_Role__c}: ${row?.Stakeholder_Note__c}`);
    await eventually(stored, 'Decision Maker: Runs the blog');
});

test('A second browser that changed the same stakeholder is noticed, and nothing is overwritten', async () => {
    const customer = await customerWithSponsor('Contested People');
    const page = await health.visit(customer.accountId, { expected: /Failed to load resource/ });
    const card = stakeholdersOf(page);
    await card.getByRole('link', { name: 'Maria Lopez' }).waitFor();
    health.passSeconds(2);
    await update(health.as('manager'), 'Success_Stakeholder__c', customer.stakeholderId, { Left_On__c: '2026-11-02' });
    await choose(card, 'Maria Lopez', 'Left today');
    const alert = card.getByRole('alert');
    await alert.getByText('Maria Lopez was not saved.').waitFor();
    await alert.getByText(/Dana Whitfield changed it a moment ago/).waitFor();
    await card.getByText('The last one left Nov 2.').waitFor();
    assert.equal(await leftOn(customer), '2026-11-02');
    await assertFit(page, 'stakeholders-conflict');
});
