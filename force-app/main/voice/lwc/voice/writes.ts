import { createRecord } from 'lightning/uiRecordApi';
import { isLowAnswer } from 'c/success';
import type { FollowUpState, SurveyKind } from 'c/success';
import { updateChecked, write } from 'c/uiWrites';
import type { CheckedOutcome, WriteOutcome } from 'c/uiWrites';
import SURVEY from '@salesforce/schema/Success_Survey__c';
import ANSWER from '@salesforce/schema/Success_Survey__c.Answer__c';
import ANSWERED_ON from '@salesforce/schema/Success_Survey__c.Answered_On__c';
import COMMENT from '@salesforce/schema/Success_Survey__c.Comment__c';
import CUSTOMER from '@salesforce/schema/Success_Survey__c.Customer__c';
import FOLLOW_UP from '@salesforce/schema/Success_Survey__c.Follow_Up__c';
import OUTCOME from '@salesforce/schema/Success_Survey__c.Follow_Up_Outcome__c';
import FOLLOWED_UP_BY from '@salesforce/schema/Success_Survey__c.Followed_Up_By__c';
import FOLLOWED_UP_ON from '@salesforce/schema/Success_Survey__c.Followed_Up_On__c';
import RESPONDENT from '@salesforce/schema/Success_Survey__c.Respondent__c';
import KEY from '@salesforce/schema/Success_Survey__c.Survey_Key__c';
import KIND from '@salesforce/schema/Success_Survey__c.Survey_Kind__c';
import SOURCE from '@salesforce/schema/Success_Survey__c.Survey_Source__c';
import TOUCHPOINT from '@salesforce/schema/Success_Survey__c.Touchpoint__c';

/** What people keep of a follow-up. */
export interface FollowUpValues {
    readonly followUp: FollowUpState | null;
    readonly followedUpById: string | null;
    readonly followedUpOn: string | null;
    readonly outcome: string | null;
}

export interface NewAnswer {
    readonly kind: SurveyKind;
    readonly answer: number;
    readonly answeredOn: string;
    readonly touchpoint: string | null;
    readonly respondentId: string | null;
    readonly comment: string | null;
}

/** Keeps a follow-up, unless somebody else changed the answer since `lastModifiedAt`. Never throws. */
export function saveFollowUp(
    id: string,
    lastModifiedAt: string | null,
    values: FollowUpValues,
    fallback: string
): Promise<CheckedOutcome> {
    const fields = {
        [FOLLOW_UP.fieldApiName]: values.followUp,
        [FOLLOWED_UP_BY.fieldApiName]: values.followedUpById,
        [FOLLOWED_UP_ON.fieldApiName]: values.followedUpOn,
        [OUTCOME.fieldApiName]: values.outcome
    };
    return updateChecked({ id, lastModifiedAt }, fields, fallback);
}

/**
 * Writes an answer down that somebody gave. Never throws.
 * @param customer Its key begins the key of the answer.
 * @param key Of the answer; no other has it.
 */
export function recordAnswer(
    customer: { readonly id: string; readonly accountKey: string },
    key: string,
    given: NewAnswer,
    fallback: string
): Promise<WriteOutcome> {
    const fields = {
        [CUSTOMER.fieldApiName]: customer.id,
        [KEY.fieldApiName]: `${customer.accountKey}:${key}`,
        [KIND.fieldApiName]: given.kind,
        [ANSWER.fieldApiName]: given.answer,
        [ANSWERED_ON.fieldApiName]: given.answeredOn,
        [TOUCHPOINT.fieldApiName]: given.touchpoint,
        [RESPONDENT.fieldApiName]: given.respondentId,
        [COMMENT.fieldApiName]: given.comment,
        [SOURCE.fieldApiName]: 'Manual',
        [FOLLOW_UP.fieldApiName]: isLowAnswer(given.kind, given.answer) ? 'Open' : 'Not Needed'
    };
    return write(() => createRecord({ apiName: SURVEY.objectApiName, fields }), fallback);
}
