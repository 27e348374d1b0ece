import { ask } from 'c/uiAsk';
import PlaybookTasks from 'c/playbookTasks';
import { ACCOUNTS_QUERY } from 'c/playbookRecords';
import { saveEdit } from 'c/playbookWrites';
import { stopDate } from 'test/jest/clock';
import { button, clearPage, find, findAll, mount, settle, textOf } from 'test/jest/components';
import { emitGraphql, emitGraphqlErrors, graphql, refreshMock } from 'test/jest/graphql';
import { openMock } from 'test/jest/modal';
import { navigateMock } from 'test/jest/navigation';
import { emitAccountOfOpportunity } from 'test/jest/records';
import {
    ACCOUNT,
    ACME_NOW,
    acmeData,
    ENDED,
    hide,
    makeIdle,
    OVERLOAD,
    set,
    STUCK,
    taskOf,
    TOM
} from '../../playbookView/__tests__/data/acme';
import type { Query } from '../../playbookView/__tests__/data/acme';

jest.mock('c/uiAsk', () => ({ ask: jest.fn() }));
jest.mock('c/playbookWrites', () => ({ saveEdit: jest.fn(), saveStart: jest.fn() }));
jest.mock('@salesforce/i18n/timeZone', () => ({ __esModule: true, default: 'America/New_York' }), { virtual: true });
jest.mock('@salesforce/i18n/locale', () => ({ __esModule: true, default: 'en-US' }), { virtual: true });
jest.mock('@salesforce/user/Id', () => ({ __esModule: true, default: '005000000000001AAA' }), { virtual: true });

const save = jest.mocked(saveEdit);
const asked = jest.mocked(ask);
const toasts = jest.fn<void, [CustomEvent<{ title: string }>]>();
const GUIDE = { playId: OVERLOAD, stepKey: 'guide' };

function card(objectApiName = 'Account'): HTMLElement {
    const element = mount('c-playbook-tasks', PlaybookTasks, { recordId: ACCOUNT, objectApiName });
    element.addEventListener('lightning__showtoast', toasts as unknown as EventListener);
    return element;
}

async function show(change?: (query: Query) => void): Promise<HTMLElement> {
    const element = card();
    emitGraphql(acmeData(change));
    await settle();
    return element;
}

/** What Salesforce answers when the card asks again. */
function answersNext(change?: (query: Query) => void): void {
    refreshMock.mockImplementation(() => {
        emitGraphql(acmeData(change));
        return Promise.resolve();
    });
}

async function step(element: HTMLElement, detail: Record<string, string>): Promise<void> {
    find(element, 'c-playbook-play').dispatchEvent(new CustomEvent('step', { detail }));
    await settle(30);
}

const progress = (element: HTMLElement): string => textOf(findAll(element, 'c-playbook-play')[1]!);

beforeEach(() => {
    HTMLElement.prototype.scrollIntoView = jest.fn();
    stopDate(ACME_NOW);
    openMock.mockResolvedValue(undefined);
    answersNext();
});

afterEach(() => {
    clearPage();
    jest.resetAllMocks();
    jest.useRealTimers();
});

