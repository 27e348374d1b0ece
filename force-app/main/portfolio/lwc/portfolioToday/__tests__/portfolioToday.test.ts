import PortfolioToday from 'c/portfolioToday';
import { button, clearPage, findAll, mount, settle, textOf } from 'test/jest/components';

const ITEM = {
    key: '1',
    recordId: '00T000000000001AAA',
    objectApiName: 'Task',
    name: 'Call the sponsor',
    accountId: '001000000000001AAA',
    customer: 'Harbor Health',
    note: 'Due today',
    noteClass: 'note'
};

afterEach(clearPage);

describe("the day's list", () => {
    it('leads to each step and its customer, and shows more when asked', async () => {
        const view = { summary: '9 steps due', steps: [ITEM], changed: [], moreSteps: 8, moreChanged: 0 };
        const element = mount('c-portfolio-today', PortfolioToday, { view });
        const asked: boolean[] = [];
        element.addEventListener('all', (event) => asked.push((event as CustomEvent<boolean>).detail));
        expect(findAll(element, 'c-ui-record-link').map(({ label }) => label)).toEqual([
            'Call the sponsor',
            'Harbor Health'
        ]);
        expect(textOf(element)).toContain('None of your customers changed band.');
        button(element, 'Show 8 more').click();
        Object.assign(element, { showsAll: true });
        await settle();
        button(element, 'Show less').click();
        expect(asked).toEqual([true, false]);
        await expect(element).toBeAccessible();
    });

    it('says that nothing is due', async () => {
        const view = { summary: '', steps: [], changed: [], moreSteps: 0, moreChanged: 0 };
        const element = mount('c-portfolio-today', PortfolioToday, { view });
        expect(textOf(element)).toContain('No steps of yours are due.');
        await expect(element).toBeAccessible();
    });
});
