import UiErrorPanel from 'c/uiErrorPanel';
import { clearPage, find, findAll, mount, settle, textOf } from 'test/jest/components';

function panel(details = ['Timed out']): HTMLElement {
    return mount('c-ui-error-panel', UiErrorPanel, {
        heading: 'Health could not be loaded',
        text: 'Your data is safe.',
        details
    });
}

describe('c-ui-error-panel', () => {
    afterEach(clearPage);

    it('says what happened, nothing technical first', async () => {
        const element = panel();
        expect(textOf(element)).toContain('Health could not be loaded');
        expect(textOf(element)).not.toContain('Timed out');
        await expect(element).toBeAccessible();
    });

    it('shows the details on demand, and puts them away again', async () => {
        const element = panel();
        const link = find(element, '.link');
        expect(link.getAttribute('aria-expanded')).toBe('false');
        link.click();
        await settle();
        expect(textOf(element)).toContain('Timed out');
        expect(link.getAttribute('aria-expanded')).toBe('true');
        await expect(element).toBeAccessible();
        link.click();
        await settle();
        expect(findAll(element, '.details')).toHaveLength(0);
    });

    it('offers nothing to try where nothing failed', async () => {
        const element = panel([]);
        expect(textOf(element)).toContain('Your data is safe.');
        expect(findAll(element, 'button, lightning-button')).toHaveLength(0);
        expect(find(element, 'c-ui-panel').tone).toBe('info');
        await expect(element).toBeAccessible();
    });

    it('asks for another try', () => {
        const element = panel();
        const handler = jest.fn();
        element.addEventListener('retry', handler);
        find(element, 'lightning-button').click();
        expect(handler).toHaveBeenCalledTimes(1);
    });
});
