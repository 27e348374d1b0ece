import type { CalendarDate } from './model.ts';
import type { RiskCall } from './renewalModel.ts';

/** What is known of the renewal of one customer's term. */
export interface RenewalFacts {
    /** Renewal date: first day of the next term. */
    readonly renewsOn: CalendarDate | null;
    /** Of this contract, whole days; null: the model's. */
    readonly noticeDays: number | null;
    /** Of this customer, whole days; null: the model's. */
    readonly procurementDays: number | null;
    /** How it was decided; null: it is open. A date of null holds on any day. */
    readonly outcome: { readonly kind: 'renewed' | 'lost'; readonly on: CalendarDate | null } | null;
    /** Day the renewal opportunity was opened; null: there is none. */
    readonly opportunityOpenedOn: CalendarDate | null;
    /** Checkpoints that people did, by key. */
    readonly checkpointsDone: Readonly<Record<string, CalendarDate>>;
    /** Annual contract value; null: not known. */
    readonly acv: number | null;
    /** Spent on retaining the customer so far, in the same currency; null: not known. */
    readonly spent: number | null;
    /** As it is shown on the day; null: there is no score. */
    readonly health: HealthMovement | null;
    /** All calls that the CSM made, in any order. */
    readonly calls: readonly CsmCall[];
}

export interface HealthMovement {
    /** Key of the score's band. */
    readonly band: string;
    /** Points against four weeks ago; null: not known, it lowers nothing. */
    readonly changeIn4Weeks: number | null;
}

export interface CsmCall {
    readonly call: RiskCall;
    readonly on: CalendarDate;
    readonly reason: string | null;
}
