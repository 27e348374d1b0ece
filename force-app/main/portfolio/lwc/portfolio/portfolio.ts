import { LightningElement, wire } from 'lwc';
import { CurrentPageReference, NavigationMixin } from 'lightning/navigation';
import type { PageReference } from 'lightning/navigation';
import { graphql } from 'lightning/graphql';
import type { GraphqlDocument, GraphqlResult } from 'lightning/graphql';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { addDays, defaultModel, dimensionFieldsOf, mondayOf, pastWeekOf } from 'c/success';
import type { PastWeek, SnapshotGroup } from 'c/success';
import { activeModel } from 'c/uiActiveModel';
import { reduceErrors } from 'c/uiErrors';
import { calendarDay, fill } from 'c/uiFormat';
import { Reload } from 'c/uiReload';
import PlaybookStart from 'c/playbookStart';
import type { StartResult } from 'c/playbookStart';
import type { FilterRequest } from 'c/portfolioHeat';
import { labels } from 'c/portfolioLabels';
import PortfolioRanking from 'c/portfolioRanking';
import {
    BESIDE_QUERY,
    customersQuery,
    LAST_WEEK_QUERY,
    readBeside,
    readRowDetails,
    readWeeks,
    ROWS_QUERY,
    WEEKS_QUERY
} from 'c/portfolioRecords';
import type { BesideRecords, CustomerRow, RowDetails } from 'c/portfolioRecords';
import type { SelectRequest } from 'c/portfolioTable';
import {
    areEqual,
    createPortfolioFormat,
    csvOf,
    filtered,
    filterFields,
    filtersOf,
    hasFilters,
    heatView,
    movesOf,
    nextSort,
    NO_FILTERS,
    portfolioOf,
    rankingView,
    sharesOf,
    sorted,
    sortedBy,
    sortedState,
    sortOf,
    sortOptions,
    sortText,
    stateOf,
    tilesOf,
    todayView,
    trendView
} from 'c/portfolioView';
import type {
    FilterOption,
    Filters,
    HeatBy,
    Portfolio as PortfolioData,
    PortfolioFormat,
    RankedCustomer,
    Sort
} from 'c/portfolioView';
import CURRENCY from '@salesforce/i18n/currency';
import LOCALE from '@salesforce/i18n/locale';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import USER_ID from '@salesforce/user/Id';
import { saveFile } from './file.ts';
import { Memory } from './memory.ts';
import { CustomerPages } from './pages.ts';
import { legendOf, scoredText } from './words.ts';

/** Starting a play on more would keep the viewer waiting for minutes. */
const MAX_SELECTED = 200;
/** After the last key, before the address follows a search. */
const TYPING_MS = 300;
const KPI = 'unhealthyCustomers';
const DAYS_PER_WEEK = 7;

/** All customers that the viewer may see, ranked by what needs attention. */
export default class Portfolio extends NavigationMixin(LightningElement) {
    labels = labels;
    customersErrors: GraphqlResult['errors'];
    besideErrors: GraphqlResult['errors'];
    filters: Filters = NO_FILTERS;
    /** Null: by attention. */
    sort: Sort | null = null;
    heatBy: HeatBy = 'csm';
    showsWholeDay = false;
    selected: ReadonlySet<string> = new Set();
    details: ReadonlyMap<string, RowDetails> = new Map();

    /** Until the model has been read those of the default one: most organizations keep them. */
    private dimensionFields = dimensionFieldsOf(defaultModel);
    private pages = new CustomerPages();
    private rows: readonly CustomerRow[] | null = null;
    private hasAccess = true;
    private isComplete = false;
    private after: string | null = null;
    private beside: BesideRecords | null = null;
    private weeks: readonly SnapshotGroup[] | undefined;
    private latestDays: readonly SnapshotGroup[] | null = null;
    private restingIds: readonly string[] = [];
    private reference: PageReference | null = null;
    private refreshCustomers: (() => Promise<void>) | undefined;
    private refreshBeside: (() => Promise<void>) | undefined;
    private refreshLastWeek: (() => Promise<void>) | undefined;
    private refreshRows: (() => Promise<void>) | undefined;
    private arrived: (() => void) | null = null;
    private refreshHandler: string | null = null;
    private typing: ReturnType<typeof setTimeout> | undefined;
    private readonly reloading = new Reload();
    private readonly memory = new Memory();

