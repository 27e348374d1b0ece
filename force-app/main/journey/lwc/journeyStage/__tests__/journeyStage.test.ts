import JourneyStage from 'c/journeyStage';
import type { StageEdit } from 'c/journeyStage';
import { button, clearPage, find, findAll, mount, settle, textOf } from 'test/jest/components';
import { readyView } from '../../journeyView/__tests__/data/acme';

const saves = jest.fn<void, [CustomEvent<StageEdit>]>();

function show(editable = true): HTMLElement {
    const element = mount('c-journey-stage', JourneyStage, { view: readyView().stage, editable });
    element.addEventListener('save', saves as unknown as EventListener);
    return element;
}

async function edit(element: HTMLElement, name: string): Promise<HTMLElement> {
    find(element, `[data-edit="${name}"]`).click();
    await settle();
    return find(element, `[data-input="${name}"]`);
}

describe('c-journey-stage', () => {
    afterEach(() => {
        clearPage();
        jest.clearAllMocks();
    });

    it('shows notes and the line of effort', async () => {
        const element = show();
        expect(textOf(element)).toContain('Customer challenge Missed the quarterly lead goal Our issue None recorded');
        expect(find(element, '[role="img"]').getAttribute('aria-label')).toMatch(
            /^Level of effort by stage: Technical/
        );
        await expect(element).toBeAccessible();
    });

    it('edits a note in place, and saves what was written', async () => {
        const element = show();
        const input = await edit(element, 'issue');
        expect(findAll(element, '[data-edit]')).toHaveLength(2);
        await expect(element).toBeAccessible();
        input.dispatchEvent(new CustomEvent('change', { detail: { value: ' Waited too long ' } }));
        button(element, 'Save').click();
        await settle();
        expect(saves.mock.calls.map(([event]) => event.detail)).toEqual([
            { stage: 'achievement', name: 'issue', before: '', value: 'Waited too long' }
        ]);
        expect(findAll(element, '[data-input]')).toHaveLength(0);
    });

    it('edits the level of effort as a choice', async () => {
        const element = show();
        const input = await edit(element, 'effort');
        expect(input).toMatchObject({ value: 'Medium' });
        input.dispatchEvent(new CustomEvent('change', { detail: { value: 'High' } }));
        button(element, 'Save').click();
        expect(saves.mock.calls[0]?.[0].detail).toMatchObject({ name: 'effort', before: 'Medium', value: 'High' });
    });

    it('forgets what was written on Cancel and on Escape, and saves nothing where nothing changed', async () => {
        const element = show();
        const first = await edit(element, 'challenge');
        first.dispatchEvent(new CustomEvent('change', { detail: { value: 'x' } }));
        button(element, 'Cancel').click();
        await settle();
        const second = await edit(element, 'challenge');
        expect(second).toMatchObject({ value: 'Missed the quarterly lead goal' });
        second.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
        await settle();
        expect(findAll(element, '[data-input]')).toHaveLength(0);
        await edit(element, 'challenge');
        button(element, 'Save').click();
        expect(saves).not.toHaveBeenCalled();
    });

    it('has no pencils for who may only read', () => {
        expect(findAll(show(false), '[data-edit]')).toHaveLength(0);
    });
});
