import { parseLedger, planTasks } from '../../../force-app/main/domain/lwc/success/success.ts';
import type {
    CalendarDate,
    PlanChanges,
    PlayPerson,
    PlayPlan,
    SuccessModel
} from '../../../force-app/main/domain/lwc/success/success.ts';
import type { BulkRow, FailedRow } from '../../org/bulk.ts';
import type { OrgConnection } from '../../org/connection.ts';
import { Spool } from '../../org/spool.ts';
import type { DayCalendar } from '../calendar.ts';
import { sendLoads, type PlannedLoad } from '../load.ts';
import type { Progress } from '../progress.ts';
import { ownersByRole } from './play-people.ts';
import { PLAY_CHANGE, playChange } from './play-rows.ts';
import { settle } from './settle.ts';
import { NEW_TASK, newTaskRow, playTask, TASK_CHANGE, taskChange } from './task-rows.ts';
import type { TaskWords } from './task-words.ts';
import { leftTasks, openUpkeep } from './upkeep-queries.ts';

/** Keeps running plays up: makes their tasks, re-dates them, hands them over, and ends plays whose steps are done. */

export interface UpkeepContext {
    readonly conn: OrgConnection;
    readonly model: SuccessModel;
    readonly asOf: CalendarDate;
    readonly calendar: DayCalendar;
    readonly planner: PlayPerson;
    readonly words: TaskWords;
    readonly folder: string;
    readonly dryRun: boolean;
    readonly progress: Progress;
    readonly onFailed: (row: FailedRow) => void;
    readonly signal?: AbortSignal;
}

export interface UpkeepResult {
    readonly toWrite: number;
    readonly written: number;
    readonly tasksCreated: number;
    readonly playsEnded: number;
}

/**
 * Tasks first, then what the plays remember of them: a run that is killed in between finds the tasks by their play and step, and makes none
 * twice.
 */
export async function keepUp(context: UpkeepContext): Promise<UpkeepResult> {
    const { conn, progress, onFailed, signal, dryRun } = context;
    if (!dryRun) await settle(conn, 'Task', context.planner.id);
    const first = await planAll(context, 'first');
    await addLeftTasks(context, first.tasks);
    const planned = {
        toWrite: first.newTasks.rows + first.tasks.rows + first.plays.rows,
        tasksCreated: first.newTasks.rows
    };
    if (dryRun) return { ...planned, written: 0, playsEnded: first.ended };
    const made = await sendLoads(conn, taskLoads(first), progress, onFailed, signal);
    // Tasks have their ids now, which plays remember them by: whoever deletes one is noticed.
    const last = first.newTasks.rows === 0 ? first : await planAll(context, 'last');
    const kept = await sendLoads(conn, [playLoad(last)], progress, onFailed, signal);
    return { ...planned, written: made.written + kept.written, playsEnded: last.ended };
}

interface Planned {
    readonly newTasks: Spool;
    readonly tasks: Spool;
    readonly plays: Spool;
    ended: number;
}

function taskLoads({ newTasks, tasks }: Planned): readonly PlannedLoad[] {
    return [
        { object: 'Task', operation: 'create', spool: newTasks },
        { object: 'Task', operation: 'update', spool: tasks }
    ];
}

function playLoad({ plays }: Planned): PlannedLoad {
    return { object: 'Success_Play__c', operation: 'update', spool: plays };
}

async function planAll(context: UpkeepContext, name: string): Promise<Planned> {
    const { conn, folder, progress, signal } = context;
    progress.phase('Planning plays');
    const planned: Planned = {
        newTasks: new Spool(folder, `new-tasks-${name}`, NEW_TASK),
        tasks: new Spool(folder, `tasks-${name}`, TASK_CHANGE),
        plays: new Spool(folder, `kept-plays-${name}`, PLAY_CHANGE),
        ended: 0
    };
    const { plays, tasks } = openUpkeep(conn);
    for (let next = await plays.next(); next !== null; next = await plays.next()) {
        signal?.throwIfAborted();
        const own = await tasks.take(next.key);
        for (const row of next.rows) await planOne(context, row, own, planned);
        progress.update(plays.read);
    }
    await tasks.drain();
    return planned;
}

async function planOne(
    context: UpkeepContext,
    row: BulkRow,
    tasks: readonly BulkRow[],
    planned: Planned
): Promise<void> {
    const { model, asOf, words } = context;
    const changes = changesOf(context, row, tasks);
    if (changes === null) return;
    const [playId, accountId] = [row['Id'] ?? '', row['Customer__r.Account__c'] ?? ''];
    for (const task of changes.create) await planned.newTasks.add(newTaskRow(task, playId, accountId, words));
    for (const update of changes.update) await planned.tasks.add(taskChange(update, words));
    const change = playChange(row, changes, model, asOf);
    if (change === null) return;
    if (changes.status === 'completed') planned.ended += 1;
    await planned.plays.add(change);
}

/** Null where nothing can be planned. */
function changesOf(context: UpkeepContext, row: BulkRow, tasks: readonly BulkRow[]): PlanChanges | null {
    const { model, asOf, calendar, planner } = context;
    const plan = planOf(row);
    if (plan === null) {
        const reason = `INVALID_LEDGER:The step ledger of play ${row['Start_Key__c'] ?? ''} cannot be read: cancel the play, it starts anew when it is due`;
        context.onFailed({ object: 'Success_Play__c', reason, row: { Id: row['Id'] ?? '' } });
        return null;
    }
    const { calendar: workCalendar, roles } = model.plays!;
    const owners = ownersByRole(row, planner, 'Customer__r.');
    const known = tasks.map((task) => playTask(task, calendar));
    return planTasks(plan, known, { calendar: workCalendar, roles, owners, asOf });
}

function planOf(row: BulkRow): PlayPlan | null {
    const ledger = parseLedger(row['Step_Ledger__c'] ?? '');
    if (ledger === null) return null;
    return {
        playId: row['Id'] ?? '',
        playKey: row['Play_Key__c'] ?? '',
        startedOn: row['Started_On__c'] ?? '',
        status: 'running',
        ledger
    };
}

/** A person who cancels a play may not close the tasks of others; the job may. */
async function addLeftTasks({ conn, words }: UpkeepContext, tasks: Spool): Promise<void> {
    for await (const row of leftTasks(conn)) await tasks.add({ Id: row['Id'], Status: words.closed });
}
