import { LightningElement, api } from 'lwc';
import { labels } from 'c/playbookLabels';
import type { PreviewView } from 'c/playbookView';

/** A step and the person who gets it. */
export interface OwnerChoice {
    readonly stepKey: string;
    readonly ownerId: string;
}

/**
 * What starting a play would create: its days, and each task with role, owner and date.
 * @fires owner with an `OwnerChoice`
 */
export default class PlaybookPreview extends LightningElement {
    @api view!: PreviewView;
    @api disabled = false;

    labels = labels;

    handleOwner(event: CustomEvent<{ readonly value: string }>): void {
        const { key } = (event.currentTarget as HTMLElement).dataset;
        const detail: OwnerChoice = { stepKey: key ?? '', ownerId: event.detail.value };
        this.dispatchEvent(new CustomEvent('owner', { detail }));
    }
}
