import { parseLedger, planTasks } from '../../../force-app/main/domain/lwc/success/success.ts';
import type {
    CalendarDate,
    DueSend,
    PlanChanges,
    PlayLedger,
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
import { PLAY_CHANGE, playChange, staysEnded } from './play-rows.ts';
import { reopenedPlays, scopeOf, type ReopenedPlays } from './reopened.ts';
import { sendKey, withSends } from './sends/send-rows.ts';
import { sendAll, type SendLine, type SendToDo } from './sends/sending.ts';
import { agreeing } from './agreeing.ts';
import { settle } from './settle.ts';
import { NEW_TASK, newTaskRow, playTask, TASK_CHANGE, taskChange } from './task-rows.ts';
import type { TaskWords } from './task-words.ts';
import { SEEN_AT, stillAsRead } from './unchanged.ts';
import { leftTasks, openUpkeep } from './upkeep-queries.ts';

/**
 * Keeps running plays up: makes their tasks, sends their e-mails, re-dates them, hands them over, ends plays whose steps are done, and lets
 * those run again whose tasks were reopened.
 */

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

export interface UpkeepResult {
    readonly toWrite: number;
    readonly written: number;
    readonly tasksCreated: number;
    readonly playsEnded: number;
    readonly playsReopened: number;
    readonly sends: readonly SendLine[];
}

/** New tasks are planned for again, to remember them by; so are steps whose e-mail could not be sent, and the tasks that they become. */
const MAX_ROUNDS = 3;

/**
 * Tasks and e-mails first, then what the plays remember of them: a run that is killed in between finds them by their play and step, and
 * makes none twice.
 */
export async function keepUp(context: UpkeepContext): Promise<UpkeepResult> {
    const { conn, progress, onFailed, signal, dryRun } = context;
    if (!dryRun) await settle(conn, 'Task', context.planner.id);
    const refused: Refused = { steps: new Set(), tasks: new Set() };
    const tell = (row: FailedRow): void => {
        noteRefused(refused, row);
        onFailed(row);
    };
    const done = { toWrite: 0, written: 0, tasksCreated: 0 };
    const reopened = await reopenedPlays(conn, context.asOf);
    let planned = await planRound(context, { round: 1, refused, reopened });
    await addLeftTasks(context, planned.tasks);
    const sends = await sendDue(context, planned.sends);
    for (let round = 1; ; round += 1) {
        done.toWrite += planned.newTasks.rows + planned.tasks.rows;
        done.tasksCreated += planned.newTasks.rows;
        if (dryRun) return { ...done, ...ends(planned), toWrite: done.toWrite + planned.plays.rows, sends };
        done.written += (await sendLoads(conn, taskLoads(planned), progress, tell, signal)).written;
        const isSettled =
            planned.newTasks.rows === 0 && (round > 1 || (sends.length === 0 && refused.tasks.size === 0));
        if (isSettled || round === MAX_ROUNDS) break;
        planned = await planRound(context, { round: round + 1, refused, reopened });
    }
    const plays = await stillAsRead(conn, planned.plays, scopeOf(reopened), context.folder);
    done.toWrite += plays.rows;
    done.written += (await sendLoads(conn, [playLoad(plays)], progress, onFailed, signal)).written;
    return { ...done, ...ends(planned), sends };
}

function ends({ ended, revived }: Planned): Pick<UpkeepResult, 'playsEnded' | 'playsReopened'> {
    return { playsEnded: ended, playsReopened: revived };
}

/** What one look at all running plays asks for. */
interface Planned {
    readonly newTasks: Spool;
    readonly tasks: Spool;
    readonly plays: Spool;
    /** No more than may be sent. */
    readonly sends: SendToDo[];
    readonly refused: Refused;
    ended: number;
    revived: number;
}

/** Which look at the plays it is, and what was found out before it. */
interface Round {
    readonly round: number;
    readonly refused: Refused;
    readonly reopened: ReopenedPlays;
}

/** What the org has refused in this run, and is not asked for again. */
interface Refused {
    /** Steps whose task it would not make. */
    readonly steps: Set<string>;
    /** Tasks that it would not change: somebody else's, whom the job's user has no say over. */
    readonly tasks: Set<string>;
}

function noteRefused({ steps, tasks }: Refused, { row }: FailedRow): void {
    if (row['Id'] === undefined) steps.add(stepOf(row['Success_Play__c'], row['Success_Step_Key__c']));
    else tasks.add(row['Id']);
}

function stepOf(playId = '', stepKey = ''): string {
    return `${playId} ${stepKey}`;
}

function taskLoads({ newTasks, tasks }: Planned): readonly PlannedLoad[] {
    return [
        { object: 'Task', operation: 'create', spool: newTasks },
        { object: 'Task', operation: 'update', spool: tasks }
    ];
}

function playLoad(spool: Spool): PlannedLoad {
    return { object: 'Success_Play__c', operation: 'update', spool };
}

async function sendDue(context: UpkeepContext, todo: readonly SendToDo[]): Promise<SendLine[]> {
    const { conn, model, asOf, dryRun, progress, signal } = context;
    const rules = model.plays?.sending;
    if (rules === undefined || todo.length === 0) return [];
    return sendAll({ conn, rules, asOf, dryRun, progress, ...(signal ? { signal } : {}) }, todo);
}

async function planRound(context: UpkeepContext, { round, refused, reopened }: Round): Promise<Planned> {
    const { conn, folder, progress, signal } = context;
    progress.phase('Planning plays');
    const planned: Planned = {
        newTasks: new Spool(folder, `new-tasks-${round}`, NEW_TASK),
        tasks: new Spool(folder, `tasks-${round}`, TASK_CHANGE),
        plays: new Spool(folder, `kept-plays-${round}`, [...PLAY_CHANGE, SEEN_AT]),
        sends: [],
        refused,
        ended: 0,
        revived: 0
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

async function planOne(context: UpkeepContext, records: PlayRecords, planned: Planned): Promise<void> {
    const { model, asOf, words, room } = context;
    const { row, takenSince } = records;
    const changes = changesOf(context, records, planned.refused.tasks);
    if (changes === null) return;
    const [playId, accountId] = [row['Id'] ?? '', row['Customer__r.Account__c'] ?? ''];
    for (const task of changes.create)
        if (!planned.refused.steps.has(stepOf(playId, task.stepKey)))
            await planned.newTasks.add(newTaskRow(task, playId, accountId, words));
    for (const update of changes.update)
        if (!planned.refused.tasks.has(update.taskId)) await planned.tasks.add(taskChange(update, words));
    for (const send of changes.sends) if (planned.sends.length < (room ?? 0)) planned.sends.push(sendToDo(row, send));
    const isKept = takenSince !== null && isRevivedWithout(context, records, planned.refused.tasks);
    const change = isKept ? staysEnded(row, takenSince) : playChange(row, changes, model, asOf);
    if (change === null) return;
    const wasRunning = row['Play_Status__c'] === 'Running';
    if (wasRunning && changes.status === 'completed') planned.ended += 1;
    if (!wasRunning && changes.status === 'running') planned.revived += 1;
    await planned.plays.add({ ...change, [SEEN_AT]: row['LastModifiedDate'] });
}

/** Whether a play would run again if no other of its key did. */
function isRevivedWithout(context: UpkeepContext, records: PlayRecords, refused: ReadonlySet<string>): boolean {
    return changesOf(context, { ...records, takenSince: null }, refused)?.status === 'running';
}

/** Null where nothing can be planned. */
function changesOf(
    context: UpkeepContext,
    { row, tasks, sends, takenSince }: PlayRecords,
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
    const owners = ownersByRole(row, planner, 'Customer__r.');
    const known = tasks.map((task) => playTask(task, calendar));
    const told = withSends(ledger, row['Start_Key__c'] ?? '', sends, known);
    const sending = room !== null;
    const changes = planTasks(planOf(row, told), known, {
        calendar: workCalendar,
        roles,
        owners,
        asOf,
        sending,
        isSlotTaken: takenSince !== null
    });
    return agreeing(changes, told, ledger, refused);
}

function planOf(row: BulkRow, ledger: PlayLedger): PlayPlan {
    return {
        playId: row['Id'] ?? '',
        playKey: row['Play_Key__c'] ?? '',
        startedOn: row['Started_On__c'] ?? '',
        status: row['Play_Status__c'] === 'Completed' ? 'completed' : 'running',
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

/** A person who cancels a play may not close the tasks of others; the job may. */
async function addLeftTasks({ conn, words }: UpkeepContext, tasks: Spool): Promise<void> {
    for await (const row of leftTasks(conn)) await tasks.add({ Id: row['Id'], Status: words.closed });
}
