import Toast from 'lightning/toast';

export const ShowToastEventName = 'lightning__showtoast';

interface ToastAttributes {
    readonly title: string;
    readonly message?: string;
    readonly messageData?: readonly unknown[];
    readonly variant?: 'info' | 'success' | 'warning' | 'error';
    readonly mode?: 'dismissible' | 'pester' | 'sticky';
}

/** Shows a toast when dispatched. The base components' toast container listens for it on the document's body. */
export class ShowToastEvent extends CustomEvent<unknown> {
    readonly toastAttributes: Record<string, unknown>;

    constructor(attributes: ToastAttributes) {
        const { title, message, messageData, variant = 'info', mode = 'dismissible' } = attributes;
        super(ShowToastEventName, {
            bubbles: true,
            composed: true,
            cancelable: true,
            detail: { title, message, messageData, variant, mode, toast: Toast }
        });
        this.toastAttributes = { title, message, messageData, mode, type: variant };
    }
}
