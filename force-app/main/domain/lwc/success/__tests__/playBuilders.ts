import { startPlay } from '../success.ts';
import type {
    CalendarDate,
    NewTask,
    OwnersByRole,
    PlanChanges,
    PlanContext,
    Play,
    PlayPerson,
    PlayPlan,
    PlayRole,
    PlayStep,
    PlayTask,
    WorkCalendar
} from '../success.ts';

/** Weekdays, and Labor Day, the first Monday of September. */
export const CALENDAR: WorkCalendar = {
    workdays: [1, 2, 3, 4, 5],
    holidays: [{ kind: 'weekday', label: 'Labor Day', month: 9, weekday: 1, nth: 1 }]
};

const ROLES: readonly PlayRole[] = [
    { key: 'csm', label: 'Customer Success Manager', fallback: ['cse'] },
    { key: 'cse', label: 'Customer Success Engineer', fallback: ['csm'] }
];

export function person(name: string, isActive = true): PlayPerson {
    return { id: name.toLowerCase(), name, isActive };
}

export const OWNERS: OwnersByRole = {
    roles: { csm: person('Ann'), cse: person('Luis') },
    accountOwner: person('Sally'),
    planner: person('Robot')
};

export function contextOn(asOf: CalendarDate, changes: Partial<PlanContext> = {}): PlanContext {
    return { calendar: CALENDAR, roles: ROLES, owners: OWNERS, asOf, ...changes };
}

export function step(key: string, days: number, changes: Partial<PlayStep> = {}): PlayStep {
    return {
        key,
        kind: 'task',
        subject: `Do ${key}`,
        role: 'csm',
        channel: 'task',
        offset: { days, unit: 'business' },
        ...changes
    };
}

export function playOf(...steps: readonly PlayStep[]): Play {
    return { key: 'usageDrop', label: 'Usage drop', goal: 'Usage is back', why: 'Usage fell', coolDownDays: 30, steps };
}

/** A play as it is once it was saved. */
export function running(play: Play, startedOn: CalendarDate, playId = 'play-1'): PlayPlan {
    return { ...startPlay(play, startedOn, CALENDAR), playId };
}

/** A task with what is only written of it: it was closed and not done. */
export interface SavedTask extends PlayTask {
    readonly isNotDone: boolean;
}

/** What Salesforce holds: the plan with its ledger, and tasks of it and of others. */
export interface Saved {
    readonly plan: PlayPlan;
    readonly tasks: readonly SavedTask[];
}

/** Writes changes as the org would. */
export function save({ plan, tasks }: Saved, changes: PlanChanges, asOf: CalendarDate): Saved {
    const updated = tasks.map((task): SavedTask => {
        const update = changes.update.find(({ taskId }) => taskId === task.id);
        const isClosed = update?.status ? update.status !== 'reopen' : task.isClosed;
        return {
            ...task,
            isNotDone: update?.status ? update.status === 'drop' : task.isNotDone,
            ownerId: update?.ownerId ?? task.ownerId,
            dueOn: update?.dueOn ?? task.dueOn,
            isClosed,
            closedOn: isClosed ? (task.closedOn ?? asOf) : null
        };
    });
    const created = changes.create.map((task) => taskOf(plan, task));
    return {
        plan: { ...plan, status: changes.status, ledger: changes.ledger },
        tasks: [...updated, ...created]
    };
}

function taskOf({ playId }: PlayPlan, { stepKey, ownerId, dueOn }: NewTask): SavedTask {
    return {
        id: `${playId}-${stepKey}`,
        playId,
        stepKey,
        ownerId,
        isOwnerActive: true,
        dueOn,
        isClosed: false,
        closedOn: null,
        isNotDone: false
    };
}

/** A task of a step, as a person changed it. */
export function changeTask({ plan, tasks }: Saved, stepKey: string, changes: Partial<PlayTask>): Saved {
    const isMeant = (task: PlayTask): boolean => task.playId === plan.playId && task.stepKey === stepKey;
    return {
        plan,
        tasks: tasks.map((task) => {
            return isMeant(task) ? { ...task, ...changes } : task;
        })
    };
}
