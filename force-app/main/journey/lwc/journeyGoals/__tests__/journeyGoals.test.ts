import JourneyGoals from 'c/journeyGoals';
import { clearPage, find, findAll, mount, textOf } from 'test/jest/components';
import { readyView } from '../../journeyView/__tests__/data/acme';

describe('c-journey-goals', () => {
    afterEach(clearPage);

    it('shows figures as bars, and asks for those that are missing', async () => {
        const element = mount('c-journey-goals', JourneyGoals, { view: readyView().goals! });
        expect(textOf(element)).toContain('Lead goal 59% Due week 36 (Aug 9) 3 weeks behind');
        expect(textOf(element)).toContain('New-sales goal Record figure Due week 52 (Nov 30) No figure yet');
        expect(findAll(element, 'c-ui-bar')).toMatchObject([
            { share: 0.59, tone: 'yellow' },
            { share: 0, tone: 'none' }
        ]);
        await expect(element).toBeAccessible();
    });

    it('hands on what is to be done', () => {
        const element = mount('c-journey-goals', JourneyGoals, { view: readyView().goals! });
        const acts = jest.fn<void, [CustomEvent<unknown>]>();
        element.addEventListener('act', acts as unknown as EventListener);
        find(element, 'button').click();
        find(element, 'c-ui-menu').dispatchEvent(new CustomEvent('select', { detail: { value: 'replan' } }));
        expect(acts.mock.calls.map(([event]) => event.detail)).toEqual([
            { key: 'newSalesGoal', action: 'figure' },
            { key: 'leadGoal', action: 'replan' }
        ]);
    });
});
