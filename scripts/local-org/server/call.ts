/** One request as the APIs see it, and what they answer. */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { Session } from '../contracts.ts';
import type { LocalOrg } from '../org.ts';
import { missingBody, readJsonObject, type JsonObject } from './body.ts';

/** What every handler may ask of the server, whoever calls. */
export interface ServerContext {
    readonly org: LocalOrg;
    /** `http://127.0.0.1:PORT`, without a slash at the end. */
    readonly origin: string;
}

/** A request before anyone is signed in. */
export interface OpenCall {
    readonly context: ServerContext;
    readonly method: string;
    /** Named parts of the path, decoded. */
    readonly params: Readonly<Record<string, string>>;
    readonly query: URLSearchParams;
    readonly headers: IncomingHttpHeaders;
    readonly request: IncomingMessage;
    /** The access token that came with the request, valid or not. */
    readonly token: string | null;
}

/** A request of somebody who is signed in. */
export interface ApiCall extends OpenCall {
    readonly session: Session;
    /** `v67.0` */
    readonly version: string;
    /** A part of a composite request: whatever it reads is read before the next part is run. */
    readonly part?: true;
}

export interface Reply {
    readonly status: number;
    /** Sent as JSON. */
    readonly body?: unknown;
    /** Sent as it stands, with `contentType`. */
    readonly content?: string | Readable;
    readonly contentType?: string;
    readonly headers?: Readonly<Record<string, string>>;
    /** To be awaited before the answer is sent. */
    readonly ready?: Promise<unknown>;
}

export interface ApiHandler {
    (call: ApiCall): Reply | Promise<Reply>;
    /** The same at once, given the body: what composite requests can run within one transaction. */
    readonly atOnce?: (call: ApiCall, body: JsonObject | null) => Reply;
}
export type OpenHandler = (call: OpenCall) => Reply | Promise<Reply>;

/** A handler that reads no body. */
export function withoutBody(handle: (call: ApiCall) => Reply): ApiHandler {
    return Object.assign((call: ApiCall) => handle(call), { atOnce: handle });
}

/** A handler of a JSON object. */
export function withJson(handle: (call: ApiCall, body: JsonObject) => Reply): ApiHandler {
    const read = async (call: ApiCall): Promise<Reply> => handle(call, await readJsonObject(call.request));
    return Object.assign(read, {
        atOnce(call: ApiCall, body: JsonObject | null) {
            if (body === null) throw missingBody();
            return handle(call, body);
        }
    });
}

/** A JSON answer, 200 unless told. */
export function json(body: unknown, status = 200): Reply {
    return { status, body };
}

/** 204. */
export function noContent(): Reply {
    return { status: 204 };
}

/** A part of the path that the route names. */
export function param(call: OpenCall, name: string): string {
    const value = call.params[name];
    if (value === undefined) throw new Error(`The route names no part '${name}'.`);
    return value;
}

/** `/services/data/v67.0`, as the caller asked for it. */
export function basePath(call: ApiCall): string {
    return `/services/data/${call.version}`;
}

/** `67.0` of `v67.0`. */
export function versionNumber(call: ApiCall): string {
    return call.version.slice(1);
}
