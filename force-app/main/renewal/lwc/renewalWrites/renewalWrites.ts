import { executeMutation, gql } from 'lightning/graphql';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { RISK_CALL_WORDS } from 'c/success';
import type { CalendarDate, RenewalPlan, RiskCall } from 'c/success';
import { mutate, write } from 'c/uiWrites';
import type { WriteOutcome } from 'c/uiWrites';
import userId from '@salesforce/user/Id';
import JOURNEY from '@salesforce/schema/Success_Journey__c';
import ENDS_ON from '@salesforce/schema/Success_Journey__c.Ends_On__c';
import SPENT from '@salesforce/schema/Success_Journey__c.Retention_Spent__c';
import RENEWAL_OPPORTUNITY from '@salesforce/schema/Success_Journey__c.Renewal_Opportunity__c';
import MILESTONE from '@salesforce/schema/Success_Milestone__c';
import MILESTONE_JOURNEY from '@salesforce/schema/Success_Milestone__c.Journey__c';
import MILESTONE_UNIQUE_KEY from '@salesforce/schema/Success_Milestone__c.Milestone_Unique_Key__c';
import MILESTONE_KEY from '@salesforce/schema/Success_Milestone__c.Milestone_Key__c';
import MILESTONE_LABEL from '@salesforce/schema/Success_Milestone__c.Milestone_Label__c';
import MILESTONE_KIND from '@salesforce/schema/Success_Milestone__c.Milestone_Kind__c';
import MILESTONE_DUE_ON from '@salesforce/schema/Success_Milestone__c.Due_On__c';
import MILESTONE_COMPLETED_ON from '@salesforce/schema/Success_Milestone__c.Completed_On__c';
import CALL from '@salesforce/schema/Success_Risk_Call__c';
import CALL_JOURNEY from '@salesforce/schema/Success_Risk_Call__c.Journey__c';
import CALL_WORD from '@salesforce/schema/Success_Risk_Call__c.Risk_Call__c';
import CALL_ON from '@salesforce/schema/Success_Risk_Call__c.Called_On__c';
import CALL_REASON from '@salesforce/schema/Success_Risk_Call__c.Call_Reason__c';
import CALL_BY from '@salesforce/schema/Success_Risk_Call__c.Called_By__c';
import CALL_HEALTH from '@salesforce/schema/Success_Risk_Call__c.Health_Call_Then__c';
import CALL_SCORE from '@salesforce/schema/Success_Risk_Call__c.Health_Score_Then__c';
import OPPORTUNITY from '@salesforce/schema/Opportunity';
import OPPORTUNITY_NAME from '@salesforce/schema/Opportunity.Name';
import OPPORTUNITY_ACCOUNT from '@salesforce/schema/Opportunity.AccountId';
import OPPORTUNITY_OWNER from '@salesforce/schema/Opportunity.OwnerId';
import OPPORTUNITY_TYPE from '@salesforce/schema/Opportunity.Type';
import OPPORTUNITY_AMOUNT from '@salesforce/schema/Opportunity.Amount';
import OPPORTUNITY_CLOSE_DATE from '@salesforce/schema/Opportunity.CloseDate';
import OPPORTUNITY_STAGE from '@salesforce/schema/Opportunity.StageName';
import OPPORTUNITY_KEY from '@salesforce/schema/Opportunity.Success_Renewal_Key__c';

export interface WrittenTerm {
    readonly journeyId: string;
    readonly journeyKey: string;
    /** As it was read; null skips the check for changes in between. */
    readonly lastModifiedAt: string | null;
}

export interface WrittenCheckpoint {
    readonly key: string;
    readonly label: string;
    readonly dueOn: CalendarDate;
    /** The row that says when it was done; null makes one. */
    readonly rowId: string | null;
    readonly lastModifiedAt: string | null;
}

export interface NewCall {
    readonly call: RiskCall;
    /** 1 to 255 characters. */
    readonly reason: string;
    /** The viewer's calendar day. */
    readonly today: CalendarDate;
    readonly healthCall: RiskCall | null;
    readonly healthScore: number | null;
}

export interface NewRenewal {
    readonly plan: RenewalPlan;
    readonly accountId: string;
    /** Null: the viewer. */
    readonly ownerId: string | null;
    readonly stage: string;
}

