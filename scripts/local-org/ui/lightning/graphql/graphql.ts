/** GraphQL over the server's UI API: `lightning/graphql` as components import it. */
import { apiUrl, request } from '../../org/client.ts';
import { deepFreeze } from '../../org/freeze.ts';
import { refresh, refreshRecords } from '../../org/store.ts';
import { resourceAdapter } from '../../org/wire.ts';

interface GraphqlDocument {
    readonly source: string;
}
interface Operation {
    readonly query?: GraphqlDocument | null;
    readonly variables?: Readonly<Record<string, unknown>>;
    readonly operationName?: string;
}
interface GraphqlError {
    readonly message: string;
    readonly locations?: unknown;
    readonly path?: unknown;
    readonly extensions?: unknown;
}
interface GraphqlResult {
    readonly data?: unknown;
    readonly errors?: readonly GraphqlError[];
}

/** Documents may be put together from strings and from other documents (fragments). */
export function gql(strings: TemplateStringsArray | readonly string[], ...parts: readonly unknown[]): GraphqlDocument {
    const source = strings.reduce((text, piece, index) => text + sourceOf(parts[index - 1]) + piece);
    return Object.freeze({ source });
}

function sourceOf(part: unknown): string {
    if (typeof part === 'object' && part !== null && 'source' in part) {
        return String(part.source);
    }
    return String(part);
}

/** The wire: `{ data, errors, refresh }`. */
export const graphql = resourceAdapter(
    (config) => {
        const operation = config as Operation;
        if (operation.query === undefined || operation.query === null) {
            return null;
        }
        const body = bodyOf(operation.query, operation);
        return { key: `graphql ${JSON.stringify(body)}`, load: () => post(body) };
    },
    (answer, key) => {
        if (answer === null) {
            return { data: undefined, errors: undefined, refresh: undefined };
        }
        const { data, errors } = answer.error === undefined ? (answer.data as GraphqlResult) : asResult(answer.error);
        return { data: data ?? undefined, errors: errors?.length ? errors : undefined, refresh: () => refresh(key) };
    }
);

/**
 * Runs a mutation. Never throws: what went wrong is in `errors`. Records that it changed or deleted are read again
 * wherever the page shows them; for records that it created a query has to be refreshed, as on Salesforce.
 */
export async function executeMutation(operation: Operation): Promise<GraphqlResult> {
    if (operation.query === undefined || operation.query === null) {
        return { errors: [{ message: 'executeMutation needs a query' }] };
    }
    const result = await post(bodyOf(operation.query, operation)).catch(asResult);
    if (result.data !== undefined && result.data !== null) {
        const touched = idsIn(operation.variables).concat(idsIn(result.data), idsInSource(operation.query.source));
        void refreshRecords(touched);
    }
    return deepFreeze({ data: result.data ?? undefined, errors: result.errors?.length ? result.errors : undefined });
}

function bodyOf(query: GraphqlDocument, { variables, operationName }: Operation): Record<string, unknown> {
    return {
        query: query.source,
        ...(variables === undefined ? {} : { variables }),
        ...(operationName === undefined ? {} : { operationName })
    };
}

async function post(body: Record<string, unknown>): Promise<GraphqlResult> {
    return (await request('POST', apiUrl('/graphql'), body)) as GraphqlResult;
}

/** A refusal outside GraphQL (session, server) in GraphQL's shape. */
function asResult(error: unknown): GraphqlResult {
    const body = (error as { body?: unknown } | undefined)?.body;
    const list: readonly unknown[] = Array.isArray(body) ? body : [body ?? error];
    return {
        errors: list.map((item) => ({ message: (item as { message?: string } | undefined)?.message ?? String(item) }))
    };
}

/** Ids of the records themselves, not of those that they refer to. */
function idsIn(value: unknown): string[] {
    if (typeof value !== 'object' || value === null) {
        return [];
    }
    return Object.entries(value).flatMap(([name, part]) =>
        name === 'Id' && typeof part === 'string' ? [part] : idsIn(part)
    );
}

const ID_IN_SOURCE = /\bId:\s*"(\w{15}|\w{18})"/g;

function idsInSource(source: string): string[] {
    return [...source.matchAll(ID_IN_SOURCE)].map((match) => match[1] ?? '');
}
