import { LightningElement, api } from 'lwc';
import type { NoteTone } from 'c/uiNote';
import dismiss from '@salesforce/label/c.Success_Dismiss';

/** What came of a save that did not go as it was meant to. */
export interface FailureNote {
    /** `info`: somebody else has done it; an error unless told. */
    readonly tone?: Extract<NoteTone, 'error' | 'info'>;
    /** The first words, in bold. */
    readonly strong: string;
    readonly text: string;
}

/**
 * Says what a save could not do, where it was asked for, and moves into sight. To be put last into the body of a card, also while there is
 * nothing to say: screen readers announce what comes into it.
 * @fires again when the viewer wants another try
 * @fires dismiss when it is to go
 */
export default class UiFailure extends LightningElement {
    /** Label of the link for another try; empty: there is nothing to try. */
    @api again = '';

    @api
    get note(): FailureNote | null {
        return this.shown;
    }
    set note(note: FailureNote | null) {
        this.isNew = note !== null && note !== this.shown;
        this.shown = note;
    }

    labels = { dismiss };
    private shown: FailureNote | null = null;
    /** Not yet brought into view. */
    private isNew = false;

    override renderedCallback(): void {
        if (!this.isNew) return;
        this.isNew = false;
        (this.refs?.frame as HTMLElement | undefined)?.scrollIntoView({ block: 'nearest' });
    }

    get tone(): NoteTone {
        return this.shown?.tone ?? 'error';
    }

    get iconName(): string {
        return this.tone === 'error' ? 'utility:error' : 'utility:info';
    }

    handleAgain(): void {
        this.dispatchEvent(new CustomEvent('again'));
    }

    handleDismiss(): void {
        this.dispatchEvent(new CustomEvent('dismiss'));
    }
}
