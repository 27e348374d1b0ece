import type { OrgConnection } from '../org/connection.ts';
import { sendForJson } from '../org/request.ts';
import type { Scratch } from './scratch.ts';

/** One behaviour of Salesforce that the product leans on, tried in an org. */
export interface Check {
    /** As in `docs/assumptions.md`. */
    readonly name: string;
    /** What must hold, as a sentence. */
    readonly claim: string;
    /** Throws `NotAsAssumed` when it does not hold, `NotApplicable` when this org or user cannot tell. */
    readonly run: (org: SmokeOrg) => Promise<void>;
}

/** What a check works with. */
export interface SmokeOrg {
    readonly conn: OrgConnection;
    /** Makes records, and removes them when the check is over. */
    readonly scratch: Scratch;
    /** 18-character id of the user that runs the checks. */
    readonly userId: string;
    /** Today where the user is, `YYYY-MM-DD`. */
    readonly today: string;
}

/** The org behaves otherwise than the product assumes. */
export class NotAsAssumed extends Error {
    override readonly name = 'NotAsAssumed';
}

/** The check says nothing in this org, or for this user; the message says why. */
export class NotApplicable extends Error {
    override readonly name = 'NotApplicable';
}

/** @throws NotAsAssumed when the two differ. Numbers, text, flags and null. */
export function expectEqual(found: unknown, expected: unknown, what: string): void {
    if (found !== expected)
        throw new NotAsAssumed(`${what} is ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`);
}

/** Whether the user may set a field on new records, and on old ones, as the org describes it. */
export async function fieldAccess(
    conn: OrgConnection,
    object: string,
    field: string
): Promise<{ readonly createable: boolean; readonly updateable: boolean }> {
    type Described = { readonly name: string; readonly createable: boolean; readonly updateable: boolean };
    const { fields } = await sendForJson<{ fields: readonly Described[] }>(conn, {
        method: 'GET',
        path: `/sobjects/${object}/describe`
    });
    const found = fields.find(({ name }) => name === field);
    if (!found) throw new NotAsAssumed(`${object}.${field} is not there, or this user may not see it`);
    return found;
}
