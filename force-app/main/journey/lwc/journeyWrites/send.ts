import { create } from './create.ts';
import { updateChecked } from 'c/uiWrites';
import type { CheckedOutcome } from 'c/uiWrites';
import type { JourneyRecord } from 'c/journeyRecords';
import type { PlannedMilestone, PlannedStage } from 'c/success';
import { fieldsOf } from './changes.ts';
import type { Change } from './changes.ts';
import { milestoneFields, stageFields } from './plan.ts';
import MILESTONE from '@salesforce/schema/Success_Milestone__c';
import STAGE from '@salesforce/schema/Success_Stage__c';

/** What a record is made from that the model has and the org has not: a milestone that came with a newer model. */
export interface Missing {
    readonly journey: JourneyRecord;
    readonly milestone: PlannedMilestone | undefined;
    readonly stage: PlannedStage | undefined;
}

/**
 * Saves a change, unless somebody else changed the record since `lastModifiedAt`. A record without an id is created. Never throws;
 * `fallback` is said where the error has no words.
 */
export function sendChange(
    change: Change,
    lastModifiedAt: string | null,
    missing: Missing,
    fallback: string
): Promise<CheckedOutcome> {
    const fields = fieldsOf(change);
    if (!isNew(change.record.id)) return updateChecked({ id: change.record.id, lastModifiedAt }, fields, fallback);
    const journey = missing.journey.id;
    if (change.list === 'milestones' && missing.milestone) {
        return create(MILESTONE.objectApiName, { ...milestoneFields(missing.milestone, journey), ...fields }, fallback);
    }
    if (change.list === 'stages' && missing.stage) {
        return create(STAGE.objectApiName, { ...stageFields(missing.stage, journey), ...fields }, fallback);
    }
    return Promise.resolve({ kind: 'failed', messages: [fallback] });
}

const NEW = 'new:';

/** Id, on the card only, of what the model has and the org has not. */
export function newId(key: string): string {
    return `${NEW}${key}`;
}

function isNew(id: string): boolean {
    return id.startsWith(NEW);
}
