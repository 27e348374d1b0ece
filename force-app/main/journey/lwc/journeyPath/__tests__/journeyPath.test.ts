import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { ask } from 'c/uiAsk';
import type { Form } from 'c/uiAsk';
import JourneyPath from 'c/journeyPath';
import { ACCOUNT_QUERY, OPPORTUNITY_QUERY } from 'c/journeyRecords';
import { stopDate } from 'test/jest/clock';
import { button, clearPage, find, findAll, mount, settle, textOf } from 'test/jest/components';
import { emitGraphql, emitGraphqlErrors, executeMutation, lastGraphqlConfig, refreshMock } from 'test/jest/graphql';
import { emitAccountOfOpportunity } from 'test/jest/records';
import {
    ACCOUNT,
    acmeData,
    ACME_NOW,
    addJourney,
    journey,
    JOURNEY,
    milestone,
    removeJourneys,
    set,
    stage
} from '../../journeyView/__tests__/data/acme';
import type { Query } from '../../journeyView/__tests__/data/acme';

jest.mock('c/uiAsk', () => ({ ...jest.requireActual<object>('c/uiAsk'), ask: jest.fn() }));
jest.mock('@salesforce/i18n/timeZone', () => ({ __esModule: true, default: 'America/New_York' }), { virtual: true });
jest.mock('@salesforce/i18n/locale', () => ({ __esModule: true, default: 'en-US' }), { virtual: true });

const READ_AT = '2026-08-20T10:00:00.000Z';
const asked = jest.mocked(ask);
const update = jest.mocked(updateRecord);
const toasts = jest.fn<void, [CustomEvent<{ title: string; message?: string }>]>();

interface Adapter {
    emit(value: unknown, filter?: (config: { objectApiName?: { objectApiName?: string } }) => boolean): void;
}

function card(objectApiName = 'Account'): HTMLElement {
    const element = mount('c-journey-path', JourneyPath, { recordId: ACCOUNT, objectApiName });
    element.addEventListener('lightning__showtoast', toasts as unknown as EventListener);
    return element;
}

async function show(change?: (query: Query) => void, mayWrite = true): Promise<HTMLElement> {
    const element = card();
    emitGraphql(acmeData(change));
    (getObjectInfo as unknown as Adapter).emit({ createable: mayWrite, updateable: mayWrite });
    await settle();
    return element;
}

/** Acts on a milestone as its row does. */
async function act(element: HTMLElement, key: string, action: string): Promise<void> {
    find(element, 'c-journey-milestones').dispatchEvent(new CustomEvent('act', { detail: { key, action } }));
    await settle(20);
}

/** Chooses from the card's menu. */
async function choose(element: HTMLElement, value: string): Promise<void> {
    const menus = findAll(element, '.header-side c-ui-menu');
    menus[0]?.dispatchEvent(new CustomEvent('select', { detail: { value } }));
    await settle(20);
}

const lastForm = (): Form => asked.mock.lastCall![0];
const saved = (at: string | null = null): void => {
    update.mockResolvedValue({
        id: 'x',
        apiName: 'Success_Milestone__c',
        fields: {},
        ...(at === null ? {} : { lastModifiedDate: at })
    });
};

beforeEach(() => {
    HTMLElement.prototype.scrollIntoView = jest.fn();
    stopDate(ACME_NOW);
    refreshMock.mockResolvedValue(undefined);
});

afterEach(() => {
    clearPage();
    jest.resetAllMocks();
    jest.useRealTimers();
});

describe('the data', () => {
    it('come from one query, asked with the record of the page', async () => {
        card();
        await settle();
        expect(lastGraphqlConfig()).toMatchObject({
            query: ACCOUNT_QUERY,
            variables: { record: ACCOUNT },
            operationName: 'SuccessJourneyCard'
        });
    });

    it('are those of its account on the page of an opportunity', async () => {
        card('Opportunity');
        emitAccountOfOpportunity('001000000000009AAA');
        await settle();
        expect(lastGraphqlConfig()).toMatchObject({
            query: OPPORTUNITY_QUERY,
            variables: { record: '001000000000009AAA', opportunity: ACCOUNT }
        });
    });

    it('are not asked for before the record is known', () => {
        mount('c-journey-path', JourneyPath);
        expect(lastGraphqlConfig().query).toBeUndefined();
    });
});

