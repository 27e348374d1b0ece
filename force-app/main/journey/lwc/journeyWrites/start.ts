import type { JourneyPlan } from 'c/success';
import { MAX_OPERATIONS, runOperations } from 'c/uiWrites';
import type { Operation, WriteOutcome } from 'c/uiWrites';
import { journeyFields, milestoneFields, stageFields } from './plan.ts';
import JOURNEY from '@salesforce/schema/Success_Journey__c';
import MILESTONE from '@salesforce/schema/Success_Milestone__c';
import STAGE from '@salesforce/schema/Success_Stage__c';

export interface StartOutcome {
    readonly outcome: WriteOutcome;
    /** Milestones and stages that did not fit into the request: the nightly job adds them. */
    readonly left: number;
}

const ALIAS = 'journey';

/**
 * Creates a journey with its milestones and stages in one request: all of it, or nothing. A `duplicate` outcome means that somebody started
 * the same term before. Never throws.
 */
export async function startJourney(plan: JourneyPlan, customerId: string, fallback: string): Promise<StartOutcome> {
    const all = operationsOf(plan, customerId);
    const operations = all.slice(0, MAX_OPERATIONS);
    const outcome = await runOperations('StartJourney', operations, fallback);
    return { outcome, left: all.length - operations.length };
}

/** The journey first, then stages (without them the card would show the model's notes), then milestones. */
function operationsOf(plan: JourneyPlan, customerId: string): readonly Operation[] {
    const reference = `@{${ALIAS}}`;
    const create = (alias: string, object: string, fields: Operation['fields']): Operation => ({
        alias,
        kind: 'Create',
        object,
        fields
    });
    return [
        create(ALIAS, JOURNEY.objectApiName, journeyFields(plan, customerId)),
        ...plan.stages.map((stage, i) => create(`stage${i}`, STAGE.objectApiName, stageFields(stage, reference))),
        ...plan.milestones.map((milestone, i) =>
            create(`milestone${i}`, MILESTONE.objectApiName, milestoneFields(milestone, reference))
        )
    ];
}
