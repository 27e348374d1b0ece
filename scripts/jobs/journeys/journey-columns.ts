/** Columns of the rows that are sent for journeys and renewals. */

/** Columns of rows that are created: inserted, so that what a person made in the meantime is refused as a duplicate and stays. */
export const NEW_JOURNEY = [
    'Journey_Key__c',
    'Customer__c',
    'Subscription__c',
    'Term__c',
    'Starts_On__c',
    'Ends_On__c',
    'Notice_Days__c',
    'Procurement_Days__c',
    'Journey_Model_Version__c'
];
export const NEW_MILESTONE = [
    'Milestone_Unique_Key__c',
    'Journey__r.Journey_Key__c',
    'Milestone_Key__c',
    'Milestone_Label__c',
    'Milestone_Stage__c',
    'Milestone_Kind__c',
    'Due_On__c',
    'Stuck_On__c',
    'Completed_On__c'
];
export const NEW_STAGE = [
    'Stage_Unique_Key__c',
    'Journey__r.Journey_Key__c',
    'Stage_Key__c',
    'Stage_Label__c',
    'Stage_Due_Week__c',
    'Level_Of_Effort__c',
    'Customer_Challenge__c',
    'Our_Issue__c'
];
export const NEW_OPPORTUNITY = [
    'Success_Renewal_Key__c',
    'AccountId',
    'Name',
    'Type',
    'StageName',
    'CloseDate',
    'Amount',
    'OwnerId'
];
/** Columns of rows that change. */
export const STAGE_CHANGE = ['Stage_Unique_Key__c', 'Stage_Label__c', 'Stage_Due_Week__c'];
export const JOURNEY_ENDING = ['Journey_Key__c', 'Outcome__c', 'Outcome_On__c', 'Outcome_Reason__c'];
export const JOURNEY_LINK = ['Journey_Key__c', 'Renewal_Opportunity__r.Success_Renewal_Key__c'];
export const MILESTONE_CHANGE = [
    'Milestone_Unique_Key__c',
    'Milestone_Label__c',
    'Due_On__c',
    'Stuck_On__c',
    'Completed_On__c'
];
