import { createReadStream } from 'node:fs';
import type { Duplex, Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection, type ConnectionConfig, type Schema } from 'jsforce';
import { HttpApi } from 'jsforce/lib/http-api.js';
import { Transport } from 'jsforce/lib/transport.js';
import { StreamPromise } from 'jsforce/lib/util/promise.js';

type HttpRequest = Parameters<Transport['httpRequest']>[0];
type HttpOptions = Parameters<Transport['httpRequest']>[1];

/** Of every request. */
export const API_VERSION = '67.0';

/** `send` decides what is tried again: jsforce would send a file again of which nothing is left, and knows no cut connection. */
const NO_RETRIES = { methods: [] };

/** Counts what is sent; keeps requests to this machine off any proxy. */
class CountingTransport extends Transport {
    count = 0;

    override httpRequest(request: HttpRequest, options: HttpOptions = {}): ReturnType<Transport['httpRequest']> {
        this.count += 1;
        const proxy = isLocal(request.url) ? { httpProxy: undefined } : {};
        const answer = super.httpRequest(request, { ...options, ...proxy, retry: NO_RETRIES });
        const stream = answer.stream();
        return StreamPromise.create(() => ({ stream, promise: Promise.race([answer, cutOff(stream)]) }));
    }
}

/** Rejects when the connection is cut in the middle of an answer, which jsforce leaves to end the process. */
function cutOff(answer: Duplex): Promise<never> {
    return new Promise((_, reject) => {
        // Where jsforce pipes the body to. It offers no other way to hear of its end.
        const output = (answer as Duplex & { readonly _readable?: Duplex })._readable;
        output?.once('pipe', (body: Readable) => body.once('error', reject));
    });
}

/** A jsforce connection that knows how many API calls it has made. */
export class OrgConnection extends Connection {
    readonly #transport = new CountingTransport();

    readonly #close: () => Promise<void>;

    /** Ends waiting for the org's bulk jobs. */
    signal: AbortSignal | undefined;

    /** @param close Ends what serves the connection, when that is this process's own. */
    constructor(config: ConnectionConfig, close: () => Promise<void> = () => Promise.resolve()) {
        super(config);
        this._transport = this.#transport;
        this.#close = close;
    }

    close(): Promise<void> {
        return this.#close();
    }

    /** Calls sent to the org since the connection was opened. */
    get apiCalls(): number {
        return this.#transport.count;
    }
}

/** What ends waiting on a connection; undefined where nothing does. */
export function signalOf(conn: Connection): AbortSignal | undefined {
    return conn instanceof OrgConnection ? conn.signal : undefined;
}

/** An answer of the org that says no, with Salesforce's own code. */
export class OrgError extends Error {
    readonly errorCode: string;

    constructor(errorCode: string, message: string) {
        super(message);
        this.name = 'OrgError';
        this.errorCode = errorCode;
    }
}

/** A body that is sent from disk as it is read, so that its size does not matter. */
export interface FileBody {
    readonly file: string;
    readonly bytes: number;
}

export interface OrgRequest {
    readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
    /** After `/services/data/vNN.N`. */
    readonly path: string;
    readonly body?: string | FileBody;
    /** Of the body; JSON when left out. */
    readonly contentType?: string;
    readonly accept?: string;
    /** Sending it twice does no harm, so it may be tried again when the connection broke. So it is with GET. */
    readonly repeatable?: boolean;
}

export interface OrgResponse {
    readonly body: string;
    readonly headers: Readonly<Record<string, string>>;
}

const MAX_ATTEMPTS = 5;
const FIRST_WAIT_MS = 500;
/** The org refused before doing anything: asking again is safe whatever was asked. */
const REFUSED = new Set([
    'ERROR_HTTP_429',
    'ERROR_HTTP_503',
    'SERVER_UNAVAILABLE',
    'UNABLE_TO_LOCK_ROW',
    'CONCURRENT_REQUESTS_LIMIT_EXCEEDED'
]);
/** The org may have begun: asking again is safe only where twice is once. */
const BROKEN = /^ERROR_HTTP_(420|500|502|504)$/;
const DROPPED = /ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT|UND_ERR_SOCKET|fetch failed|socket|terminated/i;

/**
 * Sends one request through jsforce, which renews an expired session; tries again where the org was busy and, if twice is once, where the
 * connection broke; and gives the body as text with its headers.
 * @throws OrgError with Salesforce's code and message.
 */
