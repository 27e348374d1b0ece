/** Failures of writes as the UI API tells them: one object with record and field errors. */
import type { SaveError, SaveResult } from '../contracts.ts';
import type { ObjectDefinition } from '../metadata/schema.ts';
import { ReplyError } from '../server/reply.ts';
import { httpStatusOf } from '../rest/save.ts';

type Writing = 'create' | 'update' | 'delete';

/** The one result of a write of one record; throws the UI API's error otherwise. */
export function onlyUiResult(
    object: ObjectDefinition,
    writing: Writing,
    results: readonly SaveResult[]
): SaveResult & { readonly success: true } {
    const result = results[0];
    if (!result) throw new Error('A write of one record answered nothing.');
    if (!result.success) throw recordError(object, writing, result.errors);
    return result;
}

function recordError(object: ObjectDefinition, writing: Writing, errors: readonly SaveError[]): ReplyError {
    const status = httpStatusOf(errors[0]?.statusCode ?? '');
    const ofFields = errors.filter((error) => error.fields.length > 0);
    const fieldErrors: Record<string, unknown[]> = {};
    for (const error of ofFields) {
        for (const name of error.fields) {
            fieldErrors[name] = [...(fieldErrors[name] ?? []), describe(object, error, name)];
        }
    }
    const recordErrors = errors
        .filter((error) => error.fields.length === 0)
        .map((error) => describe(object, error, null));
    return new ReplyError({
        status,
        body: {
            message: `An error occurred while trying to ${writing} the record. Please try again.`,
            statusCode: status,
            errorCode: errors[0]?.statusCode ?? 'UNKNOWN_EXCEPTION',
            enhancedErrorType: 'RecordError',
            output: { errors: recordErrors, fieldErrors }
        }
    });
}

function describe(object: ObjectDefinition, error: SaveError, field: string | null): Record<string, unknown> {
    return {
        constituentField: null,
        duplicateRecordError: null,
        errorCode: error.statusCode,
        field,
        fieldLabel: field === null ? null : (object.fields.get(field.toLowerCase())?.label ?? null),
        message: error.message
    };
}
