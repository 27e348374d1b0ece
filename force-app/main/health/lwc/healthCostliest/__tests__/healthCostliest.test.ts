import HealthCostliest from 'c/healthCostliest';
import { button, clearPage, find, findAll, mount, textOf } from 'test/jest/components';
import { acmeReady, metric } from '../../healthView/__tests__/data/acme';
import { acmeLinks, addPlays } from '../../healthView/__tests__/data/plays';
import type { ActionView, CostlyMetricView } from 'c/healthView';

const show = (metrics: readonly CostlyMetricView[]): HTMLElement =>
    mount('c-health-costliest', HealthCostliest, { metrics });

describe('c-health-costliest', () => {
    afterEach(clearPage);

    it('shows value, loss, freshness and what to do', async () => {
        const element = show(acmeReady().costliest ?? []);
        expect(findAll(element, 'tbody tr').map(textOf)).toEqual([
            'Tickets in 30 days Good is 0 or 1 5 tickets \u221210.0 Live Answer the common issue behind the tickets',
            'Open escalations Good is none 1 open \u22127.0 Live Resolve the open escalation',
            'Usage change, 30 days Good is a fall under 5% \u221224% \u22126.0 2 days old Call to find out why usage falls'
        ]);
        await expect(element).toBeAccessible();
    });

    it('hands the chosen action on', () => {
        const element = show(acmeReady().costliest ?? []);
        const handler = jest.fn<void, [CustomEvent<ActionView>]>();
        element.addEventListener('act', handler as unknown as EventListener);
        find(find(element, 'c-health-advice'), 'button').click();
        expect(handler.mock.calls[0]?.[0].detail).toMatchObject({ kind: 'cases', metricKey: 'ticketsIn30Days' });
    });

    it('offers to record what people record', async () => {
        const view = acmeReady((query) => {
            for (const key of ['ticketsIn30Days', 'openEscalations']) metric(query, key).Value__c = { value: 0 };
        });
        const element = show(view.costliest ?? []);
        const handler = jest.fn<void, [CustomEvent<ActionView>]>();
        element.addEventListener('act', handler as unknown as EventListener);
        findAll(element, 'c-health-advice')
            .flatMap((advice) => findAll(advice, 'button'))
            .forEach((one) => one.click());
        expect(handler.mock.calls.map(([event]) => event.detail.kind)).toContain('record');
        await expect(element).toBeAccessible();
    });

    it('shows plays that run, and asks to start those that are due', async () => {
        const element = show(acmeReady(addPlays, acmeLinks(addPlays)).costliest ?? []);
        const rows = findAll(element, 'tbody tr').map((row) => textOf(row.querySelector('.todo')!));
        expect(rows.slice(0, 2)).toEqual([
            'Support overload is running: 1 of 3 done Answer the common issue behind the tickets',
            'Resolve the open escalation'
        ]);
        const handler = jest.fn<void, [CustomEvent<string>]>();
        element.addEventListener('start', handler as unknown as EventListener);
        button(findAll(element, 'c-health-play-link')[1]!, 'Start play: Usage drop').click();
        expect(handler.mock.calls.map(([event]) => event.detail)).toEqual(['usageDrop']);
        await expect(element).toBeAccessible();
    });

    it('says so when no metric costs points', async () => {
        const element = show([]);
        expect(textOf(element)).toBe('What costs the most points No metric costs points.');
        await expect(element).toBeAccessible();
    });
});
