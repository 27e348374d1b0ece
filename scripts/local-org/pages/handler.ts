/** Lightning's pages over HTTP, at Salesforce's own addresses. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { isTrustedOrigin, sessionCookie } from '../auth/credentials.ts';
import { userByUsername } from '../auth/identity.ts';
import { openTokens, type Tokens } from '../auth/tokens.ts';
import type { Session } from '../contracts.ts';
import type { LocalOrg } from '../org.ts';
import { readJsonObject } from '../server/body.ts';
import type { PagesHandler } from '../server/serve.ts';
import { referenceOf } from '../ui/org/routes.ts';
import type { Persona } from '../ui/org/page-data.ts';
import { SalesforceError } from '../errors.ts';
import { analyticsList, exportCsv, exportedReport } from './analytics.ts';
import { STATIC_URL } from './build.ts';
import { errorDocument, pageDocument } from './document.ts';
import { formFactorOf } from './form-factor.ts';
import { liveBuild, type LiveBuild } from './live-build.ts';
import { objectPage } from './object-page.ts';
import { HOME_TAB } from './metadata/application.ts';
import { HOME_URL, homeUrl, pageData, tabPage } from './page-data.ts';
import { readPersonas, type PagesConfig } from './personas.ts';
import { readSite, type Site } from './site.ts';
import { sendFile, staticFiles, type StaticFiles } from './static-files.ts';

export interface PagesOptions {
    readonly org: LocalOrg;
    /** The project's folder. */
    readonly root: string;
    readonly config: PagesConfig;
    /** Where compiled code is kept between starts; `.cache/pages` in the project unless told. */
    readonly cacheFolder?: string;
    /** Hears of what takes long; silent unless told. */
    readonly progress?: (line: string) => void;
}

interface Pages {
    /** Apps, pages and layouts of the org as it stands. */
    readonly site: () => Site;
    readonly personas: readonly Persona[];
    readonly tokens: Tokens;
    readonly files: StaticFiles;
    /** Compiled scripts; compiled again when a source has changed. */
    readonly build: LiveBuild;
}

/**
 * Compiles the components and answers for the pages: `/`, `/lightning/...`, `/assets/...`, `/resource/...`.
 * Whoever opens a page without a session is signed in as the first user of the configuration.
 * Rejects with a `BuildError` that names file and line when a component does not compile.
 */
export async function createPages(options: PagesOptions): Promise<PagesHandler> {
    const { org, root, config } = options;
    const build = await liveBuild({
        root,
        // As the org has them by the time of a build: a deployment may bring some.
        get labels() {
            return org.schema.labels;
        },
        cacheFolder: options.cacheFolder ?? path.join(root, '.cache/pages'),
        progress: options.progress ?? (() => undefined)
    });
    const pages: Pages = {
        site: currentSite(org),
        personas: readPersonas(org, config),
        tokens: openTokens(org),
        files: staticFiles(root),
        build
    };
    return (request, response, context) => answer(pages, { request, response, ...context });
}

/** Reads the site again when a deployment has changed the schema. */
function currentSite(org: LocalOrg): () => Site {
    let { schema } = org;
    let site = readSite(org);
    return () => {
        if (schema !== org.schema) [schema, site] = [org.schema, readSite(org)];
        return site;
    };
}

interface Visit {
    readonly request: IncomingMessage;
    readonly response: ServerResponse;
    readonly org: LocalOrg;
    readonly session: Session | null;
}

async function answer(pages: Pages, visit: Visit): Promise<boolean> {
    const url = new URL(visit.request.url ?? '/', 'http://localhost');
    const { pathname } = url;
    const isRead = visit.request.method === 'GET' || visit.request.method === 'HEAD';
    if (pathname === '/lightning/session' && visit.request.method === 'POST') {
        await switchUser(pages, visit);
        return true;
    }
    if (!isRead) {
        return false;
    }
    if (/^\/(lightning\/?)?$/.test(pathname) || (pathname === HOME_URL && !hasHomePage(pages, visit))) {
        return openHome(pages, visit);
    }
    if (pathname.startsWith('/lightning/object/')) {
        return sendObject(pages, visit, decodeURIComponent(pathname.slice('/lightning/object/'.length)));
    }
    if (pathname.startsWith('/lightning/tab/')) {
        return sendTab(pages, visit, decodeURIComponent(pathname.slice('/lightning/tab/'.length)));
    }
    if (pathname.startsWith('/lightning/analytics/')) {
        const kind = pathname.slice('/lightning/analytics/'.length);
        return sendFound(visit.response, visit.session, (viewer) => analyticsList(viewer, kind));
    }
    const exported = exportedReport(url);
    if (exported !== null) return sendExport(pages, visit, exported);
    if (pathname.startsWith(`${STATIC_URL}/`) || /^\/(assets|resource)\//.test(pathname)) {
        return sendStatic(pages, visit, pathname);
    }
    return pathname.startsWith('/lightning/') && sendPage(pages, visit, url);
}