describe('the states', () => {
    it('keeps its shape while loading', async () => {
        const element = card();
        expect(findAll(element, 'c-journey-skeleton')).toHaveLength(1);
        await expect(element).toBeAccessible();
    });

    it('shows path, ruler, goals, milestones and notes', async () => {
        const element = await show();
        expect(textOf(element)).toContain('3 weeks behind');
        for (const part of ['stages', 'ruler', 'goals', 'milestones', 'stage']) {
            expect(findAll(element, `c-journey-${part}`)).toHaveLength(1);
        }
        await expect(element).toBeAccessible();
    });

    it('says what happened when the query fails, and asks again', async () => {
        const element = card();
        emitGraphqlErrors([{ message: 'Timed out' }]);
        await settle();
        expect(textOf(element)).toContain('Journey could not be loaded');
        await expect(element).toBeAccessible();
        find(element, 'c-ui-card').dispatchEvent(new CustomEvent('retry'));
        expect(refreshMock).toHaveBeenCalledTimes(1);
    });

    it.each<[string, (query: Query) => void]>([
        ['No journey yet', removeJourneys],
        ['begins Dec 1, 2026', (query) => set(journey(query), { Starts_On__c: '2026-12-01', Ends_On__c: null })],
        ['The term has no dates', (query) => set(journey(query), { Starts_On__c: null })],
        ['Renewed Aug 1.', (query) => set(journey(query), { Outcome__c: 'Renewed', Outcome_On__c: '2026-08-01' })],
        ['The term ended 27 days ago.', (query) => set(journey(query), { Ends_On__c: '2026-07-31' })],
        [
            'Lost Aug 1.',
            (query) =>
                set(journey(query), { Outcome__c: 'Lost', Outcome_On__c: '2026-08-01', Outcome_Reason__c: 'Price' })
        ],
        ['Milestones are hidden from you.', (query) => delete query.Success_Milestone__c]
    ])('says "%s"', async (text, change) => {
        const element = await show(change);
        expect(textOf(element)).toContain(text);
        await expect(element).toBeAccessible();
    });

    it('switches between subscriptions', async () => {
        const element = await show((query) =>
            addJourney(query, {
                id: 'other',
                subscription: 'Hub',
                term: 1,
                startsOn: '2026-06-01',
                endsOn: '2026-09-30'
            })
        );
        const choice = find<HTMLElement & { value: string }>(element, '.choice');
        expect(choice.value).toBe('other');
        choice.dispatchEvent(new CustomEvent('change', { detail: { value: JOURNEY } }));
        await settle();
        expect(textOf(element)).toContain('3 weeks behind');
        await expect(element).toBeAccessible();
    });

    it('shows the stage that was clicked, and all milestones', async () => {
        const element = await show();
        find(element, 'c-journey-stages').dispatchEvent(new CustomEvent('choose', { detail: 'active' }));
        await settle();
        expect(textOf(element)).toContain('Active milestones');
        find(element, 'c-journey-milestones').dispatchEvent(new CustomEvent('all'));
        await settle();
        expect(findAll(element, '.groups c-journey-milestone')).toHaveLength(14);
        await expect(element).toBeAccessible();
    });

    it('offers nothing to who may only read', async () => {
        const element = await show(undefined, false);
        expect(findAll(element, '.header-side c-ui-menu')).toHaveLength(0);
    });
});

