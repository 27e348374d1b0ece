import { gql } from 'lightning/graphql';
import type { GraphqlDocument } from 'lightning/graphql';

/** So many answers are read: older ones are for lists and reports. */
export const MAX_ANSWERS = 500;

/** Everything the card shows of the account `$record`, in one request. */
export const VOICE_QUERY = voiceQuery('{ eq: $record }');

/** What a viewer may lack is `@optional`: one unreadable field would otherwise fail the whole query. */
function voiceQuery(account: string): GraphqlDocument {
    const document = `query SuccessVoice($record: ID!) { uiapi { query {
        Account(where: { Id: ${account} }, first: 1) { edges { node { Id ${fields('Name')} } } }
        Success_Customer__c(
            where: { Account__c: ${account} }
            orderBy: { Account_Key__c: { order: ASC, nulls: LAST }, Name: { order: ASC } }
            first: 1
        ) @optional { edges { node {
            Id
            ${fields('Account_Key__c')}
            ${['CSM__r', 'CSE__r', 'Support_Manager__r', 'Advocate__r'].map((role) => `${role} @optional { Id ${fields('Name')} }`).join(' ')}
        } } }
        Success_Survey__c(
            where: { Customer__r: { Account__c: ${account} }, Answered_On__c: { gte: { range: { last_n_days: 730 } } } }
            orderBy: { Answered_On__c: { order: DESC }, Name: { order: DESC } }
            first: ${MAX_ANSWERS}
        ) @optional {
            edges { node {
                Id
                ${fields('Customer__c', 'Survey_Kind__c', 'Answer__c', 'Answered_On__c', 'Touchpoint__c', 'Comment__c')}
                ${fields('Respondent__c', 'Survey_Case__c', 'Follow_Up__c', 'Followed_Up_By__c', 'Followed_Up_On__c')}
                ${fields('Follow_Up_Outcome__c', 'LastModifiedDate')}
                Respondent__r @optional { ${fields('Name')} }
                Survey_Case__r @optional { ${fields('CaseNumber')} }
                Followed_Up_By__r @optional { ${fields('Name')} }
                LastModifiedBy @optional { ${fields('Name')} }
            } }
        }
        Contact(where: { AccountId: ${account} }, orderBy: { Name: { order: ASC } }, first: 200) @optional {
            edges { node { Id ${fields('Name', 'Title')} } }
        }
    } } }`;
    return gql`
        ${document}
    `;
}

function fields(...names: readonly string[]): string {
    return names.map((name) => `${name} @optional { value }`).join(' ');
}
