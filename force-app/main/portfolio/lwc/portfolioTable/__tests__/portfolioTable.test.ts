import { readBeside, readCustomerPage, readRowDetails } from 'c/portfolioRecords';
import PortfolioTable from 'c/portfolioTable';
import { createPortfolioFormat, portfolioOf } from 'c/portfolioView';
import { dimensionFieldsOf } from 'c/success';
import { activeModel } from 'c/uiActiveModel';
import { clearPage, find, findAll, mount, settle, textOf } from 'test/jest/components';
import { windowOf } from '../window';
import {
    besideData,
    customer,
    customersData,
    HARBOR,
    pageOf,
    rowsData,
    TIDAL,
    TODAY
} from '../../portfolioView/__tests__/data/portfolio';

const format = createPortfolioFormat({ locale: 'en-US', timeZone: 'UTC', currency: 'USD', today: TODAY });
const { modelDocument } = readBeside(besideData());

function show(data: unknown = customersData()): HTMLElement {
    const portfolio = portfolioOf(
        readCustomerPage(data, dimensionFieldsOf(activeModel(modelDocument).model))!.rows,
        modelDocument,
        TODAY
    );
    return mount('c-portfolio-table', PortfolioTable, {
        portfolio,
        customers: portfolio.customers,
        format,
        sort: { key: 'arr', descending: true },
        label: 'Customers by ARR',
        selected: new Set([HARBOR]),
        details: readRowDetails(rowsData()),
        mayStart: true
    });
}

function hear<T>(element: HTMLElement, name: string): T[] {
    const heard: T[] = [];
    element.addEventListener(name, (event) => heard.push((event as CustomEvent<T>).detail));
    return heard;
}

afterEach(clearPage);

describe('the table', () => {
    it('is a table to everybody: heads, names and cells, each score with its band', async () => {
        const element = show();
        await settle();
        expect(find(element, 'table').getAttribute('aria-rowcount')).toBe('5');
        expect(findAll(element, '.row').map((row) => row.getAttribute('aria-rowindex'))).toEqual(['2', '3', '4', '5']);
        expect(textOf(element)).toContain('10, Red');
        expect(findAll(element, 'svg.line').map((line) => line.getAttribute('aria-label'))).toEqual([
            'Score of 3 weeks: 53, 50, and 41'
        ]);
        await expect(element).toBeAccessible();
    });

    it('says which column sorts it, and tells a press on another', async () => {
        const element = show();
        await settle();
        const sorts = hear<string>(element, 'sort');
        expect(
            findAll(element, 'th[aria-sort]').map((head) => [head.textContent, head.getAttribute('aria-sort')])
        ).toEqual([['ARR', 'descending']]);
        find(element, 'button[data-key="dimension.support"]').click();
        find(element, 'button[data-key="attention"]').click();
        expect(sorts).toEqual(['dimension.support', 'attention']);
        expect(findAll(element, 'th.why button')).toEqual([]);
    });

    it('tells ticks of a row and of all, starts and questions', async () => {
        const element = show();
        await settle();
        const [selects, starts, explains] = [hear(element, 'select'), hear(element, 'start'), hear(element, 'explain')];
        const boxes = findAll<HTMLInputElement>(element, '.box');
        expect(boxes.map(({ checked }) => checked)).toEqual([false, true, false, false, false]);
        boxes[2]!.click();
        boxes[0]!.click();
        find(element, `.play button[data-id="${TIDAL}"]`).click();
        find(element, '.number').click();
        expect(selects).toEqual([
            { ids: ['a01000000000002AAA'], selected: true },
            expect.objectContaining({ selected: true })
        ]);
        expect((selects[1] as { ids: string[] }).ids).toHaveLength(4);
        expect(starts).toEqual([TIDAL]);
        expect(explains).toEqual([HARBOR]);
    });

    it('tells the rows at rest once, not while they fly by', async () => {
        jest.useFakeTimers();
        const element = show();
        const rests = hear<string[]>(element, 'rest');
        await settle();
        expect(rests).toEqual([]);
        jest.runOnlyPendingTimers();
        expect(rests).toHaveLength(1);
        expect(rests[0]).toHaveLength(4);
        jest.useRealTimers();
    });

    it('holds only the rows around the screen of thousands, and others as it scrolls', async () => {
        const element = show(pageOf(Array.from({ length: 5000 }, (_, at) => customer(at + 1, `Customer ${at}`))));
        await settle();
        expect(findAll(element, '.row').length).toBeLessThan(40);
        const viewport = find(element, '.viewport');
        viewport.scrollTop = 44 * 2500;
        viewport.dispatchEvent(new CustomEvent('scroll'));
        await settle();
        const rows = findAll(element, '.row');
        expect(rows.length).toBeLessThan(50);
        const first = Number(rows[0]!.getAttribute('aria-rowindex'));
        expect(first).toBeGreaterThan(2400);
        expect(first).toBeLessThan(2502);
    });
});

describe('the window', () => {
    it('always covers what is in view, within the list', () => {
        for (const count of [0, 1, 7, 40, 5000]) {
            for (let scrollTop = 0; scrollTop <= count * 44; scrollTop += 333) {
                const { first, end } = windowOf({ count, rowHeight: 44, scrollTop, viewHeight: 600 });
                const lastInView = Math.min(count, Math.ceil((scrollTop + 600) / 44));
                expect(first).toBeGreaterThanOrEqual(0);
                expect(first).toBeLessThanOrEqual(Math.max(0, Math.min(count - 1, Math.floor(scrollTop / 44))));
                expect(end).toBeGreaterThanOrEqual(Math.min(count, lastInView));
                expect(end).toBeLessThanOrEqual(count);
            }
        }
    });
});
