import { LightningElement, api } from 'lwc';
import { chartOf, type Chart } from '../../org/chart.ts';
import { apiUrl, request } from '../../org/client.ts';
import { messageOf } from '../../org/messages.ts';
import type { ReportAnswer } from '../../org/report-answer.ts';
import { filterTexts } from '../../org/report-filters.ts';
import { reportTable, type ReportTable } from '../../org/report-table.ts';

/** A report: its figures, filters, chart and rows. */
export default class ReportPage extends LightningElement {
    answer: ReportAnswer | null = null;
    errorMessage = '';
    isLoading = true;
    withDetails = true;
    withChart = true;
    withFilters = false;
    #reportId = '';

    @api
    get reportId(): string {
        return this.#reportId;
    }
    set reportId(id: string) {
        this.#reportId = id;
        void this.read();
    }

    get name(): string {
        return this.answer?.reportMetadata.name ?? 'Report';
    }

    get typeLabel(): string {
        return `Report: ${this.answer?.reportMetadata.reportType.label ?? ''}`;
    }

    get description(): string {
        return this.answer?.reportMetadata.description ?? '';
    }

    /** Every summary of the whole report. */
    get figures(): readonly { readonly key: string; readonly label: string; readonly value: string }[] {
        const { answer } = this;
        if (answer === null) return [];
        const { reportMetadata, reportExtendedMetadata, factMap } = answer;
        const figures = reportMetadata.aggregates.map((key, index) => ({
            key,
            label:
                key === 'RowCount' ? 'Total Records' : (reportExtendedMetadata.aggregateColumnInfo[key]?.label ?? key),
            value: factMap['T!T']?.aggregates[index]?.label ?? '-'
        }));
        return [...figures.slice(-1), ...figures.slice(0, -1)];
    }

    get filters(): readonly { readonly key: string; readonly text: string }[] {
        return this.answer === null
            ? []
            : filterTexts(this.answer).map((text, index) => ({ key: String(index), text }));
    }

    get filterLabel(): string {
        return `Filters (${String(this.filters.length)})`;
    }

    get chart(): Chart | null {
        const { answer } = this;
        const chart = answer?.reportMetadata.chart ?? null;
        if (answer === null || chart === null) return null;
        const { chartType: type, groupings, summaries } = chart;
        return chartOf(answer, { type, groupings, summaries, maxValues: null, sortByValue: null });
    }

    get hasChart(): boolean {
        return this.chart !== null;
    }

    get isChartShown(): boolean {
        return this.hasChart && this.withChart;
    }

    get chartHeading(): string {
        return this.answer?.reportMetadata.chart?.title || this.name;
    }

    get table(): ReportTable | null {
        return this.answer === null ? null : reportTable(this.answer, this.withDetails);
    }

    get canHideDetails(): boolean {
        return this.answer?.reportMetadata.reportFormat === 'SUMMARY';
    }

    get isCut(): boolean {
        return this.answer?.allData === false;
    }

    get exportUrl(): string {
        return `/${this.#reportId}?isdtp=p1&export=1&enc=UTF-8&xf=csv`;
    }

    handleRefresh(): void {
        void this.read(false);
    }

    handleDetails(event: CustomEvent<{ readonly checked: boolean }>): void {
        this.withDetails = event.detail.checked;
    }

    handleChart(event: CustomEvent<{ readonly checked: boolean }>): void {
        this.withChart = event.detail.checked;
    }

    handleFilters(): void {
        this.withFilters = !this.withFilters;
    }

    private async read(isFirst = true): Promise<void> {
        this.isLoading = true;
        this.errorMessage = '';
        try {
            const url = apiUrl(`/analytics/reports/${this.#reportId}?includeDetails=true`);
            this.answer = (await request('GET', url)) as ReportAnswer;
            if (isFirst) this.withDetails = this.answer.reportMetadata.hasDetailRows;
            this.dispatchEvent(
                new CustomEvent('title', { detail: { title: this.name }, bubbles: true, composed: true })
            );
        } catch (error) {
            this.answer = null;
            this.errorMessage = messageOf(error);
        }
        this.isLoading = false;
    }
}
