import { gql } from 'lightning/graphql';
import type { GraphqlDocument } from 'lightning/graphql';
import { JOURNEY, MILESTONE, PERSON, PLAY, PLAYS_CUSTOMER_FIELDS, RUNNING, TASK, VALUE } from './fields.ts';

/** Of one or more accounts, by their ids: an account's page, and the dialog that starts a play. */
export const ACCOUNTS_QUERY = queryFor('$accounts: [ID!]', '{ in: $accounts }');

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
                                Override_Score__c ${VALUE}
                                Override_Reason__c ${VALUE}
                                Override_Expires_On__c ${VALUE}
                                Override_Set_On__c ${VALUE}
                                ${PLAYS_CUSTOMER_FIELDS}
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
                        edges { node { ${JOURNEY} } }
                    }
                    Success_Milestone__c(
                        where: { Journey__r: { ${ofCustomer}, Is_Current__c: { eq: true } } }
                        first: 2000
                    ) @optional {
                        edges { node { ${MILESTONE} } }
                    }
                    running: Success_Play__c(
                        where: { ${ofCustomer}, Play_Status__c: { eq: "Running" } }
                        orderBy: { Started_On__c: { order: ASC }, Name: { order: ASC } }
                        first: 400
                    ) @optional {
                        edges { node { ${RUNNING} } }
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
                        edges { node { ${TASK} } }
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
