/** `/composite/batch`: up to 25 independent requests, each kept or refused on its own. */
import { SalesforceError } from '../errors.ts';
import type { JsonObject } from '../server/body.ts';
import { json, versionNumber, type ApiCall, type ApiHandler, type Reply } from '../server/call.ts';
import { errorReply } from '../server/reply.ts';
import type { Router } from '../server/router.ts';
import type { ApiUsage } from '../server/usage.ts';
import { answer, listOf, optionalObject, requiredText, succeeded, type Subrequest } from './subrequest.ts';

/** What the local org has of the resources that Salesforce takes in a batch. */
const RESOURCES = /^\/(limits|query|queryAll|sobjects)(\/|$)/;
const METHODS = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);

export function batch(call: ApiCall, body: JsonObject, api: Router<ApiHandler>, usage: ApiUsage): Reply {
    const subrequests = listOf(body, 'batchRequests').map((subrequest) => readSubrequest(call, subrequest));
    const replies: Reply[] = [];
    for (const [index, subrequest] of subrequests.entries()) {
        const halted = body['haltOnError'] === true && !replies.every(succeeded);
        replies.push(halted ? haltedReply() : counted(usage, index, () => answer(call, api, subrequest, RESOURCES)));
    }
    return {
        ...json({
            hasErrors: !replies.every(succeeded),
            results: replies.map((reply) => ({ statusCode: reply.status, result: reply.body ?? null }))
        }),
        ready: Promise.all(replies.flatMap(({ ready }) => (ready === undefined ? [] : [ready])))
    };
}

/** Each subrequest is an API call; the first is counted as the batch itself. */
function counted(usage: ApiUsage, index: number, work: () => Reply): Reply {
    try {
        if (index > 0) usage.count();
        return work();
    } catch (error) {
        return errorReply(error);
    }
}

/** The url begins with the version, which must not be newer than that of the batch. */
function readSubrequest(call: ApiCall, subrequest: JsonObject): Subrequest {
    const method = requiredText(subrequest, 'method').toUpperCase();
    const url = requiredText(subrequest, 'url').replace(/^\/?(services\/data\/)?/, '');
    const version = /^v(\d+\.\d)\//.exec(url)?.[1];
    if (!METHODS.has(method) || version === undefined || Number(version) > Number(versionNumber(call))) {
        throw new SalesforceError('INVALID_BATCH_REQUEST', `The subrequest ${method} ${url} is not valid.`);
    }
    return { method, url: `/services/data/${url}`, body: optionalObject(subrequest, 'richInput'), headers: {} };
}

function haltedReply(): Reply {
    return errorReply(
        new SalesforceError('BATCH_PROCESSING_HALTED', 'Batch processing halted per request input', { httpStatus: 412 })
    );
}
