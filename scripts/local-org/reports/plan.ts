/** What a report needs for one viewer: its columns, groupings, formulas, and the statement that reads them. */
import type { Session, SqlFragment, SqlValue } from '../contracts.ts';
import type { Expression, Ordering } from '../query/tree.ts';
import { canReadColumn, forbidden } from './access.ts';
import { findReportColumn } from './columns.ts';
import { filterCondition, filterConditions } from './conditions.ts';
import type {
    ReportColumn,
    ReportDefinition,
    ReportFilter,
    ReportGrouping,
    ReportTypeDefinition,
    SummaryColumn
} from './contracts.ts';
import { compileSummaryFormula, type CompiledSummaryFormula } from './formulas.ts';
import { ReportSource } from './source.ts';
import { summaryColumns } from './summaries.ts';

export interface Grouped {
    readonly grouping: ReportGrouping;
    readonly column: ReportColumn;
}

/** Where a column's value and the id of what it names stand in a row. */
export type ReadValue = (row: readonly SqlValue[]) => { readonly stored: SqlValue; readonly id: SqlValue };

export interface ReportPlan {
    readonly session: Session;
    readonly report: ReportDefinition;
    readonly type: ReportTypeDefinition;
    /** Detail columns that the viewer may read. */
    readonly columns: readonly ReportColumn[];
    readonly down: readonly Grouped[];
    readonly across: readonly Grouped[];
    /** Columns that are added up. */
    readonly summed: readonly ReportColumn[];
    readonly summaries: readonly SummaryColumn[];
    readonly formulas: readonly CompiledSummaryFormula[];
    readonly sql: SqlFragment;
    read(column: ReportColumn): ReadValue;
}

/** The report type of a report. */
export function typeOf(session: Session, report: ReportDefinition): ReportTypeDefinition {
    const type = session.org.schema.analytics.reportTypes.get(report.reportType.replace(/__c$/, ''));
    if (type === undefined) throw new Error(`The report ${report.fullName} has no report type`);
    return type;
}

/**
 * Detail columns that the viewer may not read are left out; what rows are chosen, grouped or added up by cannot be.
 * @param extra Filters beside the report's own.
 * @throws `FORBIDDEN`
 */
export function planReport(session: Session, report: ReportDefinition, extra: readonly ReportFilter[]): ReportPlan {
    const type = typeOf(session, report);
    const columns = new Columns(session, report, type);
    const source = openSource(session, type);
    const down = report.groupingsDown.map((grouping) => ({ grouping, column: columns.needed(grouping.column) }));
    const across = report.groupingsAcross.map((grouping) => ({ grouping, column: columns.needed(grouping.column) }));
    const shown = report.columns.flatMap(({ column }) => columns.readable(column));
    const grouped = [...down, ...across].map(({ column }) => column.token);
    const formulas = report.formulas.map((each) => compileSummaryFormula(session.org.schema, type, each, grouped));
    const summed = summedColumns(report, shown, formulas, columns);
    const find = (token: string): ReportColumn => columns.needed(token);
    const where = [
        ...filterConditions(source, report, find),
        ...extra.map((filter) => filterCondition(source, filter, find))
    ];
    const needed = [...shown, ...down.map((each) => each.column), ...across.map((each) => each.column), ...summed];
    const reader = new Reader(source, needed);
    return {
        session,
        report,
        type,
        columns: shown,
        down,
        across,
        summed,
        summaries: summaryColumns(report, shown),
        formulas,
        sql: source.select(reader.expressions, where, orderings(source, report, find)),
        read: (column) => reader.of(column)
    };
}

function openSource(session: Session, type: ReportTypeDefinition): ReportSource {
    const hidden = type.tables.find(({ object }) => !session.canObject(object, 'read'));
    if (hidden !== undefined || (!type.deployed && !session.hasUserPermission('CustomizeApplication'))) {
        const what = hidden === undefined ? type.label : session.org.object(hidden.object).pluralLabel;
        throw forbidden(`You can't run this report: you don't have access to ${what}.`);
    }
    return new ReportSource(session, type);
}

class Columns {
    readonly #session: Session;
    readonly #report: ReportDefinition;
    readonly #type: ReportTypeDefinition;

    constructor(session: Session, report: ReportDefinition, type: ReportTypeDefinition) {
        this.#session = session;
        this.#report = report;
        this.#type = type;
    }

    /** None where the viewer may not read it. */
    readable(token: string): ReportColumn[] {
        const column = this.#find(token);
        const base = this.#type.tables[column.table]?.object ?? '';
        return canReadColumn(this.#session, column, base) ? [column] : [];
    }

    needed(token: string): ReportColumn {
        const [column] = this.readable(token);
        if (column !== undefined) return column;
        throw forbidden(`You can't run this report: you don't have access to the field ${this.#find(token).label}.`);
    }

    #find(token: string): ReportColumn {
        const column = findReportColumn(this.#session.org.schema.objects, this.#type, this.#report, token);
        if (column === null) throw new Error(`The report ${this.#report.fullName} has no column ${token}`);
        return column;
    }
}

/** Those with summaries, then those that only formulas read. */
function summedColumns(
    report: ReportDefinition,
    shown: readonly ReportColumn[],
    formulas: readonly CompiledSummaryFormula[],
    columns: Columns
): ReportColumn[] {
    const withSummaries = new Set(
        report.columns.filter((each) => each.summaries.length > 0).map((each) => each.column)
    );
    const summed = shown.filter(({ token }) => withSummaries.has(token));
    for (const token of formulas.flatMap(({ inputs }) => inputs.map(({ column }) => column))) {
        if (token !== null && !summed.some((column) => column.token === token)) summed.push(columns.needed(token));
    }
    return summed;
}

/** Reads every column once. */
class Reader {
    readonly expressions: Expression[] = [];
    readonly #places = new Map<string, { readonly value: number; readonly id: number | null }>();

    constructor(source: ReportSource, columns: readonly ReportColumn[]) {
        for (const column of columns) {
            if (this.#places.has(column.token)) continue;
            const { value, id } = source.expressions(column);
            const place = {
                value: this.expressions.push(value) - 1,
                id: id === null ? null : this.expressions.push(id) - 1
            };
            this.#places.set(column.token, place);
        }
    }

    of({ token }: ReportColumn): ReadValue {
        const place = this.#places.get(token);
        if (place === undefined) throw new Error(`The column ${token} is not read`);
        const { value, id } = place;
        return (row) => ({ stored: row[value] ?? null, id: id === null ? null : (row[id] ?? null) });
    }
}

function orderings(
    source: ReportSource,
    { sort }: ReportDefinition,
    find: (token: string) => ReportColumn
): Ordering[] {
    if (sort === null) return [];
    const expression = source.expressions(find(sort.column)).value;
    // Blanks come last, whatever the direction.
    return [{ expression, descending: sort.descending, nullsLast: true }];
}
