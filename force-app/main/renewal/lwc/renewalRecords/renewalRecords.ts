/** The records behind the renewal card: one request, read into plain values. */
export type * from './records.ts';
export { ACCOUNT_QUERY, OPPORTUNITY_QUERY } from './query.ts';
export { readRenewalRecords } from './read.ts';
