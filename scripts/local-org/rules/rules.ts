/** All formulas of a schema, compiled once: fields, validation rules and defaults. */
import { MetadataError } from '../metadata/problem.ts';
import type { FieldDefinition, ObjectDefinition, OrgSchema, ValidationRule } from '../metadata/schema.ts';
import { compileCondition, compileFormula } from './formula.ts';
import type { Formula } from './formula.ts';
import type { FormulaInput } from './inputs.ts';
import { FormulaProblem } from './resolve.ts';

export interface CompiledRule {
    readonly rule: ValidationRule;
    readonly condition: Formula;
}

export interface ObjectRules {
    /** By field API name. */
    readonly formulas: ReadonlyMap<string, Formula>;
    /** Active ones only. */
    readonly validations: readonly CompiledRule[];
    /** Fields of the record itself that the validations read, by API name: formula fields and what these read, too. */
    readonly validated: ReadonlySet<string>;
    readonly defaults: readonly { readonly field: FieldDefinition; readonly formula: Formula }[];
}

/** Names the file of a part of an object (a field or a rule), for messages. */
export type Locate = (objectName: string, part: string) => string;
const locateByName: Locate = (objectName, part) => `${objectName}.${part}`;

const compiled = new WeakMap<OrgSchema, ReadonlyMap<string, ObjectRules>>();

/**
 * Compiles everything in a schema that is a formula.
 * @throws MetadataError for the first formula that cannot be kept to.
 */
export function compileRules(schema: OrgSchema, locate: Locate = locateByName): ReadonlyMap<string, ObjectRules> {
    let rules = compiled.get(schema);
    if (rules === undefined) {
        rules = new Map(
            [...schema.objects.values()].map((object) => [object.name, compileObject(schema, object, locate)])
        );
        checkCycles(schema, rules, locate);
        compiled.set(schema, rules);
    }
    return rules;
}

/** The compiled rules of one object. */
export function rulesOf(schema: OrgSchema, objectName: string): ObjectRules {
    const rules = compileRules(schema).get(objectName);
    if (rules === undefined) {
        throw new RangeError(`no object ${objectName}`);
    }
    return rules;
}

function compileObject(schema: OrgSchema, object: ObjectDefinition, locate: Locate): ObjectRules {
    const within = (part: string, compile: () => Formula): Formula =>
        compileAt(() => locate(object.name, part), compile);
    const formulas = new Map<string, Formula>();
    const defaults: { field: FieldDefinition; formula: Formula }[] = [];
    for (const field of object.fields.values()) {
        const { formula, defaultValue } = field;
        if (formula !== null) {
            const options = { use: 'field', blankAsZero: formula.blankAsZero, result: field } as const;
            formulas.set(
                field.name,
                within(field.name, () => compileFormula(schema, object, formula.source, options))
            );
        } else if (defaultValue !== null) {
            const options = { use: 'default', blankAsZero: false, result: field } as const;
            defaults.push({
                field,
                formula: within(field.name, () => compileFormula(schema, object, defaultValue, options))
            });
        }
    }
    const validations = object.validationRules
        .filter((rule) => rule.active)
        .map((rule) => ({ rule, condition: within(rule.name, () => compileCondition(schema, object, rule.formula)) }));
    const conditions = validations.map(({ condition }) => condition);
    return { formulas, validations, validated: fieldsRead(formulas, conditions), defaults };
}

/** Names of the fields of a record itself that formulas of its object read. */
function fieldsRead(formulas: ReadonlyMap<string, Formula>, readers: readonly Formula[]): ReadonlySet<string> {
    const names = new Set<string>();
    const add = ({ name }: FieldDefinition): void => {
        if (names.has(name)) return;
        names.add(name);
        visit(formulas.get(name)?.inputs ?? []);
    };
    const visit = (inputs: readonly FormulaInput[]): void => {
        for (const input of inputs) {
            if (input.kind === 'field') add(input.lookups[0] ?? input.field);
            else if (input.kind === 'prior' || input.kind === 'changed') add(input.field);
        }
    };
    for (const { inputs } of readers) visit(inputs);
    return names;
}

function compileAt(place: () => string, compile: () => Formula): Formula {
    try {
        return compile();
    } catch (error) {
        if (error instanceof FormulaProblem) {
            throw new MetadataError(
                place(),
                error.message,
                'Correct the formula, or write it with functions that the local org supports',
                { problem: error.deployProblem }
            );
        }
        throw error;
    }
}

/** A formula field that needs itself would never end. */
function checkCycles(schema: OrgSchema, rules: ReadonlyMap<string, ObjectRules>, locate: Locate): void {
    const done = new Set<string>();
    const visit = (objectName: string, fieldName: string, trail: readonly string[]): void => {
        const key = `${objectName}.${fieldName}`;
        if (trail.includes(key)) {
            throw new MetadataError(
                locate(objectName, fieldName),
                `the formula refers to itself (${[...trail, key].join(' -> ')})`,
                'Break the circle'
            );
        }
        if (done.has(key)) {
            return;
        }
        for (const input of rules.get(objectName)?.formulas.get(fieldName)?.inputs ?? []) {
            if (input.kind === 'field') {
                visit(input.object.name, input.field.name, [...trail, key]);
            }
        }
        const rollup = schema.objects.get(objectName.toLowerCase())?.fields.get(fieldName.toLowerCase())?.rollup;
        for (const detail of [rollup?.summarized ?? [], rollup?.filters.map(({ field }) => field) ?? []].flat()) {
            visit(rollup?.child ?? '', detail, [...trail, key]);
        }
        done.add(key);
    };
    for (const object of schema.objects.values()) {
        for (const fieldName of rules.get(object.name)?.formulas.keys() ?? []) {
            visit(object.name, fieldName, []);
        }
    }
}
