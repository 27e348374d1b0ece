/** The one way from whatever failed to sentences that a person can read. */

interface ErrorLike {
    readonly message?: unknown;
    readonly body?: unknown;
    readonly errors?: unknown;
    readonly output?: unknown;
    readonly fieldErrors?: unknown;
    readonly statusText?: unknown;
}

/**
 * The messages inside an error of Lightning Data Service, of GraphQL, of JavaScript, or a list of them; each once, in order.
 * API names of custom fields read as words. Never empty: an error without words gives `fallback`.
 */
export function reduceErrors(errors: unknown, fallback: string): string[] {
    const found: string[] = [];
    collect(errors, found, 0);
    const messages = [...new Set(found.map((message) => inWords(message).trim()).filter((message) => message !== ''))];
    return messages.length > 0 ? messages : [fallback];
}

const CUSTOM_NAME = /\b(\w+?)__[cr]\b/g;

/** "Override Score" for `Override_Score__c`: Salesforce names fields by API name where the viewer may not write them. */
function inWords(message: string): string {
    return message.replace(CUSTOM_NAME, (_, name: string) => name.replaceAll('_', ' '));
}

/** Deeper than any answer of Salesforce nests its messages; ends the walk on objects that refer to themselves. */
const MAX_DEPTH = 8;

function collect(value: unknown, found: string[], depth: number): void {
    if (value === null || value === undefined || depth > MAX_DEPTH) return;
    if (typeof value === 'string') found.push(value);
    else if (Array.isArray(value)) value.forEach((item) => collect(item, found, depth + 1));
    else if (typeof value === 'object') collectObject(value, found, depth);
}

function collectObject(error: ErrorLike, found: string[], depth: number): void {
    const before = found.length;
    // What says most comes first: the fields that are wrong, then the record, then the request.
    const output = error.output as ErrorLike | null | undefined;
    collect(output?.errors, found, depth + 1);
    if (isObject(output?.fieldErrors)) collect(Object.values(output.fieldErrors), found, depth + 1);
    if (isObject(error.body) || Array.isArray(error.body) || typeof error.body === 'string')
        collect(error.body, found, depth + 1);
    collect(error.errors, found, depth + 1);
    if (isObject(error.fieldErrors)) collect(Object.values(error.fieldErrors), found, depth + 1);
    if (found.length > before) return;
    collect(error.message ?? error.statusText, found, depth + 1);
}

function isObject(value: unknown): value is object {
    return typeof value === 'object' && value !== null;
}
