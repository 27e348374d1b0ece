/** Ingest jobs of Bulk API 2.0: opened, given one file, closed, then worked through row by row. */
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Session } from '../contracts.ts';
import { SalesforceError } from '../errors.ts';
import type { LocalOrg } from '../org.ts';
import { textOf, type JsonObject } from '../server/body.ts';
import { csvFormat } from './csv.ts';
import { ingest, type IngestOutcome } from './ingest-run.ts';
import { invalidJobState, isFinished, JobList, jobInfo, newJob, type Job } from './job.ts';

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
    errorMessage: string | null;
    outcome: IngestOutcome | null;
    /** Resolves when the work has ended, however it ended. */
    work: Promise<void>;
}

export class IngestJobs {
    readonly #org: LocalOrg;
    readonly #folder: string;
    readonly jobs: JobList<IngestJob>;
    #started = 0;

    constructor(org: LocalOrg, folder: string) {
        this.#org = org;
        this.#folder = folder;
        this.jobs = new JobList(org);
    }

    /** Jobs since the start. */
    get started(): number {
        return this.#started;
    }

    /** Opens a job. Throws `INVALIDJOB`, `INVALIDENTITY` or `FEATURENOTENABLED` for what cannot be done. */
    create(session: Session, request: JsonObject, apiVersion: string): IngestJob {
        const operation = allowedOperation(session, request);
        const object = session.org.schema.objects.get(textOf(request, 'object').toLowerCase());
        if (!object || !session.canObject(object.name, 'read')) {
            throw new SalesforceError('INVALIDENTITY', `Unable to find object: ${textOf(request, 'object')}`);
        }
        const format = csvFormat(request['columnDelimiter'], request['lineEnding'], request['contentType']);
        const job = newJob(this.#org, session, { operation, objectName: object.name, format, apiVersion });
        this.#started += 1;
        return this.jobs.add({
            ...job,
            externalIdFieldName: externalId(session, object.name, operation, request['externalIdFieldName']),
            file: join(this.#folder, `${job.id}.csv`),
            content: 'none',
            failed: 0,
            errorMessage: null,
            outcome: null,
            work: Promise.resolve()
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
    setState(job: IngestJob, state: unknown): void {
        if (state === 'Aborted') {
            if (isFinished(job.state)) throw invalidJobState(`Job is in state ${job.state} and cannot be aborted.`);
            this.jobs.setState(job, 'Aborted');
        } else if (state === 'UploadComplete') {
            if (job.state !== 'Open') throw invalidJobState(`Job is in state ${job.state} and cannot be closed.`);
            if (job.content === 'writing') throw invalidJobState('Data is still being uploaded to the job.');
            this.jobs.setState(job, 'UploadComplete');
            job.work = this.#work(job);
        } else {
            throw new SalesforceError('INVALIDJOB', `Unsupported job state: ${String(state)}`);
        }
    }

    async delete(job: IngestJob): Promise<void> {
        if (job.state === 'Open' || job.state === 'InProgress') {
            throw invalidJobState(`Job is in state ${job.state} and cannot be deleted.`);
        }
        this.jobs.remove(job);
        await this.#clear(job);
    }

    /** Aborts what runs and waits for it. */
    async close(): Promise<void> {
        for (const job of this.jobs.all()) if (!isFinished(job.state)) job.state = 'Aborted';
        await Promise.all(this.jobs.all().map((job) => this.#clear(job)));
    }

    async #clear(job: IngestJob): Promise<void> {
        await job.work;
        await rm(job.file, { force: true });
        const { outcome } = job;
        job.outcome = null;
        if (outcome)
            await Promise.all([outcome.successful.delete(), outcome.failed.delete(), outcome.unprocessed.delete()]);
    }

    /** Never rejects: what goes wrong is the job's error. */
    async #work(job: IngestJob): Promise<void> {
        const start = performance.now();
        // The request that closes the job is answered first.
        await new Promise((resolve) => setImmediate(resolve));
        try {
            if (!isFinished(job.state)) this.jobs.setState(job, 'InProgress');
            await ingest(this.#org, job, this.#folder);
            if (!isFinished(job.state)) this.jobs.setState(job, 'JobComplete');
        } catch (error) {
            job.errorMessage = error instanceof Error ? error.message : String(error);
            this.jobs.setState(job, 'Failed');
        }
        job.processingMs = Math.round(performance.now() - start);
    }
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
    const info = {
        ...jobInfo(job),
        contentUrl: `services/data/${version}/jobs/ingest/${job.id}/batches`,
        jobType: 'V2Ingest',
        retries: 0,
        totalProcessingTime: job.processingMs,
        apiActiveProcessingTime: job.processingMs,
        apexProcessingTime: 0,
        numberRecordsProcessed: job.processed,
        numberRecordsFailed: job.failed,
        ...(job.externalIdFieldName === null ? {} : { externalIdFieldName: job.externalIdFieldName })
    };
    return job.errorMessage === null ? info : { ...info, errorMessage: job.errorMessage };
}
