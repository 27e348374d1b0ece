import type { CalendarDate } from './model.ts';
import type { Play, PlayRoleKey, PlayStep, StepChannel } from './playsModel.ts';

/**
 * Whether a play should start. `due`: now. `notDue`: its trigger does not hold. `unknown`: what its trigger asks is not known. `manual`: it has
 * no trigger. `running`: since `since`. `resting`: until `until`. `notApplicable`: not for this customer.
 */
export type PlayState = 'due' | 'notDue' | 'unknown' | 'manual' | 'running' | 'resting' | 'notApplicable';

export interface PlayVerdict {
    readonly play: Play;
    readonly state: PlayState;
    /** The play's reason with today's facts in it; facts that are not known read as "not known". */
    readonly why: string;
    /** Of `running`: the day it started. */
    readonly since: CalendarDate | null;
    /** Of `resting`: the last day of rest. */
    readonly until: CalendarDate | null;
    /** Of `notDue`, where a countdown alone decides: the day it will start by itself. */
    readonly startsOn: CalendarDate | null;
    /** Facts that the trigger asks for and that are not known. */
    readonly unknownFacts: readonly string[];
    /** Of `notDue`, where the trigger holds but for what was measured before: the day on which the play started for that. */
    readonly firedOn: CalendarDate | null;
}

/** `waiting`: for the steps it depends on. `sent`: an e-mail went out in place of a task. */
export type StepState = 'waiting' | 'open' | 'done' | 'skipped' | 'cancelled';

/** One step of a running play: what the model said when it started, and what became of it. */
export interface LedgerStep {
    readonly key: string;
    readonly kind: PlayStep['kind'];
    readonly subject: string;
    readonly description: string | null;
    readonly role: PlayRoleKey;
    readonly channel: StepChannel;
    readonly offset: PlayStep['offset'];
    readonly dependsOn: readonly string[];
    readonly emailTemplate: string | null;
    readonly state: StepState;
    /** Planned day; of waiting steps provisional. */
    readonly dueOn: CalendarDate;
    /** A person chose the day: only they move it, unless what it waits for ends later. */
    readonly isFixed: boolean;
    /** A person chose the owner: role changes do not move it while that person is active. */
    readonly ownerId: string | null;
    readonly isOwnerFixed: boolean;
    /** Day it was done or skipped. */
    readonly endedOn: CalendarDate | null;
    /** Why it was skipped. */
    readonly reason: string | null;
    /** Record id of its task, once it is known; the step key on the task finds it too. */
    readonly taskId: string | null;
    /** It was sent as an e-mail, no task was made. */
    readonly isSent: boolean;
}

/** The memory of a play: kept in `Success_Play__c.Step_Ledger__c`, for closed tasks vanish from queries after a year. */
export interface PlayLedger {
    readonly version: 1;
    readonly steps: readonly LedgerStep[];
}

export type PlayStatus = 'running' | 'completed' | 'cancelled';

/** A play on a customer, as the planner sees it. */
export interface PlayPlan {
    /** Record id of the play; null before it is created. */
    readonly playId: string | null;
    readonly playKey: string;
    readonly startedOn: CalendarDate;
    readonly status: PlayStatus;
    readonly ledger: PlayLedger;
}

/** Who has each role on the customer. */
export interface OwnersByRole {
    readonly roles: Readonly<Partial<Record<PlayRoleKey, PlayPerson | null>>>;
    readonly accountOwner: PlayPerson | null;
    /** Whoever plans, a person or the job's user: the last resort. */
    readonly planner: PlayPerson;
}

export interface PlayPerson {
    readonly id: string;
    readonly name: string;
    readonly isActive: boolean;
}

/** A task of Salesforce as it is. */
export interface PlayTask {
    readonly id: string;
    /** `Success_Play__c`; null: of no play. */
    readonly playId: string | null;
    /** `Success_Step_Key__c`. */
    readonly stepKey: string | null;
    readonly ownerId: string;
    /** False: that person may not log in any more. */
    readonly isOwnerActive: boolean;
    readonly dueOn: CalendarDate | null;
    readonly isClosed: boolean;
    /** Calendar day it was closed, where it is known. */
    readonly closedOn: CalendarDate | null;
}

export interface NewTask {
    readonly stepKey: string;
    readonly subject: string;
    readonly description: string | null;
    readonly channel: StepChannel;
    readonly ownerId: string;
    readonly dueOn: CalendarDate;
}

/** Only what changes is there. */
export interface TaskUpdate {
    readonly taskId: string;
    readonly stepKey: string;
    readonly ownerId?: string;
    readonly dueOn?: CalendarDate;
    /** `complete`: set the org's closed status, it was done. `drop`: the same, and `Success_Not_Done__c`. `reopen`: set an open status. */
    readonly status?: 'complete' | 'drop' | 'reopen';
}

/** An e-mail that is due to be sent in place of a task. */
export interface DueSend {
    readonly stepKey: string;
    readonly emailTemplate: string;
    readonly dueOn: CalendarDate;
}

/** What to write so that records and plan agree. Planning again after it was written changes nothing. */
export interface PlanChanges {
    readonly create: readonly NewTask[];
    readonly update: readonly TaskUpdate[];
    readonly ledger: PlayLedger;
    /** Whether the ledger differs from the plan's. */
    readonly isLedgerChanged: boolean;
    readonly status: PlayStatus;
    /** Earliest day of an open step; null: none is open. */
    readonly nextDueOn: CalendarDate | null;
    /** Done or skipped. */
    readonly stepsDone: number;
    readonly stepsTotal: number;
    /** Open steps whose day has passed. */
    readonly overdue: number;
    /** Steps of kind `send` whose day has come, when sending is on. */
    readonly sends: readonly DueSend[];
}

/** What a person does to a play that runs, on the day of the plan. */
export type PlayAction =
    | { readonly kind: 'complete' | 'reopen'; readonly stepKey: string }
    | { readonly kind: 'skip'; readonly stepKey: string; readonly reason: string }
    | { readonly kind: 'reschedule'; readonly stepKey: string; readonly dueOn: CalendarDate }
    | { readonly kind: 'reassign'; readonly stepKey: string; readonly ownerId: string }
    | { readonly kind: 'cancel' };
