/** Single records over the UI API. */
import { apiUrl, request } from './client.ts';
import { fieldPath, type FieldReference, type RecordData } from './record-values.ts';
import { noteWrite, refreshRecords } from './store.ts';
import { dataOrError, resourceAdapter } from './wire.ts';

interface RecordConfig {
    readonly recordId?: string | null;
    readonly fields?: FieldReference | readonly FieldReference[];
    readonly optionalFields?: FieldReference | readonly FieldReference[];
    readonly layoutTypes?: string | readonly string[];
    readonly modes?: string | readonly string[];
}

function listOf<T>(value: T | readonly T[] | undefined): readonly T[] {
    if (value === undefined) {
        return [];
    }
    return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}

/** Wire: one record with the fields asked for. */
export const getRecord = resourceAdapter(
    (config) => {
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
    },
    dataOrError<RecordData>
);

interface RecordInput {
    readonly apiName?: string;
    readonly fields: Readonly<Record<string, unknown>>;
}

/** Creates a record. Throws a `FetchError`. */
export async function createRecord(input: RecordInput): Promise<RecordData> {
    const record = (await request('POST', apiUrl('/ui-api/records'), input)) as RecordData;
    noteWrite();
    return record;
}

/**
 * Changes the record `fields.Id`, then whatever shows it is read again. Throws a `FetchError`.
 * `ifUnmodifiedSince`: refused (412) when somebody changed the record after this time.
 */
export async function updateRecord(
    input: RecordInput,
    options: { readonly ifUnmodifiedSince?: string } = {}
): Promise<RecordData> {
    const { Id, ...fields } = input.fields;
    if (typeof Id !== 'string') {
        throw new TypeError('updateRecord needs fields.Id');
    }
    const { ifUnmodifiedSince } = options;
    const headers: Record<string, string> =
        ifUnmodifiedSince === undefined ? {} : { 'If-Unmodified-Since': ifUnmodifiedSince };
    const record = (await request('PATCH', apiUrl(`/ui-api/records/${Id}`), { fields }, headers)) as RecordData;
    // Not waited for: who reads again by itself then shares the request.
    void refreshRecords([record.id]);
    return record;
}

/** Deletes a record. Throws a `FetchError`. */
export async function deleteRecord(recordId: string): Promise<void> {
    await request('DELETE', apiUrl(`/ui-api/records/${recordId}`));
    void refreshRecords([recordId]);
}

/** Tells the page that records changed behind its back. */
export async function notifyRecordUpdateAvailable(items: readonly { readonly recordId: string }[]): Promise<void> {
    await refreshRecords(items.map((item) => item.recordId));
}
