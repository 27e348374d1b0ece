import { LightningElement, api } from 'lwc';
import tryAgain from '@salesforce/label/c.Success_Try_Again';
import showDetails from '@salesforce/label/c.Success_Show_Details';
import hideDetails from '@salesforce/label/c.Success_Hide_Details';

/**
 * The one panel for what failed: what happened and what to do, the technical words on demand.
 * @fires retry when the viewer wants another try
 */
export default class UiErrorPanel extends LightningElement {
    @api heading = '';
    @api text = '';
    /** Technical messages, shown on demand. */
    @api details: readonly string[] = [];

    labels = { tryAgain };
    detailsShown = false;

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
