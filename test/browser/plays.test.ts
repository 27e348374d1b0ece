import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { query } from '../../scripts/org/query.ts';
import { assertFit, DESKTOP_WIDTH, PHONE_WIDTH } from './support/checks.ts';
import {
    create,
    createCustomer,
    drawnCard,
    MIDDLING,
    openedDialog,
    readOne,
    record,
    startHealthOrg,
    TODAY,
    update,
    type Customer,
    type HealthOrg,
    type VisitOptions
} from './support/health.ts';
import { configWith, type LimitedConfig } from './support/limited-users.ts';

const CALL = 'Call about the drop in usage';
const TRAINING = 'Offer training';
const CHECK = 'Check usage again';

let health: HealthOrg;
let users: LimitedConfig;

before(async () => {
    users = await configWith([
        { persona: 'noPlays', lastName: 'Plays', without: /^(Success_Play__c|(Task|Activity)\.Success_)/ }
    ]);
    health = await startHealthOrg({ configFile: users.configFile });
});

after(async () => {
    await health.close();
    await users.remove();
});
afterEach(() => health.closePages());

function userId(persona: string): string {
    const access = health.org.personas[persona];
    assert.ok(access);
    return access.userId;
}

/** A customer of the test's own, whose usage fell: the play for it is due. Ann is its CSM, Luis its engineer. */
async function customerInNeed(name: string): Promise<Customer> {
    const customer = await createCustomer(health, name);
    await update(health.as('admin'), 'Success_Customer__c', customer.customerId, {
        CSM__c: userId('csm'),
        CSE__c: userId('cse')
    });
    await record(health, customer, '2026-11-17', MIDDLING);
    return customer;
}

function cardOf(page: Page): Locator {
    return page.locator('c-playbook-tasks');
}

async function openStart(page: Page): Promise<Locator> {
    await cardOf(page).getByRole('button', { name: 'Start a play' }).click();
    const dialog = await openedDialog(page);
    await dialog.getByText('3 tasks will be created').waitFor();
    return dialog;
}

/** A page on which the play runs; with `own`, Ann does what is the engineer's. */
async function startedPage(customer: Customer, own = false, options: VisitOptions = {}): Promise<Page> {
    const page = await health.visit(customer.accountId, options);
    const dialog = await openStart(page);
    if (own) await chooseOwner(page, dialog, TRAINING, 'Ann Brown (you)');
    await dialog.getByRole('button', { name: 'Start play', exact: true }).click();
    await toast(page, 'Usage drop is started: 3 tasks.');
    await cardOf(page).getByText('0 of 3 done').waitFor();
    return page;
}

async function chooseOwner(page: Page, dialog: Locator, step: string, name: string): Promise<void> {
    await dialog.getByRole('combobox', { name: `Owner of ${step}` }).click();
    await page.getByRole('option', { name }).first().click();
}

async function toast(page: Page, text: string): Promise<void> {
    await page.locator('.slds-notify_toast').getByText(text).waitFor();
}

async function choose(page: Page, subject: string, action: string): Promise<void> {
    await cardOf(page)
        .getByRole('button', { name: `Actions for ${subject}` })
        .click();
    await page.getByRole('menuitem', { name: action }).click();
}

interface StoredPlay {
    readonly Id: string;
    readonly Play_Status__c: string;
    readonly Running_Slot__c: string | null;
    readonly Start_Key__c: string;
    readonly Started_On__c: string;
    readonly Started_By__c: string | null;
    readonly Start_Source__c: string;
    readonly Why__c: string;
    readonly Ended_On__c: string | null;
    readonly End_Reason__c: string | null;
    readonly Rests_Until__c: string | null;
    readonly Score_At_Start__c: number | null;
    readonly Steps_Total__c: number;
    readonly Steps_Done__c: number;
    readonly Next_Due_On__c: string | null;
    readonly Step_Ledger__c: string;
}

function storedPlay({ customerId }: Customer): Promise<StoredPlay> {
    return readOne<StoredPlay>(
        health,
        `SELECT Id, Play_Status__c, Running_Slot__c, Start_Key__c, Started_On__c, Started_By__c, Start_Source__c, Why__c,
            Ended_On__c, End_Reason__c, Rests_Until__c, Score_At_Start__c, Steps_Total__c, Steps_Done__c, Next_Due_On__c,
            Step_Ledger__c
         FROM Success_Play__c WHERE Customer__c = '${customerId}'`
    );
}

