import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Locator, Page, Route } from 'playwright-core';
import { query } from '../../scripts/org/query.ts';
import { assertFit } from './support/checks.ts';
import {
    create,
    createCustomer,
    createTouch,
    MIDDLING,
    openedDialog,
    readOne,
    record,
    startHealthOrg,
    TODAY,
    update,
    type Customer,
    type HealthOrg
} from './support/health.ts';
import { configWith, type LimitedConfig } from './support/limited-users.ts';
import { createCall, createTerm, drawnRenewal, renewalOf, type Term, type TermOptions } from './support/renewal.ts';

const GRAPHQL = '**/services/data/*/graphql';
const RECORDS = '**/services/data/*/ui-api/records/**';
/** What the browser logs of an answer that is no success. */
const REFUSED = /Failed to load resource/;
/** The renewal is 96 days after `TODAY`, its decision deadline 36. */
const TERM: TermOptions = { startsOn: '2026-02-23', endsOn: '2027-02-22', fields: { Retention_Spent__c: 8832 } };

let config: LimitedConfig;
let health: HealthOrg;

before(async () => {
    config = await configWith([
        {
            persona: 'noRenewal',
            lastName: 'Renewal',
            without:
                /^(Success_Risk_Call__c|Success_Milestone__c|Success_Customer__c\.(ACV__c|Health_Score__c|Health_Band__c))/
        },
        { persona: 'noJourney', lastName: 'Journey', without: /^Success_(Journey|Milestone|Stage|Risk_Call)__c/ }
    ]);
    health = await startHealthOrg({ configFile: config.configFile });
});

after(async () => {
    await health.close();
    await config.remove();
});
afterEach(() => health.closePages());

interface Renewal extends Customer {
    readonly term: Term;
}

/** A customer worth $184,000, scored, within a term of the test's own. */
async function renewing(name: string, options: TermOptions = TERM): Promise<Renewal> {
    const customer = await createCustomer(health, name);
    await update(health.as('admin'), 'Success_Customer__c', customer.customerId, {
        ACV__c: 184_000,
        CSM__c: health.org.personas['csm']?.userId
    });
    await createTouch(health, customer.accountId, '2026-11-10');
    await record(health, customer, '2026-11-17', MIDDLING);
    await health.score();
    return { ...customer, term: await createTerm(health, customer, options) };
}

interface StoredCheckpoint {
    readonly Completed_On__c: string | null;
    readonly LastModifiedBy: { readonly Name: string };
}

function storedCheckpoint({ term }: Renewal, key: string): Promise<StoredCheckpoint> {
    return readOne<StoredCheckpoint>(
        health,
        `SELECT Completed_On__c, LastModifiedBy.Name FROM Success_Milestone__c
         WHERE Milestone_Unique_Key__c = '${term.key}:${key}'`
    );
}

interface StoredJourney {
    readonly Renewal_Opportunity__c: string | null;
    readonly Retention_Spent__c: number | null;
    readonly Ends_On__c: string | null;
}

function storedJourney({ term }: Renewal): Promise<StoredJourney> {
    return readOne<StoredJourney>(
        health,
        `SELECT Renewal_Opportunity__c, Retention_Spent__c, Ends_On__c FROM Success_Journey__c
         WHERE Id = '${term.journeyId}'`
    );
}

interface StoredOpportunity {
    readonly Id: string;
    readonly Name: string;
    readonly Type: string;
    readonly Amount: number;
    readonly CloseDate: string;
    readonly StageName: string;
    readonly OwnerId: string;
    readonly Success_Renewal_Key__c: string;
}

function storedOpportunities({ accountId }: Customer): Promise<StoredOpportunity[]> {
    return query<StoredOpportunity>(
        health.as('admin'),
        `SELECT Id, Name, Type, Amount, CloseDate, StageName, OwnerId, Success_Renewal_Key__c
         FROM Opportunity WHERE AccountId = '${accountId}'`
    );
}

function toast(page: Page): Locator {
    return page.locator('.slds-notify_toast');
}

/** The row of a checkpoint. */
function rowOf(card: Locator, checkpoint: string): Locator {
    return card.getByRole('row').filter({ has: card.page().getByRole('rowheader', { name: checkpoint }) });
}