    @wire(CurrentPageReference)
    handlePage(reference: PageReference | null): void {
        if (!reference) return;
        this.reference = reference;
        const filters = filtersOf(reference.state);
        if (!areEqual(filters, this.filters)) this.filters = filters;
        const sort = sortOf(reference.state);
        if (sortText(sort) !== sortText(this.sort)) this.sort = sort;
    }

    @wire(graphql, { query: '$customersQuery', variables: '$customersVariables', operationName: 'SuccessPortfolio' })
    handleCustomers({ data, errors, refresh }: GraphqlResult): void {
        this.refreshCustomers = refresh;
        this.customersErrors = errors;
        if (errors && errors.length > 0) this.arrived?.();
        if (data === undefined || data === null) return;
        const page = this.pages.keep(this.after, data, this.dimensionFields);
        this.hasAccess = this.pages.hasAccess;
        if (this.arrived) {
            this.arrived();
            return;
        }
        if (page?.next) this.after = page.next;
        this.showPages();
    }

    @wire(graphql, { query: BESIDE_QUERY, variables: '$besideVariables', operationName: 'SuccessPortfolioBeside' })
    handleBeside({ data, errors, refresh }: GraphqlResult): void {
        this.refreshBeside = refresh;
        this.besideErrors = errors;
        if (!data) return;
        this.beside = readBeside(data);
        this.readDimensions(dimensionFieldsOf(activeModel(this.beside.modelDocument).model));
    }

    @wire(graphql, { query: LAST_WEEK_QUERY, variables: '$noVariables', operationName: 'SuccessPortfolioLastWeek' })
    handleLastWeek({ data, errors, refresh }: GraphqlResult): void {
        this.refreshLastWeek = refresh;
        // Without them the totals say that there is no figure of last week; the page stays useful.
        if (data) this.latestDays = readWeeks(data) ?? [];
        else if (errors && errors.length > 0) this.latestDays = [];
    }

    @wire(graphql, { query: '$weeksQuery', variables: '$noVariables', operationName: 'SuccessPortfolioWeeks' })
    handleWeeks({ data }: GraphqlResult): void {
        // Without them the picture says that there is nothing to draw; the page stays useful.
        if (data) this.weeks = readWeeks(data);
    }

    @wire(graphql, { query: ROWS_QUERY, variables: '$rowsVariables', operationName: 'SuccessPortfolioRows' })
    handleRows({ data, refresh }: GraphqlResult): void {
        this.refreshRows = refresh;
        if (data) this.details = new Map([...this.details, ...readRowDetails(data)]);
    }

    noVariables = {};
    besideVariables = { user: USER_ID, kpi: KPI };

    override connectedCallback(): void {
        this.refreshHandler = registerRefreshHandler(this, () => this.reloading.join(() => this.readAgain()));
    }

    override disconnectedCallback(): void {
        clearTimeout(this.typing);
        if (this.refreshHandler !== null) unregisterRefreshHandler(this.refreshHandler);
    }

    get customersQuery(): GraphqlDocument {
        return customersQuery(this.dimensionFields);
    }

    get customersVariables(): Readonly<Record<string, unknown>> {
        return { after: this.after };
    }

    /** Asked only of viewers who may not read the figures of months, and not before that is known. */
    get weeksQuery(): GraphqlDocument | undefined {
        return this.beside && !this.hasMonths ? WEEKS_QUERY : undefined;
    }

    get rowsVariables(): Readonly<Record<string, unknown>> | undefined {
        return this.restingIds.length > 0 ? { customers: this.restingIds } : undefined;
    }

    get error() {
        const errors = [...(this.customersErrors ?? []), ...(this.besideErrors ?? [])];
        if (errors.length === 0) return null;
        return {
            heading: labels.errorTitle,
            text: labels.errorText,
            details: reduceErrors(errors, labels.unknownError)
        };
    }

    get isLoading(): boolean {
        return !this.error && this.hasAccess && (this.rows === null || this.beside === null);
    }

