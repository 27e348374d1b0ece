/** Answers to writes, in the shapes of REST. */
import type { SaveError, SaveResult } from '../contracts.ts';
import type { ObjectDefinition } from '../metadata/schema.ts';
import type { JsonObject } from '../server/body.ts';
import { basePath, type ApiCall, type Reply } from '../server/call.ts';
import { ReplyError } from '../server/reply.ts';

/** The HTTP status that goes with an error code of a write. */
export function httpStatusOf(errorCode: string): number {
    if (errorCode === 'NOT_FOUND' || errorCode === 'ENTITY_IS_DELETED') return 404;
    if (errorCode.startsWith('INSUFFICIENT_ACCESS') || errorCode === 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY') return 403;
    return 400;
}

/** The one result of a write of one record. Throws its errors as REST lists them. */
export function onlyResult(results: readonly SaveResult[]): SaveResult & { readonly success: true } {
    const result = results[0];
    if (!result) throw new Error('A write of one record answered nothing.');
    if (!result.success) throw saveFailure(result.errors);
    return result;
}

export function saveFailure(errors: readonly SaveError[]): ReplyError {
    const body = errors.map(({ statusCode, message, fields }) => ({ message, errorCode: statusCode, fields }));
    return new ReplyError({ status: httpStatusOf(errors[0]?.statusCode ?? ''), body });
}

/** `{ id, success, errors }`, with `created` for upserts. */
export function collectionResult(result: SaveResult, upsert: boolean): Record<string, unknown> {
    if (!result.success) {
        const id = result.id === null ? {} : { id: result.id };
        return { ...id, success: false, errors: result.errors };
    }
    const saved = { id: result.id, success: true, errors: [] };
    return upsert ? { ...saved, created: result.created } : saved;
}

/** 201 for a created record, with where it is. */
export function createdReply(
    call: ApiCall,
    object: ObjectDefinition,
    body: JsonObject & { readonly id: string }
): Reply {
    return { status: 201, body, headers: { Location: `${basePath(call)}/sobjects/${object.name}/${body.id}` } };
}
