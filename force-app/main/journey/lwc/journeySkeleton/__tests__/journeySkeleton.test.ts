import JourneySkeleton from 'c/journeySkeleton';
import { clearPage, mount, textOf } from 'test/jest/components';

describe('c-journey-skeleton', () => {
    afterEach(clearPage);

    it('says that the card loads', async () => {
        const element = mount('c-journey-skeleton', JourneySkeleton);
        expect(textOf(element)).toBe('Loading journey');
        await expect(element).toBeAccessible();
    });
});
