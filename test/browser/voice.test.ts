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

interface Heard extends Customer {
    /** Of the low answer that nobody called about. */
    readonly lowId: string;
}

type Given = readonly [kind: 'CSAT' | 'NPS', answer: number, on: string, more?: object];

/** A customer with a contact, and answers of a year. */
async function customerWithAnswers(name: string): Promise<Heard> {
    const customer = await createCustomer(health, name);
    const contactId = await create(health.as('admin'), 'Contact', {
        FirstName: 'Maria',
        LastName: 'Lopez',
        Title: 'VP Marketing',
        AccountId: customer.accountId
    });
    const given: readonly Given[] = [
        ['CSAT', 2, '2026-11-10', { Comment__c: 'We lost two days of leads over this.', Follow_Up__c: 'Open' }],
        ['CSAT', 5, '2026-10-20', { Comment__c: 'Solved on the same day.', Touchpoint__c: 'Support Resolution' }],
        ['CSAT', 4, '2026-09-14', { Touchpoint__c: 'QBR' }],
        ['NPS', 9, '2026-07-02', { Comment__c: 'I tell everybody about it.', Touchpoint__c: 'Relationship' }],
        ['NPS', 6, '2026-02-03', { Comment__c: 'Reports are wrong every other week.' }],
        ['CSAT', 3, '2026-01-12', {}]
    ];
    const ids: string[] = [];
    for (const [index, [kind, answer, on, more]] of given.entries())
        ids.push(
            await create(health.as('integration'), 'Success_Survey__c', {
                Customer__c: customer.customerId,
                Survey_Key__c: `${customer.accountId}:${index}`,
                Survey_Kind__c: kind,
                Answer__c: answer,
                Answered_On__c: on,
                Survey_Source__c: 'Import',
                Follow_Up__c: 'Not Needed',
                Respondent__c: contactId,
                ...more
            })
        );
    return { ...customer, lowId: ids[0] ?? '' };
}

function voiceOf(page: Page): Locator {
    return page.locator('c-voice');
}

interface FollowUp {
    readonly Follow_Up__c: string;
    readonly Followed_Up_By__r: { readonly Name: string } | null;
    readonly Followed_Up_On__c: string | null;
    readonly Follow_Up_Outcome__c: string | null;
}

async function followUpOf({ lowId }: Heard): Promise<string> {
    const row = await readOne<FollowUp>(
        health,
        `SELECT Follow_Up__c, Followed_Up_By__r.Name, Followed_Up_On__c, Follow_Up_Outcome__c FROM Success_Survey__c WHERE Id = '${lowId}'`
    );
    const { Follow_Up__c: state, Followed_Up_By__r: by, Followed_Up_On__c: on, Follow_Up_Outcome__c: outcome } = row;
    return [state, by?.Name ?? null, on, outcome].join(' | ');
}

