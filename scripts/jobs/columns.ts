import type { ColumnSpec } from './diff.ts';

/** The fields that the score job writes, as their metadata defines them. Dimension fields come from the model. */

const text = (name: string, length: number): ColumnSpec => ({ name, kind: 'text', length });
const number = (name: string, scale: number): ColumnSpec => ({ name, kind: 'number', scale });

export const CUSTOMER_COLUMNS: readonly ColumnSpec[] = [
    number('Computed_Score__c', 0),
    text('Computed_Band__c', 40),
    number('Uncapped_Score__c', 0),
    text('Cap_Reason__c', 255),
    number('Coverage__c', 1),
    number('Metrics_Counted__c', 0),
    number('Metrics_Applicable__c', 0),
    number('Change_1_Week__c', 0),
    number('Change_4_Weeks__c', 0),
    text('Main_Reason__c', 255),
    number('Model_Version__c', 0)
];

export const METRIC_COLUMNS: readonly ColumnSpec[] = [
    text('Metric_Key__c', 80),
    text('Label__c', 80),
    text('Dimension__c', 80),
    number('Value__c', 4),
    text('Text_Value__c', 80),
    { name: 'Date_Value__c', kind: 'date' },
    { name: 'Measured_On__c', kind: 'date' },
    text('Source__c', 40),
    text('Status__c', 40),
    number('Points__c', 1),
    number('Weight__c', 2),
    number('Contribution__c', 1),
    number('Lost_Points__c', 1)
];

/** What a snapshot is compared by; the day it was taken changes with these only. */
export const SNAPSHOT_COLUMNS: readonly ColumnSpec[] = [
    number('Snapshot_Score__c', 0),
    text('Snapshot_Band__c', 40),
    number('Snapshot_Computed_Score__c', 0),
    number('Snapshot_Coverage__c', 1),
    number('Snapshot_Model_Version__c', 0),
    { name: 'Snapshot_Override__c', kind: 'boolean' },
    text('Snapshot_Override_By__c', 80),
    text('Snapshot_Cap_Reason__c', 255),
    number('Snapshot_ARR__c', 2),
    { name: 'Inputs__c', kind: 'text' }
];

/** What sums up a customer's journey and renewal. */
export const SUMMARY_COLUMNS: readonly ColumnSpec[] = [
    number('Current_Term__c', 0),
    { name: 'Term_Starts_On__c', kind: 'date' },
    { name: 'Renews_On__c', kind: 'date' },
    { name: 'Churned_On__c', kind: 'date' },
    { name: 'Decision_Deadline__c', kind: 'date' },
    text('Actual_Stage__c', 80),
    text('Expected_Stage__c', 80),
    number('Gap_Weeks__c', 0),
    number('Milestones_On_Time__c', 1),
    { name: 'Onboarded_On__c', kind: 'date' },
    number('Days_To_First_Value__c', 0),
    text('Health_Call__c', 40),
    text('CSM_Call__c', 40),
    { name: 'Calls_Disagree__c', kind: 'boolean' }
];

/** The same on the snapshot. */
export const SNAPSHOT_SUMMARY_COLUMNS: readonly ColumnSpec[] = [
    text('Snapshot_Health_Call__c', 40),
    text('Snapshot_CSM_Call__c', 40),
    text('Snapshot_Stage__c', 80),
    number('Snapshot_Gap_Weeks__c', 0)
];

/** Goes with the day on which the snapshot was taken: it differs each day, and is no reason to write. */
export const DAYS_TO_RENEWAL = 'Snapshot_Days_To_Renewal__c';

/** Fields of dimensions' points, one decimal; `prefix` for those of the snapshot. */
export function dimensionColumns(names: readonly string[], prefix = ''): ColumnSpec[] {
    return names.map((name) => number(`${prefix}${name}`, 1));
}
