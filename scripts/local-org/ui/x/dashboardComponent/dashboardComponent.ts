import { LightningElement, api } from 'lwc';
import { chartOf, shortNumber, type Chart, type ChartSpec } from '../../org/chart.ts';
import { slicePath } from '../../org/chart-shapes.ts';
import { formatSettings } from '../../org/page.ts';
import { reportUrl, wholeUrl, type Drill } from '../../org/drill.ts';
import type { Aggregate, DashboardComponentData, ReportAnswer, ReportFilterData } from '../../org/report-answer.ts';
import { dashboardTable, type ReportTable } from '../../org/report-table.ts';

/** Of the three ranges of a gauge or a metric, where the dashboard gives none. */
const DEFAULT_COLORS = ['#c23934', '#e07b00', '#04844b'];
const HALF = 0.5;
/** Figures below are short enough. */
const SHORTENED_FROM = 10_000;

/** One component of a dashboard: a number, a gauge, a chart or a table of its report. */
export default class DashboardComponent extends LightningElement {
    @api component: DashboardComponentData | null = null;
    @api answer: ReportAnswer | null = null;
    /** Of the dashboard, for the report behind it. */
    @api filters: readonly ReportFilterData[] = [];
    @api errorMessage: string | null = null;

    get heading(): string {
        return this.component?.header || this.component?.title || this.component?.reportName || '';
    }

    get subheading(): string {
        return this.component?.header ? this.component.title : '';
    }

    get type(): string {
        return this.component?.properties.visualizationType ?? '';
    }

    get reportLink(): string {
        return `View Report (${this.component?.reportName ?? ''})`;
    }

    get hasReport(): boolean {
        return this.component?.reportId !== null;
    }

    /** The report behind it, filtered as it is. */
    get reportUrl(): string {
        return reportUrl(this.component?.reportId ?? '', this.filters);
    }

    /** Where a click anywhere on its picture leads. */
    get wholeUrl(): string | null {
        return this.component === null || !this.hasReport ? null : wholeUrl(this.component, this.reportUrl);
    }

    /** Where a click on a group leads: the report, filtered by the dashboard and by the group. */
    get drill(): Drill | null {
        const { reportId = null } = this.component ?? {};
        return reportId === null || this.wholeUrl !== null ? null : { reportId, filters: this.filters };
    }

    get bodyClass(): string {
        return this.isTable ? 'body list' : 'body picture';
    }

    get isMetric(): boolean {
        return this.type === 'Metric';
    }

    get isGauge(): boolean {
        return this.type === 'Gauge';
    }

    get isTable(): boolean {
        return this.type === 'FlexTable';
    }

    /** The summary of the whole report that a metric or a gauge shows. */
    get figure(): Aggregate {
        const { answer, summary } = this;
        const index = answer?.reportMetadata.aggregates.indexOf(summary) ?? -1;
        return answer?.factMap['T!T']?.aggregates[index] ?? { value: null, label: '-' };
    }

    /** Large figures are shortened, unless the component says otherwise. */
    get shortFigure(): string {
        const { value, label } = this.figure;
        const { isFullNumber = false } = this.component?.properties.visualizationProperties ?? {};
        if (isFullNumber || typeof value !== 'number' || Math.abs(value) < SHORTENED_FROM) return label;
        const info = this.answer?.reportExtendedMetadata.aggregateColumnInfo[this.summary];
        return shortNumber(value, info?.dataType === 'currency' ? formatSettings.currency : null);
    }

    private get summary(): string {
        return this.component?.properties.aggregates[0] ?? '';
    }

    get metricLabel(): string {
        return this.component?.properties.visualizationProperties.metricLabel ?? '';
    }

    get metricText(): string {
        return `${this.heading}: ${this.shortFigure} ${this.metricLabel}`.trim();
    }

    get metricStyle(): string {
        const { breakPoints } = this.component?.properties.visualizationProperties ?? { breakPoints: [] };
        return breakPoints.length === 0 || typeof this.figure.value !== 'number'
            ? ''
            : `border-color: ${this.colorOf(this.figure.value)}`;
    }

