import HealthDimensions from 'c/healthDimensions';
import { button, clearPage, find, findAll, mount, textOf } from 'test/jest/components';
import { acmeReady, hide } from '../../healthView/__tests__/data/acme';
import type { DimensionsView } from 'c/healthView';

const show = (view: DimensionsView, explainable = true): HTMLElement =>
    mount('c-health-dimensions', HealthDimensions, { view, explainable });

describe('c-health-dimensions', () => {
    afterEach(clearPage);

    it('shows each dimension with its points and change, and their sum', async () => {
        const element = show(acmeReady().dimensions);
        const rows = findAll(element, 'tbody tr').map(textOf);
        expect(rows[1]).toMatch(/^Support 3\.0 of 20 \u2212\d+\.\d$/);
        expect(textOf(find(element, 'tfoot'))).toBe('Total 58.0 of 100 \u22129.0');
        await expect(element).toBeAccessible();
    });

    it('opens the sum at the dimension that was clicked', () => {
        const element = show(acmeReady().dimensions);
        const handler = jest.fn<void, [CustomEvent<string>]>();
        element.addEventListener('why', handler as unknown as EventListener);
        button(element, 'Voice').click();
        expect(handler.mock.calls[0]?.[0].detail).toBe('voice');
    });

    it('says what is hidden', async () => {
        const element = show(acmeReady((query) => hide(query, 'Success_Customer__c', 'Support_Score__c')).dimensions);
        expect(textOf(findAll(element, 'tbody tr')[1] as Element)).toBe('Support Hidden from you');
        await expect(element).toBeAccessible();
    });

    it('offers no sum where there is none to show', () => {
        expect(findAll(show(acmeReady().dimensions, false), 'button')).toHaveLength(0);
    });
});
