/** The parser's chain of conditions, with counts of parentheses, as a tree. Mixing AND with OR needs parentheses, as in Salesforce. */
import type { HavingClause, WhereClause } from '@jetstreamapp/soql-parser-js';
import type { QueryContext } from './context.ts';
import type { Condition } from './tree.ts';

type Clause = WhereClause | HavingClause;
type Leaf = NonNullable<Clause['left']>;
type Token = '(' | ')' | 'AND' | 'OR' | 'NOT' | { readonly leaf: Leaf };

/** Where a leaf stands: semi-joins are only allowed in some places. */
export interface LeafPlace {
    readonly negated: boolean;
    readonly inOr: boolean;
}

type Raw =
    | { readonly kind: 'and' | 'or'; readonly operands: readonly Raw[] }
    | { readonly kind: 'not'; readonly operand: Raw }
    | Leaf;

/** Each leaf is turned into a condition by `resolve`. */
export function readLogic(
    context: QueryContext,
    clause: Clause,
    resolve: (leaf: Leaf, place: LeafPlace) => Condition
): Condition {
    const reader = new LogicReader(context, tokens(clause));
    return convert(reader.read(), { negated: false, inOr: false }, resolve);
}

function convert(raw: Raw, place: LeafPlace, resolve: (leaf: Leaf, place: LeafPlace) => Condition): Condition {
    if (!('kind' in raw)) return resolve(raw, place);
    if (raw.kind === 'not') return { kind: 'not', operand: convert(raw.operand, { ...place, negated: true }, resolve) };
    const inner = raw.kind === 'or' ? { ...place, inOr: true } : place;
    return { kind: raw.kind, operands: raw.operands.map((operand) => convert(operand, inner, resolve)) };
}

function tokens(clause: Clause): Token[] {
    const all: Token[] = [];
    for (
        let current: Clause | undefined = clause;
        current !== undefined;
        current = 'right' in current ? current.right : undefined
    ) {
        const left: Leaf | null = current.left;
        const operator = 'operator' in current ? current.operator : undefined;
        if (left !== null && 'openParen' in left) all.push(...repeat('(', left.openParen));
        if (operator === 'NOT') {
            all.push('NOT');
            continue;
        }
        if (left !== null) all.push({ leaf: left });
        if (left !== null && 'closeParen' in left) all.push(...repeat(')', left.closeParen));
        if (operator !== undefined) all.push(operator);
    }
    return all;
}

function repeat(token: '(' | ')', times: number | undefined): Token[] {
    return new Array<Token>(times ?? 0).fill(token);
}

class LogicReader {
    readonly #context: QueryContext;
    readonly #tokens: readonly Token[];
    #position = 0;

    constructor(context: QueryContext, all: readonly Token[]) {
        this.#context = context;
        this.#tokens = all;
    }

    read(): Raw {
        const raw = this.#chain();
        const rest = this.#tokens[this.#position];
        if (rest !== undefined) throw this.#unexpected(rest);
        return raw;
    }

    #chain(): Raw {
        const operands = [this.#primary()];
        const operator = this.#tokens[this.#position];
        if (operator !== 'AND' && operator !== 'OR') return operands[0] as Raw;
        while (this.#tokens[this.#position] === operator) {
            this.#position++;
            operands.push(this.#primary());
        }
        const next = this.#tokens[this.#position];
        if (next === 'AND' || next === 'OR') throw this.#unexpected(next);
        return { kind: operator === 'AND' ? 'and' : 'or', operands };
    }

    #primary(): Raw {
        const token = this.#tokens[this.#position++];
        if (token === 'NOT') return { kind: 'not', operand: this.#primary() };
        if (token === '(') {
            const inner = this.#chain();
            const close = this.#tokens[this.#position++];
            if (close !== ')') throw this.#unexpected(close);
            return inner;
        }
        if (token === undefined || typeof token === 'string') throw this.#unexpected(token);
        return token.leaf;
    }

    #unexpected(token: Token | undefined): Error {
        const text = typeof token === 'string' ? token : '<EOF>';
        return this.#context.error('MALFORMED_QUERY', `unexpected token: '${text}'`);
    }
}
