import type { GraphqlResult } from 'lightning/graphql';
import { reduceErrors } from 'c/uiErrors';

/**
 * How a write ended. `conflict`: somebody changed the record since it was read. `duplicate`: somebody made the same record before. In both
 * nothing was written.
 */
export type WriteOutcome =
    | { readonly kind: 'saved' }
    | { readonly kind: 'conflict' }
    | { readonly kind: 'duplicate'; readonly messages: readonly string[] }
    | { readonly kind: 'failed'; readonly messages: readonly string[] };

/** Writes one record by Lightning Data Service. Never throws; `fallback` is said where the error has no words. */
export async function write(send: () => Promise<unknown>, fallback: string): Promise<WriteOutcome> {
    try {
        await send();
        return { kind: 'saved' };
    } catch (error) {
        return isConflict(error) ? { kind: 'conflict' } : refused(error, fallback);
    }
}

/** Runs a mutation, with what it is answered. Never throws. */
export async function mutate(send: () => Promise<GraphqlResult>, fallback: string): Promise<WriteOutcome> {
    try {
        const { errors } = await send();
        return errors && errors.length > 0 ? refused(errors, fallback) : { kind: 'saved' };
    } catch (error) {
        return refused(error, fallback);
    }
}

/** Of operations that were undone only because another one of their request failed: it says nothing to a person. */
const ROLLED_BACK = 'ALL_OR_NONE_OPERATION_ROLLED_BACK';
const DUPLICATE = 'DUPLICATE_VALUE';
/** Salesforce's GraphQL gives no code with its errors, only the sentence of this one. */
const DUPLICATE_SENTENCE = /duplicate value found/i;
const PRECONDITION_FAILED = 412;

function refused(error: unknown, fallback: string): WriteOutcome {
    const causes: unknown = Array.isArray(error) ? withoutRolledBack(error) : error;
    const messages = reduceErrors(causes, fallback);
    const isDuplicate = codesIn(causes).includes(DUPLICATE) || messages.some((text) => DUPLICATE_SENTENCE.test(text));
    return { kind: isDuplicate ? 'duplicate' : 'failed', messages };
}

function withoutRolledBack(errors: readonly unknown[]): readonly unknown[] {
    const causes = errors.filter((error) => !codesIn(error).includes(ROLLED_BACK));
    return causes.length > 0 ? causes : errors;
}

/** Every `errorCode` inside an error. */
function codesIn(value: unknown, depth = 0): string[] {
    if (typeof value !== 'object' || value === null || depth > 6) return [];
    return Object.entries(value).flatMap(([name, part]: [string, unknown]) => {
        return name === 'errorCode' && typeof part === 'string' ? [part] : codesIn(part, depth + 1);
    });
}

/** Salesforce answers 412 when the record changed after `ifUnmodifiedSince`. */
function isConflict(error: unknown): boolean {
    if (typeof error !== 'object' || error === null) return false;
    const { status, body } = error as {
        readonly status?: unknown;
        readonly body?: { readonly statusCode?: unknown } | null;
    };
    return status === PRECONDITION_FAILED || body?.statusCode === PRECONDITION_FAILED;
}
