import Portfolio from 'c/portfolio';
import { defaultModel } from 'c/success';
import { button, clearPage, find, mount, settle, textOf } from 'test/jest/components';
import { emitGraphql, emitGraphqlErrors, lastGraphqlConfig, refreshMock } from 'test/jest/graphql';
import { openMock } from 'test/jest/modal';
import { emitPage, navigateMock } from 'test/jest/navigation';
import {
    besideData,
    customer,
    customersData,
    HARBOR,
    JUNIPER,
    node as record,
    NOW,
    OSPREY,
    pageOf,
    rowsData,
    weeksData
} from '../../portfolioView/__tests__/data/portfolio';
import type { Query } from '../../portfolioView/__tests__/data/portfolio';

jest.mock('@salesforce/i18n/timeZone', () => ({ __esModule: true, default: 'America/New_York' }), { virtual: true });
jest.mock('@salesforce/i18n/locale', () => ({ __esModule: true, default: 'en-US' }), { virtual: true });
jest.mock('@salesforce/i18n/currency', () => ({ __esModule: true, default: 'USD' }), { virtual: true });
jest.mock('@salesforce/user/Id', () => ({ __esModule: true, default: '005000000000001AAA' }), { virtual: true });

// The accessibility of a whole page takes longer than that of a card.
jest.setTimeout(30_000);

const PAGE = { type: 'standard__navItemPage', attributes: { apiName: 'Success_Portfolio' } };

/** The stand-in for the wires gives every one of them the same answer: it holds what each asks for. */
function all(...answers: unknown[]): unknown {
    const queries = answers.map((one) => (one as { uiapi: { query: Query } }).uiapi.query);
    const { uiapi } = weeksData([
        { on: '2026-08-17', band: 'Red', count: 1, scores: 40, arr: 100_000 },
        { on: '2026-08-17', band: 'Yellow', count: 2, scores: 130, arr: 300_000 }
    ]) as { readonly uiapi: object };
    return { uiapi: { ...uiapi, query: Object.assign({}, ...queries) as Query } };
}

async function show(customers: unknown = customersData(), beside: unknown = besideData()): Promise<HTMLElement> {
    const element = mount('c-portfolio', Portfolio);
    await settle();
    emitGraphql(all(customers, beside, rowsData()));
    await settle(20);
    return element;
}

function tableOf(element: HTMLElement) {
    return find(element, 'c-portfolio-table');
}

function namesIn(element: HTMLElement): string[] {
    const customers = tableOf(element).customers as readonly { readonly row: { readonly name: string } }[];
    return customers.map(({ row }) => row.name);
}

function tilesIn(element: HTMLElement): string {
    return textOf(find(element, 'c-portfolio-tiles'));
}

async function tell(element: Element, name: string, detail: unknown): Promise<void> {
    element.dispatchEvent(new CustomEvent(name, { detail }));
    await settle(20);
}

