import UiFailure from 'c/uiFailure';
import type { FailureNote } from 'c/uiFailure';
import { button, clearPage, find, findAll, mount, settle, textOf } from 'test/jest/components';

const NOTE: FailureNote = { strong: 'Not saved.', text: 'The day lies ahead.' };
const scroll = jest.fn();

function show(note: FailureNote | null, again = ''): HTMLElement & { note: FailureNote | null } {
    return mount('c-ui-failure', UiFailure, { note, again }) as HTMLElement & { note: FailureNote | null };
}

describe('c-ui-failure', () => {
    beforeEach(() => {
        HTMLElement.prototype.scrollIntoView = scroll;
    });

    afterEach(() => {
        clearPage();
        jest.resetAllMocks();
    });

    it('is there, and empty, while nothing failed', async () => {
        const element = show(null);
        expect(find(element, '[role="alert"]').children).toHaveLength(0);
        expect(scroll).not.toHaveBeenCalled();
        await expect(element).toBeAccessible();
    });

    it('says what failed, once in sight, and goes when it is dismissed', async () => {
        const element = show(null);
        element.note = NOTE;
        await settle();
        expect(textOf(element)).toBe('Not saved. The day lies ahead. Dismiss');
        expect(find(element, 'c-ui-note')).toMatchObject({ tone: 'error', iconName: 'utility:error' });
        expect(scroll).toHaveBeenCalledTimes(1);
        const dismissed = jest.fn();
        element.addEventListener('dismiss', dismissed);
        button(element, 'Dismiss').click();
        expect(dismissed).toHaveBeenCalledTimes(1);
        await expect(element).toBeAccessible();
    });

    it('comes into sight again with every other failure', async () => {
        const element = show(NOTE);
        element.note = NOTE;
        await settle();
        element.note = { ...NOTE };
        await settle();
        expect(scroll).toHaveBeenCalledTimes(2);
    });

    it('offers another try where there is one', () => {
        const element = show(NOTE, 'Try again');
        const again = jest.fn();
        element.addEventListener('again', again);
        button(element, 'Try again').click();
        expect(again).toHaveBeenCalledTimes(1);
        clearPage();
        expect(findAll(show(NOTE), 'button')).toHaveLength(1);
    });

    it('tells what is no fault from what is one', () => {
        expect(find(show({ ...NOTE, tone: 'info' }), 'c-ui-note')).toMatchObject({ iconName: 'utility:info' });
    });
});
