import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { defaultModel } from 'c/success';
import { ask } from 'c/uiAsk';
import type { Form } from 'c/uiAsk';
import Advocacy from 'c/advocacy';
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
const READ_AT = '2026-08-20T10:00:00.000Z';
const asked = jest.mocked(ask);
const update = jest.mocked(updateRecord);
const create = jest.mocked(createRecord);

type Node = Record<string, unknown>;

interface Adapter {
    emit(value: unknown): void;
}

interface Row {
    readonly id: string;
    readonly kind: string;
    readonly on: string;
    readonly status?: string | null;
    readonly more?: Node;
}

const STUDY: Row = { id: 's1', kind: 'Case Study', on: '2026-08-10', status: 'Asked' };
const CALL: Row = {
    id: 's2',
    kind: 'Reference Call',
    on: '2026-05-04',
    status: 'Given',
    more: { Given_On__c: '2026-05-20' }
};

function values(fields: Node): Node {
    return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value }]));
}

function connection(nodes: readonly Node[]): unknown {
    return { edges: nodes.map((node) => ({ node })) };
}

function data(rows: readonly Row[], change: (query: Node) => void = () => undefined): unknown {
    const query: Node = {
        Account: connection([{ Id: ACCOUNT, ...values({ Name: 'Acme Robotics' }) }]),
        Success_Customer__c: connection([{ Id: CUSTOMER }]),
        Success_Advocacy__c: connection(
            rows.map(({ id, kind, on, status = null, more = {} }) => ({
                Id: id,
                ...values({
                    Customer__c: CUSTOMER,
                    Advocacy_Kind__c: kind,
                    Advocate_Contact__c: 'contact-1',
                    Asked_On__c: on,
                    Advocacy_Status__c: status,
                    Given_On__c: null,
                    Advocacy_Note__c: 'For the spring launch',
                    LastModifiedDate: READ_AT,
                    ...more
                }),
                Advocate_Contact__r: values({ Name: 'Maria Lopez' }),
                Asked_By__r: values({ Name: 'Ann Brown' }),
                LastModifiedBy: values({ Name: 'Dana Whitfield' })
            }))
        ),
        Success_Play__c: connection([]),
        Contact: connection([{ Id: 'contact-1', ...values({ Name: 'Maria Lopez', Title: 'VP' }) }]),
        Success_Model__c: connection([{ Id: 'm', ...values({ Document__c: JSON.stringify(defaultModel) }) }])
    };
    change(query);
    return { uiapi: { query } };
}

function card(objectApiName = 'Account'): HTMLElement {
    return mount('c-advocacy', Advocacy, { recordId: ACCOUNT, objectApiName });
}

async function show(answer: unknown, mayWrite = true): Promise<HTMLElement> {
    const element = card();
    emitGraphql(answer);
    (getObjectInfo as unknown as Adapter).emit({ createable: mayWrite, updateable: mayWrite });
    await settle();
    return element;
}

async function choose(element: HTMLElement, id: string, value: string): Promise<void> {
    const menu = find(element, `c-ui-menu[data-id="${id}"]`);
    menu.dispatchEvent(new CustomEvent('select', { detail: { value } }));
    await settle(20);
}

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