    get isHidden(): boolean {
        return !this.error && !this.hasAccess;
    }

    get isEmpty(): boolean {
        return !this.error && this.portfolio?.customers.length === 0;
    }

    get isReady(): boolean {
        return !this.error && (this.portfolio?.customers.length ?? 0) > 0;
    }

    get format(): PortfolioFormat {
        const { today } = this;
        return this.memory.once('format', [today], () =>
            createPortfolioFormat({ locale: LOCALE, timeZone: TIME_ZONE, currency: CURRENCY, today })
        );
    }

    get portfolio(): PortfolioData | null {
        const { rows, beside, today } = this;
        if (rows === null || beside === null) return null;
        return this.memory.once('portfolio', [rows, beside.modelDocument, today], () =>
            portfolioOf(rows, beside.modelDocument, today)
        );
    }

    /** Those that the filters let through, by attention. */
    get ranked(): readonly RankedCustomer[] {
        const { portfolio, filters } = this;
        return portfolio ? this.memory.once('ranked', [portfolio, filters], () => filtered(portfolio, filters)) : [];
    }

    /** The same in the order of the list. */
    get shown(): readonly RankedCustomer[] {
        const { portfolio, ranked, sort } = this;
        return portfolio
            ? this.memory.once('shown', [portfolio, ranked, sort], () => sorted(portfolio, ranked, sort))
            : [];
    }

    get listTitle(): string {
        return this.sortedBy === null ? labels.listTitle : fill(labels.sortedBy, this.sortedBy);
    }

    get listLabel(): string {
        return this.sortedBy === null ? labels.listLabel : fill(labels.sortedBy, this.sortedBy);
    }

    get sortValue(): string {
        return sortText(this.sort);
    }

    get sortOptions(): readonly FilterOption[] {
        const { portfolio, sort } = this;
        return portfolio ? this.memory.once('sorts', [portfolio, sort], () => sortOptions(portfolio, sort)) : [];
    }

    get headerNote(): string {
        return this.portfolio ? scoredText(this.portfolio, this.format) : '';
    }

    get loadingNote(): string {
        if (this.isComplete || this.rows === null) return '';
        return fill(labels.loadingMore, this.format.number(this.rows.length), this.format.number(this.pages.total));
    }

    get limitNote(): string {
        return this.isComplete && this.pages.isCut
            ? fill(labels.reachedLimit, this.format.number(this.rows?.length ?? 0))
            : '';
    }

    get usesDefaultModel(): boolean {
        return this.portfolio?.usesDefaultModel === true;
    }

    get tiles() {
        const { portfolio, format } = this;
        const { lastWeek } = this;
        return portfolio
            ? this.memory.once('tiles', [portfolio, lastWeek], () => tilesOf(portfolio, lastWeek, format))
            : [];
    }

    get moves() {
        const { portfolio, beside, lastWeek, format } = this;
        if (!portfolio || !beside) return null;
        return this.memory.once('moves', [portfolio, beside, lastWeek], () =>
            movesOf(portfolio, beside.decided, lastWeek, format)
        );
    }

    get heat() {
        const { portfolio, heatBy, format } = this;
        return portfolio && this.memory.once('heat', [portfolio, heatBy], () => heatView(portfolio, heatBy, format));
    }

    get trend() {
        const { portfolio, beside, weeks, format } = this;
        if (!portfolio || !beside) return null;
        return this.memory.once('trend', [portfolio, beside, weeks], () => {
            const past = this.hasMonths ? (beside.months ?? []) : sharesOf(portfolio, weeks ?? []);
            return trendView(portfolio, past, this.hasMonths, format);
        });
    }

    get day() {
        const { portfolio, beside, showsWholeDay, format } = this;
        if (!portfolio || !beside) return null;
        return this.memory.once('day', [portfolio, beside, showsWholeDay], () =>
            todayView(portfolio, beside.steps, showsWholeDay, format)
        );
    }

    /** For those who answer for customers, or have something to do. */
    get hasDay(): boolean {
        const { portfolio, beside } = this;
        const isResponsible = portfolio?.customers.some(({ row }) => row.isMine) === true;
        return isResponsible || (beside?.steps?.length ?? 0) > 0;
    }

