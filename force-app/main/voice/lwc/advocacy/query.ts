import { gql } from 'lightning/graphql';
import type { GraphqlDocument } from 'lightning/graphql';

/** Everything the card shows of the account `$record`, in one request. */
export const ADVOCACY_QUERY = advocacyQuery('{ eq: $record }');

/** What a viewer may lack is `@optional`: one unreadable field would otherwise fail the whole query. */
function advocacyQuery(account: string): GraphqlDocument {
    const document = `query SuccessAdvocacy($record: ID!) { uiapi { query {
        Account(where: { Id: ${account} }, first: 1) { edges { node { Id ${fields('Name')} } } }
        Success_Customer__c(
            where: { Account__c: ${account} }
            orderBy: { Account_Key__c: { order: ASC, nulls: LAST }, Name: { order: ASC } }
            first: 1
        ) @optional { edges { node { Id } } }
        Success_Advocacy__c(
            where: { Customer__r: { Account__c: ${account} } }
            orderBy: { Asked_On__c: { order: DESC }, Name: { order: DESC } }
            first: 500
        ) @optional {
            edges { node {
                Id
                ${fields('Customer__c', 'Advocacy_Kind__c', 'Advocate_Contact__c', 'Asked_On__c', 'Advocacy_Status__c')}
                ${fields('Given_On__c', 'Advocacy_Note__c', 'LastModifiedDate')}
                Advocate_Contact__r @optional { ${fields('Name')} }
                Asked_By__r @optional { ${fields('Name')} }
                LastModifiedBy @optional { ${fields('Name')} }
            } }
        }
        Success_Play__c(
            where: {
                Customer__r: { Account__c: ${account} }
                Play_Key__c: { eq: "advocate" }
                Play_Status__c: { ne: "Cancelled" }
            }
            orderBy: { Started_On__c: { order: DESC } }
            first: 1
        ) @optional { edges { node { Id ${fields('Customer__c', 'Started_On__c', 'Why__c')} } } }
        Contact(where: { AccountId: ${account} }, orderBy: { Name: { order: ASC } }, first: 200) @optional {
            edges { node { Id ${fields('Name', 'Title')} } }
        }
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