beforeEach(() => {
    jest.useFakeTimers({ now: new Date(NOW), doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
    refreshMock.mockResolvedValue(undefined);
    emitPage({ ...PAGE, state: {} });
});

afterEach(() => {
    clearPage();
    jest.useRealTimers();
    jest.resetAllMocks();
});

/** The accessibility check needs real timers. */
async function expectAccessible(element: HTMLElement): Promise<void> {
    jest.useRealTimers();
    await expect(element).toBeAccessible();
}

describe('the portfolio', () => {
    it('keeps its shape while loading', async () => {
        const element = mount('c-portfolio', Portfolio);
        await settle();
        expect(textOf(element)).toContain('Loading the portfolio');
        await expectAccessible(element);
    });

    it('shows totals, pictures, the day and the list, with when it was scored', async () => {
        const element = await show();
        expect(textOf(find(element, '.top'))).toContain('Thu, Aug 27, 2026. Scored Thu, Aug 27, 2:14 AM, model v4');
        expect(textOf(element)).toContain('Dimensions by CSM');
        expect(textOf(element)).toContain('2 steps due, 1 of them late');
        expect(textOf(element)).toContain('4 of 4 customers');
        expect(textOf(element)).toContain('Dimension cells: 0\u201350 Red, 51\u201375 Yellow, 76\u2013100 Green.');
        expect(namesIn(element)[0]).toBe('Harbor Health');
        await expectAccessible(element);
    });

    it('says what failed, and tries again', async () => {
        const element = mount('c-portfolio', Portfolio);
        await settle();
        emitGraphqlErrors([{ message: 'Timed out' }]);
        await settle();
        expect(textOf(element)).toContain('The portfolio could not be loaded');
        await tell(find(element, 'c-ui-error-panel'), 'retry', null);
        expect(refreshMock).toHaveBeenCalled();
        await expectAccessible(element);
    });

    it('says that there are no customers, or that the viewer may not read them', async () => {
        expect(textOf(await show(pageOf([])))).toContain('There are no customers yet');
        clearPage();
        const element = await show(besideData());
        expect(textOf(element)).toContain('The portfolio is not shown to you');
        await expectAccessible(element);
    });

    it('warns where no model of the org can be read', async () => {
        const noModel = besideData((query) => {
            query.models = { edges: [] };
        });
        expect(textOf(await show(customersData(), noModel))).toContain('the default model is used');
    });

    it('reads page after page, saying how far it is, and shows what it has meanwhile', async () => {
        const element = await show(pageOf([customer(1, 'First')], 'next', 2));
        expect(textOf(element)).toContain('Loading customers: 1 of 2 so far.');
        expect(namesIn(element)).toEqual(['First']);
        emitGraphql(all(pageOf([customer(2, 'Second')], null, 2), besideData(), rowsData()));
        await settle(20);
        expect(textOf(element)).not.toContain('so far');
        expect(namesIn(element)).toEqual(['First', 'Second']);
    });

    it('takes no page twice that comes again', async () => {
        const element = await show(pageOf([customer(1, 'First')], 'next', 2));
        emitGraphql(all(pageOf([customer(1, 'First')], 'next', 2), besideData(), rowsData()));
        await settle(20);
        expect(namesIn(element)).toEqual(['First']);
    });

    it('filters as the address says, and lets the address follow', async () => {
        emitPage({ ...PAGE, state: { c__health: 'red', other: '1' } });
        const element = await show();
        expect(namesIn(element)).toEqual(['Harbor Health']);
        await tell(find(element, 'c-portfolio-filters'), 'filter', { name: 'health', value: 'green' });
        expect(namesIn(element)).toEqual(['Juniper Schools']);
        jest.runOnlyPendingTimers();
        expect(navigateMock).toHaveBeenCalledWith({ ...PAGE, state: { c__health: 'green', other: '1' } }, true);
        await tell(find(element, 'c-portfolio-filters'), 'clear', null);
        expect(namesIn(element)).toHaveLength(4);
        emitPage({ ...PAGE, state: { c__search: 'osprey' } });
        await settle(20);
        expect(namesIn(element)).toEqual(['Osprey Energy']);
    });

    it('sorts by the heading that is pressed, as the address says, and leaves filters as they are', async () => {
        emitPage({ ...PAGE, state: { c__sort: 'customer', c__customers: '' } });
        const element = await show();
        expect(namesIn(element)).toEqual(['Harbor Health', 'Juniper Schools', 'Osprey Energy', 'Tidal Foods']);
        expect(textOf(element)).toContain('Customers by Customer');
        await tell(tableOf(element), 'sort', 'customer');
        expect(namesIn(element)[0]).toBe('Tidal Foods');
        jest.runOnlyPendingTimers();
        expect(navigateMock).toHaveBeenLastCalledWith(
            { ...PAGE, state: expect.objectContaining({ c__sort: '-customer' }) as unknown },
            true
        );
        await tell(find(element, 'c-portfolio-filters'), 'filter', { name: 'search', value: 'osp' });
        await tell(find(element, 'c-portfolio-filters'), 'clear', null);
        expect(namesIn(element)[0]).toBe('Tidal Foods');
        await tell(tableOf(element), 'sort', 'customer');
        expect(namesIn(element)[0]).toBe('Harbor Health');
        expect(textOf(element)).toContain('Needs attention first');
        await tell(find(element, 'c-portfolio-filters'), 'sort', '-arr');
        expect(namesIn(element)[1]).toBe('Osprey Energy');
    });

    it('tells what changed since last week once all customers are read', async () => {
        const element = await show(pageOf([customer(1, 'First')], 'next', 2));
        expect(tilesIn(element)).not.toContain('since last week');
        emitGraphql(all(pageOf([customer(2, 'Second')], null, 2), besideData(), rowsData()));
        await settle(20);
        expect(tilesIn(element)).toContain('\u22121 since last week');
        expect(tilesIn(element)).toContain('\u2212$200K since last week');
    });

    it('reads customers anew where the model keeps scores in fields of its own', async () => {
        const { dimensions } = defaultModel.health;
        const [first, ...others] = dimensions;
        const document = JSON.stringify({
            ...defaultModel,
            health: { ...defaultModel.health, dimensions: [{ ...first, field: 'Fit_Score__c' }, ...others] }
        });
        const own = besideData((query) => {
            query.models = { edges: [record('a03000000000001AAA', { Document__c: document })] };
        });
        const fields = { Fit_Score__c: 12 };
        const element = await show(pageOf([customer(1, 'First', fields)]), own);
        expect(textOf(element)).toContain('Loading the portfolio');
        expect((lastGraphqlConfig().query as { readonly text: string }).text).toContain('Fit_Score__c');
        emitGraphql(all(pageOf([customer(1, 'First', fields)]), own, rowsData()));
        await settle(20);
        expect(textOf(find(find(element, 'c-portfolio-heat'), 'tbody'))).toContain('12, Red');
    });

    it('says that nobody passes the filters', async () => {
        emitPage({ ...PAGE, state: { c__search: 'nobody' } });
        const element = await show();
        expect(textOf(element)).toContain('No customer passes these filters.');
        expect(textOf(element)).toContain('0 of 4 customers');
        await expectAccessible(element);
    });

    it('narrows the list by a group of the heat map, and cuts that by segment', async () => {
        const element = await show();
        await tell(find(element, 'c-portfolio-heat'), 'by', 'segment');
        expect(textOf(element)).toContain('Dimensions by segment');
        await tell(find(element, 'c-portfolio-heat'), 'filter', { name: 'segment', value: 'Small Business' });
        expect(namesIn(element)).toEqual(['Juniper Schools']);
    });

    it('starts a play on what is ticked, those first that need it most, and reads the plays again', async () => {
        openMock.mockResolvedValue({ kind: 'started', message: 'Usage drop is started for 2 customers.' });
        const toasts: unknown[] = [];
        const element = await show();
        element.addEventListener('lightning__showtoast', (event) => toasts.push((event as CustomEvent).detail));
        await tell(tableOf(element), 'select', { ids: [JUNIPER, HARBOR], selected: true });
        expect(textOf(element)).toContain('2 selected');
        button(element, 'Start a play').click();
        await settle(20);
        expect(openMock).toHaveBeenCalledWith(
            expect.objectContaining({
                modal: 'PlaybookStart',
                accountIds: ['001000000000001AAA', '001000000000004AAA'],
                playKey: null
            })
        );
        expect(refreshMock).toHaveBeenCalled();
        expect(textOf(element)).not.toContain('2 selected');
    });

    it('starts nothing when the dialog is cancelled, and keeps what was ticked', async () => {
        openMock.mockResolvedValue(undefined);
        const element = await show();
        await tell(tableOf(element), 'select', { ids: [OSPREY], selected: true });
        await tell(tableOf(element), 'start', HARBOR);
        expect(openMock).toHaveBeenCalledWith(expect.objectContaining({ accountIds: ['001000000000001AAA'] }));
        expect(refreshMock).not.toHaveBeenCalled();
        expect(textOf(element)).toContain('1 selected');
        await tell(tableOf(element), 'select', { ids: [OSPREY], selected: false });
        expect(textOf(element)).not.toContain('selected');
    });

    it('goes to the play that somebody else had started', async () => {
        openMock.mockResolvedValue({ kind: 'see', playId: 'a09000000000009AAA' });
        await tell(tableOf(await show()), 'start', HARBOR);
        expect(navigateMock).toHaveBeenCalledWith({
            type: 'standard__recordPage',
            attributes: { recordId: 'a09000000000009AAA', objectApiName: 'Success_Play__c', actionName: 'view' }
        });
    });

    it('starts a play on 200 customers at most at once', async () => {
        const many = Array.from({ length: 201 }, (_, at) => customer(at + 1, `Customer ${at}`));
        const element = await show(pageOf(many));
        const ids = many.map(({ node }) => String(node.Id));
        await tell(tableOf(element), 'select', { ids, selected: true });
        expect(textOf(element)).toContain('201 selected A play starts on 200 customers at most at once.');
        expect((button(element, 'Start a play') as HTMLButtonElement).disabled).toBe(true);
        button(element, 'Clear').click();
        await settle();
        expect(textOf(element)).not.toContain('selected');
    });

    it('opens the sum of the first of the list, or of the one asked for', async () => {
        openMock.mockResolvedValue(undefined);
        const element = await show();
        button(element, 'How is this ranked?').click();
        await settle();
        await tell(tableOf(element), 'explain', OSPREY);
        const shown = openMock.mock.calls.map(([{ modal, view }]) => [
            modal,
            (view as { customerName: string }).customerName
        ]);
        expect(shown).toEqual([
            ['PortfolioRanking', 'Harbor Health'],
            ['PortfolioRanking', 'Osprey Energy']
        ]);
    });

    it('reads what the rows at rest show, and nothing twice', async () => {
        const element = await show();
        const details = tableOf(element).details as ReadonlyMap<string, unknown>;
        expect([...details.keys()]).toContain(HARBOR);
        await tell(tableOf(element), 'rest', [HARBOR, 'a01000000000099AAA']);
        expect(lastGraphqlConfig().variables).toEqual({ customers: ['a01000000000099AAA'] });
    });

    it('saves what the list shows as a file', async () => {
        const urls: Blob[] = [];
        const clicked: string[] = [];
        URL.createObjectURL = (blob) => {
            urls.push(blob as Blob);
            return 'blob:test';
        };
        URL.revokeObjectURL = () => undefined;
        jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
            clicked.push(this.download);
        });
        emitPage({ ...PAGE, state: { c__health: 'red' } });
        const element = await show();
        button(element, 'Export').click();
        await settle();
        expect(clicked).toEqual(['Portfolio 2026-08-27.csv']);
        expect(urls[0]!.size).toBeGreaterThan(100);
        jest.restoreAllMocks();
    });
});
