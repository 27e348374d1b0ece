import { LightningElement, api } from 'lwc';
import { labels } from 'c/healthLabels';
import type { ActionView, CostlyMetricView } from 'c/healthView';

/**
 * The metrics that cost most points, with what to do.
 * @fires act with the action that the viewer chose
 * @fires start with the key of the play that the viewer wants to start
 */
export default class HealthCostliest extends LightningElement {
    @api metrics: readonly CostlyMetricView[] = [];

    labels = labels;

    get isEmpty(): boolean {
        return this.metrics.length === 0;
    }

    handleAct({ detail }: CustomEvent<ActionView>): void {
        this.dispatchEvent(new CustomEvent('act', { detail }));
    }

    handleStart({ detail }: CustomEvent<string>): void {
        this.dispatchEvent(new CustomEvent('start', { detail }));
    }
}
