import RenewalBudget from 'c/renewalBudget';
import type { SpentChange } from 'c/renewalBudget';
import { button, clearPage, find, findAll, mount, settle, textOf } from 'test/jest/components';
import { acmeData, readyOf, set } from '../../renewalView/__tests__/data/acme';

const changes = jest.fn<void, [CustomEvent<SpentChange>]>();

function budget(fields: Readonly<Record<string, unknown>> = {}): HTMLElement {
    const view = readyOf(acmeData((query) => set(query, 'Success_Journey__c', fields))).budget;
    const element = mount('c-renewal-budget', RenewalBudget, { view });
    element.addEventListener('spent', changes as unknown as EventListener);
    return element;
}

async function edit(element: HTMLElement, value: string): Promise<void> {
    find(element, '[data-name="edit"]').click();
    await settle();
    const field = find(element, 'lightning-input');
    Object.assign(field, { setCustomValidity: jest.fn(), reportValidity: () => true });
    field.dispatchEvent(new CustomEvent('change', { detail: { value } }));
}

afterEach(() => {
    clearPage();
    jest.resetAllMocks();
});

describe('c-renewal-budget', () => {
    it('shows what is used and left', async () => {
        const element = budget();
        expect(textOf(element)).toContain('Retention budget 40% used $8,832 of $22,080 12% of ACV, $13,248 left');
        await expect(element).toBeAccessible();
    });

    it('starts from what is spent, and hands over what was entered', async () => {
        const element = budget();
        find(element, '[data-name="edit"]').click();
        await settle();
        expect(find(element, 'lightning-input').value).toBe('8832');
        await expect(element).toBeAccessible();
        find(element, 'lightning-input').dispatchEvent(new CustomEvent('change', { detail: { value: '9000.5' } }));
        Object.assign(find(element, 'lightning-input'), { setCustomValidity: jest.fn(), reportValidity: () => true });
        button(element, 'Save').click();
        await settle();
        expect(changes.mock.calls[0]?.[0].detail).toEqual({ spent: 9000.5 });
        expect(findAll(element, 'lightning-input')).toHaveLength(0);
    });

    it.each([
        ['', { spent: null }],
        ['0', { spent: 0 }]
    ])('takes %j', async (value, expected) => {
        const element = budget();
        await edit(element, value);
        button(element, 'Save').click();
        expect(changes.mock.calls[0]?.[0].detail).toEqual(expected);
    });

    it('saves with Enter, and leaves with Escape', async () => {
        const element = budget();
        await edit(element, '5');
        find(element, '.form').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
        await settle();
        expect(findAll(element, 'lightning-input')).toHaveLength(0);
        await edit(element, '6');
        const enter = new KeyboardEvent('keydown', { key: 'Enter', cancelable: true });
        find(element, '.form').dispatchEvent(enter);
        // Else it would press the pencil, to which the focus moves.
        expect(enter.defaultPrevented).toBe(true);
        expect(changes.mock.calls.map(([{ detail }]) => detail)).toEqual([{ spent: 6 }]);
    });

    it.each(['-1', 'x', '1e15'])('refuses %j', async (value) => {
        const element = budget();
        await edit(element, value);
        const field = find(element, 'lightning-input');
        Object.assign(field, { setCustomValidity: jest.fn() });
        button(element, 'Save').click();
        expect(field.setCustomValidity).toHaveBeenCalledWith('Enter an amount of 0 or more, or leave it blank.');
        expect(changes).not.toHaveBeenCalled();
    });

    it('sends nothing when nothing changed', async () => {
        const element = budget();
        await edit(element, '8832');
        button(element, 'Save').click();
        expect(changes).not.toHaveBeenCalled();
    });

    it('asks for an amount where nothing is recorded', async () => {
        const element = budget({ Retention_Spent__c: null });
        expect(textOf(element)).toContain('Nothing recorded as spent');
        find(element, '[data-name="edit"]').click();
        await settle();
        expect(find(element, 'lightning-input').value).toBe('');
        await expect(element).toBeAccessible();
    });
});