    get fields() {
        const { portfolio, filters, format } = this;
        return portfolio
            ? this.memory.once('fields', [portfolio, filters], () => filterFields(portfolio, filters, format))
            : [];
    }

    get countText(): string {
        return fill(
            labels.count,
            this.format.number(this.shown.length),
            this.format.number(this.portfolio?.customers.length ?? 0)
        );
    }

    get isFiltered(): boolean {
        return hasFilters(this.filters);
    }

    get hasRows(): boolean {
        return this.shown.length > 0;
    }

    get footText(): string {
        return this.portfolio ? legendOf(this.portfolio, this.shown.length, this.sortedBy, this.format) : '';
    }

    get selectedText(): string {
        return this.selected.size === 0 ? '' : fill(labels.selected, this.format.number(this.selected.size));
    }

    get limitText(): string {
        return this.selected.size > MAX_SELECTED ? fill(labels.tooMany, this.format.number(MAX_SELECTED)) : '';
    }

    get cannotStart(): boolean {
        return this.selected.size === 0 || this.selected.size > MAX_SELECTED;
    }

    get mayStart(): boolean {
        return this.portfolio?.model.plays !== undefined;
    }

    async handleRetry(): Promise<void> {
        await this.reloading.join(() => this.readAgain());
    }

    handleFilter({ detail }: CustomEvent<FilterRequest>): void {
        this.narrow({ ...this.filters, [detail.name]: detail.value }, detail.name === 'search' ? TYPING_MS : 0);
    }

    handleClear(): void {
        this.narrow(NO_FILTERS, 0);
    }

    handleSort({ detail }: CustomEvent<string>): void {
        if (this.portfolio) this.order(nextSort(this.portfolio, this.sort, detail));
    }

    handleSortChosen({ detail }: CustomEvent<string>): void {
        this.order(sortOf({ c__sort: detail }));
    }

    handleBy({ detail }: CustomEvent<HeatBy>): void {
        this.heatBy = detail;
    }

    handleWholeDay({ detail }: CustomEvent<boolean>): void {
        this.showsWholeDay = detail;
    }

    handleRest({ detail }: CustomEvent<readonly string[]>): void {
        const unknown = detail.filter((id) => !this.details.has(id));
        if (unknown.length > 0) this.restingIds = unknown;
    }

    handleSelect({ detail }: CustomEvent<SelectRequest>): void {
        const selected = new Set(this.selected);
        for (const id of detail.ids) {
            if (detail.selected) selected.add(id);
            else selected.delete(id);
        }
        this.selected = selected;
    }

    handleDeselect(): void {
        this.selected = new Set();
    }

    async handleStartSelected(): Promise<void> {
        await this.start((this.portfolio?.customers ?? []).filter(({ id }) => this.selected.has(id)));
    }

    async handleStart({ detail }: CustomEvent<string>): Promise<void> {
        await this.start(this.shown.filter(({ id }) => id === detail));
    }

    async handleExplain({ detail }: CustomEvent<string>): Promise<void> {
        await this.explain(this.shown.find(({ id }) => id === detail) ?? null);
    }

    async handleHowRanked(): Promise<void> {
        await this.explain(this.ranked[0] ?? this.portfolio?.customers[0] ?? null);
    }

    handleExport(): void {
        const { portfolio, shown, format } = this;
        if (!portfolio) return;
        saveFile(`${labels.title} ${portfolio.asOf}.csv`, csvOf(portfolio, shown, format));
        this.toast(fill(labels.exported, format.number(shown.length)));
    }

    private get today(): string {
        return calendarDay(new Date(), TIME_ZONE);
    }

    private get sortedBy(): string | null {
        return this.portfolio && sortedBy(this.portfolio, this.sort);
    }

    /** Undefined while it is not known, or could not be compared: with customers of whom only some are read. */
    private get lastWeek(): PastWeek | null | undefined {
        const { portfolio, latestDays } = this;
        if (!portfolio || !latestDays || !this.isComplete || this.pages.isCut) return undefined;
        return this.memory.once('lastWeek', [portfolio, latestDays], () =>
            pastWeekOf(portfolio.model, latestDays, addDays(mondayOf(portfolio.asOf), -DAYS_PER_WEEK))
        );
    }

