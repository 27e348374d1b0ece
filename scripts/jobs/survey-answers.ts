import type { FollowUpState, SurveyAnswer, SurveyKind } from '../../force-app/main/domain/lwc/success/success.ts';
import type { BulkRow } from '../org/bulk.ts';

/** Fields of `Success_Survey__c` that the rules look at. */
export const SURVEY_FIELDS: readonly string[] = [
    'Survey_Kind__c',
    'Answer__c',
    'Answered_On__c',
    'Touchpoint__c',
    'Follow_Up__c',
    'Followed_Up_On__c'
];

/** The answer in a row, in the domain's words. */
export function surveyAnswer(row: BulkRow): SurveyAnswer {
    return {
        kind: (row['Survey_Kind__c'] ?? '') as SurveyKind,
        answer: Number(row['Answer__c'] || Number.NaN),
        answeredOn: row['Answered_On__c'] ?? '',
        touchpoint: row['Touchpoint__c'] || null,
        followUp: (row['Follow_Up__c'] || null) as FollowUpState | null,
        followedUpOn: row['Followed_Up_On__c'] || null
    };
}
