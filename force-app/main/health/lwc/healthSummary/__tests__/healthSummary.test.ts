import HealthSummary from 'c/healthSummary';
import { button, clearPage, find, findAll, mount, textOf } from 'test/jest/components';
import { acmeInsufficient, acmeReady, hide, makeCapped, makeOverridden } from '../../healthView/__tests__/data/acme';
import type { SummaryView } from 'c/healthView';

const show = (view: SummaryView): HTMLElement => mount('c-health-summary', HealthSummary, { view });

describe('c-health-summary', () => {
    afterEach(clearPage);

    it('shows score, band, direction and coverage', async () => {
        const element = show(acmeReady().summary);
        expect(textOf(element)).toBe(
            '58 of 100 Yellow Why 58? 9 in 4 weeks 3 since last week Coverage 86% floor 60% 11 of 13 metrics have fresh data'
        );
        await expect(element).toBeAccessible();
    });

    it('asks why', () => {
        const element = show(acmeReady().summary);
        const handler = jest.fn();
        element.addEventListener('why', handler);
        button(element, 'Why 58?').click();
        expect(handler).toHaveBeenCalledTimes(1);
    });

    it('asks for the causes of the period that was clicked', () => {
        const element = show(acmeReady().summary);
        const handler = jest.fn<void, [CustomEvent<string>]>();
        element.addEventListener('ledger', handler as unknown as EventListener);
        const [four, one] = findAll(element, 'button[data-period]');
        four?.click();
        one?.click();
        expect(handler.mock.calls.map(([event]) => event.detail)).toEqual(['four', 'one']);
        expect(four?.getAttribute('aria-label')).toBe('Fell 9 in 4 weeks. Show the causes.');
    });

    it('keeps the computed score in sight beside an override', async () => {
        const element = show(acmeReady(makeOverridden).summary);
        expect(textOf(element)).toContain('Computed 58 Yellow Why 58?');
        await expect(element).toBeAccessible();
    });

    it('keeps the score without the cap in sight', async () => {
        const element = show(acmeReady(makeCapped).summary);
        expect(textOf(element)).toContain('Without the cap 58 Yellow');
        await expect(element).toBeAccessible();
    });

    it('says that there is not enough data instead of a number', async () => {
        const element = show(acmeInsufficient().summary);
        expect(find(element, 'c-ui-ring').score).toBeNull();
        expect(textOf(element)).toContain('Not enough data');
        await expect(element).toBeAccessible();
    });

    it('offers no reasons where the metrics are hidden', async () => {
        const element = show(acmeReady((query) => hide(query, 'Success_Metric__c', 'Value__c')).summary);
        expect(findAll(element, 'button')).toHaveLength(0);
        await expect(element).toBeAccessible();
    });
});
