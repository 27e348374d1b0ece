import { LightningElement, api } from 'lwc';
import { labels } from 'c/healthLabels';
import type { CostlyMetricView } from 'c/healthView';

/**
 * The metrics that cost most points, with what to do.
 * @fires act with the action that the viewer chose
 */
export default class HealthCostliest extends LightningElement {
    @api metrics: readonly CostlyMetricView[] = [];

    labels = labels;

    get isEmpty(): boolean {
        return this.metrics.length === 0;
    }

    handleAct(event: Event): void {
        const { key } = (event.currentTarget as HTMLElement).dataset;
        const action = this.metrics.find((metric) => metric.key === key)?.action;
        this.dispatchEvent(new CustomEvent('act', { detail: action }));
    }
}
