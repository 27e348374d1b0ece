import type { BandTone, ChipTone } from 'c/uiBands';
import type { HealthAnswer } from 'c/success';
import type { NoteTone } from 'c/uiNote';
import type { PlayLink } from 'c/playbookView';
import type { ErrorView } from 'c/uiCardReading';

/** What the health card shows. Everything is worded and formatted: templates only place it. */
export type HealthCardView = { readonly kind: 'loading' } | ErrorView | NoRecordView | InsufficientView | ReadyView;

export interface NoRecordView {
    readonly kind: 'noRecord';
    readonly accountName: string;
    readonly scored: ScoredMetricsView;
}

interface ScoredCustomerView {
    readonly customer: EditableCustomer;
    readonly scoredText: string;
    readonly summary: SummaryView;
    readonly history: HistoryView;
    readonly override: OverrideView | null;
    readonly notes: readonly NoteView[];
    /** Null where the metrics are hidden from the viewer: nothing can be explained. */
    readonly why: WhyView | null;
}

export interface InsufficientView extends ScoredCustomerView {
    readonly kind: 'insufficient';
    readonly lastScoreText: string;
    /** What brings the score back; none where nobody has to. */
    readonly missing: readonly MissingMetricView[];
    readonly alsoText: string;
    readonly showAllText: string;
}

export interface ReadyView extends ScoredCustomerView {
    readonly kind: 'ready';
    readonly dimensions: DimensionsView;
    /** Null where the metrics are hidden from the viewer. */
    readonly costliest: readonly CostlyMetricView[] | null;
    readonly notCounted: NotCountedView | null;
    readonly cap: CapView | null;
    readonly ledgers: LedgersView | null;
}

/** What writing needs to know of the customer. */
export interface EditableCustomer {
    readonly id: string;
    readonly accountId: string;
    readonly accountKey: string;
    /** For noticing that somebody else was faster; null where it is hidden. */
    readonly lastModifiedAt: string | null;
    readonly lastModifiedBy: string | null;
}

export interface ChipView {
    readonly key: string;
    readonly label: string;
    readonly tone: ChipTone;
    readonly iconName?: string;
}

export interface SummaryView {
    readonly score: number | null;
    readonly scoreText: string;
    readonly outOfText: string;
    readonly tone: BandTone;
    readonly limits: readonly number[];
    readonly ringLabel: string;
    readonly chips: readonly ChipView[];
    readonly whyText: string;
    /** "Computed 58 Yellow", beside an override or cap. */
    readonly besideLead: string;
    readonly besideText: string;
    readonly changes: readonly ChangeView[];
    readonly coverage: CoverageView | null;
    /** Under the coverage: how many metrics count, or since when there is no score. */
    readonly line: string;
}

export interface ChangeView {
    readonly period: LedgerPeriod;
    readonly text: string;
    readonly label: string;
    readonly iconName: string;
    readonly className: string;
    readonly opensLedger: boolean;
}

export interface CoverageView {
    /** 0 to 1. */
    readonly share: number;
    readonly floor: number;
    readonly text: string;
    readonly floorText: string;
}

export interface DimensionsView {
    readonly rows: readonly DimensionRow[];
    readonly totalPoints: string;
    readonly totalOf: string;
    readonly totalChange: string;
    readonly totalChangeClass: string;
    readonly hasChanges: boolean;
}

export interface DimensionRow {
    readonly key: string;
    readonly label: string;
    readonly iconName: string;
    readonly iconText: string;
    readonly tone: BandTone;
    readonly share: number;
    readonly points: string;
    readonly ofPoints: string;
    readonly change: string;
    readonly changeClass: string;
    readonly partial: boolean;
    /** In place of bar and points: hidden from the viewer, or no data. */
    readonly absent: string;
}

/** `cases` opens the account's cases, `record` the dialog that records a value, `text` is advice only. */
export interface ActionView {
    readonly kind: 'cases' | 'record' | 'text';
    /** What to do, in words, where the link does not say it. */
    readonly advice: string;
    /** Of the link; empty where there is none. */
    readonly label: string;
    /** The same for screen readers, out of its place. */
    readonly spokenLabel: string;
    readonly metricKey: string;
    readonly iconName: string;
}

export interface FreshnessView {
    readonly text: string;
    readonly iconName: string;
    readonly counted: boolean;
    readonly chip: ChipView | null;
}

export interface CostlyMetricView {
    readonly key: string;
    readonly label: string;
    readonly good: string;
    readonly value: string;
    readonly lost: string;
    readonly freshness: FreshnessView;
    /** Plays that answer the loss: what runs, and what is due and may be started. */
    readonly plays: readonly PlayLink[];
    /** Null: the plays say all there is to do. */
    readonly action: ActionView | null;
}

export interface NotCountedView {
    readonly strong: string;
    readonly text: string;
    readonly actions: readonly ActionView[];
}

export interface MissingMetricView {
    readonly key: string;
    readonly label: string;
    readonly text: string;
    readonly action: ActionView;
}

