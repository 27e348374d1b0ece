import { LightningElement, api } from 'lwc';
import { apiUrl, request } from '../../org/client.ts';
import { messageOf } from '../../org/messages.ts';
import type { ListViewData, ObjectPage } from '../../org/page-data.ts';
import { navigate } from '../../org/router.ts';
import { listSoql, type Sort } from '../../org/soql.ts';
import { subscribe, refresh } from '../../org/store.ts';

type Records = readonly Readonly<Record<string, unknown>>[];

/** As many as one answer of the server holds. */
const MAX_RECORDS = 2000;
/** Rows drawn at first, and with each press of the button below. */
const ROWS_AT_ONCE = 100;

/** An object's list: its views, their records, sorting and searching. */
export default class ListPage extends LightningElement {
    records: Records | null = null;
    errorMessage = '';
    isLoading = true;
    sort: Sort | null = null;
    shown = ROWS_AT_ONCE;
    #object: ObjectPage | null = null;
    #filterName = '';
    #search = '';
    #stop: (() => void) | null = null;
    #key = '';

    @api
    get object(): ObjectPage | null {
        return this.#object;
    }
    set object(object: ObjectPage | null) {
        this.#object = object;
    }

    /** Name of the list view; empty for the first. */
    @api
    get filterName(): string {
        return this.#filterName;
    }
    set filterName(name: string) {
        if (name !== this.#filterName) {
            this.#filterName = name;
            this.sort = null;
            this.read();
        }
    }

    /** What the list is searched for. */
    @api
    get search(): string {
        return this.#search;
    }
    set search(text: string) {
        this.#search = text;
        this.read();
    }

    override connectedCallback(): void {
        this.dispatchEvent(
            new CustomEvent('title', {
                detail: { title: this.#object?.pluralLabel ?? '' },
                bubbles: true,
                composed: true
            })
        );
        this.read();
    }

    override disconnectedCallback(): void {
        this.#stop?.();
        this.#key = '';
    }

    get view(): ListViewData | undefined {
        const views = this.#object?.listViews ?? [];
        return views.find((view) => view.name === this.#filterName) ?? views[0];
    }

    get views(): readonly { readonly name: string; readonly label: string; readonly isCurrent: boolean }[] {
        return (this.#object?.listViews ?? []).map(({ name, label }) => ({
            name,
            label,
            isCurrent: name === this.view?.name
        }));
    }

    get effectiveSort(): Sort | null {
        const first = this.view?.columns.find((column) => column.sortable);
        return this.sort ?? (first === undefined ? null : { path: first.path, descending: false });
    }

    get rows(): Records {
        return (this.records ?? []).slice(0, this.shown);
    }

    get hasMore(): boolean {
        return (this.records?.length ?? 0) > this.shown;
    }

    get isEmpty(): boolean {
        return this.records?.length === 0 && this.errorMessage === '';
    }

    get emptyText(): string {
        return this.#search === '' ? 'There is nothing in this list.' : `Nothing here matches “${this.#search}”.`;
    }

    get summary(): string {
        if (this.records === null) {
            return 'Loading...';
        }
        const count = this.records.length;
        const items = `${count}${count === MAX_RECORDS ? '+' : ''} ${count === 1 ? 'item' : 'items'}`;
        const sorted = this.view?.columns.find((column) => column.path === this.effectiveSort?.path)?.label;
        return [
            items,
            sorted === undefined ? '' : `Sorted by ${sorted}`,
            this.#search === '' ? '' : `Search: ${this.#search}`
        ]
            .filter((part) => part !== '')
            .join(' • ');
    }

    get hasSearch(): boolean {
        return this.#search !== '';
    }

    handleView(event: CustomEvent<{ readonly value: string }>): void {
        this.open({ filterName: event.detail.value });
    }

    handleClear(): void {
        this.open(this.#filterName === '' ? {} : { filterName: this.#filterName });
    }

    handleSort(event: CustomEvent<Sort>): void {
        this.sort = event.detail;
        this.read();
    }

    handleMore(): void {
        this.shown += ROWS_AT_ONCE;
    }

    async handleRefresh(): Promise<void> {
        this.isLoading = true;
        await refresh(this.#key);
    }

    private open(state: Readonly<Record<string, string>>): void {
        const attributes = { objectApiName: this.#object?.name, actionName: 'list' };
        navigate({ type: 'standard__objectPage', attributes, state });
    }

    private read(): void {
        const { view } = this;
        if (!this.isConnected || this.#object === null || view === undefined) {
            return;
        }
        const soql = listSoql({
            objectApiName: this.#object.name,
            view,
            sort: this.effectiveSort,
            search: this.#search,
            limit: MAX_RECORDS
        });
        const key = `query ${soql}`;
        if (key === this.#key) {
            return;
        }
        this.#stop?.();
        this.#key = key;
        this.isLoading = true;
        const load = () => request('GET', `${apiUrl('/query')}?q=${encodeURIComponent(soql)}`);
        this.#stop = subscribe(key, load, ({ data, error }) => {
            this.isLoading = false;
            this.shown = ROWS_AT_ONCE;
            this.records = error === undefined ? (data as { records: Records }).records : [];
            this.errorMessage = error === undefined ? '' : messageOf(error);
        });
    }
}
