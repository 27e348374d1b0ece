import UiSaveBar from 'c/uiSaveBar';
import { button, clearPage, find, mount, textOf } from 'test/jest/components';

const bar = (saving: boolean): HTMLElement => mount('c-ui-save-bar', UiSaveBar, { saving });

describe('c-ui-save-bar', () => {
    afterEach(clearPage);

    it('tells which button was pressed', () => {
        const element = bar(false);
        const pressed: string[] = [];
        for (const name of ['cancel', 'save']) element.addEventListener(name, ({ type }) => pressed.push(type));
        button(element, 'Save').click();
        button(element, 'Cancel').click();
        expect(pressed).toEqual(['save', 'cancel']);
    });

    it('rests while it saves, and says so', async () => {
        const element = bar(true);
        expect(button(element, 'Save')).toMatchObject({ disabled: true });
        expect(button(element, 'Cancel')).toMatchObject({ disabled: true });
        expect(textOf(find(element, '[role="status"]'))).toBe('Saving');
        await expect(element).toBeAccessible();
    });

    it('says nothing before', async () => {
        const element = bar(false);
        expect(textOf(find(element, '[role="status"]'))).toBe('');
        await expect(element).toBeAccessible();
    });
});