async function eventually(read: () => Promise<unknown>, expected: unknown): Promise<void> {
    for (let tries = 0; tries < 100; tries += 1) {
        if ((await read()) === expected) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
    assert.equal(await read(), expected);
}

async function pick(form: Locator, field: string, option: string): Promise<void> {
    await form.getByRole('combobox', { name: field }).click();
    await form.getByRole('option', { name: option, exact: true }).click();
}

test('CSAT and NPS are told with their answers, as charts and as a table', async () => {
    const customer = await customerWithAnswers('Heard Goods');
    const page = await health.visit(customer.accountId);
    const card = voiceOf(page);
    await card.getByText('2 of 3 satisfied, 90 days').waitFor();
    await card.getByText('67%').waitFor();
    await card.getByText('1 answer, 180 days').waitFor();
    await card.getByText('1 answer only: too few to rely on').waitFor();
    await card.getByText('1 low answer waits for a call.').waitFor();
    await card.getByText('The oldest is of Nov 10.').waitFor();
    assert.equal(await card.getByRole('img', { name: /^CSAT of 90 days each, over a year: .*Nov 19: 67%/ }).count(), 1);
    await assertFit(page, 'voice');
    await card.getByRole('button', { name: 'Show as table' }).click();
    const table = card.getByRole('table');
    await table.getByRole('row', { name: 'Nov 19, 2026 67% 3 +100 1' }).waitFor();
    await card.getByRole('button', { name: 'Show all 6 answers' }).click();
    assert.equal(await card.getByRole('listitem').count(), 6);
    await assertFit(page, 'voice-table');
});

test('A call about a low answer is recorded in place, settled, and taken back', async () => {
    const customer = await customerWithAnswers('Called Labs');
    const page = await health.visit(customer.accountId);
    const card = voiceOf(page);
    await card.getByRole('button', { name: 'Record the call: CSAT 2 of 5' }).click();
    await pick(card, 'What came of it', 'Settled');
    await card.getByRole('button', { name: 'Save' }).click();
    await card.getByText('Say what came of it.').waitFor();
    await assertFit(page, 'voice-follow-up');
    await card.getByLabel('Outcome').fill('Engineer walked them through it');
    await card.getByRole('button', { name: 'Save' }).click();
    await card.getByText('The follow-up was saved.').waitFor();
    await card.getByText('1 low answer waits for a call.').waitFor({ state: 'detached' });
    await card.getByText('Engineer walked them through it').waitFor();
    await eventually(() => followUpOf(customer), `Closed | Ann Brown | ${TODAY} | Engineer walked them through it`);
    await card.getByText('Ann Brown called on Nov 19.').waitFor();
    await card.getByRole('button', { name: 'Undo' }).click();
    await card.getByText('1 low answer waits for a call.').waitFor();
    await eventually(() => followUpOf(customer), 'Open |  |  | ');
});

test('An answer heard in a call is written down, and waits for a call when it is low', async () => {
    const customer = await customerWithAnswers('Spoken Foods');
    const page = await health.visit(customer.accountId);
    const card = voiceOf(page);
    await card.getByRole('button', { name: 'Record an answer' }).click();
    const dialog = await openedDialog(page);
    await dialog.getByText('NPS: how likely to recommend, 0 to 10').click();
    await dialog.getByRole('spinbutton', { name: 'Answer' }).fill('11');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Enter a whole number from 0 to 10.').waitFor();
    await assertFit(page, 'voice-record');
    await dialog.getByRole('spinbutton', { name: 'Answer' }).fill('3');
    await pick(dialog, 'Asked after', 'QBR');
    await pick(dialog, 'Who answered', 'Maria Lopez, VP Marketing');
    await dialog.getByLabel('In their words').fill('Nobody calls us back.');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await card.getByText('2 low answers wait for a call.').waitFor();
    await card.getByText('Nobody calls us back.').waitFor();
    const stored = await rowsOf<Record<string, unknown>>(
        health,
        `SELECT Survey_Kind__c, Answer__c, Answered_On__c, Touchpoint__c, Respondent__r.LastName, Survey_Source__c, Follow_Up__c, Answer_Class__c, Survey_Key__c
         FROM Success_Survey__c WHERE Customer__c = '${customer.customerId}' AND Survey_Source__c = 'Manual'`
    );
    assert.equal(stored.length, 1);
    const [row] = stored;
    assert.deepEqual(
        [row?.['Survey_Kind__c'], row?.['Answer__c'], row?.['Answered_On__c'], row?.['Touchpoint__c']],
        ['NPS', 3, TODAY, 'QBR']
    );
    assert.deepEqual([row?.['Follow_Up__c'], row?.['Answer_Class__c']], ['Open', 'Detractor']);
    assert.equal((row?.['Respondent__r'] as { LastName: string }).LastName, 'Lopez');
    assert.ok(String(row?.['Survey_Key__c']).startsWith(`${customer.accountId}:manual-`));
});

test('A second browser that called meanwhile is noticed, and nothing is overwritten', async () => {
    const customer = await customerWithAnswers('Contested Voice');
    const page = await health.visit(customer.accountId, { expected: /Failed to load resource/ });
    const card = voiceOf(page);
    await card.getByRole('button', { name: 'Record the call: CSAT 2 of 5' }).click();
    health.passSeconds(2);
    const manager = health.org.personas['manager']?.userId ?? '';
    await update(health.as('manager'), 'Success_Survey__c', customer.lowId, {
        Follow_Up__c: 'Called',
        Followed_Up_By__c: manager,
        Followed_Up_On__c: '2026-11-18'
    });
    await card.getByRole('button', { name: 'Save' }).click();
    const alert = card.getByRole('alert');
    await alert.getByText('The follow-up was not saved.').waitFor();
    await alert.getByText(/Dana Whitfield changed it a moment ago/).waitFor();
    await card.getByText('Dana Whitfield called on Nov 18. It is not settled yet.').waitFor();
    assert.equal(await followUpOf(customer), 'Called | Dana Whitfield | 2026-11-18 | ');
    await assertFit(page, 'voice-conflict');
});

test('On an opportunity the card tells of its account; without answers it says so', async () => {
    const customer = await createCustomer(health, 'Silent Works');
    const opportunityId = await create(health.as('admin'), 'Opportunity', {
        Name: 'Silent renewal',
        AccountId: customer.accountId,
        StageName: 'Prospecting',
        CloseDate: '2026-12-20'
    });
    const page = await health.visit(opportunityId, { objectApiName: 'Opportunity' });
    const card = voiceOf(page);
    await card.getByText('Nobody has answered yet').waitFor();
    await card.getByText(/No answer of Silent Works is recorded here/).waitFor();
    await assertFit(page, 'voice-none');
});
