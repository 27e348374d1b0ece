import { LightningElement, api } from 'lwc';

/** What a card shows in place of its content: an icon, a title, one sentence, and in the slot what to do. */
export default class UiPanel extends LightningElement {
    @api iconName = 'utility:info';
    /** `info` or `error`. */
    @api tone: 'info' | 'error' = 'info';
    @api heading = '';
    @api text = '';

    get discClass(): string {
        return `disc disc_${this.tone}`;
    }
}
