import { daysBetween } from './calendar.ts';
import type { CalendarDate } from './model.ts';
import { addOffset, businessDaysBetween, nextBusinessDay } from './playCalendar.ts';
import { ownerOf } from './playOwners.ts';
import type {
    DueSend,
    LedgerStep,
    NewTask,
    OwnersByRole,
    PlanChanges,
    PlayPlan,
    PlayStatus,
    PlayTask,
    TaskUpdate
} from './playsAnswer.ts';
import type { PlayRole, WorkCalendar } from './playsModel.ts';

/** What a plan is made with: the model's calendar and roles, who has them, and the day. */
export interface PlanContext {
    readonly calendar: WorkCalendar;
    readonly roles: readonly PlayRole[];
    readonly owners: OwnersByRole;
    readonly asOf: CalendarDate;
    /** Steps of kind `send` are sent, not given to people. */
    readonly sending?: boolean;
    /** The tasks are not all there are: a task that is not among them was not deleted. */
    readonly isPartial?: boolean;
    /** A play that is completed stays so, whatever was reopened. */
    readonly staysEnded?: boolean;
}

/** Reason in the ledger of a step whose task somebody deleted. */
export const TASK_DELETED = 'Task was deleted';

/** Days after its end within which a step that is reopened makes a completed play run again. */
export const REVIVAL_DAYS = 30;

/**
 * What to write so that the tasks of a play agree with it: tasks to create, re-date, hand over and close, and the ledger. Tasks of other plays
 * and of none are never touched, wherever they are in the list. Reads what happened outside, too: tasks that were closed, reopened, moved,
 * given to somebody else or deleted. A completed play runs again when a task of it is reopened within `REVIVAL_DAYS`. Pure and total for a
 * ledger that `parseLedger` or `startPlay` gave; planning again after the changes were written changes nothing, on any later day either.
 */
export function planTasks(plan: PlayPlan, tasks: readonly PlayTask[], context: PlanContext): PlanChanges {
    const own = ownTasks(plan, tasks);
    if (plan.status === 'running') {
        return planRunning(plan, own, context);
    }
    const isRevived = context.staysEnded !== true && isReopened(plan, own) && mayRunAgain(plan, context.asOf);
    return isRevived ? planRunning({ ...plan, status: 'running' }, own, context) : closing(plan, own);
}

/** Whether a play that is completed has a step that was done and whose task is open again. */
function isReopened({ status, ledger }: PlayPlan, own: ReadonlyMap<string, PlayTask>): boolean {
    return status === 'completed' && ledger.steps.some(({ key, state }) => state === 'done' && isOpen(own.get(key)));
}

function isOpen(task: PlayTask | undefined): boolean {
    return task?.isClosed === false;
}

/** Whether it is completed, and not for so long that whoever reopens a step of it means something else. */
export function mayRunAgain({ status, ledger }: PlayPlan, asOf: CalendarDate): boolean {
    const ends = ledger.steps.flatMap(({ endedOn }) => endedOn ?? []).sort();
    return status === 'completed' && daysBetween(ends.at(-1) ?? asOf, asOf) <= REVIVAL_DAYS;
}

function planRunning(plan: PlayPlan, own: ReadonlyMap<string, PlayTask>, context: PlanContext): PlanChanges {
    const steps = schedule(plan, noticed(plan, own, context), own, context);
    const create: NewTask[] = [];
    const update: TaskUpdate[] = [];
    const sends: DueSend[] = [];
    for (const step of steps) {
        const task = own.get(step.key);
        if (isToBeSent(step, task, context)) {
            if (step.state === 'open' && step.dueOn <= context.asOf) {
                sends.push({ stepKey: step.key, emailTemplate: step.emailTemplate!, dueOn: step.dueOn });
            }
        } else if (task) {
            const change = taskUpdate(step, task);
            if (change) {
                update.push(change);
            }
        } else if (isLiveStep(step) && step.taskId === null) {
            create.push(newTask(step));
        }
    }
    return { create, update, sends, ...totals(plan, steps, context.asOf) };
}

/** The tasks of a play, by key of step: the one that the ledger names, else the first. */
export function ownTasks({ playId, ledger }: PlayPlan, tasks: readonly PlayTask[]): ReadonlyMap<string, PlayTask> {
    const own = new Map<string, PlayTask>();
    if (playId === null) {
        return own;
    }
    const named = new Map(ledger.steps.map(({ key, taskId }) => [key, taskId]));
    for (const task of tasks) {
        if (task.playId !== playId || task.stepKey === null || !named.has(task.stepKey)) {
            continue;
        }
        if (!own.has(task.stepKey) || named.get(task.stepKey) === task.id) {
            own.set(task.stepKey, task);
        }
    }
    return own;
}

