import UiRing from 'c/uiRing';
import { clearPage, find, findAll, mount } from 'test/jest/components';
import type { Properties } from 'test/jest/components';

const CIRCUMFERENCE = 2 * Math.PI * 54;

function ring(properties: Properties<UiRing>): HTMLElement {
    return mount('c-ui-ring', UiRing, { limits: [50, 75], label: 'Health score of 100', ...properties });
}

/** Drawn length of all arcs of the score. */
function drawn(element: HTMLElement): number {
    return findAll(element, '.value_yellow').reduce(
        (total, arc) => total + Number(arc.getAttribute('stroke-dasharray')?.split(' ')[0]),
        0
    );
}

describe('c-ui-ring', () => {
    afterEach(clearPage);

    it('draws the score\u2019s share of the circle, short of the gaps', () => {
        const element = ring({ score: 58, text: '58', tone: 'yellow' });
        expect(drawn(element) / CIRCUMFERENCE).toBeCloseTo(0.58, 1);
        expect(findAll(element, '.value_yellow')).toHaveLength(2);
        expect(findAll(element, '.track')).toHaveLength(3);
    });

    it('draws nothing for 0 and the whole circle for 100', () => {
        expect(drawn(ring({ score: 0, tone: 'yellow' }))).toBe(0);
        clearPage();
        const full = ring({ score: 100, tone: 'yellow' });
        expect(drawn(full)).toBeGreaterThan(CIRCUMFERENCE * 0.97);
        expect(drawn(full)).toBeLessThanOrEqual(CIRCUMFERENCE);
    });

    it('is dashed without a score', async () => {
        const element = ring({ score: null, text: '\u2013', label: 'No health score' });
        expect(findAll(element, '.empty')).toHaveLength(1);
        expect(find(element, '.ring').getAttribute('aria-label')).toBe('No health score');
        await expect(element).toBeAccessible();
    });

    it('is accessible', async () => {
        await expect(ring({ score: 58, text: '58', tone: 'yellow' })).toBeAccessible();
    });
});
