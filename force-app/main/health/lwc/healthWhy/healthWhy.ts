import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { labels } from 'c/healthLabels';
import type { WhyView } from 'c/healthView';

/** Dialog with the whole sum behind a score, what-if sliders, and what shaped the score. */
export default class HealthWhy extends LightningModal {
    @api view!: WhyView;
    /** Key of the dimension that the viewer asked about; null for the whole. */
    @api section: string | null = null;

    labels = labels;
    copyStatus = '';

    async handleCopy(): Promise<void> {
        try {
            await navigator.clipboard.writeText(this.view.copyText);
            this.copyStatus = labels.copied;
        } catch {
            this.copyStatus = labels.copyFailed;
        }
    }

    handleDone(): void {
        this.close();
    }
}
