import { LightningElement, api } from 'lwc';
import { labels } from 'c/portfolioLabels';
import type { FilterRequest } from 'c/portfolioHeat';
import type { FilterField, FilterName, FilterOption } from 'c/portfolioView';

/**
 * The fields above the list.
 * @fires filter with what the list should be narrowed to
 * @fires sort with the order that is wanted, in narrow windows
 * @fires clear when no filter should be left
 */
export default class PortfolioFilters extends LightningElement {
    @api fields: readonly FilterField[] = [];
    @api search = '';
    /** "63 of 214 customers". */
    @api count = '';
    /** Some filter is set. */
    @api isFiltered = false;
    @api sort = '';
    /** Chosen from where the list has no headings to press. */
    @api sortOptions: readonly FilterOption[] = [];

    labels = labels;

    handleChange({ currentTarget, detail }: CustomEvent<{ readonly value: string }>): void {
        const { name = '' } = (currentTarget as HTMLElement).dataset;
        this.ask(name as FilterName, detail.value);
    }

    handleSearch({ detail }: CustomEvent<{ readonly value: string }>): void {
        this.ask('search', detail.value);
    }

    handleSort({ detail }: CustomEvent<{ readonly value: string }>): void {
        this.dispatchEvent(new CustomEvent<string>('sort', { detail: detail.value }));
    }

    handleClear(): void {
        this.dispatchEvent(new CustomEvent('clear'));
    }

    private ask(name: FilterName, value: string): void {
        this.dispatchEvent(new CustomEvent<FilterRequest>('filter', { detail: { name, value } }));
    }
}