describe('a milestone', () => {
    it('is ticked with the day of today, at once, with a way to undo it', async () => {
        let end: (value: Awaited<ReturnType<typeof updateRecord>>) => void = () => undefined;
        update.mockReturnValue(new Promise((resolve) => (end = resolve)));
        const element = await show();
        await act(element, 'renewalSigned', 'complete');
        expect(textOf(element)).toContain('12 of 14 done.');
        expect(textOf(element)).toContain('Renewal signed is done.');
        expect(update).toHaveBeenCalledWith(
            {
                fields: {
                    Id: `${JOURNEY}-renewalSigned`,
                    Completed_On__c: '2026-08-27',
                    Waived_On__c: null,
                    Waiver_Reason__c: null
                }
            },
            { ifUnmodifiedSince: READ_AT }
        );
        await expect(element).toBeAccessible();
        end({ id: 'x', apiName: 'Success_Milestone__c', lastModifiedDate: '2026-08-27T14:00:01.000Z', fields: {} });
        await settle(20);
        expect(refreshMock).toHaveBeenCalled();
    });

    it('is put back by undo, checked against the own save', async () => {
        saved('2026-08-27T14:00:01.000Z');
        const element = await show();
        await act(element, 'renewalSigned', 'complete');
        find(element, 'c-ui-undo').dispatchEvent(new CustomEvent('undo'));
        await settle(20);
        expect(update).toHaveBeenLastCalledWith(
            expect.objectContaining({ fields: expect.objectContaining({ Completed_On__c: null }) as unknown }),
            { ifUnmodifiedSince: '2026-08-27T14:00:01.000Z' }
        );
        expect(findAll(element, 'c-ui-undo')).toHaveLength(0);
    });

    it('goes back to what it was when the save fails, and can be tried again', async () => {
        update.mockRejectedValueOnce({ body: { message: 'No access' } });
        const element = await show();
        await act(element, 'renewalSigned', 'complete');
        expect(textOf(element)).toContain('11 of 14 done.');
        expect(textOf(element)).toContain('Renewal signed was not saved. No access What you see is what the org has.');
        expect(findAll(element, 'c-ui-undo')).toHaveLength(0);
        await expect(element).toBeAccessible();
        saved();
        button(find(element, 'c-ui-failure'), 'Try again').click();
        await settle(20);
        expect(update).toHaveBeenCalledTimes(2);
        expect(textOf(element)).not.toContain('was not saved');
    });

    it('that somebody else changed is not overwritten', async () => {
        update.mockRejectedValueOnce({ status: 412 });
        const element = await show();
        refreshMock.mockImplementation(() => {
            emitGraphql(
                acmeData((query) =>
                    set(milestone(query, 'renewalSigned'), {
                        Completed_On__c: '2026-08-26',
                        LastModifiedDate: '2026-08-27T13:55:00.000Z'
                    })
                )
            );
            return Promise.resolve();
        });
        await act(element, 'renewalSigned', 'complete');
        expect(textOf(element)).toContain('Renewal signed was not saved.');
        expect(textOf(element)).toContain('Dana Whitfield changed it 5 minutes ago. The card now shows the latest.');
        expect(textOf(element)).toContain('12 of 14 done.');
        saved();
        button(find(element, 'c-ui-failure'), 'Try again').click();
        await settle(20);
        expect(update).toHaveBeenLastCalledWith(expect.anything(), { ifUnmodifiedSince: '2026-08-27T13:55:00.000Z' });
    });

    it('is waived with a reason that is asked for', async () => {
        saved();
        asked.mockResolvedValue({ reason: 'They have an agency' });
        const element = await show();
        await act(element, 'renewalSigned', 'waive');
        expect(lastForm().check({ reason: '' })).toEqual({ reason: 'Give a reason.' });
        expect(lastForm().check({ reason: 'x' })).toEqual({ reason: '' });
        expect(update.mock.lastCall?.[0].fields).toMatchObject({
            Waived_On__c: '2026-08-27',
            Waiver_Reason__c: 'They have an agency'
        });
    });

    it('is left alone when the dialog is left', async () => {
        asked.mockResolvedValue(undefined);
        const element = await show();
        await Promise.all(['waive', 'day', 'replan', 'figure'].map((action) => act(element, 'leadGoal', action)));
        expect(asked).toHaveBeenCalledTimes(4);
        expect(update).not.toHaveBeenCalled();
    });

    it('is asked for again', async () => {
        saved();
        const element = await show((query) =>
            set(milestone(query, 'renewalSigned'), { Waived_On__c: '2026-08-01', Waiver_Reason__c: 'x' })
        );
        await act(element, 'renewalSigned', 'unwaive');
        expect(update.mock.lastCall?.[0].fields).toMatchObject({ Waived_On__c: null, Waiver_Reason__c: null });
    });

    it('was done on another day', async () => {
        saved();
        asked.mockResolvedValue({ on: '2026-08-03' });
        const element = await show();
        await act(element, 'renewalSigned', 'day');
        const fault = { on: 'Choose a day from Dec 1, 2025 to today.' };
        expect(lastForm().check({ on: '2025-11-30' })).toEqual(fault);
        expect(lastForm().check({ on: '2026-08-28' })).toEqual(fault);
        expect(lastForm().check({ on: '' })).toEqual(fault);
        expect(lastForm().check({ on: '2025-12-01' })).toEqual({ on: '' });
        expect(update.mock.lastCall?.[0].fields).toMatchObject({ Completed_On__c: '2026-08-03' });
    });

    it('is re-planned to a week of the term, and the days that reports read go with it', async () => {
        saved();
        asked.mockResolvedValue({ week: '40' });
        const element = await show();
        await act(element, 'leadGoal', 'replan');
        for (const week of ['0', '53', '1.5', '', 'x']) {
            expect(lastForm().check({ week })).toEqual({ week: 'Enter a week from 1 to 52.' });
        }
        expect(update.mock.lastCall?.[0].fields).toEqual({
            Id: `${JOURNEY}-leadGoal`,
            Due_Week__c: 40,
            Due_On__c: '2026-09-06',
            Stuck_On__c: '2027-01-19'
        });
        expect(textOf(element)).toContain('Lead goal is now due in week 40.');
    });

    it('that came with a newer model is created by its tick', async () => {
        jest.mocked(createRecord).mockResolvedValue({ id: 'x', apiName: 'Success_Milestone__c', fields: {} });
        const element = await show((query) => {
            const rows = query.Success_Milestone__c!;
            rows.edges = rows.edges.filter(({ node }) => node.Id !== `${JOURNEY}-renewalSigned`);
        });
        await act(element, 'renewalSigned', 'complete');
        expect(createRecord).toHaveBeenCalledWith({
            apiName: 'Success_Milestone__c',
            fields: expect.objectContaining({
                Milestone_Unique_Key__c: `${ACCOUNT}:main:2:renewalSigned`,
                Completed_On__c: '2026-08-27'
            }) as unknown
        });
    });
});

