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
}

/** Jobs of one kind, for as long as the server runs. */
export class JobList<T extends Job> {
    readonly #org: LocalOrg;
    readonly #jobs = new Map<string, T>();

    constructor(org: LocalOrg) {
        this.#org = org;
    }

    get size(): number {
        return this.#jobs.size;
    }

    add(job: T): T {
        this.#jobs.set(job.id, job);
        return job;
    }

    /** Throws 404 for unknown jobs and for other people's, unless the caller may view all data. */
    find(session: Session, id: string): T {
        const job = [...this.#jobs.values()].find((other) => other.id.slice(0, 15) === id.slice(0, 15));
        if (!job || !mayFollow(session, job)) throw notFound();
        return job;
    }

    list(session: Session): T[] {
        return [...this.#jobs.values()].filter((job) => mayFollow(session, job)).reverse();
    }

    all(): T[] {
        return [...this.#jobs.values()];
    }

    remove(job: T): void {
        this.#jobs.delete(job.id);
    }

    setState(job: T, state: JobState): void {
        job.state = state;
        job.modifiedDate = this.#org.now();
    }
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
        processingMs: 0
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
        columnDelimiter: job.format.columnDelimiter
    };
}

/** `2026-11-21T08:00:00.000+0000` */
function apiTime(time: Date): string {
    return time.toISOString().replace('Z', '+0000');
}

export function invalidJobState(message: string): SalesforceError {
    return new SalesforceError('INVALIDJOBSTATE', message);
}
