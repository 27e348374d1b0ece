import { createSign } from 'node:crypto';
import { access, readFile } from 'node:fs/promises';
import { API_VERSION, describeError, OrgConnection } from './request.ts';

export type { OrgConnection } from './request.ts';

export interface ConnectOptions {
    /**
     * `local`: the local org of this checkout. Else an alias or username that `sf org login` has stored. Left out: the org that the
     * environment names (`HAPPY_PATH_USERNAME` ...), else the local org.
     */
    readonly targetOrg?: string;
    /** Where the local org keeps its data. */
    readonly localOrgFolder?: string;
    /** Who signs in to the local org: a persona of `config/local-org.json`. */
    readonly localPersona?: string;
    /** Ends waiting for bulk jobs. */
    readonly signal?: AbortSignal;
}

/** A sign-in that cannot be done, with what to do about it. Holds no secret. */
export class ConnectError extends Error {
    override readonly name = 'ConnectError';
}

/** How `npm start` tells other processes where the local org answers: `server.json` beside its data. */
export interface LocalServer {
    readonly url: string;
    /** By the persona's key in `config/local-org.json`. */
    readonly personas: Readonly<Record<string, { readonly accessToken: string }>>;
}

/** The persona whose permissions the jobs have. */
const INTEGRATION_PERSONA = 'integration';
const LOCAL_ORG_FOLDER = '.local-org';
const JWT_LIFETIME_SECONDS = 180;

/**
 * Signs in to an org.
 * @throws ConnectError saying what is missing. Neither it nor any log holds a token or key.
 */
export async function connect(options: ConnectOptions = {}): Promise<OrgConnection> {
    const conn = await signIn(options);
    conn.signal = options.signal;
    return conn;
}

async function signIn(options: ConnectOptions): Promise<OrgConnection> {
    const { targetOrg } = options;
    if (targetOrg === undefined && process.env['HAPPY_PATH_USERNAME']) return connectByJwt();
    if (targetOrg === undefined || targetOrg === 'local') {
        return connectLocally(options.localOrgFolder ?? LOCAL_ORG_FOLDER, options.localPersona ?? INTEGRATION_PERSONA);
    }
    return connectBySf(targetOrg);
}

/** The local org that runs, else one in this process on the same data, which ends with the connection. */
async function connectLocally(folder: string, persona: string): Promise<OrgConnection> {
    const server = await readServer(`${folder}/server.json`);
    if (server !== null && (await answers(server.url))) return localConnection(server, persona);
    // The folder alone may be what is left of a first start that was stopped.
    if (!(await exists(`${folder}/org.db`))) {
        throw new ConnectError(
            'There is no local org yet: "npm start" makes one with sample data. For a Salesforce org name it with --target-org.'
        );
    }
    const { startLocalOrg } = await import('../local-org/start.ts');
    const running = await startLocalOrg({ port: 0, dataFolder: folder });
    return localConnection(running, persona, () => running.close());
}

/** Signs in to a local org as one of its personas. */
export function localConnection(
    server: LocalServer,
    persona = INTEGRATION_PERSONA,
    close?: () => Promise<void>
): OrgConnection {
    const token = server.personas[persona]?.accessToken;
    if (token === undefined)
        throw new ConnectError(
            `The local org has no persona "${persona}": it has ${Object.keys(server.personas).join(', ')}.`
        );
    return new OrgConnection({ instanceUrl: server.url, accessToken: token, version: API_VERSION }, close);
}

async function exists(path: string): Promise<boolean> {
    return access(path).then(
        () => true,
        () => false
    );
}

async function readServer(file: string): Promise<LocalServer | null> {
    try {
        return JSON.parse(await readFile(file, 'utf8')) as LocalServer;
    } catch {
        return null;
    }
}

async function answers(url: string): Promise<boolean> {
    try {
        return (await fetch(`${url}/services/data`, { signal: AbortSignal.timeout(5000) })).ok;
    } catch {
        return false;
    }
}

