import UiFormDialog from 'c/uiFormDialog';
import type { FormField, FormValues } from 'c/uiFormDialog';
import { button, clearPage, find, findAll, mount, settle, textOf } from 'test/jest/components';
import type { Properties } from 'test/jest/components';
import { closeMock } from 'test/jest/modal';

const FIELDS: readonly FormField[] = [
    { name: 'on', label: 'Done on', type: 'date', value: '2026-08-27', max: '2026-08-27', required: true },
    { name: 'why', label: 'Reason', type: 'longText', value: '', maxLength: 255 },
    { name: 'role', label: 'Role', type: 'choice', value: 'User', options: [{ label: 'User', value: 'User' }] },
    { name: 'kind', label: 'Kind', type: 'radio', value: 'a', options: [{ label: 'A', value: 'a' }] }
];

/** The reason follows the day. */
function followOn(_values: FormValues, changed: string): FormValues {
    return changed === 'on' ? { why: 'moved' } : {};
}

function show(more: Properties<UiFormDialog> = {}): HTMLElement {
    const element = mount('c-ui-form-dialog', UiFormDialog, { heading: 'Waive', fields: FIELDS, ...more });
    for (const field of findAll(element, '[data-name]')) {
        Object.assign(field, { setCustomValidity: jest.fn(), reportValidity: jest.fn(() => true) });
    }
    return element;
}

function enter(element: HTMLElement, name: string, value: string): void {
    find(element, `[data-name="${name}"]`).dispatchEvent(new CustomEvent('change', { detail: { value } }));
}

describe('c-ui-form-dialog', () => {
    afterEach(() => {
        clearPage();
        jest.clearAllMocks();
    });

    it('shows a field of each type', async () => {
        const element = show({ intro: 'It is not asked.' });
        expect(textOf(element)).toContain('It is not asked.');
        expect(findAll(element, '[data-name]').map((field) => field.tagName)).toEqual([
            'LIGHTNING-INPUT',
            'LIGHTNING-TEXTAREA',
            'LIGHTNING-COMBOBOX',
            'LIGHTNING-RADIO-GROUP'
        ]);
        await expect(element).toBeAccessible();
    });

    it('closes with what was entered and what was there, trimmed', () => {
        const element = show({ action: 'Waive' });
        enter(element, 'why', '  No blog ');
        button(element, 'Waive').click();
        expect(closeMock).toHaveBeenCalledWith({ on: '2026-08-27', why: 'No blog', role: 'User', kind: 'a' });
    });

    it('stays open while the check finds faults, shown at their fields', () => {
        const element = show({ check: ({ why }) => ({ why: why === '' ? 'Give a reason.' : '' }) });
        button(element, 'Save').click();
        expect(closeMock).not.toHaveBeenCalled();
        expect(find(element, '[data-name="why"]').setCustomValidity).toHaveBeenCalledWith('Give a reason.');
        enter(element, 'why', 'x');
        button(element, 'Save').click();
        expect(closeMock).toHaveBeenCalledTimes(1);
    });

    it('lets one field follow another', async () => {
        const element = show({ derive: followOn });
        enter(element, 'on', '2026-08-01');
        await settle();
        expect(find(element, '[data-name="why"]').value).toBe('moved');
        enter(element, 'why', 'mine');
        button(element, 'Save').click();
        expect(closeMock).toHaveBeenCalledWith(expect.objectContaining({ on: '2026-08-01', why: 'mine' }));
    });

    it('closes with nothing when it is left', () => {
        const element = show();
        button(element, 'Cancel').click();
        expect(closeMock).toHaveBeenCalledWith(undefined);
    });
});
