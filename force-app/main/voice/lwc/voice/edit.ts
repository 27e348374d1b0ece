import type { FollowUpState } from 'c/success';
import type { FollowUpEntered, FollowUpForm } from 'c/voiceFollowUp';
import { labels } from 'c/voiceLabels';
import type { PersonRecord, SurveyRecord } from './records.ts';
import { STATES } from './words.ts';
import type { FollowUpValues } from './writes.ts';

/** The form of an answer's follow-up: whoever opens it has most likely just called. Pure. */
export function formOf(
    survey: SurveyRecord,
    people: readonly PersonRecord[],
    { today, userId }: { readonly today: string; readonly userId: string }
): FollowUpForm {
    const { followUp, followedUpById, followedUpBy, followedUpOn, outcome } = survey;
    const isNew = followUp === null || followUp === 'Open';
    const known = new Map([[userId, labels.you], ...people.map(({ id, name }) => [id, name] as const)]);
    known.set(userId, labels.you);
    if (followedUpById && !known.has(followedUpById)) known.set(followedUpById, followedUpBy ?? labels.somebody);
    return {
        state: isNew ? 'Called' : followUp,
        states: STATES.map(([value, label]) => ({ value, label })),
        by: followedUpById ?? userId,
        people: [...known].map(([value, label]) => ({ value, label })),
        on: followedUpOn ?? today,
        earliest: survey.answeredOn,
        today,
        outcome: outcome ?? ''
    };
}

/** What is stored of what was entered: who and when belong to a call. */
export function enteredValues({ state, by, on, outcome }: FollowUpEntered): FollowUpValues {
    const wasCalled = state === 'Called' || state === 'Closed';
    return {
        followUp: state as FollowUpState,
        followedUpById: wasCalled ? by : null,
        followedUpOn: wasCalled ? on : null,
        outcome: wasCalled && outcome !== '' ? outcome : null
    };
}
