import { LightningElement, api } from 'lwc';
import close from '@salesforce/label/c.Success_Close';
import undo from '@salesforce/label/c.Success_Undo';

/** Long enough to read a sentence and to reach the button. */
const SHOWN_MS = 10_000;

/**
 * What was just done, with a way back: Salesforce's toasts have no buttons. It goes by itself, but not while the pointer or the focus is in
 * it. To be put last into a card; it stays at the lower edge of the window while the card is in sight.
 * @fires undo when the viewer wants it undone
 * @fires close when it is to go
 */
export default class UiUndo extends LightningElement {
    /** What was done, as a sentence; another one starts the time anew. */
    @api
    get text(): string {
        return this.shownText;
    }
    set text(value: string) {
        this.shownText = value;
        this.start();
    }

    labels = { close, undo };
    private shownText = '';
    private timer: ReturnType<typeof setTimeout> | null = null;

    override disconnectedCallback(): void {
        this.stop();
    }

    handleUndo(): void {
        this.stop();
        this.dispatchEvent(new CustomEvent('undo'));
    }

    handleClose(): void {
        this.stop();
        this.dispatchEvent(new CustomEvent('close'));
    }

    handleStay(): void {
        this.stop();
    }

    handleLeave(): void {
        this.start();
    }

    private start(): void {
        this.stop();
        // eslint-disable-next-line @lwc/lwc/no-async-operation -- stopped when the element goes
        this.timer = setTimeout(() => this.dispatchEvent(new CustomEvent('close')), SHOWN_MS);
    }

    private stop(): void {
        if (this.timer !== null) clearTimeout(this.timer);
        this.timer = null;
    }
}