describe('a goal', () => {
    it('takes a figure, and is done by the first that reaches it', async () => {
        saved();
        asked.mockResolvedValue({ percent: '72.5', on: '2026-08-27' });
        const element = await show();
        await act(element, 'leadGoal', 'figure');
        expect(lastForm().intro).toBe('So far: 41% on May 10 and 59% on Aug 9.');
        expect(lastForm().check({ percent: '-1', on: '2026-08-28' })).toEqual({
            percent: 'Enter a percentage of 0 or more.',
            on: 'Choose a day from Dec 1, 2025 to today.'
        });
        expect(update.mock.lastCall?.[0].fields).toEqual({
            Id: `${JOURNEY}-leadGoal`,
            Attained__c: 72.5,
            Attained_On__c: '2026-08-27',
            Goal_Readings__c:
                '[{"on":"2026-05-10","percent":41},{"on":"2026-08-09","percent":59},{"on":"2026-08-27","percent":72.5}]'
        });
        asked.mockResolvedValue({ percent: '101', on: '2026-08-26' });
        await act(element, 'leadGoal', 'figure');
        expect(update.mock.lastCall?.[0].fields).toMatchObject({ Attained__c: 101, Completed_On__c: '2026-08-26' });
    });
});

describe('notes of a stage', () => {
    async function write(element: HTMLElement, before: string): Promise<void> {
        const detail = { stage: 'achievement', name: 'challenge', before, value: 'Content slots stay empty' };
        find(element, 'c-journey-stage').dispatchEvent(new CustomEvent('save', { detail }));
        await settle(20);
    }

    it('are saved in place', async () => {
        saved();
        const element = await show();
        await write(element, 'Missed the quarterly lead goal');
        expect(update.mock.lastCall?.[0].fields).toEqual({
            Id: `${JOURNEY}-achievement`,
            Customer_Challenge__c: 'Content slots stay empty'
        });
        expect(textOf(element)).toContain('Customer challenge is saved.');
    });

    it('that somebody else wrote meanwhile are not overwritten', async () => {
        const element = await show((query) =>
            set(stage(query, 'achievement'), { Customer_Challenge__c: 'The words of another' })
        );
        await write(element, 'Missed the quarterly lead goal');
        expect(update).not.toHaveBeenCalled();
        expect(textOf(element)).toContain('Customer challenge was not saved. Dana Whitfield changed it');
    });
});

