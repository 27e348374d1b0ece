/** Deployments: taken at once, carried out one after another, asked about while the server runs. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Session } from '../contracts.ts';
import { SalesforceError } from '../errors.ts';
import type { LocalOrg } from '../org.ts';
import { TablesBusy } from '../storage/alter.ts';
import { idAt, normalizeId } from '../storage/ids.ts';
import { statement } from '../storage/statements.ts';
import { applyPackage, type Outcome } from './apply.ts';
import { packageFailure, type ComponentMessage } from './message.ts';
import { readPackage } from './package.ts';
import type { MetadataStore } from './store.ts';

export interface DeployOptions {
    readonly checkOnly: boolean;
    readonly ignoreWarnings: boolean;
}

interface Deployment {
    readonly id: string;
    readonly userId: string;
    readonly options: DeployOptions;
    readonly created: Date;
    status: 'Pending' | 'InProgress' | 'Succeeded' | 'Failed';
    started?: Date;
    completed?: Date;
    outcome: Outcome;
}

const DEPLOY_PREFIX = '0Af';
/** How long a deployment waits for queries that still read a table, and how often it tries. */
const LOCK_WAIT_MS = 30_000;
const LOCK_RETRY_MS = 200;
const SQLITE_BUSY = 5;
const SQLITE_LOCKED = 6;

export class Deployments {
    readonly #org: LocalOrg;
    readonly #store: MetadataStore;
    readonly #jobs = new Map<string, Deployment>();
    #last: Promise<void> = Promise.resolve();
    #closed = false;

    constructor(org: LocalOrg, store: MetadataStore) {
        this.#org = org;
        this.#store = store;
    }

    /** Takes a zipped package. The answer says no more than that it was taken. */
    start(session: Session, zip: Buffer, options: DeployOptions): { id: string } {
        requireModifyMetadata(session);
        const job: Deployment = {
            id: idAt(DEPLOY_PREFIX, this.#jobs.size + 1),
            userId: session.userId,
            options,
            created: this.#org.now(),
            status: 'Pending',
            outcome: { successes: [], failures: [] }
        };
        this.#jobs.set(job.id, job);
        this.#last = this.#last.then(() => this.#run(job, zip));
        return { id: job.id };
    }

    /** `DeployResult` of the Metadata API. Throws `INVALID_CROSS_REFERENCE_KEY` for an unknown id. */
    status(session: Session, id: string, includeDetails: boolean): Record<string, unknown> {
        requireModifyMetadata(session);
        const job = this.#jobs.get(normalizeId(id) ?? id);
        if (job === undefined) {
            throw new SalesforceError('INVALID_CROSS_REFERENCE_KEY', `invalid cross reference id: ${id}`);
        }
        const { successes, failures } = job.outcome;
        const done = job.completed !== undefined;
        const stamp = (job.completed ?? job.started ?? job.created).toISOString();
        return {
            checkOnly: job.options.checkOnly,
            ...(job.completed ? { completedDate: job.completed.toISOString() } : {}),
            createdBy: job.userId,
            createdByName: this.#userName(job.userId),
            createdDate: job.created.toISOString(),
            ...(includeDetails ? { details: details(job.outcome, stamp) } : {}),
            done,
            id: job.id,
            ignoreWarnings: job.options.ignoreWarnings,
            lastModifiedDate: stamp,
            numberComponentErrors: failures.length,
            numberComponentsDeployed: count(successes),
            numberComponentsTotal: count(successes) + failures.length,
            numberTestErrors: 0,
            numberTestsCompleted: 0,
            numberTestsTotal: 0,
            rollbackOnError: true,
            runTestsEnabled: false,
            ...(job.started ? { startDate: job.started.toISOString() } : {}),
            status: job.status,
            success: job.status === 'Succeeded'
        };
    }

    /** Waits for what is under way. */
    async close(): Promise<void> {
        this.#closed = true;
        await this.#last;
    }

    #userName(userId: string): string {
        const row = statement(this.#org.db, 'SELECT "Name" FROM "User" WHERE "Id" = ?').get(userId);
        return String(row?.['Name'] ?? '');
    }

    /** Never rejects: what goes wrong is the deployment's outcome. */
    async #run(job: Deployment, zip: Buffer): Promise<void> {
        job.status = 'InProgress';
        job.started = this.#org.now();
        try {
            const pack = await readPackage(zip);
            job.outcome = await this.#whenFree(() => applyPackage(this.#org, this.#store, pack, job.options.checkOnly));
        } catch (error) {
            const message = error instanceof Error ? error.message : String(error);
            if (!isLocked(error)) process.stderr.write(`local org: deployment ${job.id}: ${message}\n`);
            job.outcome = { successes: [], failures: [packageFailure(message)] };
        }
        job.completed = this.#org.now();
        job.status = job.outcome.failures.length > 0 ? 'Failed' : 'Succeeded';
    }

    /** Tables cannot change while a query that answers in slices still reads them. */
    async #whenFree<T>(work: () => T): Promise<T> {
        const deadline = Date.now() + LOCK_WAIT_MS;
        for (;;) {
            try {
                return work();
            } catch (error) {
                if (!isLocked(error) || this.#closed || Date.now() > deadline) throw error;
                await delay(LOCK_RETRY_MS);
            }
        }
    }
}

function isLocked(error: unknown): boolean {
    if (error instanceof TablesBusy) return true;
    const code = (error as { errcode?: unknown } | null)?.errcode;
    return code === SQLITE_BUSY || code === SQLITE_LOCKED;
}

/** Throws `INSUFFICIENT_ACCESS` for whoever may not change metadata. */
export function requireModifyMetadata(session: Session): void {
    if (session.hasUserPermission('ModifyAllData') || session.hasUserPermission('ModifyMetadata')) return;
    throw new SalesforceError(
        'INSUFFICIENT_ACCESS',
        'use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions',
        { httpStatus: 403 }
    );
}

/** Components, without the manifest itself. */
function count(messages: readonly ComponentMessage[]): number {
    return messages.filter(({ componentType }) => componentType !== '').length;
}

function details({ successes, failures }: Outcome, createdDate: string): Record<string, unknown> {
    const dated = (message: ComponentMessage): Record<string, unknown> => ({ ...message, createdDate });
    return {
        componentFailures: failures.map(dated),
        componentSuccesses: successes.map(dated),
        runTestResult: { numFailures: 0, numTestsRun: 0, totalTime: 0 }
    };
}
