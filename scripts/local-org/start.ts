/** Starting the local org: metadata and configuration in, a served org out. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ExternalClientApp } from './auth/apps.ts';
import { MetadataStore } from './deploy/store.ts';
import { openOrg, type LocalOrg, type OrgConfig } from './org.ts';
import type { PagesConfig } from './pages/personas.ts';
import type { Faults } from './server/faults.ts';
import { serve, type PagesHandler } from './server/serve.ts';
import type { Tokens } from './auth/tokens.ts';

/** Where the data is kept, in the project's root. */
export const DATA_FOLDER = '.local-org';

export interface StartOptions {
    /** 0 takes any free port. */
    readonly port: number;
    /** Nothing but the users of the configuration, in memory. */
    readonly empty?: boolean;
    /** Where the data is kept; `.local-org` in the project's root unless told. */
    readonly dataFolder?: string;
    /** The configuration's file; `config/local-org.json` unless told. */
    readonly configFile?: string;
    /** The folder that relative paths start from; the current folder unless told. */
    readonly root?: string;
    /** Serves pages too. Their code is compiled when a page is first asked for, or by `preparePages`. */
    readonly pages?: boolean;
    /** Hears of what takes long. */
    readonly progress?: (line: string) => void;
    /** For tests: what is to go wrong between clients and this org. */
    readonly faults?: Faults;
    /** Now; the machine's clock unless told. */
    readonly now?: () => Date;
}

/** Who a persona of the configuration is, and the token to sign in with. */
export interface PersonaAccess {
    readonly username: string;
    readonly accessToken: string;
    readonly userId: string;
}

export interface RunningLocalOrg {
    /** `http://127.0.0.1:PORT` */
    readonly url: string;
    readonly org: LocalOrg;
    readonly personas: Readonly<Record<string, PersonaAccess>>;
    /** Compiles what the pages need, so that the first one opens at once. */
    preparePages(): Promise<void>;
    close(): Promise<void>;
}

interface Config extends OrgConfig {
    readonly metadata: readonly string[];
    readonly externalClientApps?: readonly ExternalClientApp[];
}

/** Reads the metadata, opens the data and serves both. Rejects when the port is taken or the metadata is faulty. */
export async function startLocalOrg(options: StartOptions): Promise<RunningLocalOrg> {
    const root = resolve(options.root ?? '.');
    const configFile = resolve(root, options.configFile ?? join('config', 'local-org.json'));
    const config = readConfig(configFile);
    const dataFolder = options.empty === true ? null : resolve(root, options.dataFolder ?? DATA_FOLDER);
    if (dataFolder !== null) mkdirSync(dataFolder, { recursive: true });
    let metadata: MetadataStore | undefined;
    const org = openOrg({
        schema(db) {
            metadata = new MetadataStore(
                db,
                config.metadata.map((folder) => resolve(root, folder))
            );
            return metadata.schemaOf(metadata.components());
        },
        config,
        file: dataFolder === null ? ':memory:' : join(dataFolder, 'org.db'),
        now: options.now ?? (() => new Date())
    });
    const pages = pagesOnDemand(org, root, config, options);
    try {
        const server = await serve(org, {
            port: options.port,
            ...(options.pages === true ? { pages: pages.handler } : {}),
            ...(options.faults ? { faults: options.faults } : {}),
            ...(dataFolder === null ? {} : { spoolFolder: dataFolder }),
            ...(metadata === undefined ? {} : { metadata }),
            externalClientApps: config.externalClientApps ?? []
        });
        return {
            url: server.url,
            org,
            personas: personaAccess(org, server.services.tokens),
            async preparePages() {
                await pages.ready();
            },
            async close() {
                await server.close();
                org.close();
            }
        };
    } catch (error) {
        org.close();
        throw error;
    }
}

/** The compiler of the pages is loaded only when there is a page to compile. */
function pagesOnDemand(
    org: LocalOrg,
    root: string,
    config: Config,
    { progress }: StartOptions
): { readonly handler: PagesHandler; ready(): Promise<PagesHandler> } {
    let created: Promise<PagesHandler> | undefined;
    const create = async (): Promise<PagesHandler> => {
        const { createPages } = await import('./pages/handler.ts');
        return createPages({ org, root, config: pagesConfig(config), ...(progress ? { progress } : {}) });
    };
    const ready = (): Promise<PagesHandler> => {
        created ??= create().catch((error: unknown) => {
            created = undefined;
            throw error;
        });
        return created;
    };
    return { ready, handler: async (request, response, context) => (await ready())(request, response, context) };
}

function readConfig(file: string): Config {
    try {
        return JSON.parse(readFileSync(file, 'utf8')) as Config;
    } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(`The configuration of the local org cannot be read: ${file}: ${reason}`, { cause: error });
    }
}

function pagesConfig({ metadata, users }: Config): PagesConfig {
    return { metadata, users: users.map((user) => ({ ...user, firstName: user.firstName ?? '' })) };
}

function personaAccess(org: LocalOrg, tokens: Tokens): Record<string, PersonaAccess> {
    const access = org.personas.map(({ persona, username, userId }) => {
        return [persona, { username, accessToken: tokens.standing(userId), userId }] as const;
    });
    return Object.fromEntries(access);
}
