/** The summaries of a report: which there are, how they add up, how they read. */
import type { Session } from '../contracts.ts';
import { displayValue } from '../query/display.ts';
import { defineField, isNumberType } from '../metadata/field.ts';
import type {
    CellValue,
    ReportColumn,
    ReportDefinition,
    ReportFormula,
    SummaryColumn,
    SummaryType
} from './contracts.ts';

/** As the Analytics API marks them. */
const KEYS: Readonly<Record<SummaryType, string>> = { Sum: 's', Average: 'a', Minimum: 'm', Maximum: 'x', Unique: 'u' };
const LABELS: Readonly<Record<SummaryType, string>> = {
    Sum: 'Sum of',
    Average: 'Average',
    Minimum: 'Smallest',
    Maximum: 'Largest',
    Unique: 'Unique Count of'
};
const MAX_SCALE = 18;
const AVERAGE_SCALE = 2;

export const ROW_COUNT = 'RowCount';

/** `s!Account$Amount`; formulas and the number of rows go by their names. */
export function summaryKey(column: string, type: SummaryType | null): string {
    return type === null ? column : `${KEYS[type]}!${column}`;
}

/** Those of the columns, then the formulas, then the number of rows. */
export function summaryColumns(report: ReportDefinition, columns: readonly ReportColumn[]): SummaryColumn[] {
    const own = report.columns.flatMap(({ column: token, summaries }) => {
        const column = columns.find((each) => each.token === token);
        return column === undefined ? [] : summaries.map((type) => columnSummary(column, type));
    });
    return [...own, ...report.formulas.map(formulaSummary), rowCount()];
}

function columnSummary(column: ReportColumn, type: SummaryType): SummaryColumn {
    const { field, token, label } = column;
    const isCount = type === 'Unique';
    const number = field.type === 'currency' || field.type === 'percent' ? field.type : 'double';
    const own = field.type === 'date' || field.type === 'datetime' ? field.type : number;
    return {
        key: summaryKey(token, type),
        label: `${LABELS[type]} ${label}`,
        type,
        column,
        datatype: isCount ? 'int' : own,
        scale: isCount ? 0 : type === 'Average' ? Math.max(field.scale, AVERAGE_SCALE) : field.scale
    };
}

function formulaSummary({ name, label, datatype, scale }: ReportFormula): SummaryColumn {
    return {
        key: name,
        label,
        type: 'Formula',
        column: null,
        datatype: datatype === 'number' ? 'double' : datatype,
        scale
    };
}

function rowCount(): SummaryColumn {
    return { key: ROW_COUNT, label: 'Record Count', type: 'RowCount', column: null, datatype: 'int', scale: 0 };
}

/** A summary as people read it; a dash where there is nothing to say. */
export function summaryLabel(session: Session, column: SummaryColumn, value: number | string | null): string {
    const type = column.datatype === 'int' ? 'int' : column.datatype;
    const field = defineField({ name: column.key, label: column.label, type, scale: column.scale });
    return displayValue(session, field, value) ?? '-';
}

/** What is kept of a column's values in one group. */
export class Accumulator {
    #count = 0;
    #sum = 0;
    #least: number | string | null = null;
    #most: number | string | null = null;
    readonly #distinct = new Set<CellValue>();
    readonly #field: ReportColumn['field'];

    constructor({ field }: ReportColumn) {
        this.#field = field;
    }

    add(value: CellValue): void {
        this.#distinct.add(typeof value === 'string' ? value.toLowerCase() : value);
        if (value === null || typeof value === 'boolean') return;
        this.#count++;
        if (typeof value === 'number') this.#sum += value;
        if (this.#least === null || value < this.#least) this.#least = value;
        if (this.#most === null || value > this.#most) this.#most = value;
    }

    /** Of no values the sum is 0 and everything else blank. */
    result(type: SummaryType): number | string | null {
        switch (type) {
            case 'Sum':
                return this.#total();
            case 'Average':
                return this.#count === 0 ? null : this.#total() / this.#count;
            case 'Minimum':
                return this.#least;
            case 'Maximum':
                return this.#most;
            case 'Unique':
                return this.#distinct.size;
        }
    }

    /** Keeps the field's decimals: 0.1 + 0.2 is 0.3, as in a database of decimals. */
    #total(): number {
        const { type, scale } = this.#field;
        return isNumberType(type) ? Number(this.#sum.toFixed(Math.min(scale, MAX_SCALE))) : 0;
    }
}
