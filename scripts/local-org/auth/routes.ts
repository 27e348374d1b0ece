/** `/services/oauth2/...` and identity URLs. */
import type { Session } from '../contracts.ts';
import type { ApiHandler, OpenCall, OpenHandler, Reply } from '../server/call.ts';
import { json, param } from '../server/call.ts';
import { readForm } from '../server/body.ts';
import { notFound, type Router } from '../server/router.ts';
import type { Services } from '../server/services.ts';
import { SalesforceError } from '../errors.ts';
import { clientCredentialsUser, jwtBearerUser, OAuthError } from './apps.ts';
import { FrontDoors } from './frontdoor.ts';
import { identity, identityUrl, userByUsername, userInfo } from './identity.ts';

const LOGIN_URLS = ['https://login.salesforce.com', 'https://test.salesforce.com'];
const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

export function addAuthRoutes(open: Router<OpenHandler>, api: Router<ApiHandler>, services: Services): void {
    open.add('POST', '/services/oauth2/token', (call) => oauth(() => token(call, services)));
    open.add('GET POST', '/services/oauth2/revoke', (call) => oauth(() => revoke(call, services)));
    open.add('GET POST', '/services/oauth2/userinfo', (call) => signedIn(call, services, userInfo));
    const doors = new FrontDoors(services.tokens);
    open.add('GET POST', '/services/oauth2/singleaccess', (call) => doors.open(call));
    open.add('GET', '/secur/frontdoor.jsp', (call) => doors.enter(call));
    api.add('GET POST', '/id/:organization/:user', (call) => {
        if (!sameId(param(call, 'organization'), call.context.org.organizationId)) throw notFound();
        if (!sameId(param(call, 'user'), call.session.userId)) throw notFound();
        return json(identity(call.session, call.context.origin));
    });
}

/** OAuth's endpoints refuse in a shape of their own. */
async function oauth(work: () => Promise<Reply>): Promise<Reply> {
    try {
        return await work();
    } catch (error) {
        if (!(error instanceof OAuthError)) throw error;
        return json({ error: error.errorCode, error_description: error.message }, error.httpStatus);
    }
}

async function token(call: OpenCall, services: Services): Promise<Reply> {
    const form = await readForm(call.request);
    const { org, origin } = call.context;
    const userId = userByUsername(org, grantedUsername(form, services));
    if (userId === null) throw new OAuthError('invalid_grant', "user hasn't approved this consumer");
    return json({
        access_token: services.tokens.issue(userId),
        scope: 'api id',
        instance_url: origin,
        id: identityUrl(org, userId, origin),
        token_type: 'Bearer',
        issued_at: String(org.now().getTime())
    });
}

function grantedUsername(form: URLSearchParams, services: Services): string {
    const { origin, org } = services.context;
    switch (form.get('grant_type')) {
        case 'client_credentials':
            return clientCredentialsUser(services.apps, form);
        case JWT_BEARER:
            return jwtBearerUser(services.apps, form.get('assertion') ?? '', [origin, ...LOGIN_URLS], org.now());
        case 'password':
            throw new OAuthError('invalid_grant', 'authentication failure');
        default:
            throw new OAuthError('unsupported_grant_type', 'grant type not supported');
    }
}

async function revoke(call: OpenCall, services: Services): Promise<Reply> {
    const form = call.method === 'POST' ? await readForm(call.request) : call.query;
    const revoked = form.get('token') ?? call.query.get('token');
    if (revoked === null || !services.tokens.revoke(revoked)) {
        throw new OAuthError('unsupported_token_type', 'this token type is not supported');
    }
    return { status: 200 };
}

function signedIn(call: OpenCall, services: Services, describe: (session: Session, origin: string) => unknown): Reply {
    const session = services.tokens.session(call.token);
    if (!session) throw new SalesforceError('Bad_OAuth_Token', 'Bad_OAuth_Token', { httpStatus: 403 });
    return json(describe(session, call.context.origin));
}

function sameId(a: string, b: string): boolean {
    return a.slice(0, 15) === b.slice(0, 15);
}
