import { LightningElement, api } from 'lwc';
import type { ErrorView } from 'c/uiCardReading';

/**
 * A card: its icon and title, what stands beside them (slot `side`), and below them what it shows, or why it cannot.
 * @fires retry when the viewer wants another try
 */
export default class UiCard extends LightningElement {
    @api iconName = '';
    @api heading = '';
    /** Why there is nothing to show; null: there is, or it still loads. */
    @api error: ErrorView | null = null;

    /** Focuses the title, where what had the focus is gone. */
    @api focus(): void {
        (this.refs?.title as HTMLElement | undefined)?.focus();
    }

    handleRetry(): void {
        this.dispatchEvent(new CustomEvent('retry'));
    }
}
