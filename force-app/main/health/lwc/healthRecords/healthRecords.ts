export { healthQuery } from './query.ts';
export { readHealthRecords } from './read.ts';
export type {
    CustomerRecord,
    HealthRecords,
    MetricRecord,
    ModelRecord,
    RunRecord,
    SnapshotInputs,
    SnapshotRecord
} from './records.ts';