async function createRenewalOpportunity(renewal: Renewal, name: string): Promise<string> {
    const opportunityId = await create(health.as('admin'), 'Opportunity', {
        Name: name,
        AccountId: renewal.accountId,
        StageName: 'Prospecting',
        CloseDate: '2027-02-23',
        Amount: 184_000,
        Success_Renewal_Key__c: renewal.term.key
    });
    await update(health.as('admin'), 'Success_Journey__c', renewal.term.journeyId, {
        Renewal_Opportunity__c: opportunityId
    });
    return opportunityId;
}

test('The account page counts down to deadline and renewal, and says what should have happened', async () => {
    const renewal = await renewing('Acme Robotics');
    await createCall(health, renewal.term, { on: '2026-11-04', call: 'At Risk', reason: 'New CFO' });
    const page = await health.visit(renewal.accountId);
    const card = await drawnRenewal(page);
    await card.getByText('36', { exact: true }).waitFor();
    await card.getByText('Fri, Dec 25, 2026').waitFor();
    await card.getByText('96', { exact: true }).waitFor();
    await card.getByText('Tue, Feb 23, 2027').waitFor();
    await card.getByText("Deadline = renewal less 30 days' notice and 30 days' procurement.").waitFor();
    await card.getByText('Value review was due Aug 27').waitFor();
    await card.getByText('$184,000').waitFor();
    await card.getByText('$8,832 of $22,080').waitFor();
    await card.getByText('Disagree').waitFor();
    await card.getByText('From Nov 25 both calls are kept and scored.').waitFor();
    await card
        .getByRole('img', { name: /Today is 96 days before it\. The decision is due 60 days before it\./ })
        .waitFor();
    await assertFit(page, 'renewal-account');
    const [asked, drawn] = await requestsOf(page, renewal.accountId);
    assert.equal(asked, 1, 'the card asks for its data once');
    assert.ok(drawn);
});

/** Requests for data that the card makes when the page is drawn anew. */
async function requestsOf(page: Page, accountId: string): Promise<[asked: number, drawn: boolean]> {
    let asked = 0;
    page.on('request', (request) => {
        if ((request.postData() ?? '').includes('SuccessRenewalCard')) asked += 1;
    });
    await page.reload();
    await drawnRenewal(page);
    await page.waitForLoadState('networkidle');
    return [asked, page.url().includes(accountId)];
}

test('A checkpoint is logged on the account, undone, and ticked in the table of the opportunity', async () => {
    const renewal = await renewing('Beacon Health');
    const opportunityId = await createRenewalOpportunity(renewal, 'Beacon Health: Renewal 2027');
    const page = await health.visit(renewal.accountId);
    const card = await drawnRenewal(page);
    await card.getByRole('button', { name: 'Log it: Value review is done' }).click();
    await card.getByText('Value review is done.').waitFor();
    await card.getByRole('button', { name: 'Undo', exact: true }).hover();
    assert.equal(await card.getByText('Value review was due').count(), 0);
    assert.deepEqual(await storedCheckpoint(renewal, 'valueReview'), {
        Completed_On__c: TODAY,
        LastModifiedBy: { ...(await storedCheckpoint(renewal, 'valueReview')).LastModifiedBy, Name: 'Ann Brown' }
    });
    await assertFit(page, 'renewal-undo');
    await card.getByRole('button', { name: 'Undo', exact: true }).click();
    await toast(page).getByText('Value review is not done any more.').waitFor();
    await card.getByText('Value review was due').waitFor();
    assert.equal((await storedCheckpoint(renewal, 'valueReview')).Completed_On__c, null);

    const other = await health.visit(opportunityId, { objectApiName: 'Opportunity' });
    const wide = await drawnRenewal(other);
    await rowOf(wide, 'Value review').getByText('Late 84 days').waitFor();
    await wide.getByRole('button', { name: 'Mark done: Paper out, and decision made' }).click();
    await rowOf(wide, 'Paper out').getByText('Done early, Nov 19').waitFor();
    await wide.getByText('Paper out, and decision made is done.').waitFor();
    assert.equal((await storedCheckpoint(renewal, 'paperOut')).Completed_On__c, TODAY);
    await wide.getByRole('button', { name: 'Undo: Paper out, and decision made' }).click();
    await rowOf(wide, 'Paper out').getByText('In 36 days').waitFor();
    await toast(other).waitFor();
    assert.equal((await storedCheckpoint(renewal, 'paperOut')).Completed_On__c, null);
});

