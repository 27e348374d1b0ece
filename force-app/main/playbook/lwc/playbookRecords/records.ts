import type { SurveyAnswer } from 'c/success';
import type { Maybe } from 'c/uiNodes';

/** The records behind the plays card. `undefined` means hidden from this viewer; `null` means the record has no value there. */

/** A user. */
export interface PersonRecord {
    readonly id: string;
    readonly name: string;
    readonly active: boolean;
}

/** The plays of one account. */
export interface PlaybookRecords {
    readonly account: AccountRecord;
    /** Undefined where the viewer may not read success customers at all; null where the account is none. */
    readonly customer: Maybe<CustomerRecord>;
    readonly metrics: readonly MetricRecord[] | undefined;
    /** Weeks with what was known then, newest first. */
    readonly recent: readonly SnapshotRecord[] | undefined;
    readonly journeys: readonly JourneyRecord[] | undefined;
    readonly milestones: readonly MilestoneRecord[] | undefined;
    readonly running: readonly RunningPlayRecord[] | undefined;
    /** Latest first. */
    readonly ended: readonly EndedPlayRecord[] | undefined;
    readonly tasks: readonly TaskRecord[] | undefined;
    /** Document of the active model; undefined: none can be read. */
    readonly modelDocument: Maybe<string>;
}

export interface AccountRecord {
    readonly id: string;
    readonly name: Maybe<string>;
    readonly owner: PersonRecord | null;
}

export interface CustomerRecord {
    readonly id: string;
    readonly accountKey: Maybe<string>;
    readonly segment: Maybe<string>;
    readonly edition: Maybe<string>;
    readonly customerSince: Maybe<string>;
    /** Points of the shown score, as the last run stored them. */
    readonly changeIn4Weeks: Maybe<number>;
    readonly overrideScore: Maybe<number>;
    readonly overrideReason: Maybe<string>;
    readonly overrideExpiresOn: Maybe<string>;
    readonly overrideSetOn: Maybe<string>;
    /** By role; undefined where the field is hidden. */
    readonly csm: Maybe<PersonRecord>;
    readonly cse: Maybe<PersonRecord>;
    readonly supportManager: Maybe<PersonRecord>;
    readonly advocate: Maybe<PersonRecord>;
    /** The last answers to surveys; undefined where the viewer may not read them. */
    readonly surveys: readonly SurveyAnswer[] | undefined;
}

export interface MetricRecord {
    readonly key: string;
    /** Undefined where any field that holds a value is hidden. */
    readonly value: Maybe<number | string>;
    readonly measuredOn: Maybe<string>;
}

export interface SnapshotRecord {
    readonly takenOn: string;
    /** JSON of the facts; undefined where hidden. */
    readonly inputs: Maybe<string>;
}

export interface JourneyRecord {
    readonly id: string;
    readonly subscription: string;
    readonly term: number;
    readonly startsOn: Maybe<string>;
    readonly endsOn: Maybe<string>;
    readonly noticeDays: Maybe<number>;
    readonly procurementDays: Maybe<number>;
    readonly outcome: Maybe<string>;
    readonly outcomeOn: Maybe<string>;
    readonly outcomeReason: Maybe<string>;
    /** The renewal's; null: there is none, or the viewer may not see it. */
    readonly opportunity: OpportunityRecord | null;
}

export interface OpportunityRecord {
    readonly closed: boolean;
    /** Instants. */
    readonly createdAt: Maybe<string>;
    readonly lastModifiedAt: Maybe<string>;
}

export interface MilestoneRecord {
    readonly journeyId: string;
    readonly key: string;
    /** `Checkpoint`: of the renewal, ticked by people. */
    readonly kind: Maybe<string>;
    readonly dueWeek: Maybe<number>;
    readonly completedOn: Maybe<string>;
    readonly waivedOn: Maybe<string>;
    readonly waiverReason: Maybe<string>;
    readonly attained: Maybe<number>;
    readonly attainedOn: Maybe<string>;
    /** JSON. */
    readonly goalReadings: Maybe<string>;
}

interface PlayRecord {
    readonly id: string;
    readonly key: string;
    readonly name: Maybe<string>;
    readonly why: Maybe<string>;
    readonly startedOn: Maybe<string>;
    readonly restsUntil: Maybe<string>;
    readonly scoreAtStart: Maybe<number>;
}

export interface RunningPlayRecord extends PlayRecord {
    readonly source: Maybe<string>;
    readonly startedById: Maybe<string>;
    readonly startedBy: Maybe<string>;
    /** JSON. */
    readonly ledger: Maybe<string>;
    readonly createdAt: Maybe<string>;
    readonly lastModifiedAt: Maybe<string>;
    readonly lastModifiedBy: Maybe<string>;
}

export interface EndedPlayRecord extends PlayRecord {
    readonly status: Maybe<string>;
    readonly endedOn: Maybe<string>;
    readonly endReason: Maybe<string>;
    readonly scoreAtEnd: Maybe<number>;
}

export interface TaskRecord {
    readonly id: string;
    readonly playId: string;
    readonly stepKey: string;
    readonly subject: Maybe<string>;
    readonly dueOn: Maybe<string>;
    readonly status: Maybe<string>;
    readonly closed: boolean;
    /** An instant; null: not closed, or not known. */
    readonly completedAt: Maybe<string>;
    readonly ownerId: Maybe<string>;
    /** Null: a queue, or a person that the viewer may not see. */
    readonly owner: PersonRecord | null;
}
