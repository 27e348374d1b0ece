import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { ask } from 'c/uiAsk';
import type { Form } from 'c/uiAsk';
import Voice from 'c/voice';
import type { FollowUpForm } from 'c/voiceFollowUp';
import { stopDate } from 'test/jest/clock';
import { button, clearPage, find, findAll, mount, settle, textOf } from 'test/jest/components';
import { emitGraphql, emitGraphqlErrors, lastGraphqlConfig, refreshMock } from 'test/jest/graphql';
import { emitAccountOfOpportunity } from 'test/jest/records';

jest.mock('c/uiAsk', () => ({ ask: jest.fn() }));
jest.mock('@salesforce/i18n/timeZone', () => ({ __esModule: true, default: 'America/New_York' }), { virtual: true });
jest.mock('@salesforce/i18n/locale', () => ({ __esModule: true, default: 'en-US' }), { virtual: true });
jest.mock('@salesforce/user/Id', () => ({ __esModule: true, default: '005000000000001AAA' }), { virtual: true });

const ACCOUNT = '001000000000001AAA';
const CUSTOMER = 'a01000000000001AAA';
const ME = '005000000000001AAA';
const DANA = '005000000000002AAA';
const READ_AT = '2026-08-20T10:00:00.000Z';
const asked = jest.mocked(ask);
const update = jest.mocked(updateRecord);
const create = jest.mocked(createRecord);

type Node = Record<string, unknown>;

interface Adapter {
    emit(value: unknown): void;
}

interface Answer {
    readonly id: string;
    readonly kind: 'CSAT' | 'NPS';
    readonly answer: number;
    readonly on: string;
    readonly more?: Node;
}

const LOW: Answer = { id: 's1', kind: 'CSAT', answer: 2, on: '2026-08-10', more: { Follow_Up__c: 'Open' } };
const GOOD: Answer = { id: 's2', kind: 'CSAT', answer: 5, on: '2026-08-20', more: { Comment__c: 'Solved at once' } };
const PROMOTER: Answer = { id: 's3', kind: 'NPS', answer: 10, on: '2026-06-20' };

function values(fields: Node): Node {
    return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value }]));
}

function connection(nodes: readonly Node[]): unknown {
    return { edges: nodes.map((node) => ({ node })) };
}

function surveyNode({ id, kind, answer, on, more = {} }: Answer): Node {
    const { by, ...own } = more;
    return {
        Id: id,
        ...values({
            Customer__c: CUSTOMER,
            Survey_Kind__c: kind,
            Answer__c: answer,
            Answered_On__c: on,
            Touchpoint__c: 'QBR',
            Comment__c: null,
            Respondent__c: 'contact-1',
            Survey_Case__c: null,
            Follow_Up__c: 'Not Needed',
            Followed_Up_By__c: null,
            Followed_Up_On__c: null,
            Follow_Up_Outcome__c: null,
            LastModifiedDate: READ_AT,
            ...own
        }),
        Respondent__r: values({ Name: 'Maria Lopez' }),
        Survey_Case__r: null,
        Followed_Up_By__r: by === undefined ? null : values({ Name: by }),
        LastModifiedBy: values({ Name: 'Dana Whitfield' })
    };
}

function data(answers: readonly Answer[], change: (query: Node) => void = () => undefined): unknown {
    const query: Node = {
        Account: connection([{ Id: ACCOUNT, ...values({ Name: 'Acme Robotics' }) }]),
        Success_Customer__c: connection([
            {
                Id: CUSTOMER,
                ...values({ Account_Key__c: ACCOUNT }),
                CSM__r: { Id: DANA, ...values({ Name: 'Dana Whitfield' }) },
                CSE__r: null
            }
        ]),
        Success_Survey__c: connection(answers.map(surveyNode)),
        Contact: connection([{ Id: 'contact-1', ...values({ Name: 'Maria Lopez', Title: 'VP' }) }])
    };
    change(query);
    return { uiapi: { query } };
}

function card(objectApiName = 'Account'): HTMLElement {
    return mount('c-voice', Voice, { recordId: ACCOUNT, objectApiName });
}

async function show(answer: unknown, mayWrite = true): Promise<HTMLElement> {
    const element = card();
    emitGraphql(answer);
    (getObjectInfo as unknown as Adapter).emit({ createable: mayWrite, updateable: mayWrite });
    await settle();
    return element;
}

