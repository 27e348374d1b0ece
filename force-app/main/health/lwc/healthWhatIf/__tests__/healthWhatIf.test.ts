import HealthWhatIf from 'c/healthWhatIf';
import { button, clearPage, find, findAll, mount, settle, textOf } from 'test/jest/components';
import { acmeReady, makeOverridden } from '../../healthView/__tests__/data/acme';
import type { WhatIfView } from 'c/healthView';

const show = (view: WhatIfView | null | undefined): HTMLElement => {
    if (!view) throw new Error('there is no what-if');
    return mount('c-health-what-if', HealthWhatIf, { view });
};

async function slide(element: HTMLElement, index: number, value: number): Promise<void> {
    findAll(element, 'lightning-slider')[index]?.dispatchEvent(new CustomEvent('change', { detail: { value } }));
    await settle();
}

describe('c-health-what-if', () => {
    afterEach(clearPage);

    it('starts at today\u2019s values', async () => {
        const element = show(acmeReady().why?.whatIf);
        expect(findAll(element, 'lightning-slider').map((slider) => slider.value)).toEqual([5, 1, -24]);
        expect(textOf(find(element, '.result'))).toContain('58 Yellow 0.0');
        await expect(element).toBeAccessible();
    });

    it('shows the new score, its gain and the way to the next band', async () => {
        const element = show(acmeReady().why?.whatIf);
        await slide(element, 0, 1);
        expect(textOf(find(element, '.result'))).toContain('68 Yellow +10.0 Green starts at 76: 8 points more.');
        await slide(element, 1, 0);
        expect(textOf(find(element, '.result'))).toContain('75 Yellow +17.0');
        await expect(element).toBeAccessible();
    });

    it('goes back to today', async () => {
        const element = show(acmeReady().why?.whatIf);
        await slide(element, 0, 1);
        button(element, 'Reset').click();
        await settle();
        expect(textOf(find(element, '.result'))).toContain('58 Yellow 0.0');
        expect(find(element, 'lightning-slider').value).toBe(5);
    });

    it('says that an override stays in force', () => {
        expect(textOf(show(acmeReady(makeOverridden).why?.whatIf))).toContain('The override stays in force');
    });
});
