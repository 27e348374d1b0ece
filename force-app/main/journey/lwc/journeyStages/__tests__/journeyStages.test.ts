import JourneyStages from 'c/journeyStages';
import { clearPage, findAll, mount, textOf } from 'test/jest/components';
import { milestone, readyView, set } from '../../journeyView/__tests__/data/acme';

describe('c-journey-stages', () => {
    afterEach(clearPage);

    it('tells states by icon and word, not by colour alone', async () => {
        const { stages } = readyView((query) => set(milestone(query, 'firstWorkflowLive'), { Completed_On__c: null }));
        const element = mount('c-journey-stages', JourneyStages, { stages });
        expect(findAll(element, 'lightning-icon').map((icon) => icon.iconName)).toEqual([
            'utility:check',
            'utility:warning',
            'utility:check',
            'utility:check'
        ]);
        expect(textOf(element)).toContain('Active , left behind, not complete week 4 2 of 3 done');
        const buttons = findAll(element, 'button');
        expect(buttons.map((one) => one.getAttribute('aria-current')).filter(Boolean)).toEqual(['step']);
        expect(buttons.map((one) => one.getAttribute('aria-pressed')).indexOf('true')).toBe(4);
        await expect(element).toBeAccessible();
    });

    it('asks for the stage that was clicked', () => {
        const element = mount('c-journey-stages', JourneyStages, { stages: readyView().stages });
        const chosen = jest.fn<void, [CustomEvent<string>]>();
        element.addEventListener('choose', chosen as unknown as EventListener);
        findAll(element, 'button')[1]?.click();
        expect(chosen.mock.calls[0]?.[0].detail).toBe('active');
    });
});
