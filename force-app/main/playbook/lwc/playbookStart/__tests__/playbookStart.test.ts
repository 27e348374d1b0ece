import PlaybookStart from 'c/playbookStart';
import { saveStart } from 'c/playbookWrites';
import { stopDate } from 'test/jest/clock';
import { button, clearPage, find, findAll, mount, settle, textOf } from 'test/jest/components';
import { emitGraphql, emitGraphqlErrors, lastGraphqlConfig, refreshMock } from 'test/jest/graphql';
import { closeMock } from 'test/jest/modal';
import { READ_AT_ONCE } from '../reading';
import { ACCOUNT, ACME_NOW, acmeData, first, set, TOM, user } from '../../playbookView/__tests__/data/acme';
import type { Query } from '../../playbookView/__tests__/data/acme';

jest.mock('c/playbookWrites', () => ({ saveStart: jest.fn() }));
jest.mock('@salesforce/i18n/timeZone', () => ({ __esModule: true, default: 'America/New_York' }), { virtual: true });
jest.mock('@salesforce/i18n/locale', () => ({ __esModule: true, default: 'en-US' }), { virtual: true });
jest.mock('@salesforce/user/Id', () => ({ __esModule: true, default: '005000000000001AAA' }), { virtual: true });

const save = jest.mocked(saveStart);

function dialog(playKey: string | null = null, accountIds = [ACCOUNT]): HTMLElement {
    return mount('c-playbook-start', PlaybookStart, { accountIds, playKey });
}

async function show(
    change?: (query: Query) => void,
    playKey: string | null = null,
    accountIds = [ACCOUNT]
): Promise<HTMLElement> {
    const element = dialog(playKey, accountIds);
    emitGraphql(acmeData(change));
    await settle();
    return element;
}

function copyOf<T>(value: T): T {
    return JSON.parse(JSON.stringify(value)) as T;
}

const TWO = [ACCOUNT, '001000000000002AAA'];

/** An answer that holds a customer for each of these accounts, each like Acme. */
function answerOf(accountIds: readonly string[]): unknown {
    return acmeData((query) => {
        const [account, customer] = [first(query, 'Account'), first(query, 'Success_Customer__c')];
        const metrics = copyOf(query.Success_Metric__c!.edges);
        for (const name of Object.keys(query)) if (name !== 'models') query[name]!.edges = [];
        for (const id of accountIds) {
            const customerId = `a0${id.slice(2)}`;
            const own = { ...copyOf(customer), Id: customerId };
            set(own, { Account__c: id, Account_Key__c: id });
            query.Success_Customer__c!.edges.push({ node: own });
            const name = { value: `Customer ${id.slice(3, 6)}` };
            query.Account!.edges.push({ node: { ...copyOf(account), Id: id, Name: name } });
            for (const edge of copyOf(metrics)) {
                set(edge.node, { Customer__c: customerId });
                query.Success_Metric__c!.edges.push(edge);
            }
        }
    });
}

/** Ids of so many accounts. */
function accounts(count: number): string[] {
    return Array.from({ length: count }, (_, index) => `001${String(index).padStart(3, '0')}000000000AAA`);
}

/** What the wire for customers asks for. */
function asked(): string[] {
    return (lastGraphqlConfig().variables as { readonly accounts?: string[] }).accounts ?? [];
}

/** A dialog over so many customers, which the org answers lot by lot; with the sizes of the lots. */
async function showMany(count: number): Promise<{ element: HTMLElement; lots: number[] }> {
    const ids = accounts(count);
    const element = dialog('usageDrop', ids);
    await settle();
    const lots: number[] = [];
    const answer = async (lot: string[]): Promise<void> => {
        lots.push(lot.length);
        emitGraphql(answerOf(lot));
        await settle();
        if (lots.length * READ_AT_ONCE < count) await answer(asked());
    };
    await answer(ids.slice(0, READ_AT_ONCE));
    return { element, lots };
}

/** A second customer, on which support overload can be started too. */
function twoCustomers(query: Query): void {
    query.Account!.edges.push({
        node: { Id: '001000000000002AAA', Name: { value: 'Beta Works' }, Owner: user(TOM) }
    });
    const customer = copyOf(first(query, 'Success_Customer__c'));
    customer.Id = 'a01000000000002AAA';
    set(customer, { Account__c: '001000000000002AAA', Account_Key__c: '001000000000002AAA' });
    query.Success_Customer__c!.edges.push({ node: customer });
    const metrics = copyOf(query.Success_Metric__c!.edges);
    for (const { node } of metrics) set(node, { Customer__c: 'a01000000000002AAA' });
    query.Success_Metric__c!.edges.push(...metrics);
}

async function enter(element: HTMLElement, name: string, value: string): Promise<void> {
    find(element, `[data-name="${name}"]`).dispatchEvent(new CustomEvent('change', { detail: { value } }));
    await settle();
}

/** Messages that the fields were given, by name. */
function watchFaults(element: HTMLElement): Record<string, string> {
    const faults: Record<string, string> = {};
    for (const field of findAll(element, '[data-name]')) {
        Object.assign(field, {
            setCustomValidity: (message: string) => {
                faults[field.dataset.name ?? ''] = message;
            },
            reportValidity: () => true
        });
    }
    return faults;
}