export async function send(conn: Connection, request: OrgRequest): Promise<OrgResponse> {
    for (let attempt = 1; ; attempt += 1) {
        try {
            return await sendOnce(conn, request);
        } catch (error) {
            if (attempt === MAX_ATTEMPTS || !mayRepeat(request, error)) throw error;
            // jsforce would send the file's stream again, which is used up: a small request renews the session in its place.
            if (isExpired(error)) await sendOnce(conn, { method: 'GET', path: '/limits' });
            await sleep(FIRST_WAIT_MS * 2 ** (attempt - 1));
        }
    }
}

/** Sends a request and reads its JSON answer; the caller states what the API documents it to be. */
export async function sendForJson<T>(conn: Connection, request: OrgRequest): Promise<T> {
    const { body } = await send(conn, request);
    return (body === '' ? null : JSON.parse(body)) as T;
}

/** Whether asking once more could end otherwise: the org was busy, or a row was locked. */
export function isTransient(errorCode: string): boolean {
    return (
        REFUSED.has(errorCode) ||
        errorCode === 'SERVER_UNAVAILABLE' ||
        errorCode === 'UNKNOWN_EXCEPTION' ||
        errorCode === 'QUERY_TIMEOUT'
    );
}

/** For bodies that can be read once only. */
class HttpApiWithoutRenewal extends HttpApi<Schema> {
    override getRefreshDelegate(): null {
        return null;
    }
}

async function sendOnce(conn: Connection, request: OrgRequest): Promise<OrgResponse> {
    const { body: content } = request;
    const Api = typeof content === 'object' ? HttpApiWithoutRenewal : HttpApi;
    const api = new Api(conn, { responseType: 'text/plain', noContentResponse: '' });
    let headers: Record<string, string> = {};
    api.on('response', (response: { headers: Record<string, string> }) => (headers = response.headers));
    try {
        const asked = api.request<string>({
            method: request.method,
            url: `${conn.instanceUrl.replace(/\/+$/, '')}/services/data/v${conn.version}${request.path}`,
            headers: requestHeaders(request),
            ...(typeof content === 'string' ? { body: content } : {})
        });
        if (typeof content === 'object') createReadStream(content.file).pipe(asked.stream());
        const body = await asked;
        return { body: typeof body === 'string' ? body : '', headers };
    } catch (error) {
        throw asOrgError(error);
    }
}

function requestHeaders({ body, contentType, accept }: OrgRequest): Record<string, string> {
    return {
        ...(body === undefined ? {} : { 'content-type': contentType ?? 'application/json; charset=UTF-8' }),
        ...(typeof body === 'object' ? { 'content-length': String(body.bytes) } : {}),
        accept: accept ?? 'application/json'
    };
}

function mayRepeat({ method, body, repeatable }: OrgRequest, error: unknown): boolean {
    const again = repeatable ?? method === 'GET';
    if (!(error instanceof OrgError)) return again && isDropped(error);
    const isFile = typeof body === 'object';
    return REFUSED.has(error.errorCode) || (isFile && isExpired(error)) || (again && BROKEN.test(error.errorCode));
}

/** Whether the connection broke, so that nobody knows what the org has done. */
export function isDropped(error: unknown): boolean {
    return !(error instanceof OrgError) && DROPPED.test(describeError(error));
}

function isExpired(error: unknown): boolean {
    return (
        error instanceof OrgError && (error.errorCode === 'INVALID_SESSION_ID' || error.errorCode === 'ERROR_HTTP_401')
    );
}

/** jsforce leaves the JSON of the error in the message when the answer is read as text. */
function asOrgError(error: unknown): unknown {
    if (!(error instanceof Error) || !('errorCode' in error) || typeof error.errorCode !== 'string') return error;
    const told = parseErrors(error.message);
    return told ?? new OrgError(error.errorCode, error.message || error.errorCode);
}

function parseErrors(text: string): OrgError | null {
    try {
        const parsed: unknown = JSON.parse(text);
        const first: unknown = Array.isArray(parsed) ? parsed[0] : parsed;
        if (first === null || typeof first !== 'object') return null;
        const { errorCode, error, message, error_description: description } = first as Record<string, unknown>;
        const code = errorCode ?? error;
        const words = message ?? description;
        return typeof code === 'string' ? new OrgError(code, typeof words === 'string' ? words : code) : null;
    } catch {
        return null;
    }
}

/** An error in words, with the cause that Node hides below "fetch failed". */
export function describeError(error: unknown): string {
    if (error instanceof OrgError) return `${error.errorCode}: ${error.message}`;
    if (!(error instanceof Error)) return String(error);
    const cause: unknown = error.cause;
    const why = cause instanceof Error ? ` (${'code' in cause ? String(cause.code) : cause.message})` : '';
    return `${error.message}${why}`;
}

function isLocal(url: string): boolean {
    return /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/.test(url);
}
