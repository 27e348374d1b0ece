import type { Band, CalendarDate, Cap, Metric } from './model.ts';
import type { Override } from './facts.ts';

/** What `scoreCustomer` answers. Every number is finite and never -0. */
export type HealthAnswer = ScoredHealth | InsufficientHealth;

interface HealthParts {
    readonly asOf: CalendarDate;
    readonly modelVersion: number;
    /** Share (0 to 1) of the weight of all metrics that apply to this customer that was counted, in the model's own weights. */
    readonly coverage: number;
    readonly coverageFloor: number;
    /** Metrics counted, and metrics that apply to this customer. */
    readonly counted: number;
    readonly applicable: number;
    /** In the model's order; metrics likewise. Every metric of the model is listed once. */
    readonly dimensions: readonly DimensionHealth[];
    readonly metrics: readonly MetricHealth[];
    /** In force today, else null. An override gives a score even where data is insufficient. */
    readonly override: Override | null;
}

export interface ScoredHealth extends HealthParts {
    readonly kind: 'scored';
    /** What is shown: the override if one is in force, else the computed score under the lowest cap. Whole number, 0 to 100. */
    readonly score: number;
    readonly band: Band;
    /** Under the cap, without the override. Null where only an override gives a score. */
    readonly computed: { readonly score: number; readonly band: Band } | null;
    /** Without cap and override: the sum of the metrics' contributions, exactly. Null as above. */
    readonly uncapped: { readonly score: number; readonly band: Band } | null;
    /** The lowest cap that holds and lowers the score, else null. */
    readonly cap: Cap | null;
}

/** Coverage is below its floor and no override is in force: there is no number. */
export interface InsufficientHealth extends HealthParts {
    readonly kind: 'insufficientData';
}

export interface DimensionHealth {
    readonly key: string;
    readonly label: string;
    /** The model's weight, and the weight after dimensions with nothing counted shared theirs out. */
    readonly modelWeight: number;
    readonly weight: number;
    /** 0 to 100, one decimal; null when nothing in it was counted. */
    readonly points: number | null;
    readonly band: Band | null;
    /** Tenths; the sum of its metrics' contributions, exactly. */
    readonly contribution: number;
    /** Some of its metrics are not counted. */
    readonly partial: boolean;
}

/**
 * `counted`: fresh and in the score. `stale`, `missing`: as they say; in the score with 0 points only where the model says `zero`.
 * `invalid`: the value does not fit the scale (an unknown category, text for a number); treated as missing.
 * `notApplicable`: the model does not ask it of this customer; neither score nor coverage knows it.
 */
export type MetricStatus = 'counted' | 'stale' | 'missing' | 'invalid' | 'notApplicable';

export interface MetricHealth {
    readonly key: string;
    readonly metric: Metric;
    readonly status: MetricStatus;
    /** In the score, though perhaps with 0 points: `counted`, or `stale`/`missing`/`invalid` where the model says `zero`. */
    readonly inScore: boolean;
    /** As compared with the scale: for `daysSince` the days. Null when missing. */
    readonly value: number | string | null;
    readonly measuredOn: CalendarDate | null;
    /** Days from `measuredOn` to `asOf`; null for live values. */
    readonly ageDays: number | null;
    /** Days that this value counts (bad news may have fewer); null for live values. */
    readonly limitDays: number | null;
    /** 0 to 100 (unrounded); null when not in the score. */
    readonly points: number | null;
    readonly modelWeight: number;
    /** Weight after sharing; 0 when not in the score. Weights in the score sum to 100. */
    readonly weight: number;
    /** Tenths. All contributions sum to the uncapped score, exactly. */
    readonly contribution: number;
    /** Tenths: what full points would bring beyond the contribution. */
    readonly lost: number;
}

/** What `explainChange` answers. */
export type ChangeExplanation =
    | {
          readonly kind: 'explained';
          readonly before: ScoredHealth;
          readonly after: ScoredHealth;
          /** `after.score - before.score`, exactly the sum of the lines. */
          readonly change: number;
          /** Losses first by size, then gains by size; lines of 0 left out. */
          readonly lines: readonly ChangeLine[];
      }
    | {
          /** One side (or both) has no number: there is no change to explain. */
          readonly kind: 'notComparable';
          readonly before: HealthAnswer;
          readonly after: HealthAnswer;
      };

/**
 * `value`: the metric moved. `expired`, `arrived`: it left or joined what is counted. `scale`: the customer crossed into another variant
 * of the scale, with its tenure, segment or edition. `model`: the formula changed. `cap`, `override`: set, lifted or changed.
 */
export type ChangeKind = 'value' | 'expired' | 'arrived' | 'scale' | 'model' | 'cap' | 'override';

export interface ChangeLine {
    readonly kind: ChangeKind;
    /** Key of the metric or cap; null for `model` and `override`. */
    readonly key: string | null;
    /** Of the metric, else null. */
    readonly label: string | null;
    /** Tenths. */
    readonly points: number;
    /** The metric's values (for `model` its versions, for `cap` and `override` the scores), null where there was none. */
    readonly before: number | string | null;
    readonly after: number | string | null;
}
