import { LightningElement, api } from 'lwc';
import tryAgain from '@salesforce/label/c.Success_Try_Again';
import showDetails from '@salesforce/label/c.Success_Show_Details';
import hideDetails from '@salesforce/label/c.Success_Hide_Details';

/**
 * The one panel in place of what cannot be shown: what failed and what to do, the technical words on demand. Without such words nothing
 * failed: it says calmly why there is nothing to show.
 * @fires retry when the viewer wants another try
 */
export default class UiErrorPanel extends LightningElement {
    @api heading = '';
    @api text = '';
    /** Technical messages, shown on demand. */
    @api details: readonly string[] = [];

    labels = { tryAgain };
    detailsShown = false;

    get failed(): boolean {
        return this.details.length > 0;
    }

    get tone(): 'info' | 'error' {
        return this.failed ? 'error' : 'info';
    }

    get iconName(): string {
        return this.failed ? 'utility:warning' : 'utility:info';
    }

    get detailsLabel(): string {
        return this.detailsShown ? hideDetails : showDetails;
    }

    get expanded(): string {
        return String(this.detailsShown);
    }

    get detailText(): string {
        return this.details.join('\n');
    }

    handleRetry(): void {
        this.dispatchEvent(new CustomEvent('retry'));
    }

    handleDetails(): void {
        this.detailsShown = !this.detailsShown;
    }
}