test('A checkpoint is ticked for another day, its day is changed, and a day that somebody else gave it is not overwritten', async () => {
    const renewal = await renewing('Delta Tools');
    const opportunityId = await createRenewalOpportunity(renewal, 'Delta Tools: Renewal 2027');
    const page = await health.visit(opportunityId, { objectApiName: 'Opportunity', expected: REFUSED });
    const card = await drawnRenewal(page);
    await rowOf(card, 'Value review').getByRole('button', { name: 'Done on another day: Value review' }).click();
    const dialog = await openedDialog(page);
    await dialog.getByLabel('Done on').fill('12/24/2026');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText(/to today\./).waitFor();
    await assertFit(page, 'renewal-other-day');
    await dialog.getByLabel('Done on').fill('8/31/2026');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await rowOf(card, 'Value review').getByText('Done late, Aug 31').waitFor();
    await card.getByText('Value review is done.').waitFor();
    assert.equal((await storedCheckpoint(renewal, 'valueReview')).Completed_On__c, '2026-08-31');

    await rowOf(card, 'Value review').getByRole('button', { name: 'Change the day: Value review' }).click();
    await dialog.getByLabel('Done on').fill('8/20/2026');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await rowOf(card, 'Value review').getByText('Done early, Aug 20').waitFor();
    await card.getByText('Value review is done.').waitFor();
    assert.equal((await storedCheckpoint(renewal, 'valueReview')).Completed_On__c, '2026-08-20');

    health.passSeconds(5);
    await tickElsewhere(renewal, '2026-08-25');
    await rowOf(card, 'Value review').getByRole('button', { name: 'Undo: Value review' }).click();
    await card
        .getByRole('alert')
        .getByText(/Value review was not saved\./)
        .waitFor();
    await rowOf(card, 'Value review').getByText('Done early, Aug 25').waitFor();
    assert.equal((await storedCheckpoint(renewal, 'valueReview')).Completed_On__c, '2026-08-25');
});

/** In a second browser, of somebody else. */
async function tickElsewhere({ term }: Renewal, day: string): Promise<void> {
    const { Id } = await readOne<{ readonly Id: string }>(
        health,
        `SELECT Id FROM Success_Milestone__c WHERE Milestone_Unique_Key__c = '${term.key}:valueReview'`
    );
    await update(health.as('csm2'), 'Success_Milestone__c', Id, { Completed_On__c: day });
}

test('A checkpoint that is waived is not called late, and says why', async () => {
    const renewal = await renewing('Ember Labs');
    const { Id } = await readOne<{ readonly Id: string }>(
        health,
        `SELECT Id FROM Success_Milestone__c WHERE Milestone_Unique_Key__c = '${renewal.term.key}:valueReview'`
    );
    await update(health.as('csm'), 'Success_Milestone__c', Id, {
        Waived_On__c: '2026-08-20',
        Waiver_Reason__c: 'Reviewed with the parent company'
    });
    const page = await health.visit(renewal.accountId);
    const card = await drawnRenewal(page);
    assert.equal(await card.getByText('Value review was due').count(), 0);
    await card.getByRole('button', { name: /All 4 checkpoints/ }).click();
    await rowOf(card, 'Value review').getByText('Waived Aug 20: Reviewed with the parent company').waitFor();
    assert.equal(await rowOf(card, 'Value review').getByRole('button').count(), 0);
    await assertFit(page, 'renewal-waived');
});

test('A checkpoint that no row was made for is ticked all the same, once', async () => {
    const renewal = await renewing('Cobalt Freight');
    const rows = await query<{ readonly Id: string }>(
        health.as('admin'),
        `SELECT Id FROM Success_Milestone__c WHERE Journey__c = '${renewal.term.journeyId}'`
    );
    await health
        .as('admin')
        .sobject('Success_Milestone__c')
        .destroy(rows.map(({ Id }) => Id));
    const [ann, mei] = [
        await health.visit(renewal.accountId),
        await health.visit(renewal.accountId, { persona: 'csm2', expected: REFUSED })
    ];
    const [first, second] = [await drawnRenewal(ann), await drawnRenewal(mei)];
    await first.getByRole('button', { name: 'Log it: Value review is done' }).click();
    await first.getByText('Value review is done.').waitFor();
    await second.getByRole('button', { name: 'Log it: Value review is done' }).click();
    await second.getByRole('alert').getByText('It changed meanwhile. The card now shows the latest.').waitFor();
    assert.equal(await second.getByText('Value review was due').count(), 0);
    assert.equal((await storedCheckpoint(renewal, 'valueReview')).LastModifiedBy.Name, 'Ann Brown');
    await assertFit(mei, 'renewal-changed-meanwhile');
});

