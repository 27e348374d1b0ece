import type { XmlNode } from './xml.ts';

/** A fault in a metadata file, with what to do about it. */
export interface Problem {
    /** Path from the project's root. */
    readonly file: string;
    /** From 1. */
    readonly line: number;
    /** The element or reference that is wrong, such as `CustomField.length`. */
    readonly element: string;
    /** What is wrong, and the remedy, as sentences. */
    readonly message: string;
}

/** Where a problem is: a file, and the element in it. */
export function problemAt(file: { readonly path: string }, node: XmlNode, element: string, message: string): Problem {
    return { file: file.path, line: node.line, element, message };
}

/** `file:line: element: what is wrong and what to do`. */
export function formatProblem({ file, line, element, message }: Problem): string {
    return `${file}:${line}: ${element}: ${message}`;
}
