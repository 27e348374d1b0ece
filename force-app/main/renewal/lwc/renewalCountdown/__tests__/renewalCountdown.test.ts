import { RefreshEvent, registerRefreshHandler } from 'lightning/refresh';
import { ask } from 'c/uiAsk';
import RenewalCountdown from 'c/renewalCountdown';
import { ACCOUNT_QUERY, OPPORTUNITY_QUERY } from 'c/renewalRecords';
import { openRenewal, saveCheckpoint, saveLastDay, saveSpent } from 'c/renewalWrites';
import type { WriteOutcome } from 'c/uiWrites';
import { stopDate } from 'test/jest/clock';
import { button, clearPage, find, findAll, mount, settle, textOf } from 'test/jest/components';
import { emitGraphql, emitGraphqlErrors, lastGraphqlConfig, refreshMock } from 'test/jest/graphql';
import { openMock } from 'test/jest/modal';
import { emitAccountOfOpportunity } from 'test/jest/records';
import {
    ACCOUNT,
    ACME_NOW,
    acmeData,
    acmeOnOpportunity,
    checkpoint,
    first,
    hide,
    journey,
    KEY,
    list,
    opportunity,
    set,
    withoutOpportunity
} from '../../renewalView/__tests__/data/acme';
import type { Query } from '../../renewalView/__tests__/data/acme';

jest.mock('c/renewalWrites', () => ({
    openRenewal: jest.fn(),
    saveCall: jest.fn(),
    saveCheckpoint: jest.fn(),
    saveLastDay: jest.fn(),
    saveSpent: jest.fn()
}));
jest.mock('c/uiAsk', () => ({ ...jest.requireActual<object>('c/uiAsk'), ask: jest.fn() }));
jest.mock('@salesforce/i18n/timeZone', () => ({ __esModule: true, default: 'America/New_York' }), { virtual: true });
jest.mock('@salesforce/i18n/locale', () => ({ __esModule: true, default: 'en-US' }), { virtual: true });
jest.mock('@salesforce/i18n/currency', () => ({ __esModule: true, default: 'USD' }), { virtual: true });
jest.mock('@salesforce/user/Id', () => ({ __esModule: true, default: '005000000000001AAA' }), { virtual: true });

const tick = jest.mocked(saveCheckpoint);
const spend = jest.mocked(saveSpent);
const open = jest.mocked(openRenewal);
const lastDay = jest.mocked(saveLastDay);
const asked = jest.mocked(ask);
const toasts = jest.fn<void, [CustomEvent<{ title: string }>]>();
const SAVED: WriteOutcome = { kind: 'saved' };

