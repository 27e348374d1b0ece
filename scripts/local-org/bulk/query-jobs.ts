/** Query jobs of Bulk API 2.0: the whole result is written to a file, which readers fetch in pages. */
import { join } from 'node:path';
import type { PreparedQuery, Session } from '../contracts.ts';
import { SalesforceError } from '../errors.ts';
import { prepareQuery } from '../query/query.ts';
import { textOf, type JsonObject } from '../server/body.ts';
import { RowSpool } from '../server/spool.ts';
import { csvFormat, rowWriter, type CsvFormat } from './csv.ts';
import { isFinished, jobInfo, Jobs, newJob, type Job } from './job.ts';

type Values = readonly (string | number | boolean | null)[];

export interface QueryJob extends Job {
    readonly soql: string;
    /** The first line of every page. */
    header: string;
    spool: RowSpool | null;
}

export class QueryJobs extends Jobs<QueryJob> {
    protected readonly kept = ['UploadComplete', 'InProgress'] as const;

    /** Checks the query, and starts the work. */
    create(session: Session, request: JsonObject, apiVersion: string): QueryJob {
        const operation = textOf(request, 'operation');
        if (operation !== 'query' && operation !== 'queryAll') {
            throw new SalesforceError('INVALIDJOB', `Invalid operation: ${operation}`);
        }
        const soql = request['query'];
        if (typeof soql !== 'string' || soql.trim() === '') {
            throw new SalesforceError('MALFORMED_QUERY', 'SOQL statements cannot be empty or null');
        }
        const format = csvFormat(request['columnDelimiter'], request['lineEnding'], request['contentType']);
        const query = bulkQuery(session, soql, operation);
        const created = newJob(this.org, session, { operation, objectName: query.objectName, format, apiVersion });
        const header = rowWriter(format)(query.columns.map((column) => column.path));
        const job = this.add({ ...created, soql, header, spool: null });
        this.begin(job);
        return job;
    }

    protected async removeFiles(job: QueryJob): Promise<void> {
        const { spool } = job;
        job.spool = null;
        await spool?.delete();
    }

    protected async work(job: QueryJob): Promise<void> {
        if (isFinished(job.state)) return;
        const spool = new RowSpool(join(this.folder, `${job.id}.csv`));
        job.spool = spool;
        const query = bulkQuery(this.org.session(job.userId), job.soql, job.operation);
        await spool.writeAll(query.rows(), encoder(query, job.format), () => job.state === 'Aborted');
        job.processed = spool.count;
    }
}

/** Times end in `Z` in Bulk API's files, in `+0000` elsewhere. */
function encoder({ columns }: PreparedQuery, format: CsvFormat): (row: Values) => string {
    const write = rowWriter(format);
    const times = columns.flatMap(({ field }, index) => (field?.type === 'datetime' ? [index] : []));
    if (times.length === 0) return write;
    return (row) => {
        const values = [...row];
        for (const index of times) values[index] = String(values[index] ?? '').replace(/\+0000$/, 'Z');
        return write(values);
    };
}

/** Throws for what Bulk API 2.0 cannot query. */
function bulkQuery(session: Session, soql: string, operation: string): PreparedQuery {
    const query = prepareQuery(session, soql, { withDeleted: operation === 'queryAll' });
    if (query.bulkable && query.columns.length > 0) return query;
    throw new SalesforceError('API_ERROR', refusal(query));
}

function refusal(query: PreparedQuery): string {
    const aggregates = query.columns.length === 0 || query.columns.some((column) => column.aggregate);
    if (aggregates) return 'Aggregate Relationships not supported in Bulk V2 Query with CSV content type';
    return 'GROUP BY, OFFSET, TYPEOF and nested queries are not supported in Bulk V2 Query with CSV content type';
}

/** A job as the API describes it. */
export function queryJobInfo(job: QueryJob): Record<string, unknown> {
    return {
        ...jobInfo(job),
        jobType: 'V2Query',
        isPkChunkingSupported: false
    };
}
