import { LightningElement, api } from 'lwc';
import { chartOf, type Chart } from '../../org/chart.ts';
import { apiUrl, request } from '../../org/client.ts';
import { messageOf } from '../../org/messages.ts';
import type { ReportAnswer, ReportFilterData } from '../../org/report-answer.ts';
import { formatSettings } from '../../org/page.ts';
import { FILTERS_PARAMETER, filtersOfAddress, filterText, filterTexts, narrowed } from '../../org/report-filters.ts';
import { reportTable, type ReportTable } from '../../org/report-table.ts';
import type { PageReference } from '../../org/routes.ts';

type State = NonNullable<PageReference['state']>;

/** A report: its figures, filters, chart and rows. */
export default class ReportPage extends LightningElement {
    answer: ReportAnswer | null = null;
    errorMessage = '';
    isLoading = true;
    withDetails = true;
    withChart = true;
    withFilters = false;
    #reportId = '';
    #state: State = {};

    @api
    get reportId(): string {
        return this.#reportId;
    }
    set reportId(id: string) {
        this.#reportId = id;
    }

    /** Of the address: filters beside the report's own, from the dashboard that led here. */
    @api
    get state(): State {
        return this.#state;
    }
    set state(state: State) {
        const isOther = state[FILTERS_PARAMETER] !== this.#state[FILTERS_PARAMETER];
        this.#state = state;
        if (isOther && this.isConnected) void this.read();
    }

    override connectedCallback(): void {
        void this.read();
    }

    get name(): string {
        return this.answer?.reportMetadata.name ?? 'Report';
    }

    get typeLabel(): string {
        return this.answer?.reportMetadata.reportType.label ?? '';
    }

    get added(): readonly ReportFilterData[] {
        return filtersOfAddress(this.#state[FILTERS_PARAMETER]);
    }

    /** What the dashboard's filters leave, in words; blank without any. */
    get addedText(): string {
        const { answer } = this;
        return answer === null ? '' : this.added.map((filter) => filterText(answer, filter)).join('; ');
    }

    get savedUrl(): string {
        return `/lightning/r/Report/${this.#reportId}/view`;
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
        // A formula that says nothing of the whole report is left to its groups.
        const told = figures.filter(({ key, value }) => key.includes('!') || value !== '-');
        return [...told.slice(-1), ...told.slice(0, -1)];
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
        const spec = { type, groupings, summaries, maxValues: null, sortByValue: null };
        return chartOf(answer, spec, formatSettings.currency);
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
        const parameters = new URLSearchParams({ isdtp: 'p1', export: '1', enc: 'UTF-8', xf: 'csv' });
        if (this.added.length > 0) parameters.set(FILTERS_PARAMETER, JSON.stringify(this.added));
        return `/${this.#reportId}?${parameters.toString()}`;
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
            this.answer = await this.run();
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

    /** The report as it is saved, or with filters beside its own. */
    private async run(): Promise<ReportAnswer> {
        const path = `/analytics/reports/${this.#reportId}`;
        const url = apiUrl(`${path}?includeDetails=true`);
        const { added } = this;
        if (added.length === 0) return (await request('GET', url)) as ReportAnswer;
        const { reportMetadata } = (await request('GET', apiUrl(`${path}/describe`))) as ReportAnswer;
        return (await request('POST', url, { reportMetadata: narrowed(reportMetadata, added) })) as ReportAnswer;
    }
}
