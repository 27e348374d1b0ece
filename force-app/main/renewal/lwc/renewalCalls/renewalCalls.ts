import { LightningElement, api } from 'lwc';
import { labels } from 'c/renewalLabels';
import type { CallsView } from 'c/renewalView';

/**
 * What health and the CSM say about a renewal, beside each other.
 * @fires change when the viewer wants to make a call
 * @fires history when the viewer wants to see all calls
 */
export default class RenewalCalls extends LightningElement {
    @api view!: CallsView;

    labels = labels;

    handleChange(): void {
        this.dispatchEvent(new CustomEvent('change'));
    }

    handleHistory(): void {
        this.dispatchEvent(new CustomEvent('history'));
    }
}
