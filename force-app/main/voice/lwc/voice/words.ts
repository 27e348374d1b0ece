import { ANSWER_SCALE, answerClass } from 'c/success';
import type { AnswerClass, FollowUpState, SurveyKind } from 'c/success';
import type { BandTone } from 'c/uiBands';
import { fill } from 'c/uiFormat';
import { labels } from 'c/voiceLabels';

/** Words by what records hold. */

const CLASSES: Readonly<Record<AnswerClass, readonly [word: string, tone: BandTone]>> = {
    Satisfied: [labels.satisfied, 'green'],
    Promoter: [labels.promoter, 'green'],
    Neutral: [labels.neutral, 'yellow'],
    Passive: [labels.passive, 'yellow'],
    Dissatisfied: [labels.dissatisfied, 'red'],
    Detractor: [labels.detractor, 'red']
};

/** In the order of the choice. */
export const TOUCHPOINTS: readonly (readonly [string, string])[] = [
    ['Relationship', labels.touchRelationship],
    ['QBR', labels.touchReview],
    ['Onboarding', labels.touchOnboarding],
    ['Support Resolution', labels.touchSupport]
];

/** In the order of the choice. */
export const STATES: readonly (readonly [FollowUpState, string])[] = [
    ['Open', labels.stateOpen],
    ['Called', labels.stateCalled],
    ['Closed', labels.stateClosed],
    ['Not Needed', labels.stateNotNeeded]
];

/** An org may have touchpoints of its own: these are shown as they are stored. */
export function touchpointWord(touchpoint: string | null): string {
    return TOUCHPOINTS.find(([key]) => key === touchpoint)?.[1] ?? touchpoint ?? '';
}

/** "CSAT 2 of 5". */
export function answerWords(kind: SurveyKind, answer: number): string {
    const name = kind === 'CSAT' ? labels.csat : labels.nps;
    return fill(labels.answerOf, name, answer, ANSWER_SCALE[kind][1]);
}

/** "Dissatisfied", and its colour. */
export function classWords(kind: SurveyKind, answer: number): readonly [word: string, tone: BandTone] {
    return CLASSES[answerClass(kind, answer)];
}
