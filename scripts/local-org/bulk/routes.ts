/** `/jobs/ingest` and `/jobs/query`. */
import { SalesforceError } from '../errors.ts';
import { bodyStream, readJsonObject } from '../server/body.ts';
import type { ApiCall, ApiHandler, Reply } from '../server/call.ts';
import { json, noContent, param, versionNumber } from '../server/call.ts';
import type { Router } from '../server/router.ts';
import type { Services } from '../server/services.ts';
import type { RowSpool } from '../server/spool.ts';
import { rowWriter } from './csv.ts';
import { ingestJobInfo, type IngestJob, type IngestJobs } from './ingest-jobs.ts';
import type { IngestOutcome } from './ingest-run.ts';
import { invalidJobState, isFinished } from './job.ts';
import { queryJobInfo, type QueryJobs } from './query-jobs.ts';

const INGEST = '/services/data/:version/jobs/ingest';
const QUERY = '/services/data/:version/jobs/query';
/** Rows of one page of a query's results when the reader does not say. */
const PAGE_ROWS = 250_000;

export function addBulkRoutes(api: Router<ApiHandler>, { ingestJobs, queryJobs }: Services): void {
    addIngestRoutes(api, ingestJobs);
    addResultRoutes(api, ingestJobs);
    addQueryRoutes(api, queryJobs);
}

function addIngestRoutes(api: Router<ApiHandler>, ingestJobs: IngestJobs): void {
    const find = (call: ApiCall): IngestJob => ingestJobs.find(call.session, param(call, 'id'));
    api.add('POST', INGEST, async (call) => {
        const job = ingestJobs.create(call.session, await readJsonObject(call.request), versionNumber(call));
        return json(ingestJobInfo(job));
    });
    api.add('GET', INGEST, (call) => listReply(ingestJobs.list(call.session).map(ingestJobInfo)));
    api.add('GET', `${INGEST}/:id`, (call) => json(ingestJobInfo(find(call))));
    api.add('PATCH', `${INGEST}/:id`, async (call) => {
        const job = find(call);
        ingestJobs.change(job, (await readJsonObject(call.request))['state']);
        return json(ingestJobInfo(job));
    });
    api.add('DELETE', `${INGEST}/:id`, async (call) => {
        await ingestJobs.delete(find(call));
        return noContent();
    });
    api.add('PUT', `${INGEST}/:id/batches`, async (call) => {
        const job = find(call);
        const type = call.headers['content-type'] ?? '';
        if (!/^text\/csv\b/i.test(type)) {
            throw new SalesforceError('UNSUPPORTED_MEDIA_TYPE', `Content-Type '${type}' is not supported.`, {
                httpStatus: 415
            });
        }
        await ingestJobs.upload(job, bodyStream(call.request));
        return { status: 201 };
    });
}

function addResultRoutes(api: Router<ApiHandler>, ingestJobs: IngestJobs): void {
    const add = (name: string, columns: readonly string[], rows: (outcome: IngestOutcome) => RowSpool): void => {
        api.add('GET', `${INGEST}/:id/${name}`, async (call) => {
            const job = ingestJobs.find(call.session, param(call, 'id'));
            if (!isFinished(job.state)) throw invalidJobState(`Job is in state ${job.state}: it has no results yet.`);
            // An aborted job writes its last chunk before its results are whole.
            await job.work;
            return resultReply(job, columns, rows);
        });
    };
    add('successfulResults', ['sf__Id', 'sf__Created'], (outcome) => outcome.successful);
    add('failedResults', ['sf__Id', 'sf__Error'], (outcome) => outcome.failed);
    add('unprocessedrecords', [], (outcome) => outcome.unprocessed);
}

async function resultReply(
    job: IngestJob,
    columns: readonly string[],
    rows: (outcome: IngestOutcome) => RowSpool
): Promise<Reply> {
    const { outcome } = job;
    if (!outcome) return { status: 200, content: '', contentType: 'text/csv' };
    const spool = rows(outcome);
    const header = rowWriter(job.format)([...columns, ...outcome.header]);
    return { status: 200, content: spool.stream(header, await spool.range(0, spool.count)), contentType: 'text/csv' };
}

function addQueryRoutes(api: Router<ApiHandler>, queryJobs: QueryJobs): void {
    api.add('POST', QUERY, async (call) => {
        const job = queryJobs.create(call.session, await readJsonObject(call.request), versionNumber(call));
        return json(queryJobInfo(job));
    });
    api.add('GET', QUERY, (call) => listReply(queryJobs.list(call.session).map(queryJobInfo)));
    api.add('GET', `${QUERY}/:id`, (call) => json(queryJobInfo(queryJobs.find(call.session, param(call, 'id')))));
    api.add('PATCH', `${QUERY}/:id`, async (call) => {
        const job = queryJobs.find(call.session, param(call, 'id'));
        const { state } = await readJsonObject(call.request);
        if (state !== 'Aborted') throw new SalesforceError('INVALIDJOB', `Unsupported job state: ${String(state)}`);
        queryJobs.abort(job);
        return json(queryJobInfo(job));
    });
    api.add('DELETE', `${QUERY}/:id`, async (call) => {
        await queryJobs.delete(queryJobs.find(call.session, param(call, 'id')));
        return noContent();
    });
    api.add('GET', `${QUERY}/:id/results`, (call) => queryResults(call, queryJobs));
}

/** One page of a finished query. `Sforce-Locator` names the next, `null` says that there is none. */
async function queryResults(call: ApiCall, queryJobs: QueryJobs): Promise<Reply> {
    const job = queryJobs.find(call.session, param(call, 'id'));
    if (job.state !== 'JobComplete' || !job.spool) {
        throw invalidJobState(`Job is in state ${job.state}: it has no results.`);
    }
    const { spool } = job;
    const from = startOfPage(call.query.get('locator'), spool.count);
    const to = Math.min(spool.count, from + maxRecords(call.query.get('maxRecords')));
    return {
        status: 200,
        content: spool.stream(job.header, await spool.range(from, to)),
        contentType: 'text/csv',
        headers: {
            'Sforce-Locator': to < spool.count ? Buffer.from(String(to)).toString('base64url') : 'null',
            'Sforce-NumberOfRecords': String(to - from)
        }
    };
}

function startOfPage(locator: string | null, count: number): number {
    if (locator === null || locator === '') return 0;
    const start = Number(Buffer.from(locator, 'base64url').toString('utf8'));
    if (Number.isInteger(start) && start > 0 && start < count) return start;
    throw new SalesforceError('INVALID_QUERY_LOCATOR', 'invalid query locator');
}

function maxRecords(asked: string | null): number {
    if (asked === null) return PAGE_ROWS;
    const rows = Number(asked);
    if (Number.isInteger(rows) && rows > 0) return rows;
    throw new SalesforceError('INVALIDJOB', `Invalid value for maxRecords: ${asked}`);
}

function listReply(records: readonly unknown[]): Reply {
    return json({ done: true, nextRecordsUrl: null, records });
}
