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
    { name: 'Inputs__c', kind: 'text' }
];

/** Fields of dimensions' points, one decimal; `prefix` for those of the snapshot. */
export function dimensionColumns(names: readonly string[], prefix = ''): ColumnSpec[] {
    return names.map((name) => number(`${prefix}${name}`, 1));
}
