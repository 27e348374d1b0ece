import PlaybookSkeleton from 'c/playbookSkeleton';
import { clearPage, mount, textOf } from 'test/jest/components';

describe('c-playbook-skeleton', () => {
    afterEach(clearPage);

    it('tells screen readers that plays are loading', async () => {
        const element = mount('c-playbook-skeleton', PlaybookSkeleton);
        expect(textOf(element)).toBe('Loading plays');
        await expect(element).toBeAccessible();
    });
});
