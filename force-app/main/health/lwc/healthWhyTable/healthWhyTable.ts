import { LightningElement, api } from 'lwc';
import { labels } from 'c/healthLabels';
import type { WhyView } from 'c/healthView';

/** Points times weight for every metric, with subtotals by dimension: the sum is the score. */
export default class HealthWhyTable extends LightningElement {
    @api view!: WhyView;
    /** Key of the dimension to scroll to. */
    @api section: string | null = null;

    labels = labels;
    private scrolled = false;

    override renderedCallback(): void {
        if (this.scrolled || this.section === null) return;
        this.scrolled = true;
        // The dialog around the table gets the height that it scrolls in one frame after it is drawn.
        /* eslint-disable @lwc/lwc/no-async-operation -- two frames, and nothing is left behind when the table is gone */
        requestAnimationFrame(() => requestAnimationFrame(() => this.scrollToSection()));
        /* eslint-enable @lwc/lwc/no-async-operation */
    }

    private scrollToSection(): void {
        const row = [...this.template!.querySelectorAll<HTMLElement>('tr[data-key]')].find(
            ({ dataset }) => dataset.key === this.section
        );
        row?.scrollIntoView({ block: 'start' });
    }
}
