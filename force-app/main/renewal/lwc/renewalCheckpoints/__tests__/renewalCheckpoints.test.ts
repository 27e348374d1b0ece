import RenewalCheckpoints from 'c/renewalCheckpoints';
import type { CheckpointAct } from 'c/renewalView';
import { button, clearPage, findAll, mount, settle, textOf } from 'test/jest/components';
import { acmeData, checkpoint, list, readyOf } from '../../renewalView/__tests__/data/acme';

const ticks = jest.fn<void, [CustomEvent<CheckpointAct>]>();

function checkpoints(saving: readonly string[] = []): HTMLElement {
    const view = readyOf(acmeData(), { saving: new Set(saving) }).checkpoints;
    const element = mount('c-renewal-checkpoints', RenewalCheckpoints, { view });
    element.addEventListener('tick', ticks as unknown as EventListener);
    return element;
}

afterEach(() => {
    clearPage();
    jest.resetAllMocks();
});

describe('c-renewal-checkpoints', () => {
    it('is a table of what should have happened and what is next', async () => {
        const element = checkpoints();
        expect(findAll(element, 'tbody tr').map((row) => textOf(row))).toEqual([
            '180 days Value review Jun 4 Late 84 days Mark done Done on another day',
            '90 days Renewal opportunity opened Sep 2 Done early, Aug 3',
            '60 days Paper out, and decision made Oct 2 In 36 days Mark done Done on another day',
            '30 days Signature, or escalated if stalled Nov 1 In 66 days Mark done Done on another day'
        ]);
        await expect(element).toBeAccessible();
    });

    it('hands over what was ticked, but not while it is being saved', () => {
        const [tick] = findAll(checkpoints(), 'tbody button');
        expect(tick?.getAttribute('aria-label')).toBe('Mark done: Value review');
        tick?.click();
        expect(ticks.mock.calls[0]?.[0].detail).toMatchObject({ key: 'valueReview', doneOn: null });
        clearPage();
        const [busy] = findAll(checkpoints(['valueReview']), 'tbody button');
        expect(busy?.getAttribute('aria-disabled')).toBe('true');
        busy?.click();
        expect(ticks).toHaveBeenCalledTimes(1);
    });

    it('asks on which day one was done, and for another day once it is', () => {
        const days = jest.fn<void, [CustomEvent<CheckpointAct>]>();
        const element = checkpoints();
        element.addEventListener('day', days as unknown as EventListener);
        const day = findAll(element, 'tbody button')[1];
        expect(day?.getAttribute('aria-label')).toBe('Done on another day: Value review');
        day?.click();
        expect(days.mock.calls[0]?.[0].detail).toMatchObject({ key: 'valueReview', doneOn: null });
        clearPage();
        const done = acmeData((query) => {
            query.Success_Milestone__c = list(checkpoint('valueReview', '2026-06-02'));
        });
        const view = readyOf(done).checkpoints;
        const [row] = view.rows;
        expect(row).toMatchObject({ dayLabel: 'Change the day', daySpokenLabel: 'Change the day: Value review' });
    });

    it('unfolds in a narrow card', async () => {
        const element = checkpoints();
        const unfold = button(element, 'All 4 checkpoints');
        expect(unfold.getAttribute('aria-expanded')).toBe('false');
        unfold.click();
        await settle();
        expect(button(element, 'Hide checkpoints').getAttribute('aria-expanded')).toBe('true');
        await expect(element).toBeAccessible();
    });
});
