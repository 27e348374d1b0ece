import { LightningElement, api } from 'lwc';
import { labels } from 'c/healthLabels';
import type { ActionView, InsufficientView } from 'c/healthView';

/**
 * What brings a score back where there is not enough data, the largest weight first.
 * @fires act with the action that the viewer chose
 * @fires why when the viewer asks for all metrics
 */
export default class HealthInsufficient extends LightningElement {
    @api view!: InsufficientView;

    labels = labels;

    handleAct({ detail }: CustomEvent<ActionView>): void {
        this.dispatchEvent(new CustomEvent('act', { detail }));
    }

    handleAll(): void {
        this.dispatchEvent(new CustomEvent('why'));
    }
}