/** Says when a checkpoint was done, or (null) that it is not. */
export function saveCheckpoint(
    term: WrittenTerm,
    checkpoint: WrittenCheckpoint,
    doneOn: CalendarDate | null,
    fallback: string
): Promise<WriteOutcome> {
    const { rowId, lastModifiedAt, key, label, dueOn } = checkpoint;
    const done = { [MILESTONE_COMPLETED_ON.fieldApiName]: doneOn };
    if (rowId !== null) return updateUnlessChanged(rowId, lastModifiedAt, done, fallback);
    const fields = {
        [MILESTONE_JOURNEY.fieldApiName]: term.journeyId,
        [MILESTONE_UNIQUE_KEY.fieldApiName]: `${term.journeyKey}:${key}`,
        [MILESTONE_KEY.fieldApiName]: key,
        [MILESTONE_LABEL.fieldApiName]: label,
        [MILESTONE_KIND.fieldApiName]: 'Checkpoint',
        [MILESTONE_DUE_ON.fieldApiName]: dueOn,
        ...done
    };
    return write(() => createRecord({ apiName: MILESTONE.objectApiName, fields }), fallback);
}

/** Records what was spent on retaining the customer in this term; null clears it. */
export function saveSpent(term: WrittenTerm, spent: number | null, fallback: string): Promise<WriteOutcome> {
    return updateUnlessChanged(term.journeyId, term.lastModifiedAt, { [SPENT.fieldApiName]: spent }, fallback);
}

/** Gives the term its last day. */
export function saveLastDay(term: WrittenTerm, endsOn: CalendarDate, fallback: string): Promise<WriteOutcome> {
    return updateUnlessChanged(term.journeyId, term.lastModifiedAt, { [ENDS_ON.fieldApiName]: endsOn }, fallback);
}

/** Adds the viewer's call to the history, with what health said at that moment. */
export function saveCall({ journeyId }: WrittenTerm, call: NewCall, fallback: string): Promise<WriteOutcome> {
    const fields = {
        [CALL_JOURNEY.fieldApiName]: journeyId,
        [CALL_WORD.fieldApiName]: RISK_CALL_WORDS[call.call],
        [CALL_ON.fieldApiName]: call.today,
        [CALL_REASON.fieldApiName]: call.reason,
        [CALL_BY.fieldApiName]: userId,
        [CALL_HEALTH.fieldApiName]: call.healthCall === null ? null : RISK_CALL_WORDS[call.healthCall],
        [CALL_SCORE.fieldApiName]: call.healthScore
    };
    return write(() => createRecord({ apiName: CALL.objectApiName, fields }), fallback);
}

const OPEN_RENEWAL = gql`
    mutation SuccessOpenRenewal($opportunity: OpportunityCreateInput!, $journey: Success_Journey__cUpdateInput!) {
        uiapi(input: { allOrNone: true }) {
            opportunity: OpportunityCreate(input: $opportunity) {
                Record {
                    Id
                }
            }
            journey: Success_Journey__cUpdate(input: $journey) {
                success
            }
        }
    }
`;

/** Creates the renewal's Opportunity and names it in the journey, both or neither. Its key lets only one be made. */
export function openRenewal(term: WrittenTerm, renewal: NewRenewal, fallback: string): Promise<WriteOutcome> {
    const { plan, accountId, ownerId, stage } = renewal;
    const opportunity = {
        [OPPORTUNITY_NAME.fieldApiName]: plan.name,
        [OPPORTUNITY_ACCOUNT.fieldApiName]: accountId,
        [OPPORTUNITY_TYPE.fieldApiName]: 'Renewal',
        [OPPORTUNITY_CLOSE_DATE.fieldApiName]: plan.closeDate,
        [OPPORTUNITY_STAGE.fieldApiName]: stage,
        [OPPORTUNITY_KEY.fieldApiName]: plan.key,
        ...(plan.amount === null ? {} : { [OPPORTUNITY_AMOUNT.fieldApiName]: plan.amount }),
        ...(ownerId === null ? {} : { [OPPORTUNITY_OWNER.fieldApiName]: ownerId })
    };
    const journey = { [RENEWAL_OPPORTUNITY.fieldApiName]: '@{opportunity}' };
    const variables = {
        opportunity: { [OPPORTUNITY.objectApiName]: opportunity },
        journey: { Id: term.journeyId, [JOURNEY.objectApiName]: journey }
    };
    const operation = { query: OPEN_RENEWAL, variables, operationName: 'SuccessOpenRenewal' };
    return mutate(() => executeMutation(operation), fallback);
}

function updateUnlessChanged(
    id: string,
    lastModifiedAt: string | null,
    fields: Readonly<Record<string, unknown>>,
    fallback: string
): Promise<WriteOutcome> {
    const options = lastModifiedAt === null ? undefined : { ifUnmodifiedSince: lastModifiedAt };
    return write(() => updateRecord({ fields: { Id: id, ...fields } }, options), fallback);
}
