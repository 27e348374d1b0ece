import {
    endPlay,
    endsByChurn,
    parseLedger,
    planTasks,
    type CalendarDate,
    type DueSend,
    type PlanChanges,
    type PlayLedger,
    type PlayPerson,
    type PlayPlan,
    type SuccessModel
} from '../../../force-app/main/domain/lwc/success/success.ts';
import type { BulkRow, FailedRow } from '../../org/bulk.ts';
import type { OrgConnection } from '../../org/connection.ts';
import { Spool } from '../../org/spool.ts';
import type { DayCalendar } from '../calendar.ts';
import type { Progress } from '../progress.ts';
import { agreeing } from './agreeing.ts';
import { ownersByRole } from './play-people.ts';
import { PLAY_CHANGE, playChange, playOfRow, staysEnded } from './play-rows.ts';
import type { ReopenedPlays } from './reopened.ts';
import { sendKey, withSends } from './sends/send-rows.ts';
import type { SendToDo } from './sends/sending.ts';
import { NEW_TASK, newTaskRow, playTask, TASK_CHANGE, taskChange } from './task-rows.ts';
import type { TaskWords } from './task-words.ts';
import { SEEN_AT } from './unchanged.ts';
import { openUpkeep } from './upkeep-queries.ts';

/** What is to be written of the plays that run: one look at all of them, play by play. */

export interface UpkeepContext {
    readonly conn: OrgConnection;
    readonly model: SuccessModel;
    readonly asOf: CalendarDate;
    readonly calendar: DayCalendar;
    readonly planner: PlayPerson;
    readonly words: TaskWords;
    /** E-mails that may still be sent; null: nothing is sent, all steps are for people. */
    readonly room: number | null;
    readonly folder: string;
    readonly dryRun: boolean;
    readonly progress: Progress;
    readonly onFailed: (row: FailedRow) => void;
    readonly signal?: AbortSignal;
}

/** What one look at all plays that are kept up asks for. */
export interface Planned {
    readonly newTasks: Spool;
    readonly tasks: Spool;
    readonly plays: Spool;
    /** No more than may be sent. */
    readonly sends: SendToDo[];
    readonly refused: Refused;
    /** Plays whose steps are done, and plays that their customer's churn ends. */
    ended: number;
    cancelled: number;
    revived: number;
    /** Open tasks of plays that are to be cancelled. */
    tasksLeft: number;
}

/** Which look at the plays it is, and what was found out before it. */
interface Round {
    readonly round: number;
    readonly refused: Refused;
    readonly reopened: ReopenedPlays;
}

/** What the org has refused in this run, and is not asked for again. */
export interface Refused {
    /** Steps whose task it would not make. */
    readonly steps: Set<string>;
    /** Tasks that it would not change: somebody else's, whom the job's user has no say over. */
    readonly tasks: Set<string>;
}

export function noteRefused({ steps, tasks }: Refused, { row }: FailedRow): void {
    if (row['Id'] === undefined) steps.add(stepOf(row['Success_Play__c'], row['Success_Step_Key__c']));
    else tasks.add(row['Id']);
}

function stepOf(playId = '', stepKey = ''): string {
    return `${playId} ${stepKey}`;
}

/** Looks at all plays that run or were reopened. */
export async function planRound(context: UpkeepContext, { round, refused, reopened }: Round): Promise<Planned> {
    const { conn, folder, progress, signal } = context;
    progress.phase('Planning plays');
    const planned: Planned = {
        newTasks: new Spool(folder, `new-tasks-${round}`, NEW_TASK),
        tasks: new Spool(folder, `tasks-${round}`, TASK_CHANGE),
        plays: new Spool(folder, `kept-plays-${round}`, [...PLAY_CHANGE, SEEN_AT]),
        sends: [],
        refused,
        ended: 0,
        cancelled: 0,
        revived: 0,
        tasksLeft: 0
    };
    const { plays, tasks, sends } = openUpkeep(conn, reopened);
    for (let next = await plays.next(); next !== null; next = await plays.next()) {
        signal?.throwIfAborted();
        const [ownTasks, ownSends] = [await tasks.take(next.key), await sends.take(next.key)];
        const takenSince = reopened.get(next.key) ?? null;
        for (const row of next.rows)
            await planOne(context, { row, tasks: ownTasks, sends: ownSends, takenSince }, planned);
        progress.update(plays.read);
    }
    for (const each of [tasks, sends]) await each.drain();
    return planned;
}

/** A play with what hangs on it. */
interface PlayRecords {
    readonly row: BulkRow;
    readonly tasks: readonly BulkRow[];
    readonly sends: readonly BulkRow[];
    /** Of a play that was reopened: the day since which another of its key runs; null: none does. */
    readonly takenSince: CalendarDate | null;
}

/** What decides over a play but its steps. */
interface Fate {
    /** The day since which its customer is none any more, where that ends the play. */
    readonly churnedOn: CalendarDate | null;
    /** Why a play that has ended does not run again; null: it may. */
    readonly staysEnded: string | null;
}

