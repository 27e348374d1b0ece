export {
    BESIDE_QUERY,
    customersQuery,
    LAST_WEEK_QUERY,
    MAX_ROWS,
    ROWS_AT_ONCE,
    ROWS_QUERY,
    WEEKS_QUERY
} from './query.ts';
export { readBeside, readCustomerPage, readRowDetails, readWeeks } from './read.ts';
export type { BesideRecords, CustomerPage, CustomerRow, PastShare, RowDetails, StepRow } from './records.ts';