/** The steps of a play with what their tasks tell. */
export function noticed(
    { ledger }: PlayPlan,
    own: ReadonlyMap<string, PlayTask>,
    context: PlanContext
): readonly LedgerStep[] {
    return ledger.steps.map((step) => notice(step, own.get(step.key), context));
}

/** The step with what its task tells: closed, reopened, moved or given away by somebody, or deleted. */
function notice(step: LedgerStep, task: PlayTask | undefined, { asOf, isPartial }: PlanContext): LedgerStep {
    if (!task) {
        const isDeleted = isPartial !== true && step.taskId !== null && isLiveStep(step);
        return isDeleted ? { ...step, state: 'skipped', endedOn: asOf, reason: TASK_DELETED } : step;
    }
    const known = step.taskId === task.id ? step : { ...step, taskId: task.id };
    if (task.isClosed) {
        return isLiveStep(step) ? { ...known, state: 'done', endedOn: task.closedOn ?? asOf } : known;
    }
    return step.state === 'done' ? { ...known, state: 'open', endedOn: null, reason: null } : known;
}

/** Steps with their state, day and owner, in order: each after the steps that it waits for. */
function schedule(
    plan: PlayPlan,
    steps: readonly LedgerStep[],
    own: ReadonlyMap<string, PlayTask>,
    context: PlanContext
): readonly LedgerStep[] {
    const byKey = new Map(steps.map((step) => [step.key, step]));
    const settled = new Map<string, LedgerStep>();
    const settle = (step: LedgerStep): LedgerStep => {
        const known = settled.get(step.key);
        if (known) {
            return known;
        }
        // Before its dependencies are looked at: a ledger that somebody bent into a circle must not hang.
        settled.set(step.key, step);
        const waitsFor = step.dependsOn.flatMap((key) => byKey.get(key) ?? []).map(settle);
        const result = isLiveStep(step) ? settleLive(plan, step, waitsFor, own.get(step.key), context) : step;
        settled.set(step.key, result);
        return result;
    };
    return steps.map(settle);
}

function settleLive(
    plan: PlayPlan,
    step: LedgerStep,
    waitsFor: readonly LedgerStep[],
    task: PlayTask | undefined,
    context: PlanContext
): LedgerStep {
    const state = waitsFor.some(isLiveStep) ? 'waiting' : 'open';
    const planned = plannedDay(plan, step, waitsFor, context.calendar);
    const day = dayOf(step, planned, waitsFor, task, context.calendar);
    return { ...step, state, ...day, ...owner(step, task, context) };
}

/** From the start, or from the ends of what it waits for: as far after them as the model laid it. */
function plannedDay(
    { startedOn }: PlayPlan,
    step: LedgerStep,
    waitsFor: readonly LedgerStep[],
    calendar: WorkCalendar
): CalendarDate {
    const fromStart = addOffset(calendar, startedOn, step.offset);
    const last = lastToEnd(waitsFor);
    if (last === null) {
        return fromStart;
    }
    const laid = addOffset(calendar, startedOn, last.step.offset);
    const { unit } = step.offset;
    const apart =
        unit === 'business'
            ? businessDaysBetween(calendar, laid, fromStart)
            : Math.max(0, daysBetween(laid, fromStart));
    const from = last.day < startedOn ? startedOn : last.day;
    return addOffset(calendar, from, { days: apart, unit });
}

/**
 * Of the steps that it waits for the one that ends last, and when: on the day it ended, else on its day. That is so when it is overdue, too:
 * what waits keeps its day until it ends, else all dependants would move each night, and only because a night has passed.
 */
function lastToEnd(waitsFor: readonly LedgerStep[]): { readonly step: LedgerStep; readonly day: CalendarDate } | null {
    let last: { readonly step: LedgerStep; readonly day: CalendarDate } | null = null;
    for (const step of waitsFor) {
        const day = isLiveStep(step) ? step.dueOn : (step.endedOn ?? step.dueOn);
        if (last === null || day > last.day || (day === last.day && step.key < last.step.key)) {
            last = { step, day };
        }
    }
    return last;
}

