import type { OrgConnection } from '../org/connection.ts';
import { describeError } from '../org/request.ts';
import { NotApplicable } from './check.ts';
import type { Check, SmokeOrg } from './check.ts';
import { Scratch } from './scratch.ts';

export interface Outcome {
    readonly name: string;
    readonly result: 'ok' | 'failed' | 'skipped';
    /** Why, when it is not ok. */
    readonly reason: string | null;
}

/** Runs checks one after another. Each stands alone: one that fails stops no other, and each removes its records. */
export async function runChecks(
    conn: OrgConnection,
    checks: readonly Check[],
    tell: (outcome: Outcome) => void
): Promise<Outcome[]> {
    const { userId, today } = await whoRuns(conn);
    const outcomes: Outcome[] = [];
    for (const check of checks) {
        const scratch = new Scratch(conn);
        const tried = await tryCheck(check, { conn, scratch, userId, today });
        const left = await scratch.clear();
        const outcome =
            left.length === 0
                ? tried
                : { ...tried, result: 'failed' as const, reason: withLeftovers(tried.reason, left) };
        outcomes.push(outcome);
        tell(outcome);
    }
    return outcomes;
}

async function tryCheck({ name, run }: Check, org: SmokeOrg): Promise<Outcome> {
    try {
        await run(org);
        return { name, result: 'ok', reason: null };
    } catch (error) {
        return { name, result: error instanceof NotApplicable ? 'skipped' : 'failed', reason: describeError(error) };
    }
}

function withLeftovers(reason: string | null, left: readonly string[]): string {
    return [...(reason === null ? [] : [reason]), `could not be removed again: ${left.join('; ')}`].join('; ');
}

async function whoRuns(conn: OrgConnection): Promise<{ readonly userId: string; readonly today: string }> {
    const info = await conn.request<{ user_id: string; zoneinfo: string }>({
        method: 'GET',
        url: '/services/oauth2/userinfo'
    });
    return {
        userId: info.user_id,
        today: new Intl.DateTimeFormat('en-CA', { timeZone: info.zoneinfo }).format(new Date())
    };
}
