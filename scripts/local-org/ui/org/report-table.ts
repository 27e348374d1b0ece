/** A report's answer as the rows and cells of a table. Pure. */
import type { Aggregate, ColumnInfo, Fact, Grouping, ReportAnswer } from './report-answer.ts';

export interface TableCell {
    readonly key: string;
    readonly text: string;
    readonly recordId: string | null;
    readonly isNumber: boolean;
    /** What the cell is a value of, where columns have no heads. */
    readonly label: string;
    readonly isHead: boolean;
    readonly span: number;
}

export interface TableRow {
    readonly key: string;
    readonly kind: 'detail' | 'group' | 'subtotal' | 'total';
    readonly cells: readonly TableCell[];
}

export interface ReportTable {
    readonly heads: readonly { readonly key: string; readonly cells: readonly TableCell[] }[];
    readonly rows: readonly TableRow[];
}

const ROW_COUNT = 'RowCount';
const NUMBERS: ReadonlySet<string> = new Set(['int', 'double', 'currency', 'percent']);
const TOTAL_LABEL = 'Total';
const SUBTOTAL_LABEL = 'Subtotal';

/** `withDetails`: whether detail rows are shown; without them a row for each group. */
export function reportTable(answer: ReportAnswer, withDetails: boolean): ReportTable {
    if (answer.reportMetadata.reportFormat === 'MATRIX') return matrixTable(answer);
    return withDetails || answer.reportMetadata.reportFormat === 'TABULAR' ? detailTable(answer) : groupTable(answer);
}

/** A component's table: these columns, or all; of a grouped report a row for each group. */
export function dashboardTable(answer: ReportAnswer, columns: readonly string[], maxRows: number | null): ReportTable {
    const whole = reportTable(answer, false);
    const isKept = ({ key }: TableCell): boolean => columns.length === 0 || columns.includes(key) || /^g\d$/.test(key);
    const kept = (cells: readonly TableCell[]): TableCell[] => cells.filter(isKept);
    const rows = whole.rows.map((row) => ({ ...row, cells: kept(row.cells) }));
    const shown = rows.filter(({ kind }) => kind !== 'total' && kind !== 'subtotal').slice(0, maxRows ?? rows.length);
    return { heads: whole.heads.map((head) => ({ ...head, cells: kept(head.cells) })), rows: shown };
}

function cell(key: string, text: string, more: Partial<TableCell> = {}): TableCell {
    return { key, text, recordId: null, isNumber: false, label: '', isHead: false, span: 1, ...more };
}

function isNumber(info: ColumnInfo | undefined): boolean {
    return NUMBERS.has(info?.dataType ?? '');
}

/** The fact of a pair of groups; `T` stands for all. */
function factOf({ factMap }: ReportAnswer, down: string, across = 'T'): Fact | undefined {
    return factMap[`${down}!${across}`];
}

function countOf(answer: ReportAnswer, fact: Fact | undefined): string {
    return fact?.aggregates[answer.reportMetadata.aggregates.indexOf(ROW_COUNT)]?.label ?? '0';
}

function groupingLabels(
    { reportMetadata, reportExtendedMetadata }: ReportAnswer,
    axis: 'groupingsDown' | 'groupingsAcross'
): string[] {
    return reportMetadata[axis].map(({ name }) => reportExtendedMetadata.groupingColumnInfo[name]?.label ?? name);
}

/** Columns of a table of details: groupings, the report's columns, then the formulas. */
function detailTable(answer: ReportAnswer): ReportTable {
    const { reportMetadata, reportExtendedMetadata } = answer;
    const groupings = groupingLabels(answer, 'groupingsDown');
    const columns = reportMetadata.detailColumns.map((name) => ({
        name,
        label: reportExtendedMetadata.detailColumnInfo[name]?.label ?? name,
        isNumber: isNumber(reportExtendedMetadata.detailColumnInfo[name])
    }));
    const formulas = formulaColumns(answer);
    const heads = [
        ...groupings.map((label, index) => cell(`g${String(index)}`, label, { isHead: true })),
        ...columns.map(({ name, label, isNumber: number }) => cell(name, label, { isHead: true, isNumber: number })),
        ...formulas.map(({ key, label }) => cell(key, label, { isHead: true, isNumber: true }))
    ];
    const rows: TableRow[] = [];
    const context: DetailContext = { answer, depth: groupings.length, columns, formulas, rows };
    if (groupings.length === 0) addDetails(context, 'T', []);
    else addGroups(context, answer.groupingsDown.groupings, []);
    if (reportMetadata.showGrandTotal && groupings.length + summaryCount(answer) > 0)
        addTotal(context, 'T', 0, TOTAL_LABEL);
    return { heads: [{ key: 'heads', cells: heads }], rows };
}

