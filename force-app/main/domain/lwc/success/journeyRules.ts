import type { JourneyModel } from './journeyModel.ts';
import { checkKeys } from './keyRules.ts';
import type { Problem } from './shape.ts';

/** What a journey whose structure is right must keep to: order, references and weeks within the term. */
export function checkJourneyRules(journey: JourneyModel, problems: Problem[]): void {
    checkKeys(journey.stages, 'journey.stages', problems);
    checkKeys(journey.milestones, 'journey.milestones', problems);
    checkStages(journey, problems);
    journey.milestones.forEach(({ stage, dueWeek }, i) => {
        checkStageKey(journey, stage, `journey.milestones[${i}].stage`, problems);
        checkWeek(journey, dueWeek, `journey.milestones[${i}].dueWeek`, problems);
    });
    checkWeek(journey, journey.goalCheckpoints.firstWeek, 'journey.goalCheckpoints.firstWeek', problems);
    checkStageKey(journey, journey.onboardingEndsWith, 'journey.onboardingEndsWith', problems);
    checkStageKey(journey, journey.firstValueStage, 'journey.firstValueStage', problems);
}

function checkStages(journey: JourneyModel, problems: Problem[]): void {
    journey.stages.forEach(({ key, dueWeek }, i) => {
        const before = journey.stages[i - 1];
        if (before && dueWeek <= before.dueWeek) {
            const message = `stages must rise: week ${dueWeek} is not after week ${before.dueWeek}; sort the stages or change a week`;
            problems.push({ path: `journey.stages[${i}].dueWeek`, message });
        }
        checkWeek(journey, dueWeek, `journey.stages[${i}].dueWeek`, problems);
        if (!journey.milestones.some(({ stage }) => stage === key)) {
            const message = `stage "${key}" has no milestone, so nobody could tell who reached it: add one or remove the stage`;
            problems.push({ path: `journey.stages[${i}]`, message });
        }
    });
}

function checkStageKey({ stages }: JourneyModel, stage: string, path: string, problems: Problem[]): void {
    if (!stages.some(({ key }) => key === stage)) {
        const known = stages.map(({ key }) => key).join(', ');
        problems.push({ path, message: `there is no stage "${stage}": use one of ${known}, or add it` });
    }
}

function checkWeek({ termWeeks }: JourneyModel, week: number, path: string, problems: Problem[]): void {
    if (week > termWeeks) {
        const message = `week ${week} is after the term of ${termWeeks} weeks: use an earlier week, or raise "termWeeks"`;
        problems.push({ path, message });
    }
}
