import type { Connection } from 'jsforce';
import { query } from '../../org/query.ts';
import { OrgError } from '../../org/request.ts';

/**
 * The first stage of the org's that leaves an Opportunity open: what new ones are in.
 * @throws OrgError when the org has none that this user can read.
 */
export async function firstOpenStage(conn: Connection): Promise<string> {
    const [stage] = await query<{ ApiName: string }>(
        conn,
        'SELECT ApiName FROM OpportunityStage WHERE IsActive = true AND IsClosed = false ORDER BY SortOrder LIMIT 1'
    );
    if (stage === undefined)
        throw new OrgError('NO_OPEN_STAGE', 'The org has no active Opportunity stage that is open: renewals need one.');
    return stage.ApiName;
}
