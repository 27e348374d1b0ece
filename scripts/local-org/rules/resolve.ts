/**
 * Resolves the names in a formula: every field path, global variable and clock becomes one flat input, function names become
 * upper case. What the local org cannot evaluate is refused here.
 */
import { isLongText } from '../metadata/field.ts';
import type { FieldDefinition, ObjectDefinition, OrgSchema } from '../metadata/schema.ts';
import { pathOf } from './ast.ts';
import type { Call, Identifier, Node } from './ast.ts';
import { CALLABLE } from './functions.ts';
import { CALLER_RECORDS } from './inputs.ts';
import type { FormulaInput } from './inputs.ts';

/** Where a formula stands: only rules know what a record was before. */
export type FormulaUse = 'field' | 'rule' | 'default';

/** A formula that cannot be kept to; the caller adds the file. */
export class FormulaProblem extends Error {
    /** Salesforce's words for it, where they are known. */
    readonly deployProblem: string;

    constructor(message: string, deployProblem = message) {
        super(message);
        this.deployProblem = deployProblem;
    }
}

/** Functions that take a picklist as it is; elsewhere it must go through TEXT. */
const PICKLIST_FUNCTIONS: Readonly<Record<'picklist' | 'multipicklist', ReadonlySet<string>>> = {
    picklist: new Set(['ISPICKVAL', 'CASE', 'TEXT']),
    multipicklist: new Set(['INCLUDES', 'ISBLANK', 'ISNULL'])
};
const MAX_LOOKUPS = 10;

export class Resolver {
    readonly inputs = new Map<string, FormulaInput>();
    readonly #schema: OrgSchema;
    readonly #object: ObjectDefinition;
    readonly #use: FormulaUse;

    constructor(schema: OrgSchema, object: ObjectDefinition, use: FormulaUse) {
        this.#schema = schema;
        this.#object = object;
        this.#use = use;
    }

    /** The tree with inputs in place of names. */
    resolve(node: Node, parent: string | null = null): Node {
        switch (node.type) {
            case 'Literal':
                return node;
            case 'UnaryExpression':
                return { ...node, argument: this.resolve(node.argument) };
            case 'BinaryExpression':
            case 'LogicalExpression':
                return { ...node, left: this.resolve(node.left), right: this.resolve(node.right) };
            case 'CallExpression':
                return this.#call(node, parent);
            case 'Identifier':
            case 'MemberExpression':
                return this.#name(node, parent);
            case 'ArrayExpression':
                throw new FormulaProblem('lists are no part of formulas');
        }
    }

    #call(node: Call, parent: string | null): Node {
        const name = node.callee.name.toUpperCase();
        switch (name) {
            case 'TODAY':
                return this.#input('today', { kind: 'today' });
            case 'NOW':
                return this.#input('now', { kind: 'now' });
            case 'ISNEW':
                this.#onlyInRules(name);
                return this.#input('isNew', { kind: 'isNew' });
            case 'ISCHANGED':
            case 'PRIORVALUE':
                return this.#prior(name, node, parent);
            case 'DATEVALUE': {
                const zone = this.#input('timeZone', { kind: 'timeZone' });
                return {
                    ...node,
                    callee: { type: 'Identifier', name: 'DATE_IN_ZONE' },
                    arguments: [...this.#arguments(node, name), zone]
                };
            }
        }
        if (!CALLABLE.has(name)) {
            throw new FormulaProblem(`Unknown function ${name}. Check spelling.`);
        }
        return { ...node, callee: { type: 'Identifier', name }, arguments: this.#arguments(node, name) };
    }

    #arguments(node: Call, name: string): Node[] {
        return node.arguments.map((argument) => this.resolve(argument, name));
    }

