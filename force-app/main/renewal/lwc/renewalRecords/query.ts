import { gql } from 'lightning/graphql';
import type { GraphqlDocument } from 'lightning/graphql';

const VALUE = '@optional { value }';
const OPPORTUNITY = `
    Id
    Name ${VALUE}
    StageName ${VALUE}
    Amount ${VALUE}
    Success_Renewal_Key__c ${VALUE}
    CreatedDate ${VALUE}
    CreatedBy @optional { Name ${VALUE} }
`;

const ACCOUNT = '{ eq: $record }';

/** Of the account `$record`. */
export const ACCOUNT_QUERY = queryFor('', '');

/** On the page of `$opportunity`: everything of the account `$record`, and the Opportunity itself. */
export const OPPORTUNITY_QUERY = queryFor(
    ', $opportunity: ID!',
    `page: Opportunity(where: { Id: { eq: $opportunity } }, first: 1) @optional {
        edges { node { Id AccountId ${VALUE} Success_Renewal_Key__c ${VALUE} } }
    }`
);

/**
 * Everything the renewal card shows, in one request of six or seven sibling queries (Salesforce allows ten). What a viewer may lack is
 * `@optional`, because one unreadable field would otherwise fail the whole query.
 * @param variables Further ones.
 * @param page Further queries.
 */
function queryFor(variables: string, page: string): GraphqlDocument {
    return gql`
        query SuccessRenewalCard($record: ID!${variables}) {
            uiapi {
                query {
                    ${page}
                    Account(where: { Id: ${ACCOUNT} }, first: 1) @optional {
                        edges {
                            node {
                                Id
                                Name ${VALUE}
                                OwnerId ${VALUE}
                                Opportunities(where: { Success_Renewal_Key__c: { ne: null } }, first: 100) @optional {
                                    edges { node { ${OPPORTUNITY} } }
                                }
                            }
                        }
                    }
                    Success_Customer__c(
                        where: { Account__c: ${ACCOUNT} }
                        orderBy: { Account_Key__c: { order: ASC, nulls: LAST }, Name: { order: ASC } }
                        first: 1
                    ) @optional {
                        edges {
                            node {
                                Id
                                Account_Key__c ${VALUE}
                                ACV__c ${VALUE}
                                Health_Score__c ${VALUE}
                                Health_Band__c ${VALUE}
                                Override_In_Force__c ${VALUE}
                                Change_4_Weeks__c ${VALUE}
                                CSM__r @optional { Id IsActive ${VALUE} }
                            }
                        }
                    }
                    Success_Journey__c(
                        where: { Customer__r: { Account__c: ${ACCOUNT} } }
                        orderBy: { Term__c: { order: DESC } }
                        first: 50
                    ) @optional {
                        edges {
                            node {
                                Id
                                Customer__c ${VALUE}
                                Journey_Key__c ${VALUE}
                                Subscription__c ${VALUE}
                                Term__c ${VALUE}
                                Starts_On__c ${VALUE}
                                Ends_On__c ${VALUE}
                                Notice_Days__c ${VALUE}
                                Procurement_Days__c ${VALUE}
                                Journey_ACV__c ${VALUE}
                                Retention_Spent__c ${VALUE}
                                Outcome__c ${VALUE}
                                Outcome_On__c ${VALUE}
                                Outcome_Reason__c ${VALUE}
                                Renewal_Opportunity__c ${VALUE}
                                Renewal_Opportunity__r @optional { ${OPPORTUNITY} }
                                LastModifiedDate ${VALUE}
                                LastModifiedBy @optional { Name ${VALUE} }
                            }
                        }
                    }
                    Success_Milestone__c(
                        where: {
                            Milestone_Kind__c: { eq: "Checkpoint" }
                            Journey__r: { Customer__r: { Account__c: ${ACCOUNT} } }
                        }
                        orderBy: { CreatedDate: { order: DESC } }
                        first: 500
                    ) @optional {
                        edges {
                            node {
                                Id
                                Journey__c ${VALUE}
                                Milestone_Key__c ${VALUE}
                                Completed_On__c ${VALUE}
                                Waived_On__c ${VALUE}
                                Waiver_Reason__c ${VALUE}
                                LastModifiedDate ${VALUE}
                            }
                        }
                    }
                    Success_Risk_Call__c(
                        where: { Journey__r: { Customer__r: { Account__c: ${ACCOUNT} } } }
                        orderBy: { Called_On__c: { order: DESC }, CreatedDate: { order: DESC }, Name: { order: DESC } }
                        first: 200
                    ) @optional {
                        edges {
                            node {
                                Id
                                Journey__c ${VALUE}
                                Risk_Call__c ${VALUE}
                                Called_On__c ${VALUE}
                                Call_Reason__c ${VALUE}
                                Called_By__c ${VALUE}
                                Called_By__r @optional { Name ${VALUE} }
                                Health_Call_Then__c ${VALUE}
                                Health_Score_Then__c ${VALUE}
                            }
                        }
                    }
                    models: Success_Model__c(
                        where: { Status__c: { eq: "Active" } }
                        orderBy: { Version__c: { order: DESC } }
                        first: 1
                    ) @optional {
                        edges { node { Id Document__c ${VALUE} } }
                    }
                }
            }
        }
    `;
}
