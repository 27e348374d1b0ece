import UiChip from 'c/uiChip';
import { clearPage, find, mount, textOf } from 'test/jest/components';
import type { Properties } from 'test/jest/components';

function chip(properties: Properties<UiChip>): HTMLElement {
    return mount('c-ui-chip', UiChip, properties);
}

describe('c-ui-chip', () => {
    afterEach(clearPage);

    it.each([
        ['red', 'utility:error'],
        ['yellow', 'utility:warning'],
        ['green', 'utility:success'],
        ['none', 'utility:ban']
    ] as const)('tells the band %s by icon and word, not by colour alone', async (tone, icon) => {
        const element = chip({ tone, label: 'A band' });
        expect(textOf(element)).toBe('A band');
        expect(find(element, 'lightning-icon').iconName).toBe(icon);
        await expect(element).toBeAccessible();
    });

    it('takes an icon of its own', () => {
        const element = chip({ tone: 'info', label: 'Override', iconName: 'utility:edit' });
        expect(find(element, 'lightning-icon').iconName).toBe('utility:edit');
    });
});
