import PortfolioHeat from 'c/portfolioHeat';
import { button, clearPage, find, mount, settle, textOf } from 'test/jest/components';

const CELL = { key: 'product', text: '38', className: 'heat heat_red', label: '38, Red' };
const GROUP = { key: '005', label: 'Ann Brown', filter: 'csm', customers: '3', unhealthy: '2', cells: [CELL] } as const;
const VIEW = {
    columns: [{ key: 'product', label: 'Product' }],
    groups: [GROUP],
    all: { ...GROUP, key: '', label: 'All' },
    note: 'Not shown: Voice.'
};

afterEach(clearPage);

describe('the heat map', () => {
    it('is a table whose cells say their band, and how its means are made', async () => {
        const element = mount('c-portfolio-heat', PortfolioHeat, { view: VIEW });
        expect(textOf(find(element, 'tbody'))).toBe('Ann Brown 3 38 38, Red 2');
        expect(textOf(element)).toContain(
            'Each customer with a score in it counts once, whatever its ARR. Not shown: Voice.'
        );
        await expect(element).toBeAccessible();
    });

    it('asks for the other cut, and for the customers of a group', async () => {
        const element = mount('c-portfolio-heat', PortfolioHeat, { view: VIEW });
        const asked: unknown[] = [];
        element.addEventListener('by', (event) => asked.push((event as CustomEvent).detail));
        element.addEventListener('filter', (event) => asked.push((event as CustomEvent).detail));
        button(element, 'By segment').click();
        button(element, 'Ann Brown').click();
        Object.assign(element, { by: 'segment' });
        await settle();
        button(element, 'By CSM').click();
        expect(asked).toEqual(['segment', { name: 'csm', value: '005' }, 'csm']);
    });
});