interface DetailContext {
    readonly answer: ReportAnswer;
    readonly depth: number;
    readonly columns: readonly { readonly name: string; readonly label: string; readonly isNumber: boolean }[];
    readonly formulas: readonly { readonly key: string; readonly label: string }[];
    readonly rows: TableRow[];
}

/** Summaries other than the number of rows. */
function summaryCount({ reportMetadata }: ReportAnswer): number {
    return reportMetadata.aggregates.filter((key) => key !== ROW_COUNT).length;
}

function formulaColumns({ reportMetadata, reportExtendedMetadata }: ReportAnswer): { key: string; label: string }[] {
    return reportMetadata.aggregates
        .filter((key) => key !== ROW_COUNT && !key.includes('!'))
        .map((key) => ({ key, label: reportExtendedMetadata.aggregateColumnInfo[key]?.label ?? key }));
}

function addGroups(context: DetailContext, groups: readonly Grouping[], above: readonly string[]): void {
    const { answer, depth } = context;
    for (const [index, group] of groups.entries()) {
        const label = `${group.label} (${countOf(answer, factOf(answer, group.key))})`;
        // The name of a group stands in its first row alone.
        const outer = index === 0 ? above : above.map(() => '');
        if (above.length + 1 < depth) addGroups(context, group.groupings, [...outer, label]);
        else addDetails(context, group.key, [...outer, label]);
        if (answer.reportMetadata.showSubtotals && summaryCount(answer) > 0) {
            addTotal(context, group.key, above.length, SUBTOTAL_LABEL);
        }
    }
}

function addDetails(
    { answer, depth, columns, formulas, rows }: DetailContext,
    group: string,
    names: readonly string[]
): void {
    const details = factOf(answer, group)?.rows ?? [];
    const blanks = formulas.map(({ key }) => cell(key, ''));
    if (details.length === 0 && depth > 0) {
        const empty = columns.map(({ name }) => cell(name, ''));
        rows.push({ key: `${group}:none`, kind: 'group', cells: [...groupCells(names, depth), ...empty, ...blanks] });
    }
    for (const [index, { dataCells }] of details.entries()) {
        const values = columns.map(({ name, label, isNumber: number }, place) =>
            cell(name, dataCells[place]?.label ?? '', {
                label,
                isNumber: number,
                recordId: dataCells[place]?.recordId ?? null
            })
        );
        const own = index === 0 ? names : names.map(() => '');
        rows.push({
            key: `${group}:${String(index)}`,
            kind: 'detail',
            cells: [...groupCells(own, depth), ...values, ...blanks]
        });
    }
}

function groupCells(names: readonly string[], depth: number): TableCell[] {
    return Array.from({ length: depth }, (_, index) => cell(`g${String(index)}`, names[index] ?? ''));
}

/** Summaries stand under the columns that they are of. */
function addTotal(
    { answer, depth, columns, formulas, rows }: DetailContext,
    group: string,
    level: number,
    label: string
): void {
    const fact = factOf(answer, group);
    const names = Array.from({ length: depth }, (_, index) => (index === level ? label : ''));
    const first = depth === 0 ? [] : groupCells(names, depth);
    const values = columns.map(({ name, label: column }, index) => {
        const texts = summariesOf(answer, fact, name);
        const text =
            depth === 0 && index === 0 && texts.length === 0
                ? `${label} (${countOf(answer, fact)})`
                : texts.join(' · ');
        return cell(name, text, { label: column, isNumber: texts.length > 0 });
    });
    const own = formulas.map(({ key, label: name }) =>
        cell(key, fact?.aggregates[answer.reportMetadata.aggregates.indexOf(key)]?.label ?? '', {
            label: name,
            isNumber: true
        })
    );
    const kind = group === 'T' ? 'total' : 'subtotal';
    rows.push({ key: `${group}:${kind}`, kind, cells: [...first, ...values, ...own] });
}

const SUMMARY_WORDS: Readonly<Record<string, string>> = { s: 'Sum', a: 'Avg', m: 'Min', x: 'Max', u: 'Unique' };

/** `Sum $5` for each summary of a column; the value alone where there is one, a sum. */
function summariesOf({ reportMetadata }: ReportAnswer, fact: Fact | undefined, column: string): string[] {
    const own = reportMetadata.aggregates.flatMap((key, index) => {
        const [letter, name] = key.split('!');
        return name === column ? [{ letter: letter ?? '', text: fact?.aggregates[index]?.label ?? '-' }] : [];
    });
    return own.map(({ letter, text }) =>
        own.length === 1 && letter === 's' ? text : `${SUMMARY_WORDS[letter] ?? ''} ${text}`
    );
}

