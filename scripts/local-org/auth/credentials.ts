/** Where a request carries its access token, and which requests are not to be trusted with one. */
import type { IncomingMessage } from 'node:http';

/** From `Authorization: Bearer|OAuth`, the cookie `sid`, or `oauth_token` in the query (which identity URLs take). */
export function requestToken(request: IncomingMessage, query: URLSearchParams): string | null {
    const header = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    return header ?? cookie(request, 'sid') ?? query.get('oauth_token');
}

function cookie(request: IncomingMessage, name: string): string | undefined {
    for (const part of (request.headers.cookie ?? '').split(';')) {
        const [key, value] = part.trim().split('=', 2);
        if (key === name && value !== undefined) return decodeCookie(value);
    }
    return undefined;
}

function decodeCookie(value: string): string {
    try {
        return decodeURIComponent(value);
    } catch {
        return value;
    }
}

/** False for names other than this machine's: a page elsewhere may have pointed its own name here. */
export function isTrustedHost(request: IncomingMessage): boolean {
    const host = request.headers.host;
    return host === undefined || /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i.test(host);
}

/** False when a browser sends the request, cookie included, for a page of another site. */
export function isTrustedOrigin(request: IncomingMessage): boolean {
    const { origin, host, authorization } = request.headers;
    if (origin === undefined || authorization !== undefined) return true;
    return origin === `http://${host ?? ''}`;
}

/** The cookie by which pages know who is signed in. */
export function sessionCookie(token: string): string {
    return `sid=${encodeURIComponent(token)}; Path=/; HttpOnly; SameSite=Lax`;
}