interface LedgerStep {
    readonly key: string;
    readonly state: string;
    readonly dueOn: string;
    readonly reason: string | null;
}

async function ledgerOf(customer: Customer): Promise<readonly LedgerStep[]> {
    const { Step_Ledger__c: text } = await storedPlay(customer);
    return (JSON.parse(text) as { readonly steps: readonly LedgerStep[] }).steps;
}

interface StoredTask {
    readonly Id: string;
    readonly Subject: string;
    readonly ActivityDate: string;
    readonly OwnerId: string;
    readonly Status: string;
    readonly IsClosed: boolean;
    readonly Success_Not_Done__c: boolean;
    readonly Type: string | null;
    readonly Success_Step_Key__c: string;
    readonly Success_Play__c: string;
}

function storedTasks({ accountId }: Customer): Promise<StoredTask[]> {
    return query<StoredTask>(
        health.as('admin'),
        `SELECT Id, Subject, ActivityDate, OwnerId, Status, IsClosed, Success_Not_Done__c, Type, Success_Step_Key__c, Success_Play__c
         FROM Task WHERE WhatId = '${accountId}' AND Success_Play__c != null ORDER BY ActivityDate, Subject`
    );
}

async function storedTask(customer: Customer, subject: string): Promise<StoredTask> {
    const found = (await storedTasks(customer)).filter((task) => task.Subject === subject);
    assert.equal(found.length, 1, subject);
    return found[0]!;
}

test('A play is previewed, created with all its tasks when the viewer says so, and not before', async () => {
    const customer = await customerInNeed('Preview Partners');
    const page = await health.visit(customer.accountId);
    const card = cardOf(page);
    await card.getByText('No play is running').waitFor();
    await card.getByText('One play is due for Preview Partners.').waitFor();
    await assertFit(page, 'plays-idle');
    const dialog = await openStart(page);
    await dialog.getByRole('radio', { name: /^Usage drop/, checked: true }).waitFor();
    await dialog.getByText('Thu, Nov 26 is Thanksgiving Day').waitFor();
    await dialog.getByText('Waits for step 2, moves with it').waitFor();
    await dialog.getByText('Thu, Dec 10, 2026').waitFor();
    await assertFit(page, 'plays-start');
    await assertPhonePreview(page, dialog);
    await dialog.getByRole('textbox', { name: 'Start' }).fill('Nov 20, 2026');
    await dialog.getByRole('textbox', { name: 'Start' }).blur();
    await dialog.getByText('Fri, Dec 11, 2026').waitFor();
    await dialog.getByLabel('Why now').fill('');
    await dialog.getByRole('button', { name: 'Start play', exact: true }).click();
    await dialog.getByText('Say why now.').waitFor();
    await dialog.getByLabel('Why now').fill('Their team has shrunk');
    await chooseOwner(page, dialog, TRAINING, 'Mei Tan');
    assert.deepEqual(await storedTasks(customer), []);
    await dialog.getByRole('button', { name: 'Start play', exact: true }).click();
    await toast(page, 'Usage drop is started: 3 tasks.');
    await card.getByText('Why: started by you on Nov 20, "Their team has shrunk".').waitFor();
    const { Id, Score_At_Start__c: score, Step_Ledger__c: ledger, ...play } = await storedPlay(customer);
    assert.ok(typeof score === 'number' && ledger.length > 0);
    assert.deepEqual(play, {
        Play_Status__c: 'Running',
        Running_Slot__c: `${customer.accountId}:usageDrop`,
        Start_Key__c: `${customer.accountId}:usageDrop:2026-11-20`,
        Started_On__c: '2026-11-20',
        Started_By__c: userId('csm'),
        Start_Source__c: 'Person',
        Why__c: 'Their team has shrunk',
        Ended_On__c: null,
        End_Reason__c: null,
        Rests_Until__c: null,
        Steps_Total__c: 3,
        Steps_Done__c: 0,
        Next_Due_On__c: '2026-11-23'
    });
    const tasks = (await storedTasks(customer)).map((task) => {
        assert.equal(task.Success_Play__c, Id);
        return [task.Subject, task.ActivityDate, task.OwnerId, task.Type, task.IsClosed];
    });
    assert.deepEqual(tasks, [
        [CALL, '2026-11-23', userId('csm'), 'Call', false],
        [TRAINING, '2026-12-02', userId('csm2'), 'Email', false],
        [CHECK, '2026-12-11', userId('csm'), null, false]
    ]);
    await assertFit(page, 'plays-running');
});

