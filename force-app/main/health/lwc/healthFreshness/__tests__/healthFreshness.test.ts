import HealthFreshness from 'c/healthFreshness';
import { clearPage, findAll, mount, textOf } from 'test/jest/components';
import { acmeReady } from '../../healthView/__tests__/data/acme';
import type { FreshnessView } from 'c/healthView';

const show = (freshness: FreshnessView): HTMLElement => mount('c-health-freshness', HealthFreshness, { freshness });

/** Of the rows of the sum, by whether they show a chip. */
function freshnessOf(hasChip: boolean): FreshnessView {
    const rows = acmeReady().why?.groups.flatMap((group) => group.rows) ?? [];
    const found = rows.find(({ freshness }) => (freshness.chip !== null) === hasChip)?.freshness;
    if (!found) throw new Error('no such row');
    return found;
}

describe('c-health-freshness', () => {
    afterEach(clearPage);

    it('tells the age of what counts, with a tick', async () => {
        const element = show(freshnessOf(false));
        expect(textOf(element)).toBe('2 days');
        expect(findAll(element, 'lightning-icon')).toHaveLength(1);
        await expect(element).toBeAccessible();
    });

    it('shows a chip where a value is not counted', async () => {
        const element = show(freshnessOf(true));
        expect(findAll(element, 'c-ui-chip')).toHaveLength(1);
        expect(findAll(element, '.fresh')).toHaveLength(0);
        await expect(element).toBeAccessible();
    });
});
