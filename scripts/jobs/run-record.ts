import { hostname } from 'node:os';
import type { Connection } from 'jsforce';
import { query, soqlText } from '../org/query.ts';
import { isDropped, OrgError, sendForJson } from '../org/request.ts';

/** The record that a run leaves in the org, and the slot that keeps two runs of a job from working at once. */

/** A run that has not ended after so long was killed. */
const STALE_AFTER_MS = 3 * 3_600_000;
const MESSAGE_LIMIT = 32_000;

/** Raised when the job runs already. */
export class AlreadyRunningError extends Error {
    override readonly name = 'AlreadyRunningError';
}

export interface RunStart {
    readonly job: string;
    readonly asOf: string;
    readonly startedAt: Date;
}

export interface RunEnd {
    readonly status: 'Completed' | 'Completed With Errors' | 'Failed';
    readonly finishedAt: Date;
    readonly message: string | null;
    /** Counts and measurements, by field. */
    readonly fields: Readonly<Record<string, number | null>>;
}

interface HeldRun {
    readonly Id: string;
    readonly Name: string;
    readonly Started_At__c: string | null;
    readonly Message__c: string | null;
}

/**
 * Takes the job's slot by creating its run record; the slot is unique in the org, so that of two that try one is refused.
 * A run that was killed gives its slot up: at once when it ran on this machine and its process is gone, else after three hours.
 * @returns The run's id.
 * @throws AlreadyRunningError naming the run that holds the slot.
 */
export async function startRun(conn: Connection, start: RunStart): Promise<string> {
    try {
        return await createRun(conn, start);
    } catch (error) {
        if (!(error instanceof OrgError) || error.errorCode !== 'DUPLICATE_VALUE') throw error;
    }
    const held = await heldRun(conn, start.job);
    if (held !== null) {
        if (!isDead(held, start.startedAt)) throw new AlreadyRunningError(refusal(start.job, held));
        await endRun(conn, held.Id, {
            status: 'Failed',
            finishedAt: start.startedAt,
            message: `${held.Message__c ?? ''}\nKilled; its slot was taken over.`.trim(),
            fields: {}
        });
    }
    try {
        return await createRun(conn, start);
    } catch (error) {
        if (!(error instanceof OrgError) || error.errorCode !== 'DUPLICATE_VALUE') throw error;
        throw new AlreadyRunningError(`Another run of "${start.job}" has just started.`);
    }
}

/** Writes how the run ended and gives up its slot. */
export async function endRun(conn: Connection, id: string, end: RunEnd): Promise<void> {
    await sendForJson<null>(conn, {
        method: 'PATCH',
        path: `/sobjects/Success_Run__c/${id}`,
        repeatable: true,
        body: JSON.stringify({
            ...end.fields,
            Status__c: end.status,
            Running_Slot__c: null,
            Finished_At__c: end.finishedAt.toISOString(),
            Message__c: end.message === null || end.message === '' ? null : end.message.slice(0, MESSAGE_LIMIT)
        })
    });
}

/** When the connection breaks, the slot shows whether the record was created. */
async function createRun(conn: Connection, start: RunStart): Promise<string> {
    try {
        return await insertRun(conn, start);
    } catch (error) {
        if (!isDropped(error)) throw error;
        const held = await heldRun(conn, start.job);
        return held !== null && isOwn(held, start) ? held.Id : insertRun(conn, start);
    }
}

async function insertRun(conn: Connection, { job, asOf, startedAt }: RunStart): Promise<string> {
    const { id } = await sendForJson<{ id: string }>(conn, {
        method: 'POST',
        path: '/sobjects/Success_Run__c',
        body: JSON.stringify({
            Job__c: job,
            Status__c: 'Running',
            Running_Slot__c: job,
            As_Of__c: asOf,
            Started_At__c: startedAt.toISOString(),
            Message__c: processMark(process.pid)
        })
    });
    return id;
}

async function heldRun(conn: Connection, job: string): Promise<HeldRun | null> {
    const runs = await query<HeldRun>(
        conn,
        `SELECT Id, Name, Started_At__c, Message__c FROM Success_Run__c WHERE Running_Slot__c = ${soqlText(job)} LIMIT 1`
    );
    return runs[0] ?? null;
}

function refusal(job: string, { Name, Started_At__c: startedAt, Message__c: mark }: HeldRun): string {
    return (
        `The job "${job}" is running already: ${Name}, started ${startedAt ?? 'at an unknown time'} (${mark ?? 'no process named'}). ` +
        'Wait until it ends. If it was killed on another machine, set its Status to Failed and clear its Running Slot in Salesforce.'
    );
}

/** Whether it is the run that this very call has created. */
function isOwn({ Started_At__c: startedAt, Message__c: mark }: HeldRun, start: RunStart): boolean {
    return mark === processMark(process.pid) && Date.parse(startedAt ?? '') === secondsOf(start.startedAt);
}

/** Salesforce keeps times to the second. */
function secondsOf(time: Date): number {
    return Math.floor(time.getTime() / 1000) * 1000;
}

/** Whether the run cannot be working any more. */
function isDead({ Started_At__c: startedAt, Message__c: mark }: HeldRun, now: Date): boolean {
    const age = startedAt === null ? Infinity : now.getTime() - Date.parse(startedAt);
    if (age > STALE_AFTER_MS) return true;
    const pid = Number(/, process (\d+)$/.exec(mark ?? '')?.[1] ?? Number.NaN);
    return Number.isInteger(pid) && mark === processMark(pid) && !isAlive(pid);
}

function processMark(pid: number): string {
    return `On ${hostname()}, process ${pid}`;
}

function isAlive(pid: number): boolean {
    try {
        process.kill(pid, 0);
        return true;
    } catch (error) {
        // Another user's process may not be signalled, but it is there.
        return error instanceof Error && 'code' in error && error.code === 'EPERM';
    }
}