    private get hasMonths(): boolean {
        return (this.beside?.months?.length ?? 0) > 0;
    }

    /** Filters at once; the address follows, so that the page can be loaded again, sent and gone back to. */
    private narrow(filters: Filters, delay: number): void {
        this.filters = filters;
        this.follow(delay);
    }

    private order(sort: Sort | null): void {
        this.sort = sort;
        this.follow(0);
    }

    private follow(delay: number): void {
        clearTimeout(this.typing);
        const follow = (): void => {
            if (!this.reference) return;
            const state = sortedState(this.sort, stateOf(this.filters, this.reference.state));
            this[NavigationMixin.Navigate]({ ...this.reference, state }, true);
        };
        // eslint-disable-next-line @lwc/lwc/no-async-operation -- the address need not follow every key
        this.typing = setTimeout(follow, delay);
    }

    /** Customers are read anew where the model keeps its scores in other fields than those that were asked for. */
    private readDimensions(fields: readonly string[]): void {
        if (fields.join() === this.dimensionFields.join()) return;
        this.dimensionFields = fields;
        this.pages = new CustomerPages();
        this.rows = null;
        this.after = null;
    }

    private async explain(customer: RankedCustomer | null): Promise<void> {
        const { portfolio, format } = this;
        if (!portfolio) return;
        const view = rankingView(portfolio, customer, format);
        await PortfolioRanking.open({ size: 'small', label: labels.howRanked, view });
    }

    private async start(customers: readonly RankedCustomer[]): Promise<void> {
        if (customers.length === 0) return;
        const result = (await PlaybookStart.open({
            size: 'full',
            label: labels.startPlay,
            accountIds: customers.map(({ row }) => row.accountId),
            playKey: null
        })) as StartResult | undefined;
        if (!result) return;
        if (result.kind === 'see') {
            this[NavigationMixin.Navigate]({
                type: 'standard__recordPage',
                attributes: { recordId: result.playId, objectApiName: 'Success_Play__c', actionName: 'view' }
            });
            return;
        }
        this.toast(result.message);
        this.selected = new Set();
        await this.reloading.begin(() => this.readPlaysAgain(customers));
    }

    /** The plays of these customers, and the steps that are due: nothing else changed. */
    private async readPlaysAgain(customers: readonly RankedCustomer[]): Promise<void> {
        const changed = new Set(customers.map(({ id }) => id));
        this.details = new Map([...this.details].filter(([id]) => !changed.has(id)));
        const isHeld = this.restingIds.some((id) => changed.has(id));
        const onScreen = customers.map(({ id }) => id).slice(0, MAX_SELECTED);
        if (!isHeld) this.restingIds = onScreen;
        await Promise.all([isHeld ? this.refreshRows?.() : undefined, this.refreshBeside?.()]);
    }

    /** Everything that the page shows, page by page. */
    private async readAgain(): Promise<void> {
        this.details = new Map();
        let next: string | null = null;
        do {
            // eslint-disable-next-line no-await-in-loop -- each page says where the next begins
            await this.ask(next);
            // eslint-disable-next-line no-await-in-loop -- what the wire kept from before may be old
            await this.refreshCustomers?.();
            next = this.pages.nextOf(this.after);
        } while (next !== null);
        this.showPages();
        await Promise.all([this.refreshBeside?.(), this.refreshLastWeek?.(), this.refreshRows?.()]);
    }

    /** Settles when the wire has answered for a page; at once where it holds that page. */
    private ask(after: string | null): Promise<void> {
        if (after === this.after) return Promise.resolve();
        return new Promise((resolve) => {
            this.arrived = () => {
                this.arrived = null;
                resolve();
            };
            this.after = after;
        });
    }

    private showPages(): void {
        this.rows = this.pages.rows();
        this.isComplete = this.pages.isComplete;
    }

    private toast(title: string): void {
        this.dispatchEvent(new ShowToastEvent({ title, variant: 'success' }));
    }
}