/** Opens the follow-up of the answer whose turn it is, and saves what is entered. */
async function followUp(element: HTMLElement, entered: object): Promise<FollowUpForm> {
    find(element, 'button[data-id="s1"]').click();
    await settle();
    const form = find(element, 'c-voice-follow-up');
    const shown = form.form as FollowUpForm;
    form.dispatchEvent(new CustomEvent('save', { detail: entered }));
    await settle(20);
    return shown;
}

const CALLED = { state: 'Called', by: ME, on: '2026-08-27', outcome: '' };
const lastForm = (): Form => asked.mock.lastCall![0];

beforeEach(() => {
    stopDate('2026-08-27T14:00:00.000Z');
    refreshMock.mockResolvedValue(undefined);
});

afterEach(() => {
    jest.useRealTimers();
    clearPage();
    jest.clearAllMocks();
});

describe('what the customer says', () => {
    it('is asked for once, of the account or that of the opportunity', async () => {
        const element = card('Opportunity');
        await settle();
        expect(lastGraphqlConfig().query).toBeUndefined();
        emitAccountOfOpportunity('001000000000009AAA');
        await settle();
        expect(lastGraphqlConfig().variables).toEqual({ record: '001000000000009AAA' });
        expect((lastGraphqlConfig().query as { text: string }).text).toContain('Success_Customer__c');
        expect(textOf(element)).toContain('Loading');
        await expect(element).toBeAccessible();
    });

    it('is told as figures with their answers, and what waits for a call first', async () => {
        const element = await show(data([GOOD, LOW, PROMOTER]));
        const text = textOf(element);
        expect(text).toContain('1 low answer waits for a call. The oldest is of Aug 10.');
        const [csat, nps] = findAll(element, 'c-voice-trend').map(textOf);
        expect(csat).toContain('CSAT 50% 1 of 2 satisfied, 90 days 2 answers only: too few to rely on');
        expect(nps).toContain('NPS +100 1 answer, 180 days 1 answer only: too few to rely on');
        const answers = findAll(element, '.answer').map(textOf);
        expect(answers[0]).toContain('Dissatisfied CSAT 2 of 5 QBR · Aug 10');
        expect(answers[0]).toContain('Nobody has called yet. Record the call');
        expect(answers[1]).toContain('Solved at once');
        expect(answers[1]).not.toContain('call');
        await expect(element).toBeAccessible();
    });

    it('says since when nobody answered, and of what nobody ever was asked', async () => {
        const element = await show(data([{ ...GOOD, on: '2026-01-05' }]));
        const [csat, nps] = findAll(element, 'c-voice-trend').map(textOf);
        expect(csat).toContain('CSAT – No answer in 90 days; the last on Jan 5');
        expect(nps).toContain('NPS – Never answered');
        await expect(element).toBeAccessible();
    });

    it('does not call few answers what are enough', async () => {
        const more = ['s4', 's5'].map((id) => ({ ...GOOD, id }));
        const element = await show(data([GOOD, ...more]));
        expect(textOf(findAll(element, 'c-voice-trend')[0]!)).toBe(
            'CSAT 100% 3 of 3 satisfied, 90 days Aug 28, 2025 Aug 27'
        );
    });

    it('stands in a table, too', async () => {
        const element = await show(data([GOOD, LOW, PROMOTER]));
        button(element, 'Show as table').click();
        await settle();
        const rows = findAll(element, 'tbody tr').map(textOf);
        expect(rows).toHaveLength(14);
        expect(rows[0]).toBe('Aug 27, 2026 50% 2 +100 1');
        expect(rows[1]).toBe('Jul 30, 2026 – 0 +100 1');
        await expect(element).toBeAccessible();
        button(element, 'Show as charts').click();
        await settle();
        expect(findAll(element, 'c-voice-trend')).toHaveLength(2);
    });

    it('shows the latest four, and all on demand', async () => {
        const many = Array.from({ length: 6 }, (_, index) => ({ ...GOOD, id: `m${index}` }));
        const element = await show(data(many));
        expect(findAll(element, '.answer')).toHaveLength(4);
        button(element, 'Show all 6 answers').click();
        await settle();
        expect(findAll(element, '.answer')).toHaveLength(6);
        expect(button(element, 'Show fewer').getAttribute('aria-expanded')).toBe('true');
    });

    it('names who called, and what came of it', async () => {
        const call = { by: 'Dana Whitfield', Followed_Up_On__c: '2026-08-12' };
        const element = await show(
            data([
                { ...LOW, more: { ...call, Follow_Up__c: 'Called' } },
                {
                    ...LOW,
                    id: 's7',
                    more: { ...call, Follow_Up__c: 'Closed', Follow_Up_Outcome__c: 'Training booked' }
                },
                { ...LOW, id: 's8', more: { Follow_Up__c: 'Not Needed' } }
            ])
        );
        const [called, settled, none] = findAll(element, '.answer').map(textOf);
        expect(called).toContain('Dana Whitfield called on Aug 12. It is not settled yet. Change');
        expect(settled).toContain('Dana Whitfield called on Aug 12. Training booked Change');
        expect(none).toContain('No call is needed.');
    });

    it.each<[string, (query: Node) => void]>([
        ['not set up as a success customer', (query) => (query.Success_Customer__c = connection([]))],
        ['permission set Success CSM', (query) => delete query.Success_Survey__c],
        ['permission set Success CSM', (query) => delete query.Success_Customer__c],
        ['This account does not exist', (query) => (query.Account = connection([]))]
    ])('says "%s"', async (text, change) => {
        const element = await show(data([GOOD], change));
        expect(textOf(element)).toContain(text);
        await expect(element).toBeAccessible();
    });

    it('says that nobody answered, and who may record an answer', async () => {
        const may = await show(data([]));
        expect(textOf(may)).toContain(
            'Nobody has answered yet No answer of Acme Robotics is recorded here. Record what you hear'
        );
        await expect(may).toBeAccessible();
        clearPage();
        const mayNot = await show(data([]), false);
        expect(textOf(mayNot)).toContain('Whoever may record answers');
        expect(findAll(mayNot, 'lightning-button')).toHaveLength(0);
    });

    it('says what happened when the query fails, and asks again', async () => {
        const element = card();
        emitGraphqlErrors([{ message: 'Timed out' }]);
        await settle();
        expect(textOf(element)).toContain('Answers could not be loaded');
        find(element, 'c-ui-card').dispatchEvent(new CustomEvent('retry'));
        expect(refreshMock).toHaveBeenCalledTimes(1);
    });

    it('offers no calls to who may not write them', async () => {
        const element = await show(data([LOW]), false);
        expect(textOf(element)).toContain('Nobody has called yet.');
        expect(findAll(element, 'button[data-id]')).toHaveLength(0);
    });
});

