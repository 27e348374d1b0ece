/** Merge fields of e-mail templates: `{{{Recipient.FirstName}}}` and `{!Contact.FirstName}`. Pure. */

export interface MergeSources {
    /** Fields by API name; null where there is none. */
    readonly recipient: Readonly<Record<string, unknown>> | null;
    readonly sender: Readonly<Record<string, unknown>>;
}

const FIELD = /\{\{\{\s*(\w+)\.(\w+)\s*\}\}\}|\{!\s*(\w+)\.(\w+)\s*\}/g;
const RECIPIENTS: ReadonlySet<string> = new Set(['recipient', 'contact']);
const SENDERS: ReadonlySet<string> = new Set(['sender', 'user']);

/** The text with its merge fields filled in; those that have no value are empty, as on Salesforce. */
export function merged(text: string, { recipient, sender }: MergeSources): string {
    return text.replace(FIELD, (_, lightning?: string, field?: string, classic?: string, classicField?: string) => {
        const from = (lightning ?? classic ?? '').toLowerCase();
        const source = RECIPIENTS.has(from) ? recipient : SENDERS.has(from) ? sender : null;
        const value = source?.[field ?? classicField ?? ''];
        return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    });
}
