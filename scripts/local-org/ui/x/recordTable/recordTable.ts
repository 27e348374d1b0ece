import { LightningElement, api } from 'lwc';
import { formatValue, isNumeric } from '../../org/format.ts';
import { formatSettings } from '../../org/page.ts';
import type { ListColumn } from '../../org/page-data.ts';
import { urlOf } from '../../org/routes.ts';
import { valueAt, type Sort } from '../../org/soql.ts';

interface Head {
    readonly key: string;
    readonly label: string;
    readonly className: string;
    readonly sortable: boolean;
    readonly ariaSort: 'ascending' | 'descending' | 'none';
    readonly arrow: string | null;
    readonly index: number;
}

interface Cell {
    readonly key: string;
    readonly label: string;
    readonly text: string;
    readonly className: string;
    readonly url: string | null;
    readonly check: boolean;
}

/** Records as a table; in a narrow window as a list of cards. */
export default class RecordTable extends LightningElement {
    /** `ListColumn[]` */
    @api columns: readonly ListColumn[] = [];
    /** Records of a query's answer. */
    @api records: readonly Readonly<Record<string, unknown>>[] = [];
    /** How the records are sorted; null for tables that people do not sort. */
    @api sort: Sort | null = null;
    /** For screen readers. */
    @api caption = '';

    get heads(): readonly Head[] {
        return this.columns.map((column, index) => {
            const isSorted = this.sort?.path === column.path;
            const direction = this.sort?.descending ? 'descending' : 'ascending';
            return {
                key: column.path,
                label: column.label,
                className: isNumeric(column.type) ? 'head number' : 'head',
                sortable: this.sort !== null && column.sortable,
                ariaSort: isSorted ? direction : 'none',
                arrow: isSorted ? (this.sort?.descending ? 'utility:arrowdown' : 'utility:arrowup') : null,
                index
            };
        });
    }

    get rows(): readonly { readonly key: string; readonly cells: readonly Cell[] }[] {
        return this.records.map((record) => ({
            key: String(record.Id),
            cells: this.columns.map((column, index) => cellOf(record, column, index))
        }));
    }

    handleSort(event: Event): void {
        const { index } = (event.currentTarget as HTMLElement).dataset;
        const column = this.columns[Number(index)];
        if (column !== undefined) {
            const descending = this.sort?.path === column.path && !this.sort.descending;
            const detail: Sort = { path: column.path, descending };
            this.dispatchEvent(new CustomEvent('sort', { detail }));
        }
    }
}

function cellOf(record: Readonly<Record<string, unknown>>, column: ListColumn, index: number): Cell {
    const value = valueAt(record, column.path);
    const id = column.linkPath === null ? null : valueAt(record, column.linkPath);
    const isBoolean = typeof value === 'boolean';
    return {
        key: column.path,
        label: column.label,
        text: formatValue(value, column.type, column.scale, formatSettings),
        className: ['cell', isNumeric(column.type) ? 'number' : '', index === 0 ? 'first' : ''].join(' ').trim(),
        url: typeof id === 'string' ? recordUrl(id, column.linkObject) : null,
        check: isBoolean && value
    };
}

function recordUrl(recordId: string, objectApiName: string | null): string {
    const object = objectApiName === null ? {} : { objectApiName };
    return urlOf({ type: 'standard__recordPage', attributes: { ...object, recordId, actionName: 'view' } });
}
