import { gql } from 'lightning/graphql';
import type { GraphqlDocument } from 'lightning/graphql';

const ACCOUNT = '{ eq: $record }';

/** When a record was changed last, and by whom. */
const CHANGED = 'LastModifiedDate @optional { value } LastModifiedBy @optional { Name @optional { value } }';

/** Everything the card shows of the account `$record`, in one request. */
export const ACCOUNT_QUERY = journeyQuery('', '');

/** The same on the page of `$opportunity`, with the opportunity. */
export const OPPORTUNITY_QUERY = journeyQuery(
    ', $opportunity: ID!',
    `Opportunity(where: { Id: { eq: $opportunity } }, first: 1) @optional {
        edges { node { Id ${fields('Success_Renewal_Key__c')} } }
    }`
);

/**
 * Six or seven sibling queries (Salesforce allows ten). What a viewer may lack is `@optional`, because one unreadable field would otherwise
 * fail the whole query; what is absent from the answer is hidden from the viewer.
 */
function journeyQuery(variables: string, more: string): GraphqlDocument {
    const document = `query SuccessJourneyCard($record: ID!${variables}) { uiapi { query {
        Account(where: { Id: ${ACCOUNT} }, first: 1) { edges { node { Id ${fields('Name')} } } }
        ${more}
        Success_Customer__c(
            where: { Account__c: ${ACCOUNT} }
            orderBy: { Account_Key__c: { order: ASC, nulls: LAST }, Name: { order: ASC } }
            first: 1
        ) @optional { edges { node { Id ${fields('Account_Key__c', 'Customer_Since__c')} } } }
        Success_Journey__c(
            where: { Customer__r: { Account__c: ${ACCOUNT} } }
            orderBy: { Starts_On__c: { order: DESC } }
            first: 50
        ) @optional { edges { node { Id ${fields(
            'Customer__c',
            'Journey_Key__c',
            'Subscription__c',
            'Term__c',
            'Starts_On__c',
            'Ends_On__c',
            'Notice_Days__c',
            'Procurement_Days__c',
            'Outcome__c',
            'Outcome_On__c',
            'Outcome_Reason__c',
            'Renewal_Opportunity__c'
        )} ${CHANGED} } } }
        Success_Milestone__c(
            where: { Journey__r: { Customer__r: { Account__c: ${ACCOUNT} } } }
            orderBy: { Journey__r: { Starts_On__c: { order: DESC } } }
            first: 500
        ) @optional { edges { node { Id ${fields(
            'Journey__c',
            'Milestone_Key__c',
            'Milestone_Kind__c',
            'Due_Week__c',
            'Due_On__c',
            'Stuck_On__c',
            'Completed_On__c',
            'Waived_On__c',
            'Waiver_Reason__c',
            'Attained__c',
            'Attained_On__c',
            'Goal_Readings__c'
        )} ${CHANGED} } } }
        Success_Stage__c(
            where: { Journey__r: { Customer__r: { Account__c: ${ACCOUNT} } } }
            orderBy: { Journey__r: { Starts_On__c: { order: DESC } } }
            first: 200
        ) @optional { edges { node { Id ${fields(
            'Journey__c',
            'Stage_Key__c',
            'Level_Of_Effort__c',
            'Customer_Challenge__c',
            'Our_Issue__c'
        )} ${CHANGED} } } }
        Success_Model__c(
            where: { Status__c: { eq: "Active" } }
            orderBy: { Version__c: { order: DESC } }
            first: 1
        ) @optional { edges { node { Id ${fields('Document__c')} } } }
    } } }`;
    return gql`
        ${document}
    `;
}

function fields(...names: readonly string[]): string {
    return names.map((name) => `${name} @optional { value }`).join(' ');
}
