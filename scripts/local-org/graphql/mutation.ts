/** Runs the operations of a mutation in the order of the document, as one transaction. */
import { getArgumentValues } from 'graphql';
import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import type { SaveResult, Session } from '../contracts.ts';
import { SalesforceError } from '../errors.ts';
import type { ObjectDefinition } from '../metadata/schema.ts';
import { inTransaction } from '../storage/statements.ts';
import { InvalidRequest } from './errors.ts';
import { resolveReferences } from './references.ts';
import type { MutationDefinition, MutationKind } from './schema/mutations.ts';
import type { RequestContext } from './schema/value-types.ts';
import { selectionsOf } from './selections.ts';

const MAX_OPERATIONS = 25;

/** The code of an operation that was undone because another one failed. */
export const ROLLED_BACK = 'ALL_OR_NONE_OPERATION_ROLLED_BACK';

export interface SavedRecord {
    readonly object: ObjectDefinition;
    readonly id: string;
}

export interface MutationResults {
    /** The record of an operation, by its response key. Throws why it failed. */
    resultOf(key: string): SavedRecord;
}

interface Operation {
    readonly key: string;
    readonly kind: MutationKind;
    readonly object: ObjectDefinition;
    readonly input: Readonly<Record<string, unknown>>;
}

export type Outcome = SavedRecord | SalesforceError;

/** All operations, before any of their results is read. */
export function runMutation(
    context: RequestContext,
    info: GraphQLResolveInfo,
    definitions: ReadonlyMap<string, MutationDefinition>,
    args: Readonly<Record<string, unknown>>
): MutationResults {
    const operations = operationsOf(info, definitions);
    if (operations.length > MAX_OPERATIONS) {
        throw new SalesforceError(
            'LIMIT_EXCEEDED',
            `A mutation request can contain up to ${String(MAX_OPERATIONS)} operations.`
        );
    }
    for (const operation of operations) requireWritable(context.session, operation);
    const allOrNone = (args['input'] as { allOrNone?: boolean } | undefined)?.allOrNone !== false;
    const outcomes = runOperations(context, operations, allOrNone);
    return {
        resultOf(key) {
            const outcome = outcomes.get(key);
            if (outcome === undefined) throw new RangeError(`No operation ${key}`);
            if (outcome instanceof SalesforceError) throw outcome;
            return outcome;
        }
    };
}

function operationsOf(info: GraphQLResolveInfo, definitions: ReadonlyMap<string, MutationDefinition>): Operation[] {
    const type = info.schema.getType('UIAPIMutations');
    const fields = type !== undefined && 'getFields' in type ? type.getFields() : {};
    return [...selectionsOf(info, info.fieldNodes, ['UIAPIMutations'])].flatMap(([key, nodes]) => {
        const node: FieldNode | undefined = nodes[0];
        const name = node?.name.value ?? '';
        const [definition, field] = [definitions.get(name), fields[name]];
        if (node === undefined || definition === undefined || field === undefined || !('args' in field)) return [];
        const { input } = getArgumentValues(field, node, info.variableValues);
        return [{ key, ...definition, input: input as Operation['input'] }];
    });
}

/** Fields that the caller may not write are not in the caller's schema. */
function requireWritable(session: Session, { kind, object, input }: Operation): void {
    const values = (input[object.name] ?? {}) as Readonly<Record<string, unknown>>;
    for (const name of Object.keys(values)) {
        if (session.canEditField(object.name, name)) continue;
        const message = `argument 'input' contains a field not in '${object.name}${kind}Representation': '${name}'`;
        throw new InvalidRequest(`Validation error (WrongType@[uiapi/${object.name}${kind}]) : ${message}`);
    }
}

function runOperations(
    context: RequestContext,
    operations: readonly Operation[],
    allOrNone: boolean
): Map<string, Outcome> {
    const outcomes = new Map<string, Outcome>();
    const failed = (): boolean => [...outcomes.values()].some((outcome) => outcome instanceof SalesforceError);
    inTransaction(
        context.session.org.db,
        () => {
            for (const operation of operations) {
                outcomes.set(operation.key, runOperation(context, operation, outcomes));
                if (allOrNone && failed()) return;
            }
        },
        () => !allOrNone || !failed()
    );
    if (allOrNone && failed()) rollBackOthers(operations, outcomes);
    return outcomes;
}

function rollBackOthers(operations: readonly Operation[], outcomes: Map<string, Outcome>): void {
    const message = 'The transaction was rolled back since another operation in the same transaction failed.';
    for (const { key } of operations) {
        if (outcomes.get(key) instanceof SalesforceError) continue;
        outcomes.set(key, new SalesforceError(ROLLED_BACK, message));
    }
}

function runOperation(context: RequestContext, operation: Operation, earlier: ReadonlyMap<string, Outcome>): Outcome {
    const { kind, object } = operation;
    try {
        const input = resolveReferences(context.session, object, operation.input, earlier);
        const values = (input[object.name] ?? {}) as Record<string, unknown>;
        const id = typeof input['Id'] === 'string' ? input['Id'] : '';
        const [result] = save(context, kind, object, id, values);
        return outcomeOf(object, result);
    } catch (error) {
        if (error instanceof SalesforceError) return error;
        throw error;
    }
}

function save(
    { session, dml }: RequestContext,
    kind: MutationKind,
    { name }: ObjectDefinition,
    id: string,
    values: Record<string, unknown>
): SaveResult[] {
    switch (kind) {
        case 'Create':
            return dml.insert(session, name, [values], true);
        case 'Update':
            return dml.update(session, name, [{ ...values, Id: id }], true);
        case 'Delete':
            return dml.delete(session, name, [id], true);
    }
}

function outcomeOf(object: ObjectDefinition, result: SaveResult | undefined): Outcome {
    if (result?.success === true) return { object, id: result.id };
    const errors = result?.errors ?? [];
    const [first] = errors;
    return new SalesforceError(
        first?.statusCode ?? 'UNKNOWN_EXCEPTION',
        errors.map((error) => error.message).join('; '),
        {
            fields: errors.flatMap((error) => error.fields)
        }
    );
}
