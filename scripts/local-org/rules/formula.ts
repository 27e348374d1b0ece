/** Compiles formulas once: parsed and typed by sformula, evaluated here. */
import { compileSync } from 'sformula';
import { castValue } from 'sformula/lib/cast.js';
import { parseFormula } from 'sformula/lib/formula.js';
import type { FieldDefinition, ObjectDefinition, OrgSchema } from '../metadata/schema.ts';
import type { Node } from './ast.ts';
import { resultProblem, syntaxProblem, typeProblem } from './formula-errors.ts';
import { ADDED_TYPES } from './functions.ts';
import { inputType } from './inputs.ts';
import type { FormulaInput } from './inputs.ts';
import { compileNode } from './program.ts';
import { FormulaProblem, Resolver } from './resolve.ts';
import type { FormulaUse } from './resolve.ts';

/** A compiled formula. Values go in by the order of `inputs` and come out as the org stores them. */
export interface Formula {
    readonly inputs: readonly FormulaInput[];
    /** The value of a formula without inputs. */
    readonly constant: string | number | boolean | null | undefined;
    /** Booleans may come as 0 and 1. Never throws: what cannot be calculated is blank. */
    evaluate(values: readonly unknown[]): string | number | boolean | null;
}

export interface FormulaOptions {
    readonly use: FormulaUse;
    readonly blankAsZero: boolean;
    /** What the formula is to give: a field's type, or a plain truth value. */
    readonly result: Pick<FieldDefinition, 'type' | 'scale' | 'length'>;
}

const MAX_CHARACTERS = 3900;

type SformulaOptions = NonNullable<Parameters<typeof compileSync>[1]>;
const RULE_RESULT = { type: 'boolean', scale: 0, length: 0 } as const;

/**
 * Compiles a formula of an object.
 * @throws FormulaProblem saying what cannot be kept to.
 */
export function compileFormula(
    schema: OrgSchema,
    object: ObjectDefinition,
    source: string,
    options: FormulaOptions
): Formula {
    if (source.length > MAX_CHARACTERS) {
        throw new FormulaProblem(
            `Formula is too long (${source.length} characters). Maximum length is 3,900 characters`
        );
    }
    const resolver = new Resolver(schema, object, options.use);
    const tree = resolver.resolve(parse(source));
    const names = [...resolver.inputs.keys()];
    const inputs = [...resolver.inputs.values()];
    const returnType = resultType(options.result.type);
    const typed = typeTree(tree, names, inputs, returnType, options.blankAsZero);
    const run = compileNode(typed.expression, new Map(names.map((name, index) => [name, index])));
    const booleans = inputs
        .map((input, index) => (inputType(input) === 'boolean' ? index : -1))
        .filter((index) => index >= 0);
    const scale = isNumber(returnType) ? options.result.scale : undefined;
    const evaluate: Formula['evaluate'] = (values) => {
        const given = booleans.length === 0 ? values : withBooleans(values, booleans);
        return stored(castValue(run(given), typed.calculatedType, returnType, scale), returnType);
    };
    return { inputs, evaluate, constant: inputs.length === 0 ? evaluate([]) : undefined };
}

/** A validation rule's condition. */
export function compileCondition(schema: OrgSchema, object: ObjectDefinition, source: string): Formula {
    return compileFormula(schema, object, source, { use: 'rule', blankAsZero: false, result: RULE_RESULT });
}

function parse(source: string): Node {
    try {
        return parseFormula(escapeQuotes(source.trim())) as Node;
    } catch (error) {
        throw new FormulaProblem(syntaxProblem(source, error));
    }
}

const LITERALS_AND_COMMENTS = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\/\*[\s\S]*?\*\//g;

/** sformula wants the other kind of quote escaped within a text; Salesforce does not. */
function escapeQuotes(source: string): string {
    return source.replace(LITERALS_AND_COMMENTS, (token) => {
        if (token.startsWith('/*')) {
            return token;
        }
        const quote = token.charAt(0);
        const inner = token.slice(1, -1).replace(/\\.|['"]/g, (part) => (part.length === 1 ? `\\${part}` : part));
        return quote + inner + quote;
    });
}

function typeTree(
    tree: Node,
    names: readonly string[],
    inputs: readonly FormulaInput[],
    returnType: string,
    blankAsZero: boolean
): { expression: Node; calculatedType: string } {
    const types = Object.fromEntries(inputs.map((input, index) => [names[index] ?? '', { type: inputType(input) }]));
    const typed = (result: string | undefined): { expression: Node; calculatedType: string } => {
        const options = {
            inputTypes: { ...types, ...ADDED_TYPES },
            blankAsZero,
            ...(result && { returnType: result })
        };
        const { compiled } = compileSync(
            tree as unknown as Parameters<typeof compileSync>[0],
            options as unknown as SformulaOptions
        );
        return { expression: compiled.expression as unknown as Node, calculatedType: compiled.calculatedType };
    };
    try {
        return typed(returnType);
    } catch (error) {
        throw new FormulaProblem(isFine(() => typed(undefined)) ? resultProblem(error) : typeProblem(error));
    }
}

function isFine(work: () => unknown): boolean {
    try {
        work();
        return true;
    } catch {
        return false;
    }
}

function resultType(type: FieldDefinition['type']): string {
    switch (type) {
        case 'int':
        case 'double':
            return 'number';
        case 'currency':
        case 'percent':
        case 'boolean':
        case 'date':
        case 'datetime':
            return type;
        default:
            return 'string';
    }
}

function isNumber(type: string): boolean {
    return type === 'number' || type === 'currency' || type === 'percent';
}

function withBooleans(values: readonly unknown[], booleans: readonly number[]): unknown[] {
    const given = [...values];
    for (const index of booleans) {
        given[index] = given[index] === 1 || given[index] === true;
    }
    return given;
}

function stored(value: unknown, type: string): string | number | boolean | null {
    if (typeof value === 'number') {
        return Number.isFinite(value) ? value + 0 : null;
    }
    if (typeof value === 'string' && value !== '') {
        return type === 'datetime' ? value.replace(/(\.\d+)?(Z|\+0000)$/, '.000Z') : value;
    }
    return typeof value === 'boolean' ? value : null;
}