describe('the term', () => {
    it('is marked as lost with a reason', async () => {
        saved();
        asked.mockResolvedValue({ on: '2026-08-26', reason: 'No budget' });
        const element = await show();
        await choose(element, 'lost');
        expect(lastForm().check({ on: '2026-08-26', reason: '' })).toEqual({ on: '', reason: 'Give a reason.' });
        expect(update.mock.lastCall?.[0].fields).toEqual({
            Id: JOURNEY,
            Outcome__c: 'Lost',
            Outcome_On__c: '2026-08-26',
            Outcome_Reason__c: 'No budget'
        });
    });

    it('is marked as renewed, reason or not, and undecided again', async () => {
        saved();
        asked.mockResolvedValue({ on: '2026-08-26', reason: '' });
        const element = await show();
        await choose(element, 'renewed');
        expect(lastForm().check({ on: '2026-08-26', reason: '' })).toEqual({ on: '', reason: '' });
        expect(update.mock.lastCall?.[0].fields).toMatchObject({ Outcome__c: 'Renewed', Outcome_Reason__c: null });
        await choose(element, 'undecide');
        expect(update.mock.lastCall?.[0].fields).toMatchObject({ Outcome__c: null, Outcome_On__c: null });
    });

    it('changes its notice alone by one record', async () => {
        saved();
        asked.mockResolvedValue({
            startsOn: '2025-12-01',
            endsOn: '2026-11-30',
            noticeDays: '45',
            procurementDays: ''
        });
        const element = await show();
        await choose(element, 'editTerm');
        expect(
            lastForm().check({ startsOn: '', endsOn: '2025-01-01', noticeDays: '400', procurementDays: '1.5' })
        ).toEqual({
            startsOn: 'Choose the first day of the term.',
            endsOn: '',
            noticeDays: 'Enter a whole number of days, 0 to 365.',
            procurementDays: 'Enter a whole number of days, 0 to 365.'
        });
        expect(executeMutation).not.toHaveBeenCalled();
        expect(update.mock.lastCall?.[0].fields).toMatchObject({ Notice_Days__c: 45, Procurement_Days__c: null });
    });

    it('takes its milestones along to other dates, in one request', async () => {
        executeMutation.mockResolvedValue({ data: {} });
        asked.mockResolvedValue({
            startsOn: '2025-12-08',
            endsOn: '2026-11-30',
            noticeDays: '30',
            procurementDays: '30'
        });
        const element = await show();
        await choose(element, 'editTerm');
        expect(update).not.toHaveBeenCalled();
        const { variables } = executeMutation.mock.lastCall?.[0] as { variables: Record<string, unknown> };
        expect(variables.journey).toMatchObject({ Id: JOURNEY, Success_Journey__c: { Starts_On__c: '2025-12-08' } });
        expect(variables.milestone0).toMatchObject({ Success_Milestone__c: { Due_On__c: '2025-12-14' } });
        expect(textOf(element)).toContain('Term 2 is changed.');
    });

    it('that somebody else changed just before is not overwritten', async () => {
        asked.mockResolvedValue({
            startsOn: '2025-12-08',
            endsOn: '2026-11-30',
            noticeDays: '30',
            procurementDays: '30'
        });
        const element = await show();
        refreshMock.mockImplementation(() => {
            emitGraphql(acmeData((query) => set(journey(query), { LastModifiedDate: '2026-08-27T13:59:50.000Z' })));
            return Promise.resolve();
        });
        await choose(element, 'editTerm');
        expect(executeMutation).not.toHaveBeenCalled();
        expect(textOf(element)).toContain('Term 2 was not saved. Dana Whitfield changed it a moment ago.');
    });
});

