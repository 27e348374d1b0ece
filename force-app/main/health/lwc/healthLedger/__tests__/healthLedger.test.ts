import HealthLedger from 'c/healthLedger';
import { button, clearPage, find, findAll, mount, settle, textOf } from 'test/jest/components';
import { acmeReady } from '../../healthView/__tests__/data/acme';
import type { LedgersView } from 'c/healthView';

function ledgers(change?: Parameters<typeof acmeReady>[0]): LedgersView {
    const view = acmeReady(change).ledgers;
    if (!view) throw new Error('there are no ledgers');
    return view;
}

const show = (view: LedgersView): HTMLElement => mount('c-health-ledger', HealthLedger, { ledgers: view });

describe('c-health-ledger', () => {
    afterEach(clearPage);

    it('shows the causes of four weeks and their sum', async () => {
        const element = show(ledgers());
        expect(find(element, 'h3').textContent).toBe('Why it fell 9 points in 4 weeks');
        expect(findAll(element, 'tbody tr')).toHaveLength(8);
        expect(textOf(find(element, 'tfoot'))).toBe('Total 67 on Jul 30 to 58 today \u22129.0');
        await expect(element).toBeAccessible();
    });

    it('shows those of one week on demand', async () => {
        const element = show(ledgers());
        button(element, '1 week').click();
        await settle();
        expect(find(element, 'h3').textContent).toBe('Why it fell 3 points since last week');
        expect(button(element, '1 week').getAttribute('aria-pressed')).toBe('true');
        await expect(element).toBeAccessible();
    });

    it('moves the focus to the causes that were asked for', async () => {
        const element = show(ledgers()) as HTMLElement & { show(period: string): void };
        const heading = find(element, 'h3');
        const scroll = jest.fn();
        heading.scrollIntoView = scroll;
        element.show('one');
        await settle();
        expect(heading.textContent).toBe('Why it fell 3 points since last week');
        expect(scroll).toHaveBeenCalled();
    });

    it('says why there is nothing to tell', async () => {
        const element = show(
            ledgers((query) => {
                query.recent = { edges: [] };
            })
        );
        expect(textOf(element)).toContain('There is no score of that time to compare with.');
        expect(findAll(element, 'table')).toHaveLength(0);
        await expect(element).toBeAccessible();
    });
});
