import JourneyMilestones from 'c/journeyMilestones';
import { button, clearPage, find, findAll, mount, textOf } from 'test/jest/components';
import { milestone, readyView, set } from '../../journeyView/__tests__/data/acme';

const acts = jest.fn<void, [CustomEvent<unknown>]>();

function show(stage: string | null = null, expanded = false, editable = true): HTMLElement {
    const { milestones: view } = readyView(
        (query) => set(milestone(query, 'newLeadsFlowing'), { Completed_On__c: null }),
        { stage },
        undefined,
        editable
    );
    const element = mount('c-journey-milestones', JourneyMilestones, { view, expanded });
    element.addEventListener('act', acts as unknown as EventListener);
    return element;
}

describe('c-journey-milestones', () => {
    afterEach(() => {
        clearPage();
        jest.clearAllMocks();
    });

    it('lists milestones with their state, and sums up', async () => {
        const element = show('active');
        expect(textOf(element)).toContain('Active milestones All 14 New leads flowing Stuck: 35 weeks behind');
        await expect(element).toBeAccessible();
    });

    it('ticks and unticks', () => {
        const rows = findAll(show('active'), 'c-journey-milestone');
        const boxes = rows.map((row) => find(row, 'input') as unknown as HTMLInputElement);
        expect(boxes.map(({ checked }) => checked)).toEqual([false, true, true]);
        boxes[0]?.click();
        boxes[1]?.click();
        expect(acts.mock.calls.map(([event]) => event.detail)).toEqual([
            { key: 'newLeadsFlowing', action: 'complete' },
            { key: 'firstWorkflowLive', action: 'reopen' }
        ]);
    });

    it('hands on what was chosen from the menu', () => {
        const [row] = findAll(show('active'), 'c-journey-milestone');
        find(row!, 'c-ui-menu').dispatchEvent(new CustomEvent('select', { detail: { value: 'waive' } }));
        expect(acts.mock.calls[0]?.[0].detail).toEqual({ key: 'newLeadsFlowing', action: 'waive' });
    });

    it('asks for all, and for fewer', () => {
        const element = show(null, true);
        const handler = jest.fn();
        element.addEventListener('all', handler);
        button(element, 'Show fewer').click();
        expect(handler).toHaveBeenCalledTimes(1);
        expect(find(element, '[aria-expanded]').getAttribute('aria-expanded')).toBe('true');
    });

    it('has neither boxes nor menus for who may only read', async () => {
        const element = show('active', false, false);
        const [row] = findAll(element, 'c-journey-milestone');
        expect(findAll(row!, 'input, c-ui-menu')).toHaveLength(0);
        await expect(element).toBeAccessible();
    });
});
