/** Rows to records as the REST API shapes them: `attributes`, nested parents, child results. */
import type { Session, SqlValue } from '../contracts.ts';
import type { Children } from './children.ts';
import { columnConverter } from './values.ts';
import type { Converter } from './values.ts';
import type { Column, Expression, PolymorphicExpression, Query, Source } from './tree.ts';

export type RestRecord = Record<string, unknown>;

/** Which expressions to read, and how to build a record from their values. */
export interface RecordShape {
    readonly expressions: readonly Expression[];
    /** Where the record's own id stands among the values. */
    readonly idIndex: number;
    build(values: readonly SqlValue[], children: readonly Children[]): RestRecord;
}

type Entry =
    | { readonly kind: 'value'; readonly key: string; readonly index: number; readonly convert: Converter }
    | { readonly kind: 'parent'; readonly key: string; readonly node: Node }
    | { readonly kind: 'children'; readonly key: string; readonly index: number };

interface Node {
    /** Null where the id tells: the parent of a polymorphic reference. */
    readonly type: string | null;
    readonly idIndex: number;
    readonly entries: Entry[];
    readonly parents: Map<string, Node>;
}

export function recordShape(session: Session, query: Query, apiVersion: string): RecordShape {
    const builder = new ShapeBuilder(session, query);
    const url = `/services/data/v${apiVersion}/sobjects`;
    return {
        expressions: builder.expressions,
        idIndex: builder.root.idIndex,
        build: (values, children) => buildNode(session, builder.root, values, children, url)
    };
}

class ShapeBuilder {
    readonly expressions: Expression[] = [];
    readonly root: Node;

    constructor(session: Session, query: Query) {
        this.root = this.#node(query.root.object.name, idOf(query.root));
        for (const column of query.columns) this.#add(session, column);
        for (const [index, child] of query.children.entries()) {
            this.root.entries.push({ kind: 'children', key: child.key, index });
        }
    }

    #add(session: Session, column: Column): void {
        let node = this.root;
        for (const [depth, key] of column.path.slice(0, -1).entries()) {
            node = this.#parent(node, key, column, depth);
        }
        const index = this.expressions.push(column.expression) - 1;
        node.entries.push({
            kind: 'value',
            key: column.path.at(-1) ?? '',
            index,
            convert: columnConverter(session, column)
        });
    }

    #parent(node: Node, key: string, column: Column, depth: number): Node {
        const known = node.parents.get(key);
        if (known !== undefined) return known;
        const source = parentSource(column, depth);
        const created =
            source === null
                ? this.#node(null, polymorphicId(column.expression))
                : this.#node(source.object.name, idOf(source));
        node.parents.set(key, created);
        node.entries.push({ kind: 'parent', key, node: created });
        return created;
    }

    #node(type: string | null, id: Expression): Node {
        return { type, idIndex: this.expressions.push(id) - 1, entries: [], parents: new Map() };
    }
}

/** The source at a depth of a column's path; null where the path ends in a polymorphic reference. */
function parentSource(column: Column, depth: number): Source | null {
    const { expression } = column;
    if (expression.kind !== 'field' && expression.kind !== 'polymorphic') return null;
    const chain: Source[] = [];
    for (let source = expression.source; source.parent !== null; source = source.parent.source) chain.unshift(source);
    return chain[depth] ?? null;
}

/** The id of a source's row: blank where the parent is not there or not visible. Needs no permission of its own. */
export function idOf(source: Source): Expression {
    const field = source.object.fields.get('id');
    if (field === undefined) throw new Error(`${source.object.name} has no Id`);
    return { kind: 'field', source, field, type: 'id' };
}

/** The id of the record that a polymorphic reference points at, blank where it is not visible. */
export function polymorphicId(expression: Expression): Expression {
    if (expression.kind !== 'polymorphic') throw new Error('Only a polymorphic reference has parents of several types');
    const targets = expression.targets.map(({ object }) => ({ object, field: object.fields.get('id') ?? null }));
    return { ...expression, member: 'Id', targets, type: 'id' } satisfies PolymorphicExpression;
}

function buildNode(
    session: Session,
    node: Node,
    values: readonly SqlValue[],
    children: readonly Children[],
    url: string
): RestRecord {
    const id = String(values[node.idIndex]);
    const path = node.type ?? session.org.objectOfId(id)?.name ?? 'Name';
    const record: RestRecord = { attributes: { type: node.type ?? 'Name', url: `${url}/${path}/${id}` } };
    for (const entry of node.entries) {
        switch (entry.kind) {
            case 'value':
                record[entry.key] = entry.convert(values[entry.index] ?? null);
                break;
            case 'parent':
                record[entry.key] =
                    values[entry.node.idIndex] === null ? null : buildNode(session, entry.node, values, children, url);
                break;
            case 'children':
                record[entry.key] = children[entry.index]?.resultOf(id) ?? null;
        }
    }
    return record;
}

/** Groups are records of a type of their own, without a place to read them again. */
export function buildGroup(session: Session, columns: readonly Column[]): (values: readonly SqlValue[]) => RestRecord {
    const entries = columns.map((column) => ({
        key: column.path.at(-1) ?? '',
        convert: columnConverter(session, column)
    }));
    return (values) => {
        const record: RestRecord = { attributes: { type: 'AggregateResult' } };
        for (const [index, { key, convert }] of entries.entries()) record[key] = convert(values[index] ?? null);
        return record;
    };
}
