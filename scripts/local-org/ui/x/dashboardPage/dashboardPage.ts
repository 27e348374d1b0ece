import { LightningElement, api } from 'lwc';
import { apiUrl, request } from '../../org/client.ts';
import { messageOf } from '../../org/messages.ts';
import type { DashboardAnswer, DashboardComponentData, ReportAnswer } from '../../org/report-answer.ts';
import { filterOperator } from '../../org/report-filters.ts';
import { formatSettings } from '../../org/page.ts';
import { formatValue } from '../../org/format.ts';

interface Placed {
    readonly key: string;
    readonly style: string;
    readonly component: DashboardComponentData;
    readonly answer: ReportAnswer | null;
    readonly errorMessage: string | null;
}

const ALL = '';

/** A dashboard: its filters, and its components on their grid. */
export default class DashboardPage extends LightningElement {
    answer: DashboardAnswer | null = null;
    errorMessage = '';
    isLoading = true;
    chosen: readonly string[] = [];
    #dashboardId = '';

    @api
    get dashboardId(): string {
        return this.#dashboardId;
    }
    set dashboardId(id: string) {
        this.#dashboardId = id;
        this.chosen = [];
        void this.read();
    }

    get name(): string {
        return this.answer?.dashboardMetadata.name ?? 'Dashboard';
    }

    get description(): string {
        return this.answer?.dashboardMetadata.description ?? '';
    }

    get folder(): string {
        return `Dashboard: ${this.answer?.dashboardMetadata.folderName ?? ''}`;
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
                answer: data?.reportResult ?? null,
                errorMessage: data?.status.errorMessage ?? null
            };
        });
    }

    get gridStyle(): string {
        const columns = this.answer?.dashboardMetadata.layout.numColumns ?? 1;
        return `grid-template-columns: repeat(${String(columns)}, minmax(0, 1fr))`;
    }

    handleFilter(event: CustomEvent<{ readonly value: string }>): void {
        const { index } = (event.target as HTMLElement).dataset;
        const count = this.answer?.dashboardMetadata.filters.length ?? 0;
        this.chosen = Array.from({ length: count }, (_, place) =>
            String(place) === index ? event.detail.value : (this.chosen[place] ?? ALL)
        );
        void this.read();
    }

    handleRefresh(): void {
        void this.read();
    }

    private async read(): Promise<void> {
        this.isLoading = true;
        this.errorMessage = '';
        const parameters = new URLSearchParams();
        for (const [index, option] of this.chosen.entries()) {
            if (option !== ALL) parameters.set(`filter${String(index + 1)}`, option);
        }
        const asked = `/analytics/dashboards/${this.#dashboardId}?${parameters.toString()}`;
        try {
            this.answer = (await request('GET', apiUrl(asked))) as DashboardAnswer;
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
    return `${place}; min-height: ${String(rowspan * rowHeight)}px`;
}