beforeEach(() => {
    stopDate(ACME_NOW);
    refreshMock.mockResolvedValue(undefined);
});

afterEach(() => {
    clearPage();
    jest.resetAllMocks();
    jest.useRealTimers();
});

describe('the dialog', () => {
    it('keeps its shape while loading, and says what failed', async () => {
        const element = dialog();
        expect(findAll(element, 'c-playbook-skeleton')).toHaveLength(1);
        emitGraphqlErrors([{ message: 'Timed out' }]);
        await settle();
        expect(textOf(element)).toContain('Plays could not be loaded');
        find(element, 'c-ui-error-panel').dispatchEvent(new CustomEvent('retry'));
        expect(refreshMock).toHaveBeenCalledTimes(1);
        await expect(element).toBeAccessible();
    });

    it('begins with the play that is due, its reason, today and its preview', async () => {
        const element = await show();
        expect(textOf(element)).toContain('Nothing is created until you press Start play.');
        expect(find(element, '[data-name="startsOn"]').value).toBe('2026-08-27');
        expect(find(element, '[data-name="why"]').value).toContain('24%');
        expect(textOf(element)).toContain('3 tasks will be created');
        await expect(element).toBeAccessible();
    });

    it('begins with the play asked for where that can start', async () => {
        expect(textOf(find(await show(undefined, 'expand'), '.name'))).toBe('Expand');
        clearPage();
        expect(textOf(find(await show(undefined, 'supportOverload'), '.name'))).toBe('Usage drop');
    });

    it('draws anew when play, start or owner change', async () => {
        const element = await show();
        await enter(element, 'startsOn', '2026-09-01');
        expect(textOf(element)).toContain('Wed, Sep 2, 2026');
        find(element, 'c-playbook-picker').dispatchEvent(new CustomEvent('choose', { detail: 'lowActivity' }));
        await settle();
        expect(textOf(find(element, '.name'))).toBe('Low activity');
        expect(find(element, '[data-name="why"]').value).toBe('');
    });

    it('creates nothing before its fields are right', async () => {
        const element = await show();
        await enter(element, 'startsOn', '2026-08-26');
        await enter(element, 'why', ' ');
        const faults = watchFaults(element);
        button(element, 'Start play').click();
        await settle();
        expect(faults).toEqual({ startsOn: 'Choose today or a day in the next year.', why: 'Say why now.' });
        expect(save).not.toHaveBeenCalled();
    });

    it('starts the play once with what was chosen, and closes', async () => {
        save.mockResolvedValue({ kind: 'saved' });
        const element = await show();
        await enter(element, 'why', 'They told us');
        find(element, 'c-playbook-preview').dispatchEvent(
            new CustomEvent('owner', { detail: { stepKey: 'training', ownerId: TOM } })
        );
        await settle();
        watchFaults(element);
        button(element, 'Start play').click();
        button(element, 'Start play').click();
        await settle(20);
        expect(save).toHaveBeenCalledTimes(1);
        expect(save.mock.calls[0]![0]).toMatchObject({
            playFields: { Why__c: 'They told us' },
            taskFields: [{}, { OwnerId: TOM }, {}]
        });
        expect(closeMock).toHaveBeenCalledWith({ kind: 'started', message: 'Usage drop is started: 3 tasks.' });
    });

    it('says who was faster, with a way to the play', async () => {
        save.mockResolvedValue({ kind: 'duplicate', messages: ['duplicate value found'] });
        const element = await show();
        refreshMock.mockImplementation(() => {
            emitGraphql(
                acmeData((query) => {
                    const rival = copyOf(first(query, 'running'));
                    rival.Id = 'a09000000000009AAA';
                    set(rival, { Play_Key__c: 'usageDrop', CreatedDate: '2026-08-27T13:59:00.000Z' });
                    query.running!.edges.push({ node: rival });
                })
            );
            return Promise.resolve();
        });
        watchFaults(element);
        button(element, 'Start play').click();
        await settle(20);
        expect(textOf(find(element, '[role="alert"]'))).toContain('Usage drop was started a minute ago by Ann Brown.');
        expect(closeMock).not.toHaveBeenCalled();
        await expect(element).toBeAccessible();
        button(element, 'See the play').click();
        expect(closeMock).toHaveBeenCalledWith({ kind: 'see', playId: 'a09000000000009AAA' });
    });

    it('shows a refusal and keeps what was entered', async () => {
        save.mockResolvedValue({ kind: 'failed', messages: ['No room.'] });
        const element = await show();
        await enter(element, 'why', 'They told us');
        watchFaults(element);
        button(element, 'Start play').click();
        await settle(20);
        expect(textOf(find(element, '[role="alert"]'))).toContain('Usage drop was not started. No room.');
        expect(find(element, '[data-name="why"]').value).toBe('They told us');
    });

    it('starts on several customers, leaving out those on which it cannot', async () => {
        save.mockResolvedValue({ kind: 'saved' });
        const element = await show(twoCustomers, 'supportOverload', TWO);
        expect(textOf(element)).toContain('2 customers');
        expect(textOf(element)).toContain('Not for Acme Robotics: Running since Aug 24');
        watchFaults(element);
        button(element, 'Start for 1 customer').click();
        await settle(20);
        expect(save.mock.calls[0]![0].playFields).toMatchObject({ Customer__c: 'a01000000000002AAA' });
        expect(closeMock).toHaveBeenCalledWith({
            kind: 'started',
            message: 'Support overload is started for 1 customer.'
        });
    });

    it('tells which customers failed, and that others were started', async () => {
        save.mockResolvedValueOnce({ kind: 'saved' }).mockResolvedValue({ kind: 'failed', messages: ['No room.'] });
        const element = await show(twoCustomers, 'usageDrop', TWO);
        watchFaults(element);
        button(element, 'Start for 2 customers').click();
        await settle(30);
        expect(textOf(find(element, '[role="alert"]'))).toContain('Not started for Beta Works: No room.');
        button(element, 'Close').click();
        expect(closeMock).toHaveBeenCalledWith({ kind: 'started', message: 'Usage drop is started for 1 customer.' });
    });

    it('reads many customers in lots that one answer holds, saying how far it is', async () => {
        const ids = accounts(45);
        const element = dialog('usageDrop', ids);
        emitGraphql(answerOf(ids.slice(0, READ_AT_ONCE)));
        await settle();
        expect(textOf(element)).toContain('Reading customers: 20 of 45');
        expect(findAll(element, 'c-playbook-skeleton')).toHaveLength(1);
        clearPage();
        const many = await showMany(45);
        expect(many.lots).toEqual([20, 20, 5]);
        expect(textOf(many.element)).toContain('45 customers');
        expect(button(many.element, 'Start for 45 customers')).toBeDefined();
    });

    it('starts nothing on an answer of another lot that comes twice', async () => {
        const ids = accounts(25);
        const element = dialog('usageDrop', ids);
        emitGraphql(answerOf(ids.slice(0, READ_AT_ONCE)));
        await settle();
        emitGraphql(answerOf(ids.slice(0, READ_AT_ONCE)));
        await settle();
        expect(findAll(element, 'c-playbook-skeleton')).toHaveLength(1);
    });

    it('stops where the viewer says so, leaving whole what was started, and goes on from there', async () => {
        const { element } = await showMany(3);
        const waiting: ((outcome: { kind: 'saved' }) => void)[] = [];
        save.mockImplementation(() => new Promise((resolve) => waiting.push(resolve)));
        watchFaults(element);
        button(element, 'Start for 3 customers').click();
        await settle();
        expect(textOf(find(element, '.status'))).toBe('Starting: 0 of 3');
        button(element, 'Stop').click();
        await settle();
        expect((button(element, 'Stop') as HTMLButtonElement).disabled).toBe(true);
        refreshMock.mockImplementation(() => {
            emitGraphql(answerOf(accounts(3)));
            return Promise.resolve();
        });
        waiting[0]!({ kind: 'saved' });
        await settle(30);
        expect(save).toHaveBeenCalledTimes(1);
        expect(refreshMock).toHaveBeenCalledTimes(1);
        expect(textOf(find(element, '[role="alert"]'))).toBe('Stopped. 2 customers are left.');
        expect(textOf(find(element, '.status'))).toBe('Usage drop is started for 1 customer.');
        await expect(element).toBeAccessible();
        button(element, 'Close').click();
        expect(closeMock).toHaveBeenCalledWith({ kind: 'started', message: 'Usage drop is started for 1 customer.' });
    });

    it('says once what the org says of several customers', async () => {
        const { element } = await showMany(3);
        save.mockResolvedValueOnce({ kind: 'saved' }).mockResolvedValue({ kind: 'failed', messages: ['No room.'] });
        watchFaults(element);
        button(element, 'Start for 3 customers').click();
        await settle(30);
        const alert = textOf(find(element, '[role="alert"]'));
        expect(alert).toBe('Not started for Customer 001 and Customer 002: No room.');
    });

    it('reads all lots again after a failure, and starts the rest on the next try', async () => {
        const { element } = await showMany(25);
        save.mockResolvedValue({ kind: 'failed', messages: ['No room.'] });
        watchFaults(element);
        const lots: number[] = [];
        refreshMock.mockImplementation(() => {
            lots.push(asked().length);
            return Promise.resolve();
        });
        button(element, 'Start for 25 customers').click();
        await settle(200);
        emitGraphql(answerOf(accounts(25).slice(0, READ_AT_ONCE)));
        await settle(20);
        emitGraphql(answerOf(accounts(25).slice(READ_AT_ONCE)));
        await settle(20);
        expect(lots).toEqual([20, 5]);
        expect((button(element, 'Start for 25 customers') as HTMLButtonElement).disabled).toBe(false);
    });

    it('closes without a result when cancelled', async () => {
        button(await show(), 'Cancel').click();
        expect(closeMock).toHaveBeenCalledWith(undefined);
    });
});
