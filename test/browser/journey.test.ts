import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { assertFit } from './support/checks.ts';
import { create, createCustomer, openedDialog, readOne, startHealthOrg, TODAY, update } from './support/health.ts';
import type { Customer, HealthOrg } from './support/health.ts';
import { createJourney, drawnJourney, journeyOf, rowsOf, WEEK_39 } from './support/journey.ts';
import type { Journey, JourneyOptions } from './support/journey.ts';

let health: HealthOrg;

before(async () => {
    health = await startHealthOrg();
});

after(() => health.close());
afterEach(() => health.closePages());

interface Started {
    readonly customer: Customer;
    readonly journey: Journey;
}

/** A customer of the test's own, in week 39. */
async function customerInWeek39(name: string, more: Partial<JourneyOptions> = {}): Promise<Started> {
    const customer = await createCustomer(health, name);
    return { customer, journey: await createJourney(health, customer, { ...WEEK_39, ...more }) };
}

interface StoredMilestone {
    readonly Completed_On__c: string | null;
    readonly Waived_On__c: string | null;
    readonly Waiver_Reason__c: string | null;
    readonly Milestone_State__c: string;
    readonly LastModifiedBy: { readonly Name: string };
}

function storedMilestone({ journey }: Started, key: string): Promise<StoredMilestone> {
    return readOne<StoredMilestone>(
        health,
        `SELECT Completed_On__c, Waived_On__c, Waiver_Reason__c, Milestone_State__c, LastModifiedBy.Name
         FROM Success_Milestone__c WHERE Id = '${journey.milestoneIds[key]}'`
    );
}

/** Chooses something that can be done with a milestone. */
async function choose(card: Locator, milestone: string, action: string): Promise<void> {
    await card
        .getByRole('button', { name: `Actions for ${milestone}` })
        .first()
        .click();
    await card.getByRole('menuitem', { name: action, exact: true }).click();
}

/** Chooses from the card's own menu. */
async function chooseOfTerm(card: Locator, action: string): Promise<void> {
    await card.getByRole('button', { name: 'Actions of the journey' }).click();
    await card.getByRole('menuitem', { name: action, exact: true }).click();
}

