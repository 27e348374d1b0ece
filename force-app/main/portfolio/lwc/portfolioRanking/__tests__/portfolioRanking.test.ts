import PortfolioRanking from 'c/portfolioRanking';
import { button, clearPage, find, mount, textOf } from 'test/jest/components';
import { closeMock } from 'test/jest/modal';

const VIEW = {
    customerName: 'Harbor Health',
    intro: 'Attention = risk × ARR × time left.',
    rules: [{ key: 'risk', name: 'Risk', text: 'What the score lacks.' }],
    sum: {
        heading: 'Harbor Health is number 1 of 4',
        why: 'Red',
        factors: [{ key: 'risk', name: 'Risk', value: '71%', note: 'Score 41' }],
        total: '$212,094'
    }
};

afterEach(clearPage);

describe('the sum of a ranking', () => {
    it('shows rules and numbers, and closes', async () => {
        const element = mount('c-portfolio-ranking', PortfolioRanking, { view: VIEW });
        expect(textOf(find(element, '.sum'))).toBe(
            'Harbor Health is number 1 of 4 Risk 71% Score 41 Attention $212,094'
        );
        await expect(element).toBeAccessible();
        button(element, 'Close').click();
        expect(closeMock).toHaveBeenCalledTimes(1);
    });

    it('shows the rules alone where the list is empty', async () => {
        const element = mount('c-portfolio-ranking', PortfolioRanking, { view: { ...VIEW, sum: null } });
        expect(textOf(element)).toContain('What the score lacks.');
        await expect(element).toBeAccessible();
    });
});
