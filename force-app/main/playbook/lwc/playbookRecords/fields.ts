/** Fields of the records that say which plays run and which are due. */

export const VALUE = '@optional { value }';
export const PERSON = `@optional { Id Name ${VALUE} IsActive ${VALUE} }`;
export const PLAY = `
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

export const RUNNING = `
    ${PLAY}
    Start_Source__c ${VALUE}
    Started_By__c ${VALUE}
    Started_By__r @optional { Name ${VALUE} }
    Step_Ledger__c ${VALUE}
    CreatedDate ${VALUE}
    LastModifiedDate ${VALUE}
    LastModifiedBy @optional { Name ${VALUE} }
`;
export const JOURNEY = `
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
`;
export const MILESTONE = `
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
`;
export const TASK = `
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
`;

/** Fields of a customer by which plays are due, and by which their steps have owners. */
export const PLAYS_CUSTOMER_FIELDS = `
    Change_4_Weeks__c ${VALUE}
    CSM__c ${VALUE}
    CSM__r ${PERSON}
    CSE__c ${VALUE}
    CSE__r ${PERSON}
    Support_Manager__c ${VALUE}
    Support_Manager__r ${PERSON}
    Advocate__c ${VALUE}
    Advocate__r ${PERSON}
    Success_Surveys__r(orderBy: { Answered_On__c: { order: DESC } }, first: 50) @optional {
        edges {
            node {
                Id
                Survey_Kind__c ${VALUE}
                Answer__c ${VALUE}
                Answered_On__c ${VALUE}
                Touchpoint__c ${VALUE}
                Follow_Up__c ${VALUE}
                Followed_Up_On__c ${VALUE}
            }
        }
    }
`;
