import { LightningElement, api } from 'lwc';
import { labels } from 'c/healthLabels';
import type { InsufficientView } from 'c/healthView';

/**
 * What brings a score back where there is not enough data, the largest weight first.
 * @fires act with the action that the viewer chose
 * @fires why when the viewer asks for all metrics
 */
export default class HealthInsufficient extends LightningElement {
    @api view!: InsufficientView;

    labels = labels;

    handleAct(event: Event): void {
        const { key } = (event.currentTarget as HTMLElement).dataset;
        const action = this.view.missing.find((metric) => metric.key === key)?.action;
        this.dispatchEvent(new CustomEvent('act', { detail: action }));
    }

    handleAll(): void {
        this.dispatchEvent(new CustomEvent('why'));
    }
}