describe('the states', () => {
    it('keeps the card\u2019s shape while loading', async () => {
        const element = card();
        expect(findAll(element, 'c-playbook-skeleton')).toHaveLength(1);
        await expect(element).toBeAccessible();
    });

    it('shows the next step and what runs, with one brand button', async () => {
        const element = await show();
        expect(textOf(element)).toContain('Next step Send guide on common issues Overdue 1 day');
        expect(findAll(element, 'c-playbook-play')).toHaveLength(2);
        expect(findAll(element, 'lightning-button[variant="brand"]').length).toBeLessThanOrEqual(1);
        await expect(element).toBeAccessible();
    });

    it('suggests what is due where nothing runs', async () => {
        const element = await show(makeIdle);
        expect(textOf(element)).toContain('No play is running');
        button(element, 'Start play: Usage drop').click();
        await settle();
        expect(openMock.mock.lastCall?.[0]).toMatchObject({
            modal: 'PlaybookStart',
            accountIds: [ACCOUNT],
            playKey: 'usageDrop'
        });
        await expect(element).toBeAccessible();
    });

    it.each([
        [
            'no customer',
            (query: Query) => Object.assign(query, { Success_Customer__c: { edges: [] } }),
            'Not a success customer'
        ],
        [
            'no account',
            (query: Query) => Object.assign(query, { Account: { edges: [] } }),
            'This account does not exist'
        ],
        ['no plays to read', (query: Query) => delete query.running, 'You may not read plays'],
        ['hidden roles', (query: Query) => hide(query, 'Success_Customer__c', 'CSM__r'), 'and not change them']
    ])('says what it is with %s', async (_name, change, text) => {
        const element = await show(change);
        expect(textOf(element)).toContain(text);
        expect(() => button(element, 'Start a play')).toThrow();
        await expect(element).toBeAccessible();
    });

    it('says what failed, and asks again', async () => {
        const element = card();
        emitGraphqlErrors([{ message: 'Timed out' }]);
        await settle();
        expect(textOf(element)).toContain('Plays could not be loaded');
        await expect(element).toBeAccessible();
        find(element, 'c-ui-card').dispatchEvent(new CustomEvent('retry'));
        await settle();
        expect(findAll(element, 'c-playbook-play')).toHaveLength(2);
    });
});

describe('the data', () => {
    it.each([
        ['Account', ACCOUNT],
        ['Opportunity', '001000000000009AAA']
    ])('of an %s come from one query, which asks with the account', async (objectApiName, accountId) => {
        const configs = jest.spyOn(graphql.prototype, 'update');
        const [query, variables] = [ACCOUNTS_QUERY, { accounts: [accountId] }];
        card(objectApiName);
        if (objectApiName === 'Opportunity') emitAccountOfOpportunity(accountId);
        await settle();
        expect(configs.mock.calls.map(([config]) => config)).toContainEqual(
            expect.objectContaining({ query, variables, operationName: 'SuccessPlays' })
        );
        configs.mockRestore();
    });
});

describe('a change', () => {
    it('is shown at once, and told when it is saved', async () => {
        let finish: (outcome: { kind: 'saved'; message: string }) => void = () => undefined;
        save.mockReturnValue(new Promise((resolve) => (finish = resolve)));
        const element = await show();
        button(element, 'Mark done').click();
        await settle(20);
        expect(progress(element)).toContain('2 of 3 done');
        expect(button(element, 'Mark done')).toMatchObject({ disabled: true });
        answersNext((query) => set(taskOf(query, 'guide'), { IsClosed: true, CompletedDateTime: ACME_NOW }));
        finish({ kind: 'saved', message: 'It is done.' });
        await settle(20);
        expect(toasts.mock.calls[0]![0].detail.title).toBe('It is done.');
        expect(progress(element)).toContain('2 of 3 done');
    });

    it('is taken back where it was refused, with the reason', async () => {
        save.mockResolvedValue({ kind: 'failed', messages: ['Give a date.'] });
        const element = await show();
        await step(element, { ...GUIDE, action: 'complete' });
        expect(progress(element)).toContain('1 of 3 done');
        expect(textOf(find(element, 'c-ui-failure'))).toContain('was not changed. Give a date.');
        await expect(element).toBeAccessible();
        button(find(element, 'c-ui-failure'), 'Dismiss').click();
        await settle();
        expect(textOf(find(element, 'c-ui-failure'))).toBe('');
    });

    it('says whose task it is where the org lets only its owner change it', async () => {
        save.mockResolvedValue({ kind: 'notAllowed' });
        const element = await show();
        await step(element, { playId: STUCK, stepKey: 'unblock', action: 'complete' });
        expect(textOf(find(element, 'c-ui-failure'))).toContain('This is a task of Luis Ortega');
    });

    it('is not made where somebody else changed the step meanwhile', async () => {
        const element = await show();
        answersNext((query) => set(taskOf(query, 'guide'), { IsClosed: true, CompletedDateTime: ACME_NOW }));
        await step(element, { ...GUIDE, action: 'complete' });
        expect(save).not.toHaveBeenCalled();
        expect(textOf(find(element, 'c-ui-failure'))).toContain('Mei Tan changed this play 5 minutes ago.');
        expect(progress(element)).toContain('2 of 3 done');
    });

    it('is not made where the play is over', async () => {
        const element = await show();
        answersNext((query) => query.running!.edges.pop());
        await step(element, { ...GUIDE, action: 'complete' });
        expect(save).not.toHaveBeenCalled();
        expect(textOf(find(element, 'c-ui-failure'))).toContain('This play is no longer running.');
    });

    it('asks for a day, a reason, and saves what was given', async () => {
        save.mockResolvedValue({ kind: 'saved', message: 'Moved.' });
        asked.mockResolvedValueOnce({ dueOn: '2026-09-02' }).mockResolvedValueOnce({ reason: 'No need' });
        const element = await show();
        await step(element, { ...GUIDE, action: 'reschedule' });
        expect(save.mock.calls[0]![0].tasks[0]!.fields).toEqual({ ActivityDate: '2026-09-02' });
        await step(element, { ...GUIDE, action: 'skip' });
        expect(save.mock.calls[1]![0].tasks[0]!.fields).toEqual({ Status: 'Completed', Success_Not_Done__c: true });
    });

    it('asks for people only when a step is to be given to one', async () => {
        save.mockResolvedValue({ kind: 'saved', message: 'Given.' });
        asked.mockResolvedValue({ ownerId: TOM });
        const element = await show();
        find(element, 'c-playbook-play').dispatchEvent(
            new CustomEvent('step', { detail: { ...GUIDE, action: 'reassign' } })
        );
        await settle();
        emitGraphql(acmeData());
        await settle(30);
        expect(asked.mock.calls[0]![0].fields[0]).toMatchObject({ type: 'choice' });
        expect(save.mock.calls[0]![0].tasks[0]!.fields).toEqual({ OwnerId: TOM });
    });

    it('is not made when its dialog is left', async () => {
        asked.mockResolvedValue(undefined);
        const element = await show();
        find(element, 'c-playbook-play').dispatchEvent(
            new CustomEvent('play', { detail: { playId: OVERLOAD, action: 'cancel' } })
        );
        await settle(20);
        expect(asked.mock.calls[0]![0]).toMatchObject({ heading: 'Cancel Support overload', action: 'Cancel play' });
        expect(save).not.toHaveBeenCalled();
    });
});