async function save(dialog: Locator, label = 'Save'): Promise<void> {
    await dialog.getByRole('button', { name: label, exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
}

/** The box of a milestone. */
function boxOf(card: Locator, milestone: string): Locator {
    return card.getByRole('checkbox', { name: `${milestone} is done` });
}

async function chooseStage(card: Locator, stage: string): Promise<void> {
    const button = card.getByRole('list', { name: 'Stages of the journey' }).getByRole('button', { name: stage });
    await button.click();
    await button.and(card.locator('[aria-pressed="true"]')).waitFor();
}

/** Waits until the records say so. */
async function eventually<Value>(read: () => Promise<Value>, expected: (value: Value) => boolean): Promise<Value> {
    for (let tries = 0; tries < 100; tries += 1) {
        const value = await read();
        if (expected(value)) return value;
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
    assert.fail('The records did not change in time');
}

/** Counts the questions that the page's cards ask of GraphQL. */
function countQueries(page: Page, operation: string): () => number {
    let count = 0;
    page.on('request', (request) => {
        if (request.url().endsWith('/graphql') && request.postData()?.includes(operation) === true) count += 1;
    });
    return () => count;
}

test('The card says where the customer is and where it should be, from one request', async () => {
    const { customer } = await customerInWeek39('Acme Robotics');
    let queries = (): number => 0;
    const page = await health.visit(customer.accountId, {
        prepare: (opened) => Promise.resolve((queries = countQueries(opened, 'SuccessJourneyCard')))
    });
    const card = await drawnJourney(page);
    await card.getByText('3 weeks behind').first().waitFor();
    await card.getByText('Achievement, Lead goal reached by week 36.').waitFor();
    await card.getByText('Full Speed complete, Lead goal at 59%.').waitFor();
    await card.getByRole('img', { name: 'The customer is at week 36, today is week 39 of 52.' }).waitFor();
    await card.getByText('11 of 14 done.').waitFor();
    await card.getByRole('button', { name: 'All 14' }).click();
    assert.equal(await card.getByRole('checkbox').count(), 3 + 12);
    await assertFit(page, 'journey');
    assert.equal(queries(), 1);
});

test('A milestone is ticked with the day of today, and undone', async () => {
    const started = await customerInWeek39('Tick Works');
    const page = await health.visit(started.customer.accountId);
    const card = await drawnJourney(page);
    await chooseStage(card, 'Renewal');
    const box = boxOf(card, 'Renewal signed');
    await box.check();
    await card.getByText('Renewal signed is done.').waitFor();
    await card.getByRole('button', { name: 'Undo' }).hover();
    await card.getByText('12 of 14 done.').waitFor();
    const ticked = await eventually(
        () => storedMilestone(started, 'renewalSigned'),
        ({ Completed_On__c: on }) => on !== null
    );
    assert.deepEqual(ticked, {
        Completed_On__c: TODAY,
        Waived_On__c: null,
        Waiver_Reason__c: null,
        Milestone_State__c: 'Done',
        LastModifiedBy: { ...ticked.LastModifiedBy, Name: 'Ann Brown' }
    });
    await assertFit(page, 'journey-ticked');
    await card.getByRole('button', { name: 'Undo' }).click();
    await card.getByText('11 of 14 done.').waitFor();
    assert.equal(await box.isChecked(), false);
    await eventually(
        () => storedMilestone(started, 'renewalSigned'),
        ({ Completed_On__c: on }) => on === null
    );
});

test('The day of a milestone is changed, within the term and not after today', async () => {
    const started = await customerInWeek39('Day Change Ltd');
    const page = await health.visit(started.customer.accountId);
    const card = await drawnJourney(page);
    await choose(card, 'Lead nurture active', 'Change the day');
    const dialog = await openedDialog(page);
    const day = dialog.getByLabel('Done on');
    assert.equal(await day.inputValue(), 'May 4, 2026');
    await day.fill('Feb 1, 2026');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Choose a day from Feb 24 to today.').waitFor();
    await assertFit(page, 'journey-day-fault');
    await day.fill('May 20, 2026');
    await save(dialog);
    await card.getByText('May 20, 3 weeks late').waitFor();
    await eventually(
        () => storedMilestone(started, 'leadNurtureActive'),
        ({ Completed_On__c: on }) => on === '2026-05-20'
    );
});

test('A milestone is waived with a reason, and asked for again', async () => {
    const started = await customerInWeek39('Waiver Foods');
    const page = await health.visit(started.customer.accountId);
    const card = await drawnJourney(page);
    await chooseStage(card, 'Full Speed');
    await choose(card, 'Social monitoring active', 'Not done after all');
    await card.getByText('Stuck: 29 weeks behind').waitFor();
    await choose(card, 'Social monitoring active', 'Waive');
    const dialog = await openedDialog(page);
    await dialog.getByRole('button', { name: 'Waive' }).click();
    await dialog.getByText('Give a reason.').waitFor();
    await dialog.getByLabel('Reason').fill('An agency does it');
    await save(dialog, 'Waive');
    await card.getByText('Waived Nov 19: An agency does it').waitFor();
    await card.getByText('2 of 2 done, 1 waived').waitFor();
    const waived = await eventually(
        () => storedMilestone(started, 'socialMonitoringActive'),
        ({ Waived_On__c: on }) => on !== null
    );
    assert.equal(waived.Waiver_Reason__c, 'An agency does it');
    assert.equal(waived.Waived_On__c, TODAY);
    assert.equal(waived.Completed_On__c, null);
    await assertFit(page, 'journey-waived');
    await choose(card, 'Social monitoring active', 'Ask for it again');
    await card.getByText('Stuck: 29 weeks behind').waitFor();
    const asked = await eventually(
        () => storedMilestone(started, 'socialMonitoringActive'),
        ({ Waived_On__c: on }) => on === null
    );
    assert.equal(asked.Waiver_Reason__c, null);
    assert.equal(asked.Milestone_State__c, 'Stuck');
});

test('A week agreed with the customer takes the place of the model’s, for reports too', async () => {
    const started = await customerInWeek39('Replan Ltd');
    const page = await health.visit(started.customer.accountId);
    const card = await drawnJourney(page);
    await choose(card, 'Lead goal', 'Re-plan');
    const dialog = await openedDialog(page);
    await dialog.getByLabel('Due in week').fill('44');
    await save(dialog);
    await card.getByText('On track').waitFor();
    await card.getByText('Due week 44 (Dec 28)').waitFor();
    const soql = `SELECT Due_Week__c, Due_On__c, Milestone_State__c FROM Success_Milestone__c
        WHERE Id = '${started.journey.milestoneIds['leadGoal']}'`;
    const stored = await eventually(
        () => readOne<{ Due_Week__c: number | null; Due_On__c: string; Milestone_State__c: string }>(health, soql),
        ({ Due_Week__c: week }) => week === 44
    );
    assert.deepEqual(stored, { Due_Week__c: 44, Due_On__c: '2026-12-28', Milestone_State__c: 'Upcoming' });
});

interface StoredGoal {
    readonly Attained__c: number | null;
    readonly Attained_On__c: string | null;
    readonly Goal_Readings__c: string | null;
    readonly Completed_On__c: string | null;
}

test('Figures of a goal are recorded, and the one that reaches it completes it', async () => {
    const started = await customerInWeek39('Goal Getters');
    const page = await health.visit(started.customer.accountId);
    const card = await drawnJourney(page);
    const read = (): Promise<StoredGoal> =>
        readOne<StoredGoal>(
            health,
            `SELECT Attained__c, Attained_On__c, Goal_Readings__c, Completed_On__c FROM Success_Milestone__c
             WHERE Id = '${started.journey.milestoneIds['newSalesGoal']}'`
        );
    await card.getByRole('button', { name: 'Record figure for New-sales goal' }).click();
    const dialog = await openedDialog(page);
    await assertFit(page, 'journey-figure');
    await dialog.getByLabel('Percent of the goal').fill('35.5');
    await dialog.getByLabel('True on').fill('Oct 30, 2026');
    await save(dialog);
    await card.getByText('As of Oct 30').waitFor();
    const first = await eventually(read, ({ Attained__c: percent }) => percent !== null);
    assert.deepEqual(first, {
        Attained__c: 35.5,
        Attained_On__c: '2026-10-30',
        Goal_Readings__c: '[{"on":"2026-10-30","percent":35.5}]',
        Completed_On__c: null
    });
    await choose(card, 'New-sales goal', 'Record figure');
    await openedDialog(page);
    await dialog.getByText('So far: 36% on Oct 30.').waitFor();
    await dialog.getByLabel('Percent of the goal').fill('100');
    await save(dialog);
    await card.getByText('Reached Nov 19').waitFor();
    const second = await eventually(read, ({ Attained__c: percent }) => percent === 100);
    assert.equal(second.Completed_On__c, TODAY);
    assert.equal(second.Goal_Readings__c, '[{"on":"2026-10-30","percent":35.5},{"on":"2026-11-19","percent":100}]');
});

interface StoredStage {
    readonly Customer_Challenge__c: string | null;
    readonly Our_Issue__c: string | null;
    readonly Level_Of_Effort__c: string | null;
}

test('Notes and effort of a stage are edited in place', async () => {
    const started = await customerInWeek39('Stage Notes AG');
    const page = await health.visit(started.customer.accountId);
    const card = await drawnJourney(page);
    await card.getByRole('button', { name: 'Edit Our issue' }).click();
    const issue = card.getByRole('textbox', { name: 'Our issue' });
    await issue.and(page.locator(':focus')).waitFor();
    await issue.fill('We answered late');
    await assertFit(page, 'journey-edit');
    await card.getByRole('button', { name: 'Save' }).click();
    await card.getByText('We answered late').waitFor();
    await card.getByRole('button', { name: 'Edit Level of effort' }).click();
    await card.getByRole('combobox', { name: 'Level of effort' }).click();
    await card.getByRole('option', { name: 'Very high' }).click();
    await card.getByRole('button', { name: 'Save' }).click();
    await card.getByText('Level of effort is saved.').waitFor();
    const soql = `SELECT Customer_Challenge__c, Our_Issue__c, Level_Of_Effort__c FROM Success_Stage__c
        WHERE Id = '${started.journey.stageIds['achievement']}'`;
    const stored = await eventually(
        () => readOne<StoredStage>(health, soql),
        ({ Level_Of_Effort__c: effort }) => effort === 'Very High'
    );
    assert.deepEqual(stored, {
        Customer_Challenge__c: 'Missed the quarterly lead goal: two content slots a month stay empty.',
        Our_Issue__c: 'We answered late',
        Level_Of_Effort__c: 'Very High'
    });
});

test('A journey is started with its milestones and stages, once', async () => {
    const customer = await createCustomer(health, 'Fresh Start GmbH');
    const page = await health.visit(customer.accountId);
    const other = await health.visit(customer.accountId, { persona: 'manager', expected: /./ });
    const card = journeyOf(page);
    await card.getByText('No journey yet').waitFor();
    await assertFit(page, 'journey-none');
    await journeyOf(other).getByRole('button', { name: 'Start journey' }).waitFor();
    await card.getByRole('button', { name: 'Start journey' }).click();
    const dialog = await openedDialog(page);
    await assertFit(page, 'journey-start');
    await dialog.getByRole('spinbutton', { name: 'Term' }).fill('1');
    await dialog.getByLabel('First day of the term').fill('Nov 16, 2026');
    await dialog.getByLabel('First day of the term').press('Tab');
    assert.equal(await dialog.getByLabel('Last day of the term').inputValue(), 'Nov 15, 2027');
    await save(dialog, 'Start journey');
    await drawnJourney(page);
    await card.getByText('On track').waitFor();
    await card.getByText('Term 1: Nov 16, 2026 to Nov 15, 2027').waitFor();
    await assertStarted(customer);
    await startToo(other);
    await assertStarted(customer);
});

async function assertStarted({ customerId, accountId }: Customer): Promise<void> {
    const journeys = await rowsOf<{ Journey_Key__c: string; Notice_Days__c: number; Journey_Model_Version__c: number }>(
        health,
        `SELECT Journey_Key__c, Notice_Days__c, Journey_Model_Version__c FROM Success_Journey__c
         WHERE Customer__c = '${customerId}'`
    );
    assert.equal(journeys.length, 1);
    assert.equal(journeys[0]?.Journey_Key__c, `${accountId}:main:1`);
    assert.equal(journeys[0]?.Notice_Days__c, 30);
    const milestones = await rowsOf<{ Milestone_Kind__c: string; Due_Week__c: number | null; Due_On__c: string }>(
        health,
        `SELECT Milestone_Kind__c, Due_Week__c, Due_On__c FROM Success_Milestone__c
         WHERE Journey__r.Customer__c = '${customerId}' ORDER BY Due_On__c`
    );
    const kinds = ['Done', 'Goal', 'Checkpoint'].map((kind) =>
        milestones.filter((one) => one.Milestone_Kind__c === kind)
    );
    assert.deepEqual(
        kinds.map((rows) => rows.length),
        [12, 2, 3]
    );
    assert.ok(milestones.every(({ Due_Week__c: week, Due_On__c: on }) => week === null && on !== null));
    assert.equal(milestones[0]?.Due_On__c, '2026-11-22');
    const stages = await rowsOf<{ Stage_Key__c: string }>(
        health,
        `SELECT Stage_Key__c FROM Success_Stage__c WHERE Journey__r.Customer__c = '${customerId}'`
    );
    assert.equal(stages.length, 6);
}

/** Whoever starts the same term a moment later is told, and sees the one there is. */
async function startToo(page: Page): Promise<void> {
    const card = journeyOf(page);
    await card.getByRole('button', { name: 'Start journey' }).click();
    const dialog = await openedDialog(page);
    await dialog.getByRole('spinbutton', { name: 'Term' }).fill('1');
    await dialog.getByLabel('First day of the term').fill('Nov 16, 2026');
    await save(dialog, 'Start journey');
    await card.getByRole('alert').getByText('Somebody else started it a moment ago.').waitFor();
    await card.getByText('Term 1: Nov 16, 2026 to Nov 15, 2027').waitFor();
}

test('What the org refuses is taken back, and said on the card', async () => {
    const started = await customerInWeek39('Refused Ltd');
    const page = await health.visit(started.customer.accountId, { expected: /Failed to load resource/ });
    const card = await drawnJourney(page);
    await chooseStage(card, 'Renewal');
    // The term was moved on meanwhile: today is no longer a day of it.
    await update(health.as('admin'), 'Success_Journey__c', started.journey.journeyId, {
        Starts_On__c: '2026-11-25',
        Ends_On__c: '2027-11-24'
    });
    const box = boxOf(card, 'Renewal signed');
    await box.click();
    const alert = card.getByRole('alert');
    await alert.getByText('Renewal signed was not saved.').waitFor();
    await alert.getByText(/Completed On must be from the first day of the journey to today/).waitFor();
    assert.equal(await box.isChecked(), false);
    await card.getByText('11 of 14 done.').waitFor();
    assert.equal((await storedMilestone(started, 'renewalSigned')).Completed_On__c, null);
    await assertFit(page, 'journey-refused');
    await update(health.as('admin'), 'Success_Journey__c', started.journey.journeyId, {
        Starts_On__c: '2026-02-24',
        Ends_On__c: '2027-02-23'
    });
    await alert.getByRole('button', { name: 'Try again' }).click();
    await card.getByText('12 of 14 done.').waitFor();
    await eventually(
        () => storedMilestone(started, 'renewalSigned'),
        ({ Completed_On__c: on }) => on === TODAY
    );
});

test('A second browser that changed the same milestone is noticed, and nothing is overwritten', async () => {
    const started = await customerInWeek39('Contested Works');
    const page = await health.visit(started.customer.accountId, { expected: /Failed to load resource/ });
    const card = await drawnJourney(page);
    await chooseStage(card, 'Renewal');
    health.passSeconds(2);
    const other = await health.visit(started.customer.accountId, { persona: 'manager' });
    const otherCard = await drawnJourney(other);
    await chooseStage(otherCard, 'Renewal');
    await choose(otherCard, 'Renewal signed', 'Waive');
    const dialog = await openedDialog(other);
    await dialog.getByLabel('Reason').fill('Renewed by phone');
    await save(dialog, 'Waive');
    await eventually(
        () => storedMilestone(started, 'renewalSigned'),
        ({ Waived_On__c: on }) => on !== null
    );
    await boxOf(card, 'Renewal signed').click();
    const alert = card.getByRole('alert');
    await alert.getByText('Renewal signed was not saved.').waitFor();
    await alert.getByText(/Dana Whitfield changed it a moment ago. The card now shows the latest./).waitFor();
    await card.getByText('Waived Nov 19: Renewed by phone').waitFor();
    const stored = await storedMilestone(started, 'renewalSigned');
    assert.equal(stored.Completed_On__c, null);
    assert.equal(stored.Waiver_Reason__c, 'Renewed by phone');
    await assertFit(page, 'journey-conflict');
    await alert.getByRole('button', { name: 'Try again' }).click();
    await card.getByText('12 of 14 done.').waitFor();
    const again = await eventually(
        () => storedMilestone(started, 'renewalSigned'),
        ({ Completed_On__c: on }) => on !== null
    );
    assert.equal(again.Waived_On__c, null);
});

interface StoredJourney {
    readonly Starts_On__c: string;
    readonly Outcome__c: string | null;
    readonly Outcome_On__c: string | null;
    readonly Outcome_Reason__c: string | null;
}

function storedJourney({ journey }: Started): Promise<StoredJourney> {
    return readOne<StoredJourney>(
        health,
        `SELECT Starts_On__c, Outcome__c, Outcome_On__c, Outcome_Reason__c FROM Success_Journey__c
         WHERE Id = '${journey.journeyId}'`
    );
}

test('A term is moved with its milestones, marked as lost with a reason, and undecided again', async () => {
    const started = await customerInWeek39('Moving Terms', { done: {}, milestones: {} });
    const page = await health.visit(started.customer.accountId);
    const card = await drawnJourney(page);
    await chooseOfTerm(card, 'Edit term');
    const dialog = await openedDialog(page);
    await dialog.getByLabel('First day of the term').fill('Nov 16, 2026');
    await dialog.getByLabel('Last day of the term').fill('Nov 15, 2027');
    await assertFit(page, 'journey-term');
    await save(dialog);
    await card.getByText('Term 2: Nov 16, 2026 to Nov 15, 2027').waitFor();
    await eventually(
        () => storedJourney(started),
        ({ Starts_On__c: on }) => on === '2026-11-16'
    );
    const moved = await readOne<{ Due_On__c: string }>(
        health,
        `SELECT Due_On__c FROM Success_Milestone__c WHERE Id = '${started.journey.milestoneIds['leadGoal']}'`
    );
    assert.equal(moved.Due_On__c, '2027-07-25');
    await chooseOfTerm(card, 'It was lost');
    await openedDialog(page);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Give a reason.').waitFor();
    await dialog.getByLabel('Reason').fill('No budget');
    await save(dialog);
    await card.getByText('Lost Nov 19.').waitFor();
    const lost = await eventually(
        () => storedJourney(started),
        ({ Outcome__c: outcome }) => outcome === 'Lost'
    );
    assert.equal(lost.Outcome_On__c, TODAY);
    assert.equal(lost.Outcome_Reason__c, 'No budget');
    await assertFit(page, 'journey-lost');
    await chooseOfTerm(card, 'Take the outcome back');
    await card.getByText('Lost Nov 19.').waitFor({ state: 'detached' });
    await eventually(
        () => storedJourney(started),
        ({ Outcome__c: outcome }) => outcome === null
    );
});

test('Of several subscriptions the next renewal leads, and the others can be chosen', async () => {
    const started = await customerInWeek39('Two Hubs Inc');
    const other = { ...WEEK_39, subscription: 'Service Hub', term: 1, startsOn: '2025-12-15', endsOn: '2026-12-14' };
    await createJourney(health, started.customer, other);
    const page = await health.visit(started.customer.accountId);
    const card = await drawnJourney(page);
    const choice = card.getByRole('combobox', { name: 'Subscription' });
    await assertFit(page, 'journey-two');
    await choice.click();
    await card.getByRole('option', { name: /^main, Term 2/ }).click();
    await card.getByText('3 weeks behind').first().waitFor();
});

test('On an opportunity the card follows its account, and says where it is the renewal', async () => {
    const { customer, journey } = await customerInWeek39('Opportunity Co');
    const opportunity = (fields: Readonly<Record<string, unknown>>): Promise<string> =>
        create(health.as('admin'), 'Opportunity', {
            Name: 'Opportunity Co: more seats',
            AccountId: customer.accountId,
            StageName: 'Prospecting',
            CloseDate: '2027-02-24',
            ...fields
        });
    const renewal = await opportunity({ Type: 'Renewal', Success_Renewal_Key__c: journey.key });
    const page = await health.visit(renewal, { objectApiName: 'Opportunity' });
    const card = await drawnJourney(page);
    await card.getByText('This opportunity is the renewal of term 2.').waitFor();
    await card.getByText('3 weeks behind').first().waitFor();
    await assertFit(page, 'journey-opportunity');
    const upsell = await health.visit(await opportunity({}), { objectApiName: 'Opportunity' });
    const upsellCard = await drawnJourney(upsell);
    await upsellCard.getByText('Journey of Opportunity Co.').waitFor();
});
