/** Tasks as the activity panel shows them. Pure. */
import { formatValue, type FormatSettings } from './format.ts';
import { urlOf } from './routes.ts';

/** A task of a query's answer. */
export interface ActivityRecord {
    readonly Id: string;
    readonly Subject: string | null;
    readonly ActivityDate: string | null;
    readonly IsClosed: boolean;
    readonly Status: string | null;
    readonly Owner: { readonly Name: string } | null;
}

export interface Activity {
    readonly id: string;
    readonly subject: string;
    readonly url: string;
    readonly due: string;
    readonly dueClass: 'due' | 'due overdue';
    readonly detail: string;
}

const MAX_ACTIVITIES = 50;

/** An account's activities are those of its opportunities and cases, too. */
export function activitySoql(objectApiName: string, recordId: string): string {
    const parent = objectApiName === 'Account' ? 'AccountId' : 'WhatId';
    return (
        'SELECT Id, Subject, ActivityDate, IsClosed, Status, Owner.Name FROM Task ' +
        `WHERE ${parent} = '${recordId}' ORDER BY ActivityDate DESC NULLS LAST LIMIT ${MAX_ACTIVITIES}`
    );
}

/** Open tasks, next due first, and closed ones, latest first. */
export function timeline(
    records: readonly ActivityRecord[],
    now: Date,
    settings: FormatSettings
): { upcoming: readonly Activity[]; past: readonly Activity[] } {
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: settings.timeZone }).format(now);
    const views = (closed: boolean) =>
        records.filter((record) => record.IsClosed === closed).map((record) => activity(record, today, settings));
    return { upcoming: views(false).reverse(), past: views(true) };
}

function activity(record: ActivityRecord, today: string, settings: FormatSettings): Activity {
    const isOverdue = !record.IsClosed && record.ActivityDate !== null && record.ActivityDate < today;
    const date = formatValue(record.ActivityDate, 'date', 0, settings);
    return {
        id: record.Id,
        subject: record.Subject ?? 'Task',
        url: urlOf({
            type: 'standard__recordPage',
            attributes: { objectApiName: 'Task', recordId: record.Id, actionName: 'view' }
        }),
        due: isOverdue ? `Overdue, ${date}` : date,
        dueClass: isOverdue ? 'due overdue' : 'due',
        detail: [record.Owner?.Name, record.Status].filter(Boolean).join(', ')
    };
}