    get gaugeParts(): readonly { readonly key: string; readonly path: string; readonly fill: string }[] {
        const [min, max] = this.gaugeRange;
        const { breakPoints = [] } = this.component?.properties.visualizationProperties ?? {};
        const bounds = [min, ...breakPoints.filter((point) => point > min && point < max), max];
        return bounds.slice(1).map((bound, index) => ({
            key: String(index),
            path: arc((bounds[index] ?? min) - min, bound - min, max - min),
            fill: this.colorOf(((bounds[index] ?? min) + bound) * HALF)
        }));
    }

    /** The ends of the scale, and where its colours change. */
    get gaugeLabels(): readonly {
        readonly key: string;
        readonly x: number;
        readonly y: number;
        readonly anchor: string;
        readonly text: string;
    }[] {
        const [min, max] = this.gaugeRange;
        const { breakPoints = [] } = this.component?.properties.visualizationProperties ?? {};
        const ends = [
            { key: 'min', x: 34, y: 126, anchor: 'middle', text: shortNumber(min) },
            { key: 'max', x: 186, y: 126, anchor: 'middle', text: shortNumber(max) }
        ];
        const between = breakPoints.map((point, index) => {
            const { x, y } = this.pointAt(point, 97);
            const anchor = Math.abs(x - 110) < 15 ? 'middle' : x < 110 ? 'end' : 'start';
            return { key: String(index), x, y, anchor, text: shortNumber(point) };
        });
        return [...ends, ...between];
    }

    /** The hand, from the middle to where the value is. */
    get hand(): { readonly x: number; readonly y: number } | null {
        const { value } = this.figure;
        if (typeof value !== 'number') return null;
        return this.pointAt(value, 80);
    }

    /** Where a value is, so far from the middle. */
    private pointAt(value: number, distance: number): { readonly x: number; readonly y: number } {
        const [min, max] = this.gaugeRange;
        const share = Math.min(1, Math.max(0, (value - min) / (max - min || 1)));
        const angle = Math.PI * (1 - share);
        return { x: 110 + Math.cos(angle) * distance, y: 110 - Math.sin(angle) * distance };
    }

    get gaugeText(): string {
        const [min, max] = this.gaugeRange;
        return `${this.heading}: ${this.figure.label}, between ${shortNumber(min)} and ${shortNumber(max)}`;
    }

    get chart(): Chart | null {
        const { answer, component } = this;
        if (answer === null || component === null) return null;
        return chartOf(answer, specOf(answer, component), formatSettings.currency);
    }

    get table(): ReportTable | null {
        const { answer, component } = this;
        if (answer === null || component === null) return null;
        const { tableColumns, maxRows } = component.properties.visualizationProperties;
        return dashboardTable(answer, tableColumns, maxRows);
    }

    get footer(): string {
        return this.component?.footer ?? '';
    }

    private get gaugeRange(): readonly [number, number] {
        const gauge = this.component?.properties.visualizationProperties.gauge;
        return [gauge?.min ?? 0, gauge?.max ?? 100];
    }

    private colorOf(value: number): string {
        const { breakPoints, colors } = this.component?.properties.visualizationProperties ?? {
            breakPoints: [],
            colors: []
        };
        const index = breakPoints.filter((point) => value >= point).length;
        return colors[index] || (DEFAULT_COLORS[index] ?? '');
    }
}

function specOf(answer: ReportAnswer, { properties }: DashboardComponentData): ChartSpec {
    const { visualizationType: type, useReportChart, groupings, aggregates, visualizationProperties } = properties;
    const { maxRows: maxValues, sortByValue } = visualizationProperties;
    const own = answer.reportMetadata.chart;
    return useReportChart && own !== null
        ? {
              type: own.chartType,
              groupings: own.groupings,
              summaries: own.summaries,
              maxValues: null,
              sortByValue: null
          }
        : { type, groupings, summaries: aggregates, maxValues, sortByValue };
}

/** A part of the half ring. */
function arc(from: number, to: number, span: number): string {
    const share = (value: number): number => -0.25 + (value / (span || 1)) * HALF;
    return slicePath(share(from), share(to), 90, 62, 110);
}
