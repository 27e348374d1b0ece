/** The local org's one HTTP server: APIs under `/services`, pages everywhere else. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Session } from '../contracts.ts';
import { addAuthRoutes } from '../auth/routes.ts';
import type { LocalOrg } from '../org.ts';
import { addActionRoutes } from '../actions/routes.ts';
import { addBulkRoutes } from '../bulk/routes.ts';
import { addDeployRoutes } from '../deploy/routes.ts';
import { addRestRoutes } from '../rest/routes.ts';
import { addAnalyticsRoutes } from '../reports/routes.ts';
import { addUiApiRoutes } from '../ui-api/routes.ts';
import type { Faults } from './faults.ts';
import { isTrustedOrigin, isTrustedHost, requestToken } from '../auth/credentials.ts';
import type { ApiHandler, OpenCall, OpenHandler, Reply } from './call.ts';
import { errorReply, sendReply } from './reply.ts';
import { findRoute } from './route.ts';
import { notFound, Router } from './router.ts';
import { openServices, type ServiceOptions, type Services } from './services.ts';
import { SalesforceError } from '../errors.ts';

/** Tried for paths that are no API's. Answers false when it has no such page. */
export type PagesHandler = (
    request: IncomingMessage,
    response: ServerResponse,
    context: { readonly org: LocalOrg; readonly session: Session | null }
) => Promise<boolean>;

export interface ServeOptions extends ServiceOptions {
    /** 0 takes any free port. */
    readonly port: number;
    readonly pages?: PagesHandler;
    /** For tests: what is to go wrong. */
    readonly faults?: Faults;
}

export interface RunningServer {
    /** `http://127.0.0.1:PORT` */
    readonly url: string;
    readonly services: Services;
    /** Stops listening, ends open connections and running bulk jobs. The org stays open. */
    close(): Promise<void>;
}

interface Site {
    readonly services: Services;
    readonly open: Router<OpenHandler>;
    readonly api: Router<ApiHandler>;
    readonly pages: PagesHandler | undefined;
}

/** How long an idle connection is kept for the client's next request. */
const KEEP_ALIVE_MS = 65_000;

/** Serves an org on 127.0.0.1. Rejects when the port is taken. */
export async function serve(org: LocalOrg, options: ServeOptions): Promise<RunningServer> {
    const server = createServer();
    server.keepAliveTimeout = KEEP_ALIVE_MS;
    server.requestTimeout = 0;
    await listen(server, options.port);
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const services = openServices({ org, origin: url }, options);
    const site = buildSite(services, options.pages);
    const { faults } = options;
    faults?.attach(org);
    server.on('request', (request, response) => {
        const answered = (): Promise<void> => answer(site, request, response);
        void (faults?.around(request, response, answered).catch(() => response.destroy()) ?? answered());
    });
    return { url, services, close: () => close(server, services) };
}

function buildSite(services: Services, pages: PagesHandler | undefined): Site {
    const open = new Router<OpenHandler>();
    const api = new Router<ApiHandler>();
    addAuthRoutes(open, api, services);
    addRestRoutes(open, api, services);
    addBulkRoutes(api, services);
    addUiApiRoutes(api);
    addActionRoutes(api);
    addAnalyticsRoutes(api);
    addDeployRoutes(open, api, services);
    return { services, open, api, pages };
}

function listen(server: Server, port: number): Promise<void> {
    return new Promise((resolve, reject) => {
        const refuse = (error: Error): void => reject(isTaken(error) ? portTaken(port, error) : error);
        server.once('error', refuse);
        server.listen(port, '127.0.0.1', () => {
            server.off('error', refuse);
            resolve();
        });
    });
}

function isTaken(error: Error): boolean {
    return 'code' in error && error.code === 'EADDRINUSE';
}

function portTaken(port: number, cause: Error): Error {
    const remedy = 'stop what listens there, or choose another with --port (0 takes any free one).';
    return new Error(`Port ${port} is in use: ${remedy}`, { cause });
}

async function close(server: Server, services: Services): Promise<void> {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
    await services.close();
}

/** Never rejects: a request must not end the process. */
async function answer(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on('error', () => response.destroy());
    try {
        await dispatch(site, request, response);
    } catch (error) {
        if (response.headersSent || response.destroyed) response.destroy();
        else await sendReply(request, response, errorReply(error)).catch(() => response.destroy());
    }
}

async function dispatch(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = parseUrl(request);
    if (!isTrustedHost(request)) {
        throw new SalesforceError('INVALID_HOST', 'The local org answers to localhost only.', { httpStatus: 403 });
    }
    const token = requestToken(request, url.searchParams);
    if (/^\/(services|id|secur)(\/|$)/.test(url.pathname)) {
        const reply = await callApi(site, openCall(site, request, url, token));
        await sendReply(request, response, withUsage(site.services, reply));
        return;
    }
    request.url = `${url.pathname}${url.search}`;
    const session = site.services.tokens.session(token);
    const context = { org: site.services.context.org, session: isTrustedOrigin(request) ? session : null };
    if (!site.pages || !(await site.pages(request, response, context))) throw notFound();
}

/** Clients that keep a slash at the end of the instance's URL ask for `//services/data`. */
function parseUrl(request: IncomingMessage): URL {
    const target = (request.url ?? '/').replace(/^[^?]*/, (path) => path.replace(/\/{2,}/g, '/'));
    try {
        return new URL(target, 'http://127.0.0.1');
    } catch {
        throw notFound();
    }
}

function openCall(site: Site, request: IncomingMessage, url: URL, token: string | null): OpenCall & { path: string } {
    const override = request.method === 'POST' ? url.searchParams.get('_HttpMethod') : null;
    return {
        context: site.services.context,
        method: override ?? request.method ?? 'GET',
        params: {},
        query: url.searchParams,
        headers: request.headers,
        request,
        token,
        path: url.pathname
    };
}

/** The usual answer to whatever went wrong, so that it can carry the same headers. */
async function callApi(site: Site, call: OpenCall & { path: string }): Promise<Reply> {
    try {
        if (!isTrustedOrigin(call.request)) {
            throw new SalesforceError('INVALID_ORIGIN', 'Another site may not call the local org.', {
                httpStatus: 403
            });
        }
        const open = site.open.match(call.method, call.path);
        if (open) return await open.handler({ ...call, params: open.params });
        return await callSignedIn(site, call);
    } catch (error) {
        return errorReply(error);
    }
}

async function callSignedIn(site: Site, call: OpenCall & { path: string }): Promise<Reply> {
    const session = site.services.tokens.session(call.token);
    if (!session) {
        throw new SalesforceError('INVALID_SESSION_ID', 'Session expired or invalid', { httpStatus: 401 });
    }
    site.services.usage.count();
    const { handler, params, version } = findRoute(site.api, call.method, call.path);
    const reply = await handler({ ...call, params, session, version });
    await reply.ready;
    return reply;
}

function withUsage(services: Services, reply: Reply): Reply {
    return { ...reply, headers: { ...reply.headers, 'Sforce-Limit-Info': services.usage.header() } };
}