describe('what a customer was asked for', () => {
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

    it('stands with what came of it, and with room for another ask', async () => {
        const element = await show(data([STUDY]));
        const text = textOf(element);
        expect(text).toContain('May be asked Asked once in 180 days; 2 asks are the limit.');
        expect(text).toContain('Not nominated yet. Nominate');
        expect(text).toContain('Case study Asked Maria Lopez asked Aug 10 by Ann Brown For the spring launch');
        await expect(element).toBeAccessible();
    });

    it('says when the limit is reached, and until when', async () => {
        const element = await show(data([STUDY, CALL]));
        const text = textOf(element);
        expect(text).toContain(
            'Asked enough Asked 2 times in 180 days; 2 asks are the limit. Not again before Oct 31.'
        );
        expect(text).toContain('asked May 4 by Ann Brown · given May 20');
        await expect(element).toBeAccessible();
    });

    it('names the nomination, by a person or by the play', async () => {
        const nomination: Row = { id: 'n', kind: 'Nomination', on: '2026-07-01' };
        const byPerson = await show(data([nomination]));
        expect(textOf(byPerson)).toContain('Not asked in 180 days; 2 asks are the limit.');
        expect(textOf(byPerson)).toContain('Nominated Jul 1 by Ann Brown.');
        expect(findAll(byPerson, '.ask')).toHaveLength(0);
        clearPage();
        const why = 'NPS 10 of 10 on 2026-08-01 and health is Green';
        const byPlay = await show(
            data([nomination], (query) => {
                const play = values({ Customer__c: CUSTOMER, Started_On__c: '2026-08-03', Why__c: why });
                query.Success_Play__c = connection([{ Id: 'p', ...play }]);
            })
        );
        expect(textOf(byPlay)).toContain(
            'Nominated Aug 3 by the Advocate play: NPS 10 of 10 on Aug 1 and health is Green'
        );
        expect(findAll(byPlay, '.nominated button')).toHaveLength(0);
    });

    it('knows no limit where the model sets none, and the default one where no model can be read', async () => {
        const { advocacy, ...without } = defaultModel;
        expect(advocacy).toBeDefined();
        const model = (document: unknown) => (query: Node) => {
            query.Success_Model__c = connection([{ Id: 'm', ...values({ Document__c: document }) }]);
        };
        const unlimited = await show(data([STUDY, CALL], model(JSON.stringify(without))));
        expect(textOf(unlimited)).toContain('The Success Model sets no limit.');
        clearPage();
        const unread = await show(data([STUDY, CALL], model(null)));
        expect(textOf(unread)).toContain('Asked enough');
    });

    it('shows the latest four, and all on demand', async () => {
        const many = Array.from({ length: 6 }, (_, index) => ({ ...CALL, id: `c${index}` }));
        const element = await show(data(many));
        expect(findAll(element, '.ask')).toHaveLength(4);
        button(element, 'Show all 6').click();
        await settle();
        expect(findAll(element, '.ask')).toHaveLength(6);
    });

    it.each<[string, (query: Node) => void]>([
        ['not set up as a success customer', (query) => (query.Success_Customer__c = connection([]))],
        ['permission set Success CSM', (query) => delete query.Success_Advocacy__c],
        ['This account does not exist', (query) => (query.Account = connection([]))]
    ])('says "%s"', async (text, change) => {
        const element = await show(data([STUDY], change));
        expect(textOf(element)).toContain(text);
        await expect(element).toBeAccessible();
    });

    it('says that nobody was asked, and offers what the viewer may do', async () => {
        const may = await show(data([]));
        expect(textOf(may)).toContain('Never asked to speak for us Acme Robotics was not nominated yet.');
        expect(findAll(may, 'lightning-button')).toHaveLength(2);
        await expect(may).toBeAccessible();
        clearPage();
        const mayNot = await show(data([]), false);
        expect(findAll(mayNot, 'lightning-button')).toHaveLength(0);
    });

    it('says what happened when the query fails, and asks again', async () => {
        const element = card();
        emitGraphqlErrors([{ message: 'Timed out' }]);
        await settle();
        expect(textOf(element)).toContain('Advocacy could not be loaded');
        find(element, 'c-ui-card').dispatchEvent(new CustomEvent('retry'));
        expect(refreshMock).toHaveBeenCalledTimes(1);
    });
});