interface StoredCall {
    readonly Risk_Call__c: string;
    readonly Called_On__c: string;
    readonly Call_Reason__c: string;
    readonly Called_By__c: string;
    readonly Health_Call_Then__c: string;
    readonly Health_Score_Then__c: number;
}

test('A call is checked, made with its reason, kept with what health said, and shown in the history', async () => {
    const renewal = await renewing('Delta Foods');
    await createCall(health, renewal.term, { on: '2026-10-02', call: 'Commit', reason: 'Said so', persona: 'manager' });
    const page = await health.visit(renewal.accountId);
    const card = await drawnRenewal(page);
    await card.getByText('Dana Whitfield says').waitFor();
    await card.getByRole('button', { name: 'Change call' }).click();
    const dialog = await openedDialog(page);
    await dialog
        .getByText(/^Health says Likely today/)
        .or(dialog.getByText(/^Health says Commit today/))
        .waitFor();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Choose a call.').waitFor();
    await dialog.getByText('Give a reason.').waitFor();
    await assertFit(page, 'renewal-call');
    await dialog.getByText('At risk', { exact: true }).click();
    await dialog.getByLabel('Reason').fill('Procurement is stalled');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    await toast(page).getByText('Your call is At risk.').waitFor();
    await card.getByText('You say').waitFor();
    await card.getByText('Nov 19: "Procurement is stalled"').waitFor();
    await card.getByText('Disagree').waitFor();
    const score = await readOne<{ readonly Health_Score__c: number; readonly Health_Band__c: string }>(
        health,
        `SELECT Health_Score__c, Health_Band__c FROM Success_Customer__c WHERE Id = '${renewal.customerId}'`
    );
    const stored = await readOne<StoredCall>(
        health,
        `SELECT Risk_Call__c, Called_On__c, Call_Reason__c, Called_By__c, Health_Call_Then__c, Health_Score_Then__c
         FROM Success_Risk_Call__c WHERE Journey__c = '${renewal.term.journeyId}' AND Called_On__c = ${TODAY}`
    );
    assert.deepEqual(stored, {
        Risk_Call__c: 'At Risk',
        Called_On__c: TODAY,
        Call_Reason__c: 'Procurement is stalled',
        Called_By__c: health.org.personas['csm']?.userId,
        Health_Call_Then__c: score.Health_Band__c === 'Green' ? 'Commit' : 'Likely',
        Health_Score_Then__c: score.Health_Score__c
    });
    await card.getByRole('button', { name: 'History (2)' }).click();
    const history = await openedDialog(page);
    const [latest, earlier] = await history.locator('tbody tr').allInnerTexts();
    assert.match(latest ?? '', /Nov 19\s+At risk\s+Ann Brown/);
    assert.match(earlier ?? '', /Oct 2\s+Commit\s+Dana Whitfield\s+Likely \(67\)\s+Said so/);
    await assertFit(page, 'renewal-history');
});

test('Two people who open the renewal opportunity get one, and the slower one sees it', async () => {
    const renewal = await renewing('Ember Foods');
    const ann = await health.visit(renewal.accountId);
    const mei = await health.visit(renewal.accountId, { persona: 'csm2' });
    const [first, second] = [await drawnRenewal(ann), await drawnRenewal(mei)];
    const button = (card: Locator): Locator => card.getByRole('button', { name: 'Open renewal opportunity' });
    await Promise.all([button(first), button(second)].map((one) => one.waitFor()));
    await assertFit(ann, 'renewal-no-opportunity');
    await button(first).click();
    await toast(ann).getByText('Ember Foods: Renewal 2027 is open.').waitFor();
    await first.getByRole('link', { name: 'Ember Foods: Renewal 2027' }).waitFor();
    await button(second).click();
    await second.getByRole('alert').getByText('Somebody was faster.').waitFor();
    await second
        .getByRole('alert')
        .getByText('Ember Foods: Renewal 2027 was opened by Ann Brown. There is one opportunity for this renewal')
        .waitFor();
    await second.getByRole('link', { name: 'Ember Foods: Renewal 2027' }).waitFor();
    assert.equal(await button(second).count(), 0);
    await assertFit(mei, 'renewal-faster');
    const [opportunity, ...others] = await storedOpportunities(renewal);
    assert.equal(others.length, 0);
    assert.ok(opportunity);
    const { Id, ...fields } = withoutAttributes(opportunity);
    assert.deepEqual(fields, {
        Name: 'Ember Foods: Renewal 2027',
        Type: 'Renewal',
        Amount: 184_000,
        CloseDate: '2027-02-23',
        StageName: 'Prospecting',
        OwnerId: health.org.personas['csm']?.userId,
        Success_Renewal_Key__c: renewal.term.key
    });
    assert.equal((await storedJourney(renewal)).Renewal_Opportunity__c, Id);
});

