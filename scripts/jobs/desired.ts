import { percentDown } from '../../force-app/main/domain/lwc/success/success.ts';
import type {
    CustomerFacts,
    FactValue,
    HealthAnswer,
    MetricHealth,
    MetricStatus,
    SuccessModel,
    ValueKind
} from '../../force-app/main/domain/lwc/success/success.ts';
import type { BulkRow, BulkValue } from '../org/bulk.ts';
import type { DesiredRow } from './diff.ts';
import { mainReason } from './reason.ts';

/** What the records of a customer should say, given its answer. Pure: the job compares these with what is stored. */

const STATUS: Readonly<Record<MetricStatus, string>> = {
    counted: 'Counted',
    stale: 'Stale',
    missing: 'Missing',
    invalid: 'Invalid',
    notApplicable: 'Not Applicable'
};
const INSUFFICIENT = 'Insufficient Data';
/** Of the snapshot's fields for what the customer has too. */
export const SNAPSHOT_PREFIX = 'Snapshot_';
/** A long text area of 32,000 characters. */
export const INPUTS_LIMIT = 32_000;

/** Shown scores of earlier weeks; null where there was no score. */
export interface EarlierScores {
    readonly oneWeekAgo: number | null;
    readonly fourWeeksAgo: number | null;
}

/** The fields of `Success_Customer__c` that the job computes. */
export function customerRow(model: SuccessModel, answer: HealthAnswer, earlier: EarlierScores): DesiredRow {
    const scored = answer.kind === 'scored' ? answer : null;
    const change = (before: number | null): number | null =>
        scored === null || before === null ? null : scored.score - before;
    return {
        Computed_Score__c: scored?.computed?.score ?? null,
        Computed_Band__c: scored?.computed?.band.label ?? null,
        Uncapped_Score__c: scored?.uncapped?.score ?? null,
        Cap_Reason__c: scored?.cap?.reason ?? null,
        Coverage__c: percentDown(answer.coverage, 1),
        Metrics_Counted__c: answer.counted,
        Metrics_Applicable__c: answer.applicable,
        Change_1_Week__c: change(earlier.oneWeekAgo),
        Change_4_Weeks__c: change(earlier.fourWeeksAgo),
        Main_Reason__c: mainReason(answer),
        Model_Version__c: answer.modelVersion,
        ...dimensionPoints(model, answer, '')
    };
}

/** The week's `Success_Snapshot__c`, but for its key, customer and day. `arr`: as it is recorded; blank where it is not known. */
export function snapshotRow(model: SuccessModel, answer: HealthAnswer, facts: CustomerFacts, arr: string): DesiredRow {
    const scored = answer.kind === 'scored' ? answer : null;
    return {
        Snapshot_Score__c: scored?.score ?? null,
        Snapshot_Band__c: scored?.band.label ?? INSUFFICIENT,
        Snapshot_Computed_Score__c: scored?.computed?.score ?? null,
        Snapshot_Coverage__c: percentDown(answer.coverage, 1),
        Snapshot_Model_Version__c: answer.modelVersion,
        Snapshot_Override__c: answer.override !== null,
        Snapshot_Override_By__c: answer.override?.by ?? null,
        Snapshot_Cap_Reason__c: scored?.cap?.reason ?? null,
        Snapshot_ARR__c: arr,
        Inputs__c: JSON.stringify(facts),
        ...dimensionPoints(model, answer, SNAPSHOT_PREFIX)
    };
}

function dimensionPoints(model: SuccessModel, answer: HealthAnswer, prefix: string): Record<string, BulkValue> {
    const points: Record<string, BulkValue> = {};
    for (const { key, field } of model.health.dimensions) {
        if (field === undefined) continue;
        points[`${prefix}${field}`] = answer.dimensions.find((dimension) => dimension.key === key)?.points ?? null;
    }
    return points;
}

/**
 * The rows of `Success_Metric__c` that a customer should have, by metric key: one for each metric or signal that has a value or a row
 * already. Values are written for those read from records; those that an import or a person recorded keep theirs and get what was
 * computed of them. Rows of keys that the model does not know any more no longer count.
 */
export function metricRows(
    model: SuccessModel,
    answer: HealthAnswer,
    folded: ReadonlyMap<string, FactValue | null>,
    existing: readonly BulkRow[]
): ReadonlyMap<string, DesiredRow> {
    const rows = new Map<string, DesiredRow>();
    const keys = new Set(existing.map((row) => row['Metric_Key__c'] ?? ''));
    const isNeeded = (key: string): boolean => keys.has(key) || (folded.get(key) ?? null) !== null;
    for (const metric of answer.metrics) {
        if (isNeeded(metric.key))
            rows.set(metric.key, {
                ...metricResult(metric, model),
                ...foldedValue(metric.key, metric.metric.valueKind, folded)
            });
    }
    for (const { key, label, valueKind } of model.health.signals) {
        if (isNeeded(key))
            rows.set(key, {
                ...uncounted(null),
                Label__c: label,
                Dimension__c: null,
                ...foldedValue(key, valueKind, folded)
            });
    }
    for (const key of keys) if (!rows.has(key)) rows.set(key, uncounted('Not Applicable'));
    return rows;
}

function metricResult(result: MetricHealth, model: SuccessModel): DesiredRow {
    const { metric } = result;
    return {
        Label__c: metric.label,
        Dimension__c: model.health.dimensions.find(({ key }) => key === metric.dimension)?.label ?? metric.dimension,
        Status__c: STATUS[result.status],
        Points__c: result.points,
        Weight__c: result.weight,
        Contribution__c: result.contribution,
        Lost_Points__c: result.lost
    };
}

/** Nothing computed: a signal does not score, nor does what the model does not know. */
function uncounted(status: string | null): DesiredRow {
    return { Status__c: status, Points__c: null, Weight__c: null, Contribution__c: null, Lost_Points__c: null };
}

function foldedValue(key: string, kind: ValueKind, folded: ReadonlyMap<string, FactValue | null>): DesiredRow {
    const fact = folded.get(key);
    if (fact === undefined) return {};
    const value = fact?.value ?? null;
    const field = typeof value === 'number' ? 'Value__c' : kind === 'daysSince' ? 'Date_Value__c' : 'Text_Value__c';
    return {
        Metric_Key__c: key,
        Source__c: 'Salesforce',
        Value__c: null,
        Text_Value__c: null,
        Date_Value__c: null,
        [field]: value,
        Measured_On__c: fact?.measuredOn ?? null
    };
}
