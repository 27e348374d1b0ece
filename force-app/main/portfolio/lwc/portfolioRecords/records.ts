import type { Maybe } from 'c/uiNodes';

/** The records behind the portfolio. `undefined` means hidden from this viewer; `null` means the record has no value there. */

export interface CustomerRow {
    readonly id: string;
    readonly accountId: string;
    readonly name: Maybe<string>;
    readonly segment: Maybe<string>;
    readonly edition: Maybe<string>;
    readonly csmId: Maybe<string>;
    readonly csmName: Maybe<string>;
    readonly isMine: boolean;
    readonly arr: Maybe<number>;
    readonly score: Maybe<number>;
    /** Percent. */
    readonly coverage: Maybe<number>;
    readonly changeIn1Week: Maybe<number>;
    readonly changeIn4Weeks: Maybe<number>;
    /** By API name of the field. */
    readonly dimensionFields: Readonly<Record<string, Maybe<number>>>;
    readonly mainReason: Maybe<string>;
    readonly stage: Maybe<string>;
    readonly gapWeeks: Maybe<number>;
    readonly renewsOn: Maybe<string>;
    readonly decideBy: Maybe<string>;
    readonly healthCall: Maybe<string>;
    readonly csmCall: Maybe<string>;
    readonly callsDisagree: boolean;
    readonly openPlays: Maybe<number>;
    readonly overduePlays: Maybe<number>;
    readonly scoredAt: Maybe<string>;
    readonly modelVersion: Maybe<number>;
}

/** Some of the customers, and how to go on. */
export interface CustomerPage {
    readonly rows: readonly CustomerRow[];
    /** Null: this is the last page. */
    readonly next: string | null;
    /** Of all that the viewer may see; at most what paging reaches. */
    readonly total: number;
}

/** A step of a play that the viewer owns and that is due. */
export interface StepRow {
    readonly id: string;
    readonly subject: Maybe<string>;
    readonly dueOn: Maybe<string>;
    readonly accountId: Maybe<string>;
    readonly playId: string;
    readonly playName: Maybe<string>;
}

/** A month or a week of the past. */
export interface PastShare {
    readonly on: string;
    /** Percent. */
    readonly value: number;
}

export interface BesideRecords {
    readonly modelDocument: Maybe<string>;
    /** Terms that were decided in the last week; undefined: hidden. */
    readonly decided: readonly { readonly isRenewed: boolean; readonly acv: Maybe<number> }[] | undefined;
    readonly steps: readonly StepRow[] | undefined;
    /** Months, oldest first; undefined: hidden. */
    readonly months: readonly PastShare[] | undefined;
}

/** What is read of a row once it is on the screen. */
export interface RowDetails {
    /** Weekly scores, oldest first; undefined: hidden. */
    readonly scores: readonly (number | null)[] | undefined;
    readonly plays:
        readonly { readonly id: string; readonly name: string; readonly nextDueOn: Maybe<string> }[] | undefined;
}
