import HealthWhyTable from 'c/healthWhyTable';
import { clearPage, find, findAll, mount, textOf } from 'test/jest/components';
import { acmeInsufficient, acmeReady, hide } from '../../healthView/__tests__/data/acme';
import type { WhyView } from 'c/healthView';

const show = (view: WhyView | null, section: string | null = null): HTMLElement => {
    if (!view) throw new Error('there is no sum');
    return mount('c-health-why-table', HealthWhyTable, { view, section });
};

describe('c-health-why-table', () => {
    afterEach(clearPage);

    it('shows points times weight for every metric, and the total', async () => {
        const element = show(acmeReady().why);
        const rows = findAll(element, 'tr.metric').map(textOf);
        expect(rows).toHaveLength(13);
        expect(rows.find((row) => row.startsWith('Active users'))).toMatch(/ 0 at 50% to 100 at 80% 60 6 3\.6 2 days$/);
        expect(textOf(find(element, 'tfoot'))).toMatch(/^Total .*100 58\.0 Yellow \(51 to 75\)$/);
        await expect(element).toBeAccessible();
    });

    it('strikes out the model\u2019s weight, and says so to screen readers', () => {
        const row = findAll(show(acmeReady().why), 'tr.metric').find((one) => textOf(one).startsWith('Lead goal'));
        expect(row?.querySelector('s')?.textContent).toBe('7');
        expect(textOf(row as Element)).toContain('Weight in the model 7 10');
    });

    it('scrolls to the dimension that was asked about', async () => {
        const scroll = jest.fn<void, [unknown]>();
        HTMLElement.prototype.scrollIntoView = scroll;
        show(acmeReady().why, 'voice');
        await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
        expect(scroll.mock.contexts.map((row) => (row as HTMLElement).dataset.key)).toEqual(['voice']);
    });

    it('is accessible with hidden dimensions and without a score', async () => {
        await expect(
            show(acmeReady((query) => hide(query, 'Success_Customer__c', 'Voice_Score__c')).why)
        ).toBeAccessible();
        clearPage();
        await expect(show(acmeInsufficient().why)).toBeAccessible();
    });
});
