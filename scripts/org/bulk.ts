/** Reading and writing many records by Bulk API 2.0, with memory that does not grow with them. */
export { BulkQuery, bulkRead } from './bulk-query.ts';
export type { BulkRow } from './bulk-query.ts';
export { bulkLine, bulkLoad, bulkUpsert, PartBuilder, toParts } from './bulk-ingest.ts';
export type { BulkPart, BulkResult, BulkTarget, BulkValue, FailedRow } from './bulk-ingest.ts';