function withoutAttributes<Row>(row: Row): Row {
    return Object.fromEntries(Object.entries(row as object).filter(([name]) => name !== 'attributes')) as Row;
}

test('Pressed at the same moment in two browsers, the button opens one opportunity', async () => {
    const renewal = await renewing('Falcon Optics');
    const pages = [await health.visit(renewal.accountId), await health.visit(renewal.accountId, { persona: 'csm2' })];
    const cards = await Promise.all(pages.map((page) => drawnRenewal(page)));
    const buttons = cards.map((card) => card.getByRole('button', { name: 'Open renewal opportunity' }));
    await Promise.all(buttons.map((button) => button.waitFor()));
    await Promise.all(buttons.map((button) => button.click()));
    await Promise.all(cards.map((card) => card.getByRole('link', { name: 'Falcon Optics: Renewal 2027' }).waitFor()));
    const opportunities = await storedOpportunities(renewal);
    assert.equal(opportunities.length, 1);
    assert.equal((await storedJourney(renewal)).Renewal_Opportunity__c, opportunities[0]?.Id);
});

test('What is spent is edited in place, checked, and a change by somebody else is noticed', async () => {
    const renewal = await renewing('Granite Works');
    const page = await health.visit(renewal.accountId, { expected: REFUSED });
    const card = await drawnRenewal(page);
    const edit = card.getByRole('button', { name: 'Edit what was spent' });
    await edit.click();
    const field = card.getByLabel('Spent so far');
    await field.and(page.locator(':focus')).waitFor();
    await field.fill('-5');
    await card.getByRole('button', { name: 'Save' }).click();
    await card.getByText('Enter an amount of 0 or more, or leave it blank.').waitFor();
    await assertFit(page, 'renewal-spent');
    await field.fill('11040');
    await field.press('Enter');
    await card.getByText('50% used').waitFor();
    await toast(page).getByText('$11,040 spent is recorded.').waitFor();
    assert.equal((await storedJourney(renewal)).Retention_Spent__c, 11_040);
    health.passSeconds(2);
    await update(health.as('manager'), 'Success_Journey__c', renewal.term.journeyId, { Retention_Spent__c: 20_000 });
    await edit.click();
    await field.fill('12000');
    await field.press('Enter');
    const alert = card.getByRole('alert');
    await alert.getByText('What was spent was not saved.').waitFor();
    await alert.getByText('Dana Whitfield changed this term a moment ago. The card now shows the latest.').waitFor();
    await card.getByText('$20,000 of $22,080').waitFor();
    assert.equal((await storedJourney(renewal)).Retention_Spent__c, 20_000);
    await assertFit(page, 'renewal-conflict');
    await alert.getByRole('button', { name: 'Try again' }).click();
    await card.getByText('$12,000 of $22,080').waitFor();
    await toast(page).getByText('$12,000 spent is recorded.').waitFor();
    assert.equal((await storedJourney(renewal)).Retention_Spent__c, 12_000);
});

