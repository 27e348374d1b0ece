import { key, label, sentence } from './modelTexts.ts';
import { list, number, object, oneOf } from './shape.ts';

/** 10 years. */
const MAX_WEEKS = 520;

const week = number({ min: 1, max: MAX_WEEKS, whole: true });

const stage = object(
    { key, label, dueWeek: week, levelOfEffort: oneOf('veryLow', 'low', 'medium', 'high', 'veryHigh') },
    { customerChallenge: sentence, ownIssue: sentence }
);
const milestone = object({ key, label, stage: key, dueWeek: week, kind: oneOf('done', 'goal') });

/** The structure of the section `journey`. */
export const journeyShape = object({
    termWeeks: number({ min: 4, max: MAX_WEEKS, whole: true }),
    stages: list(stage, { min: 1, max: 12 }),
    milestones: list(milestone, { min: 1, max: 50 }),
    stuckFactor: number({ min: 1, max: 10 }),
    goalCheckpoints: object({ firstWeek: week, everyWeeks: number({ min: 4, max: MAX_WEEKS, whole: true }) }),
    onboardingEndsWith: key,
    firstValueStage: key
});
