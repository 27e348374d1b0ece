import type { RecordResult } from 'lightning/uiRecordApi';
import ACCOUNT_ID from '@salesforce/schema/Opportunity.AccountId';

/**
 * Whose data a card shows: the account of the page, or that of the page's opportunity. Lightning Data Service reads the opportunity once for
 * all cards, and tells them when it gets another account.
 */

/** A card on the page of an account or an opportunity. */
export interface AccountCard {
    readonly recordId?: string;
    readonly objectApiName?: string;
    /** What `getRecord` answers about `opportunityOf` the card, asked with `OPPORTUNITY_FIELDS`. */
    readonly opportunity: RecordResult;
}

export const OPPORTUNITY_FIELDS = [ACCOUNT_ID];

/** Id of the opportunity whose page it is; undefined: it is another page. */
export function opportunityOf({ recordId, objectApiName }: AccountCard): string | undefined {
    return objectApiName === 'Opportunity' ? recordId : undefined;
}

/**
 * Id of the account; undefined while it is not known. Where an opportunity has none, or the viewer may not see it, it is the opportunity's
 * own id, which no account has.
 */
export function accountOf(card: AccountCard): string | undefined {
    const { recordId, opportunity } = card;
    if (opportunityOf(card) === undefined) return recordId;
    const { data, error } = opportunity;
    if (data === undefined && error === undefined) return undefined;
    return (data?.fields[ACCOUNT_ID.fieldApiName]?.value as string | null | undefined) ?? recordId;
}
