import type { KpiKey, KpiUnit, PeriodLength } from './kpiModel.ts';
import type { CalendarDate } from './model.ts';

/** A month, quarter or year of the calendar. */
export interface KpiPeriod {
    readonly length: PeriodLength;
    readonly startsOn: CalendarDate;
    /** Last day. */
    readonly endsOn: CalendarDate;
    /** Its figures are final. */
    readonly isClosed: boolean;
}

export type KpiSliceBy = 'all' | 'segment' | 'edition' | 'csm';

export interface KpiSlice {
    readonly by: KpiSliceBy;
    /** What tells it from others of its cut: the segment, the edition, the CSM's id; null: not set, or all. */
    readonly key: string | null;
    /** The name of the CSM, else as the key. */
    readonly label: string | null;
}

export type KpiStatus = 'onTarget' | 'offTarget' | 'noData' | 'noTarget';

/** Why something that belongs to a period was not counted. */
export type LeftOutReason =
    | 'undecided'
    | 'noAmount'
    | 'noStart'
    | 'noSnapshot'
    | 'insufficientData'
    | 'otherTouchpoint'
    | 'invalid'
    | 'undated'
    | 'noSpend'
    | 'noScoreThen';

/** One figure. */
export interface KpiResult {
    readonly kpi: KpiKey;
    readonly label: string;
    readonly unit: KpiUnit;
    readonly period: KpiPeriod;
    readonly slice: KpiSlice;
    /** Percent as 34 for 34%. Null: no data, there was nothing to divide by. */
    readonly value: number | null;
    readonly numerator: number | null;
    readonly denominator: number | null;
    /** Customers, renewals, answers or cases that the value rests on. */
    readonly counted: number;
    readonly leftOut: number;
    readonly leftOutWhy: readonly { readonly reason: LeftOutReason; readonly count: number }[];
    /** For this period. */
    readonly target: number | null;
    /** What the target sets out from. */
    readonly baseline: number | null;
    readonly status: KpiStatus;
}
