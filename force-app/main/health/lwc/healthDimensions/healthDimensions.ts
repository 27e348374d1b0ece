import { LightningElement, api } from 'lwc';
import { labels } from 'c/healthLabels';
import type { DimensionsView } from 'c/healthView';

/**
 * Points of weight that each dimension brings, with its change over four weeks.
 * @fires why with the key of the dimension that the viewer asks about
 */
export default class HealthDimensions extends LightningElement {
    @api view!: DimensionsView;
    /** Whether the dimensions' names open the sum. */
    @api explainable = false;

    labels = labels;

    get hasTotal(): boolean {
        return this.view.totalPoints !== '';
    }

    handleWhy(event: Event): void {
        const { key } = (event.currentTarget as HTMLElement).dataset;
        this.dispatchEvent(new CustomEvent('why', { detail: key }));
    }
}
