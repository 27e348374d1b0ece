/** A field of a form, as Salesforce's base components have it. */
interface Field extends HTMLElement {
    setCustomValidity(message: string): void;
    reportValidity(): boolean;
}

/**
 * Shows at each field what is wrong with it, takes away what was wrong before, and moves the focus to the first field at fault.
 * @param root Template of the form.
 * @param faults By `data-name` of the field: what is wrong with it, or nothing. Fields that are not shown have no fault.
 * @returns Whether the form may be sent.
 */
export function showFaults(root: ParentNode, faults: Readonly<Record<string, string>>): boolean {
    const atFault = Object.entries(faults).flatMap(([name, message]) => {
        const field = root.querySelector<Field>(`[data-name="${name}"]`);
        field?.setCustomValidity(message);
        field?.reportValidity();
        return field && message !== '' ? [field] : [];
    });
    atFault[0]?.focus();
    return atFault.length === 0;
}
