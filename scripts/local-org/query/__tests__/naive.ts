/** What a plain evaluator of SOQL thinks of values: no index, no SQL, one row at a time. */

export type Value = string | number | boolean | null;

/** A condition as text, and whether it holds for a row. */
export interface NaivePredicate<Row> {
    readonly soql: string;
    readonly holds: (row: Row) => boolean;
}

export const OPERATORS = ['=', '!=', '<', '<=', '>', '>='] as const;

/** The parser behind the local org refuses three negations in a row. */
export const TOO_MANY_NOTS = /(?:NOT[ (]+){3}/;

/** Texts as SOQL compares them. */
export function fold(value: Value): Value {
    return typeof value === 'string' ? value.replace(/[A-Z]/g, (capital) => capital.toLowerCase()) : value;
}

export function compare(a: Value, b: Value): number {
    return a === b ? 0 : (a ?? '') < (b ?? '') ? -1 : 1;
}

/** Blank equals blank alone, and is neither less nor greater than anything. */
export function compares(operator: (typeof OPERATORS)[number], left: Value, right: Value): boolean {
    if (operator === '=') return left === right;
    if (operator === '!=') return left !== right;
    if (left === null || right === null) return false;
    const order = compare(left, right);
    return operator === '<' ? order < 0 : operator === '<=' ? order <= 0 : operator === '>' ? order > 0 : order >= 0;
}

export function quote(text: string): string {
    return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
