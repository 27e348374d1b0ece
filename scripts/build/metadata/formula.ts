/** Takes formulas apart into what they refer to. It knows no types: Salesforce and the local org check those. */

export interface FormulaCall {
    readonly name: string;
    readonly argument: number;
}

export interface FormulaReference {
    /** `Status__c`, `Account__r.Name`, `$User.Id`. */
    readonly path: string;
    /** Line inside the formula, from 0. */
    readonly line: number;
    /** The functions around it, the innermost last. */
    readonly calls: readonly FormulaCall[];
    /** The text literal that follows it as the next argument, as in `ISPICKVAL(Status__c, "Open")`. */
    readonly nextLiteral: string | null;
}

export interface FunctionUse {
    readonly name: string;
    readonly line: number;
}

export interface FormulaParts {
    readonly references: readonly FormulaReference[];
    readonly functions: readonly FunctionUse[];
    /** What is wrong with the form, or null. */
    readonly fault: string | null;
}

interface Token {
    readonly kind: 'name' | 'text' | 'number' | 'open' | 'close' | 'comma' | 'operator' | 'unknown';
    readonly text: string;
    readonly line: number;
}

const TOKEN =
    /\s+|\/\*[\s\S]*?\*\/|(?<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?<number>\d+(?:\.\d+)?|\.\d+)|(?<name>[$A-Za-z_][\w]*(?::[A-Za-z_]\w*)?(?:\.[A-Za-z_]\w*)*)|(?<open>\()|(?<close>\))|(?<comma>,)|(?<operator>&&|\|\||<>|!=|<=|>=|==|[-+*/^&=<>!])|(?<unknown>[\s\S])/gu;
const CONSTANTS: ReadonlySet<string> = new Set(['TRUE', 'FALSE', 'NULL']);

/** The fields, globals and functions that a formula uses. */
export function readFormula(source: string): FormulaParts {
    const tokens = tokenize(source);
    const strange = tokens.find(({ kind }) => kind === 'unknown');
    const references: FormulaReference[] = [];
    const functions: FunctionUse[] = [];
    const open: { name: string; argument: number }[] = [];
    for (const [index, token] of tokens.entries()) {
        if (token.kind === 'open') open.push({ name: functionBefore(tokens, index), argument: 0 });
        else if (token.kind === 'close' && open.pop() === undefined)
            return { references, functions, fault: 'there is a ")" too many' };
        else if (token.kind === 'comma') {
            const call = open.at(-1);
            if (call) call.argument++;
        } else if (token.kind === 'name') {
            if (tokens[index + 1]?.kind === 'open')
                functions.push({ name: token.text.toUpperCase(), line: token.line });
            else if (!CONSTANTS.has(token.text.toUpperCase())) {
                references.push({
                    path: token.text,
                    line: token.line,
                    calls: open.map((call) => ({ ...call })),
                    nextLiteral: literalAfter(tokens, index)
                });
            }
        }
    }
    const fault = strange ? `"${strange.text}" has no place in a formula` : open.length > 0 ? 'a ")" is missing' : null;
    return { references, functions, fault: tokens.length === 0 ? 'it is empty' : fault };
}

function tokenize(source: string): Token[] {
    const tokens: Token[] = [];
    let line = 0;
    for (const match of source.matchAll(TOKEN)) {
        const [kind, text] = Object.entries(match.groups ?? {}).find(([, value]) => value !== undefined) ?? [];
        if (kind !== undefined && text !== undefined) tokens.push({ kind: kind as Token['kind'], text, line });
        line += match[0].split('\n').length - 1;
    }
    return tokens;
}

function functionBefore(tokens: readonly Token[], index: number): string {
    const before = tokens[index - 1];
    return before?.kind === 'name' ? before.text.toUpperCase() : '';
}

function literalAfter(tokens: readonly Token[], index: number): string | null {
    let at = index + 1;
    while (tokens[at]?.kind === 'close') at++;
    const literal = tokens[at + 1];
    return tokens[at]?.kind === 'comma' && literal?.kind === 'text' ? literal.text.slice(1, -1) : null;
}
