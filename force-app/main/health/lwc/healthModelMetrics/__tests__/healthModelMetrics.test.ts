import HealthModelMetrics from 'c/healthModelMetrics';
import { button, clearPage, findAll, mount, textOf } from 'test/jest/components';
import { closeMock } from 'test/jest/modal';
import { acmeView } from '../../healthView/__tests__/data/acme';

describe('c-health-model-metrics', () => {
    afterEach(clearPage);

    it('lists what the model scores', async () => {
        const view = acmeView((query) => {
            query.Success_Customer__c = { edges: [] };
        });
        if (view.kind !== 'noRecord') throw new Error(`the view is ${view.kind}`);
        const element = mount('c-health-model-metrics', HealthModelMetrics, { view: view.scored });
        const rows = findAll(element, 'tbody tr').map(textOf);
        expect(rows).toHaveLength(13);
        expect(rows[3]).toBe('Tickets in 30 days Support Case records Support Good is 0 or 1 Case records 10');
        expect(textOf(element)).toContain('Customer Success Index, version 2.');
        await expect(element).toBeAccessible();
        button(element, 'Done').click();
        expect(closeMock).toHaveBeenCalled();
    });
});