/** A row for each innermost group: its names, then every summary. */
function groupTable(answer: ReportAnswer): ReportTable {
    const groupings = groupingLabels(answer, 'groupingsDown');
    const summaries = summaryHeads(answer);
    const heads = [
        ...groupings.map((label, index) => cell(`g${String(index)}`, label, { isHead: true })),
        ...summaries
    ];
    const rows: TableRow[] = [];
    const values = (key: string): TableCell[] => summaryCells(answer, factOf(answer, key)?.aggregates ?? []);
    const add = (groups: readonly Grouping[], above: readonly string[]): void => {
        for (const [index, { key, label, groupings: inner }] of groups.entries()) {
            const names = [...(index === 0 ? above : above.map(() => '')), label];
            if (names.length < groupings.length) {
                add(inner, names);
                if (!answer.reportMetadata.showSubtotals) continue;
                const total = Array.from({ length: names.length }, (_, level) =>
                    level === names.length - 1 ? SUBTOTAL_LABEL : ''
                );
                rows.push({
                    key: `${key}:subtotal`,
                    kind: 'subtotal',
                    cells: [...groupCells(total, groupings.length), ...values(key)]
                });
            } else rows.push({ key, kind: 'group', cells: [...groupCells(names, groupings.length), ...values(key)] });
        }
    };
    add(answer.groupingsDown.groupings, []);
    if (answer.reportMetadata.showGrandTotal) {
        rows.push({
            key: 'total',
            kind: 'total',
            cells: [...groupCells([TOTAL_LABEL], groupings.length), ...values('T')]
        });
    }
    return { heads: [{ key: 'heads', cells: heads }], rows };
}

function summaryHeads({ reportMetadata, reportExtendedMetadata }: ReportAnswer): TableCell[] {
    return reportMetadata.aggregates.map((key) =>
        cell(key, reportExtendedMetadata.aggregateColumnInfo[key]?.label ?? key, { isHead: true, isNumber: true })
    );
}

function summaryCells(answer: ReportAnswer, aggregates: readonly Aggregate[]): TableCell[] {
    return summaryHeads(answer).map(({ key, text }, index) =>
        cell(key, aggregates[index]?.label ?? '-', { label: text, isNumber: true })
    );
}

/** Groups across make the columns; each group down has a row for each summary. */
function matrixTable(answer: ReportAnswer): ReportTable {
    const down = groupingLabels(answer, 'groupingsDown');
    const across = leaves(answer.groupingsAcross.groupings);
    const columns = [...across, { key: 'T', label: TOTAL_LABEL, path: [TOTAL_LABEL] }];
    const rows: TableRow[] = [];
    const add = (groups: readonly Grouping[], above: readonly string[]): void => {
        for (const [index, group] of groups.entries()) {
            const names = [...(index === 0 ? above : above.map(() => '')), group.label];
            const isInner = names.length < down.length;
            if (isInner) add(group.groupings, names);
            const own = isInner ? [...names.slice(0, -1).map(() => ''), SUBTOTAL_LABEL] : names;
            if (!isInner || answer.reportMetadata.showSubtotals) {
                rows.push(...matrixRows(answer, group.key, own, columns, isInner ? 'subtotal' : 'group', down.length));
            }
        }
    };
    add(answer.groupingsDown.groupings, []);
    if (answer.reportMetadata.showGrandTotal) {
        rows.push(...matrixRows(answer, 'T', [TOTAL_LABEL], columns, 'total', down.length));
    }
    const heads = [
        ...down.map((label, index) => cell(`g${String(index)}`, label, { isHead: true })),
        cell('summary', groupingLabels(answer, 'groupingsAcross').join(' › '), { isHead: true }),
        ...columns.map(({ key, path }) => cell(key, path.join(' › '), { isHead: true, isNumber: true }))
    ];
    return { heads: [{ key: 'heads', cells: heads }], rows };
}

interface Leaf {
    readonly key: string;
    readonly label: string;
    readonly path: readonly string[];
}

function leaves(groups: readonly Grouping[], above: readonly string[] = []): Leaf[] {
    return groups.flatMap(({ key, label, groupings }) => {
        const path = [...above, label];
        return groupings.length === 0 ? [{ key, label, path }] : leaves(groupings, path);
    });
}

function matrixRows(
    answer: ReportAnswer,
    group: string,
    names: readonly string[],
    columns: readonly Leaf[],
    kind: TableRow['kind'],
    depth: number
): TableRow[] {
    return summaryHeads(answer).map(({ key, text }, index) => {
        const values = columns.map(({ key: acrossKey, path }) => {
            const fact = factOf(answer, group, acrossKey);
            const label = fact?.aggregates[index]?.label ?? '-';
            return cell(acrossKey, label, { label: path.join(' › '), isNumber: true });
        });
        const own = index === 0 ? names : [];
        return { key: `${group}:${key}`, kind, cells: [...groupCells(own, depth), cell('summary', text), ...values] };
    });
}
