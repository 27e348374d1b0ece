/** The records behind the journey card. `undefined` means hidden from this viewer; `null` means the record has no value there. */
import type { Maybe } from 'c/uiNodes';

export interface JourneyRecords {
    /** Null where the account does not exist for this viewer. */
    readonly account: { readonly id: string; readonly name: Maybe<string> } | null;
    /** On an opportunity's page: the opportunity. Null elsewhere. */
    readonly opportunity: { readonly id: string; readonly renewalKey: Maybe<string> } | null;
    /** Undefined where the viewer may not read success customers at all. */
    readonly customer: Maybe<CustomerRecord>;
    readonly journeys: readonly JourneyRecord[] | undefined;
    /** Of all journeys. */
    readonly milestones: readonly MilestoneRecord[] | undefined;
    readonly stages: readonly StageRecord[] | undefined;
    /** Of the active model. */
    readonly modelDocument: Maybe<string>;
}

export interface CustomerRecord {
    readonly id: string;
    readonly accountKey: Maybe<string>;
    readonly customerSince: Maybe<string>;
}

/** When a record was changed last, and by whom. */
interface Changed {
    readonly id: string;
    readonly lastModifiedAt: Maybe<string>;
    readonly lastModifiedBy: Maybe<string>;
}

export interface JourneyRecord extends Changed {
    readonly key: string;
    readonly subscription: string;
    readonly term: number;
    readonly startsOn: Maybe<string>;
    /** Last day of the term. */
    readonly endsOn: Maybe<string>;
    readonly noticeDays: Maybe<number>;
    readonly procurementDays: Maybe<number>;
    /** `Renewed` or `Lost`. */
    readonly outcome: Maybe<string>;
    readonly outcomeOn: Maybe<string>;
    readonly outcomeReason: Maybe<string>;
    readonly renewalOpportunityId: Maybe<string>;
}

export interface MilestoneRecord extends Changed {
    readonly journeyId: string;
    readonly key: string;
    /** `Done`, `Goal` or `Checkpoint`. */
    readonly kind: Maybe<string>;
    /** The week agreed with this customer; null: the model's. */
    readonly dueWeek: Maybe<number>;
    readonly dueOn: Maybe<string>;
    readonly stuckOn: Maybe<string>;
    readonly completedOn: Maybe<string>;
    readonly waivedOn: Maybe<string>;
    readonly waiverReason: Maybe<string>;
    /** Percent of the goal by the latest figure. */
    readonly attained: Maybe<number>;
    readonly attainedOn: Maybe<string>;
    /** JSON of all figures. */
    readonly readings: Maybe<string>;
}

export interface StageRecord extends Changed {
    readonly journeyId: string;
    readonly key: string;
    /** `Very Low` to `Very High`. */
    readonly effort: Maybe<string>;
    readonly challenge: Maybe<string>;
    readonly issue: Maybe<string>;
}
