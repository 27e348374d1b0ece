import { LightningElement, api } from 'lwc';
import { apiUrl, request } from '../../org/client.ts';
import { messageOf } from '../../org/messages.ts';
import type {
    DashboardAnswer,
    DashboardComponentData,
    ReportAnswer,
    ReportFilterData
} from '../../org/report-answer.ts';
import { filterOperator } from '../../org/report-filters.ts';
import { navigate } from '../../org/router.ts';
import type { PageReference } from '../../org/routes.ts';
import { formatSettings } from '../../org/page.ts';
import { formatValue } from '../../org/format.ts';

interface Placed {
    readonly key: string;
    readonly style: string;
    readonly component: DashboardComponentData;
    /** What is chosen, as filters of the component's report. */
    readonly filters: readonly ReportFilterData[];
    readonly answer: ReportAnswer | null;
    readonly errorMessage: string | null;
}

type State = NonNullable<PageReference['state']>;

const ALL = '';

/** A dashboard: its filters, and its components on their grid. */
export default class DashboardPage extends LightningElement {
    answer: DashboardAnswer | null = null;
    errorMessage = '';
    isLoading = true;
    #dashboardId = '';
    #state: State = {};

    @api
    get dashboardId(): string {
        return this.#dashboardId;
    }
    set dashboardId(id: string) {
        this.#dashboardId = id;
    }

    /** Of the address: which option of which filter is chosen, as `filter1=0`. */
    @api
    get state(): State {
        return this.#state;
    }
    set state(state: State) {
        const isOther = choiceOf(state) !== choiceOf(this.#state);
        this.#state = state;
        if (isOther && this.isConnected) void this.read();
    }

    override connectedCallback(): void {
        void this.read();
    }

    get name(): string {
        return this.answer?.dashboardMetadata.name ?? 'Dashboard';
    }

    get description(): string {
        return this.answer?.dashboardMetadata.description ?? '';
    }

    get folder(): string {
        return this.answer?.dashboardMetadata.folderName ?? '';
    }

    /** When, and through whose eyes. */
    get summary(): string {
        if (this.answer === null) return this.isLoading ? 'Loading...' : '';
        const refreshed = this.answer.componentData[0]?.status.refreshDate ?? null;
        const time = formatValue(refreshed, 'datetime', 0, formatSettings);
        return `As of ${time} • Viewing as ${this.answer.dashboardMetadata.runningUser.displayName}`;
    }

    get filters(): readonly {
        readonly key: string;
        readonly name: string;
        readonly value: string;
        readonly options: readonly { readonly label: string; readonly value: string }[];
    }[] {
        return (this.answer?.dashboardMetadata.filters ?? []).map(({ name, options, selectedOption }, index) => ({
            key: String(index),
            name,
            value: selectedOption ?? ALL,
            options: [
                { label: 'All', value: ALL },
                ...options.map(({ id, operation, value }) => ({ value: id, label: optionLabel(operation, value) }))
            ]
        }));
    }

    get components(): readonly Placed[] {
        const { answer } = this;
        if (answer === null) return [];
        const { components, layout } = answer.dashboardMetadata;
        return components.map((component) => {
            const place = layout.components.find(({ id }) => id === component.id);
            const data = answer.componentData.find(({ componentId }) => componentId === component.id);
            return {
                key: component.id,
                style: place === undefined ? '' : placeStyle(place, layout.rowHeight),
                component,
                filters: this.filtersOf(component),
                answer: data?.reportResult ?? null,
                errorMessage: data?.status.errorMessage ?? null
            };
        });
    }

    get gridStyle(): string {
        const columns = this.answer?.dashboardMetadata.layout.numColumns ?? 1;
        return `grid-template-columns: repeat(${String(columns)}, minmax(0, 1fr))`;
    }

    /** Puts the choice into the address, which brings it back here. */
    handleFilter(event: CustomEvent<{ readonly value: string }>): void {
        const { index } = (event.target as HTMLElement).dataset;
        const { value } = event.detail;
        const state = { ...this.#state, [`filter${String(Number(index) + 1)}`]: value === ALL ? null : value };
        const attributes = { objectApiName: 'Dashboard', recordId: this.#dashboardId, actionName: 'view' };
        navigate({ type: 'standard__recordPage', attributes, state }, true);
    }

    handleRefresh(): void {
        void this.read();
    }

    private async read(): Promise<void> {
        this.isLoading = true;
        this.errorMessage = '';
        const choice = choiceOf(this.#state);
        try {
            const url = apiUrl(`/analytics/dashboards/${this.#dashboardId}?${choice}`);
            const answer = (await request('GET', url)) as DashboardAnswer;
            if (choice !== choiceOf(this.#state)) return;
            this.answer = answer;
            this.dispatchEvent(
                new CustomEvent('title', { detail: { title: this.name }, bubbles: true, composed: true })
            );
        } catch (error) {
            this.answer = null;
            this.errorMessage = messageOf(error);
        }
        this.isLoading = false;
    }

    /** What is chosen, as filters on the columns that a component has for it. */
    private filtersOf({ properties }: DashboardComponentData): ReportFilterData[] {
        return (this.answer?.dashboardMetadata.filters ?? []).flatMap(({ options, selectedOption }, index) => {
            const option = options.find(({ id }) => id === selectedOption);
            const column = properties.filterColumns[index]?.name ?? '';
            return option === undefined || column === '' ? [] : optionFilters(column, option);
        });
    }
}

/** The parameters that say what is chosen. */
function choiceOf(state: State): string {
    const chosen = Object.entries(state).filter(([name, value]) => /^filter\d+$/.test(name) && value !== ALL);
    return new URLSearchParams(chosen.map(([name, value]) => [name, String(value)])).toString();
}

function optionFilters(column: string, { operation, value }: { operation: string; value: string }): ReportFilterData[] {
    if (operation !== 'between') return [{ column, operator: operation, value }];
    const [first = '', second = ''] = value.split(', ');
    return [
        { column, operator: 'greaterOrEqual', value: first },
        { column, operator: 'lessThan', value: second }
    ];
}

function optionLabel(operation: string, value: string): string {
    return operation === 'equals' ? value : `${filterOperator(operation)} ${value}`;
}

interface Place {
    readonly row: number;
    readonly column: number;
    readonly rowspan: number;
    readonly colspan: number;
}

function placeStyle({ row, column, rowspan, colspan }: Place, rowHeight: number): string {
    const place = `grid-column: ${String(column + 1)} / span ${String(colspan)}; grid-row: ${String(row + 1)} / span ${String(rowspan)}`;
    return `${place}; --height: ${String(rowspan * rowHeight)}px`;
}
