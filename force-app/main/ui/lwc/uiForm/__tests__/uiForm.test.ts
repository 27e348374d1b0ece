import { showFaults } from 'c/uiForm';

interface FakeField extends HTMLElement {
    setCustomValidity: jest.Mock<void, [string]>;
    reportValidity: jest.Mock<boolean, []>;
}

function form(...names: readonly string[]): { readonly root: HTMLElement; readonly fields: readonly FakeField[] } {
    const root = document.createElement('div');
    const fields = names.map((name) => {
        const field = Object.assign(document.createElement('div'), {
            setCustomValidity: jest.fn<void, [string]>(),
            reportValidity: jest.fn<boolean, []>()
        });
        field.dataset.name = name;
        field.tabIndex = -1;
        root.append(field);
        return field;
    });
    document.body.append(root);
    return { root, fields };
}

describe('showFaults', () => {
    afterEach(() => document.body.replaceChildren());

    it('shows each fault at its field, clears the others, and moves to the first', () => {
        const { root, fields } = form('score', 'reason', 'day');
        expect(showFaults(root, { score: '', reason: 'Too short.', day: 'Too late.' })).toBe(false);
        expect(fields.map((field) => field.setCustomValidity.mock.calls)).toEqual([
            [['']],
            [['Too short.']],
            [['Too late.']]
        ]);
        expect(fields.every((field) => field.reportValidity.mock.calls.length === 1)).toBe(true);
        expect(document.activeElement).toBe(fields[1]);
    });

    it('lets a form be sent whose fields have no fault', () => {
        const { root } = form('score');
        expect(showFaults(root, { score: '' })).toBe(true);
    });

    it('passes over fields that are not shown', () => {
        const { root } = form('score');
        expect(showFaults(root, { score: '', day: 'Too late.' })).toBe(true);
    });
});
