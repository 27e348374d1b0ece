/** The syntax tree of formulas, as sformula parses and types it. */

export interface Identifier {
    readonly type: 'Identifier';
    readonly name: string;
}
export interface Literal {
    readonly type: 'Literal';
    readonly value: string | number | boolean | null;
}
export interface Call {
    readonly type: 'CallExpression';
    readonly callee: Identifier;
    readonly arguments: readonly Node[];
}
export interface Member {
    readonly type: 'MemberExpression';
    readonly object: Node;
    readonly property: Identifier;
}
export interface Unary {
    readonly type: 'UnaryExpression';
    readonly operator: string;
    readonly argument: Node;
}
export interface Binary {
    readonly type: 'BinaryExpression' | 'LogicalExpression';
    readonly operator: string;
    readonly left: Node;
    readonly right: Node;
}
export interface List {
    readonly type: 'ArrayExpression';
    readonly elements: readonly Node[];
}
export type Node = Identifier | Literal | Call | Member | Unary | Binary | List;

/** `Account__r.Owner.Name` as its parts; null for anything but a path of names. */
export function pathOf(node: Node): string[] | null {
    if (node.type === 'Identifier') {
        return [node.name];
    }
    if (node.type !== 'MemberExpression') {
        return null;
    }
    const parent = pathOf(node.object);
    return parent === null ? null : [...parent, node.property.name];
}
