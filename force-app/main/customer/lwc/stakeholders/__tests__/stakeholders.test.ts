import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { ask } from 'c/uiAsk';
import type { Form } from 'c/uiAsk';
import Stakeholders from 'c/stakeholders';
import { stopDate } from 'test/jest/clock';
import { button, clearPage, find, findAll, mount, settle, textOf } from 'test/jest/components';
import { emitGraphql, emitGraphqlErrors, lastGraphqlConfig, refreshMock } from 'test/jest/graphql';
import { emitAccountOfOpportunity } from 'test/jest/records';

jest.mock('c/uiAsk', () => ({ ask: jest.fn() }));
jest.mock('@salesforce/i18n/timeZone', () => ({ __esModule: true, default: 'America/New_York' }), { virtual: true });
jest.mock('@salesforce/i18n/locale', () => ({ __esModule: true, default: 'en-US' }), { virtual: true });

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

interface Person {
    readonly id: string;
    readonly name: string;
    readonly role: string;
    readonly left?: string | null;
    readonly at?: string;
}

const MARIA: Person = { id: 's1', name: 'Maria Lopez', role: 'Sponsor' };
const JON: Person = { id: 's2', name: 'Jon Wu', role: 'Champion' };

function values(fields: Node): Node {
    return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value }]));
}

function connection(nodes: readonly Node[]): unknown {
    return { edges: nodes.map((node) => ({ node })) };
}

function data(people: readonly Person[], change: (query: Node) => void = () => undefined): unknown {
    const query: Node = {
        Account: connection([{ Id: ACCOUNT, ...values({ Name: 'Acme Robotics' }) }]),
        Success_Customer__c: connection([{ Id: CUSTOMER }]),
        Success_Stakeholder__c: connection(
            people.map(({ id, name, role, left = null, at = READ_AT }) => ({
                Id: id,
                ...values({
                    Customer__c: CUSTOMER,
                    Contact__c: `contact-${id}`,
                    Stakeholder_Role__c: role,
                    Influence__c: 'High',
                    Left_On__c: left,
                    Stakeholder_Note__c: 'Runs the blog',
                    LastModifiedDate: at
                }),
                Contact__r: values({ Name: name, Title: 'Manager' }),
                LastModifiedBy: values({ Name: 'Dana Whitfield' })
            }))
        ),
        Contact: connection([{ Id: 'contact-s1', ...values({ Name: 'Maria Lopez', Title: 'VP' }) }])
    };
    change(query);
    return { uiapi: { query } };
}

function card(objectApiName = 'Account'): HTMLElement {
    return mount('c-stakeholders', Stakeholders, { recordId: ACCOUNT, objectApiName });
}

async function show(answer: unknown, mayWrite = true): Promise<HTMLElement> {
    const element = card();
    emitGraphql(answer);
    (getObjectInfo as unknown as Adapter).emit({ createable: mayWrite, updateable: mayWrite });
    await settle();
    return element;
}

async function choose(element: HTMLElement, id: string, value: string): Promise<void> {
    find(element, `c-ui-menu[data-id="${id}"]`).dispatchEvent(new CustomEvent('select', { detail: { value } }));
    await settle(20);
}

const lastForm = (): Form => asked.mock.lastCall![0];

beforeEach(() => {
    stopDate('2026-08-27T14:00:00.000Z');
    refreshMock.mockResolvedValue(undefined);
});

afterEach(() => {
    clearPage();
    jest.resetAllMocks();
    jest.useRealTimers();
});

