import UiNote from 'c/uiNote';
import { clearPage, find, mount, textOf } from 'test/jest/components';

describe('c-ui-note', () => {
    afterEach(clearPage);

    it.each(['plain', 'info', 'warning', 'error'] as const)(
        'shows a %s note with its first words in bold',
        async (tone) => {
            const element = mount('c-ui-note', UiNote, { tone, strong: 'At most 40.', text: 'The sponsor left.' });
            expect(find(element, 'strong').textContent).toBe('At most 40.');
            expect(textOf(element)).toBe('At most 40. The sponsor left.');
            await expect(element).toBeAccessible();
        }
    );
});
