import type { FollowUpState, SurveyAnswer, SurveyKind } from 'c/success';
import { numberOf, textOf } from 'c/uiNodes';
import type { Node } from 'c/uiNodes';

/** The answer in a row, in the domain's words; none where what makes it an answer is hidden. */
export function readSurvey(node: Node): SurveyAnswer[] {
    const [kind, answer, answeredOn] = [
        textOf(node, 'Survey_Kind__c'),
        numberOf(node, 'Answer__c'),
        textOf(node, 'Answered_On__c')
    ];
    if (!kind || typeof answer !== 'number' || !answeredOn) return [];
    return [
        {
            kind: kind as SurveyKind,
            answer,
            answeredOn,
            touchpoint: textOf(node, 'Touchpoint__c') ?? null,
            followUp: (textOf(node, 'Follow_Up__c') ?? null) as FollowUpState | null,
            followedUpOn: textOf(node, 'Followed_Up_On__c') ?? null
        }
    ];
}
