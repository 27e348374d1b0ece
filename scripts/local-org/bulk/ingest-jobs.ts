/** Ingest jobs of Bulk API 2.0: opened, given one file, closed, then worked through row by row. */
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Session } from '../contracts.ts';
import { SalesforceError } from '../errors.ts';
import { textOf, type JsonObject } from '../server/body.ts';
import type { RowSpool } from '../server/spool.ts';
import { csvFormat } from './csv.ts';
import { ingest, type IngestOutcome } from './ingest-run.ts';

import { invalidJobState, jobInfo, Jobs, newJob, type Job } from './job.ts';
import { RecordLocks } from './locks.ts';

/** Salesforce takes 150 MB a job, after encoding. */
const UPLOAD_LIMIT_BYTES = 150_000_000;
const OPERATIONS = ['insert', 'update', 'upsert', 'delete', 'hardDelete'];

export interface IngestJob extends Job {
    readonly externalIdFieldName: string | null;
    /** Where the uploaded file lies. */
    readonly file: string;
    /** `writing` while the file arrives. */
    content: 'none' | 'writing' | 'whole';
    failed: number;
    /** How often rows were tried again because somebody else had locked something. */
    retries: number;
    outcome: IngestOutcome | null;
}

export class IngestJobs extends Jobs<IngestJob> {
    protected readonly kept = ['Open', 'InProgress'] as const;
    readonly #locks = new RecordLocks();

    /** Opens a job. Throws `INVALIDJOB`, `INVALIDENTITY` or `FEATURENOTENABLED` for what cannot be done. */
    create(session: Session, request: JsonObject, apiVersion: string): IngestJob {
        const operation = allowedOperation(session, request);
        const object = session.org.schema.objects.get(textOf(request, 'object').toLowerCase());
        if (!object || !session.canObject(object.name, 'read')) {
            throw new SalesforceError('INVALIDENTITY', `Unable to find object: ${textOf(request, 'object')}`);
        }
        const format = csvFormat(request['columnDelimiter'], request['lineEnding'], request['contentType']);
        const job = newJob(this.org, session, { operation, objectName: object.name, format, apiVersion });
        return this.add({
            ...job,
            externalIdFieldName: externalId(session, object.name, operation, request['externalIdFieldName']),
            file: join(this.folder, `${job.id}.csv`),
            content: 'none',
            failed: 0,
            retries: 0,
            outcome: null
        });
    }

    /** Takes the job's one file. */
    async upload(job: IngestJob, content: Readable): Promise<void> {
        if (job.state !== 'Open') throw invalidJobState(`Job is in state ${job.state} and takes no data.`);
        if (job.content !== 'none') {
            throw new SalesforceError(
                'BULK_API_ERROR',
                `Found multiple contents for job: <${job.id}>, please 'Close' / 'Abort' / 'Delete' the current Job ` +
                    `then create a new Job and make sure you only do 'PUT' once on a given Job.`
            );
        }
        job.content = 'writing';
        try {
            await pipeline(content, sizeLimit(UPLOAD_LIMIT_BYTES), createWriteStream(job.file));
            job.content = 'whole';
        } catch (error) {
            await rm(job.file, { force: true });
            // Not before: the next file would be removed in its place.
            job.content = 'none';
            throw error instanceof SalesforceError ? error : unreadable(error);
        }
    }

    /** `UploadComplete` starts the work, `Aborted` ends it. */
    change(job: IngestJob, state: unknown): void {
        if (state === 'Aborted') {
            this.abort(job);
        } else if (state === 'UploadComplete') {
            if (job.state !== 'Open') throw invalidJobState(`Job is in state ${job.state} and cannot be closed.`);
            if (job.content === 'writing') throw invalidJobState('Data is still being uploaded to the job.');
            this.begin(job);
        } else {
            throw new SalesforceError('INVALIDJOB', `Unsupported job state: ${String(state)}`);
        }
    }

    /** The files of a job that has ended are closed, and what was uploaded is gone: an org may see thousands of jobs. */
    protected async work(job: IngestJob): Promise<void> {
        try {
            await ingest(this.org, job, this.folder, this.#locks);
        } finally {
            await Promise.all([rm(job.file, { force: true }), ...spoolsOf(job).map((spool) => spool.finish())]);
        }
    }

    protected async removeFiles(job: IngestJob): Promise<void> {
        const spools = spoolsOf(job);
        job.outcome = null;
        await Promise.all([rm(job.file, { force: true }), ...spools.map((spool) => spool.delete())]);
    }
}

function spoolsOf({ outcome }: IngestJob): readonly RowSpool[] {
    return outcome === null ? [] : [outcome.successful, outcome.failed, outcome.unprocessed];
}

function allowedOperation(session: Session, request: JsonObject): string {
    const operation = textOf(request, 'operation');
    if (!OPERATIONS.includes(operation)) {
        throw new SalesforceError('INVALIDJOB', `Invalid operation: ${operation}`);
    }
    if (operation === 'hardDelete' && !session.hasUserPermission('BulkApiHardDelete')) {
        throw new SalesforceError(
            'FEATURENOTENABLED',
            'hardDelete operation requires special user profile permission, please contact your system administrator'
        );
    }
    if (request['assignmentRuleId'] !== undefined && request['assignmentRuleId'] !== null) {
        throw new SalesforceError('INVALIDJOB', 'Assignment rules are not supported.');
    }
    return operation;
}

/** The field that records are found by; null unless the job upserts. */
function externalId(session: Session, objectName: string, operation: string, name: unknown): string | null {
    if (operation !== 'upsert') return null;
    if (typeof name !== 'string' || name === '') {
        throw new SalesforceError('INVALIDJOB', 'External ID field name is required for upsert.');
    }
    const field = session.org.field(session.org.object(objectName), name);
    if (!field || !session.canReadField(objectName, field.name) || !(field.externalId || field.idLookup)) {
        throw new SalesforceError(
            'INVALIDJOB',
            `Field name provided, ${name} is not an External ID or indexed field for ${objectName}`
        );
    }
    return field.name;
}

function unreadable(error: unknown): SalesforceError {
    const reason = error instanceof Error ? error.message : String(error);
    return new SalesforceError('INVALID_INPUT', `The data cannot be read: ${reason}`);
}

/** Passes on no more; fails at the end, when the client has written all and listens. */
function sizeLimit(bytes: number): Transform {
    let size = 0;
    return new Transform({
        transform(part: Buffer, _encoding, done) {
            size += part.length;
            done(null, size <= bytes ? part : undefined);
        },
        flush(done) {
            if (size <= bytes) done();
            else
                done(
                    new SalesforceError('EXCEEDED_MAX_SIZE_REQUEST', 'The size of the data exceeds 150 MB.', {
                        httpStatus: 413
                    })
                );
        }
    });
}

/** A job as the API describes it. */
export function ingestJobInfo(job: IngestJob): Record<string, unknown> {
    const version = `v${job.apiVersion}`;
    return {
        ...jobInfo(job),
        contentUrl: `services/data/${version}/jobs/ingest/${job.id}/batches`,
        jobType: 'V2Ingest',
        apiActiveProcessingTime: job.processingMs,
        apexProcessingTime: 0,
        numberRecordsFailed: job.failed,
        retries: job.retries,
        ...(job.externalIdFieldName === null ? {} : { externalIdFieldName: job.externalIdFieldName })
    };
}
