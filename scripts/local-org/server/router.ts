/** From a path to the handler that answers it. */
import { SalesforceError } from '../errors.ts';

interface Route<Handler> {
    readonly segments: readonly string[];
    /** By HTTP method. */
    readonly handlers: Map<string, Handler>;
}

export interface Match<Handler> {
    readonly handler: Handler;
    readonly params: Readonly<Record<string, string>>;
}

/** Patterns such as `/sobjects/:object/:id`. Fixed parts win over named ones, whichever was added first. */
export class Router<Handler> {
    readonly #routes = new Map<number, Route<Handler>[]>();

    /** @param methods one or several, as `GET POST` */
    add(methods: string, pattern: string, handler: Handler): this {
        const segments = split(pattern);
        const sameLength = this.#routes.get(segments.length) ?? [];
        this.#routes.set(segments.length, sameLength);
        let route = sameLength.find((other) => other.segments.join('/') === segments.join('/'));
        if (!route) {
            route = { segments, handlers: new Map() };
            sameLength.push(route);
            sameLength.sort((a, b) => fixedFirst(a.segments, b.segments));
        }
        for (const method of methods.split(' ')) route.handlers.set(method, handler);
        return this;
    }

    /** Undefined when no pattern fits. Throws `METHOD_NOT_ALLOWED` (405) when one fits but not with this method. */
    match(method: string, path: string): Match<Handler> | undefined {
        const segments = split(path);
        for (const route of this.#routes.get(segments.length) ?? []) {
            const params = matchSegments(route.segments, segments);
            if (!params) continue;
            const handler = route.handlers.get(method) ?? (method === 'HEAD' ? route.handlers.get('GET') : undefined);
            if (handler === undefined) throw methodNotAllowed(method, [...route.handlers.keys()]);
            return { handler, params };
        }
        return undefined;
    }
}

/** Salesforce's 404. */
export function notFound(): SalesforceError {
    return new SalesforceError('NOT_FOUND', 'The requested resource does not exist', { httpStatus: 404 });
}

function methodNotAllowed(method: string, allowed: readonly string[]): SalesforceError {
    return new SalesforceError(
        'METHOD_NOT_ALLOWED',
        `HTTP Method '${method}' not allowed. Allowed are ${allowed.join(',')}`,
        { httpStatus: 405 }
    );
}

function split(path: string): string[] {
    return path.split('/').filter((segment) => segment !== '');
}

function isNamed(segment: string): boolean {
    return segment.startsWith(':');
}

function fixedFirst(a: readonly string[], b: readonly string[]): number {
    const place = a.findIndex((segment, index) => isNamed(segment) !== isNamed(b[index] ?? ''));
    if (place < 0) return 0;
    return isNamed(a[place] ?? '') ? 1 : -1;
}

function matchSegments(pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
    const params: Record<string, string> = {};
    for (const [index, part] of pattern.entries()) {
        const segment = segments[index] ?? '';
        if (isNamed(part)) params[part.slice(1)] = decode(segment);
        else if (part !== segment) return undefined;
    }
    return params;
}

function decode(segment: string): string {
    try {
        return decodeURIComponent(segment);
    } catch {
        throw notFound();
    }
}
