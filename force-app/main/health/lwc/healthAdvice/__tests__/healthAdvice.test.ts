import HealthAdvice from 'c/healthAdvice';
import { clearPage, find, findAll, mount, textOf } from 'test/jest/components';
import type { ActionView } from 'c/healthView';

const LINK: ActionView = {
    kind: 'record',
    advice: 'Ask the sponsor',
    label: 'Update',
    spokenLabel: 'Update CSM pulse',
    metricKey: 'csmPulse',
    iconName: 'utility:edit'
};

const show = (action: ActionView): HTMLElement => mount('c-health-advice', HealthAdvice, { action });

describe('c-health-advice', () => {
    afterEach(clearPage);

    it('says what to do, and does it by its link', async () => {
        const element = show(LINK);
        const handler = jest.fn<void, [CustomEvent<ActionView>]>();
        element.addEventListener('act', handler as unknown as EventListener);
        expect(textOf(element)).toBe('Ask the sponsor Update');
        const link = find(element, 'button');
        expect(link.getAttribute('aria-label')).toBe('Update CSM pulse');
        link.click();
        expect(handler.mock.calls[0]?.[0].detail).toEqual(LINK);
        await expect(element).toBeAccessible();
    });

    it('has no link where the page cannot do it', async () => {
        const element = show({ ...LINK, label: '' });
        expect(textOf(element)).toBe('Ask the sponsor');
        expect(findAll(element, 'button')).toHaveLength(0);
        await expect(element).toBeAccessible();
    });
});
