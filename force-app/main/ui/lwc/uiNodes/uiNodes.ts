/** Reads answers of Salesforce's GraphQL. Total: what does not fit is taken as absent. */

/** `undefined`: hidden from this viewer (the field is absent from the answer). `null`: the record has no value there. */
export type Maybe<T> = T | null | undefined;

/** A record as it is answered: `{ Id, Field__c: { value }, Parent__r: { Field__c: { value } } }`. */
export type Node = Readonly<Record<string, unknown>>;

/** What was asked for of the records: the root of all sibling queries. */
export function queryOf(data: unknown): unknown {
    return child(child(data, 'uiapi'), 'query');
}

/** The records of one sibling query or child relationship; undefined where the viewer may not read the object. */
export function nodesOf(holder: unknown, name: string): Node[] | undefined {
    const edges = child(child(holder, name), 'edges');
    if (!Array.isArray(edges)) return undefined;
    return edges.map((edge: unknown) => child(edge, 'node')).filter(isNode);
}

/** Empty where there is none. */
export function idOf(node: Maybe<Node>): string {
    return typeof node?.Id === 'string' ? node.Id : '';
}

/** The value of a text, date, picklist or lookup field. */
export function textOf(node: Maybe<Node>, name: string): Maybe<string> {
    const value = valueOf(node, name);
    if (value === undefined || value === null || typeof value === 'string') return value;
    return typeof value === 'number' ? String(value) : null;
}

/** The value of a number field; null, too, for what is no number. */
export function numberOf(node: Maybe<Node>, name: string): Maybe<number> {
    const value = valueOf(node, name);
    if (value === null || value === undefined) return value;
    const parsed = typeof value === 'number' ? value : Number(value);
    return Number.isFinite(parsed) ? parsed : null;
}

/** Whether a checkbox is ticked: not where the viewer may not see it. */
export function isTrue(node: Maybe<Node>, name: string): boolean {
    return valueOf(node, name) === true;
}

/** The record that a lookup leads to; null where it is empty, or its record is not to be seen. */
export function parentOf(node: Maybe<Node>, relationship: string): Maybe<Node> {
    const parent = node?.[relationship];
    if (parent === undefined) return undefined;
    return isNode(parent) ? parent : null;
}

function valueOf(node: Maybe<Node>, name: string): unknown {
    const holder = node?.[name];
    if (holder === undefined) return undefined;
    return holder === null ? null : (child(holder, 'value') ?? null);
}

function child(value: unknown, name: string): unknown {
    return isNode(value) ? value[name] : undefined;
}

function isNode(value: unknown): value is Node {
    return typeof value === 'object' && value !== null;
}