export type LedgerPeriod = 'four' | 'one';

/** By period; of which at least one can be shown. */
export interface LedgersView {
    readonly four: LedgerView;
    readonly one: LedgerView;
}

export interface LedgerView {
    readonly title: string;
    /** In place of the lines: why there are none. */
    readonly absent: string;
    readonly lines: readonly LedgerLine[];
    readonly totalText: string;
    readonly totalPoints: string;
    readonly totalClass: string;
}

export interface LedgerLine {
    readonly key: string;
    readonly label: string;
    readonly detail: string;
    readonly points: string;
    readonly pointsClass: string;
    readonly barClass: string;
    readonly barStyle: string;
}

export interface HistoryView {
    /** In place of the chart. */
    readonly absent: string;
    readonly sentence: string;
    /** Positions are shares of the drawing in percent. */
    readonly bands: readonly ChartBand[];
    readonly lines: readonly ChartLine[];
    readonly overrides: readonly ChartSpan[];
    readonly models: readonly ChartMark[];
    readonly marks: readonly ChartLabel[];
    readonly marksClass: string;
    readonly xTicks: readonly ChartLabel[];
    readonly yTicks: readonly ChartLabel[];
    readonly current: ChartPoint | null;
    readonly legend: readonly LegendItem[];
    readonly table: readonly HistoryRow[];
}

export interface ChartBand {
    readonly key: string;
    readonly label: string;
    readonly className: string;
    readonly y: number;
    readonly height: number;
    readonly labelStyle: string;
}
export interface ChartLine {
    readonly key: string;
    readonly path: string;
}
export interface ChartSpan {
    readonly key: string;
    readonly x: number;
    readonly width: number;
    readonly path: string;
}
export interface ChartMark {
    readonly key: string;
    readonly x: number;
}
export interface ChartLabel {
    readonly key: string;
    readonly text: string;
    readonly style: string;
    readonly className: string;
}
export interface ChartPoint {
    readonly text: string;
    readonly style: string;
}
export interface LegendItem {
    readonly key: string;
    readonly text: string;
    readonly className: string;
}
export interface HistoryRow {
    readonly key: string;
    readonly day: string;
    readonly score: string;
    readonly band: string;
    readonly remarks: string;
}

export interface OverrideView {
    readonly strong: string;
    readonly text: string;
    readonly endsText: string;
}

export interface CapView {
    readonly strong: string;
    readonly endsText: string;
    readonly action: ActionView | null;
}

/** `run`: opens the run's record. */
export interface NoteView {
    readonly key: string;
    readonly tone: NoteTone;
    readonly iconName: string;
    readonly strong: string;
    readonly text: string;
    readonly runId: string | null;
    readonly runText: string;
}

export interface WhyView {
    readonly title: string;
    readonly subtitle: string;
    readonly rule: string;
    /** What the parts add up to, and that they were rounded where a check by hand would find it; or why there is no sum. */
    readonly addsUp: string;
    readonly groups: readonly WhyGroup[];
    readonly total: { readonly weight: string; readonly score: string; readonly chip: ChipView };
    readonly shaped: readonly ShapedLine[];
    readonly whatIf: WhatIfView | null;
    readonly copyText: string;
}

export interface WhyGroup {
    readonly key: string;
    readonly label: string;
    readonly iconName: string;
    readonly iconText: string;
    readonly tone: BandTone;
    readonly share: number;
    readonly points: string;
    readonly weight: string;
    readonly modelWeight: string;
    readonly score: string;
    /** In place of the metrics: hidden from the viewer. */
    readonly absent: string;
    readonly rows: readonly WhyRow[];
}

export interface WhyRow {
    readonly key: string;
    readonly label: string;
    readonly value: string;
    readonly how: string;
    readonly points: string;
    /** The model's weight where it differs from the weight after sharing, else empty. */
    readonly modelWeight: string;
    readonly weight: string;
    readonly score: string;
    readonly freshness: FreshnessView;
    readonly className: string;
}

export interface ShapedLine {
    readonly key: string;
    readonly iconName: string;
    readonly text: string;
}

export interface WhatIfView {
    readonly sliders: readonly SliderView[];
    readonly note: string;
    /** Values by metric's key, to what they would do. */
    readonly result: (values: Readonly<Record<string, number>>) => WhatIfResult;
}

export interface SliderView {
    readonly key: string;
    readonly label: string;
    readonly min: number;
    readonly max: number;
    readonly step: number;
    readonly value: number;
}

export interface WhatIfResult {
    readonly scoreText: string;
    readonly chip: ChipView;
    readonly change: string;
    readonly changeClass: string;
    readonly nextText: string;
}

/** What gets scored: the model's metrics for people who have no score yet. */
export interface ScoredMetricsView {
    readonly intro: string;
    readonly rows: readonly {
        readonly key: string;
        readonly label: string;
        readonly dimension: string;
        readonly good: string;
        readonly source: string;
        readonly weight: string;
    }[];
}

export type { HealthAnswer };
