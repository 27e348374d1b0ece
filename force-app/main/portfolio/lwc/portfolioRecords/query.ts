import { gql } from 'lightning/graphql';
import type { GraphqlDocument } from 'lightning/graphql';
import { fieldsQuery } from 'c/uiFieldsQuery';

const VALUE = '@optional { value }';

/** Salesforce answers so many rows at most at once, and so many in all. */
export const ROWS_AT_ONCE = 2000;
export const MAX_ROWS = 10_000;

const queryWith = (dimensions: string): GraphqlDocument => gql`
    query SuccessPortfolio($after: String) {
        uiapi {
            query {
                Success_Customer__c(
                    where: { Churned_On__c: { eq: null } }
                    first: ${ROWS_AT_ONCE}
                    upperBound: ${MAX_ROWS}
                    after: $after
                    orderBy: { Name: { order: ASC } }
                ) @optional {
                    edges {
                        node {
                            Id
                            Account__c ${VALUE}
                            Account__r @optional { Name ${VALUE} }
                            Segment__c ${VALUE}
                            Edition__c ${VALUE}
                            CSM__c ${VALUE}
                            CSM__r @optional { Name ${VALUE} }
                            Is_Mine__c ${VALUE}
                            ARR__c ${VALUE}
                            Health_Score__c ${VALUE}
                            Coverage__c ${VALUE}
                            Change_1_Week__c ${VALUE}
                            Change_4_Weeks__c ${VALUE}
                            ${dimensions}
                            Main_Reason__c ${VALUE}
                            Actual_Stage__c ${VALUE}
                            Gap_Weeks__c ${VALUE}
                            Renews_On__c ${VALUE}
                            Decision_Deadline__c ${VALUE}
                            Health_Call__c ${VALUE}
                            CSM_Call__c ${VALUE}
                            Calls_Disagree__c ${VALUE}
                            Open_Plays__c ${VALUE}
                            Overdue_Plays__c ${VALUE}
                            Scored_At__c ${VALUE}
                            Model_Version__c ${VALUE}
                        }
                    }
                    pageInfo { hasNextPage endCursor }
                    totalCount
                }
            }
        }
    }
`;

/**
 * The customers that the viewer may see, without those who left, a page at a time. What a viewer may lack is `@optional`, because one
 * unreadable field would otherwise fail the whole query. In the order of a field that everybody may read, so that pages do not overlap.
 * For the fields of the model's dimensions.
 */
export const customersQuery = fieldsQuery(queryWith);

/** What stands beside the list: the model, terms decided this week, the viewer's steps that are due, and the figures of past months. */
export const BESIDE_QUERY = gql`
    query SuccessPortfolioBeside($user: ID, $kpi: String) {
        uiapi {
            query {
                models: Success_Model__c(
                    where: { Status__c: { eq: "Active" } }
                    orderBy: { Version__c: { order: DESC } }
                    first: 1
                ) @optional {
                    edges { node { Id Version__c ${VALUE} Document__c ${VALUE} } }
                }
                decided: Success_Journey__c(
                    where: { Outcome_On__c: { gte: { range: { last_n_days: 7 } } } }
                    first: 2000
                ) @optional {
                    edges { node { Id Outcome__c ${VALUE} Term_ACV__c ${VALUE} } }
                }
                steps: Task(
                    where: {
                        and: [
                            { OwnerId: { eq: $user } }
                            { IsClosed: { eq: false } }
                            { Success_Play__c: { ne: null } }
                            { ActivityDate: { lte: { literal: TODAY } } }
                        ]
                    }
                    orderBy: { ActivityDate: { order: ASC } }
                    first: 200
                ) @optional {
                    edges {
                        node {
                            Id
                            Subject ${VALUE}
                            ActivityDate ${VALUE}
                            AccountId ${VALUE}
                            Success_Play__r @optional { Id Play_Name__c ${VALUE} }
                        }
                    }
                }
                months: Success_Kpi__c(
                    where: { Kpi__c: { eq: $kpi }, Period__c: { eq: "Month" }, Slice_By__c: { eq: "All" } }
                    orderBy: { Period_Start__c: { order: DESC } }
                    first: 24
                ) @optional {
                    edges { node { Id Period_End__c ${VALUE} Kpi_Value__c ${VALUE} Target__c ${VALUE} } }
                }
            }
        }
    }
`;

/** Snapshots of the last days by the day they were taken and by band: how many, and what else is asked of each group. */
const snapshotsQuery = (operation: string, days: number, also: string): GraphqlDocument => gql`
    query ${operation} {
        uiapi {
            aggregate {
                Success_Snapshot__c(
                    where: { Taken_On__c: { gte: { range: { last_n_days: ${days} } } } }
                    groupBy: { Taken_On__c: { group: true }, Snapshot_Band__c: { group: true } }
                    first: 2000
                ) @optional {
                    edges {
                        node {
                            aggregate {
                                Taken_On__c { value }
                                Snapshot_Band__c { value }
                                Id { count { value } }
                                ${also}
                            }
                        }
                    }
                }
            }
        }
    }
`;

/** For viewers who may not read the figures of months: how many customers were in each band, week by week, of those they may see. */
export const WEEKS_QUERY = snapshotsQuery('SuccessPortfolioWeeks', 365, '');

const COUNT_AND_SUM = '@optional { count { value } sum { value } }';

/** What the customers came to in the last days, of which those of last week count: Salesforce's own weeks begin where the user's locale says. */
export const LAST_WEEK_QUERY = snapshotsQuery(
    'SuccessPortfolioLastWeek',
    14,
    `Snapshot_Score__c ${COUNT_AND_SUM} Snapshot_ARR__c ${COUNT_AND_SUM}`
);

/** What only the rows on the screen show: their last eight weeks, and the plays that run. Names them too, so that an answer says whose it is. */
export const ROWS_QUERY = gql`
    query SuccessPortfolioRows($customers: [ID!]) {
        uiapi {
            query {
                asked: Success_Customer__c(where: { Id: { in: $customers } }, first: 200) @optional {
                    edges { node { Id } }
                }
                Success_Snapshot__c(
                    where: { Customer__c: { in: $customers }, Taken_On__c: { gte: { range: { last_n_days: 63 } } } }
                    orderBy: { Taken_On__c: { order: ASC } }
                    first: 2000
                ) @optional {
                    edges { node { Id Customer__c ${VALUE} Taken_On__c ${VALUE} Snapshot_Score__c ${VALUE} } }
                }
                Success_Play__c(
                    where: { Customer__c: { in: $customers }, Play_Status__c: { eq: "Running" } }
                    orderBy: { Next_Due_On__c: { order: ASC, nulls: LAST } }
                    first: 2000
                ) @optional {
                    edges { node { Id Customer__c ${VALUE} Play_Name__c ${VALUE} Next_Due_On__c ${VALUE} } }
                }
            }
        }
    }
`;
