import { gql } from 'lightning/graphql';
import type { GraphqlDocument } from 'lightning/graphql';

/** Everything the card shows of the account `$record`, in one request. */
export const STAKEHOLDERS_QUERY = stakeholdersQuery('{ eq: $record }');

/** What a viewer may lack is `@optional`: one unreadable field would otherwise fail the whole query. */
function stakeholdersQuery(account: string): GraphqlDocument {
    const document = `query SuccessStakeholders($record: ID!) { uiapi { query {
        Account(where: { Id: ${account} }, first: 1) { edges { node { Id ${fields('Name')} } } }
        Success_Customer__c(
            where: { Account__c: ${account} }
            orderBy: { Account_Key__c: { order: ASC, nulls: LAST }, Name: { order: ASC } }
            first: 1
        ) @optional { edges { node { Id } } }
        Success_Stakeholder__c(where: { Customer__r: { Account__c: ${account} } }, first: 200) @optional {
            edges { node {
                Id
                ${fields('Customer__c', 'Contact__c', 'Stakeholder_Role__c', 'Influence__c', 'Left_On__c', 'Stakeholder_Note__c')}
                Contact__r @optional { ${fields('Name', 'Title')} }
                ${fields('LastModifiedDate')}
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
