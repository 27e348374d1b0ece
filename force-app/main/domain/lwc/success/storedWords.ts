import type { PlannedMilestone } from './journeyPlan.ts';
import type { EffortLevel } from './journeyModel.ts';
import type { RiskCall } from './renewalModel.ts';

/** The words that records hold for what the domain calls by keys: values of restricted picklists. */

export const RISK_CALL_WORDS: Readonly<Record<RiskCall, string>> = {
    commit: 'Commit',
    likely: 'Likely',
    atRisk: 'At Risk',
    lost: 'Lost'
};

export const EFFORT_WORDS: Readonly<Record<EffortLevel, string>> = {
    veryLow: 'Very Low',
    low: 'Low',
    medium: 'Medium',
    high: 'High',
    veryHigh: 'Very High'
};

export const MILESTONE_KIND_WORDS: Readonly<Record<PlannedMilestone['kind'], string>> = {
    done: 'Done',
    goal: 'Goal',
    checkpoint: 'Checkpoint'
};

/** The key that a stored word stands for; null: none. */
export function keyOfWord<Key extends string>(words: Readonly<Record<Key, string>>, word: unknown): Key | null {
    const keys = Object.keys(words) as Key[];
    return keys.find((key) => words[key] === word) ?? null;
}
