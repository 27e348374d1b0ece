import { gql } from 'lightning/graphql';
import type { GraphqlDocument, GraphqlResult } from 'lightning/graphql';
import { nodesOf, queryOf, textOf } from 'c/uiNodes';

/**
 * Whose data a card shows: the account of the page, or that of the page's opportunity, which is asked for first and then takes the place of
 * the page's record. One request for both cannot be: Salesforce lets no semi-join begin at a field of a parent (`Customer__r.Account__c`).
 */

/** The account of an opportunity. */
export interface PageAccount {
    readonly opportunityId: string;
    /** Where it has none, or the viewer may not see it, the opportunity's own id, which no account has. */
    readonly accountId: string;
}

/** A card on the page of an account or an opportunity. */
export interface AccountCard {
    readonly recordId?: string;
    readonly objectApiName?: string;
    /** What `accountRead` answered; null before. */
    readonly pageAccount: PageAccount | null;
}

/** Asks for the account of the opportunity `$record`. @param operation Name of the card's own query, which it stands in for. */
export function accountQuery(operation: string): GraphqlDocument {
    const document = `query ${operation}($record: ID!) { uiapi { query {
        Opportunity(where: { Id: { eq: $record } }, first: 1) @optional {
            edges { node { Id AccountId @optional { value } } }
        }
    } } }`;
    return gql`
        ${document}
    `;
}

/** Whether the card must ask for the account first. */
export function awaitsAccount({ recordId, objectApiName, pageAccount }: AccountCard): boolean {
    return objectApiName === 'Opportunity' && pageAccount?.opportunityId !== recordId;
}

/** Id of the record to ask about: the account, or while it is not known the opportunity. */
export function recordAsked(card: AccountCard): string | undefined {
    const isOfOpportunity = card.objectApiName === 'Opportunity' && !awaitsAccount(card);
    return isOfOpportunity ? card.pageAccount?.accountId : card.recordId;
}

/** The account, where the card has asked for it; null: the result is one of the card's own query, or says nothing yet. */
export function accountRead(card: AccountCard, { data }: GraphqlResult): PageAccount | null {
    if (!data || card.recordId === undefined || !awaitsAccount(card)) return null;
    const [opportunity] = nodesOf(queryOf(data), 'Opportunity') ?? [];
    return { opportunityId: card.recordId, accountId: textOf(opportunity, 'AccountId') ?? card.recordId };
}
