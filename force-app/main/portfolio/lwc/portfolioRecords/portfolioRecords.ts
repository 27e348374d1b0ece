export { BESIDE_QUERY, CUSTOMERS_QUERY, MAX_ROWS, ROWS_AT_ONCE, ROWS_QUERY, WEEKS_QUERY } from './query.ts';
export { DIMENSION_FIELDS, readBeside, readCustomerPage, readRowDetails, readWeeks } from './read.ts';
export type { BandWeek, BesideRecords, CustomerPage, CustomerRow, PastShare, RowDetails, StepRow } from './records.ts';