describe('the states', () => {
    it('asks with the record of the page, and keeps its shape while loading', async () => {
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

    it('lists who matters by role, and who left on demand', async () => {
        const element = await show(
            data([JON, MARIA, { id: 's3', name: 'Old Sponsor', role: 'Sponsor', left: '2026-08-01' }])
        );
        expect(findAll(element, '.role').map((role) => role.textContent)).toEqual(['Sponsor', 'Champion']);
        expect(textOf(element)).not.toContain('Old Sponsor');
        expect(textOf(element)).not.toContain('There is no sponsor');
        button(element, 'Show 1 who left').click();
        await settle();
        expect(textOf(element)).toContain('Left Aug 1');
        await expect(element).toBeAccessible();
    });

    it('warns where no sponsor is left, or none was ever named', async () => {
        const left = await show(data([{ ...MARIA, left: '2026-08-12' }, JON]));
        expect(textOf(left)).toContain('There is no sponsor. The last one left Aug 12.');
        await expect(left).toBeAccessible();
        clearPage();
        const unnamed = await show(data([JON]));
        expect(textOf(unnamed)).toContain('There is no sponsor. Nobody was ever named.');
    });

    it('says that nobody is named, and who may name somebody', async () => {
        const may = await show(data([]));
        expect(textOf(may)).toContain('Nobody named yet Name the sponsor');
        await expect(may).toBeAccessible();
        clearPage();
        const mayNot = await show(data([]), false);
        expect(textOf(mayNot)).toContain('Nobody has named the sponsor');
        expect(findAll(mayNot, 'lightning-button')).toHaveLength(0);
    });

    it.each<[string, (query: Node) => void]>([
        ['not set up as a success customer', (query) => (query.Success_Customer__c = connection([]))],
        ['permission set Success CSM', (query) => delete query.Success_Stakeholder__c],
        ['This account does not exist', (query) => (query.Account = connection([]))]
    ])('says "%s"', async (text, change) => {
        const element = await show(data([MARIA], change));
        expect(textOf(element)).toContain(text);
        await expect(element).toBeAccessible();
    });

    it('says what happened when the query fails, and asks again', async () => {
        const element = card();
        emitGraphqlErrors([{ message: 'Timed out' }]);
        await settle();
        expect(textOf(element)).toContain('Stakeholders could not be loaded');
        find(element, 'c-ui-card').dispatchEvent(new CustomEvent('retry'));
        expect(refreshMock).toHaveBeenCalledTimes(1);
    });

    it('names a contact that the viewer may not see as hidden', async () => {
        const element = await show(
            data([MARIA], (query) => {
                const [edge] = (query.Success_Stakeholder__c as { edges: { node: Node }[] }).edges;
                edge!.node.Contact__r = null;
            })
        );
        expect(textOf(element)).toContain('Hidden contact');
        expect(findAll(element, 'c-ui-record-link')).toHaveLength(0);
    });
});

describe('somebody who left', () => {
    it('is marked at once, with the day of today, and comes back by undo', async () => {
        update.mockResolvedValue({
            id: 's1',
            apiName: 'Success_Stakeholder__c',
            lastModifiedDate: '2026-08-27T14:00:01.000Z',
            fields: {}
        });
        const element = await show(data([MARIA, JON]));
        await choose(element, 's1', 'left');
        expect(update).toHaveBeenCalledWith(
            { fields: { Id: 's1', Left_On__c: '2026-08-27' } },
            { ifUnmodifiedSince: READ_AT }
        );
        expect(textOf(element)).toContain('Maria Lopez has left.');
        find(element, 'c-ui-undo').dispatchEvent(new CustomEvent('undo'));
        await settle(20);
        expect(update).toHaveBeenLastCalledWith(
            { fields: { Id: 's1', Left_On__c: null } },
            { ifUnmodifiedSince: '2026-08-27T14:00:01.000Z' }
        );
    });

    it('is there again when the save fails', async () => {
        update.mockRejectedValue({ body: { message: 'No access' } });
        const element = await show(data([MARIA, JON]));
        await choose(element, 's1', 'left');
        expect(textOf(element)).toContain('Maria Lopez was not saved. No access What you see is what the org has.');
        expect(textOf(element)).not.toContain('There is no sponsor');
        await expect(element).toBeAccessible();
    });

    it('whom another changed meanwhile is shown as the other left it', async () => {
        update.mockRejectedValue({ status: 412 });
        const element = await show(data([MARIA, JON]));
        refreshMock.mockImplementation(() => {
            emitGraphql(data([{ ...MARIA, role: 'User', at: '2026-08-27T13:59:00.000Z' }, JON]));
            return Promise.resolve();
        });
        await choose(element, 's1', 'left');
        expect(textOf(element)).toContain('Maria Lopez was not saved. Dana Whitfield changed it');
        expect(textOf(element)).toContain('There is no sponsor');
    });

    it('left on another day, not after today', async () => {
        update.mockResolvedValue({ id: 's1', apiName: 'Success_Stakeholder__c', fields: {} });
        asked.mockResolvedValue({ on: '2026-08-12' });
        const element = await show(data([MARIA]));
        await choose(element, 's1', 'leftOn');
        expect(lastForm().check({ on: '2026-08-28' })).toEqual({ on: 'Choose a day up to today.' });
        expect(update.mock.lastCall?.[0].fields).toEqual({ Id: 's1', Left_On__c: '2026-08-12' });
    });
});

describe('naming', () => {
    it('adds a contact of the account, each role once', async () => {
        create.mockResolvedValue({ id: 's9', apiName: 'Success_Stakeholder__c', fields: {} });
        asked.mockResolvedValue({ contact: 'contact-s1', role: 'Sponsor', influence: '-', note: '' });
        const element = await show(data([{ ...MARIA, role: 'User' }]));
        button(element, 'Name a sponsor').click();
        await settle(20);
        const [contact, role] = lastForm().fields;
        expect(contact?.options).toEqual([{ value: 'contact-s1', label: 'Maria Lopez, VP' }]);
        expect(role?.value).toBe('Sponsor');
        expect(lastForm().check({ contact: '', role: 'Sponsor' })).toEqual({ contact: 'Choose a contact.' });
        expect(lastForm().check({ contact: 'contact-s1', role: 'User' })).toEqual({
            contact: 'This contact has this role already.'
        });
        expect(lastForm().check({ contact: 'contact-s1', role: 'Sponsor' })).toEqual({ contact: '' });
        expect(create).toHaveBeenCalledWith({
            apiName: 'Success_Stakeholder__c',
            fields: {
                Customer__c: CUSTOMER,
                Contact__c: 'contact-s1',
                Stakeholder_Role__c: 'Sponsor',
                Influence__c: null,
                Stakeholder_Note__c: null
            }
        });
    });

    it('says why it was refused', async () => {
        create.mockRejectedValue({ body: { message: 'No access' } });
        asked.mockResolvedValue({ contact: 'contact-s1', role: 'Sponsor', influence: 'High', note: 'x' });
        const element = await show(data([JON]));
        button(element, 'Add').click();
        await settle(20);
        expect(textOf(element)).toContain('Maria Lopez was not saved. No access');
    });

    it('says that the account has no contacts', async () => {
        asked.mockResolvedValue(undefined);
        const element = await show(data([JON], (query) => (query.Contact = connection([]))));
        button(element, 'Add').click();
        await settle(20);
        expect(lastForm().intro).toBe('Acme Robotics has no contacts. Add one to the account first.');
        expect(create).not.toHaveBeenCalled();
    });

    it('changes role, influence and note', async () => {
        update.mockResolvedValue({ id: 's2', apiName: 'Success_Stakeholder__c', fields: {} });
        asked.mockResolvedValue({ role: 'Decision Maker', influence: 'Low', note: '' });
        const element = await show(data([MARIA, JON]));
        await choose(element, 's2', 'edit');
        expect(lastForm().fields.map(({ value }) => value)).toEqual(['Champion', 'High', 'Runs the blog']);
        expect(update.mock.lastCall?.[0].fields).toEqual({
            Id: 's2',
            Stakeholder_Role__c: 'Decision Maker',
            Influence__c: 'Low',
            Stakeholder_Note__c: null
        });
    });
});
