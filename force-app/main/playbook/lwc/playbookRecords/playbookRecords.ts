export { readPlaysBeside } from './beside.ts';
export { playsBeside } from './besideQuery.ts';
export { PLAYS_CUSTOMER_FIELDS } from './fields.ts';
export { ACCOUNTS_QUERY } from './query.ts';
export { readPlaybookRecords } from './read.ts';
export { USERS_QUERY, readUsers } from './users.ts';
export type {
    AccountRecord,
    CustomerRecord,
    EndedPlayRecord,
    JourneyRecord,
    MetricRecord,
    MilestoneRecord,
    PersonRecord,
    PlaybookRecords,
    RunningPlayRecord,
    SnapshotRecord,
    TaskRecord
} from './records.ts';
