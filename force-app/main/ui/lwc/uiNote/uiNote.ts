import { LightningElement, api } from 'lwc';

/** `plain`: about the data. `info`: a person's doing. `warning`: a limit in force. `error`: something failed. */
export type NoteTone = 'plain' | 'info' | 'warning' | 'error';

/** A note inside a card; what can be done about it goes into the slot. */
export default class UiNote extends LightningElement {
    @api tone: NoteTone = 'plain';
    @api iconName = 'utility:info';
    /** The first words, in bold. */
    @api strong = '';
    @api text = '';

    get className(): string {
        return `note note_${this.tone}`;
    }
}
