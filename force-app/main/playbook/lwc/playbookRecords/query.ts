import { gql } from 'lightning/graphql';
import type { GraphqlDocument } from 'lightning/graphql';

const VALUE = '@optional { value }';
const PERSON = `@optional { Id Name ${VALUE} IsActive ${VALUE} }`;
const PLAY = `
    Id
    Customer__c ${VALUE}
    Play_Key__c ${VALUE}
    Play_Name__c ${VALUE}
    Play_Status__c ${VALUE}
    Why__c ${VALUE}
    Started_On__c ${VALUE}
    Rests_Until__c ${VALUE}
    Score_At_Start__c ${VALUE}
`;

/** Of one or more accounts, by their ids: an account's page, and the dialog that starts a play. */
export const ACCOUNTS_QUERY = queryFor('$accounts: [ID!]', '{ in: $accounts }');

/** Of the account of an opportunity. */
export const OPPORTUNITY_QUERY = queryFor(
    '$record: ID!',
    '{ inq: { Opportunity: { Id: { eq: $record } }, ApiName: "AccountId" } }'
);

/**
 * Everything that the plays card shows and that says which plays are due, in one request: ten sibling queries, as many as Salesforce
 * allows. What a viewer may lack is `@optional`, because one unreadable field would otherwise fail the whole query. Ledgers are long, so
 * they are read of running plays only.
 * @param account Condition on the account's id.
 */
function queryFor(variables: string, account: string): GraphqlDocument {
    const ofCustomer = `Customer__r: { Account__c: ${account} }`;
    return gql`
        query SuccessPlays(${variables}) {
            uiapi {
                query {
                    Account(where: { Id: ${account} }, first: 200) @optional {
                        edges { node { Id Name ${VALUE} Owner ${PERSON} } }
                    }
                    Success_Customer__c(
                        where: { Account__c: ${account} }
                        orderBy: { Account_Key__c: { order: ASC, nulls: LAST }, Name: { order: ASC } }
                        first: 200
                    ) @optional {
                        edges {
                            node {
                                Id
                                Account__c ${VALUE}
                                Account_Key__c ${VALUE}
                                Segment__c ${VALUE}
                                Edition__c ${VALUE}
                                Customer_Since__c ${VALUE}
                                Change_4_Weeks__c ${VALUE}
                                Override_Score__c ${VALUE}
                                Override_Reason__c ${VALUE}
                                Override_Expires_On__c ${VALUE}
                                Override_Set_On__c ${VALUE}
                                CSM__c ${VALUE}
                                CSM__r ${PERSON}
                                CSE__c ${VALUE}
                                CSE__r ${PERSON}
                                Support_Manager__c ${VALUE}
                                Support_Manager__r ${PERSON}
                                Advocate__c ${VALUE}
                                Advocate__r ${PERSON}
                            }
                        }
                    }
                    Success_Metric__c(where: { ${ofCustomer} }, first: 2000) @optional {
                        edges {
                            node {
                                Id
                                Customer__c ${VALUE}
                                Metric_Key__c ${VALUE}
                                Value__c ${VALUE}
                                Text_Value__c ${VALUE}
                                Date_Value__c ${VALUE}
                                Measured_On__c ${VALUE}
                            }
                        }
                    }
                    recent: Success_Snapshot__c(
                        where: { ${ofCustomer}, Taken_On__c: { gte: { range: { last_n_days: 100 } } } }
                        orderBy: { Taken_On__c: { order: DESC } }
                        first: 400
                    ) @optional {
                        edges {
                            node {
                                Id
                                Customer__c ${VALUE}
                                Taken_On__c ${VALUE}
                                Inputs__c ${VALUE}
                            }
                        }
                    }
                    Success_Journey__c(where: { ${ofCustomer} }, orderBy: { Term__c: { order: DESC } }, first: 400) @optional {
                        edges {
                            node {
                                Id
                                Customer__c ${VALUE}
                                Subscription__c ${VALUE}
                                Term__c ${VALUE}
                                Starts_On__c ${VALUE}
                                Ends_On__c ${VALUE}
                                Notice_Days__c ${VALUE}
                                Procurement_Days__c ${VALUE}
                                Outcome__c ${VALUE}
                                Outcome_On__c ${VALUE}
                                Outcome_Reason__c ${VALUE}
                                Renewal_Opportunity__r @optional {
                                    Id
                                    IsClosed ${VALUE}
                                    CreatedDate ${VALUE}
                                    LastModifiedDate ${VALUE}
                                }
                            }
                        }
                    }
                    Success_Milestone__c(
                        where: { Journey__r: { ${ofCustomer}, Is_Current__c: { eq: true } } }
                        first: 2000
                    ) @optional {
                        edges {
                            node {
                                Id
                                Journey__c ${VALUE}
                                Milestone_Key__c ${VALUE}
                                Milestone_Kind__c ${VALUE}
                                Due_Week__c ${VALUE}
                                Completed_On__c ${VALUE}
                                Waived_On__c ${VALUE}
                                Waiver_Reason__c ${VALUE}
                                Attained__c ${VALUE}
                                Attained_On__c ${VALUE}
                                Goal_Readings__c ${VALUE}
                            }
                        }
                    }
                    running: Success_Play__c(
                        where: { ${ofCustomer}, Play_Status__c: { eq: "Running" } }
                        orderBy: { Started_On__c: { order: ASC }, Name: { order: ASC } }
                        first: 400
                    ) @optional {
                        edges {
                            node {
                                ${PLAY}
                                Start_Source__c ${VALUE}
                                Started_By__c ${VALUE}
                                Started_By__r @optional { Name ${VALUE} }
                                Step_Ledger__c ${VALUE}
                                CreatedDate ${VALUE}
                                LastModifiedDate ${VALUE}
                                LastModifiedBy @optional { Name ${VALUE} }
                            }
                        }
                    }
                    ended: Success_Play__c(
                        where: { ${ofCustomer}, Play_Status__c: { ne: "Running" } }
                        orderBy: { Ended_On__c: { order: DESC }, Name: { order: DESC } }
                        first: 400
                    ) @optional {
                        edges {
                            node {
                                ${PLAY}
                                Ended_On__c ${VALUE}
                                End_Reason__c ${VALUE}
                                Score_At_End__c ${VALUE}
                            }
                        }
                    }
                    Task(
                        where: { Success_Play__r: { ${ofCustomer}, Play_Status__c: { eq: "Running" } } }
                        orderBy: { CreatedDate: { order: ASC } }
                        first: 2000
                    ) @optional {
                        edges {
                            node {
                                Id
                                Subject ${VALUE}
                                ActivityDate ${VALUE}
                                Status ${VALUE}
                                IsClosed ${VALUE}
                                CompletedDateTime ${VALUE}
                                OwnerId ${VALUE}
                                Owner @optional { ... on User { Id Name ${VALUE} IsActive ${VALUE} } }
                                Success_Play__c ${VALUE}
                                Success_Step_Key__c ${VALUE}
                            }
                        }
                    }
                    models: Success_Model__c(
                        where: { Status__c: { eq: "Active" } }
                        orderBy: { Version__c: { order: DESC } }
                        first: 1
                    ) @optional {
                        edges { node { Id Version__c ${VALUE} Document__c ${VALUE} } }
                    }
                }
            }
        }
    `;
}
