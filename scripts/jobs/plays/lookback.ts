import type { Condition, SuccessModel } from '../../../force-app/main/domain/lwc/success/success.ts';

/** Snapshots are a week apart: what is looked for so many days ago may be a week older. */
const DAYS_PER_WEEK = 7;

/** How many days back the triggers of a model look; 0: they look at the day itself alone. */
export function lookbackDays({ plays }: SuccessModel): number {
    const days = (plays?.plays ?? []).map(({ trigger }) => (trigger === undefined ? 0 : daysOf(trigger)));
    const most = Math.max(0, ...days);
    return most === 0 ? 0 : most + DAYS_PER_WEEK;
}

function daysOf(condition: Condition): number {
    if ('all' in condition) return Math.max(0, ...condition.all.map(daysOf));
    if ('any' in condition) return Math.max(0, ...condition.any.map(daysOf));
    if ('not' in condition) return daysOf(condition.not);
    return 'change' in condition ? condition.overDays : (condition.forDays ?? 0);
}
