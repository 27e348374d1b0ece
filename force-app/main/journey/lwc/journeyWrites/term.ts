import { MAX_OPERATIONS, runOperations } from 'c/uiWrites';
import type { Operation, WriteOutcome } from 'c/uiWrites';
import { fieldsOf } from './changes.ts';
import type { Change } from './changes.ts';
import JOURNEY from '@salesforce/schema/Success_Journey__c';
import MILESTONE from '@salesforce/schema/Success_Milestone__c';

/**
 * Changes a term and the days on which its milestones are due: all in one request, or nothing. Beyond what fits (24 milestones) days follow
 * with the nightly job. Never throws.
 */
export function saveTerm(term: Change, milestones: readonly Change[], fallback: string): Promise<WriteOutcome> {
    const update = (alias: string, object: string, change: Change): Operation => ({
        alias,
        kind: 'Update',
        object,
        id: change.record.id,
        fields: fieldsOf(change)
    });
    const operations = [
        update('journey', JOURNEY.objectApiName, term),
        ...milestones.map((change, i) => update(`milestone${i}`, MILESTONE.objectApiName, change))
    ];
    return runOperations('SaveTerm', operations.slice(0, MAX_OPERATIONS), fallback);
}
