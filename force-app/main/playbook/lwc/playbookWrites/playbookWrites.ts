import { runOperations } from 'c/uiWrites';
import type { Operation, WriteOutcome } from 'c/uiWrites';
import { PLAY_ALIAS } from 'c/playbookView';
import type { PlannedEdit, PlannedStart } from 'c/playbookView';
import PLAY from '@salesforce/schema/Success_Play__c';
import TASK from '@salesforce/schema/Task';

/** How a change of a play ended. `notAllowed`: the org does not let the viewer change one of the tasks; nothing was written. */
export type EditOutcome =
    /** What was done, as a sentence. */
    | { readonly kind: 'saved'; readonly message: string }
    | Exclude<WriteOutcome, { readonly kind: 'saved' }>
    | { readonly kind: 'notAllowed' };

/**
 * Writes an edit: the play and its tasks in one request, all or none. Where the org does not let the viewer change tasks of other people,
 * those that can wait for the nightly run are left out.
 */
export async function saveEdit(edit: PlannedEdit, fallback: string): Promise<EditOutcome> {
    const outcome = await runOperations('SuccessPlayEdit', operationsOf(edit), fallback);
    if (outcome.kind === 'saved') return { kind: 'saved', message: edit.message };
    if (outcome.kind !== 'failed' || !outcome.messages.some(isAccess)) return outcome;
    return edit.withoutOthers ? saveEdit(edit.withoutOthers, fallback) : { kind: 'notAllowed' };
}

/** Creates a play with its tasks in one request, all or none. `duplicate`: somebody was faster. */
export function saveStart(start: PlannedStart, fallback: string): Promise<WriteOutcome> {
    const tasks = start.taskFields.map((fields, index): Operation => ({
        alias: `task${index}`,
        kind: 'Create',
        object: TASK.objectApiName,
        fields
    }));
    const play: Operation = {
        alias: PLAY_ALIAS,
        kind: 'Create',
        object: PLAY.objectApiName,
        fields: start.playFields
    };
    return runOperations('SuccessPlayStart', [play, ...tasks], fallback);
}

/** The play first: its lock keeps two who change the same play in order. */
function operationsOf({ playId, playFields, tasks, newTasks }: PlannedEdit): Operation[] {
    const object = TASK.objectApiName;
    return [
        { alias: PLAY_ALIAS, kind: 'Update', object: PLAY.objectApiName, id: playId, fields: playFields },
        ...tasks.map(({ taskId, fields }, index): Operation => ({
            alias: `task${index}`,
            kind: 'Update',
            object,
            id: taskId,
            fields
        })),
        ...newTasks.map((fields, index): Operation => ({ alias: `new${index}`, kind: 'Create', object, fields }))
    ];
}

/** Salesforce's refusal of a record that somebody may read and not change. */
function isAccess(message: string): boolean {
    return /insufficient.access/i.test(message);
}
