import HealthSkeleton from 'c/healthSkeleton';
import { clearPage, mount, textOf } from 'test/jest/components';

describe('c-health-skeleton', () => {
    afterEach(clearPage);

    it('tells screen readers that health is loading', async () => {
        const element = mount('c-health-skeleton', HealthSkeleton);
        expect(textOf(element)).toBe('Loading health');
        await expect(element).toBeAccessible();
    });
});
