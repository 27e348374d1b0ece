import { updateRecord } from 'lightning/uiRecordApi';
import type { FieldValues } from './operations.ts';
import { write } from './outcome.ts';
import type { WriteOutcome } from './outcome.ts';

/** A record as it was read. */
export interface ReadRecord {
    readonly id: string;
    /** Null skips the check for changes in between. */
    readonly lastModifiedAt: string | null;
}

export type CheckedOutcome =
    | Exclude<WriteOutcome, { readonly kind: 'saved' }>
    /** When the record was changed, as the org has it: what the next write is checked against. Null where the answer does not say. */
    | { readonly kind: 'saved'; readonly lastModifiedAt: string | null };

/** Changes a record, unless somebody else changed it since it was read. Never throws. */
export async function updateChecked(
    { id, lastModifiedAt }: ReadRecord,
    fields: FieldValues,
    fallback: string
): Promise<CheckedOutcome> {
    const options = lastModifiedAt === null ? undefined : { ifUnmodifiedSince: lastModifiedAt };
    let changedAt: string | null = null;
    const outcome = await write(async () => {
        const record = await updateRecord({ fields: { Id: id, ...fields } }, options);
        changedAt = record?.lastModifiedDate ?? null;
    }, fallback);
    return outcome.kind === 'saved' ? { kind: 'saved', lastModifiedAt: changedAt } : outcome;
}
