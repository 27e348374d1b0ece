import type { CalendarDate } from './model.ts';

/** What is known of one customer's journey through one term. */
export interface JourneyFacts {
    /** First day of the term. */
    readonly startsOn: CalendarDate | null;
    /** Last day of the term; null: open, the journey has no end to be late for. */
    readonly endsOn: CalendarDate | null;
    readonly ending: JourneyEnding | null;
}

/** How the term's renewal was decided. */
export interface JourneyEnding {
    readonly outcome: 'renewed' | 'lost';
    /** Day of the decision; null: not known, it holds on any day. */
    readonly on: CalendarDate | null;
    readonly reason: string | null;
}

/** What is known of one milestone. A milestone of the model without facts is not done. */
export interface MilestoneFact {
    /** Key of a milestone of the model. */
    readonly key: string;
    /** The week agreed with this customer; null: the model's. */
    readonly dueWeek: number | null;
    readonly completedOn: CalendarDate | null;
    readonly waiver: Waiver | null;
    /** Of goals: what was measured, in any order. */
    readonly readings: readonly GoalReading[];
}

/** The milestone is not asked of this customer. */
export interface Waiver {
    /** Null: not known, it holds on any day. */
    readonly on: CalendarDate | null;
    readonly reason: string | null;
}

export interface GoalReading {
    /** Day the figure was true. */
    readonly on: CalendarDate;
    /** Of the goal: 100 is reached, more is possible. */
    readonly percent: number;
}
