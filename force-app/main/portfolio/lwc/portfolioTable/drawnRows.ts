import type { RowDetails } from 'c/portfolioRecords';
import { rowView } from 'c/portfolioView';
import type { RankedCustomer, RowOptions, RowView } from 'c/portfolioView';

interface Drawn {
    readonly index: number;
    readonly selected: boolean;
    readonly detail: RowDetails | undefined;
    readonly mayStart: boolean;
    readonly view: RowView;
}

/** Rows as they were drawn: while the list scrolls, most of those in view stay as they are. */
export class DrawnRows {
    private readonly byCustomer = new WeakMap<RankedCustomer, Drawn>();

    /** The row, drawn anew only where something that it shows has changed. A customer belongs to one portfolio. */
    row(customer: RankedCustomer, index: number, options: RowOptions): RowView {
        const [selected, detail] = [options.selected.has(customer.id), options.details.get(customer.id)];
        const { mayStart } = options;
        const known = this.byCustomer.get(customer);
        if (
            known?.index === index &&
            known.selected === selected &&
            known.detail === detail &&
            known.mayStart === mayStart
        )
            return known.view;
        const view = rowView(customer, index, options);
        this.byCustomer.set(customer, { index, selected, detail, mayStart, view });
        return view;
    }
}
