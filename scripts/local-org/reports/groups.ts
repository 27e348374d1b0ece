/** Groups of rows and what is added up in each, at every level, down and across. */
import { Accumulator } from './summaries.ts';
import type { Cell, CellValue, ReportColumn, SummaryType } from './contracts.ts';

/** A group while rows come in. */
export interface GroupNode {
    readonly cell: Cell;
    readonly children: Map<string, GroupNode>;
    readonly parent: GroupNode | null;
}

export function rootGroup(): GroupNode {
    return { cell: { value: null, label: '', recordId: null }, children: new Map(), parent: null };
}

/** The group of a row, made where it is the first; then those above it up to the root. */
export function groupPath(root: GroupNode, cells: readonly Cell[]): GroupNode[] {
    const path = [root];
    let node = root;
    for (const cell of cells) {
        const key = keyOf(cell);
        const next = node.children.get(key) ?? { cell, children: new Map<string, GroupNode>(), parent: node };
        node.children.set(key, next);
        path.unshift(next);
        node = next;
    }
    return path;
}

/** Texts that differ in case are one group. */
function keyOf({ value, recordId }: Cell): string {
    if (recordId !== null) return recordId;
    return value === null ? 'null' : `${typeof value}:${String(value).toLowerCase()}`;
}

/** What is added up for one group down and one across. */
export class Tally {
    rows = 0;
    readonly details: (readonly Cell[])[] = [];
    readonly #sums: readonly Accumulator[];

    /** @param columns What is added up of each row, in the order of the values of `add`. */
    constructor(columns: readonly ReportColumn[]) {
        this.#sums = columns.map((column) => new Accumulator(column));
    }

    add(values: readonly CellValue[]): void {
        this.rows++;
        for (const [index, sum] of this.#sums.entries()) sum.add(values[index] ?? null);
    }

    summary(index: number, type: SummaryType): number | string | null {
        return this.#sums[index]?.result(type) ?? null;
    }
}
