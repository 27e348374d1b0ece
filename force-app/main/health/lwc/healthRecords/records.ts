import type { Maybe } from 'c/uiNodes';

/** The records behind the health card. `undefined` means hidden from this viewer; `null` means the record has no value there. */

export interface HealthRecords {
    /** Null where the account does not exist for this viewer. */
    readonly account: { readonly id: string; readonly name: Maybe<string> } | null;
    /** Undefined where the viewer may not read success customers at all. */
    readonly customer: Maybe<CustomerRecord>;
    readonly metrics: readonly MetricRecord[] | undefined;
    /** The newest weeks with what is needed to score them again, newest first. */
    readonly recent: readonly SnapshotInputs[] | undefined;
    /** A year of weeks, oldest first. */
    readonly year: readonly SnapshotRecord[] | undefined;
    /** The active model and those retired lately, with their documents, newest first. */
    readonly models: readonly ModelRecord[] | undefined;
    /** The newest scoring run. */
    readonly run: RunRecord | null;
}

export interface CustomerRecord {
    readonly id: string;
    readonly accountKey: Maybe<string>;
    readonly segment: Maybe<string>;
    readonly edition: Maybe<string>;
    readonly customerSince: Maybe<string>;
    /** The first day on which it is a customer no more. */
    readonly churnedOn: Maybe<string>;
    /** As stored: what reports show. */
    readonly healthScore: Maybe<number>;
    readonly healthBand: Maybe<string>;
    /** 0 to 100. */
    readonly coverage: Maybe<number>;
    readonly metricsCounted: Maybe<number>;
    readonly metricsApplicable: Maybe<number>;
    /** By the API name of the field. */
    readonly dimensionScores: Readonly<Record<string, Maybe<number>>>;
    readonly modelVersion: Maybe<number>;
    readonly scoredAt: Maybe<string>;
    readonly overrideScore: Maybe<number>;
    readonly overrideReason: Maybe<string>;
    readonly overrideExpiresOn: Maybe<string>;
    readonly overrideSetOn: Maybe<string>;
    readonly overrideBy: Maybe<string>;
    readonly lastModifiedAt: Maybe<string>;
    readonly lastModifiedBy: Maybe<string>;
}

export interface MetricRecord {
    readonly id: string;
    readonly key: string;
    /** Undefined where any field that holds a value is hidden. */
    readonly value: Maybe<number | string>;
    readonly measuredOn: Maybe<string>;
    readonly source: Maybe<string>;
}

export interface SnapshotInputs {
    readonly takenOn: string;
    readonly modelVersion: number | null;
    /** JSON of the facts; undefined where hidden. */
    readonly inputs: Maybe<string>;
}

export interface SnapshotRecord {
    readonly takenOn: string;
    /** As shown on that day. */
    readonly score: number | null;
    readonly band: string | null;
    /** Without the override. */
    readonly computedScore: number | null;
    readonly modelVersion: number | null;
    readonly overridden: boolean;
    readonly overriddenBy: string | null;
}

export interface ModelRecord {
    readonly version: number;
    readonly active: boolean;
    readonly activatedAt: string | null;
    /** What it changed. */
    readonly note: string | null;
    readonly document: Maybe<string>;
}

export interface RunRecord {
    readonly id: string;
    readonly status: string | null;
    readonly startedAt: string | null;
    readonly finishedAt: string | null;
}
