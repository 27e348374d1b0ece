/** One request within a composite or batch request, answered by the same handlers as on its own. */
import { SalesforceError } from '../errors.ts';
import { isJsonObject, type JsonObject } from '../server/body.ts';
import type { ApiCall, ApiHandler, Reply } from '../server/call.ts';
import { errorReply } from '../server/reply.ts';
import { findRoute } from '../server/route.ts';
import { notFound, type Router } from '../server/router.ts';

/** What composite and batch requests may hold. */
export const MAX_SUBREQUESTS = 25;

export interface Subrequest {
    readonly method: string;
    /** From `/services/data`. */
    readonly url: string;
    readonly body: JsonObject | null;
    readonly headers: Readonly<Record<string, string>>;
}

/** The requests in a property of the body. Throws for more than 25, and for none. */
export function listOf(body: JsonObject, name: string): JsonObject[] {
    const list = body[name];
    if (!Array.isArray(list) || list.length === 0 || !list.every(isJsonObject)) {
        throw new SalesforceError('JSON_PARSER_ERROR', `Missing required field ${name}.`);
    }
    if (list.length > MAX_SUBREQUESTS) {
        throw new SalesforceError('LIMIT_EXCEEDED', `Limit of ${MAX_SUBREQUESTS} subrequests exceeded.`);
    }
    return list;
}

/** A text that a subrequest must have. */
export function requiredText(subrequest: JsonObject, name: string): string {
    const value = subrequest[name];
    if (typeof value === 'string' && value !== '') return value;
    throw new SalesforceError('JSON_PARSER_ERROR', `Missing required field ${name} in a subrequest.`);
}

/** A JSON object that a subrequest may have. */
export function optionalObject(subrequest: JsonObject, name: string): JsonObject | null {
    const value = subrequest[name] ?? null;
    if (value === null || isJsonObject(value)) return value;
    throw new SalesforceError('JSON_PARSER_ERROR', `The field ${name} of a subrequest must be an object.`);
}

/**
 * Answers a subrequest. Whatever goes wrong is its answer; it never throws.
 * @param resources which paths are taken, from after the version
 */
export function answer(call: ApiCall, api: Router<ApiHandler>, subrequest: Subrequest, resources: RegExp): Reply {
    try {
        const url = new URL(subrequest.url, call.context.origin);
        const { handler, params, version } = findRoute(api, subrequest.method, url.pathname);
        const resource = url.pathname.replace(/^\/services\/data\/[^/]+/, '');
        if (handler.atOnce === undefined || !resources.test(resource)) throw notFound();
        const headers = { ...call.headers, ...subrequest.headers };
        const { method, body } = subrequest;
        return handler.atOnce({ ...call, method, params, version, query: url.searchParams, headers, part: true }, body);
    } catch (error) {
        return errorReply(error);
    }
}

/** Whether a subrequest did what it was asked. */
export function succeeded({ status }: Reply): boolean {
    return status < 400;
}
