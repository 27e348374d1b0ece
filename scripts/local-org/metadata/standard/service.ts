/** Case, Task and Event. */
import type { FieldDefinition, ObjectDefinition } from '../schema.ts';
import {
    ALWAYS,
    READ_ONLY,
    REQUIRED,
    SETUP_OBJECT,
    checkbox,
    date,
    datetime,
    defineStandardObject,
    email,
    longText,
    lookup,
    numberOf,
    picklist,
    text
} from './fields.ts';

/** Case statuses that close a case. */
export const CLOSED_CASE_STATUSES: ReadonlySet<string> = new Set(['Closed']);
const CASE_STATUSES = ['*New', 'Working', 'Escalated', 'Closed'];
/** Task statuses that complete a task. */
export const CLOSED_TASK_STATUSES: ReadonlySet<string> = new Set(['Completed']);
const TASK_STATUSES = ['*Not Started', 'In Progress', 'Completed', 'Waiting on someone else', 'Deferred'];

const caseObject = defineStandardObject({
    name: 'Case',
    label: 'Case',
    keyPrefix: '500',
    owned: true,
    activitiesEnabled: true,
    nameField: 'CaseNumber',
    compactLayout: ['Subject', 'Priority', 'Status', 'CaseNumber'],
    fields: [
        text('CaseNumber', 'Case Number', 30, {
            ...READ_ONLY,
            nillable: false,
            nameField: true,
            idLookup: true,
            autoNumber: '{00000000}'
        }),
        lookup('ContactId', 'Contact ID', 'Contact', { childRelationshipName: 'Cases', onDelete: 'restrict' }),
        lookup('AccountId', 'Account ID', 'Account', { childRelationshipName: 'Cases', onDelete: 'restrict' }),
        lookup('ParentId', 'Parent Case ID', 'Case', { childRelationshipName: 'Cases' }),
        text('SuppliedName', 'Name', 80),
        email('SuppliedEmail', 'Email Address'),
        text('SuppliedCompany', 'Company', 80),
        picklist('Type', 'Case Type', ['Mechanical', 'Electrical', 'Electronic', 'Structural', 'Other']),
        picklist('Status', 'Status', CASE_STATUSES, ALWAYS),
        picklist('Reason', 'Case Reason', [
            'Installation',
            'Equipment Complexity',
            'Performance',
            'Breakdown',
            'Equipment Design',
            'Feedback',
            'Other'
        ]),
        picklist('Origin', 'Case Origin', ['Phone', 'Email', 'Web']),
        text('Subject', 'Subject', 255),
        picklist('Priority', 'Priority', ['High', '*Medium', 'Low']),
        longText('Description', 'Description', 32000),
        checkbox('IsClosed', 'Closed', READ_ONLY),
        datetime('ClosedDate', 'Closed Date', { ...READ_ONLY, permissionable: true, auditField: true }),
        checkbox('IsEscalated', 'Escalated'),
        longText('Comments', 'Internal Comments', 4000)
    ]
});

const caseStatus = defineStandardObject({
    name: 'CaseStatus',
    label: 'Case Status Value',
    keyPrefix: '01J',
    owned: false,
    ...SETUP_OBJECT,
    nameField: 'MasterLabel',
    fields: statusFields()
});

const taskStatus = defineStandardObject({
    name: 'TaskStatus',
    label: 'Task Status Value',
    keyPrefix: '01J',
    owned: false,
    ...SETUP_OBJECT,
    nameField: 'MasterLabel',
    fields: statusFields()
});

function statusFields(): FieldDefinition[] {
    return [
        text('MasterLabel', 'Master Label', 255, { ...READ_ONLY, nameField: true }),
        text('ApiName', 'API Name', 255, READ_ONLY),
        numberOf('int', 'SortOrder', 'Sort Order', [9, 0], READ_ONLY),
        checkbox('IsDefault', 'Is Default', READ_ONLY),
        checkbox('IsClosed', 'Closed', READ_ONLY)
    ];
}

function activityLinks(children: string): FieldDefinition[] {
    return [
        lookup('WhoId', 'Name ID', 'Contact', {
            relationshipName: 'Who',
            childRelationshipName: children,
            polymorphic: true
        }),
        lookup('WhatId', 'Related To ID', [], {
            relationshipName: 'What',
            childRelationshipName: children,
            onDelete: 'cascade'
        }),
        lookup('AccountId', 'Account ID', 'Account', { childRelationshipName: null }, READ_ONLY)
    ];
}

const task = defineStandardObject({
    name: 'Task',
    label: 'Task',
    keyPrefix: '00T',
    owned: true,
    sharing: 'Private',
    sharedThrough: ['WhatId', 'WhoId'],
    nameField: 'Subject',
    compactLayout: ['Subject', 'ActivityDate', 'Status', 'Priority'],
    fields: [
        ...activityLinks('Tasks'),
        text('Subject', 'Subject', 255, { ...ALWAYS, nameField: true }),
        date('ActivityDate', 'Due Date Only'),
        picklist('Status', 'Status', TASK_STATUSES, REQUIRED),
        picklist('Priority', 'Priority', ['High', '*Normal', 'Low'], REQUIRED),
        checkbox('IsHighPriority', 'High Priority', READ_ONLY),
        longText('Description', 'Description', 32000),
        picklist('Type', 'Type', ['Call', 'Email', 'Meeting', 'Other']),
        picklist('TaskSubtype', 'Task Subtype', ['*Task', 'Email', 'List Email', 'Cadence', 'Call', 'LinkedIn'], {
            ...ALWAYS,
            updateable: false
        }),
        checkbox('IsClosed', 'Closed', READ_ONLY),
        datetime('CompletedDateTime', 'Completed Date', READ_ONLY),
        checkbox('IsReminderSet', 'Reminder Set'),
        datetime('ReminderDateTime', 'Reminder Date/Time'),
        numberOf('int', 'CallDurationInSeconds', 'Call Duration', [8, 0]),
        picklist('CallType', 'Call Type', ['Internal', 'Inbound', 'Outbound'])
    ]
});

const event = defineStandardObject({
    name: 'Event',
    label: 'Event',
    keyPrefix: '00U',
    owned: true,
    owners: ['User'],
    sharing: 'Private',
    sharedThrough: ['WhatId', 'WhoId'],
    nameField: 'Subject',
    compactLayout: ['Subject', 'StartDateTime', 'EndDateTime', 'Location'],
    fields: [
        ...activityLinks('Events'),
        text('Subject', 'Subject', 255, { ...ALWAYS, nameField: true }),
        text('Location', 'Location', 255),
        datetime('StartDateTime', 'Start Date Time', ALWAYS),
        datetime('EndDateTime', 'End Date Time', ALWAYS),
        numberOf('int', 'DurationInMinutes', 'Duration', [8, 0], ALWAYS),
        date('ActivityDate', 'Due Date Only', ALWAYS),
        checkbox('IsAllDayEvent', 'All-Day Event', ALWAYS),
        longText('Description', 'Description', 32000),
        picklist('Type', 'Type', ['Call', 'Email', 'Meeting', 'Other'])
    ]
});

/** The objects of service and activities. */
export const SERVICE_OBJECTS: readonly ObjectDefinition[] = [caseObject, caseStatus, task, taskStatus, event];
/** Values of the status objects, by object. */
export const STATUSES = {
    CaseStatus: { values: CASE_STATUSES, closed: CLOSED_CASE_STATUSES },
    TaskStatus: { values: TASK_STATUSES, closed: CLOSED_TASK_STATUSES }
} as const;
