import type { CustomerFacts } from './facts.ts';
import type { HealthAnswer } from './answer.ts';
import type { JourneyAnswer } from './journeyAnswer.ts';
import type { CalendarDate } from './model.ts';
import type { RenewalAnswer } from './renewalAnswer.ts';
import type { SurveyAnswer } from './surveys.ts';

/** A fact that triggers compare. Absent: not known. */
export type PlayFactValue = number | string | boolean;

/** Facts by name, such as `score` or `metrics.nps`. */
export type PlayFactValues = Readonly<Record<string, PlayFactValue>>;

/** By name of a fact: the day on which it was measured or happened. Absent: it is read anew each day. */
export type PlayFactDays = Readonly<Record<string, CalendarDate>>;

/** What triggers look at: today, and what was known before. */
export interface PlayFacts {
    readonly segment: string | null;
    readonly edition: string | null;
    readonly customerSince: CalendarDate | null;
    readonly today: PlayFactValues;
    /** Days on which today's facts were measured, as `playFactDays` gives them. */
    readonly measuredOn: PlayFactDays;
    /** Of earlier days, in any order: one a week is enough. */
    readonly earlier: readonly PlayMoment[];
}

export interface PlayMoment {
    readonly on: CalendarDate;
    readonly values: PlayFactValues;
}

/** What `playFacts` gathers the facts of one day from. Null: not known. */
export interface PlayFactSources {
    readonly facts: CustomerFacts;
    readonly health: HealthAnswer;
    /** Points of the shown score against four weeks ago. */
    readonly changeIn4Weeks: number | null;
    readonly journey: JourneyAnswer | null;
    readonly renewal: RenewalAnswer | null;
    /** Calendar day on which the renewal opportunity last moved; null: there is none, or it is closed. */
    readonly opportunityMovedOn: CalendarDate | null;
    /** In any order; those after the day do not count. Null: they were not read. */
    readonly surveys: readonly SurveyAnswer[] | null;
}

/** One play that was started on the customer, as far as firing again is concerned. */
export interface PlayRun {
    readonly playKey: string;
    readonly startedOn: CalendarDate;
    /** Null: it runs. */
    readonly endedOn: CalendarDate | null;
    /** Last day on which it may not fire again; null: by the model's cool-down. */
    readonly restsUntil: CalendarDate | null;
}
