/** Reading request bodies, with Salesforce's limits and refusals. */
import type { IncomingMessage } from 'node:http';
import { createGunzip } from 'node:zlib';
import type { Readable } from 'node:stream';
import { SalesforceError } from '../errors.ts';

/** The largest JSON or form body. */
const BODY_LIMIT_BYTES = 52_428_800;

/** The body as it was before the client packed it. */
export function bodyStream(request: IncomingMessage): Readable {
    const encoding = request.headers['content-encoding'];
    if (encoding === undefined || encoding === 'identity') return request;
    if (encoding !== 'gzip') {
        throw new SalesforceError('UNSUPPORTED_MEDIA_TYPE', `Content-Encoding '${encoding}' is not supported.`, {
            httpStatus: 415
        });
    }
    const unpacked = createGunzip();
    request.on('error', (error) => unpacked.destroy(error));
    return request.pipe(unpacked);
}

/** The whole body as text. Throws `EXCEEDED_MAX_SIZE_REQUEST` (413) beyond 50 MB. */
export async function readText(request: IncomingMessage): Promise<string> {
    return (await readBytes(request)).toString('utf8');
}

/** The whole body as it is. Throws `EXCEEDED_MAX_SIZE_REQUEST` (413) beyond 50 MB. */
export async function readBytes(request: IncomingMessage): Promise<Buffer> {
    const parts: Buffer[] = [];
    let size = 0;
    try {
        for await (const part of bodyStream(request)) {
            const bytes = part as Buffer;
            size += bytes.length;
            // What is too much is read and forgotten: a client that still writes would not hear the answer.
            if (size <= BODY_LIMIT_BYTES) parts.push(bytes);
        }
    } catch (error) {
        throw new SalesforceError(
            'INVALID_INPUT',
            `The body cannot be read: ${error instanceof Error ? error.message : String(error)}`
        );
    }
    if (size <= BODY_LIMIT_BYTES) return Buffer.concat(parts);
    throw new SalesforceError('EXCEEDED_MAX_SIZE_REQUEST', 'The message size exceeds 50 MB.', { httpStatus: 413 });
}

/** The body as JSON. Throws `JSON_PARSER_ERROR` when it is none, `UNSUPPORTED_MEDIA_TYPE` when it claims to be none. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
    const type = request.headers['content-type'];
    if (type !== undefined && !/^application\/json\b/i.test(type)) {
        throw new SalesforceError('UNSUPPORTED_MEDIA_TYPE', `Content-Type '${type}' is not supported.`, {
            httpStatus: 415
        });
    }
    const text = await readText(request);
    if (text.trim() === '') throw missingBody();
    try {
        return JSON.parse(text) as unknown;
    } catch (error) {
        throw new SalesforceError('JSON_PARSER_ERROR', error instanceof Error ? error.message : String(error));
    }
}

export function missingBody(): SalesforceError {
    return new SalesforceError(
        'JSON_PARSER_ERROR',
        'The HTTP entity body is required, but this request has no entity body.'
    );
}

export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text of a JSON object; empty when it is missing or no text. */
export function textOf(object: JsonObject, name: string): string {
    const value = object[name];
    return typeof value === 'string' ? value : '';
}

/** The body as a JSON object; anything else is a `JSON_PARSER_ERROR`. */
export async function readJsonObject(request: IncomingMessage): Promise<JsonObject> {
    const value = await readJson(request);
    if (!isJsonObject(value)) {
        throw new SalesforceError('JSON_PARSER_ERROR', 'A JSON object is expected at [line:1, column:1].');
    }
    return value;
}

/** The body of an HTML form, as OAuth endpoints take it. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
    return new URLSearchParams(await readText(request));
}
