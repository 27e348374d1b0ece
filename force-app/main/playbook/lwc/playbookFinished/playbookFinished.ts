import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { labels } from 'c/playbookLabels';
import type { FinishedPlayView } from 'c/playbookView';

/** Dialog with the plays that ended, latest first, and the score then and now. Closes with the id of the play to open, if any. */
export default class PlaybookFinished extends LightningModal {
    @api plays: readonly FinishedPlayView[] = [];

    labels = labels;

    handleOpen(event: Event): void {
        this.close((event.currentTarget as HTMLElement).dataset.id);
    }

    handleClose(): void {
        this.close();
    }
}
