import type { CalendarDate } from './model.ts';
import { isLiveStep, mayRunAgain, noticed, ownTasks, planTasks } from './planTasks.ts';
import type { PlanContext } from './planTasks.ts';
import type { LedgerStep, PlanChanges, PlayAction, PlayPlan, PlayTask, TaskUpdate } from './playsAnswer.ts';

/** Characters of a reason that the ledger keeps: all steps together have to fit its field. */
const MAX_REASON = 255;

/** How one step, its task and so the task's record change. */
interface StepChange {
    readonly step: Partial<LedgerStep>;
    readonly task: Partial<PlayTask>;
    readonly update: Omit<TaskUpdate, 'taskId' | 'stepKey'>;
}

/**
 * What to write for a person's action on a play: the change itself and all that follows from it, such as new days of the steps that waited.
 * Nothing is ever deleted: a step that is reopened leaves those after it in place, waiting again, and makes a play that was completed of
 * late run again. Pure; actions on steps that are not there, and others on plays that are over, change nothing.
 */
export function changePlay(
    plan: PlayPlan,
    action: PlayAction,
    tasks: readonly PlayTask[],
    context: PlanContext
): PlanChanges {
    if (action.kind === 'cancel') {
        return planTasks(cancelled(plan, tasks, context), tasks, context);
    }
    const isRevived = action.kind === 'reopen' && context.staysEnded !== true && mayRunAgain(plan, context.asOf);
    if (plan.status !== 'running' && !isRevived) {
        return planTasks(plan, tasks, context);
    }
    const change = stepChange(action, context.asOf);
    const steps = plan.ledger.steps.map((step) => (step.key === action.stepKey ? { ...step, ...change.step } : step));
    const touched = ownTasks(plan, tasks).get(action.stepKey);
    const after = tasks.map((task): PlayTask => {
        return task === touched ? { ...task, ...change.task } : task;
    });
    const acted: PlayPlan = { ...plan, status: 'running', ledger: { ...plan.ledger, steps } };
    const result = planTasks(acted, after, context);
    const isLedgerChanged = JSON.stringify(result.ledger) !== JSON.stringify(plan.ledger);
    if (!touched) {
        return { ...result, isLedgerChanged };
    }
    const own: TaskUpdate = { taskId: touched.id, stepKey: action.stepKey, ...change.update };
    return { ...result, isLedgerChanged, update: merged(own, result.update) };
}

/**
 * What to write for a play whose customer has churned: it is cancelled, or completed where people have done its last step meanwhile. The
 * play is to be written before its tasks are closed: closed tasks of a play that runs read as work that was done.
 */
export function endPlay(plan: PlayPlan, tasks: readonly PlayTask[], context: PlanContext): PlanChanges {
    const kept = planTasks(plan, tasks, context);
    return kept.status === 'running' ? changePlay(plan, { kind: 'cancel' }, tasks, context) : kept;
}

function stepChange(action: Exclude<PlayAction, { kind: 'cancel' }>, today: CalendarDate): StepChange {
    switch (action.kind) {
        case 'complete':
            return {
                step: { state: 'done', endedOn: today },
                task: { isClosed: true, closedOn: today },
                update: { status: 'complete' }
            };
        case 'reopen':
            return {
                step: { state: 'open', endedOn: null, reason: null, isSent: false },
                task: { isClosed: false, closedOn: null },
                update: { status: 'reopen' }
            };
        case 'skip':
            return {
                step: { state: 'skipped', endedOn: today, reason: action.reason.slice(0, MAX_REASON) },
                task: { isClosed: true, closedOn: today },
                update: { status: 'drop' }
            };
        case 'reschedule':
            return {
                step: { dueOn: action.dueOn, isFixed: true },
                task: { dueOn: action.dueOn },
                update: { dueOn: action.dueOn }
            };
        default:
            return {
                step: { ownerId: action.ownerId, isOwnerFixed: true },
                task: { ownerId: action.ownerId, isOwnerActive: true },
                update: { ownerId: action.ownerId }
            };
    }
}

/** What somebody did meanwhile is done, the rest is cancelled. */
function cancelled(plan: PlayPlan, tasks: readonly PlayTask[], context: PlanContext): PlayPlan {
    if (plan.status !== 'running') {
        return plan;
    }
    const steps = noticed(plan, ownTasks(plan, tasks), context).map((step): LedgerStep => {
        return isLiveStep(step) ? { ...step, state: 'cancelled', endedOn: context.asOf } : step;
    });
    return { ...plan, status: 'cancelled', ledger: { ...plan.ledger, steps } };
}

/** The action first; what the planner adds to the same task goes into the same update. */
function merged(own: TaskUpdate, others: readonly TaskUpdate[]): readonly TaskUpdate[] {
    const more = others.find(({ taskId }) => taskId === own.taskId);
    return [{ ...own, ...more }, ...others.filter((other) => other !== more)];
}
