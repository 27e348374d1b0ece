/** `@{referenceId.path}` in composite requests: values of earlier answers. */
import { SalesforceError } from '../errors.ts';
import { isJsonObject, type JsonObject } from '../server/body.ts';

const REFERENCE = /@\{(\w+)((?:\.\w+|\[\d+\])*)\}/g;
const WHOLE = /^@\{(\w+)((?:\.\w+|\[\d+\])*)\}$/;

type Scalar = string | number | boolean;

/** Bodies of the answers so far, by reference id. */
export type Answers = ReadonlyMap<string, unknown>;

/** A body with its references replaced. A text that is one reference takes the type of the value. Throws `PROCESSING_HALTED`. */
export function resolveBody(body: JsonObject, answers: Answers): JsonObject {
    return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, resolveValue(value, answers)]));
}

/** A url with its references replaced, escaped. Throws `PROCESSING_HALTED`. */
export function resolveUrl(url: string, answers: Answers): string {
    return url.replace(REFERENCE, (_, id: string, path: string) =>
        encodeURIComponent(String(valueOf(id, path, answers)))
    );
}

function resolveValue(value: unknown, answers: Answers): unknown {
    if (Array.isArray(value)) return value.map((item) => resolveValue(item, answers));
    if (isJsonObject(value)) return resolveBody(value, answers);
    if (typeof value !== 'string') return value;
    const [, id, path] = WHOLE.exec(value) ?? [];
    if (id !== undefined) return valueOf(id, path ?? '', answers);
    return value.replace(REFERENCE, (_, other: string, rest: string) => String(valueOf(other, rest, answers)));
}

function valueOf(id: string, path: string, answers: Answers): Scalar {
    let value: unknown = answers.get(id);
    for (const [, name, index] of path.matchAll(/\.(\w+)|\[(\d+)\]/g)) {
        if (index !== undefined) value = Array.isArray(value) ? value[Number(index)] : undefined;
        else value = isJsonObject(value) && Object.hasOwn(value, name ?? '') ? value[name ?? ''] : undefined;
    }
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
    throw new SalesforceError(
        'PROCESSING_HALTED',
        `Invalid reference specified. No value for ${id}${path} found in ${id}.`
    );
}
