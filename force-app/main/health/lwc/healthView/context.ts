import type { CustomerFacts, HealthAnswer, PreparedModel } from 'c/success';
import type { PlayLink } from 'c/playbookView';
import type { Format } from 'c/uiFormat';
import type { HealthRecords } from 'c/healthRecords';

/** What the parts of the view are made from. */
export interface ViewContext {
    readonly records: HealthRecords;
    readonly format: Format;
    readonly prepared: PreparedModel;
    /** No model of the org could be read. */
    readonly usesDefaultModel: boolean;
    readonly accountId: string;
    readonly isOpportunityPage?: boolean;
    readonly accountName: string;
    /** Now, as an instant (ISO 8601): for "a minute ago". */
    readonly now: string;
    /** Plays that run, and those that are due and may be started. */
    readonly plays?: readonly PlayLink[];
}

/** A customer whose metrics the viewer may read: everything is computed on the page. */
export interface ComputedContext extends ViewContext {
    readonly facts: CustomerFacts;
    readonly answer: HealthAnswer;
    /** Keys of dimensions whose score the viewer may not read. */
    readonly hiddenDimensions: ReadonlySet<string>;
}
