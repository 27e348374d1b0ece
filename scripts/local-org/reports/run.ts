/** Runs a report: its rows as the viewer sees them, grouped and added up. */
import type { Session, SqlValue } from '../contracts.ts';
import { openRows } from '../query/rows.ts';
import { detailCell, groupCell, summedValue } from './cells.ts';
import type { Cell, CellValue, ReportDefinition, ReportFilter, ReportResult } from './contracts.ts';
import { Facts } from './facts.ts';
import { groupPath, rootGroup, Tally, type GroupNode } from './groups.ts';
import { planReport, type Grouped, type ReportPlan } from './plan.ts';

export interface RunOptions {
    readonly includeDetails: boolean;
    /** Beside the report's own, all to hold: those of a dashboard. */
    readonly extraFilters?: readonly ReportFilter[];
}

/** Detail rows in one answer, as on Salesforce. */
const MAX_DETAILS = 2000;

/** Throws `FORBIDDEN` where the viewer may not read an object or a field that the report cannot do without. */
export function runReport(session: Session, report: ReportDefinition, options: RunOptions): ReportResult {
    const plan = planReport(session, report, options.extraFilters ?? []);
    const fold = new Fold(plan, options.includeDetails);
    for (const row of rowsOf(plan)) fold.add(row);
    return fold.result();
}

/** The detail rows alone, all of them, one at a time. */
export function* detailRows(session: Session, report: ReportDefinition): IterableIterator<readonly Cell[]> {
    const plan = planReport(session, report, []);
    const read = cellReader(plan);
    for (const row of rowsOf(plan)) yield read(row);
}

/** Labels of the detail columns, as `detailRows` gives them. */
export function detailLabels(session: Session, report: ReportDefinition): string[] {
    const { down, across, columns } = planReport(session, report, []);
    return [...[...down, ...across].map(({ column }) => column.label), ...columns.map(({ label }) => label)];
}

function* rowsOf({ session, report, sql }: ReportPlan): IterableIterator<readonly SqlValue[]> {
    let count = 0;
    for (const row of openRows(session.org.db, sql)) {
        if (report.rowLimit !== null && count++ >= report.rowLimit) return;
        yield row;
    }
}

/** What a row is grouped by, then its detail columns. */
function cellReader(plan: ReportPlan): (row: readonly SqlValue[]) => Cell[] {
    const columns = [...plan.down, ...plan.across].map(({ column }) => column);
    const readers = [...columns, ...plan.columns].map((column) => ({ column, read: plan.read(column) }));
    return (row) =>
        readers.map(({ column, read }) => {
            const { stored, id } = read(row);
            return detailCell(plan.session, column, stored, id);
        });
}

class Fold {
    readonly #plan: ReportPlan;
    readonly #includeDetails: boolean;
    readonly #roots = { down: rootGroup(), across: rootGroup() };
    readonly #tallies = new Map<GroupNode, Map<GroupNode, Tally>>();
    readonly #down: (row: readonly SqlValue[]) => Cell[];
    readonly #across: (row: readonly SqlValue[]) => Cell[];
    readonly #values: (row: readonly SqlValue[]) => CellValue[];
    readonly #cells: (row: readonly SqlValue[]) => Cell[];
    #details = 0;
    #allData = true;

    constructor(plan: ReportPlan, includeDetails: boolean) {
        this.#plan = plan;
        this.#includeDetails = includeDetails;
        this.#down = groupReader(plan, plan.down);
        this.#across = groupReader(plan, plan.across);
        const summed = plan.summed.map((column) => ({ column, read: plan.read(column) }));
        this.#values = (row) =>
            summed.map(({ column, read }) => {
                const { stored, id } = read(row);
                return summedValue(column, stored, id);
            });
        const all = cellReader({ ...plan, down: [], across: [] });
        this.#cells = all;
        this.#tally(this.#roots.down, this.#roots.across);
    }

    add(row: readonly SqlValue[]): void {
        const down = groupPath(this.#roots.down, this.#down(row));
        const across = groupPath(this.#roots.across, this.#across(row));
        const values = this.#values(row);
        for (const downNode of down) {
            for (const acrossNode of across) this.#tally(downNode, acrossNode).add(values);
        }
        const [inner] = down;
        const [cross] = across;
        if (this.#includeDetails && inner !== undefined && cross !== undefined)
            this.#keep(this.#tally(inner, cross), row);
    }

    #keep(tally: Tally, row: readonly SqlValue[]): void {
        if (this.#details >= MAX_DETAILS) this.#allData = false;
        else {
            this.#details++;
            tally.details.push(this.#cells(row));
        }
    }

    #tally(down: GroupNode, across: GroupNode): Tally {
        let row = this.#tallies.get(down);
        if (row === undefined) this.#tallies.set(down, (row = new Map<GroupNode, Tally>()));
        let tally = row.get(across);
        if (tally === undefined) row.set(across, (tally = new Tally(this.#plan.summed)));
        return tally;
    }

    result(): ReportResult {
        const { report, type, columns, down, across, summaries } = this.#plan;
        const facts = new Facts(this.#plan, this.#roots, this.#tallies);
        const [numberedDown, numberedAcross] = [facts.number('down'), facts.number('across')];
        return {
            report,
            type,
            columns,
            groupingsDown: down,
            groupingsAcross: across,
            summaries,
            down: numberedDown.groups,
            across: numberedAcross.groups,
            facts: facts.map(numberedDown, numberedAcross),
            allData: this.#allData,
            hasDetails: this.#includeDetails
        };
    }
}

function groupReader(plan: ReportPlan, grouped: readonly Grouped[]): (row: readonly SqlValue[]) => Cell[] {
    const readers = grouped.map(({ grouping, column }) => ({ grouping, column, read: plan.read(column) }));
    return (row) =>
        readers.map(({ grouping, column, read }) => {
            const { stored, id } = read(row);
            return groupCell(plan.session, column, grouping.granularity, stored, id);
        });
}