/** The visitor's session, or that of the first user, with the cookie for it. */
function signIn({ personas, tokens }: Pages, { org, session, response }: Visit): Session {
    if (session !== null) {
        return session;
    }
    const [first] = personas;
    const userId = userByUsername(org, first?.username ?? '');
    if (userId === null) {
        throw new Error(`There is no active user ${first?.username ?? ''}`);
    }
    setSessionCookie(response, tokens.standing(userId));
    return org.session(userId);
}

function setSessionCookie(response: ServerResponse, token: string): void {
    response.setHeader('Set-Cookie', sessionCookie(token));
}

async function switchUser({ personas, tokens }: Pages, { request, response, org }: Visit): Promise<void> {
    const { username } = await readJsonObject(request);
    const isPersona = personas.some((persona) => persona.username === username);
    const userId = isPersona && isTrustedOrigin(request) ? userByUsername(org, String(username)) : null;
    if (userId === null) {
        sendJson(response, 403, { message: 'Nobody of this name may open pages.' });
        return;
    }
    setSessionCookie(response, tokens.standing(userId));
    sendJson(response, 200, { username });
}

function hasHomePage({ site }: Pages, { request }: Visit): boolean {
    return site().homePage(formFactorOf(request.headers['user-agent'])) !== undefined;
}

/** Where the app opens. */
function openHome(pages: Pages, visit: Visit): boolean {
    const formFactor = formFactorOf(visit.request.headers['user-agent']);
    const url = homeUrl(pages.site(), signIn(pages, visit), formFactor);
    if (url === null) {
        sendHtml(
            visit.response,
            403,
            errorDocument('Nothing to open', 'This user may see none of the tabs of the app.')
        );
    } else {
        visit.response.writeHead(302, { Location: url, 'Cache-Control': 'no-store' }).end();
    }
    return true;
}

function sendObject({ site }: Pages, { request, response, session }: Visit, nameOrId: string): boolean {
    const formFactor = formFactorOf(request.headers['user-agent']);
    return sendFound(response, session, (viewer) => objectPage(site(), viewer, nameOrId, formFactor));
}

function sendTab({ site }: Pages, { request, response, session }: Visit, tabName: string): boolean {
    const formFactor = formFactorOf(request.headers['user-agent']);
    return sendFound(response, session, (viewer) => tabPage(site(), viewer, tabName, formFactor));
}

/** What the page asks for while it moves on: for those who are signed in. */
function sendFound(response: ServerResponse, session: Session | null, find: (viewer: Session) => unknown): true {
    const found = session === null ? null : find(session);
    if (session === null) {
        sendJson(response, 401, { message: 'Session expired or invalid' });
    } else {
        sendJson(response, found === null ? 404 : 200, found ?? { message: 'There is no such page.' });
    }
    return true;
}

function sendExport(pages: Pages, visit: Visit, exported: NonNullable<ReturnType<typeof exportedReport>>): true {
    const { response } = visit;
    try {
        const { fileName, content } = exportCsv(signIn(pages, visit), exported);
        const headers = {
            'Content-Type': 'text/csv; charset=utf-8',
            'Content-Disposition': `attachment; filename="${fileName}"`,
            'Cache-Control': 'no-store'
        };
        response.writeHead(200, headers).end(content);
    } catch (error) {
        if (!(error instanceof SalesforceError)) throw error;
        sendHtml(response, error.httpStatus, errorDocument('The report cannot be exported', error.message));
    }
    return true;
}

function sendStatic({ build, files }: Pages, { request, response }: Visit, pathname: string): boolean {
    const script = build.script(pathname);
    const found = script === undefined ? files.find(pathname) : { file: script, isForever: true };
    if (found === null) {
        return false;
    }
    sendFile(request, response, found.file, found.isForever);
    return true;
}

async function sendPage(pages: Pages, visit: Visit, url: URL): Promise<boolean> {
    const reference = referenceOf(url.href);
    if (reference === null) {
        return false;
    }
    const session = signIn(pages, visit);
    const { objectApiName, recordId, apiName } = (reference.attributes ?? {}) as Record<string, string | undefined>;
    const tabName = url.pathname === HOME_URL ? HOME_TAB : (apiName ?? null);
    const address = { objectNameOrId: objectApiName ?? recordId ?? null, tabName };
    const formFactor = formFactorOf(visit.request.headers['user-agent']);
    const data = pageData(pages.site(), session, pages.personas, address, formFactor);
    try {
        const { scripts } = await pages.build.current();
        sendHtml(visit.response, 200, pageDocument({ data, styleSheet: pages.files.styleSheet, scripts }));
    } catch (error) {
        const detail = error instanceof Error ? error.message : String(error);
        sendHtml(visit.response, 500, errorDocument('A component does not compile', detail));
    }
    return true;
}

function sendHtml(response: ServerResponse, status: number, html: string): void {
    response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' }).end(html);
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
    const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' };
    response.writeHead(status, headers).end(JSON.stringify(body));
}
