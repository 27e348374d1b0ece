/** What an API version offers, and the limits of the org. */
import { SINGLE_EMAILS_A_DAY } from '../actions/email-simple.ts';
import { recipientsToday } from '../actions/outbox.ts';
import { identityUrl } from '../auth/identity.ts';
import type { Services } from '../server/services.ts';
import type { ApiCall } from '../server/call.ts';
import { basePath } from '../server/call.ts';

const RESOURCES = ['sobjects', 'query', 'queryAll', 'limits', 'composite', 'jobs', 'ui-api', 'graphql', 'actions'];

/** `/services/data/vNN.0` */
export function resources(call: ApiCall): Record<string, string> {
    const base = basePath(call);
    const urls = Object.fromEntries(RESOURCES.map((name) => [name, `${base}/${name}`]));
    return { ...urls, identity: identityUrl(call.context.org, call.session.userId, call.context.origin) };
}

/** Salesforce's own numbers for what the local org counts. */
const DAILY_BULK_QUERY_JOBS = 10_000;
const DAILY_BULK_BATCHES = 15_000;
const RECORD_KB = 2;
const DATA_STORAGE_MB = 10_240;

/** `/limits` */
export function limits(services: Services): Record<string, { Max: number; Remaining: number }> {
    const { usage, queryJobs, ingestJobs } = services;
    const limit = (max: number, used: number) => ({ Max: max, Remaining: Math.max(0, max - used) });
    return {
        DailyApiRequests: limit(usage.max, usage.used),
        DailyBulkApiBatches: limit(DAILY_BULK_BATCHES, ingestJobs.started),
        DailyBulkV2QueryJobs: limit(DAILY_BULK_QUERY_JOBS, queryJobs.started),
        SingleEmail: limit(SINGLE_EMAILS_A_DAY, recipientsToday(services.context.org)),
        DataStorageMB: limit(DATA_STORAGE_MB, Math.ceil((countRecords(services) * RECORD_KB) / 1024))
    };
}

function countRecords(services: Services): number {
    const { org } = services.context;
    return [...org.schema.objects.values()]
        .filter((object) => object.deletable)
        .map((object) =>
            Number(org.db.prepare(`SELECT COUNT(*) AS n FROM "${object.name}" WHERE "IsDeleted" = 0`).get()?.['n'] ?? 0)
        )
        .reduce((sum, count) => sum + count, 0);
}
