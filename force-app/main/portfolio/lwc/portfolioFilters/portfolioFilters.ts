import { LightningElement, api } from 'lwc';
import { labels } from 'c/portfolioLabels';
import type { FilterRequest } from 'c/portfolioHeat';
import type { FilterField, FilterName } from 'c/portfolioView';

/**
 * The fields above the list.
 * @fires filter with what the list should be narrowed to
 * @fires clear when no filter should be left
 */
export default class PortfolioFilters extends LightningElement {
    @api fields: readonly FilterField[] = [];
    @api search = '';
    /** "63 of 214 customers". */
    @api count = '';
    /** Some filter is set. */
    @api isFiltered = false;

    labels = labels;

    handleChange({ currentTarget, detail }: CustomEvent<{ readonly value: string }>): void {
        const { name = '' } = (currentTarget as HTMLElement).dataset;
        this.ask(name as FilterName, detail.value);
    }

    handleSearch({ detail }: CustomEvent<{ readonly value: string }>): void {
        this.ask('search', detail.value);
    }

    handleClear(): void {
        this.dispatchEvent(new CustomEvent('clear'));
    }

    private ask(name: FilterName, value: string): void {
        this.dispatchEvent(new CustomEvent<FilterRequest>('filter', { detail: { name, value } }));
    }
}
