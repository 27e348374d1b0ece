/** What ingest and query jobs have in common. */
import type { Session } from '../contracts.ts';
import { SalesforceError } from '../errors.ts';
import type { LocalOrg } from '../org.ts';
import { notFound } from '../server/router.ts';
import { idAt } from '../storage/ids.ts';
import type { CsvFormat } from './csv.ts';

const JOB_KEY_PREFIX = '750';

export type JobState = 'Open' | 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Aborted' | 'Failed';

/** States that nothing leaves any more. */
export function isFinished(state: JobState): boolean {
    return state === 'JobComplete' || state === 'Aborted' || state === 'Failed';
}

export interface Job {
    readonly id: string;
    readonly userId: string;
    readonly operation: string;
    readonly objectName: string;
    readonly format: CsvFormat;
    /** `67.0` */
    readonly apiVersion: string;
    readonly createdDate: Date;
    modifiedDate: Date;
    state: JobState;
    processed: number;
    /** Milliseconds from the start of the work to its end. */
    processingMs: number;
    /** Why the job failed. */
    errorMessage: string | null;
    /** Resolves when the work has ended, however it ended. */
    work: Promise<void>;
}

/** Jobs of one kind, for as long as the server runs. */
export abstract class Jobs<T extends Job> {
    protected readonly org: LocalOrg;
    /** Where files of jobs lie. */
    protected readonly folder: string;
    /** States in which a job cannot be deleted. */
    protected abstract readonly kept: readonly JobState[];
    /** By id as it is with 15 characters: callers may name the shorter or the longer one. */
    readonly #jobs = new Map<string, T>();
    #started = 0;

    constructor(org: LocalOrg, folder: string) {
        this.org = org;
        this.folder = folder;
    }

    /** Jobs since the start. */
    get started(): number {
        return this.#started;
    }

    /** Throws 404 for unknown jobs and for other people's, unless the caller may view all data. */
    find(session: Session, id: string): T {
        const job = this.#jobs.get(shortIdOf(id));
        if (!job || !mayFollow(session, job)) throw notFound();
        return job;
    }

    list(session: Session): T[] {
        return [...this.#jobs.values()].filter((job) => mayFollow(session, job)).reverse();
    }

    abort(job: T): void {
        if (isFinished(job.state)) throw invalidJobState(`Job is in state ${job.state} and cannot be aborted.`);
        this.setState(job, 'Aborted');
    }

    async delete(job: T): Promise<void> {
        if (this.kept.includes(job.state)) {
            throw invalidJobState(`Job is in state ${job.state} and cannot be deleted.`);
        }
        this.#jobs.delete(shortIdOf(job.id));
        await this.#clear(job);
    }

    /** Aborts what runs and waits for it. */
    async close(): Promise<void> {
        for (const job of this.#jobs.values()) if (!isFinished(job.state)) job.state = 'Aborted';
        await Promise.all([...this.#jobs.values()].map((job) => this.#clear(job)));
    }

    protected add(job: T): T {
        this.#started += 1;
        this.#jobs.set(shortIdOf(job.id), job);
        return job;
    }

    /** Starts the work of a job that has all that it needs. What goes wrong is the job's error. */
    protected begin(job: T): void {
        this.setState(job, 'UploadComplete');
        job.work = this.#run(job);
    }

    protected setState(job: T, state: JobState): void {
        job.state = state;
        job.modifiedDate = this.org.now();
    }

    /** Does the work, and stops early when the job is aborted. */
    protected abstract work(job: T): Promise<void>;

    /** Removes the files of a job whose work has ended. */
    protected abstract removeFiles(job: T): Promise<void>;

    async #run(job: T): Promise<void> {
        const start = performance.now();
        // The request that starts the work is answered first.
        await new Promise((resolve) => setImmediate(resolve));
        try {
            if (!isFinished(job.state)) this.setState(job, 'InProgress');
            await this.work(job);
            if (!isFinished(job.state)) this.setState(job, 'JobComplete');
        } catch (error) {
            job.errorMessage = error instanceof Error ? error.message : String(error);
            this.setState(job, 'Failed');
        }
        job.processingMs = Math.round(performance.now() - start);
    }

    async #clear(job: T): Promise<void> {
        await job.work;
        await this.removeFiles(job);
    }
}

function shortIdOf(id: string): string {
    return id.slice(0, 15);
}

function mayFollow(session: Session, job: Job): boolean {
    return job.userId === session.userId || session.hasUserPermission('ViewAllData');
}

let lastJobNumber = 0;

export function newJob(
    org: LocalOrg,
    session: Session,
    job: Pick<Job, 'operation' | 'objectName' | 'format' | 'apiVersion'>
): Job {
    lastJobNumber += 1;
    const now = org.now();
    return {
        ...job,
        id: idAt(JOB_KEY_PREFIX, lastJobNumber),
        userId: session.userId,
        createdDate: now,
        modifiedDate: now,
        state: 'Open',
        processed: 0,
        processingMs: 0,
        errorMessage: null,
        work: Promise.resolve()
    };
}

/** The properties that the description of every job carries. */
export function jobInfo(job: Job): Record<string, unknown> {
    return {
        id: job.id,
        operation: job.operation,
        object: job.objectName,
        createdById: job.userId,
        createdDate: apiTime(job.createdDate),
        systemModstamp: apiTime(job.modifiedDate),
        state: job.state,
        concurrencyMode: 'Parallel',
        contentType: 'CSV',
        apiVersion: Number(job.apiVersion),
        lineEnding: job.format.lineEnding,
        columnDelimiter: job.format.columnDelimiter,
        numberRecordsProcessed: job.processed,
        totalProcessingTime: job.processingMs,
        retries: 0,
        ...(job.errorMessage === null ? {} : { errorMessage: job.errorMessage })
    };
}

/** `2026-11-21T08:00:00.000+0000` */
function apiTime(time: Date): string {
    return time.toISOString().replace('Z', '+0000');
}

export function invalidJobState(message: string): SalesforceError {
    return new SalesforceError('INVALIDJOBSTATE', message);
}
