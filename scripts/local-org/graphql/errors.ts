/** Errors in the shape of Salesforce's GraphQL API. */
import type { GraphQLError } from 'graphql';
import { SalesforceError } from '../errors.ts';

export type ErrorType =
    'InvalidSyntax' | 'ValidationError' | 'DataFetchingException' | 'OperationNotSupported' | 'ExecutionAborted';

export interface ErrorRepresentation {
    readonly message: string;
    readonly locations: readonly { readonly line: number; readonly column: number }[];
    readonly path?: readonly (string | number)[];
    readonly extensions: Readonly<Record<string, unknown>>;
}

/** A request that is not valid against the caller's schema: it fails as a whole, wherever the fault is found. */
export class InvalidRequest extends Error {}

export function representError(error: GraphQLError, type: ErrorType): ErrorRepresentation {
    const cause = error.originalError;
    const details = cause instanceof SalesforceError ? { errorCode: cause.errorCode, fields: cause.fields } : {};
    return {
        message: cause instanceof SalesforceError ? cause.message.trim() : wordingOf(error.message, type),
        locations: (error.locations ?? []).map(({ line, column }) => ({ line, column })),
        ...(error.path === undefined ? {} : { path: error.path }),
        extensions: { ErrorType: type, ...details }
    };
}

/** Suggestions are left out: they could name fields that the caller may not know of. */
function wordingOf(message: string, type: ErrorType): string {
    const plain = message.replace(/ Did you mean .*\?$/, '');
    return type !== 'ValidationError' || plain.startsWith('Validation error') ? plain : `Validation error : ${plain}`;
}

export function fieldUndefined(path: readonly string[], fieldName: string, typeName: string): string {
    return `Validation error (FieldUndefined@[${path.join('/')}]) : Field '${fieldName}' in type '${typeName}' is undefined`;
}
