import RenewalUndated from 'c/renewalUndated';
import { button, clearPage, find, findAll, mount, settle, textOf } from 'test/jest/components';
import { acmeData, formatOn, hide, set, viewOf } from '../../renewalView/__tests__/data/acme';
import type { Query } from '../../renewalView/__tests__/data/acme';

const days = jest.fn<void, [CustomEvent<string>]>();
const setCustomValidity = jest.fn();
const noEnd = (query: Query) => set(query, 'Success_Journey__c', { Ends_On__c: null });

function undated(change: (query: Query) => void = noEnd): HTMLElement {
    const view = viewOf(acmeData(change));
    if (view.kind !== 'undated') throw new Error(view.kind);
    const element = mount('c-renewal-undated', RenewalUndated, { view, format: formatOn('2026-08-27') });
    element.addEventListener('lastday', days as unknown as EventListener);
    return element;
}

async function enter(element: HTMLElement, value: string): Promise<void> {
    const field = find(element, 'lightning-input');
    Object.assign(field, { setCustomValidity, reportValidity: () => true });
    field.dispatchEvent(new CustomEvent('change', { detail: { value } }));
    await settle();
    button(element, 'Save').click();
}

afterEach(() => {
    clearPage();
    jest.resetAllMocks();
});

describe('c-renewal-undated', () => {
    it('asks for the last day', async () => {
        const element = undated();
        expect(textOf(element)).toContain('This term has no last day');
        await expect(element).toBeAccessible();
        await enter(element, '2026-11-30');
        expect(days.mock.calls[0]?.[0].detail).toBe('2026-11-30');
    });

    it.each(['', '2025-12-01', '2025-11-30', '30.11.2026'])('refuses %j', async (value) => {
        await enter(undated(), value);
        expect(setCustomValidity).toHaveBeenCalledWith('Choose a day after Dec 1, 2025.');
        expect(days).not.toHaveBeenCalled();
    });

    it('asks nothing of those who may not see it', async () => {
        const element = undated((query) => hide(query, 'Success_Journey__c', 'Ends_On__c'));
        expect(findAll(element, 'lightning-input')).toHaveLength(0);
        expect(textOf(element)).toContain('hidden from you');
        await expect(element).toBeAccessible();
    });
});
