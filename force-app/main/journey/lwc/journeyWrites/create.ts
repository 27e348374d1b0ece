import { createRecord } from 'lightning/uiRecordApi';
import { write } from 'c/uiWrites';
import type { CheckedOutcome, FieldValues } from 'c/uiWrites';

/** Creates a record. Never throws. */
export async function create(object: string, fields: FieldValues, fallback: string): Promise<CheckedOutcome> {
    const outcome = await write(() => createRecord({ apiName: object, fields }), fallback);
    return outcome.kind === 'saved' ? { kind: 'saved', lastModifiedAt: null } : outcome;
}