describe('an ask', () => {
    it('is recorded in the name of whoever looks', async () => {
        create.mockResolvedValue({ id: 's9', apiName: 'Success_Advocacy__c', fields: {} });
        asked.mockResolvedValue({ kind: 'Testimonial', contact: 'contact-1', on: '2026-08-26', note: '' });
        const element = await show(data([STUDY]));
        button(element, 'Record an ask').click();
        await settle(20);
        const { check, intro } = lastForm();
        expect(intro).toBe('Asked once in 180 days; 2 asks are the limit.');
        expect(check({ kind: '', on: '2026-08-28', note: '' })).toEqual({
            kind: 'Choose what was asked for.',
            on: 'Choose a day up to today.',
            note: ''
        });
        expect(create).toHaveBeenCalledWith({
            apiName: 'Success_Advocacy__c',
            fields: {
                Customer__c: CUSTOMER,
                Advocacy_Kind__c: 'Testimonial',
                Advocate_Contact__c: 'contact-1',
                Asked_On__c: '2026-08-26',
                Asked_By__c: '005000000000001AAA',
                Advocacy_Status__c: 'Asked',
                Advocacy_Note__c: null
            }
        });
    });

    it('beyond the limit is warned of, and wants a reason', async () => {
        asked.mockResolvedValue(undefined);
        const element = await show(data([STUDY, CALL]));
        button(element, 'Record an ask').click();
        await settle(20);
        const { check, intro, fields } = lastForm();
        expect(intro).toContain('Not again before Oct 31. Ask all the same only with a reason.');
        expect(fields.at(-1)).toMatchObject({ label: 'Why again so soon', required: true });
        const entered = { kind: 'Review', on: '2026-08-27' };
        expect(check({ ...entered, note: '' }).note).toBe('Say why this customer is asked again so soon.');
        expect(check({ ...entered, note: 'Their own wish' })).toEqual({ kind: '', on: '', note: '' });
        expect(create).not.toHaveBeenCalled();
    });

    it('says why it was refused', async () => {
        create.mockRejectedValue({ body: { message: 'No access' } });
        asked.mockResolvedValue({ kind: 'Review', contact: '-', on: '2026-08-27', note: 'x' });
        const element = await show(data([STUDY]));
        button(element, 'Record an ask').click();
        await settle(20);
        expect(textOf(element)).toContain('Review was not saved. No access What you see is what the org has.');
    });

    it('of a nomination has no status', async () => {
        create.mockResolvedValue({ id: 's9', apiName: 'Success_Advocacy__c', fields: {} });
        asked.mockResolvedValue({ contact: '-', on: '2026-08-27', note: 'Loves us' });
        const element = await show(data([STUDY]));
        button(element, 'Nominate').click();
        await settle(20);
        expect(create.mock.lastCall?.[0].fields).toMatchObject({
            Advocacy_Kind__c: 'Nomination',
            Advocacy_Status__c: null,
            Advocate_Contact__c: null,
            Advocacy_Note__c: 'Loves us'
        });
    });
});

describe('what came of an ask', () => {
    const saved = {
        id: 's1',
        apiName: 'Success_Advocacy__c',
        lastModifiedDate: '2026-08-27T14:00:01.000Z',
        fields: {}
    };

    it('is shown at once and kept, and taken back by undo', async () => {
        update.mockResolvedValue(saved);
        const element = await show(data([STUDY]));
        await choose(element, 's1', 'Given');
        expect(update).toHaveBeenCalledWith(
            { fields: { Id: 's1', Advocacy_Status__c: 'Given', Given_On__c: '2026-08-27' } },
            { ifUnmodifiedSince: READ_AT }
        );
        find(element, 'c-ui-undo').dispatchEvent(new CustomEvent('undo'));
        await settle(20);
        expect(update).toHaveBeenLastCalledWith(
            { fields: { Id: 's1', Advocacy_Status__c: 'Asked', Given_On__c: null } },
            { ifUnmodifiedSince: '2026-08-27T14:00:01.000Z' }
        );
    });

    it('is another day, another status or a note', async () => {
        update.mockResolvedValue(saved);
        const element = await show(data([CALL]));
        asked.mockResolvedValueOnce({ on: '2026-05-10' });
        await choose(element, 's2', 'GivenOn');
        expect(lastForm().check({ on: '2026-05-03' })).toEqual({ on: 'Choose a day from the ask to today.' });
        expect(update.mock.lastCall?.[0].fields).toMatchObject({ Given_On__c: '2026-05-10' });
        await choose(element, 's2', 'Declined');
        expect(update.mock.lastCall?.[0].fields).toEqual({
            Id: 's2',
            Advocacy_Status__c: 'Declined',
            Given_On__c: null
        });
        asked.mockResolvedValueOnce({ note: '' });
        await choose(element, 's2', 'note');
        expect(update.mock.lastCall?.[0].fields).toEqual({ Id: 's2', Advocacy_Note__c: null });
    });

    it('is as it was when the save fails, and as another wrote it when somebody was faster', async () => {
        update.mockRejectedValueOnce({ body: { message: 'No access' } });
        const element = await show(data([STUDY]));
        await choose(element, 's1', 'Agreed');
        expect(textOf(element)).toContain('Case study was not saved. No access');
        expect(textOf(find(element, '.ask'))).toContain('Case study Asked');
        await expect(element).toBeAccessible();
        update.mockRejectedValueOnce({ status: 412 });
        refreshMock.mockImplementation(() => {
            emitGraphql(data([{ ...STUDY, status: 'Declined' }]));
            return Promise.resolve();
        });
        await choose(element, 's1', 'Agreed');
        expect(textOf(element)).toContain('Case study was not saved. Dana Whitfield changed it');
        expect(textOf(find(element, '.ask'))).toContain('Declined');
    });
});
