import { defaultModel, locateJourney } from '../success.ts';
import type {
    CalendarDate,
    JourneyAnswer,
    JourneyFacts,
    JourneyModel,
    JourneyPosition,
    MilestoneFact,
    MilestonePosition,
    RenewalModel,
    SuccessModel
} from '../success.ts';
import { TODAY } from './builders.ts';

export const journeyModel: JourneyModel = defaultModel.journey!;
export const renewalModel: RenewalModel = defaultModel.renewal!;

/** The example's second term, a year. */
export const TERM: JourneyFacts = { startsOn: '2025-12-01', endsOn: '2026-11-30', ending: null };

/** When the example customer did its milestones: two were late. */
export const ACME_DONE: Readonly<Record<string, CalendarDate>> = {
    blogMigrated: '2025-12-04',
    crmIntegrated: '2025-12-05',
    websiteCodeDeployed: '2025-12-07',
    newLeadsFlowing: '2025-12-16',
    firstWorkflowLive: '2025-12-22',
    firstBlogPostLive: '2026-01-08',
    attributionReportBuilt: '2026-01-20',
    completeMonthOfStats: '2026-01-25',
    emailCampaignSent: '2026-01-30',
    leadNurtureActive: '2026-02-04',
    socialMonitoringActive: '2026-02-12'
};

export function milestoneFact(key: string, changes: Partial<MilestoneFact> = {}): MilestoneFact {
    return { key, dueWeek: null, completedOn: null, waiver: null, readings: [], ...changes };
}

/** Milestones done on these days. */
export function doneOn(days: Readonly<Record<string, CalendarDate>>): readonly MilestoneFact[] {
    return Object.entries(days).map(([key, completedOn]) => milestoneFact(key, { completedOn }));
}

/** The example customer's milestones, its lead goal at 59%. */
export const ACME_MILESTONES: readonly MilestoneFact[] = [
    ...doneOn(ACME_DONE),
    milestoneFact('leadGoal', {
        readings: [
            { on: '2026-05-12', percent: 47 },
            { on: '2026-08-05', percent: 59 }
        ]
    })
];

export function withJourney(changes: Partial<JourneyModel>): SuccessModel {
    return { ...defaultModel, journey: { ...journeyModel, ...changes } };
}

export function withRenewal(changes: Partial<RenewalModel>): SuccessModel {
    return { ...defaultModel, renewal: { ...renewalModel, ...changes } };
}

/** Whether an answer tells a position. */
export function isLocated(answer: JourneyAnswer): answer is JourneyAnswer & JourneyPosition {
    return 'week' in answer;
}

/** Where a customer of the default model is; the answer must tell. */
export function located(
    milestones: readonly MilestoneFact[],
    asOf: CalendarDate = TODAY,
    journey: Partial<JourneyFacts> = {},
    model: SuccessModel = defaultModel
): JourneyAnswer & JourneyPosition {
    const answer = locateJourney(model, { ...TERM, ...journey }, milestones, asOf);
    if (!isLocated(answer)) {
        throw new Error(`There should be a position, not "${answer.kind}".`);
    }
    return answer;
}

export function milestoneIn(position: JourneyPosition, key: string): MilestonePosition {
    const found = position.milestones.find((milestone) => milestone.key === key);
    if (!found) {
        throw new Error(`There should be a milestone "${key}".`);
    }
    return found;
}
