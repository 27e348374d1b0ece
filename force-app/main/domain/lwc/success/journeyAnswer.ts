import type { DateFault } from './dateFaults.ts';
import type { Waiver } from './journeyFacts.ts';
import type { Milestone, Stage } from './journeyModel.ts';
import type { CalendarDate } from './model.ts';

/** What `locateJourney` answers. Every number is finite and never -0. */
export type JourneyAnswer =
    | { readonly kind: 'notConfigured' }
    | UndatedJourney
    | NotBegunJourney
    | UnderwayJourney
    | RenewedJourney
    | ExpiredJourney
    | EndedJourney;

export interface JourneyTerm {
    readonly startsOn: CalendarDate;
    /** Last day; null: open. */
    readonly endsOn: CalendarDate | null;
    /** The day after the last day; null: open. */
    readonly renewsOn: CalendarDate | null;
    /** Whole weeks, at least 1; days beyond them belong to the last week, so that a year has 52. Null: open. */
    readonly weeks: number | null;
}

export interface JourneyPosition {
    readonly modelVersion: number;
    readonly term: JourneyTerm;
    /** The day that this is told as of. */
    readonly locatedOn: CalendarDate;
    /** Week of that day, 1 or more; the first day is in week 1. */
    readonly week: number;
    /** Where the customer is: the week less the gap. */
    readonly customerWeek: number;
    /** Week less the due week of the oldest milestone overdue; 0: nothing is overdue. */
    readonly gapWeeks: number;
    /** Overdue since the earliest week, the first in the model's order among equals. */
    readonly oldestOverdue: MilestonePosition | null;
    /** The last stage whose week has come by the calendar; null before the first. */
    readonly expectedStage: StagePosition | null;
    /** The last stage whose milestones are all done or waived; null: none is. */
    readonly actualStage: StagePosition | null;
    /** The first stage after the actual one: what the customer works on; null after the last. */
    readonly nextStage: StagePosition | null;
    /** In the model's order; milestones likewise. Each of the model is listed once. */
    readonly stages: readonly StagePosition[];
    readonly milestones: readonly MilestonePosition[];
    readonly onTime: OnTimeCount;
    readonly onboarding: Onboarding;
    readonly firstValue: FirstValue;
    /** Keys of facts that the model has no milestone for. */
    readonly unknownKeys: readonly string[];
}

/** Dates are missing or wrong: nobody can say where the customer is. */
export interface UndatedJourney {
    readonly kind: 'undated';
    readonly faults: readonly DateFault<'startsOn' | 'endsOn' | 'asOf'>[];
}

/** The term is still to come. */
export interface NotBegunJourney {
    readonly kind: 'notBegun';
    readonly term: JourneyTerm;
    /** 1 or more. */
    readonly daysToStart: number;
}

/** In its term. Told as of today. */
export interface UnderwayJourney extends JourneyPosition {
    readonly kind: 'underway';
}

/** Renewed: the next term starts a new journey on `term.renewsOn`. Told as of today, and from the term's end on as of its last day. */
export interface RenewedJourney extends JourneyPosition {
    readonly kind: 'renewed';
    readonly renewedOn: CalendarDate | null;
}

/** The term is over, and nobody said whether it was renewed. Told as of today: weeks go on counting. */
export interface ExpiredJourney extends JourneyPosition {
    readonly kind: 'expired';
    /** Days since the last day of the term, 1 or more. */
    readonly daysOver: number;
}

/** The customer was lost. Told as of the day of the decision, or the last day of the term if that was earlier. */
export interface EndedJourney extends JourneyPosition {
    readonly kind: 'ended';
    readonly endedOn: CalendarDate | null;
    readonly reason: string | null;
}

export interface StagePosition {
    readonly key: string;
    readonly stage: Stage;
    /** Week of this term in which it should be reached, and the last in which one of its milestones is due. */
    readonly dueWeek: number;
    readonly lastDueWeek: number;
    /** All its milestones are done or waived. */
    readonly complete: boolean;
    readonly done: number;
    readonly waived: number;
    /** Milestones in it, waived ones too. */
    readonly total: number;
}

/**
 * `done`: perhaps late. `waived`: not asked, not done. `upcoming`: its week is still to come. `due`: this is its week. `behind`: its week has
 * passed. `stuck`: it passed long ago, at the model's stuck factor.
 */
export type MilestoneState = 'done' | 'waived' | 'upcoming' | 'due' | 'behind' | 'stuck';

export interface MilestonePosition {
    readonly key: string;
    readonly milestone: Milestone;
    readonly state: MilestoneState;
    /** In this term, and the last day of that week. */
    readonly dueWeek: number;
    readonly dueOn: CalendarDate;
    /** Whole weeks: done, how much too late; behind and stuck, so far; else 0. */
    readonly weeksLate: number;
    /** Null unless done. */
    readonly completedOn: CalendarDate | null;
    /** Null unless waived. */
    readonly waiver: Waiver | null;
    /** Null unless a goal. */
    readonly goal: GoalPosition | null;
}

export interface GoalPosition {
    /** Percent of the goal by the latest figure, 0 or more; null: none. */
    readonly attained: number | null;
    readonly measuredOn: CalendarDate | null;
    /** Of the term, those of long terms up to the next one. */
    readonly checkpoints: readonly GoalCheckpoint[];
}

export interface GoalCheckpoint {
    readonly week: number;
    /** Last day of that week. */
    readonly on: CalendarDate;
    /** By the latest figure since the checkpoint before; null: none. */
    readonly attained: number | null;
    /** `reached`: 100% or more. `missed`, `noFigure`: its week passed with less, or without any. `upcoming`: it did not pass yet. */
    readonly state: 'reached' | 'missed' | 'noFigure' | 'upcoming';
}

/** How many milestones were kept, of those whose week has passed and that were not waived. */
export interface OnTimeCount {
    readonly due: number;
    /** Done in their week or before. */
    readonly onTime: number;
    /** 0 to 100, unrounded; null: nothing was due yet. */
    readonly percent: number | null;
}

/** When the last milestone of onboarding was done or waived. `days` count from the first day of the term, 0 or more. */
export type Onboarding =
    | { readonly kind: 'complete'; readonly on: CalendarDate; readonly days: number }
    /** All were waived, on days that are not known. */
    | { readonly kind: 'completeUndated' }
    | { readonly kind: 'open'; readonly remaining: number };

/** Time to first value, in days from the first day of the term, 0 or more. */
export type FirstValue =
    | { readonly kind: 'reached'; readonly on: CalendarDate; readonly days: number }
    /** No milestone of the stage is asked of this customer. */
    | { readonly kind: 'waived' }
    | { readonly kind: 'open'; readonly remaining: number };
