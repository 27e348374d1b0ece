import { LightningElement, api } from 'lwc';
import { chartOf, shortNumber, type Chart, type ChartSpec } from '../../org/chart.ts';
import { slicePath } from '../../org/chart-shapes.ts';
import type { Aggregate, DashboardComponentData, ReportAnswer } from '../../org/report-answer.ts';
import { dashboardTable, type ReportTable } from '../../org/report-table.ts';

/** Of the three ranges of a gauge or a metric, where the dashboard gives none. */
const DEFAULT_COLORS = ['#c23934', '#e07b00', '#04844b'];
const HALF = 0.5;

/** One component of a dashboard: a number, a gauge, a chart or a table of its report. */
export default class DashboardComponent extends LightningElement {
    @api component: DashboardComponentData | null = null;
    @api answer: ReportAnswer | null = null;
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

    get reportUrl(): string {
        return `/lightning/r/Report/${this.component?.reportId ?? ''}/view`;
    }

    get reportLink(): string {
        return `View Report (${this.component?.reportName ?? ''})`;
    }

    get hasReport(): boolean {
        return this.component?.reportId !== null;
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
        const { answer, component } = this;
        const key = component?.properties.aggregates[0] ?? '';
        const index = answer?.reportMetadata.aggregates.indexOf(key) ?? -1;
        return answer?.factMap['T!T']?.aggregates[index] ?? { value: null, label: '-' };
    }

    get metricLabel(): string {
        return this.component?.properties.visualizationProperties.metricLabel ?? '';
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

    /** The hand, from the middle to where the value is. */
    get hand(): { readonly x: number; readonly y: number } | null {
        const { value } = this.figure;
        if (typeof value !== 'number') return null;
        const [min, max] = this.gaugeRange;
        const share = Math.min(1, Math.max(0, (value - min) / (max - min || 1)));
        const angle = Math.PI * (1 - share);
        return { x: 110 + Math.cos(angle) * 80, y: 110 - Math.sin(angle) * 80 };
    }

    get gaugeText(): string {
        const [min, max] = this.gaugeRange;
        return `${this.heading}: ${this.figure.label}, between ${shortNumber(min)} and ${shortNumber(max)}`;
    }

    get gaugeMin(): string {
        return shortNumber(this.gaugeRange[0]);
    }

    get gaugeMax(): string {
        return shortNumber(this.gaugeRange[1]);
    }

    get chart(): Chart | null {
        const { answer, component } = this;
        return answer === null || component === null ? null : chartOf(answer, specOf(answer, component));
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
