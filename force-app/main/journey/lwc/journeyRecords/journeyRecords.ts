export { ACCOUNT_QUERY, OPPORTUNITY_QUERY } from './query.ts';
export { readJourneyRecords } from './read.ts';
export type * from './records.ts';
