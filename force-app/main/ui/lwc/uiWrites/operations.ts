import { executeMutation, gql } from 'lightning/graphql';
import { mutate } from './outcome.ts';
import type { WriteOutcome } from './outcome.ts';

/** By API name. */
export type FieldValues = Readonly<Record<string, string | number | boolean | null>>;

/** One step of `runOperations`. Values of lookups may refer to records that earlier steps created: `@{alias}`. */
export interface Operation {
    /** Letters and digits; unique in the request. */
    readonly alias: string;
    readonly kind: 'Create' | 'Update';
    readonly object: string;
    /** Of updates. */
    readonly id?: string;
    readonly fields: FieldValues;
}

/** So many operations fit into one mutation. */
export const MAX_OPERATIONS = 25;

/** Runs operations in their order in one request: all of them, or none. Throws `RangeError` when there are more than fit. */
export async function runOperations(
    name: string,
    operations: readonly Operation[],
    fallback: string
): Promise<WriteOutcome> {
    if (operations.length > MAX_OPERATIONS) {
        throw new RangeError(`${operations.length} operations do not fit into one mutation of ${MAX_OPERATIONS}.`);
    }
    const document = documentOf(name, operations);
    const query = gql`
        ${document}
    `;
    const variables = Object.fromEntries(operations.map((operation) => [operation.alias, inputOf(operation)]));
    return mutate(() => executeMutation({ query, variables, operationName: name }), fallback);
}

/** Values travel as variables, so that no text of a person becomes part of the document. */
function documentOf(name: string, operations: readonly Operation[]): string {
    const variables = operations.map(({ alias, object, kind }) => `$${alias}: ${object}${kind}Input!`);
    const steps = operations.map(
        ({ alias, object, kind }) => `${alias}: ${object}${kind}(input: $${alias}) { Record { Id } }`
    );
    return `mutation ${name}(${variables.join(', ')}) { uiapi(input: { allOrNone: true }) { ${steps.join(' ')} } }`;
}

function inputOf({ id, object, fields }: Operation): Readonly<Record<string, unknown>> {
    return { ...(id === undefined ? {} : { Id: id }), [object]: fields };
}