describe('a call about a low answer', () => {
    it('is shown at once and kept, and taken back by undo', async () => {
        const changed = {
            id: 's1',
            apiName: 'Success_Survey__c',
            lastModifiedDate: '2026-08-27T14:00:01.000Z',
            fields: {}
        };
        update.mockResolvedValue(changed);
        const element = await show(data([LOW, GOOD]));
        const form = await followUp(element, CALLED);
        expect(form).toMatchObject({ state: 'Called', by: ME, on: '2026-08-27', earliest: '2026-08-10' });
        expect(form.people).toEqual([
            { value: ME, label: 'You' },
            { value: DANA, label: 'Dana Whitfield' }
        ]);
        expect(update).toHaveBeenCalledWith(
            {
                fields: {
                    Id: 's1',
                    Follow_Up__c: 'Called',
                    Followed_Up_By__c: ME,
                    Followed_Up_On__c: '2026-08-27',
                    Follow_Up_Outcome__c: null
                }
            },
            { ifUnmodifiedSince: READ_AT }
        );
        find(element, 'c-ui-undo').dispatchEvent(new CustomEvent('undo'));
        await settle(20);
        expect(update.mock.lastCall).toEqual([
            {
                fields: {
                    Id: 's1',
                    Follow_Up__c: 'Open',
                    Followed_Up_By__c: null,
                    Followed_Up_On__c: null,
                    Follow_Up_Outcome__c: null
                }
            },
            { ifUnmodifiedSince: '2026-08-27T14:00:01.000Z' }
        ]);
    });

    it('is shown while it is saved, with its name', async () => {
        update.mockReturnValue(new Promise(() => undefined));
        const element = await show(data([LOW]));
        await followUp(element, { ...CALLED, by: DANA });
        expect(textOf(element)).toContain('Dana Whitfield called on Aug 27. It is not settled yet.');
        expect(textOf(element)).not.toContain('waits for a call');
        await expect(element).toBeAccessible();
    });

    it('waits again when the save fails', async () => {
        update.mockRejectedValue({ body: { message: 'No access' } });
        const element = await show(data([LOW]));
        await followUp(element, CALLED);
        expect(textOf(element)).toContain('The follow-up was not saved. No access What you see is what the org has.');
        expect(textOf(element)).toContain('1 low answer waits for a call.');
        await expect(element).toBeAccessible();
        button(find(element, 'c-ui-failure'), 'Dismiss').click();
        await settle();
        expect(textOf(element)).not.toContain('No access');
    });

    it('that another made meanwhile is shown as the other made it', async () => {
        update.mockRejectedValue({ status: 412 });
        const element = await show(data([LOW]));
        const theirs = {
            Follow_Up__c: 'Called',
            by: 'Dana Whitfield',
            Followed_Up_On__c: '2026-08-26',
            LastModifiedDate: '2026-08-27T13:59:00.000Z'
        };
        refreshMock.mockImplementation(() => {
            emitGraphql(data([{ ...LOW, more: theirs }]));
            return Promise.resolve();
        });
        await followUp(element, CALLED);
        expect(textOf(element)).toContain('The follow-up was not saved. Dana Whitfield changed it');
        expect(textOf(element)).toContain('Dana Whitfield called on Aug 26. It is not settled yet.');
    });

    it('needs nothing of who and when where no call is needed, and may be left', async () => {
        update.mockResolvedValue({ id: 's1', apiName: 'Success_Survey__c', fields: {} });
        const element = await show(data([LOW]));
        find(element, 'button[data-id="s1"]').click();
        await settle();
        find(element, 'c-voice-follow-up').dispatchEvent(new CustomEvent('cancel'));
        await settle();
        expect(findAll(element, 'c-voice-follow-up')).toHaveLength(0);
        expect(update).not.toHaveBeenCalled();
        await followUp(element, { ...CALLED, state: 'Not Needed' });
        expect(update.mock.lastCall?.[0].fields).toMatchObject({ Follow_Up__c: 'Not Needed', Followed_Up_By__c: null });
    });
});

