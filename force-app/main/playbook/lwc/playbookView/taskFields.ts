import type { NewTask, StepChannel } from 'c/success';
import type { FieldValues } from 'c/uiWrites';
import type { PlaybookContext } from './context.ts';

/** Values that Salesforce ships with for `Task.Type`; used only where the org has them. */
const TYPES: Readonly<Partial<Record<StepChannel, string>>> = { call: 'Call', email: 'Email', meeting: 'Meeting' };
const MAX_SUBJECT = 255;

/**
 * Fields of a step's task. Status and priority are left to the org's defaults.
 * @param play Id of its play, or a reference to one that the same request creates.
 */
export function newTaskFields(
    { records, types }: Pick<PlaybookContext, 'records' | 'types'>,
    task: NewTask,
    play: string
): FieldValues {
    const type = TYPES[task.channel];
    return {
        WhatId: records.account.id,
        OwnerId: task.ownerId,
        Subject: task.subject.slice(0, MAX_SUBJECT),
        ActivityDate: task.dueOn,
        Success_Play__c: play,
        Success_Step_Key__c: task.stepKey,
        ...(task.description === null ? {} : { Description: task.description }),
        ...(type !== undefined && types.includes(type) ? { Type: type } : {})
    };
}
