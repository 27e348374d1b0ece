import { EFFORT_WORDS, MILESTONE_KIND_WORDS } from '../../../force-app/main/domain/lwc/success/success.ts';
import type { JourneyPlan, PlannedStage } from '../../../force-app/main/domain/lwc/success/success.ts';
import type { DesiredRow } from '../diff.ts';
import type { JourneyChanges, MilestoneUpdate, NewMilestone, StageUpdate } from './journey-changes.ts';

/** Rows of journeys and what hangs on them, as they are sent. Details name their journey by its key: it may be as new as they are. */

const JOURNEY_OF = 'Journey__r.Journey_Key__c';

/** The row that makes a journey. */
export function newJourneyRow({ journey, modelVersion }: JourneyPlan, customerId: string): DesiredRow {
    return {
        Journey_Key__c: journey.key,
        Customer__c: customerId,
        Subscription__c: journey.subscription,
        Term__c: journey.term,
        Starts_On__c: journey.startsOn,
        Ends_On__c: journey.endsOn,
        Notice_Days__c: journey.noticeDays,
        Procurement_Days__c: journey.procurementDays,
        Journey_Model_Version__c: modelVersion
    };
}

/** How a journey ended; null where it runs again, for what ended it is gone. */
export function endingRow({ key, ending }: JourneyChanges['endings'][number]): DesiredRow {
    return {
        Journey_Key__c: key,
        Outcome__c: ending === null ? null : ending.outcome === 'renewed' ? 'Renewed' : 'Lost',
        Outcome_On__c: ending?.on ?? null,
        Outcome_Reason__c: ending?.reason ?? null
    };
}

/** The row that makes a milestone. */
export function newMilestoneRow({ journey, milestone, completedOn }: NewMilestone): DesiredRow {
    return {
        Milestone_Unique_Key__c: milestone.uniqueKey,
        [JOURNEY_OF]: journey,
        Milestone_Key__c: milestone.key,
        Milestone_Label__c: milestone.label,
        Milestone_Stage__c: milestone.stage,
        Milestone_Kind__c: MILESTONE_KIND_WORDS[milestone.kind],
        Due_On__c: milestone.dueOn,
        Stuck_On__c: milestone.stuckOn,
        Completed_On__c: completedOn
    };
}

/** What the job changes of a milestone. */
export function milestoneRow({ uniqueKey, label, dueOn, stuckOn, completedOn }: MilestoneUpdate): DesiredRow {
    return {
        Milestone_Unique_Key__c: uniqueKey,
        Milestone_Label__c: label,
        Due_On__c: dueOn,
        Stuck_On__c: stuckOn,
        Completed_On__c: completedOn
    };
}

/** What the job changes of a stage. */
export function stageRow({ uniqueKey, label, dueWeek }: StageUpdate): DesiredRow {
    return { Stage_Unique_Key__c: uniqueKey, Stage_Label__c: label, Stage_Due_Week__c: dueWeek };
}

/** The row that makes a stage. */
export function newStageRow({ journey, stage }: { journey: string; stage: PlannedStage }): DesiredRow {
    return {
        Stage_Unique_Key__c: stage.uniqueKey,
        [JOURNEY_OF]: journey,
        Stage_Key__c: stage.key,
        Stage_Label__c: stage.label,
        Stage_Due_Week__c: stage.dueWeek,
        Level_Of_Effort__c: EFFORT_WORDS[stage.levelOfEffort],
        Customer_Challenge__c: stage.customerChallenge,
        Our_Issue__c: stage.ourIssue
    };
}
