import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startLocalOrg } from '../../local-org/start.ts';
import type { RunningLocalOrg } from '../../local-org/start.ts';
import { localConnection } from '../../org/connection.ts';
import type { OrgConnection } from '../../org/connection.ts';
import { query } from '../../org/query.ts';
import { expectEqual, NotApplicable } from '../check.ts';
import type { Check } from '../check.ts';
import { ALL_CHECKS } from '../checks/all.ts';
import { runChecks } from '../run.ts';
import type { Outcome } from '../run.ts';
import { expectRefused, SMOKE_NAME } from '../scratch.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const CLEANED = [
    'Account',
    'Case',
    'Success_Model__c',
    'Success_Customer__c',
    'Success_Metric__c',
    'Success_Snapshot__c',
    'Success_Run__c'
];

describe('the smoke checks', () => {
    let local: RunningLocalOrg;
    let conn: OrgConnection;

    before(async () => {
        local = await startLocalOrg({ port: 0, empty: true, root: ROOT });
        conn = localConnection(local, 'admin');
    });
    after(async () => {
        await conn.close();
        await local.close();
    });

    const run = async (check: Partial<Check> & Pick<Check, 'run'>): Promise<Outcome> => {
        const [outcome] = await runChecks(
            conn,
            [{ name: 'planted', claim: 'A planted check.', ...check }],
            () => undefined
        );
        assert.ok(outcome);
        return outcome;
    };
    /** As the administrator who has a permission set for as long as the check takes. */
    const withPermissionSet = async (name: string, check: Check): Promise<Outcome | undefined> => {
        const [set] = await query<{ Id: string }>(conn, `SELECT Id FROM PermissionSet WHERE Name = '${name}'`);
        const assignment = await conn
            .sobject('PermissionSetAssignment')
            .create({ AssigneeId: local.personas['admin']?.userId, PermissionSetId: set?.Id });
        const [outcome] = await runChecks(conn, [check], () => undefined);
        await conn.sobject('PermissionSetAssignment').destroy(String(assignment.id));
        return outcome;
    };
    const rows = async (): Promise<number> => {
        const counts = await Promise.all(CLEANED.map((object) => query(conn, `SELECT Id FROM ${object}`)));
        return counts.flat().length;
    };

    for (const check of ALL_CHECKS) {
        it(`hold in the local org: ${check.claim}`, async () => {
            const [asAdmin] = await runChecks(conn, [check], () => undefined);
            const outcome =
                asAdmin?.result === 'skipped' ? await withPermissionSet('Success_Integration', check) : asAdmin;
            assert.deepEqual(outcome, { name: check.name, result: 'ok', reason: null });
            assert.equal(await rows(), 0, 'records were left behind');
        });
    }

    it('are all in the ledger of assumptions, and the ledger names no other', () => {
        const ledger = readFileSync(new URL('../../../docs/assumptions.md', import.meta.url), 'utf8');
        const named = [...ledger.matchAll(/\| `([a-z0-9-]+)` +\|$/gm)].map((match) => match[1]);
        assert.deepEqual([...new Set(named)].sort(), ALL_CHECKS.map(({ name }) => name).sort());
    });

    it('have names of their own', () => {
        assert.equal(new Set(ALL_CHECKS.map(({ name }) => name)).size, ALL_CHECKS.length);
    });

    it('remove their records when they fail, and say why they failed', async () => {
        const outcome = await run({
            run: async ({ scratch }) => {
                await scratch.customer();
                expectEqual(1, 2, 'one');
            }
        });
        assert.equal(outcome.result, 'failed');
        assert.equal(outcome.reason, 'one is 1, expected 2');
        assert.equal(await rows(), 0);
    });

    it('fail when the org takes what it should refuse', async () => {
        const outcome = await run({ run: ({ scratch }) => expectRefused(scratch.account(), 'DUPLICATE_VALUE') });
        assert.deepEqual(
            [outcome.result, outcome.reason],
            ['failed', 'the org took what it had to refuse with DUPLICATE_VALUE']
        );
    });

    it('fail when the org refuses for another reason', async () => {
        const outcome = await run({
            run: ({ scratch }) => expectRefused(scratch.create('Account', {}), 'DUPLICATE_VALUE')
        });
        assert.equal(outcome.result, 'failed');
        assert.match(outcome.reason ?? '', /expected a refusal with DUPLICATE_VALUE, got REQUIRED_FIELD_MISSING/);
    });

    it('are skipped, not failed, where they say nothing', async () => {
        const outcome = await run({ run: () => Promise.reject(new NotApplicable('no second currency')) });
        assert.deepEqual([outcome.result, outcome.reason], ['skipped', 'no second currency']);
    });

    it('say so when a record cannot be removed', async () => {
        const outcome = await run({
            run: ({ scratch, userId }) => {
                scratch.adopt('User', userId);
                return Promise.resolve();
            }
        });
        assert.equal(outcome.result, 'failed');
        assert.match(outcome.reason ?? '', /could not be removed again: User 005/);
    });

    it('go on after one that fails', async () => {
        const failing: Check = { name: 'first', claim: 'Fails.', run: () => Promise.reject(new Error(SMOKE_NAME)) };
        const outcomes = await runChecks(
            conn,
            [failing, { ...failing, name: 'second', run: () => Promise.resolve() }],
            () => undefined
        );
        assert.deepEqual(
            outcomes.map(({ result }) => result),
            ['failed', 'ok']
        );
    });
});
