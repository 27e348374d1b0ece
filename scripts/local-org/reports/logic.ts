/** Filter logic: `1 AND (2 OR NOT 3)`. */

export type FilterLogic =
    | { readonly kind: 'filter'; readonly index: number }
    | { readonly kind: 'and' | 'or'; readonly operands: readonly FilterLogic[] }
    | { readonly kind: 'not'; readonly operand: FilterLogic };

/** What is wrong with filter logic, in words. */
export class LogicProblem extends Error {}

/**
 * Reads filter logic over filters numbered from 1.
 * @throws LogicProblem when it does not parse, names a filter that is not there, or leaves one out.
 */
export function parseLogic(text: string, filterCount: number): FilterLogic {
    const reader = new LogicReader(text, filterCount);
    const logic = reader.read();
    for (let number = 1; number <= filterCount; number++) {
        if (!reader.used.has(number)) {
            throw new LogicProblem(
                `Some filter conditions are defined but not referenced in your filter logic: ${String(number)}`
            );
        }
    }
    return logic;
}

class LogicReader {
    readonly used = new Set<number>();
    readonly #tokens: readonly string[];
    readonly #filterCount: number;
    #position = 0;

    constructor(text: string, filterCount: number) {
        this.#tokens = text.toUpperCase().match(/\d+|[A-Z]+|[()]|\S/g) ?? [];
        this.#filterCount = filterCount;
    }

    read(): FilterLogic {
        const logic = this.#chain();
        if (this.#position < this.#tokens.length) throw this.#unexpected();
        return logic;
    }

    /** AND and OR side by side need parentheses. */
    #chain(): FilterLogic {
        const first = this.#operand();
        const operator = this.#tokens[this.#position];
        if (operator !== 'AND' && operator !== 'OR') return first;
        const operands = [first];
        while (this.#tokens[this.#position] === operator) {
            this.#position++;
            operands.push(this.#operand());
        }
        if (['AND', 'OR'].includes(this.#tokens[this.#position] ?? '')) throw this.#unexpected();
        return { kind: operator === 'AND' ? 'and' : 'or', operands };
    }

    #operand(): FilterLogic {
        const token = this.#tokens[this.#position++] ?? '';
        if (token === 'NOT') return { kind: 'not', operand: this.#operand() };
        if (token === '(') {
            const inner = this.#chain();
            if (this.#tokens[this.#position++] !== ')') throw this.#unexpected(-1);
            return inner;
        }
        if (!/^\d+$/.test(token)) throw this.#unexpected(-1);
        const number = Number(token);
        if (number < 1 || number > this.#filterCount) {
            throw new LogicProblem(`The filter logic references an undefined filter: ${token}`);
        }
        this.used.add(number);
        return { kind: 'filter', index: number - 1 };
    }

    #unexpected(offset = 0): LogicProblem {
        const token = this.#tokens[this.#position + offset] ?? 'the end';
        return new LogicProblem(
            `Your filter is imprecise or incorrect at ${token}. Please see the help for tips on filter logic.`
        );
    }
}
