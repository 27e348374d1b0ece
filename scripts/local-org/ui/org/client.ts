import { deepFreeze } from './freeze.ts';
import { page } from './page.ts';

/** An answer of the server that is not a success, as Lightning Data Service hands it to components. */
export interface FetchError {
    readonly ok: false;
    readonly status: number;
    readonly statusText: string;
    /** One error, or a list of errors, in the words of the API. */
    readonly body: unknown;
    readonly errorType: 'fetchResponse';
    readonly headers: Record<string, string>;
}

const UNAUTHORIZED = 401;
const NO_CONTENT = 204;
const UNREACHABLE = 504;

/** The address of a REST resource such as `/ui-api/records/001...`. */
export function apiUrl(resource: string): string {
    return `/services/data/v${page.apiVersion}${resource}`;
}

/**
 * Sends a request with the session of the page. Throws a `FetchError` when the server refuses or cannot be reached;
 * a session that has ended loads the page again, which signs in again.
 */
export async function request(
    method: string,
    url: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {}
): Promise<unknown> {
    const response = await send(method, url, body, headers);
    if (response.status === NO_CONTENT) {
        return undefined;
    }
    const text = await response.text();
    const content = parse(text);
    if (response.ok) {
        return content;
    }
    if (response.status === UNAUTHORIZED) {
        window.location.reload();
    }
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- what components catch on Salesforce is no Error
    throw fetchError(response.status, response.statusText, content);
}

async function send(
    method: string,
    url: string,
    body: unknown,
    own: Readonly<Record<string, string>>
): Promise<Response> {
    const headers: Record<string, string> = { Accept: 'application/json', ...own };
    if (body !== undefined) {
        headers['Content-Type'] = 'application/json';
    }
    try {
        return await fetch(url, {
            method,
            headers,
            credentials: 'same-origin',
            ...(body === undefined ? {} : { body: JSON.stringify(body) })
        });
    } catch (cause) {
        const message = cause instanceof Error ? cause.message : String(cause);
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- as above
        throw fetchError(UNREACHABLE, 'Gateway Timeout', { message: `The server cannot be reached: ${message}` });
    }
}

function parse(text: string): unknown {
    try {
        return text === '' ? undefined : (JSON.parse(text) as unknown);
    } catch {
        return { message: text };
    }
}

function fetchError(status: number, statusText: string, body: unknown): FetchError {
    return deepFreeze({ ok: false, status, statusText, body, errorType: 'fetchResponse', headers: {} });
}
