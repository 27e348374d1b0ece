import { LightningElement, api } from 'lwc';
import { labels } from 'c/healthLabels';
import type { SummaryView } from 'c/healthView';

/**
 * Ring, band, direction and coverage of a score.
 * @fires why when the viewer asks for the sum
 * @fires ledger with the period (`four` or `one`) whose causes the viewer asks for
 */
export default class HealthSummary extends LightningElement {
    @api view!: SummaryView;

    labels = labels;

    get moves() {
        return this.view.changes.map((change) => ({ ...change, key: change.period }));
    }

    /** Beside an override or a cap the question stands with the score that adds up. */
    get asksHere(): boolean {
        return this.view.whyText !== '' && this.view.besideLead === '';
    }

    get hasLine(): boolean {
        return this.view.line !== '';
    }

    handleWhy(): void {
        this.dispatchEvent(new CustomEvent('why'));
    }

    handleLedger(event: Event): void {
        const { period } = (event.currentTarget as HTMLElement).dataset;
        this.dispatchEvent(new CustomEvent('ledger', { detail: period }));
    }
}
