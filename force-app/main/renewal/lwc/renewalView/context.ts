import type { RenewalClock, SuccessModel } from 'c/success';
import type { JourneyRecord, OpportunityRecord, RenewalRecords } from 'c/renewalRecords';
import type { RenewalFormat } from './format.ts';

/** What the parts of the view are made from. */
export interface ViewContext {
    readonly records: RenewalRecords;
    readonly format: RenewalFormat;
    readonly model: SuccessModel;
    /** No model of the org could be read. */
    readonly usesDefaultModel: boolean;
    readonly userId: string;
    readonly accountName: string;
    /** Keys of checkpoints that are being saved. */
    readonly saving: ReadonlySet<string>;
}

/** A renewal with a date: everything is computed on the page. */
export interface ClockContext extends ViewContext {
    readonly journey: JourneyRecord;
    readonly clock: RenewalClock;
    readonly opportunity: OpportunityRecord | null;
    /** The page is that of the renewal's Opportunity. */
    readonly isRenewal: boolean;
    readonly isDecided: boolean;
}