async function planOne(context: UpkeepContext, records: PlayRecords, planned: Planned): Promise<void> {
    const { row } = records;
    const fate = fateOf(context, records);
    const refused = planned.refused.tasks;
    const changes = changesOf(context, records, fate, refused);
    if (changes === null) return;
    await addTasks(context, row, changes, planned);
    const isKept =
        fate.staysEnded !== null &&
        changesOf(context, records, { ...fate, staysEnded: null }, refused)?.status === 'running';
    const change = isKept ? staysEnded(row, fate.staysEnded) : playChange(row, changes, { ...context, ...fate });
    if (change === null) return;
    if (isRunning(row)) {
        if (changes.status === 'completed') planned.ended += 1;
        if (changes.status === 'cancelled') planned.cancelled += 1;
    } else if (changes.status === 'running') planned.revived += 1;
    await planned.plays.add({ ...change, [SEEN_AT]: row['LastModifiedDate'] });
}

function isRunning(row: BulkRow): boolean {
    return row['Play_Status__c'] === 'Running';
}

function fateOf({ model, asOf }: UpkeepContext, { row, takenSince }: PlayRecords): Fate {
    const start = {
        play: playOfRow(row, model),
        startedOn: row['Started_On__c'] ?? '',
        isByPerson: row['Start_Source__c'] !== 'Job'
    };
    const day = row['Customer__r.Churned_On__c'] || null;
    const churnedOn = endsByChurn(start, day, asOf) ? day : null;
    if (isRunning(row)) return { churnedOn, staysEnded: null };
    if (takenSince !== null) return { churnedOn, staysEnded: `the play runs anew since ${takenSince}` };
    return { churnedOn, staysEnded: churnedOn === null ? null : `the customer churned on ${churnedOn}` };
}

/** Tasks of a play that is cancelled are closed once it is: until then closed ones read as work that was done. */
async function addTasks(
    { words, room }: UpkeepContext,
    row: BulkRow,
    changes: PlanChanges,
    planned: Planned
): Promise<void> {
    if (changes.status === 'cancelled') {
        planned.tasksLeft += changes.update.length;
        return;
    }
    const { newTasks, tasks, sends, refused } = planned;
    const [playId, accountId] = [row['Id'] ?? '', row['Customer__r.Account__c'] ?? ''];
    for (const task of changes.create)
        if (!refused.steps.has(stepOf(playId, task.stepKey)))
            await newTasks.add(newTaskRow(task, playId, accountId, words));
    for (const update of changes.update)
        if (!refused.tasks.has(update.taskId)) await tasks.add(taskChange(update, words));
    for (const send of changes.sends) if (sends.length < (room ?? 0)) sends.push(sendToDo(row, send));
}

/** Null where nothing can be planned. */
function changesOf(
    context: UpkeepContext,
    { row, tasks, sends }: PlayRecords,
    { churnedOn, staysEnded }: Fate,
    refused: ReadonlySet<string>
): PlanChanges | null {
    const { model, asOf, calendar, planner, room } = context;
    const ledger = parseLedger(row['Step_Ledger__c'] ?? '');
    if (ledger === null) {
        const reason = `INVALID_LEDGER:The step ledger of play ${row['Start_Key__c'] ?? ''} cannot be read: cancel the play, it starts anew when it is due`;
        context.onFailed({ object: 'Success_Play__c', reason, row: { Id: row['Id'] ?? '' } });
        return null;
    }
    const { calendar: workCalendar, roles } = model.plays!;
    const known = tasks.map((task) => playTask(task, calendar));
    const told = withSends(ledger, row['Start_Key__c'] ?? '', sends, known);
    const planning = {
        calendar: workCalendar,
        roles,
        owners: ownersByRole(row, planner, 'Customer__r.'),
        asOf,
        sending: room !== null,
        staysEnded: staysEnded !== null
    };
    const plan = planOf(row, told);
    if (churnedOn !== null && isRunning(row)) return endPlay(plan, known, planning);
    return agreeing(planTasks(plan, known, planning), told, ledger, refused);
}

function planOf(row: BulkRow, ledger: PlayLedger): PlayPlan {
    return {
        playId: row['Id'] ?? '',
        playKey: row['Play_Key__c'] ?? '',
        startedOn: row['Started_On__c'] ?? '',
        status: isRunning(row) ? 'running' : 'completed',
        ledger
    };
}

function sendToDo(row: BulkRow, { stepKey, emailTemplate }: DueSend): SendToDo {
    return {
        key: sendKey(row['Start_Key__c'] ?? '', stepKey),
        playId: row['Id'] ?? '',
        customerId: row['Customer__c'] ?? '',
        accountId: row['Customer__r.Account__c'] ?? '',
        accountName: row['Customer__r.Account__r.Name'] ?? '',
        stepKey,
        template: emailTemplate
    };
}
