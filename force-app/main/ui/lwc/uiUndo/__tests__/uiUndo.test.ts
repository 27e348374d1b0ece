import UiUndo from 'c/uiUndo';
import { button, clearPage, find, mount, settle, textOf } from 'test/jest/components';

const undone = jest.fn();
const closed = jest.fn();

function show(): HTMLElement & { text: string } {
    const element = mount('c-ui-undo', UiUndo, { text: 'Blog migrated is done.' }) as HTMLElement & { text: string };
    element.addEventListener('undo', undone);
    element.addEventListener('close', closed);
    return element;
}

describe('c-ui-undo', () => {
    afterEach(() => {
        clearPage();
        jest.clearAllMocks();
        jest.useRealTimers();
    });

    it('says what was done, and undoes it', async () => {
        const element = show();
        expect(textOf(element)).toContain('Blog migrated is done. Undo');
        await expect(element).toBeAccessible();
        button(element, 'Undo').click();
        expect(undone).toHaveBeenCalledTimes(1);
        find(element, '.close').click();
        expect(closed).toHaveBeenCalledTimes(1);
    });

    it('goes by itself after ten seconds, counted anew when something else was done', () => {
        jest.useFakeTimers();
        const element = show();
        jest.advanceTimersByTime(9_000);
        element.text = 'CRM integrated is done.';
        jest.advanceTimersByTime(9_000);
        expect(closed).not.toHaveBeenCalled();
        jest.advanceTimersByTime(1_000);
        expect(closed).toHaveBeenCalledTimes(1);
    });

    it('stays while somebody points at it or is in it', async () => {
        jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick'] });
        const element = show();
        await settle();
        const toast = find(element, '.toast');
        toast.dispatchEvent(new CustomEvent('mouseenter'));
        jest.advanceTimersByTime(60_000);
        expect(closed).not.toHaveBeenCalled();
        toast.dispatchEvent(new CustomEvent('mouseleave'));
        jest.advanceTimersByTime(10_000);
        expect(closed).toHaveBeenCalledTimes(1);
    });

    it('stops counting when it is taken away', () => {
        jest.useFakeTimers();
        const element = show();
        element.remove();
        jest.advanceTimersByTime(60_000);
        expect(closed).not.toHaveBeenCalled();
    });
});
