/** The part of the Success Model that says how a renewal is prepared. */

export interface RenewalModel {
    /** Days of notice that a contract asks for where it does not say itself. */
    readonly noticeDays: number;
    /** Days that the customer's procurement takes where nobody knows better. */
    readonly procurementDays: number;
    /** From the earliest to the last: `daysBefore` falls. */
    readonly checkpoints: readonly RenewalCheckpoint[];
    /** Days before the renewal from which its opportunity should be open. */
    readonly opportunityDays: number;
    /** Share (0 to 1) of the annual contract value that may be spent to retain the customer. */
    readonly retentionBudgetShare: number;
    readonly riskCalls: RiskCallRules;
}

export interface RenewalCheckpoint {
    readonly key: string;
    /** Days before the renewal by which it should have happened. */
    readonly daysBefore: number;
    /** What should have happened: "Value review". */
    readonly label: string;
    /** What the time from this checkpoint to the next is called: "Prepare". */
    readonly phase: string;
    /** `opportunity`: done when the renewal opportunity is opened. Left out: a person says when. */
    readonly doneBy?: 'opportunity';
}

/** Whether the customer will renew, from surely to surely not. */
export type RiskCall = 'commit' | 'likely' | 'atRisk' | 'lost';

export interface RiskCallRules {
    /** Days before the renewal from which the calls of health and CSM are kept, so that both can be scored later. */
    readonly keptDays: number;
    /** What health calls in each band of the model. */
    readonly byBand: readonly { readonly band: string; readonly call: RiskCall }[];
    /** A fall of so many points in 4 weeks makes health's call one step worse, at worst `atRisk`. */
    readonly fallPoints: number;
}
