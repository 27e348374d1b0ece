import { LightningElement, api } from 'lwc';
import { labels } from 'c/portfolioLabels';
import type { RowDetails } from 'c/portfolioRecords';
import { columnsOf } from 'c/portfolioView';
import type { ColumnView, Portfolio, PortfolioFormat, RankedCustomer, RowView, Sort } from 'c/portfolioView';
import { DrawnRows } from './drawnRows.ts';
import { windowOf } from './window.ts';

/** A tick, or its end. */
export interface SelectRequest {
    readonly ids: readonly string[];
    readonly selected: boolean;
}

/** Until the first row has been measured. */
const GUESSED_ROW_PX = 44;
const GUESSED_VIEW_PX = 600;
/** Rows that come to rest are read more of; those that fly by are not. */
const REST_MS = 150;

/**
 * The list of customers. Only the rows on the screen, and some around them, are in the page; what is above and below is empty space.
 * @fires select with ids and whether they are ticked
 * @fires sort with the key of the column whose heading was pressed
 * @fires rest with the ids of the rows on the screen, once they stand still
 * @fires start with the id of the customer that a play should start for
 * @fires explain with the id of the customer whose ranking is asked for
 */
export default class PortfolioTable extends LightningElement {
    @api portfolio: Portfolio | null = null;
    @api format: PortfolioFormat | null = null;
    @api selected: ReadonlySet<string> = new Set();
    @api details: ReadonlyMap<string, RowDetails> = new Map();
    @api mayStart = false;
    /** Null: by attention. */
    @api sort: Sort | null = null;
    /** "Customers by attention". */
    @api label = '';

    labels = labels;
    rowHeight = GUESSED_ROW_PX;

    private list: readonly RankedCustomer[] = [];
    private readonly drawn = new DrawnRows();
    private scrollTop = 0;
    private viewHeight = GUESSED_VIEW_PX;
    private goesToTop = false;
    private resting = '';
    private timer: ReturnType<typeof setTimeout> | undefined;

    /** Those that the filters let through, in their order. */
    @api
    get customers(): readonly RankedCustomer[] {
        return this.list;
    }

    set customers(list: readonly RankedCustomer[]) {
        this.list = list;
        this.goesToTop = true;
    }

    override renderedCallback(): void {
        const viewport = this.refs?.viewport as HTMLElement | undefined;
        if (!viewport) return;
        if (this.goesToTop) {
            this.goesToTop = false;
            viewport.scrollTop = 0;
            this.scrollTop = 0;
        }
        this.measure(viewport);
        this.restSoon();
    }

    override disconnectedCallback(): void {
        clearTimeout(this.timer);
    }

    get rows(): readonly RowView[] {
        const { portfolio, format, selected, details, mayStart } = this;
        if (!portfolio || !format) return [];
        const { first, end } = this.window;
        const options = { portfolio, format, selected, details, mayStart };
        return this.list.slice(first, end).map((customer, at) => this.drawn.row(customer, first + at, options));
    }

    get columns(): readonly ColumnView[] {
        return this.portfolio ? columnsOf(this.portfolio, this.sort) : [];
    }

    /** Beyond the usual five dimensions the list scrolls sideways. */
    get tableStyle(): string {
        return `--dimensions: ${this.portfolio?.dimensions.length ?? 0}`;
    }

    get rowCount(): number {
        return this.list.length + 1;
    }

    get spaceAbove(): string {
        return `height: ${this.window.first * this.rowHeight}px`;
    }

    get spaceBelow(): string {
        return `height: ${(this.list.length - this.window.end) * this.rowHeight}px`;
    }

    get allSelected(): boolean {
        return this.list.length > 0 && this.list.every(({ id }) => this.selected.has(id));
    }

    handleScroll({ currentTarget }: Event): void {
        const { first } = this.window;
        const { scrollTop } = currentTarget as HTMLElement;
        // Drawn again only when other rows come into view.
        if (windowOf({ ...this.place, scrollTop }).first !== first) this.scrollTop = scrollTop;
    }

    handleSelect({ currentTarget }: Event): void {
        const { dataset, checked } = currentTarget as HTMLInputElement;
        this.tell<SelectRequest>('select', { ids: [dataset.id ?? ''], selected: checked });
    }

    handleSelectAll({ currentTarget }: Event): void {
        const { checked } = currentTarget as HTMLInputElement;
        this.tell<SelectRequest>('select', { ids: this.list.map(({ id }) => id), selected: checked });
    }

    handleSort({ currentTarget }: Event): void {
        this.tell('sort', (currentTarget as HTMLElement).dataset.key ?? '');
    }

    handleStart({ currentTarget }: Event): void {
        this.tell('start', (currentTarget as HTMLElement).dataset.id ?? '');
    }

    handleExplain({ currentTarget }: Event): void {
        this.tell('explain', (currentTarget as HTMLElement).dataset.id ?? '');
    }

    private tell<T>(name: string, detail: T): void {
        this.dispatchEvent(new CustomEvent<T>(name, { detail }));
    }

    private get place() {
        const { list, rowHeight, scrollTop, viewHeight } = this;
        return { count: list.length, rowHeight, scrollTop, viewHeight };
    }

    private get window() {
        return windowOf(this.place);
    }

    /** Rows are as high as the width of the page makes them. */
    private measure(viewport: HTMLElement): void {
        const row = this.template?.querySelector<HTMLElement>('.row');
        const height = row?.offsetHeight ?? 0;
        if (height > 0 && height !== this.rowHeight) this.rowHeight = height;
        if (viewport.clientHeight > 0) this.viewHeight = viewport.clientHeight;
    }

    private restSoon(): void {
        const { first, end } = this.window;
        const ids = this.list.slice(first, end).map(({ id }) => id);
        const key = ids.join();
        if (key === this.resting) return;
        this.resting = key;
        clearTimeout(this.timer);
        // eslint-disable-next-line @lwc/lwc/no-async-operation -- what flies by is not read
        this.timer = setTimeout(() => this.tell('rest', ids), REST_MS);
    }
}
