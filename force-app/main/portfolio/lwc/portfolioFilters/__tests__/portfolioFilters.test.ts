import PortfolioFilters from 'c/portfolioFilters';
import { button, clearPage, find, findAll, mount } from 'test/jest/components';

afterEach(clearPage);

describe('the filters', () => {
    it('ask for what is chosen and typed, and for none', async () => {
        const element = mount('c-portfolio-filters', PortfolioFilters, {
            fields: [{ name: 'health', label: 'Health', value: '', options: [{ label: 'Any', value: '' }] }],
            search: '',
            count: '4 of 4 customers',
            isFiltered: true
        });
        const asked: unknown[] = [];
        element.addEventListener('filter', (event) => asked.push((event as CustomEvent).detail));
        element.addEventListener('clear', () => asked.push('clear'));
        find(element, 'lightning-combobox').dispatchEvent(new CustomEvent('change', { detail: { value: 'red' } }));
        find(element, 'lightning-input').dispatchEvent(new CustomEvent('change', { detail: { value: 'acme' } }));
        button(element, 'Clear filters').click();
        expect(asked).toEqual([{ name: 'health', value: 'red' }, { name: 'search', value: 'acme' }, 'clear']);
        expect(findAll(element, '[role="status"]').map((count) => count.textContent)).toEqual(['4 of 4 customers']);
        await expect(element).toBeAccessible();
    });
});
