import { awaitsFollowUp, isLowAnswer } from 'c/success';
import { fill } from 'c/uiFormat';
import type { Format } from 'c/uiFormat';
import { labels } from 'c/voiceLabels';
import type { SurveyRecord } from './records.ts';
import { answerWords } from './words.ts';

/** Where the closed loop of an answer stands. */
export interface FollowUpView {
    /** Nobody has called about it. */
    readonly waits: boolean;
    /** Who called, when, and what came of it; empty where no call was asked for. */
    readonly text: string;
    readonly outcome: string;
    /** Label of the button that opens the form, and what is read out of it; empty where the viewer may not. */
    readonly button: string;
    readonly spokenButton: string;
}

/** What is said of an answer's follow-up on a day. Pure. */
export function followUpView(
    survey: SurveyRecord,
    { format, editable }: { readonly format: Format; readonly editable: boolean }
): FollowUpView {
    const waits = awaitsFollowUp(survey, format.today);
    const isAsked = waits || survey.followUp !== 'Not Needed' || isLowAnswer(survey.kind, survey.answer);
    const button = waits ? labels.followUp : labels.changeFollowUp;
    const mayEdit = editable && isAsked && (survey.followUp !== null || waits);
    return {
        waits,
        text: textOf(survey, format, waits),
        outcome: survey.outcome ?? '',
        button: mayEdit ? button : '',
        spokenButton: mayEdit ? fill(labels.followUpFor, button, answerWords(survey.kind, survey.answer)) : ''
    };
}

function textOf(survey: SurveyRecord, format: Format, waits: boolean): string {
    if (waits) return labels.waits;
    const { followUp, followedUpBy, followedUpOn } = survey;
    if (followUp === 'Called' || followUp === 'Closed') {
        const on = followedUpOn === null ? '' : format.day(followedUpOn);
        const called = fill(labels.called, followedUpBy ?? labels.somebody, on);
        return followUp === 'Called' ? `${called} ${labels.calledOpen}` : called;
    }
    return isLowAnswer(survey.kind, survey.answer) ? labels.notNeeded : '';
}