/** On a phone there is room for the plays or for the preview. */
async function assertPhonePreview(page: Page, dialog: Locator): Promise<void> {
    const wide = page.viewportSize();
    await page.setViewportSize({ width: PHONE_WIDTH, height: 860 });
    await dialog.getByRole('button', { name: 'Next' }).click();
    await dialog.getByRole('button', { name: 'All plays' }).and(page.locator(':focus')).waitFor();
    assert.equal(await dialog.getByRole('radio').first().isVisible(), false);
    await page.setViewportSize(wide ?? { width: DESKTOP_WIDTH, height: 900 });
    await assertFit(page, 'plays-preview');
}

test('A step is marked done and reopened: its task with it, steps that wait move, nothing is deleted', async () => {
    const customer = await customerInNeed('Steady Steps');
    const page = await startedPage(customer, true);
    const card = cardOf(page);
    const before = await storedTasks(customer);
    await card.getByRole('button', { name: 'Mark done' }).click();
    await toast(page, `${CALL} is done.`);
    await card.getByText('1 of 3 done').waitFor();
    const called = await storedTask(customer, CALL);
    assert.deepEqual([called.Status, called.Success_Not_Done__c], ['Completed', false]);
    await card.getByRole('checkbox', { name: `Mark ${TRAINING} done` }).click({ force: true });
    await toast(page, `${TRAINING} is done.`);
    // Seven business days after the training, as the model laid them; the day after Thanksgiving is one.
    await card.getByText('Tue, Dec 1', { exact: true }).waitFor();
    assert.equal((await storedTask(customer, CHECK)).ActivityDate, '2026-12-01');
    const play = await storedPlay(customer);
    assert.equal(play.Steps_Done__c, 2);
    assert.equal(play.Next_Due_On__c, '2026-12-01');
    await assertFit(page, 'plays-two-done');
    await choose(page, TRAINING, 'Reopen');
    await toast(page, `${TRAINING} is open again.`);
    await card.getByText('1 of 3 done').waitFor();
    await card.getByText(/^After the step above, about Dec 10/).waitFor();
    assert.equal((await storedTask(customer, TRAINING)).IsClosed, false);
    assert.equal((await storedTask(customer, CHECK)).ActivityDate, '2026-12-10');
    assert.deepEqual((await storedTasks(customer)).map(({ Id }) => Id).sort(), before.map(({ Id }) => Id).sort());
});

