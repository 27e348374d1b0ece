import HealthLimits from 'c/healthLimits';
import { button, clearPage, findAll, mount, textOf } from 'test/jest/components';
import { acmeReady, makeCapped, makeOverridden } from '../../healthView/__tests__/data/acme';
import type { ActionView } from 'c/healthView';

describe('c-health-limits', () => {
    afterEach(clearPage);

    it('shows an override and lets those end it who may', async () => {
        const element = mount('c-health-limits', HealthLimits, {
            override: acmeReady(makeOverridden).override,
            endable: true
        });
        expect(textOf(element)).toContain('Set to 75 by Ann Brown until Sep 25.');
        const handler = jest.fn();
        element.addEventListener('end', handler);
        button(element, 'End override').click();
        expect(handler).toHaveBeenCalledTimes(1);
        await expect(element).toBeAccessible();
    });

    it('offers no end to those who may not', () => {
        const element = mount('c-health-limits', HealthLimits, { override: acmeReady(makeOverridden).override });
        expect(findAll(element, 'lightning-button')).toHaveLength(0);
    });

    it('cannot be pressed again while it is being ended', () => {
        const { override } = acmeReady(makeOverridden);
        const element = mount('c-health-limits', HealthLimits, { override, endable: true, busy: true });
        expect(button(element, 'End override')).toMatchObject({ disabled: true });
    });

    it('shows a cap, how it ends, and the way there', async () => {
        const element = mount('c-health-limits', HealthLimits, { cap: acmeReady(makeCapped).cap });
        expect(textOf(element)).toBe('At most 40: Executive sponsor left. The cap ends when a sponsor is named.');
        const handler = jest.fn<void, [CustomEvent<ActionView>]>();
        element.addEventListener('act', handler as unknown as EventListener);
        button(element, 'Name a sponsor').click();
        expect(handler.mock.calls[0]?.[0].detail).toMatchObject({ kind: 'record', metricKey: 'sponsorLeft' });
        await expect(element).toBeAccessible();
    });
});
