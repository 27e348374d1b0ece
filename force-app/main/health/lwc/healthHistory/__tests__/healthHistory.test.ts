import HealthHistory from 'c/healthHistory';
import { button, clearPage, find, findAll, mount, settle, textOf } from 'test/jest/components';
import { acmeReady } from '../../healthView/__tests__/data/acme';

describe('c-health-history', () => {
    afterEach(clearPage);

    it('draws the year and says it in a sentence', async () => {
        const element = mount('c-health-history', HealthHistory, { view: acmeReady().history });
        const label = find(element, '[role="img"]').getAttribute('aria-label');
        expect(label).toMatch(/^Health went from .* The formula changed on .* An override of 78 held from /);
        expect(findAll(element, 'path.line')).toHaveLength(3);
        expect(findAll(element, 'line.model')).toHaveLength(1);
        await expect(element).toBeAccessible();
    });

    it('shows the same as a table, and as a chart again', async () => {
        const element = mount('c-health-history', HealthHistory, { view: acmeReady().history });
        button(element, 'Show as table').click();
        await settle();
        expect(findAll(element, 'tbody tr')).toHaveLength(53);
        expect(textOf(find(element, 'tbody tr'))).toBe('Today 58 Yellow');
        expect(textOf(find(element, 'table'))).toContain('Override');
        await expect(element).toBeAccessible();
        button(element, 'Show as chart').click();
        await settle();
        expect(findAll(element, '[role="img"]')).toHaveLength(1);
    });

    it('says when there is no history yet', async () => {
        const { history } = acmeReady((query) => {
            query.year = { edges: [] };
        });
        const element = mount('c-health-history', HealthHistory, { view: history });
        expect(textOf(element)).toBe('52 weeks History begins with the first weekly snapshot.');
        await expect(element).toBeAccessible();
    });
});
