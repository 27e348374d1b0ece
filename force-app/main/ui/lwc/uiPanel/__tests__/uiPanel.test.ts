import UiPanel from 'c/uiPanel';
import { clearPage, find, mount, textOf } from 'test/jest/components';

describe('c-ui-panel', () => {
    afterEach(clearPage);

    it('shows a heading and a sentence', async () => {
        const element = mount('c-ui-panel', UiPanel, { heading: 'No health score yet', text: 'Set it up.' });
        expect(find(element, 'h3').textContent).toBe('No health score yet');
        expect(textOf(element)).toContain('Set it up.');
        await expect(element).toBeAccessible();
    });
});
