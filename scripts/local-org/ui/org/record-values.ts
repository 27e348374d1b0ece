/** Records as the UI API hands them out. Pure. */

export type FieldReference = string | { readonly objectApiName: string; readonly fieldApiName: string };

export interface FieldValue {
    readonly value: unknown;
    readonly displayValue: string | null;
}
export interface RecordData {
    readonly id: string;
    readonly apiName: string;
    readonly fields: Readonly<Record<string, FieldValue | undefined>>;
}

/** `Account.Name`, whichever way the field was referred to. */
export function fieldPath(field: FieldReference): string {
    return typeof field === 'string' ? field : `${field.objectApiName}.${field.fieldApiName}`;
}

/** The value at a path such as `Account.Owner.Name`; undefined when the record does not hold it. */
export function getFieldValue(record: RecordData | undefined | null, field: FieldReference): unknown {
    return fieldOf(record, field)?.value;
}

/** The value as the server writes it for people; null where it needs no rewriting. */
export function getFieldDisplayValue(
    record: RecordData | undefined | null,
    field: FieldReference
): string | null | undefined {
    return fieldOf(record, field)?.displayValue;
}

function fieldOf(record: RecordData | undefined | null, field: FieldReference): FieldValue | undefined {
    const [, ...path] = fieldPath(field).split('.');
    const last = path.pop() ?? '';
    let holder: RecordData | undefined | null = record;
    for (const relationship of path) {
        holder = holder?.fields[relationship]?.value as RecordData | null | undefined;
    }
    return holder?.fields[last];
}
