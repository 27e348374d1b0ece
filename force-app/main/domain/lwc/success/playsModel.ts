import type { Applicability, CalendarDate } from './model.ts';

/** The part of the Success Model that says which plays there are, when each is due and what is done, when and by whom. */

export interface PlaysModel {
    readonly calendar: WorkCalendar;
    /** Who does steps: each role once. */
    readonly roles: readonly PlayRole[];
    /** In the order in which people read them. */
    readonly plays: readonly Play[];
    /** Left out: steps of kind `send` are tasks for people. */
    readonly sending?: SendingRules;
}

/** When people work. */
export interface WorkCalendar {
    /** ISO weekdays: 1 is Monday, 7 is Sunday; at least one. */
    readonly workdays: readonly number[];
    readonly holidays: readonly Holiday[];
}

/** `day`: once. `yearly`: the same day each year. `weekday`: the nth such weekday of a month; -1 is the last. */
export type Holiday =
    | { readonly kind: 'day'; readonly label: string; readonly on: CalendarDate }
    | {
          readonly kind: 'yearly';
          readonly label: string;
          readonly month: number;
          readonly day: number;
          /**
           * Kept on another day too, in years in which it falls on a weekday that is off: `nearest` (Saturday's on Friday, Sunday's on
           * Monday) or `next` (both on Monday). Left out: not.
           */
          readonly observed?: 'nearest' | 'next';
      }
    | {
          readonly kind: 'weekday';
          readonly label: string;
          readonly month: number;
          /** ISO weekday, 1 to 7. */
          readonly weekday: number;
          /** 1 to 4, or -1 for the last. */
          readonly nth: number;
      };

/** A role that a person has on a customer, by its field on `Success_Customer__c`. */
export type PlayRoleKey = 'csm' | 'cse' | 'supportManager' | 'advocate';

export interface PlayRole {
    readonly key: PlayRoleKey;
    readonly label: string;
    /** Roles that stand in, in order, where nobody active has this one; after them the account's owner, then whoever plans. */
    readonly fallback: readonly PlayRoleKey[];
}

export interface SendingRules {
    /** Address of an org-wide e-mail address that is verified in the org. */
    readonly senderAddress: string;
    /** E-mails in one day, of all plays together. */
    readonly dailyCap: number;
}

export interface Play {
    readonly key: string;
    readonly label: string;
    /** What should be true when it ends. */
    readonly goal: string;
    /** Why it is due, with facts in braces: "{metrics.ticketsIn30Days} tickets in 30 days; the rule is more than 3". */
    readonly why: string;
    /** Left out: people start it. */
    readonly trigger?: Condition;
    /** Calendar days after its end before it may fire again. */
    readonly coolDownDays: number;
    readonly appliesTo?: Applicability;
    /** 1 to 20. */
    readonly steps: readonly PlayStep[];
}

export type StepChannel = 'call' | 'email' | 'meeting' | 'review' | 'task';

export interface PlayStep {
    /** Unique in its play. */
    readonly key: string;
    /** `send`: the job sends an e-mail where sending is on; else, and where it may not, a task for a person. */
    readonly kind: 'task' | 'send';
    readonly subject: string;
    readonly description?: string;
    readonly role: PlayRoleKey;
    readonly channel: StepChannel;
    /** From the start of the play, 0 to 730 days. */
    readonly offset: DayOffset;
    /** Keys of steps of the same play that must end before this one begins; its day moves with their actual ends. */
    readonly dependsOn?: readonly string[];
    /** Developer name of the e-mail template; of `send` only. */
    readonly emailTemplate?: string;
}

/** `business` days are those of the calendar; a `calendar` offset that falls on a day off moves to the next business day. */
export interface DayOffset {
    readonly days: number;
    readonly unit: 'business' | 'calendar';
}

/** When a play is due. A fact that is not known makes a comparison neither true nor false. */
export type Condition =
    | { readonly all: readonly Condition[] }
    | { readonly any: readonly Condition[] }
    | { readonly not: Condition }
    | Comparison
    | Change;

export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';

export interface Comparison {
    /** Such as `score`, `metrics.nps`, `signals.sponsorLeft`, `journey.stuck`, `renewal.daysToRenewal`; `PLAY_FACTS` lists them. */
    readonly fact: string;
    readonly op: ComparisonOperator;
    readonly value: number | string | boolean;
    /** It held on each known day of the last so many days, and was known that long ago. */
    readonly forDays?: number;
    /**
     * It holds for what was measured after the play last started: one answer of a survey fires a play once, however long it stays fresh.
     * Of facts that have a day of their own only: recorded metrics, and signals.
     */
    readonly oncePerMeasurement?: boolean;
}

/** A number moved over a window. */
export interface Change {
    readonly fact: string;
    readonly change: 'rises' | 'falls';
    /** At least by so much, above 0. */
    readonly by: number;
    /** Against what was known so many days ago, or at most a week before that. */
    readonly overDays: number;
}
