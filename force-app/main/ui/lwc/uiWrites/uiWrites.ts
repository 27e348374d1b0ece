/** The ways in which cards write, and how writes end. */
export { mutate, write } from './outcome.ts';
export type { WriteOutcome } from './outcome.ts';
export { updateChecked } from './checked.ts';
export type { CheckedOutcome, ReadRecord } from './checked.ts';
export { KnownChanges } from './known.ts';
export { MAX_OPERATIONS, runOperations } from './operations.ts';
export type { FieldValues, Operation } from './operations.ts';
