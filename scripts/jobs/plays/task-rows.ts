import type { NewTask, PlayTask, TaskUpdate } from '../../../force-app/main/domain/lwc/success/success.ts';
import type { BulkRow } from '../../org/bulk.ts';
import type { DayCalendar } from '../calendar.ts';
import type { DesiredRow } from '../diff.ts';
import type { TaskWords } from './task-words.ts';

/** Rows of `Task`. */

export const NEW_TASK = [
    'WhatId',
    'OwnerId',
    'Subject',
    'Description',
    'ActivityDate',
    'Status',
    'Type',
    'Success_Play__c',
    'Success_Step_Key__c'
];
export const TASK_CHANGE = ['Id', 'OwnerId', 'ActivityDate', 'Status', 'Success_Not_Done__c'];

/** Of ids of users; others own tasks as queues do. */
const USER_PREFIX = '005';

/** The row that makes a task of a play's step. */
export function newTaskRow(task: NewTask, playId: string, accountId: string, words: TaskWords): DesiredRow {
    return {
        WhatId: accountId,
        OwnerId: task.ownerId,
        Subject: task.subject,
        Description: task.description ?? undefined,
        ActivityDate: task.dueOn,
        Status: words.open,
        Type: words.types[task.channel],
        Success_Play__c: playId,
        Success_Step_Key__c: task.stepKey
    };
}

/** What the job changes of a task. */
export function taskChange(
    { taskId, ownerId, dueOn, status }: Omit<TaskUpdate, 'stepKey'>,
    words: TaskWords
): DesiredRow {
    return {
        Id: taskId,
        OwnerId: ownerId,
        ActivityDate: dueOn,
        ...(status === undefined ? {} : statusFields(status, words))
    };
}

/** Whether a task is closed, and whether it was done: the two always change together. */
function statusFields(status: NonNullable<TaskUpdate['status']>, { closed, open }: TaskWords): DesiredRow {
    return { Status: status === 'reopen' ? open : closed, Success_Not_Done__c: status === 'drop' };
}

/** A task of the org as the domain reads it. */
export function playTask(row: BulkRow, calendar: DayCalendar): PlayTask {
    const ownerId = row['OwnerId'] ?? '';
    const closed = row['CompletedDateTime'] ?? '';
    return {
        id: row['Id'] ?? '',
        playId: row['Success_Play__c'] || null,
        stepKey: row['Success_Step_Key__c'] || null,
        ownerId,
        isOwnerActive: !ownerId.startsWith(USER_PREFIX) || row['Owner.IsActive'] !== 'false',
        dueOn: row['ActivityDate'] || null,
        isClosed: row['IsClosed'] === 'true',
        closedOn: closed === '' ? null : calendar.dayOf(closed)
    };
}