function card(objectApiName = 'Account'): HTMLElement {
    const element = mount('c-renewal-countdown', RenewalCountdown, { recordId: ACCOUNT, objectApiName });
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

const opened = (): Record<string, unknown> => openMock.mock.lastCall?.[0] ?? {};
const rowState = (element: HTMLElement): string =>
    textOf(findAll(find(element, 'c-renewal-checkpoints'), 'tbody tr')[0]!);
const failureOf = (element: HTMLElement): HTMLElement => find(element, 'c-ui-failure');
const alertOf = (element: HTMLElement): string => textOf(failureOf(element));

function tickFirst(element: HTMLElement): void {
    findAll(find(element, 'c-renewal-checkpoints'), 'tbody button')[0]!.click();
}

beforeEach(() => {
    HTMLElement.prototype.scrollIntoView = jest.fn();
    stopDate(ACME_NOW);
    openMock.mockResolvedValue(undefined);
    refreshMock.mockResolvedValue(undefined);
});

afterEach(() => {
    clearPage();
    jest.resetAllMocks();
    jest.useRealTimers();
});

describe('the data', () => {
    it('come from one query, by the kind of page', async () => {
        await show();
        expect(lastGraphqlConfig()).toMatchObject({
            query: ACCOUNT_QUERY,
            variables: { record: ACCOUNT },
            operationName: 'SuccessRenewalCard'
        });
        clearPage();
        card('Opportunity');
        emitAccountOfOpportunity('001000000000009AAA');
        await settle();
        expect(lastGraphqlConfig()).toMatchObject({
            query: OPPORTUNITY_QUERY,
            variables: { record: '001000000000009AAA', opportunity: ACCOUNT }
        });
    });

    it('are not asked for before the record is known', async () => {
        mount('c-renewal-countdown', RenewalCountdown);
        await settle();
        expect(lastGraphqlConfig().query).toBeUndefined();
    });
});

describe('the states', () => {
    it('keeps the card\u2019s shape while loading', async () => {
        const element = card();
        expect(findAll(element, 'c-renewal-skeleton')).toHaveLength(1);
        await expect(element).toBeAccessible();
    });

    it('shows dates, opportunity, what is late, calls and budget', async () => {
        const element = await show();
        const text = textOf(element);
        expect(text).toContain('Decision deadline 36 days Fri, Oct 2, 2026');
        expect(text).toContain('Value review was due Jun 4 (180-day checkpoint) and is not done. Log it');
        expect(text).toContain('Health says At risk 58, down 9 in 4 weeks');
        expect(text).toContain('40% used');
        await expect(element).toBeAccessible();
    });

    it.each<[string, (query: Query) => void, string]>([
        [
            'no customer',
            (query) => {
                query.Success_Customer__c = list();
            },
            'is not set up as a success customer'
        ],
        [
            'no journey',
            (query) => {
                query.Success_Journey__c = list();
            },
            'has no term yet'
        ],
        ['quiet', (query) => set(query, 'Success_Journey__c', { Ends_On__c: '2028-11-30' }), 'Quiet'],
        ['overdue', (query) => set(query, 'Success_Journey__c', { Ends_On__c: '2026-08-20' }), 'Overdue'],
        [
            'renewed',
            (query) => set(query, 'Success_Journey__c', { Outcome__c: 'Renewed', Outcome_On__c: '2026-08-20' }),
            'Renewed Thu, Aug 20, 2026'
        ],
        [
            'lost',
            (query) =>
                set(query, 'Success_Journey__c', {
                    Outcome__c: 'Lost',
                    Outcome_On__c: '2026-08-20',
                    Outcome_Reason__c: 'Budget cut'
                }),
            'Reason: Budget cut'
        ],
        [
            'hidden parts',
            (query) => {
                delete query.Success_Milestone__c;
                delete query.Success_Risk_Call__c;
                hide(query, 'Success_Customer__c', 'Health_Score__c', 'Health_Band__c', 'ACV__c');
            },
            'Checkpoints, Risk calls, and Health cannot be read by you'
        ],
        [
            'no access',
            (query) => {
                delete query.Success_Customer__c;
            },
            'You may not read journeys.'
        ]
    ])('says what there is: %s', async (_state, change, text) => {
        const element = await show(change);
        expect(textOf(element)).toContain(text);
        await expect(element).toBeAccessible();
    });

    it('says what happened when the query fails, and asks again', async () => {
        const element = card();
        emitGraphqlErrors([{ message: 'Timed out' }]);
        await settle();
        expect(textOf(element)).toContain('Renewal could not be loaded');
        await expect(element).toBeAccessible();
        answersNext();
        find(element, 'c-ui-card').dispatchEvent(new CustomEvent('retry'));
        await settle();
        expect(textOf(element)).toContain('36 days');
    });

    it('is the renewal itself on its opportunity, and names the account on others', async () => {
        const element = card('Opportunity');
        emitAccountOfOpportunity(ACCOUNT);
        emitGraphql(acmeOnOpportunity(KEY));
        await settle();
        expect(textOf(element)).toContain('This opportunity is the renewal of term 2');
        expect(findAll(element, 'c-renewal-opportunity')).toHaveLength(0);
        await expect(element).toBeAccessible();
        emitGraphql(acmeOnOpportunity(null));
        await settle();
        expect(textOf(element)).toContain('Health and renewal of Acme Robotics');
        await expect(element).toBeAccessible();
    });

    it('switches between subscriptions', async () => {
        const element = await show((query) => {
            query.Success_Journey__c?.edges.push({
                node: { ...journey({ Subscription__c: 'analytics', Ends_On__c: '2026-09-26' }), Id: 'a04-2' }
            });
        });
        expect(textOf(element)).toContain('Renewal 31 days');
        const select = find<HTMLSelectElement>(element, 'select');
        await expect(element).toBeAccessible();
        select.value = 'main';
        select.dispatchEvent(new CustomEvent('change'));
        await settle();
        expect(textOf(element)).toContain('Renewal 96 days');
    });
});

describe('a tick', () => {
    it('shows at once, is saved, and can be undone', async () => {
        const saving = Promise.withResolvers<WriteOutcome>();
        tick.mockReturnValueOnce(saving.promise);
        const element = await show();
        tickFirst(element);
        await settle();
        expect(rowState(element)).toContain('Done late, Aug 27');
        expect(tick).toHaveBeenCalledWith(
            expect.objectContaining({ journeyId: 'a04000000000001AAA' }),
            expect.objectContaining({ rowId: 'a05-valueReview', lastModifiedAt: '2026-05-01T10:00:00.000Z' }),
            '2026-08-27',
            'Something went wrong.'
        );
        answersNext((query) => {
            query.Success_Milestone__c = list(checkpoint('valueReview', '2026-08-27'));
        });
        saving.resolve(SAVED);
        await settle(20);
        expect(rowState(element)).toContain('Undo');
        const undo = find(element, 'c-ui-undo');
        expect(undo.text).toBe('Value review is done.');
        await expect(element).toBeAccessible();
        tick.mockResolvedValueOnce(SAVED);
        answersNext();
        undo.dispatchEvent(new CustomEvent('undo'));
        await settle(20);
        expect(tick.mock.lastCall?.[2]).toBeNull();
        expect(rowState(element)).toContain('Late 84 days');
        expect(toasts.mock.lastCall?.[0].detail.title).toBe('Value review is not done any more.');
    });

    it('for another day asks for it, saves it, and goes back to how it was', async () => {
        asked.mockResolvedValueOnce({ on: '2026-06-10' });
        tick.mockResolvedValue(SAVED);
        const element = await show();
        answersNext((query) => {
            query.Success_Milestone__c = list(checkpoint('valueReview', '2026-06-10'));
        });
        findAll(find(element, 'c-renewal-checkpoints'), 'tbody button')[1]!.click();
        await settle(20);
        const form = asked.mock.lastCall![0];
        expect(form).toMatchObject({
            heading: 'Value review: done on',
            fields: [{ name: 'on', type: 'date', value: '2026-08-27', min: '2025-12-01', max: '2026-08-27' }]
        });
        expect(form.check({ on: '2026-08-28' })).toEqual({ on: 'Choose a day from Dec 1, 2025 to today.' });
        expect(form.check({ on: '2026-08-27' })).toEqual({ on: '' });
        expect(tick.mock.lastCall?.[2]).toBe('2026-06-10');
        expect(rowState(element)).toContain('Done late, Jun 10');

        asked.mockResolvedValueOnce({ on: '2026-06-04' });
        answersNext((query) => {
            query.Success_Milestone__c = list(checkpoint('valueReview', '2026-06-04'));
        });
        findAll(find(element, 'c-renewal-checkpoints'), 'tbody button')[1]!.click();
        await settle(20);
        expect(asked.mock.lastCall![0]).toMatchObject({ fields: [{ value: '2026-06-10' }] });
        expect(rowState(element)).toContain('Done on time, Jun 4');
        find(element, 'c-ui-undo').dispatchEvent(new CustomEvent('undo'));
        await settle(20);
        expect(tick.mock.lastCall?.[2]).toBe('2026-06-10');
    });

    it('for another day is none where the dialog is left', async () => {
        const element = await show();
        findAll(find(element, 'c-renewal-checkpoints'), 'tbody button')[1]!.click();
        await settle(20);
        expect(tick).not.toHaveBeenCalled();
    });

    it('from the note moves the focus to the title, as the note goes', async () => {
        tick.mockResolvedValue(SAVED);
        const element = await show();
        button(element, 'Log it').click();
        await settle(20);
        expect(tick.mock.lastCall?.[2]).toBe('2026-08-27');
        expect(element.shadowRoot?.activeElement).toBe(find(element, 'c-ui-card'));
    });

    it('that failed is taken back, says why, and is offered again', async () => {
        tick.mockResolvedValueOnce({ kind: 'failed', messages: ['Insufficient access rights.'] });
        const element = await show();
        tickFirst(element);
        await settle(20);
        expect(rowState(element)).toContain('Late 84 days');
        expect(alertOf(element)).toContain('Value review was not saved. Insufficient access rights.');
        expect(refreshMock).not.toHaveBeenCalled();
        await expect(element).toBeAccessible();
        tick.mockResolvedValueOnce(SAVED);
        button(failureOf(element), 'Try again').click();
        await settle(20);
        expect(tick).toHaveBeenCalledTimes(2);
        expect(alertOf(element)).toBe('');
    });

    it('that somebody else made the row for is not made again', async () => {
        tick.mockResolvedValueOnce({ kind: 'duplicate', messages: ['duplicate value found'] });
        const element = await show();
        tickFirst(element);
        await settle(20);
        expect(alertOf(element)).toContain('It changed meanwhile. The card now shows the latest.');
        expect(() => button(failureOf(element), 'Try again')).toThrow();
    });

    it('that somebody else was faster with shows theirs', async () => {
        tick.mockResolvedValueOnce({ kind: 'conflict' });
        answersNext((query) => {
            query.Success_Milestone__c = list(checkpoint('valueReview', '2026-08-26'));
            set(query, 'Success_Journey__c', { LastModifiedDate: '2026-08-27T13:59:00.000Z' });
        });
        const element = await show();
        tickFirst(element);
        await settle(20);
        expect(rowState(element)).toContain('Done late, Aug 26');
        expect(alertOf(element)).toContain('Mei Tan changed this term a minute ago. The card now shows the latest.');
        button(failureOf(element), 'Dismiss').click();
        await settle();
        expect(alertOf(element)).toBe('');
    });
});

describe('a reading', () => {
    /** What the page does with the refresh event of a card: it asks every card that has registered to read again. */
    const handlers = () => jest.mocked(registerRefreshHandler).mock.calls.map(([, handler]) => handler);

    it('follows a save once, though the page asks for it as well', async () => {
        tick.mockResolvedValue(SAVED);
        const refresh = (): void => {
            for (const handler of handlers()) handler().catch(console.error);
        };
        document.body.addEventListener(new RefreshEvent().type, refresh, { once: true });
        const element = await show();
        tickFirst(element);
        await settle(20);
        expect(handlers()).toHaveLength(1);
        expect(refreshMock).toHaveBeenCalledTimes(1);
    });

    it('shows the new day, even where no data have changed', async () => {
        const element = await show();
        jest.setSystemTime(Date.parse(ACME_NOW) + 86_400_000);
        await Promise.all(handlers().map((handler) => handler()));
        await settle();
        expect(textOf(element)).toContain('35 days');
    });
});

describe('what was spent', () => {
    it('shows at once, and is taken back when it cannot be saved', async () => {
        const saving = Promise.withResolvers<WriteOutcome>();
        spend.mockReturnValueOnce(saving.promise);
        const element = await show();
        find(element, 'c-renewal-budget').dispatchEvent(new CustomEvent('spent', { detail: { spent: 11_040 } }));
        await settle();
        expect(textOf(element)).toContain('50% used');
        saving.resolve({ kind: 'failed', messages: ['Locked.'] });
        await settle(20);
        expect(textOf(element)).toContain('40% used');
        expect(alertOf(element)).toContain('What was spent was not saved. Locked.');
        spend.mockResolvedValueOnce(SAVED);
        button(failureOf(element), 'Try again').click();
        await settle(20);
        expect(spend.mock.lastCall?.[1]).toBe(11_040);
        expect(toasts.mock.lastCall?.[0].detail.title).toBe('$11,040 spent is recorded.');
    });

    it('can be cleared', async () => {
        spend.mockResolvedValueOnce(SAVED);
        const element = await show();
        find(element, 'c-renewal-budget').dispatchEvent(new CustomEvent('spent', { detail: { spent: null } }));
        await settle(20);
        expect(toasts.mock.lastCall?.[0].detail.title).toBe('What was spent is blank again.');
    });
});

describe('the renewal opportunity', () => {
    async function press(element: HTMLElement, stage: string | null = 'Prospecting'): Promise<void> {
        find(element, 'c-renewal-opportunity').dispatchEvent(new CustomEvent('open', { detail: { stage } }));
        await settle(20);
    }

    it('is opened as planned, and shown', async () => {
        open.mockResolvedValueOnce(SAVED);
        answersNext();
        const element = await show(withoutOpportunity);
        await press(element);
        expect(open.mock.lastCall?.[1]).toMatchObject({
            plan: { key: KEY, name: 'Acme Robotics: Renewal 2026' },
            accountId: ACCOUNT,
            stage: 'Prospecting'
        });
        expect(toasts.mock.lastCall?.[0].detail.title).toBe('Acme Robotics: Renewal 2026 is open.');
        expect(textOf(find(element, 'c-renewal-opportunity'))).toContain('Value review, $184,000');
    });

    it('is opened once, however often the button is pressed', async () => {
        const opening = Promise.withResolvers<WriteOutcome>();
        open.mockReturnValueOnce(opening.promise);
        const element = await show(withoutOpportunity);
        await press(element);
        expect(find(element, 'c-renewal-opportunity').busy).toBe(true);
        await press(element);
        expect(open).toHaveBeenCalledTimes(1);
        opening.resolve(SAVED);
        await settle(20);
    });

    it('that somebody opened before is shown instead, with who', async () => {
        open.mockResolvedValueOnce({ kind: 'duplicate', messages: ['duplicate value found'] });
        answersNext((query) => {
            withoutOpportunity(query);
            first(query, 'Account').Opportunities = list(opportunity());
        });
        const element = await show(withoutOpportunity);
        await press(element);
        expect(alertOf(element)).toContain(
            'Somebody was faster. Acme Robotics: Renewal 2026 was opened by Mei Tan. There is one opportunity for this renewal'
        );
        expect(() => button(failureOf(element), 'Try again')).toThrow();
        await expect(element).toBeAccessible();
    });

    it('that exists out of sight is told', async () => {
        open.mockResolvedValueOnce({ kind: 'duplicate', messages: ['duplicate value found'] });
        const element = await show(withoutOpportunity);
        await press(element);
        expect(alertOf(element)).toContain('This renewal has an opportunity that you may not see.');
    });

    it('that was refused says why, and is offered again', async () => {
        open.mockResolvedValueOnce({ kind: 'failed', messages: ['Budget is missing.'] });
        const element = await show(withoutOpportunity);
        await press(element);
        expect(alertOf(element)).toContain('The renewal opportunity was not opened. Budget is missing.');
        open.mockResolvedValueOnce(SAVED);
        button(failureOf(element), 'Try again').click();
        await settle(20);
        expect(open).toHaveBeenCalledTimes(2);
    });

    it('without a stage is not sent', async () => {
        const element = await show(withoutOpportunity);
        await press(element, null);
        expect(open).not.toHaveBeenCalled();
        expect(alertOf(element)).toContain('The stages of opportunities cannot be read.');
    });
});

describe('the risk call', () => {
    it('is changed in a dialog, and the card reads again', async () => {
        openMock.mockResolvedValue({ call: 'commit' });
        const element = await show();
        button(find(element, 'c-renewal-calls'), 'Change call').click();
        await settle(20);
        expect(opened()).toMatchObject({ modal: 'RenewalCallChange', label: 'Change call', today: '2026-08-27' });
        expect(refreshMock).toHaveBeenCalledTimes(1);
        expect(toasts.mock.lastCall?.[0].detail.title).toBe('Your call is Commit.');
    });

    it('that was cancelled changes nothing', async () => {
        const element = await show();
        button(find(element, 'c-renewal-calls'), 'Change call').click();
        await settle(20);
        expect(refreshMock).not.toHaveBeenCalled();
    });

    it('has a history', async () => {
        const element = await show();
        button(find(element, 'c-renewal-calls'), 'History (3)').click();
        expect(opened()).toMatchObject({ modal: 'RenewalCallHistory', label: 'Risk calls of term 2' });
    });
});

describe('a term without a last day', () => {
    it('gets one, and counts down to it', async () => {
        lastDay.mockResolvedValueOnce(SAVED);
        const element = await show((query) => set(query, 'Success_Journey__c', { Ends_On__c: null }));
        await expect(element).toBeAccessible();
        answersNext();
        find(element, 'c-renewal-undated').dispatchEvent(new CustomEvent('lastday', { detail: '2026-11-30' }));
        await settle(20);
        expect(lastDay.mock.lastCall?.[1]).toBe('2026-11-30');
        expect(toasts.mock.lastCall?.[0].detail.title).toBe('The term ends on Nov 30, 2026.');
        expect(textOf(element)).toContain('36 days');
    });

    it('says why it could not be saved', async () => {
        lastDay.mockResolvedValueOnce({ kind: 'failed', messages: ['Locked.'] });
        const element = await show((query) => set(query, 'Success_Journey__c', { Ends_On__c: null }));
        find(element, 'c-renewal-undated').dispatchEvent(new CustomEvent('lastday', { detail: '2026-11-30' }));
        await settle(20);
        expect(alertOf(element)).toContain('Not saved: Locked.');
    });
});
