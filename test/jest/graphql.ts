/* Jest's stand-in for lightning/graphql: a wire adapter that tests drive, documents that can be read, and `executeMutation`. */
import type { GraphqlResult } from 'lightning/graphql';

type Listener = (value: GraphqlResult) => void;

const listeners = new Set<Listener>();
let lastConfig: Record<string, unknown> = {};

export const refreshMock = jest.fn<Promise<void>, []>().mockResolvedValue(undefined);
export const executeMutation = jest.fn<Promise<GraphqlResult>, [unknown]>();

/** The text of a document, for tests that read it. */
export function gql(strings: TemplateStringsArray, ...values: unknown[]): { readonly text: string } {
    return { text: String.raw({ raw: strings }, ...values) };
}

export class graphql {
    #deliver: Listener;

    constructor(deliver: Listener) {
        this.#deliver = deliver;
        lastConfig = {};
        deliver({ data: undefined, errors: undefined });
    }

    connect(): void {
        listeners.add(this.#deliver);
    }

    disconnect(): void {
        listeners.delete(this.#deliver);
    }

    update(config: Record<string, unknown>): void {
        lastConfig = config;
    }
}

/** Answers every connected query. */
export function emitGraphql(data: unknown): void {
    for (const deliver of listeners) deliver({ data, errors: undefined, refresh: refreshMock });
}

/** Fails every connected query. */
export function emitGraphqlErrors(errors: GraphqlResult['errors']): void {
    for (const deliver of listeners) deliver({ data: undefined, errors, refresh: refreshMock });
}

/** What the newest query was asked with. */
export function lastGraphqlConfig(): Record<string, unknown> {
    return lastConfig;
}
