/** External client apps: who may ask the org for access tokens without a person. */
import { createPublicKey, timingSafeEqual, verify } from 'node:crypto';
import { SalesforceError } from '../errors.ts';

export interface ExternalClientApp {
    readonly consumerKey: string;
    /** For the client credentials flow, with `runAs`. */
    readonly consumerSecret?: string;
    /** Username that the client credentials flow signs in. */
    readonly runAs?: string;
    /** Certificate or public key in PEM form, for the JWT bearer flow. */
    readonly certificate?: string;
}

/** A refusal in the shape of OAuth: `{ error, error_description }`. */
export class OAuthError extends SalesforceError {
    constructor(error: string, description: string, httpStatus = 400) {
        super(error, description, { httpStatus });
        this.name = 'OAuthError';
    }
}

/** The username that the client credentials of a form sign in. */
export function clientCredentialsUser(apps: readonly ExternalClientApp[], form: URLSearchParams): string {
    const app = apps.find(({ consumerKey }) => consumerKey === form.get('client_id'));
    if (!app) throw new OAuthError('invalid_client_id', 'client identifier invalid');
    if (app.consumerSecret === undefined || !sameText(app.consumerSecret, form.get('client_secret') ?? '')) {
        throw new OAuthError('invalid_client', 'invalid client credentials');
    }
    if (app.runAs === undefined) {
        throw new OAuthError('invalid_grant', 'no client credentials user enabled');
    }
    return app.runAs;
}

/**
 * The username that a signed assertion (RFC 7523, RS256) names.
 * @param audiences the URLs that the assertion may be meant for
 * @param now for its expiry
 */
export function jwtBearerUser(
    apps: readonly ExternalClientApp[],
    assertion: string,
    audiences: readonly string[],
    now: Date
): string {
    const [header, payload, signature, ...rest] = assertion.split('.');
    if (header === undefined || payload === undefined || signature === undefined || rest.length > 0) {
        throw new OAuthError('invalid_grant', 'invalid assertion');
    }
    const claims = decodePart(payload);
    const app = apps.find(({ consumerKey }) => consumerKey === claims['iss']);
    if (!app) throw new OAuthError('invalid_client_id', 'client identifier invalid');
    if (app.certificate === undefined || decodePart(header)['alg'] !== 'RS256') {
        throw new OAuthError('invalid_grant', 'invalid assertion');
    }
    const key = createPublicKey(app.certificate);
    const signed = Buffer.from(`${header}.${payload}`);
    if (!verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64url'))) {
        throw new OAuthError('invalid_grant', 'invalid assertion');
    }
    checkClaims(claims, audiences, now);
    return String(claims['sub']);
}

function checkClaims(claims: Readonly<Record<string, unknown>>, audiences: readonly string[], now: Date): void {
    if (!audiences.includes(String(claims['aud']))) throw new OAuthError('invalid_grant', 'audience is invalid');
    const expires = Number(claims['exp']);
    if (!(expires * 1000 > now.getTime())) throw new OAuthError('invalid_grant', 'expired assertion');
}

function decodePart(part: string): Readonly<Record<string, unknown>> {
    try {
        const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
        if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
    } catch {
        // falls through to the one refusal
    }
    throw new OAuthError('invalid_grant', 'invalid assertion');
}

function sameText(a: string, b: string): boolean {
    const left = Buffer.from(a);
    const right = Buffer.from(b);
    return left.length === right.length && timingSafeEqual(left, right);
}
