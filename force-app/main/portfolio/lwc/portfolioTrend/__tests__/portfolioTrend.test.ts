import PortfolioTrend from 'c/portfolioTrend';
import { button, clearPage, find, findAll, mount, settle, textOf } from 'test/jest/components';

const VIEW = {
    sentence: 'Unhealthy customers: 32% on Jun 30, 33% today.',
    actual: '6,10 100,20',
    target: '6,6 274,100',
    end: { x: 100, y: 20, label: '33%' },
    targetEnd: null,
    ticks: [
        { key: '35', text: '35%', y: 6 },
        { key: '25', text: '25%', y: 114 }
    ],
    firstDay: 'Jun 30',
    lastDay: 'Aug 27',
    rows: [{ key: 'a', day: 'Aug 27, 2026', actual: '33%', target: '28%' }],
    note: 'Target: 34% to 25%.',
    source: 'Monthly figures.'
};

afterEach(clearPage);

describe('the picture of unhealthy customers', () => {
    it('is told in a sentence, and shown as a table when asked', async () => {
        const element = mount('c-portfolio-trend', PortfolioTrend, { view: VIEW });
        expect(find(element, '[role="img"]').getAttribute('aria-label')).toBe(VIEW.sentence);
        await expect(element).toBeAccessible();
        button(element, 'Show as table').click();
        await settle();
        expect(findAll(element, 'svg')).toHaveLength(0);
        expect(textOf(find(element, 'tbody'))).toBe('Aug 27, 2026 33% 28%');
        await expect(element).toBeAccessible();
        button(element, 'Show as picture').click();
        await settle();
        expect(findAll(element, 'svg')).toHaveLength(1);
    });

    it('says that there is too little to draw', async () => {
        const element = mount('c-portfolio-trend', PortfolioTrend, { view: null });
        expect(textOf(element)).toContain('There are too few figures yet to draw a line.');
        await expect(element).toBeAccessible();
    });
});