test('A step is moved, given to somebody else and skipped with a reason', async () => {
    const customer = await customerInNeed('Movers and Co');
    const page = await startedPage(customer, true);
    const card = cardOf(page);
    await choose(page, CALL, 'Reschedule');
    const dialog = await openedDialog(page);
    await dialog.getByLabel('New date').fill('Nov 26, 2026');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Thu, Nov 26 is not a working day: Thanksgiving Day.').waitFor();
    await assertFit(page, 'plays-reschedule');
    await dialog.getByLabel('New date').fill('Nov 25, 2026');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await toast(page, `${CALL} is now due Wed, Nov 25.`);
    assert.equal((await storedTask(customer, CALL)).ActivityDate, '2026-11-25');
    await choose(page, TRAINING, 'Skip with a reason');
    await openedDialog(page);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Give a reason.').waitFor();
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('They trained themselves');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await toast(page, `${TRAINING} is skipped.`);
    await card.getByText('Skipped: They trained themselves').waitFor();
    const { IsClosed, Success_Not_Done__c } = await storedTask(customer, TRAINING);
    assert.deepEqual([IsClosed, Success_Not_Done__c], [true, true]);
    const skipped = (await ledgerOf(customer)).find(({ key }) => key === 'training');
    assert.deepEqual([skipped?.state, skipped?.reason], ['skipped', 'They trained themselves']);
    await choose(page, CALL, 'Reassign');
    await openedDialog(page);
    await dialog.getByRole('combobox', { name: 'New owner' }).click();
    await page.getByRole('option', { name: 'Mei Tan' }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await toast(page, `${CALL} is now for Mei Tan.`);
    await card.getByText('Mei Tan').waitFor();
    assert.equal((await storedTask(customer, CALL)).OwnerId, userId('csm2'));
    await assertFit(page, 'plays-changed');
    await choose(page, TRAINING, 'Reopen');
    await toast(page, `${TRAINING} is open again.`);
    const reopened = await storedTask(customer, TRAINING);
    assert.deepEqual([reopened.IsClosed, reopened.Success_Not_Done__c], [false, false]);
});

test('A play is cancelled with a reason, its open tasks are closed, and it is found among the finished ones', async () => {
    const customer = await customerInNeed('Called Off Ltd');
    const page = await startedPage(customer);
    const card = cardOf(page);
    await choose(page, 'Usage drop', 'Cancel play');
    const dialog = await openedDialog(page);
    await dialog.getByText('Its 3 open tasks are closed.').waitFor();
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('The figures were wrong');
    await dialog.getByRole('button', { name: 'Cancel play' }).click();
    await toast(page, 'Usage drop is cancelled. Tasks of other people follow tonight.');
    await card.getByText('No play is running').waitFor();
    const play = await storedPlay(customer);
    assert.equal(play.Play_Status__c, 'Cancelled');
    assert.equal(play.Running_Slot__c, null);
    assert.equal(play.Ended_On__c, TODAY);
    assert.equal(play.End_Reason__c, 'The figures were wrong');
    assert.ok(play.Rests_Until__c !== null && play.Rests_Until__c > TODAY);
    // Activities are private: the engineer's task is closed by the nightly run, hers at once.
    const { IsClosed, Success_Not_Done__c } = await storedTask(customer, CALL);
    assert.deepEqual([IsClosed, Success_Not_Done__c], [true, true]);
    await card.getByRole('button', { name: 'Finished plays (1)' }).click();
    await openedDialog(page);
    await dialog.getByText('Cancelled: The figures were wrong').waitFor();
    await assertFit(page, 'plays-finished');
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
    await card.getByRole('button', { name: 'Start a play' }).click();
    await openedDialog(page);
    await dialog.getByRole('radio', { name: /^Usage drop/, disabled: true }).waitFor();
    await dialog.getByText(/^Ended Nov 19, rests until/).waitFor();
});

test('The last step that is done completes the play', async () => {
    const customer = await customerInNeed('Well Ended');
    const page = await startedPage(customer, true);
    const card = cardOf(page);
    for (const step of [CALL, TRAINING, CHECK]) {
        await card.getByRole('checkbox', { name: `Mark ${step} done` }).click({ force: true });
        // The last one is told by the play's move to those that ended, which, unlike a toast, stays.
        if (step !== CHECK) await toast(page, `${step} is done.`);
    }
    await card.getByRole('button', { name: 'Finished plays (1)' }).waitFor();
    const play = await storedPlay(customer);
    assert.equal(play.Play_Status__c, 'Completed');
    assert.equal(play.Steps_Done__c, 3);
    assert.equal(play.Running_Slot__c, null);
});

test('Two who start the same play at once get one play, and the slower is told who was faster', async () => {
    const customer = await customerInNeed('Both At Once');
    const [ann, dana] = [
        await health.visit(customer.accountId, { expected: /Failed to load resource/ }),
        await health.visit(customer.accountId, { persona: 'manager', expected: /Failed to load resource/ })
    ];
    const dialogs = [await openStart(ann), await openStart(dana)];
    await Promise.all(dialogs.map((dialog) => dialog.getByRole('button', { name: 'Start play', exact: true }).click()));
    const refused = await Promise.any(
        dialogs.map(async (dialog) => {
            await dialog.getByRole('button', { name: 'See the play' }).waitFor();
            return dialog;
        })
    );
    const winner = refused === dialogs[0] ? 'Dana Whitfield' : 'Ann Brown';
    await refused.getByText(`Usage drop was started a moment ago by ${winner}.`).waitFor();
    await assertFit(refused === dialogs[0] ? ann : dana, 'plays-faster');
    await storedPlay(customer);
    assert.equal((await storedTasks(customer)).length, 3);
    const page = refused === dialogs[0] ? ann : dana;
    await refused.getByRole('button', { name: 'See the play' }).click();
    await page.waitForURL(/\/Success_Play__c\//);
});

test('A step that somebody else ended meanwhile is left as it is, and the viewer is told', async () => {
    const customer = await customerInNeed('Contested Calls');
    const page = await startedPage(customer);
    const card = cardOf(page);
    const task = await storedTask(customer, CALL);
    await update(health.as('manager'), 'Task', task.Id, { Status: 'Completed' });
    await card.getByRole('button', { name: 'Mark done' }).click();
    const alert = card.getByRole('alert');
    await alert.getByText(`${CALL} was not changed.`).waitFor();
    await alert.getByText(/changed this play .* The card now shows the latest\./).waitFor();
    await card.getByText('1 of 3 done').waitFor();
    assert.equal((await storedPlay(customer)).Steps_Done__c, 0);
    await assertFit(page, 'plays-conflict');
    await alert.getByRole('button', { name: 'Dismiss' }).click();
    assert.equal(await alert.getByText(`${CALL} was not changed.`).count(), 0);
});

test('What the org does not let the viewer change is said, and the card is as before', async () => {
    const customer = await customerInNeed('Not Hers');
    const page = await startedPage(customer, false, { expected: /Failed to load resource/ });
    const card = cardOf(page);
    await card.getByRole('checkbox', { name: `Mark ${TRAINING} done` }).click({ force: true });
    const alert = card.getByRole('alert');
    await alert.getByText(`${TRAINING} was not changed.`).waitFor();
    await alert.getByText(/This is a task of Luis Ortega/).waitFor();
    await card.getByText('0 of 3 done').waitFor();
    assert.equal(await card.getByRole('checkbox', { name: `Mark ${TRAINING} done` }).isChecked(), false);
    assert.equal((await storedTask(customer, TRAINING)).IsClosed, false);
    // Who stands above may.
    const above = await health.visit(customer.accountId, { persona: 'manager' });
    await cardOf(above)
        .getByRole('checkbox', { name: `Mark ${TRAINING} done` })
        .click({ force: true });
    await toast(above, `${TRAINING} is done.`);
    assert.equal((await storedTask(customer, TRAINING)).IsClosed, true);
});

test('A step done outside the card counts, and its day tells what is overdue', async () => {
    const customer = await customerInNeed('Task List Fans');
    await startedPage(customer);
    await update(health.as('csm'), 'Task', (await storedTask(customer, CALL)).Id, { ActivityDate: '2026-11-18' });
    const page = await health.visit(customer.accountId);
    const card = cardOf(page);
    await card.getByText('Overdue 1 day', { exact: true }).waitFor();
    await card.getByText('Wed, Nov 18, overdue 1 day').waitFor();
    await assertFit(page, 'plays-overdue');
    await update(health.as('csm'), 'Task', (await storedTask(customer, CALL)).Id, { Status: 'Completed' });
    await page.reload();
    await card.getByText('1 of 3 done').waitFor();
    await card.getByText('Done Nov 19').waitFor();
});

test('On an opportunity the card follows its account', async () => {
    const customer = await customerInNeed('Dealing Fairly');
    await startedPage(customer, true);
    const opportunity = await create(health.as('admin'), 'Opportunity', {
        Name: 'Dealing Fairly: more seats',
        AccountId: customer.accountId,
        StageName: 'Prospecting',
        CloseDate: '2026-12-31'
    });
    const page = await health.visit(opportunity, { objectApiName: 'Opportunity' });
    const card = cardOf(page);
    await card.getByRole('button', { name: 'Mark done' }).click();
    await toast(page, `${CALL} is done.`);
    await card.getByText('1 of 3 done').waitFor();
    assert.equal((await storedTask(customer, CALL)).IsClosed, true);
    await assertFit(page, 'plays-opportunity');
    await card.getByRole('button', { name: 'Start a play' }).click();
    const dialog = await openedDialog(page);
    await dialog.getByRole('radio', { name: /^Usage drop/, disabled: true }).waitFor();
    await dialog.getByText('Running since Nov 19').waitFor();
});

for (const objectApiName of ['Account', 'Opportunity']) {
    test(`What costs points is answered from the health card on an ${objectApiName}: the play is started, then shown as running`, async () => {
        const customer = await customerInNeed(`Health Starts ${objectApiName}`);
        const opportunity = await create(health.as('csm'), 'Opportunity', {
            Name: 'Health Starts: more seats',
            AccountId: customer.accountId,
            StageName: 'Prospecting',
            CloseDate: '2026-12-15'
        });
        const recordId = objectApiName === 'Account' ? customer.accountId : opportunity;
        const page = await health.visit(recordId, { objectApiName });
        const costs = (await drawnCard(page)).getByRole('table', { name: 'What costs the most points' });
        const row = costs.getByRole('row', { name: /Usage change/ });
        await row.getByRole('button', { name: 'Start play: Usage drop' }).waitFor();
        await assertFit(page, `health-play-due-${objectApiName}`);

        await row.getByRole('button', { name: 'Start play: Usage drop' }).click();
        const dialog = await openedDialog(page);
        await dialog.getByRole('radio', { name: /Usage drop/, checked: true }).waitFor({ state: 'attached' });
        await dialog.getByText('3 tasks will be created').waitFor();
        assert.deepEqual(await storedTasks(customer), []);
        await dialog.getByRole('button', { name: 'Start play', exact: true }).click();
        await toast(page, 'Usage drop is started: 3 tasks.');

        const link = row.getByRole('link', { name: 'Usage drop is running: 0 of 3 done' });
        await link.waitFor();
        await cardOf(page).getByText('0 of 3 done').waitFor();
        const play = await storedPlay(customer);
        assert.equal(play.Play_Status__c, 'Running');
        assert.equal(play.Start_Source__c, 'Person');
        assert.equal(play.Started_By__c, userId('csm'));
        assert.deepEqual(
            (await storedTasks(customer)).map(({ Subject, Success_Play__c }) => [Subject, Success_Play__c]),
            [CALL, TRAINING, CHECK].map((subject) => [subject, play.Id])
        );
        await assertFit(page, `health-play-running-${objectApiName}`);

        await choose(page, CALL, 'Mark done');
        await row.getByRole('link', { name: 'Usage drop is running: 1 of 3 done' }).waitFor();
        await row.getByRole('link', { name: /Usage drop is running/ }).click();
        await page.waitForURL(new RegExp(play.Id));
    });
}

test('A play that rests is not offered on the health card, nor any to who may not read plays', async () => {
    const customer = await customerInNeed('Health Rests');
    const page = await startedPage(customer);
    const card = await drawnCard(page);
    await card.getByRole('link', { name: /Usage drop is running/ }).waitFor();
    await choose(page, 'Usage drop', 'Cancel play');
    const dialog = await openedDialog(page);
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('The customer called us');
    await dialog.getByRole('button', { name: 'Cancel play' }).click();
    await card.getByText('Call to find out why usage falls').waitFor();
    assert.equal(await card.getByRole('button', { name: /Start play/ }).count(), 0);

    const other = await customerInNeed('Health Hides');
    const barred = await health.visit(other.accountId, { persona: 'noPlays', expected: /Failed to load resource/ });
    const hidden = await drawnCard(barred);
    await hidden.getByText('Call to find out why usage falls').waitFor();
    assert.equal(await hidden.getByRole('button', { name: /Start play/ }).count(), 0);
});

test('The card says what to do where there is no customer, and what failed where nothing can be read', async () => {
    const accountId = await create(health.as('admin'), 'Account', { Name: 'No Customer Inc' });
    const page = await health.visit(accountId);
    await cardOf(page).getByText('Not a success customer yet').waitFor();
    await assertFit(page, 'plays-no-customer');
    const customer = await customerInNeed('Out Of Order');
    let isBroken = true;
    const failing = await health.visit(customer.accountId, {
        expected: /500|Failed to load resource/,
        prepare: (target) =>
            target.route('**/graphql', (route) => {
                const isOurs = route.request().postData()?.includes('SuccessPlays') === true;
                return isOurs && isBroken
                    ? route.fulfill({
                          status: 500,
                          contentType: 'application/json',
                          body: '[{"message":"Out of order"}]'
                      })
                    : route.continue();
            })
    });
    const card = cardOf(failing);
    await card.getByText('Plays could not be loaded').waitFor();
    await assertFit(failing, 'plays-error');
    isBroken = false;
    await card.getByRole('button', { name: 'Try again' }).click();
    await card.getByText('No play is running').waitFor();
});

test('The nightly run leaves a play that a person started as it is', async () => {
    const customer = await customerInNeed('Night Shift');
    await startedPage(customer);
    const before = await storedTasks(customer);
    await health.score();
    assert.deepEqual(await storedTasks(customer), before);
    const play = await storedPlay(customer);
    assert.equal(play.Play_Status__c, 'Running');
    assert.equal(play.Start_Source__c, 'Person');
});
