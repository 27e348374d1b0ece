import type { CalendarDate, SuccessModel } from '../../force-app/main/domain/lwc/success/success.ts';
import { dimensionFieldsOf, mondayOf } from '../../force-app/main/domain/lwc/success/success.ts';
import {
    CUSTOMER_COLUMNS,
    DAYS_TO_RENEWAL,
    dimensionColumns,
    METRIC_COLUMNS,
    SNAPSHOT_COLUMNS,
    SNAPSHOT_SUMMARY_COLUMNS,
    SUMMARY_COLUMNS
} from './columns.ts';
import { SNAPSHOT_PREFIX } from './desired.ts';
import type { ColumnSpec } from './diff.ts';
import { ROLE_FIELDS } from './responsible.ts';
import { earlierWeeksCondition, weekCondition } from './history.ts';

/** What the score job reads of our own objects, and how it tells what to write. All in the order of the account, so that they can be joined. */

export interface ScorePlan {
    readonly customers: ObjectPlan;
    readonly metrics: ObjectPlan;
    readonly snapshots: ObjectPlan;
    /** Last week's and an earlier one's scores. */
    readonly earlierSnapshots: string;
}

export interface ObjectPlan {
    readonly object: string;
    readonly externalIdField: string;
    readonly soql: string;
    /** Compared and written. */
    readonly compared: readonly ColumnSpec[];
    /** Columns of what is sent: key, parent and day, then those compared. */
    readonly sent: readonly string[];
}

const CUSTOMER_FACTS = ['Id', 'Account__c', 'Account_Key__c', 'Segment__c', 'Edition__c', 'Customer_Since__c'];
/** What renewals, plays and snapshots need beyond it: whose the customer is, and what it pays. */
const RESPONSIBLE = [
    'ARR__c',
    'ACV__c',
    'Account__r.Name',
    'Account__r.OwnerId',
    'Account__r.Owner.IsActive',
    ...ROLE_FIELDS.flatMap((field) => [field, `${field.replace(/__c$/, '__r')}.IsActive`])
];
const OVERRIDE = [
    'Override_Score__c',
    'Override_Reason__c',
    'Override_Expires_On__c',
    'Override_Set_On__c',
    'Override_By__r.Name'
];
/** Path from a detail of the customer to the account. */
export const ACCOUNT_OF_DETAIL = 'Customer__r.Account__c';

/** The plan for one day. */
export function scorePlan(model: SuccessModel, asOf: CalendarDate): ScorePlan {
    const dimensions = dimensionFieldsOf(model);
    const hasJourney = model.journey !== undefined;
    const customer = [...CUSTOMER_COLUMNS, ...dimensionColumns(dimensions), ...(hasJourney ? SUMMARY_COLUMNS : [])];
    const snapshot = [
        ...SNAPSHOT_COLUMNS,
        ...dimensionColumns(dimensions, SNAPSHOT_PREFIX),
        ...(hasJourney ? SNAPSHOT_SUMMARY_COLUMNS : [])
    ];
    return {
        customers: {
            object: 'Success_Customer__c',
            externalIdField: 'Account_Key__c',
            soql: `SELECT ${[...CUSTOMER_FACTS, ...RESPONSIBLE, ...OVERRIDE, ...names(customer)].join(', ')} FROM Success_Customer__c ORDER BY Account__c`,
            compared: customer,
            sent: ['Account_Key__c', 'Scored_At__c', ...names(customer)]
        },
        metrics: {
            object: 'Success_Metric__c',
            externalIdField: 'Unique_Key__c',
            soql: select(['Unique_Key__c', ...names(METRIC_COLUMNS)], 'Success_Metric__c', null),
            compared: METRIC_COLUMNS,
            sent: ['Unique_Key__c', 'Customer__c', ...names(METRIC_COLUMNS)]
        },
        snapshots: {
            object: 'Success_Snapshot__c',
            externalIdField: 'Snapshot_Key__c',
            soql: select(['Snapshot_Key__c', ...names(snapshot)], 'Success_Snapshot__c', weekCondition(mondayOf(asOf))),
            compared: snapshot,
            sent: [
                'Snapshot_Key__c',
                'Customer__c',
                'Taken_On__c',
                ...names(snapshot),
                ...(hasJourney ? [DAYS_TO_RENEWAL] : [])
            ]
        },
        earlierSnapshots: select(
            ['Snapshot_Key__c', 'Snapshot_Score__c'],
            'Success_Snapshot__c',
            earlierWeeksCondition(asOf)
        )
    };
}

function select(fields: readonly string[], detail: string, where: string | null): string {
    const condition = where === null ? '' : ` WHERE ${where}`;
    return `SELECT ${[...fields, 'Customer__c', ACCOUNT_OF_DETAIL].join(', ')} FROM ${detail}${condition} ORDER BY ${ACCOUNT_OF_DETAIL}`;
}

function names(columns: readonly ColumnSpec[]): string[] {
    return columns.map(({ name }) => name);
}
