/** From groups and tallies to numbered groups and the fact map: `T!T`, `0!T`, `0_1!2`. */
import { bucketRank } from './buckets.ts';
import type { Cell, Fact, Group } from './contracts.ts';
import { GRAND_SUMMARY, type CompiledSummaryFormula } from './formulas.ts';
import type { GroupNode, Tally } from './groups.ts';
import type { Grouped, ReportPlan } from './plan.ts';
import { summaryKey } from './summaries.ts';

export type Tallies = ReadonlyMap<GroupNode, ReadonlyMap<GroupNode, Tally>>;

export interface Roots {
    readonly down: GroupNode;
    readonly across: GroupNode;
}

export interface Numbered {
    readonly groups: readonly Group[];
    readonly keys: ReadonlyMap<GroupNode, string>;
}

const TOTAL = 'T';

/** Works out summaries of what was tallied. */
export class Facts {
    readonly #plan: ReportPlan;
    readonly #roots: Roots;
    readonly #tallies: Tallies;

    constructor(plan: ReportPlan, roots: Roots, tallies: Tallies) {
        this.#plan = plan;
        this.#roots = roots;
        this.#tallies = tallies;
    }

    /** Groups in their order, each with its place: `0`, `0_1`. */
    number(axis: 'down' | 'across'): Numbered {
        const root = this.#roots[axis];
        const keys = new Map([[root, TOTAL]]);
        const groups = this.#numberChildren(root, this.#plan[axis], axis, '', keys);
        return { groups, keys };
    }

    #numberChildren(
        node: GroupNode,
        grouped: readonly Grouped[],
        axis: 'down' | 'across',
        prefix: string,
        keys: Map<GroupNode, string>
    ): Group[] {
        const [first, ...rest] = grouped;
        if (first === undefined) return [];
        return this.#sorted([...node.children.values()], first, axis).map((child, index) => {
            const key = `${prefix}${String(index)}`;
            keys.set(child, key);
            return { key, ...child.cell, children: this.#numberChildren(child, rest, axis, `${key}_`, keys) };
        });
    }

    #sorted(nodes: GroupNode[], { grouping, column }: Grouped, axis: 'down' | 'across'): GroupNode[] {
        const { sortBy, descending } = grouping;
        const rank = (cell: Cell): number => rankOf(cell, column);
        const compare =
            sortBy === null
                ? (a: GroupNode, b: GroupNode) => rank(a.cell) - rank(b.cell) || compareCells(a.cell, b.cell)
                : (a: GroupNode, b: GroupNode) =>
                      this.#sortValue(a, sortBy, axis) - this.#sortValue(b, sortBy, axis) ||
                      compareCells(a.cell, b.cell);
        const sign = descending ? -1 : 1;
        return nodes.sort((a, b) => sign * compare(a, b));
    }

    #sortValue(node: GroupNode, sortBy: NonNullable<Grouped['grouping']['sortBy']>, axis: 'down' | 'across'): number {
        const { summaries, report } = this.#plan;
        const isOwn = report.formulas.some(({ name }) => name === sortBy.column) || sortBy.column === 'RowCount';
        const key = isOwn ? sortBy.column : summaryKey(sortBy.column, sortBy.type ?? 'Sum');
        const index = summaries.findIndex((summary) => summary.key === key);
        const [down, across] = axis === 'down' ? [node, this.#roots.across] : [this.#roots.down, node];
        const value = this.#summaries(down, across)[index];
        return typeof value === 'number' ? value : Number.NEGATIVE_INFINITY;
    }

    /** The fact of every pair of groups that has rows. */
    map(down: Numbered, across: Numbered): Map<string, Fact> {
        const facts = new Map<string, Fact>();
        for (const [downNode, row] of this.#tallies) {
            for (const [acrossNode, tally] of row) {
                const key = `${down.keys.get(downNode) ?? TOTAL}!${across.keys.get(acrossNode) ?? TOTAL}`;
                facts.set(key, { summaries: this.#summaries(downNode, acrossNode), rows: tally.details });
            }
        }
        return facts;
    }

    #tally(down: GroupNode, across: GroupNode): Tally | undefined {
        return this.#tallies.get(down)?.get(across);
    }

    #summaries(down: GroupNode, across: GroupNode): (number | string | null)[] {
        const tally = this.#tally(down, across);
        const { summaries, summed, formulas } = this.#plan;
        return summaries.map(({ type, key, column }) => {
            if (type === 'RowCount') return tally?.rows ?? 0;
            if (type !== 'Formula') return tally?.summary(column === null ? -1 : summed.indexOf(column), type) ?? null;
            const formula = formulas.find((each) => each.formula.name === key);
            return formula === undefined ? null : this.#formula(formula, down, across);
        });
    }

    /** A formula of one level says nothing at the others. */
    #formula(compiled: CompiledSummaryFormula, down: GroupNode, across: GroupNode): number | null {
        const { level } = compiled.formula;
        if (level !== null && !this.#isAt(level, down)) return null;
        const values = compiled.inputs.map(({ column, type, level: of }) => {
            const tally = this.#tally(of === null ? down : this.#above(down, of), across);
            if (column === null || type === null) return tally?.rows ?? 0;
            const index = this.#plan.summed.findIndex(({ token }) => token === column);
            const value = tally?.summary(index, type) ?? null;
            return typeof value === 'number' ? value : null;
        });
        return compiled.evaluate(values);
    }

    #isAt(level: string, node: GroupNode): boolean {
        return depthOf(node) === this.#depthOfLevel(level);
    }

    #depthOfLevel(level: string): number {
        return level === GRAND_SUMMARY ? 0 : this.#plan.down.findIndex(({ column }) => column.token === level) + 1;
    }

    #above(node: GroupNode, level: string): GroupNode {
        const depth = this.#depthOfLevel(level);
        let above = node;
        while (depthOf(above) > depth && above.parent !== null) above = above.parent;
        return above;
    }
}

function depthOf(node: GroupNode): number {
    let depth = 0;
    for (let above = node.parent; above !== null; above = above.parent) depth++;
    return depth;
}

/** Picklists and buckets are sorted in the order of their values, blanks before them. */
function rankOf({ value }: Cell, { field, bucket }: Grouped['column']): number {
    if (value === null) return -1;
    if (bucket !== null) return bucketRank(bucket, value);
    const values = field.picklist?.values ?? [];
    const rank = values.findIndex((each) => each.value === value);
    return rank < 0 ? values.length : rank;
}

function compareCells(a: Cell, b: Cell): number {
    if (typeof a.value === 'number' && typeof b.value === 'number') return a.value - b.value;
    const [left, right] = [a, b].map(({ value, label, recordId }) => (recordId === null ? String(value ?? '') : label));
    return (left ?? '').localeCompare(right ?? '', 'en', { sensitivity: 'base' });
}
