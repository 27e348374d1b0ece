import HealthInsufficient from 'c/healthInsufficient';
import { button, clearPage, find, findAll, mount, textOf } from 'test/jest/components';
import { acmeInsufficient } from '../../healthView/__tests__/data/acme';
import type { ActionView } from 'c/healthView';

const show = (): HTMLElement => mount('c-health-insufficient', HealthInsufficient, { view: acmeInsufficient() });

describe('c-health-insufficient', () => {
    afterEach(clearPage);

    it('lists what brings the score back, the largest weight first', async () => {
        const element = show();
        expect(textOf(find(element, 'li'))).toBe(
            'CSAT, 90 days Last value 104 days ago, limit 90. Worth 8% Send a CSAT survey and close the loop'
        );
        expect(textOf(element)).toContain('Also ');
        await expect(element).toBeAccessible();
    });

    it('hands the chosen action on', () => {
        const element = show();
        const handler = jest.fn<void, [CustomEvent<ActionView>]>();
        element.addEventListener('act', handler as unknown as EventListener);
        const goal = findAll(element, 'c-health-advice').find(
            (advice) => textOf(advice) === 'Record Lead goal attained'
        );
        find(goal!, 'button').click();
        expect(handler.mock.calls[0]?.[0].detail).toMatchObject({ kind: 'record', metricKey: 'leadGoal' });
    });

    it('opens all metrics', () => {
        const element = show();
        const handler = jest.fn();
        element.addEventListener('why', handler);
        button(element, 'Show all 13').click();
        expect(handler).toHaveBeenCalledTimes(1);
    });
});
