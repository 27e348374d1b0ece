/** Salesforce's GraphQL API over the local org. */
import { GraphQLError, execute, getOperationAST } from 'graphql';
import type { DocumentNode, ExecutionResult } from 'graphql';
import type { Dml, Session } from '../contracts.ts';
import { SalesforceError } from '../errors.ts';
import { prepareDocument } from './document.ts';
import type { GraphqlRequest, PreparedDocument } from './document.ts';
import { InvalidRequest, representError } from './errors.ts';
import type { ErrorRepresentation, ErrorType } from './errors.ts';
import { ROLLED_BACK } from './mutation.ts';
import { graphqlSchemaOf } from './schema/schema.ts';
import type { RequestContext } from './schema/value-types.ts';

export interface GraphqlResponse {
    /** Null where the request as a whole has failed. */
    readonly data: Readonly<Record<string, unknown>> | null;
    readonly errors: readonly ErrorRepresentation[];
}

/**
 * Answers a request as the caller. Faults of the request are in `errors`, never thrown: a field that the caller may not
 * read fails the whole request, unless it is marked `@optional`.
 * @param org Of the session; mutations write by its `dml`.
 */
export function executeGraphql(org: { readonly dml: Dml }, session: Session, request: GraphqlRequest): GraphqlResponse {
    let prepared: PreparedDocument;
    try {
        prepared = prepareDocument(session, request);
    } catch (error) {
        if (!(error instanceof GraphQLError)) throw error;
        return failure([error], 'InvalidSyntax');
    }
    if (prepared.errors.length > 0) return failure(prepared.errors, 'ValidationError');
    const { document, readers } = prepared;
    const { variables, operationName } = request;
    if (!getOperationAST(document, operationName)) {
        const message = operationName
            ? `Unknown operation named '${operationName}'.`
            : 'Must provide operation name if query contains multiple operations.';
        return failure([new GraphQLError(message)], 'OperationNotSupported');
    }
    return run({ session, dml: org.dml, variables: variables ?? {}, readers }, document, operationName ?? null);
}

function run(contextValue: RequestContext, document: DocumentNode, operationName: string | null): GraphqlResponse {
    const { executed: schema } = graphqlSchemaOf(contextValue.session.org);
    const { variables: variableValues } = contextValue;
    const result = execute({ schema, document, contextValue, variableValues, operationName });
    if (result instanceof Promise) throw new TypeError('Resolvers of the local org are synchronous');
    return respond(result);
}

function respond({ data, errors = [] }: ExecutionResult): GraphqlResponse {
    // Without data, the variables did not fit the schema.
    if (data === undefined) return failure(errors, 'ValidationError');
    const invalid = errors.filter((error) => error.originalError instanceof InvalidRequest);
    if (invalid.length > 0) return failure(invalid, 'ValidationError');
    for (const { originalError } of errors) {
        if (originalError !== undefined && !isExpected(originalError)) throw originalError;
    }
    const causesFirst = errors.toSorted((one, other) => Number(isConsequence(one)) - Number(isConsequence(other)));
    return { data, errors: causesFirst.map((error) => representError(error, 'DataFetchingException')) };
}

/** Operations that were undone only because another one failed. */
function isConsequence({ originalError }: GraphQLError): boolean {
    return originalError instanceof SalesforceError && originalError.errorCode === ROLLED_BACK;
}

/** Refusals carry Salesforce's codes; anything else is a fault of the local org and must not look like an answer. */
function isExpected(error: Error): boolean {
    return error instanceof SalesforceError || error instanceof GraphQLError;
}

function failure(errors: readonly GraphQLError[], type: ErrorType): GraphqlResponse {
    return { data: null, errors: errors.map((error) => representError(error, type)) };
}
