import { LightningElement, api } from 'lwc';
import { fill } from 'c/uiFormat';
import { labels } from 'c/portfolioLabels';
import type { FilterName, HeatBy, HeatView } from 'c/portfolioView';

/** Which filter a press asks for. */
export interface FilterRequest {
    readonly name: FilterName;
    readonly value: string;
}

/**
 * Means of the dimensions by group.
 * @fires by with the other cut that is wanted
 * @fires filter with the group that the list should be narrowed to
 */
export default class PortfolioHeat extends LightningElement {
    @api view: HeatView | null = null;
    @api by: HeatBy = 'csm';

    labels = labels;

    get heading(): string {
        return this.by === 'csm' ? labels.dimensionsByCsm : labels.dimensionsBySegment;
    }

    get groupLabel(): string {
        return this.by === 'csm' ? labels.csm : labels.segment;
    }

    get otherLabel(): string {
        return this.by === 'csm' ? labels.bySegment : labels.byCsm;
    }

    get groups() {
        return (this.view?.groups ?? []).map((group) => ({
            ...group,
            hint: fill(labels.filterNamed, group.label)
        }));
    }

    handleBy(): void {
        this.dispatchEvent(new CustomEvent<HeatBy>('by', { detail: this.by === 'csm' ? 'segment' : 'csm' }));
    }

    handleFilter(event: Event): void {
        const { name = '', value = '' } = (event.currentTarget as HTMLElement).dataset;
        const detail: FilterRequest = { name: name as FilterName, value };
        this.dispatchEvent(new CustomEvent<FilterRequest>('filter', { detail }));
    }
}
