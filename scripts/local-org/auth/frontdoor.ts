/** From an access token to a signed-in browser: `singleaccess` makes an address that opens the org once, `frontdoor.jsp` is that address. */
import { randomBytes } from 'node:crypto';
import { SalesforceError } from '../errors.ts';
import type { OpenCall, Reply } from '../server/call.ts';
import { json } from '../server/call.ts';
import { sessionCookie } from './credentials.ts';
import type { Tokens } from './tokens.ts';

/** How long an address may wait to be opened. */
const LIFETIME_MS = 60_000;
const HOME = '/lightning';

interface Door {
    readonly token: string;
    readonly path: string;
    readonly until: number;
}

/** Addresses that have not been opened yet, for as long as the server runs. */
export class FrontDoors {
    readonly #tokens: Tokens;
    readonly #doors = new Map<string, Door>();

    constructor(tokens: Tokens) {
        this.#tokens = tokens;
    }

    /** An address for the caller; `redirect_uri` is where it leads, within the org. */
    open({ context, token, query }: OpenCall): Reply {
        if (token === null || !this.#tokens.session(token)) {
            throw new SalesforceError('Invalid_Scope', 'Invalid_Scope', { httpStatus: 403 });
        }
        const target = new URL(query.get('redirect_uri') ?? HOME, context.origin);
        if (target.origin !== context.origin) {
            throw new SalesforceError('INVALID_PARAMETER', 'redirect_uri leads out of the org');
        }
        const now = context.org.now().getTime();
        for (const [code, { until }] of this.#doors) if (until < now) this.#doors.delete(code);
        const code = randomBytes(24).toString('base64url');
        this.#doors.set(code, { token, path: `${target.pathname}${target.search}`, until: now + LIFETIME_MS });
        return json({ frontdoor_uri: `${context.origin}/secur/frontdoor.jsp?otp=${code}` });
    }

    /** Signs the browser in, once, and sends it on. */
    enter({ context, query }: OpenCall): Reply {
        const code = query.get('otp') ?? '';
        const door = this.#doors.get(code);
        this.#doors.delete(code);
        if (door === undefined || door.until < context.org.now().getTime()) {
            throw new SalesforceError('INVALID_SESSION_ID', 'This address has been opened already, or is too old.', {
                httpStatus: 401
            });
        }
        return { status: 302, headers: { Location: door.path, 'Set-Cookie': sessionCookie(door.token) } };
    }
}
