/** `/composite`: up to 25 requests in one, later ones referring to the answers of earlier ones. */
import { SalesforceError } from '../errors.ts';
import { isJsonObject, type JsonObject } from '../server/body.ts';
import { json, type ApiCall, type ApiHandler, type Reply } from '../server/call.ts';
import { errorReply } from '../server/reply.ts';
import type { Router } from '../server/router.ts';
import { resolveBody, resolveUrl, type Answers } from './references.ts';
import { answer, listOf, optionalObject, requiredText, succeeded, type Subrequest } from './subrequest.ts';

/** Queries and collections together. */
const MAX_QUERIES_AND_COLLECTIONS = 5;
/** What the local org has of the resources that Salesforce takes in a composite request. */
const RESOURCES = /^\/(sobjects(\/|$)|query$|queryAll$|composite\/sobjects(\/|$))/;
const QUERY_OR_COLLECTION = /\/(query|queryAll|composite\/sobjects)(\/|\?|$)/;
const COLLECTION = /\/composite\/sobjects(\/|\?|$)/;
const METHODS = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);
/** Those of the composite request hold for its parts. */
const INHERITED_HEADERS = new Set(['accept', 'authorization', 'content-type']);

interface Part extends Subrequest {
    readonly referenceId: string;
}

/**
 * Parts run in their order, also where `collateSubrequests` would let Salesforce change it.
 * All is one transaction; with `allOrNone` one failure undoes it, else each part stands for itself.
 */
export function composite(call: ApiCall, body: JsonObject, api: Router<ApiHandler>): Reply {
    const allOrNone = body['allOrNone'] === true;
    const parts = readParts(body);
    const replies = call.context.org.transaction(
        () => runParts(call, parts, allOrNone, api),
        (done) => !allOrNone || done.every(succeeded)
    );
    const answers = allOrNone && !replies.every(succeeded) ? parts.map((_, at) => undone(replies[at])) : replies;
    return {
        ...json({ compositeResponse: parts.map((part, at) => partResult(part, answers[at] ?? halted())) }),
        ready: Promise.all(replies.flatMap(({ ready }) => (ready === undefined ? [] : [ready])))
    };
}

function runParts(call: ApiCall, parts: readonly Part[], allOrNone: boolean, api: Router<ApiHandler>): Reply[] {
    const answers = new Map<string, unknown>();
    const replies: Reply[] = [];
    for (const part of parts) {
        const reply = runPart(call, part, allOrNone, answers, api);
        replies.push(reply);
        if (succeeded(reply)) answers.set(part.referenceId, reply.body);
        else if (allOrNone) break;
    }
    return replies;
}

function runPart(call: ApiCall, part: Part, allOrNone: boolean, answers: Answers, api: Router<ApiHandler>): Reply {
    try {
        const resolved: Subrequest = {
            ...part,
            url: resolveUrl(part.url, answers),
            body: part.body === null ? null : resolveBody(part.body, answers)
        };
        if (!allOrNone || !COLLECTION.test(part.url)) return answer(call, api, resolved, RESOURCES);
        return refusedIfPartial(answer(call, api, allOrNoneCollection(resolved), RESOURCES));
    } catch (error) {
        return errorReply(error);
    }
}

/** All or none of the whole overrules what a collection within it asks for. */
function allOrNoneCollection(part: Subrequest): Subrequest {
    if (part.method !== 'DELETE') return { ...part, body: part.body && { ...part.body, allOrNone: true } };
    const url = new URL(part.url, 'http://localhost');
    url.searchParams.set('allOrNone', 'true');
    return { ...part, url: `${url.pathname}${url.search}` };
}

function refusedIfPartial(reply: Reply): Reply {
    const results: readonly unknown[] = Array.isArray(reply.body) ? reply.body : [];
    const failed = results.some((result) => isJsonObject(result) && result['success'] === false);
    return failed ? { ...reply, status: 400 } : reply;
}

/** What failed says why; all others, run or not, say that they were undone. */
function undone(reply: Reply | undefined): Reply {
    return reply === undefined || succeeded(reply) ? halted() : reply;
}

function halted(): Reply {
    const message = 'The transaction was rolled back since another operation in the same transaction failed.';
    return errorReply(new SalesforceError('PROCESSING_HALTED', message));
}

function partResult({ referenceId }: Part, { body, headers, status }: Reply): Record<string, unknown> {
    return { body: body ?? null, httpHeaders: headers ?? {}, httpStatusCode: status, referenceId };
}

function readParts(body: JsonObject): Part[] {
    const parts = listOf(body, 'compositeRequest').map(readPart);
    const seen = new Set<string>();
    for (const { referenceId } of parts) {
        if (seen.has(referenceId)) throw badRequest(`Duplicate referenceId: ${referenceId}`);
        seen.add(referenceId);
    }
    if (parts.filter(({ url }) => QUERY_OR_COLLECTION.test(url)).length > MAX_QUERIES_AND_COLLECTIONS) {
        throw new SalesforceError(
            'LIMIT_EXCEEDED',
            `Limit of ${MAX_QUERIES_AND_COLLECTIONS} query and sObject Collections subrequests exceeded.`
        );
    }
    return parts;
}

function readPart(part: JsonObject): Part {
    const method = requiredText(part, 'method');
    const url = requiredText(part, 'url');
    const referenceId = requiredText(part, 'referenceId');
    if (!METHODS.has(method)) throw badRequest(`Invalid method: ${method}`);
    if (!url.startsWith('/services/data/')) throw badRequest(`Invalid url: ${url}`);
    if (!/^[A-Za-z0-9]\w*$/.test(referenceId)) {
        throw badRequest(
            `Provided referenceId ('${referenceId}') must start with a letter or a number, and it can contain only letters, ` +
                `numbers and underscores ('_').`
        );
    }
    return { method, url, referenceId, body: optionalObject(part, 'body'), headers: readHeaders(part) };
}

function readHeaders(part: JsonObject): Record<string, string> {
    const headers = Object.entries(optionalObject(part, 'httpHeaders') ?? {});
    const inherited = headers.find(([name]) => INHERITED_HEADERS.has(name.toLowerCase()));
    if (inherited) throw badRequest(`The header ${inherited[0]} must not be given in a subrequest.`);
    return Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), String(value)]));
}

function badRequest(message: string): SalesforceError {
    return new SalesforceError('INVALID_INPUT', message);
}