describe('the ways', () => {
    const target = () => navigateMock.mock.lastCall?.[0];

    it('lead to the play, the task and all tasks', async () => {
        const element = await show();
        find(element, 'c-playbook-play').dispatchEvent(
            new CustomEvent('play', { detail: { playId: STUCK, action: 'open' } })
        );
        expect(target()).toMatchObject({ attributes: { recordId: STUCK, objectApiName: 'Success_Play__c' } });
        await step(element, { ...GUIDE, action: 'openTask' });
        expect(target()).toMatchObject({
            attributes: { recordId: '00T-supportOverload-guide', objectApiName: 'Task' }
        });
        button(element, 'View all tasks').click();
        expect(target()).toMatchObject({ attributes: { recordId: ACCOUNT, relationshipApiName: 'OpenActivities' } });
    });

    it('lead to finished plays, and from there to one', async () => {
        openMock.mockResolvedValue(ENDED);
        const element = await show();
        button(element, 'Finished plays (1)').click();
        await settle();
        expect(openMock.mock.lastCall?.[0]).toMatchObject({ modal: 'PlaybookFinished', plays: [{ id: ENDED }] });
        expect(target()).toMatchObject({ attributes: { recordId: ENDED } });
    });

    it('lead to a play that somebody else started first', async () => {
        openMock.mockResolvedValue({ kind: 'see', playId: STUCK });
        const element = await show();
        button(element, 'Start a play').click();
        await settle();
        expect(target()).toMatchObject({ attributes: { recordId: STUCK } });
    });

    it('tell what was started, and read again', async () => {
        openMock.mockResolvedValue({ kind: 'started', message: 'Usage drop is started: 3 tasks.' });
        const element = await show();
        button(element, 'Start a play').click();
        await settle(20);
        expect(toasts.mock.calls[0]![0].detail.title).toBe('Usage drop is started: 3 tasks.');
        expect(refreshMock).toHaveBeenCalled();
    });
});
