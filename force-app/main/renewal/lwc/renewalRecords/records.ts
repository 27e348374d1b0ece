import type { CalendarDate } from 'c/success';
import type { Maybe } from 'c/uiNodes';

/** The records behind the renewal card. `undefined` means hidden from this viewer; `null` means the record has no value there. */
export interface RenewalRecords {
    /** The Opportunity whose page it is; undefined on an account's page, null where it cannot be seen. */
    readonly page: Maybe<PageOpportunity>;
    /** Null where there is none, or it does not exist for this viewer. */
    readonly account: AccountRecord | null;
    /** Undefined where the viewer may not read success customers at all. */
    readonly customer: Maybe<CustomerRecord>;
    readonly journeys: readonly JourneyRecord[] | undefined;
    readonly checkpoints: readonly CheckpointRecord[] | undefined;
    /** Oldest first. */
    readonly calls: readonly CallRecord[] | undefined;
    /** The account's Opportunities with the key of a renewal. */
    readonly opportunities: readonly OpportunityRecord[];
    /** Of the active model. */
    readonly modelDocument: Maybe<string>;
}

export interface PageOpportunity {
    readonly id: string;
    readonly accountId: Maybe<string>;
    readonly renewalKey: Maybe<string>;
}

export interface AccountRecord {
    readonly id: string;
    readonly name: Maybe<string>;
    readonly ownerId: Maybe<string>;
}

export interface CustomerRecord {
    readonly id: string;
    readonly accountKey: Maybe<string>;
    readonly acv: Maybe<number>;
    /** As shown: an override counts. */
    readonly healthScore: Maybe<number>;
    readonly healthBand: Maybe<string>;
    readonly isOverridden: boolean;
    readonly changeIn4Weeks: Maybe<number>;
    /** Null where there is no CSM, or an inactive one. */
    readonly activeCsmId: string | null;
}

export interface JourneyRecord {
    readonly id: string;
    readonly key: Maybe<string>;
    readonly subscription: string;
    readonly term: number;
    readonly startsOn: Maybe<CalendarDate>;
    readonly endsOn: Maybe<CalendarDate>;
    readonly noticeDays: Maybe<number>;
    readonly procurementDays: Maybe<number>;
    readonly acv: Maybe<number>;
    readonly spent: Maybe<number>;
    readonly outcome: Maybe<string>;
    readonly outcomeOn: Maybe<CalendarDate>;
    readonly outcomeReason: Maybe<string>;
    readonly opportunityId: Maybe<string>;
    /** Null also where the viewer may not see it. */
    readonly opportunity: OpportunityRecord | null;
    readonly lastModifiedAt: Maybe<string>;
    readonly lastModifiedBy: Maybe<string>;
}

export interface OpportunityRecord {
    readonly id: string;
    readonly name: Maybe<string>;
    readonly stage: Maybe<string>;
    readonly amount: Maybe<number>;
    readonly renewalKey: Maybe<string>;
    /** An instant. */
    readonly createdAt: Maybe<string>;
    readonly createdBy: Maybe<string>;
}

export interface CheckpointRecord {
    readonly id: string;
    readonly journeyId: string;
    readonly key: string;
    readonly completedOn: Maybe<CalendarDate>;
    /** Not asked of this customer, since this day. */
    readonly waivedOn: Maybe<CalendarDate>;
    readonly waiverReason: Maybe<string>;
    readonly lastModifiedAt: Maybe<string>;
}

export interface CallRecord {
    readonly id: string;
    readonly journeyId: string;
    /** As stored: Commit, Likely, At Risk, Lost. */
    readonly call: Maybe<string>;
    readonly on: Maybe<CalendarDate>;
    readonly reason: Maybe<string>;
    readonly byId: Maybe<string>;
    readonly byName: Maybe<string>;
    readonly healthCall: Maybe<string>;
    readonly healthScore: Maybe<number>;
}
