import { LightningElement, api } from 'lwc';
import { labels } from 'c/healthLabels';
import type { LedgerPeriod, LedgersView, LedgerView } from 'c/healthView';

/** The causes of a change of score, which sum exactly to it: of four weeks, or of one on demand. */
export default class HealthLedger extends LightningElement {
    @api ledgers!: LedgersView;

    /** Shows the causes of a period and moves the focus to them. */
    @api show(period: LedgerPeriod): void {
        this.period = period;
        const heading = this.refs?.heading as HTMLElement | undefined;
        heading?.focus();
        heading?.scrollIntoView({ block: 'nearest' });
    }

    labels = labels;
    period: LedgerPeriod = 'four';

    get ledger(): LedgerView {
        return this.ledgers[this.period];
    }

    get fourPressed(): string {
        return String(this.period === 'four');
    }

    get onePressed(): string {
        return String(this.period === 'one');
    }

    get hasLines(): boolean {
        return this.ledger.lines.length > 0;
    }

    handlePeriod(event: Event): void {
        this.period = (event.currentTarget as HTMLElement).dataset.period === 'one' ? 'one' : 'four';
    }
}
