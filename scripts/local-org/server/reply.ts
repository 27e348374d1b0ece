/** Sending answers: JSON or streams, packed when the client can take it, errors in Salesforce's shape. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { constants, createGzip, gzip } from 'node:zlib';
import { SalesforceError } from '../errors.ts';
import type { Reply } from './call.ts';
import { jsonBytes } from './json-bytes.ts';

/** Smaller answers are not worth packing on the same machine: it takes longer than sending them. */
const PACK_FROM_BYTES = 524_288;
const PACK_LEVEL = { level: constants.Z_BEST_SPEED };
const gzipAsync = promisify(gzip);

/** Sends a reply. Resolves when all is handed over, also when the client went away. */
export async function sendReply(request: IncomingMessage, response: ServerResponse, reply: Reply): Promise<void> {
    response.statusCode = reply.status;
    // The rest of a body that nobody read must not be taken for the next request.
    if (!request.complete) response.setHeader('Connection', 'close');
    for (const [name, value] of Object.entries(reply.headers ?? {})) response.setHeader(name, value);
    if (reply.content === undefined && reply.body === undefined) {
        response.end();
        return;
    }
    response.setHeader('Content-Type', reply.contentType ?? 'application/json;charset=UTF-8');
    if (typeof reply.content === 'object') await sendStream(request, response, reply.content);
    else if (reply.content !== undefined) await sendBytes(request, response, Buffer.from(reply.content));
    else await sendBytes(request, response, jsonBytes(reply.body));
}

async function sendBytes(request: IncomingMessage, response: ServerResponse, plain: Buffer): Promise<void> {
    let bytes = plain;
    if (bytes.length >= PACK_FROM_BYTES && takesGzip(request)) {
        bytes = await gzipAsync(bytes, PACK_LEVEL);
        response.setHeader('Content-Encoding', 'gzip');
    }
    response.setHeader('Content-Length', bytes.length);
    response.end(request.method === 'HEAD' ? undefined : bytes);
}

async function sendStream(request: IncomingMessage, response: ServerResponse, stream: Readable): Promise<void> {
    if (request.method === 'HEAD') {
        stream.destroy();
        response.end();
        return;
    }
    if (!takesGzip(request)) {
        await pipeline(stream, response);
        return;
    }
    response.setHeader('Content-Encoding', 'gzip');
    await pipeline(stream, createGzip(PACK_LEVEL), response);
}

function takesGzip(request: IncomingMessage): boolean {
    return /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
}

/** What Salesforce answers to a failure: `[{ errorCode, message, fields? }]`. */
export function errorReply(error: unknown): Reply {
    if (error instanceof SalesforceError) return { status: error.httpStatus, body: [errorBody(error)] };
    if (error instanceof ReplyError) return error.reply;
    process.stderr.write(`local org: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    const message = error instanceof Error ? error.message : String(error);
    return { status: 500, body: [{ errorCode: 'UNKNOWN_EXCEPTION', message }] };
}

function errorBody(error: SalesforceError): Record<string, unknown> {
    const body = { message: error.message, errorCode: error.errorCode };
    return error.fields.length > 0 ? { ...body, fields: error.fields } : body;
}

/** A failure whose answer is not the usual list. */
export class ReplyError extends Error {
    readonly reply: Reply;

    constructor(reply: Reply) {
        super(`HTTP ${reply.status}`);
        this.name = 'ReplyError';
        this.reply = reply;
    }
}
