import { LightningElement, api } from 'lwc';
import type { ReportTable, TableCell } from '../../org/report-table.ts';

/** Rows drawn at first, and with each press of the button below. */
const ROWS_AT_ONCE = 200;

interface DrawnCell extends TableCell {
    readonly className: string;
    readonly url: string | null;
}

/** A report's table: details, subtotals, totals; names lead to their records. */
export default class AnalyticsTable extends LightningElement {
    @api table: ReportTable | null = null;
    @api caption = '';
    shown = ROWS_AT_ONCE;

    get heads(): readonly { readonly key: string; readonly cells: readonly DrawnCell[] }[] {
        return (this.table?.heads ?? []).map(({ key, cells }) => ({ key, cells: cells.map(drawn) }));
    }

    get rows(): readonly { readonly key: string; readonly className: string; readonly cells: readonly DrawnCell[] }[] {
        const rows = this.table?.rows ?? [];
        return rows
            .slice(0, this.shown)
            .map(({ key, kind, cells }) => ({ key, className: kind, cells: cells.map(drawn) }));
    }

    get isEmpty(): boolean {
        return this.table?.rows.length === 0;
    }

    get hasMore(): boolean {
        return (this.table?.rows.length ?? 0) > this.shown;
    }

    handleMore(): void {
        this.shown += ROWS_AT_ONCE;
    }
}

function drawn(cell: TableCell): DrawnCell {
    const isWordy = !cell.isNumber && cell.text.length > 40;
    return {
        ...cell,
        className: cell.isNumber ? 'number' : isWordy ? 'wordy' : '',
        url: cell.recordId === null ? null : `/lightning/r/${cell.recordId}/view`
    };
}