describe('an answer that somebody gave', () => {
    it('is checked and written down, low ones for a call', async () => {
        create.mockResolvedValue({ id: 's9', apiName: 'Success_Survey__c', fields: {} });
        asked.mockResolvedValue({
            kind: 'NPS',
            answer: '3',
            on: '2026-08-26',
            touchpoint: 'QBR',
            respondent: 'contact-1',
            comment: 'Nobody calls us back'
        });
        const element = await show(data([GOOD]));
        button(element, 'Record an answer').click();
        await settle(20);
        const { check, fields } = lastForm();
        expect(fields.find(({ name }) => name === 'respondent')?.options?.[0]).toEqual({
            value: 'contact-1',
            label: 'Maria Lopez, VP'
        });
        const fits = { kind: 'CSAT', answer: '5', on: '2026-08-27' };
        expect(check(fits)).toEqual({ answer: '', on: '' });
        expect(check({ ...fits, answer: '6' }).answer).toBe('Enter a whole number from 1 to 5.');
        expect(check({ ...fits, answer: '' }).answer).toBe('Enter a whole number from 1 to 5.');
        expect(check({ ...fits, kind: 'NPS', answer: '7.5' }).answer).toBe('Enter a whole number from 0 to 10.');
        expect(check({ ...fits, on: '2026-08-28' }).on).toBe('Choose a day up to today.');
        expect(create).toHaveBeenCalledWith({
            apiName: 'Success_Survey__c',
            fields: {
                Customer__c: CUSTOMER,
                Survey_Key__c: expect.stringMatching(new RegExp(`^${ACCOUNT}:manual-[0-9a-z]+-[0-9a-z]+$`)) as string,
                Survey_Kind__c: 'NPS',
                Answer__c: 3,
                Answered_On__c: '2026-08-26',
                Touchpoint__c: 'QBR',
                Respondent__c: 'contact-1',
                Comment__c: 'Nobody calls us back',
                Survey_Source__c: 'Manual',
                Follow_Up__c: 'Open'
            }
        });
    });

    it('says why it was refused', async () => {
        create.mockRejectedValue({ body: { message: 'No access' } });
        asked.mockResolvedValue({ kind: 'CSAT', answer: '5', on: '2026-08-27', respondent: '-', comment: '' });
        const element = await show(data([]));
        button(element, 'Record an answer').click();
        await settle(20);
        expect(textOf(element)).toContain('The answer was not recorded. No access');
    });
});
