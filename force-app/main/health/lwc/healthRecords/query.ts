import { gql } from 'lightning/graphql';
import type { GraphqlDocument } from 'lightning/graphql';
import { PLAYS_CUSTOMER_FIELDS, playsBeside } from 'c/playbookRecords';
import { fieldsQuery } from 'c/uiFieldsQuery';

const ACCOUNT = '{ eq: $record }';

/**
 * Everything the health card shows of the account `$record`, in one request: ten sibling queries, as many as Salesforce allows. What a viewer
 * may lack is `@optional`, because one unreadable field would otherwise fail the whole query; what is absent from the answer is hidden from
 * the viewer. The inputs of snapshots are long, so they are read of the newest only, as far back as plays look. So are the documents of
 * models: beside the active one those that were retired in the last 60 days, for changes are told since five weeks ago at most. For the
 * fields of the model's dimensions.
 */
export const healthQuery = fieldsQuery(queryWith);

function queryWith(dimensions: string): GraphqlDocument {
    const [account, roles, plays] = [ACCOUNT, PLAYS_CUSTOMER_FIELDS, playsBeside(ACCOUNT)];
    return gql`
        query SuccessHealthCard($record: ID!) {
            uiapi {
                query {
                    Account(where: { Id: ${account} }, first: 1) {
                        edges {
                            node {
                                Id
                                Name @optional {
                                    value
                                }
                            }
                        }
                    }
                    Success_Customer__c(
                        where: { Account__c: ${account} }
                        orderBy: { Account_Key__c: { order: ASC, nulls: LAST }, Name: { order: ASC } }
                        first: 1
                    ) @optional {
                        edges {
                            node {
                                Id
                                Account_Key__c @optional {
                                    value
                                }
                                Segment__c @optional {
                                    value
                                }
                                Edition__c @optional {
                                    value
                                }
                                Customer_Since__c @optional {
                                    value
                                }
                                Churned_On__c @optional {
                                    value
                                }
                                Health_Score__c @optional {
                                    value
                                }
                                Health_Band__c @optional {
                                    value
                                }
                                Coverage__c @optional {
                                    value
                                }
                                Metrics_Counted__c @optional {
                                    value
                                }
                                Metrics_Applicable__c @optional {
                                    value
                                }
                                ${dimensions}
                                Model_Version__c @optional {
                                    value
                                }
                                Scored_At__c @optional {
                                    value
                                }
                                Override_Score__c @optional {
                                    value
                                }
                                Override_Reason__c @optional {
                                    value
                                }
                                Override_Expires_On__c @optional {
                                    value
                                }
                                Override_Set_On__c @optional {
                                    value
                                }
                                Override_By__r @optional {
                                    Name @optional {
                                        value
                                    }
                                }
                                ${roles}
                                LastModifiedDate @optional {
                                    value
                                }
                                LastModifiedBy @optional {
                                    Name @optional {
                                        value
                                    }
                                }
                            }
                        }
                    }
                    Success_Metric__c(where: { Customer__r: { Account__c: ${account} } }, first: 200) @optional {
                        edges {
                            node {
                                Id
                                Customer__c @optional {
                                    value
                                }
                                Metric_Key__c @optional {
                                    value
                                }
                                Value__c @optional {
                                    value
                                }
                                Text_Value__c @optional {
                                    value
                                }
                                Date_Value__c @optional {
                                    value
                                }
                                Measured_On__c @optional {
                                    value
                                }
                                Source__c @optional {
                                    value
                                }
                            }
                        }
                    }
                    recent: Success_Snapshot__c(
                        where: { Customer__r: { Account__c: ${account} } }
                        orderBy: { Taken_On__c: { order: DESC } }
                        first: 15
                    ) @optional {
                        edges {
                            node {
                                Id
                                Customer__c @optional {
                                    value
                                }
                                Taken_On__c @optional {
                                    value
                                }
                                Snapshot_Model_Version__c @optional {
                                    value
                                }
                                Inputs__c @optional {
                                    value
                                }
                            }
                        }
                    }
                    year: Success_Snapshot__c(
                        where: { Customer__r: { Account__c: ${account} } }
                        orderBy: { Taken_On__c: { order: DESC } }
                        first: 60
                    ) @optional {
                        edges {
                            node {
                                Id
                                Customer__c @optional {
                                    value
                                }
                                Taken_On__c @optional {
                                    value
                                }
                                Snapshot_Score__c @optional {
                                    value
                                }
                                Snapshot_Band__c @optional {
                                    value
                                }
                                Snapshot_Computed_Score__c @optional {
                                    value
                                }
                                Snapshot_Model_Version__c @optional {
                                    value
                                }
                                Snapshot_Override__c @optional {
                                    value
                                }
                                Snapshot_Override_By__c @optional {
                                    value
                                }
                            }
                        }
                    }
                    models: Success_Model__c(
                        where: {
                            or: [
                                { Status__c: { eq: "Active" } }
                                { Retired_At__c: { gte: { range: { last_n_days: 60 } } } }
                            ]
                        }
                        orderBy: { Version__c: { order: DESC } }
                        first: 3
                    ) @optional {
                        edges {
                            node {
                                Id
                                Version__c @optional {
                                    value
                                }
                                Status__c @optional {
                                    value
                                }
                                Activated_At__c @optional {
                                    value
                                }
                                Note__c @optional {
                                    value
                                }
                                Document__c @optional {
                                    value
                                }
                            }
                        }
                    }
                    Success_Run__c(orderBy: { Started_At__c: { order: DESC } }, first: 10) @optional {
                        edges {
                            node {
                                Id
                                Job__c @optional {
                                    value
                                }
                                Status__c @optional {
                                    value
                                }
                                Started_At__c @optional {
                                    value
                                }
                                Finished_At__c @optional {
                                    value
                                }
                            }
                        }
                    }
                    ${plays}
                }
            }
        }
    `;
}