test('A tick that cannot be saved is taken back, says why, and is offered again', async () => {
    const renewal = await renewing('Harbor Books');
    const page = await health.visit(renewal.accountId, { expected: REFUSED });
    const card = await drawnRenewal(page);
    const refuse = (route: Route): Promise<void> =>
        route.request().method() === 'PATCH'
            ? route.fulfill({
                  status: 400,
                  contentType: 'application/json',
                  body: JSON.stringify({ message: 'The record is locked.', statusCode: 400 })
              })
            : route.continue();
    await page.route(RECORDS, refuse);
    await card.getByRole('button', { name: 'Log it: Value review is done' }).click();
    const alert = card.getByRole('alert');
    await alert.getByText('Value review was not saved.').waitFor();
    await alert.getByText('The record is locked.').waitFor();
    await card.getByText('Value review was due').waitFor();
    assert.equal((await storedCheckpoint(renewal, 'valueReview')).Completed_On__c, null);
    await assertFit(page, 'renewal-not-saved');
    await page.unroute(RECORDS);
    await alert.getByRole('button', { name: 'Try again' }).click();
    await card.getByText('Value review is done.').waitFor();
    assert.equal((await storedCheckpoint(renewal, 'valueReview')).Completed_On__c, TODAY);
});

test('The renewal\u2019s own opportunity says which term it renews; another one names the account', async () => {
    const renewal = await renewing('Ivory Media');
    const opportunityId = await createRenewalOpportunity(renewal, 'Ivory Media: Renewal 2027');
    const page = await health.visit(opportunityId, { objectApiName: 'Opportunity' });
    const card = await drawnRenewal(page);
    await card.getByText('This opportunity is the renewal').waitFor();
    await card
        .getByText(
            'of term 2 (Feb 23, 2026 to Feb 22, 2027). Closing it won starts term 3; closing it lost asks for a reason.'
        )
        .waitFor();
    assert.equal(await card.getByText('Amount (ACV)').count(), 0);
    await assertFit(page, 'renewal-opportunity');

    const otherId = await create(health.as('admin'), 'Opportunity', {
        Name: 'Ivory Media: more seats',
        AccountId: renewal.accountId,
        StageName: 'Prospecting',
        CloseDate: '2027-01-20'
    });
    const other = await health.visit(otherId, { objectApiName: 'Opportunity' });
    const own = await drawnRenewal(other);
    assert.equal(await own.getByText('This opportunity is the renewal').count(), 0);
    await own.getByText('Health and renewal of').waitFor();
    await own.getByRole('link', { name: 'Ivory Media: Renewal 2027' }).waitFor();
    await assertFit(other, 'renewal-other-opportunity');
    await own.getByRole('link', { name: 'Ivory Media', exact: true }).click();
    await other.waitForURL(`**/lightning/r/Account/${renewal.accountId}/view`);
    await drawnRenewal(other);
});

test('Several subscriptions: the next renewal leads, and the viewer switches', async () => {
    const renewal = await renewing('Jasper Labs');
    await createTerm(health, renewal, {
        subscription: 'Analytics',
        term: 1,
        startsOn: '2026-01-11',
        endsOn: '2027-01-10'
    });
    const page = await health.visit(renewal.accountId);
    const card = await drawnRenewal(page);
    await card.getByText('Mon, Jan 11, 2027').waitFor();
    await assertFit(page, 'renewal-subscriptions');
    await card.getByLabel('Subscription').selectOption({ label: 'Main, renews Feb 23, 2027' });
    await card.getByText('Tue, Feb 23, 2027').waitFor();
    await card.getByText('$8,832 of $22,080').waitFor();
});

test('A term without a last day asks for it, and counts down from then on', async () => {
    const renewal = await renewing('Kestrel Air', { startsOn: '2026-02-23', endsOn: null });
    const page = await health.visit(renewal.accountId);
    const card = renewalOf(page);
    await card.getByRole('heading', { name: 'This term has no last day' }).waitFor();
    await assertFit(page, 'renewal-undated');
    await card.getByRole('button', { name: 'Save' }).click();
    await card.getByText('Choose a day after Feb 23, 2026.').waitFor();
    await card.getByLabel('Last day of the term').fill('Feb 22, 2027');
    await card.getByRole('button', { name: 'Save' }).click();
    await drawnRenewal(page);
    await card.getByText('96', { exact: true }).waitFor();
    assert.equal((await storedJourney(renewal)).Ends_On__c, '2027-02-22');
});

