/** Single records over the UI API. */
import { apiUrl, request } from './client.ts';
import { refreshRecords } from './store.ts';
import { dataOrError, resourceAdapter } from './wire.ts';

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
interface RecordConfig {
    readonly recordId?: string | null;
    readonly fields?: FieldReference | readonly FieldReference[];
    readonly optionalFields?: FieldReference | readonly FieldReference[];
    readonly layoutTypes?: string | readonly string[];
    readonly modes?: string | readonly string[];
}

/** `Account.Name`, whichever way the field was referred to. */
export function fieldPath(field: FieldReference): string {
    return typeof field === 'string' ? field : `${field.objectApiName}.${field.fieldApiName}`;
}

function listOf<T>(value: T | readonly T[] | undefined): readonly T[] {
    if (value === undefined) {
        return [];
    }
    return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}

/** Wire: one record with the fields asked for. */
export const getRecord = resourceAdapter((config) => {
    const { recordId, fields, optionalFields, layoutTypes, modes } = config as RecordConfig;
    const parameters = new URLSearchParams();
    const lists: [string, readonly string[]][] = [
        ['fields', listOf(fields).map(fieldPath)],
        ['optionalFields', listOf(optionalFields).map(fieldPath)],
        ['layoutTypes', listOf(layoutTypes)],
        ['modes', listOf(modes)]
    ];
    for (const [name, values] of lists) {
        if (values.length > 0) {
            parameters.set(name, [...values].sort().join(','));
        }
    }
    if (!recordId || parameters.size === 0) {
        return null;
    }
    const url = apiUrl(`/ui-api/records/${recordId}?${parameters}`);
    return { key: `record ${url}`, load: () => request('GET', url) };
}, dataOrError);

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

interface RecordInput {
    readonly apiName?: string;
    readonly fields: Readonly<Record<string, unknown>>;
}

/** Creates a record. Throws a `FetchError`. */
export async function createRecord(input: RecordInput): Promise<RecordData> {
    return (await request('POST', apiUrl('/ui-api/records'), input)) as RecordData;
}

/** Changes the record `fields.Id`, then whatever shows it is read again. Throws a `FetchError`. */
export async function updateRecord(input: RecordInput): Promise<RecordData> {
    const { Id, ...fields } = input.fields;
    if (typeof Id !== 'string') {
        throw new TypeError('updateRecord needs fields.Id');
    }
    const record = (await request('PATCH', apiUrl(`/ui-api/records/${Id}`), { fields })) as RecordData;
    await refreshRecords([record.id]);
    return record;
}

/** Deletes a record. Throws a `FetchError`. */
export async function deleteRecord(recordId: string): Promise<void> {
    await request('DELETE', apiUrl(`/ui-api/records/${recordId}`));
    await refreshRecords([recordId]);
}

/** Tells the page that records changed behind its back. */
export async function notifyRecordUpdateAvailable(items: readonly { readonly recordId: string }[]): Promise<void> {
    await refreshRecords(items.map((item) => item.recordId));
}
