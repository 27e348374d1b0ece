import type { DateFault } from './dateFaults.ts';
import type { CalendarDate } from './model.ts';
import type { CsmCall } from './renewalFacts.ts';
import type { RenewalCheckpoint, RiskCall } from './renewalModel.ts';

/** What `renewalClock` answers. Every number is finite and never -0. */
export type RenewalAnswer = { readonly kind: 'notConfigured' } | UndatedRenewal | RenewalClock;

/** The renewal date is missing or wrong: there is nothing to count to. */
export interface UndatedRenewal {
    readonly kind: 'undated';
    readonly faults: readonly DateFault<'renewsOn' | 'asOf'>[];
}

export interface RenewalClock {
    readonly kind: 'dated';
    readonly modelVersion: number;
    readonly renewsOn: CalendarDate;
    /** Negative: the renewal date is past. */
    readonly daysToRenewal: number;
    /** What really runs out: the renewal date less notice and procurement. */
    readonly deadline: CalendarDate;
    /** Negative: the deadline is past. */
    readonly daysToDeadline: number;
    readonly noticeDays: number;
    readonly procurementDays: number;
    readonly phase: RenewalPhase;
    /** In the model's order, each once. */
    readonly checkpoints: readonly CheckpointPosition[];
    /** Those due today or late: what should have happened and has not. */
    readonly outstanding: readonly CheckpointPosition[];
    readonly opportunity: OpportunityPosition;
    readonly calls: CallComparison;
    readonly budget: RetentionBudget;
}

/**
 * `quiet`: before the first checkpoint. `checkpoint`: from its day to that of the next; the last one's to the renewal date. `overdue`: the
 * date passed undecided. `renewed`, `lost`: decided, whatever the date.
 */
export type RenewalPhase =
    | { readonly kind: 'quiet' }
    | { readonly kind: 'checkpoint'; readonly checkpoint: RenewalCheckpoint }
    | { readonly kind: 'overdue'; readonly days: number }
    | { readonly kind: 'renewed' | 'lost'; readonly on: CalendarDate | null };

/** `dropped`: the renewal was decided before it was done. */
export type CheckpointState = 'done' | 'upcoming' | 'due' | 'late' | 'dropped';

export interface CheckpointPosition {
    readonly key: string;
    readonly checkpoint: RenewalCheckpoint;
    readonly dueOn: CalendarDate;
    readonly state: CheckpointState;
    /** Null unless done. */
    readonly doneOn: CalendarDate | null;
    /** Days after the due day: done, when it was; else today. Negative: before it. 0 when dropped. */
    readonly daysLate: number;
}

export interface OpportunityPosition {
    readonly dueOn: CalendarDate;
    /** Null: there is none yet. */
    readonly openedOn: CalendarDate | null;
    /** It should be opened now: its day has come, there is none, and the renewal is open. */
    readonly isDue: boolean;
}

/** `sameSide`: both expect the renewal (`commit`, `likely`) or neither does. `disagree`: one does. */
export type Agreement = 'same' | 'sameSide' | 'disagree';

export interface CallComparison {
    /** Null: health has no score to call by. */
    readonly health: RiskCall | null;
    /** The CSM's latest; null: none yet. */
    readonly csm: CsmCall | null;
    /** Null where one of the calls is. */
    readonly agreement: Agreement | null;
    /** From this day on both calls are to be kept, so that they can be scored later. */
    readonly keptFrom: CalendarDate;
    /** That day has come, and the renewal is open. */
    readonly isKept: boolean;
}

/** In the currency of the contract, cents at the finest. */
export type RetentionBudget =
    | {
          readonly kind: 'known';
          readonly amount: number;
          /** Null: not known; so are the next two. */
          readonly spent: number | null;
          /** Negative: overspent. */
          readonly left: number | null;
          /** Share of the amount that is spent, unrounded, over 1 when overspent; null too where the amount is 0. */
          readonly usedShare: number | null;
      }
    | { readonly kind: 'unknown' };