const PHASES: readonly [state: string, options: TermOptions, phase: string, text: string][] = [
    ['quiet', { startsOn: '2026-11-01', endsOn: '2027-10-31' }, 'Quiet', 'None yet'],
    ['overdue', { startsOn: '2025-11-15', endsOn: '2026-11-14' }, 'Overdue', 'Sun, Nov 15, 2026'],
    [
        'renewed',
        {
            startsOn: '2025-11-25',
            endsOn: '2026-11-24',
            fields: { Outcome__c: 'Renewed', Outcome_On__c: '2026-11-10' }
        },
        'Renewed',
        'Tue, Nov 10, 2026'
    ],
    [
        'lost',
        {
            startsOn: '2025-11-25',
            endsOn: '2026-11-24',
            fields: { Outcome__c: 'Lost', Outcome_On__c: '2026-11-10', Outcome_Reason__c: 'Budget cut' }
        },
        'Lost',
        'Reason: Budget cut'
    ]
];

for (const [state, options, phase, text] of PHASES) {
    test(`A renewal that is ${state} says so`, async () => {
        const renewal = await renewing(`Lumen ${state}`, options);
        const page = await health.visit(renewal.accountId);
        const card = await drawnRenewal(page);
        await card.getByText(phase, { exact: true }).first().waitFor();
        await card.getByText(text).waitFor();
        await assertFit(page, `renewal-${state}`);
    });
}

test('Without customer, journey, account or rights the card says what to do', async () => {
    const prospect = await create(health.as('admin'), 'Account', { Name: 'Marble Arts' });
    const page = await health.visit(prospect);
    await renewalOf(page).getByText('Marble Arts is not set up as a success customer.', { exact: false }).waitFor();
    await assertFit(page, 'renewal-no-customer');

    const customer = await createCustomer(health, 'Nimbus Travel');
    const begun = await health.visit(customer.accountId);
    await renewalOf(begun).getByText('Nimbus Travel has no term yet.', { exact: false }).waitFor();
    await assertFit(begun, 'renewal-no-journey');

    const orphan = await create(health.as('admin'), 'Opportunity', {
        Name: 'Nobody: first deal',
        StageName: 'Prospecting',
        CloseDate: '2027-01-20'
    });
    const alone = await health.visit(orphan, { objectApiName: 'Opportunity' });
    await renewalOf(alone).getByText('This opportunity has no account.', { exact: false }).waitFor();
    await assertFit(alone, 'renewal-no-account');

    const renewal = await renewing('Onyx Legal');
    const barred = await health.visit(renewal.accountId, { persona: 'noJourney', expected: REFUSED });
    await renewalOf(barred).getByText('You may not read journeys.', { exact: false }).waitFor();
    await assertFit(barred, 'renewal-no-access');
});

test('What a viewer may not see is said, and the rest still works', async () => {
    const renewal = await renewing('Pearl Dental');
    const page = await health.visit(renewal.accountId, { persona: 'noRenewal', expected: REFUSED });
    const card = await drawnRenewal(page);
    await card.getByText('Checkpoints, Risk calls, and Health cannot be read by you', { exact: false }).waitFor();
    await card.getByText('The ACV is hidden from you.').waitFor();
    await card.getByText('Tue, Feb 23, 2027').waitFor();
    assert.equal(await card.getByRole('button', { name: /call/ }).count(), 0);
    await assertFit(page, 'renewal-hidden');
});

const isRenewalQuery = (route: Route): boolean => (route.request().postData() ?? '').includes('SuccessRenewalCard');

test('While it loads the card keeps its shape; a fault of the server can be tried again', async () => {
    const renewal = await renewing('Quartz Energy');
    const { promise, resolve: release } = Promise.withResolvers<void>();
    const page = await health.visit(renewal.accountId, {
        expected: /503|Failed to load resource/,
        prepare: (fresh) =>
            fresh.route(GRAPHQL, async (route) => {
                if (!isRenewalQuery(route)) return route.continue();
                await promise;
                return route.fulfill({
                    status: 503,
                    contentType: 'application/json',
                    body: JSON.stringify([{ errorCode: 'SERVER_UNAVAILABLE', message: 'Too many requests wait' }])
                });
            })
    });
    const card = renewalOf(page);
    await card.getByRole('status').getByText('Loading renewal').waitFor({ state: 'attached' });
    await assertFit(page, 'renewal-loading');
    release();
    await card.getByRole('heading', { name: 'Renewal could not be loaded' }).waitFor();
    await assertFit(page, 'renewal-error');
    await page.unroute(GRAPHQL);
    await card.getByRole('button', { name: 'Try again' }).click();
    await drawnRenewal(page);
});
