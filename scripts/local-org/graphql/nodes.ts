/** What the resolvers walk over: rows, and where each field of a record stands in them. */
import type { SqlValue } from '../contracts.ts';
import type { ObjectDefinition } from '../metadata/schema.ts';

/** Where the fields of one record of a row stand. */
export interface NodePlan {
    readonly object: ObjectDefinition;
    readonly idIndex: number;
    /** By field name. */
    readonly columns: ReadonlyMap<string, number>;
    /** By relationship name; several where the reference is polymorphic. */
    readonly parents: ReadonlyMap<string, readonly NodePlan[]>;
}

export interface RecordNode {
    readonly plan: NodePlan;
    readonly row: readonly SqlValue[];
    /** By the response key of the child relationship. */
    readonly children: ReadonlyMap<string, Connection>;
}

export interface Edge<T> {
    readonly node: T;
    readonly cursor: string;
}

export interface Connection<T = RecordNode> {
    readonly edges: readonly Edge<T>[];
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    /** All rows that the query finds, not only this page's. */
    totalCount(): number;
}

export interface GroupNode {
    /** By the field's name, then what is asked of it: `value`, `count`, `sum`. */
    readonly values: ReadonlyMap<string, ReadonlyMap<string, SqlValue>>;
}

const NO_CHILDREN: ReadonlyMap<string, Connection> = new Map();

/** The record that a relationship leads to, or null where there is none that the caller may see. */
export function parentNode(node: RecordNode, relationshipName: string): RecordNode | null {
    const plans = node.plan.parents.get(relationshipName) ?? [];
    const plan = plans.find(({ idIndex }) => node.row[idIndex] !== null);
    return plan === undefined ? null : { plan, row: node.row, children: NO_CHILDREN };
}

/** A field's stored value. */
export function valueOf(node: RecordNode, fieldName: string): SqlValue {
    const index = node.plan.columns.get(fieldName);
    return index === undefined ? null : (node.row[index] ?? null);
}
