/** What the APIs share while the server runs: tokens, usage, query cursors and bulk jobs. */
import type { ExternalClientApp } from '../auth/apps.ts';
import { openTokens, type Tokens } from '../auth/tokens.ts';
import { IngestJobs } from '../bulk/ingest-jobs.ts';
import { QueryJobs } from '../bulk/query-jobs.ts';
import { Deployments } from '../deploy/deployments.ts';
import { Retrievals } from '../deploy/retrievals.ts';
import { MetadataStore } from '../deploy/store.ts';
import { Cursors } from '../rest/cursors.ts';
import type { ServerContext } from './call.ts';
import { openSpoolFolder, removeSpoolFolder } from './spool-folder.ts';
import { ApiUsage } from './usage.ts';

export interface ServiceOptions {
    /** Where query results and bulk data are kept while they are asked for; a temporary folder unless told. */
    readonly spoolFolder?: string;
    /** Who may ask for access tokens. */
    readonly externalClientApps?: readonly ExternalClientApp[];
    /** What the org was made of when it opened, and deployments add to; nothing unless told. */
    readonly metadata?: MetadataStore;
    /** Calls a day; Enterprise Edition's number unless told. */
    readonly dailyApiRequests?: number;
}

export interface Services {
    readonly context: ServerContext;
    readonly tokens: Tokens;
    readonly apps: readonly ExternalClientApp[];
    readonly usage: ApiUsage;
    readonly cursors: Cursors;
    readonly ingestJobs: IngestJobs;
    readonly queryJobs: QueryJobs;
    readonly deployments: Deployments;
    readonly retrievals: Retrievals;
    close(): Promise<void>;
}

export function openServices(context: ServerContext, options: ServiceOptions): Services {
    const folder = openSpoolFolder(options.spoolFolder);
    const cursors = new Cursors(folder, context.org.now);
    const ingestJobs = new IngestJobs(context.org, folder);
    const queryJobs = new QueryJobs(context.org, folder);
    const metadata = options.metadata ?? new MetadataStore(context.org.db, []);
    const deployments = new Deployments(context.org, metadata);
    return {
        context,
        tokens: openTokens(context.org),
        apps: options.externalClientApps ?? [],
        usage: new ApiUsage(context.org, options.dailyApiRequests),
        cursors,
        ingestJobs,
        queryJobs,
        deployments,
        retrievals: new Retrievals(context.org, metadata),
        async close() {
            await Promise.all([cursors.close(), ingestJobs.close(), queryJobs.close(), deployments.close()]);
            removeSpoolFolder(folder);
        }
    };
}
