import type { FailedRow } from '../../org/bulk.ts';
import { Spool } from '../../org/spool.ts';
import { sendLoads, type PlannedLoad } from '../load.ts';
import { noteRefused, planRound, type Planned, type Refused, type UpkeepContext } from './planning.ts';
import { reopenedPlays, scopeOf, type ReopenedPlays } from './reopened.ts';
import { sendAll, type SendLine, type SendToDo } from './sends/sending.ts';
import { settle } from './settle.ts';
import { TASK_CHANGE, taskChange } from './task-rows.ts';
import { stillAsRead } from './unchanged.ts';
import { leftTasks } from './upkeep-queries.ts';

/**
 * Keeps running plays up: makes their tasks, sends their e-mails, re-dates them, hands them over, ends plays whose steps are done or whose
 * customer has churned, and lets those run again whose tasks were reopened.
 */

export interface UpkeepResult extends Done {
    readonly playsEnded: number;
    readonly playsCancelled: number;
    readonly playsReopened: number;
    readonly sends: readonly SendLine[];
}

/** Rows to write, and those that the org took. */
interface Done {
    toWrite: number;
    written: number;
    tasksCreated: number;
}

/** New tasks are planned for again, to remember them by; so are steps whose e-mail could not be sent, and the tasks that they become. */
const MAX_ROUNDS = 3;

/**
 * Tasks and e-mails first, then what the plays remember of them: a run that is killed in between finds them by their play and step, and
 * makes none twice. The tasks of cancelled plays come last: closed sooner they would read as work that was done.
 */
export async function keepUp(context: UpkeepContext): Promise<UpkeepResult> {
    const { conn, asOf, dryRun, folder, planner } = context;
    if (!dryRun) await settle(conn, 'Task', planner.id);
    const done: Done = { toWrite: 0, written: 0, tasksCreated: 0 };
    const reopened = await reopenedPlays(conn, asOf);
    const { planned, sends } = await keepTasks(context, reopened, done);
    const plays = dryRun ? planned.plays : await stillAsRead(conn, planned.plays, scopeOf(reopened), folder);
    await write(context, [{ object: 'Success_Play__c', operation: 'update', spool: plays }], done);
    await write(context, [{ object: 'Task', operation: 'update', spool: await tasksToClose(context) }], done);
    // Nothing is cancelled yet, so their tasks were not among those to close.
    if (dryRun) done.toWrite += planned.tasksLeft;
    return {
        ...done,
        playsEnded: planned.ended,
        playsCancelled: planned.cancelled,
        playsReopened: planned.revived,
        sends
    };
}

interface KeptTasks {
    /** By the last look at the plays. */
    readonly planned: Planned;
    readonly sends: readonly SendLine[];
}

async function keepTasks(context: UpkeepContext, reopened: ReopenedPlays, done: Done): Promise<KeptTasks> {
    const refused: Refused = { steps: new Set(), tasks: new Set() };
    const onFailed = (row: FailedRow): void => {
        noteRefused(refused, row);
        context.onFailed(row);
    };
    let planned = await planRound(context, { round: 1, refused, reopened });
    const sends = await sendDue(context, planned.sends);
    for (let round = 1; ; round += 1) {
        done.tasksCreated += planned.newTasks.rows;
        await write({ ...context, onFailed }, taskLoads(planned), done);
        const isSettled =
            planned.newTasks.rows === 0 && (round > 1 || (sends.length === 0 && refused.tasks.size === 0));
        if (context.dryRun || isSettled || round === MAX_ROUNDS) return { planned, sends };
        planned = await planRound(context, { round: round + 1, refused, reopened });
    }
}

async function write(
    { conn, dryRun, progress, onFailed, signal }: UpkeepContext,
    loads: readonly PlannedLoad[],
    done: Done
): Promise<void> {
    for (const { spool } of loads) done.toWrite += spool.rows;
    if (!dryRun) done.written += (await sendLoads(conn, loads, progress, onFailed, signal)).written;
}

function taskLoads({ newTasks, tasks }: Planned): readonly PlannedLoad[] {
    return [
        { object: 'Task', operation: 'create', spool: newTasks },
        { object: 'Task', operation: 'update', spool: tasks }
    ];
}

async function sendDue(context: UpkeepContext, todo: readonly SendToDo[]): Promise<SendLine[]> {
    const { conn, model, asOf, dryRun, progress, signal } = context;
    const rules = model.plays?.sending;
    if (rules === undefined || todo.length === 0) return [];
    return sendAll({ conn, rules, asOf, dryRun, progress, ...(signal ? { signal } : {}) }, todo);
}

/** Those of plays that this run cancelled, and that people did: they may not close the tasks of others, the job may. */
async function tasksToClose({ conn, folder, words }: UpkeepContext): Promise<Spool> {
    const spool = new Spool(folder, 'left-tasks', TASK_CHANGE);
    for await (const { Id = '' } of leftTasks(conn)) await spool.add(taskChange({ taskId: Id, status: 'drop' }, words));
    return spool;
}
