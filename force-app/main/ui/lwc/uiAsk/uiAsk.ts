import UiFormDialog from 'c/uiFormDialog';
import type { FormCheck, FormDerive, FormField, FormValues } from 'c/uiFormDialog';

/** What is asked for. */
export interface Form {
    readonly heading: string;
    /** A sentence above the fields; empty: none. */
    readonly intro: string;
    readonly fields: readonly FormField[];
    readonly check: FormCheck;
    readonly derive?: FormDerive;
    /** Label of the button that ends the dialog; "Save" unless told. */
    readonly action?: string;
}

/** Asks in a small dialog. Resolves with the values once they pass the check, with `undefined` when the dialog is left. */
export async function ask(form: Form): Promise<FormValues | undefined> {
    await menuClosed();
    return (await UiFormDialog.open({ size: 'small', label: form.heading, ...form })) as FormValues | undefined;
}

/** A menu gives the focus back to its button while it closes: a dialog opened before that would be left without it. */
function menuClosed(): Promise<void> {
    return new Promise((resolve) => {
        // eslint-disable-next-line @lwc/lwc/no-async-operation -- ends by itself, and nothing is drawn in it
        setTimeout(resolve, 0);
    });
}

/** A question for a day. Days are `YYYY-MM-DD`. */
export interface DayQuestion {
    readonly heading: string;
    /** Of the field. */
    readonly label: string;
    /** To begin with. */
    readonly value: string;
    /** The first and the last day that may be entered; empty: any. */
    readonly first: string;
    readonly last: string;
    /** Said of another day. */
    readonly refusal: string;
}

/** Asks for a day; the value's name is `on`. */
export function dayForm({ heading, label, value, first, last, refusal }: DayQuestion): Form {
    const isWithin = (on: string): boolean => on !== '' && on >= first && (last === '' || on <= last);
    return {
        heading,
        intro: '',
        fields: [{ name: 'on', label, type: 'date', value, min: first, max: last, required: true }],
        check: ({ on }) => ({ on: isWithin(on ?? '') ? '' : refusal })
    };
}
