import JourneyRuler from 'c/journeyRuler';
import { clearPage, find, findAll, mount, textOf } from 'test/jest/components';
import { milestone, readyView, set } from '../../journeyView/__tests__/data/acme';

const styleOf = (element: HTMLElement): string => element.getAttribute('style') ?? '';

describe('c-journey-ruler', () => {
    afterEach(clearPage);

    it('draws what is done, the gap and today in their places', async () => {
        const element = mount('c-journey-ruler', JourneyRuler, { view: readyView().ruler });
        expect(find(element, '[role="img"]').getAttribute('aria-label')).toBe(
            'The customer is at week 36, today is week 39 of 52.'
        );
        expect(styleOf(find(element, '.done'))).toContain('width: 69.2%');
        const gap = styleOf(find(element, '.gap'));
        expect(gap).toContain('69.2%');
        expect(Number(/width: ([\d.]+)%/.exec(gap)?.[1])).toBeCloseTo(5.8);
        expect(findAll(element, '.mark_done')).toHaveLength(4);
        expect(textOf(element)).toContain('Customer week 36 Today week 39');
        await expect(element).toBeAccessible();
    });

    it('has one point where the customer is where it should be', () => {
        const { ruler } = readyView((query) => set(milestone(query, 'leadGoal'), { Completed_On__c: '2026-08-01' }));
        const element = mount('c-journey-ruler', JourneyRuler, { view: ruler });
        expect(findAll(element, '.point')).toHaveLength(1);
    });
});
