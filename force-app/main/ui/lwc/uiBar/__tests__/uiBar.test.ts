import UiBar from 'c/uiBar';
import { clearPage, find, findAll, mount } from 'test/jest/components';
import type { Properties } from 'test/jest/components';

function bar(properties: Properties<UiBar>): HTMLElement {
    return mount('c-ui-bar', UiBar, properties);
}

describe('c-ui-bar', () => {
    afterEach(clearPage);

    it.each([
        [0.58, '58%'],
        [-1, '0%'],
        [7, '100%']
    ])('draws the share %d as %s', (share, width) => {
        expect(find(bar({ share }), '.fill').style.width).toBe(width);
    });

    it('marks the least share that is enough', async () => {
        const element = bar({ share: 0.54, tick: 0.6, tone: 'red' });
        expect(findAll(element, '.tick')).toHaveLength(1);
        await expect(element).toBeAccessible();
    });
});