/** With what `sf org login` stored on this machine. */
async function connectBySf(aliasOrUsername: string): Promise<OrgConnection> {
    // Loaded only when asked for: it takes a second.
    const { AuthInfo, StateAggregator } = await import('@salesforce/core');
    try {
        const aliases = (await StateAggregator.getInstance()).aliases;
        const username = aliases.resolveUsername(aliasOrUsername);
        const info = await AuthInfo.create({ username });
        const { instanceUrl, accessToken } = info.getConnectionOptions();
        if (instanceUrl === undefined || accessToken === undefined) throw new Error('no session is stored');
        return new OrgConnection({
            instanceUrl: instanceUrl.replace(/\/+$/, ''),
            accessToken,
            version: API_VERSION,
            refreshFn: renewal(() => refreshBySf(username))
        });
    } catch (error) {
        const why = describeError(error).replace(/[.\s]+$/, '');
        throw new ConnectError(
            `Cannot sign in to "${aliasOrUsername}": ${why}. Run "sf org login web --alias ${aliasOrUsername}" (or "sf org list" to see what is stored).`
        );
    }
}

type RefreshFn = NonNullable<ConstructorParameters<typeof OrgConnection>[0]['refreshFn']>;

/** A way to a new token, as jsforce asks for one when a session has expired. */
function renewal(newToken: () => Promise<string>): RefreshFn {
    return (_conn, done) => {
        newToken().then(
            (token) => void done(null, token),
            (error: unknown) => void done(error instanceof Error ? error : new Error(String(error)))
        );
    };
}

async function refreshBySf(username: string): Promise<string> {
    const { Org } = await import('@salesforce/core');
    const org = await Org.create({ aliasOrUsername: username });
    await org.refreshAuth();
    const token = org.getConnection().accessToken;
    if (!token) throw new ConnectError(`The session of ${username} has ended: sign in again with "sf org login".`);
    return token;
}

/** OAuth 2.0 JWT bearer flow, for jobs that nobody watches: see `docs/jobs.md`. */
async function connectByJwt(): Promise<OrgConnection> {
    const session = await requestJwtSession();
    return new OrgConnection({
        instanceUrl: session.instanceUrl,
        accessToken: session.accessToken,
        version: API_VERSION,
        refreshFn: renewal(async () => (await requestJwtSession()).accessToken)
    });
}

async function requestJwtSession(): Promise<{ instanceUrl: string; accessToken: string }> {
    const loginUrl = (process.env['HAPPY_PATH_LOGIN_URL'] ?? 'https://login.salesforce.com').replace(/\/+$/, '');
    const username = required('HAPPY_PATH_USERNAME');
    const assertion = signAssertion(required('HAPPY_PATH_CLIENT_ID'), username, loginUrl, await readKey());
    const answer = await fetch(`${loginUrl}/services/oauth2/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }).toString()
    }).catch((error: unknown) => {
        throw new ConnectError(
            `Cannot reach ${loginUrl}: ${describeError(error)}. Check HAPPY_PATH_LOGIN_URL and the network.`
        );
    });
    const body = (await answer.json().catch(() => ({}))) as Record<string, unknown>;
    const { access_token: accessToken, instance_url: instanceUrl } = body;
    if (typeof accessToken !== 'string' || typeof instanceUrl !== 'string') {
        const why = [body['error'], body['error_description']].filter((part) => typeof part === 'string').join(': ');
        throw new ConnectError(
            `${loginUrl} refused the sign-in of ${username}: ${why || `HTTP ${answer.status}`}. ` +
                'Check that the External Client App has the certificate of this key and that the user is pre-authorised for it.'
        );
    }
    return { accessToken, instanceUrl: instanceUrl.replace(/\/+$/, '') };
}

function signAssertion(clientId: string, username: string, audience: string, key: string): string {
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const expires = Math.floor(Date.now() / 1000) + JWT_LIFETIME_SECONDS;
    const unsigned = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ iss: clientId, sub: username, aud: audience, exp: expires })}`;
    try {
        return `${unsigned}.${createSign('RSA-SHA256').update(unsigned).sign(key, 'base64url')}`;
    } catch {
        throw new ConnectError(
            'The private key cannot sign: HAPPY_PATH_JWT_KEY_FILE must name an RSA key in PEM format without a passphrase.'
        );
    }
}

async function readKey(): Promise<string> {
    const file = required('HAPPY_PATH_JWT_KEY_FILE');
    try {
        return await readFile(file, 'utf8');
    } catch {
        throw new ConnectError(`Cannot read the private key: HAPPY_PATH_JWT_KEY_FILE names ${file}.`);
    }
}

function required(name: string): string {
    const value = process.env[name];
    if (!value) throw new ConnectError(`The environment variable ${name} is missing: see docs/jobs.md.`);
    return value;
}
