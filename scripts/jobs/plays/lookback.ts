import { comparisonsOf, factsAsked, SURVEY_FACT } from '../../../force-app/main/domain/lwc/success/success.ts';
import type { Condition, SuccessModel } from '../../../force-app/main/domain/lwc/success/success.ts';

/** Snapshots are a week apart: what is looked for so many days ago may be a week older. */
const DAYS_PER_WEEK = 7;

/** How many days back the triggers of a model look; 0: they look at the day itself alone. */
export function lookbackDays({ plays }: SuccessModel): number {
    const days = (plays?.plays ?? []).map(({ trigger }) => (trigger === undefined ? 0 : daysOf(trigger)));
    const most = Math.max(0, ...days);
    return most === 0 ? 0 : most + DAYS_PER_WEEK;
}

/** Keys of the plays that a measurement fires once: whether it did is told by when they started, however long ago. */
export function playsFiringOnce({ plays }: SuccessModel): readonly string[] {
    return (plays?.plays ?? [])
        .filter(({ trigger }) => trigger && comparisonsOf(trigger).some((part) => part.oncePerMeasurement === true))
        .map(({ key }) => key);
}

/** Whether a trigger or a reason asks for answers to surveys. */
export function asksForSurveys({ plays }: SuccessModel): boolean {
    return (plays?.plays ?? []).some(({ trigger, why }) => {
        return (
            why.includes(`{${SURVEY_FACT}`) ||
            (trigger !== undefined && factsAsked(trigger).some((fact) => fact.startsWith(SURVEY_FACT)))
        );
    });
}

function daysOf(condition: Condition): number {
    if ('all' in condition) return Math.max(0, ...condition.all.map(daysOf));
    if ('any' in condition) return Math.max(0, ...condition.any.map(daysOf));
    if ('not' in condition) return daysOf(condition.not);
    return 'change' in condition ? condition.overDays : (condition.forDays ?? 0);
}