describe('starting', () => {
    const answer = { subscription: 'main', term: '2', startsOn: '2025-12-01', endsOn: '2026-11-30' };

    it('a journey offers the year the customer is in, and makes it in one request', async () => {
        executeMutation.mockResolvedValue({ data: {} });
        asked.mockResolvedValue(answer);
        const element = await show(removeJourneys);
        button(element, 'Start journey').click();
        await settle(20);
        expect(lastForm().fields.map(({ value }) => value)).toEqual(['main', '2', '2025-12-01', '2026-11-30']);
        expect(lastForm().intro).toBe('Creates 14 milestones in 6 stages, with weeks counted from the first day.');
        expect(lastForm().derive?.({ startsOn: '2026-03-01' }, 'startsOn')).toEqual({ endsOn: '2027-02-28' });
        expect(lastForm().derive?.({ startsOn: '2026-03-01' }, 'term')).toEqual({});
        expect(lastForm().check({ subscription: 'a:b', term: '0', startsOn: 'x', endsOn: '' })).toEqual({
            subscription: 'Enter a name of up to 40 characters, without a colon.',
            term: 'Enter a whole number from 1 that no other journey of this subscription has.',
            startsOn: 'Choose the first day of the term.',
            endsOn: ''
        });
        expect(executeMutation).toHaveBeenCalledTimes(1);
        expect(executeMutation.mock.lastCall?.[0]).toMatchObject({
            variables: { journey: { Success_Journey__c: { Journey_Key__c: `${ACCOUNT}:main:2` } } }
        });
        expect(toasts.mock.calls[0]?.[0].detail.title).toBe('The journey through term 2 has started.');
    });

    it('the next term follows a renewal', async () => {
        asked.mockResolvedValue(undefined);
        const element = await show((query) =>
            set(journey(query), { Outcome__c: 'Renewed', Outcome_On__c: '2026-08-01' })
        );
        button(element, 'Start term 3').click();
        await settle(20);
        expect(lastForm().fields.map(({ value }) => value)).toEqual(['main', '3', '2026-12-01', '2027-11-30']);
        expect(lastForm().check({ ...answer, term: '2' }).term).toContain('no other journey');
        expect(executeMutation).not.toHaveBeenCalled();
    });

    it('says when somebody else was faster, and why it was refused', async () => {
        executeMutation.mockResolvedValueOnce({ errors: [{ message: 'duplicate value found: Journey_Key__c' }] });
        asked.mockResolvedValue(answer);
        const element = await show(removeJourneys);
        button(element, 'Start journey').click();
        await settle(20);
        expect(textOf(element)).toContain('The journey was not started. Somebody else started it a moment ago.');
        await expect(element).toBeAccessible();
        executeMutation.mockResolvedValueOnce({ errors: [{ message: 'No access' }] });
        button(element, 'Start journey').click();
        await settle(20);
        expect(textOf(element)).toContain('The journey was not started. No access');
        expect(toasts).not.toHaveBeenCalled();
    });
});