/** A day that a person chose stays, unless what the step waits for ends later. */
function dayOf(
    step: LedgerStep,
    planned: CalendarDate,
    waitsFor: readonly LedgerStep[],
    task: PlayTask | undefined,
    calendar: WorkCalendar
): Pick<LedgerStep, 'dueOn' | 'isFixed'> {
    const moved = task?.dueOn != null && task.dueOn !== step.dueOn && task.dueOn !== planned;
    if (!moved && !step.isFixed) {
        return { dueOn: planned, isFixed: false };
    }
    const chosen = moved ? task.dueOn : step.dueOn;
    const end = lastToEnd(waitsFor)?.day ?? chosen;
    return { dueOn: end > chosen ? nextBusinessDay(calendar, end) : chosen, isFixed: true };
}

/** An owner whom a person chose stays while that person is active; else the role decides, and work follows when it changes hands. */
function owner(
    step: LedgerStep,
    task: PlayTask | undefined,
    { roles, owners }: PlanContext
): Pick<LedgerStep, 'ownerId' | 'isOwnerFixed'> {
    const byRole = ownerOf(step.role, roles, owners).id;
    if (!task) {
        return step.isOwnerFixed ? step : { ownerId: byRole, isOwnerFixed: false };
    }
    const isGivenAway = task.ownerId !== step.ownerId && task.ownerId !== byRole;
    const isChosen = task.isOwnerActive && (step.isOwnerFixed || isGivenAway);
    return isChosen ? { ownerId: task.ownerId, isOwnerFixed: true } : { ownerId: byRole, isOwnerFixed: false };
}

/** What a task lacks; null: nothing. Closed tasks keep their day and owner; one that is open though its step has ended was not done. */
function taskUpdate(step: LedgerStep, task: PlayTask): TaskUpdate | null {
    if (!isLiveStep(step)) {
        return task.isClosed ? null : { taskId: task.id, stepKey: step.key, status: 'drop' };
    }
    const isMoved = task.dueOn !== step.dueOn;
    const isHandedOver = step.ownerId !== null && task.ownerId !== step.ownerId;
    if (!isMoved && !isHandedOver) {
        return null;
    }
    return {
        taskId: task.id,
        stepKey: step.key,
        ...(isMoved ? { dueOn: step.dueOn } : {}),
        ...(isHandedOver ? { ownerId: step.ownerId } : {})
    };
}

function newTask(step: LedgerStep): NewTask {
    const { key, subject, description, channel, ownerId, dueOn } = step;
    return { stepKey: key, subject, description, channel, ownerId: ownerId!, dueOn };
}

/** A step that was given to a person stays with that person. */
function isToBeSent(step: LedgerStep, task: PlayTask | undefined, { sending }: PlanContext): boolean {
    return sending === true && step.kind === 'send' && step.emailTemplate !== null && !task && isLiveStep(step);
}

/** Whether it is still to be done, now or after what it waits for. */
export function isLiveStep({ state }: LedgerStep): boolean {
    return state === 'open' || state === 'waiting';
}

/** Of a play that is over only open tasks are closed: all of one that is cancelled, those of skipped steps of one that is completed. */
function closing(plan: PlayPlan, own: ReadonlyMap<string, PlayTask>): PlanChanges {
    const update = plan.ledger.steps.flatMap(({ key, state }): readonly TaskUpdate[] => {
        const task = own.get(key);
        const isLeft = plan.status === 'cancelled' || state === 'skipped';
        return task && isLeft && isOpen(task) ? [{ taskId: task.id, stepKey: key, status: 'drop' }] : [];
    });
    return { create: [], update, sends: [], ...totals(plan, plan.ledger.steps, null) };
}

function totals(
    plan: PlayPlan,
    steps: readonly LedgerStep[],
    asOf: CalendarDate | null
): Omit<PlanChanges, 'create' | 'update' | 'sends'> {
    const isOver = plan.status === 'running' && !steps.some(isLiveStep);
    const open = plan.status === 'running' ? steps.filter(({ state }) => state === 'open') : [];
    const days = open.map(({ dueOn }) => dueOn).sort();
    const status: PlayStatus = isOver ? 'completed' : plan.status;
    const ledger = { version: 1, steps } as const;
    return {
        ledger,
        isLedgerChanged: JSON.stringify(ledger) !== JSON.stringify(plan.ledger),
        status,
        nextDueOn: days[0] ?? null,
        stepsDone: steps.filter(({ state }) => state === 'done' || state === 'skipped').length,
        stepsTotal: steps.length,
        overdue: asOf === null ? 0 : days.filter((day) => day < asOf).length
    };
}