    #onlyInRules(name: string): void {
        if (this.#use !== 'rule') {
            throw new FormulaProblem(`${name} works in validation rules only`);
        }
    }

    #prior(name: 'ISCHANGED' | 'PRIORVALUE', node: Call, parent: string | null): Identifier {
        this.#onlyInRules(name);
        const [argument] = node.arguments;
        const path = argument === undefined || node.arguments.length !== 1 ? null : pathOf(argument);
        const field = path?.length === 1 ? this.#object.fields.get((path[0] ?? '').toLowerCase()) : undefined;
        if (field === undefined) {
            throw new FormulaProblem(`${name} takes one field of ${this.#object.name}`);
        }
        const kind = name === 'ISCHANGED' ? 'changed' : 'prior';
        if (kind === 'prior') {
            checkPicklistUse(field, parent);
        }
        return this.#input(`${kind}:${field.name}`, { kind, field });
    }

    #name(node: Node, parent: string | null): Node {
        const path = pathOf(node);
        if (path === null) {
            throw new FormulaProblem('only fields can be followed by a dot');
        }
        if (path[0]?.startsWith('$')) {
            return this.#global(path);
        }
        const input = this.#fieldInput(path);
        checkPicklistUse(input.field, parent);
        if (isLongText(input.field) && this.#use !== 'rule') {
            throw new FormulaProblem(
                `You referenced an unsupported field type called "Long Text Area" using the following field: ${path.join('.')}`
            );
        }
        return this.#input([...input.lookups.map((lookup) => lookup.name), input.field.name].join('.'), input);
    }

    #fieldInput(path: readonly string[]): Extract<FormulaInput, { kind: 'field' }> {
        const lookups: FieldDefinition[] = [];
        let object = this.#object;
        for (const step of path.slice(0, -1)) {
            const lookup = relationship(object, step);
            const target =
                lookup?.reference?.to.length === 1
                    ? this.#schema.objects.get((lookup.reference.to[0] ?? '').toLowerCase())
                    : ownerTarget(this.#schema, lookup);
            if (lookup === undefined || target === undefined) {
                throw new FormulaProblem(
                    `${object.name} has no relationship "${step}" that a formula can follow`,
                    `Field ${path.join('.')} does not exist. Check spelling.`
                );
            }
            lookups.push(lookup);
            object = target;
        }
        if (lookups.length > MAX_LOOKUPS) {
            throw new FormulaProblem(`${path.join('.')} follows more than ${MAX_LOOKUPS} relationships`);
        }
        const field = object.fields.get((path.at(-1) ?? '').toLowerCase());
        if (field === undefined) {
            throw new FormulaProblem(
                `field ${path.join('.')} does not exist on ${object.name}`,
                `Field ${path.join('.')} does not exist. Check spelling.`
            );
        }
        return { kind: 'field', lookups, object, field };
    }

    #global(path: readonly string[]): Node {
        const [root = '', name = ''] = path;
        const key = root.slice(1).toLowerCase();
        if (path.length === 2 && key === 'permission') {
            if (!this.#schema.customPermissions.has(name)) {
                throw new FormulaProblem(`Field $Permission.${name} does not exist. Check spelling.`);
            }
            return this.#input(`$Permission.${name}`, { kind: 'permission', name });
        }
        if (path.length === 2 && key === 'label') {
            const label = this.#schema.labels.get(name);
            if (label === undefined) {
                throw new FormulaProblem(`Field $Label.${name} does not exist. Check spelling.`);
            }
            return { type: 'Literal', value: label };
        }
        const record = CALLER_RECORDS.find((each) => each.toLowerCase() === key);
        const field = record && this.#schema.objects.get(record.toLowerCase())?.fields.get(name.toLowerCase());
        if (path.length !== 2 || record === undefined || field === undefined) {
            throw new FormulaProblem(`Field ${path.join('.')} does not exist. Check spelling.`);
        }
        return this.#input(`$${record}.${field.name}`, { kind: 'caller', record, field });
    }

    #input(name: string, input: FormulaInput): Identifier {
        this.inputs.set(name, input);
        return { type: 'Identifier', name };
    }
}

function checkPicklistUse({ name, type }: FieldDefinition, parent: string | null): void {
    if (
        (type === 'picklist' || type === 'multipicklist') &&
        (parent === null || !PICKLIST_FUNCTIONS[type].has(parent))
    ) {
        const kind = type === 'picklist' ? 'picklist' : 'multi-select picklist';
        const field = `Field ${name} is a ${kind} field.`;
        throw new FormulaProblem(
            `${field} ${kind[0]?.toUpperCase()}${kind.slice(1)} fields are only supported in certain functions.`
        );
    }
}

function relationship(object: ObjectDefinition, name: string): FieldDefinition | undefined {
    const wanted = name.toLowerCase();
    return [...object.fields.values()].find((field) => field.reference?.relationshipName.toLowerCase() === wanted);
}

/** Owners that may be queues are followed as users, which `Owner:User` says in Salesforce. */
function ownerTarget(schema: OrgSchema, lookup: FieldDefinition | undefined): ObjectDefinition | undefined {
    return lookup?.name === 'OwnerId' ? schema.objects.get('user') : undefined;
}
