/** Turns a typed formula tree into a function of its input values: no lookups by name, branches only as far as needed. */
import { isNil } from './blank.ts';
import type { Call, Node } from './ast.ts';
import { FUNCTIONS } from './functions.ts';

export type Values = readonly unknown[];
export type Evaluate = (values: Values) => unknown;

/** @param slots Where each input is in the values, by the name that stands for it in the tree. */
export function compileNode(node: Node, slots: ReadonlyMap<string, number>): Evaluate {
    switch (node.type) {
        case 'Literal': {
            const { value } = node;
            return () => value;
        }
        case 'Identifier': {
            const slot = slots.get(node.name);
            if (slot === undefined) {
                throw new Error(`no input for ${node.name}`);
            }
            return (values) => values[slot];
        }
        case 'ArrayExpression': {
            const elements = node.elements.map((element) => compileNode(element, slots));
            return (values) => elements.map((element) => element(values));
        }
        case 'CallExpression':
            return compileCall(node, slots);
        default:
            throw new Error(`unexpected ${node.type} in a typed formula`);
    }
}

function compileCall(call: Call, slots: ReadonlyMap<string, number>): Evaluate {
    const { name } = call.callee;
    const args = call.arguments.map((argument) => compileNode(argument, slots));
    const lazy = LAZY[name];
    if (lazy !== undefined) {
        return lazy(args);
    }
    const found = FUNCTIONS.get(name);
    if (found === undefined) {
        throw new Error(`the function ${name} is not supported`);
    }
    const apply = found as (...args: unknown[]) => unknown;
    const [first, second] = args;
    if (first !== undefined && args.length === 1) {
        return (values) => apply(first(values));
    }
    if (first !== undefined && second !== undefined && args.length === 2) {
        return (values) => apply(first(values), second(values));
    }
    return (values) => apply(...args.map((argument) => argument(values)));
}

const LAZY: Readonly<Record<string, (args: readonly Evaluate[]) => Evaluate>> = {
    IF: (args) => {
        const [test, yes, no] = args as [Evaluate, Evaluate, Evaluate];
        return (values) => (test(values) ? yes(values) : no(values));
    },
    AND: (args) => (values) => {
        let answer: boolean | null = true;
        for (const condition of args) {
            const value = condition(values);
            if (value === false) {
                return false;
            }
            answer = isNil(value) ? null : answer;
        }
        return answer;
    },
    OR: (args) => (values) => {
        let answer: boolean | null = false;
        for (const condition of args) {
            const value = condition(values);
            if (value === true) {
                return true;
            }
            answer = isNil(value) ? null : answer;
        }
        return answer;
    },
    CASE: (args) => (values) => {
        const subject = args[0]?.(values);
        for (let i = 1; i + 1 < args.length; i += 2) {
            if (isSame(args[i]?.(values), subject)) {
                return args[i + 1]?.(values);
            }
        }
        return args.at(-1)?.(values);
    }
};

function isSame(a: unknown, b: unknown): boolean {
    const [left, right] = [comparable(a), comparable(b)];
    return left === right;
}

function comparable(value: unknown): unknown {
    if (isNil(value) || value === '') {
        return null;
    }
    return typeof value === 'object' && 'toNumber' in value ? (value as { toNumber(): number }).toNumber() : value;
}
