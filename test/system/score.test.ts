import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import {
    addDays,
    defaultModel,
    prepareModel,
    scoreCustomer,
    type CustomerFacts
} from '../../force-app/main/domain/lwc/success/success.ts';
import { pushModel } from '../../scripts/jobs/model-store.ts';
import { runScore } from '../../scripts/jobs/run-score.ts';
import { AlreadyRunningError } from '../../scripts/jobs/run-record.ts';
import { localConnection } from '../../scripts/org/connection.ts';
import { query } from '../../scripts/org/query.ts';
import { OrgError } from '../../scripts/org/request.ts';
import {
    announced,
    create,
    createCustomer,
    record,
    runJob,
    spawnJob,
    startJobsOrg,
    stateOf,
    update,
    withoutStamps,
    type JobsOrg,
    type TestCustomer
} from './jobs-fixture.ts';

/** A Saturday: the week began on 2026-11-16. */
const AS_OF = '2026-11-21';
const GOOD = {
    licenceUtilisation: 90,
    activeUsers: 90,
    usageChange: 2,
    milestonesOnTime: 100,
    leadGoal: 90,
    csat: 92,
    nps: 9,
    csmPulse: 'Green'
} as const;
const POOR = {
    licenceUtilisation: 20,
    activeUsers: 40,
    usageChange: -40,
    milestonesOnTime: 50,
    leadGoal: 30,
    csat: 40,
    nps: 3,
    csmPulse: 'Red'
} as const;

interface CustomerRow {
    readonly Account__r: { readonly Name: string };
    readonly Computed_Score__c: number | null;
    readonly Computed_Band__c: string | null;
    readonly Health_Band__c: string;
    readonly Coverage__c: number;
    readonly Change_1_Week__c: number | null;
    readonly Change_4_Weeks__c: number | null;
    readonly Main_Reason__c: string | null;
    readonly Model_Version__c: number;
}

let org: JobsOrg;
let good: TestCustomer;
let poor: TestCustomer;

async function fill(): Promise<void> {
    org = await startJobsOrg();
    good = await createCustomer(org, 'Good', AS_OF, GOOD);
    poor = await createCustomer(org, 'Poor', AS_OF, POOR);
    await createCustomer(org, 'Unknown', AS_OF, { nps: 8 });
    for (const day of ['2026-11-20', '2026-11-10', '2026-11-02', '2026-10-23', '2026-10-22']) {
        await create(org.admin, 'Case', {
            AccountId: poor.accountId,
            Subject: day,
            CreatedDate: `${day}T15:00:00.000Z`,
            IsEscalated: day === '2026-11-20'
        });
    }
    await create(org.admin, 'Task', {
        WhatId: good.accountId,
        Subject: 'Call',
        Status: 'Completed',
        ActivityDate: '2026-11-01'
    });
    await create(org.admin, 'Task', {
        WhatId: good.accountId,
        Subject: 'Planned',
        Status: 'Not Started',
        ActivityDate: '2026-11-20'
    });
    await create(org.admin, 'Task', {
        WhatId: good.accountId,
        Subject: 'Not needed',
        Status: 'Completed',
        ActivityDate: '2026-11-19',
        Success_Not_Done__c: true
    });
}

function customers(): Promise<CustomerRow[]> {
    return query<CustomerRow>(
        org.admin,
        'SELECT Account__r.Name, Computed_Score__c, Computed_Band__c, Health_Band__c, Coverage__c, Change_1_Week__c, Change_4_Weeks__c, Main_Reason__c, Model_Version__c FROM Success_Customer__c ORDER BY Account__r.Name'
    );
}

async function metric(customer: TestCustomer, key: string): Promise<Record<string, unknown>> {
    const rows = await query<Record<string, unknown>>(
        org.admin,
        `SELECT Value__c, Date_Value__c, Source__c, Status__c, Points__c, Contribution__c, Lost_Points__c, Label__c FROM Success_Metric__c WHERE Unique_Key__c = '${customer.accountId}:${key}'`
    );
    assert.equal(rows.length, 1, key);
    return rows[0] ?? {};
}

describe('a run of the score job', () => {
    before(fill);
    after(() => org.close());

    test('writes the score of each customer, or that data is insufficient', async () => {
        const summary = await runScore(org.jobs, { asOf: AS_OF });
        assert.deepEqual(
            {
                customers: summary.customers,
                scored: summary.scored,
                insufficient: summary.insufficient,
                changed: summary.changed,
                failed: summary.failed
            },
            { customers: 3, scored: 2, insufficient: 1, changed: 3, failed: 0 }
        );
        const [first, second, third] = await customers();
        assert.equal(first?.Health_Band__c, 'Green');
        assert.equal(second?.Health_Band__c, 'Red');
        assert.equal(third?.Health_Band__c, 'Insufficient Data');
        assert.equal(third.Computed_Score__c, null);
        assert.match(third.Main_Reason__c ?? '', /a score needs 60%/);
    });

    test('folds the records of Salesforce as of the day, in the time zone of the org', async () => {
        const tickets = await metric(poor, 'ticketsIn30Days');
        assert.equal(tickets['Value__c'], 4, 'the case of 30 days before is outside');
        assert.equal(tickets['Source__c'], 'Salesforce');
        assert.equal((await metric(poor, 'openEscalations'))['Value__c'], 1);
        const { Date_Value__c: touched } = await metric(good, 'lastTouch');
        assert.equal(touched, '2026-11-01', 'a planned task is no touch, nor is one that was closed undone');
    });

    test('the contributions written sum to the score before any cap', async () => {
        const rows = await query<{ Contribution__c: number | null }>(
            org.admin,
            `SELECT Contribution__c FROM Success_Metric__c WHERE Customer__c = '${poor.customerId}'`
        );
        const sum = rows.reduce((total, row) => total + Math.round((row.Contribution__c ?? 0) * 10), 0) / 10;
        const [row] = await query<{ Uncapped_Score__c: number }>(
            org.admin,
            `SELECT Uncapped_Score__c FROM Success_Customer__c WHERE Id = '${poor.customerId}'`
        );
        assert.equal(sum, row?.Uncapped_Score__c);
    });

    test('the snapshot holds what it takes to compute the score again', async () => {
        const [row] = await query<{
            Inputs__c: string;
            Taken_On__c: string;
            Snapshot_Score__c: number;
            Snapshot_Key__c: string;
        }>(
            org.admin,
            `SELECT Inputs__c, Taken_On__c, Snapshot_Score__c, Snapshot_Key__c FROM Success_Snapshot__c WHERE Customer__c = '${poor.customerId}'`
        );
        assert.equal(row?.Snapshot_Key__c, `${poor.accountId}:2026-11-16`);
        const again = scoreCustomer(
            prepareModel(defaultModel),
            JSON.parse(row.Inputs__c) as CustomerFacts,
            row.Taken_On__c
        );
        assert.equal(again.kind === 'scored' ? again.score : null, row.Snapshot_Score__c);
    });

    test('a second run on the day writes nothing but its own record', async () => {
        const state = await stateOf(org.admin);
        const summary = await runScore(org.jobs, { asOf: AS_OF });
        assert.deepEqual(
            { changed: summary.changed, toWrite: summary.toWrite, written: summary.written },
            { changed: 0, toWrite: 0, written: 0 }
        );
        assert.deepEqual(await stateOf(org.admin), state);
    });

    test('each run leaves a record that says what it did, and holds no slot any more', async () => {
        const runs = await query<Record<string, unknown>>(
            org.admin,
            'SELECT Job__c, Status__c, Running_Slot__c, Customers__c, Scored__c, Insufficient__c, Changed__c, As_Of__c, Model_Version__c FROM Success_Run__c ORDER BY Name'
        );
        assert.equal(runs.length, 2);
        const { attributes, ...first } = runs[0] ?? {};
        assert.ok(attributes);
        assert.deepEqual(first, {
            Job__c: 'score',
            Status__c: 'Completed',
            Running_Slot__c: null,
            Customers__c: 3,
            Scored__c: 2,
            Insufficient__c: 1,
            Changed__c: 3,
            As_Of__c: AS_OF,
            Model_Version__c: 1
        });
        assert.equal(runs[1]?.['Changed__c'], 0);
    });

    test('a dry run writes nothing at all and says what it would', async () => {
        const state = await stateOf(org.admin);
        const summary = await runScore(org.jobs, { asOf: addDays(AS_OF, 2), dryRun: true });
        assert.ok(summary.toWrite >= 3, 'a new week has a new snapshot for each');
        assert.equal(summary.written, 0);
        assert.deepEqual(await stateOf(org.admin), state);
        assert.equal((await query(org.admin, 'SELECT Id FROM Success_Run__c')).length, 2);
    });
});

describe('from week to week', () => {
    before(fill);
    after(() => org.close());

    test('changes compare with the weeks before, and only what changed is written', async () => {
        await record(org.jobs, good, '2026-10-17', GOOD);
        await runScore(org.jobs, { asOf: '2026-10-19' });
        const before = (await customers())[0]?.Computed_Score__c ?? 0;
        await runScore(org.jobs, { asOf: '2026-11-09' });
        await record(org.jobs, good, '2026-11-16', POOR);
        const summary = await runScore(org.jobs, { asOf: '2026-11-16' });
        const now = (await customers())[0];
        assert.ok((now?.Computed_Score__c ?? 100) < before);
        assert.equal(now?.Change_4_Weeks__c, (now?.Computed_Score__c ?? 0) - before);
        // Its scores, and the plays that start with them: not all that there is.
        const records = summary.written - summary.kpisWritten;
        assert.ok(records < 60, String(records));
        const [row] = await query<{ Scored_At__c: string }>(
            org.admin,
            `SELECT Scored_At__c FROM Success_Customer__c WHERE Id = '${good.customerId}'`
        );
        assert.ok(row?.Scored_At__c);
    });

    test('a new version of the model is stamped on what it made', async () => {
        const pushed = await pushModel(
            org.admin,
            { ...defaultModel, name: 'Stricter', health: { ...defaultModel.health, coverageFloor: 0.2 } },
            'Floor lowered',
            new Date()
        );
        assert.deepEqual(pushed, { kind: 'pushed', version: 2 }, 'scores of the built-in model carry 1');
        await runScore(org.jobs, { asOf: '2026-11-16' });
        assert.deepEqual(
            (await customers()).map((row) => row.Model_Version__c),
            [2, 2, 2]
        );
        const again = await pushModel(
            org.admin,
            { ...defaultModel, name: 'Stricter', health: { ...defaultModel.health, coverageFloor: 0.2 } },
            null,
            new Date()
        );
        assert.deepEqual(again, { kind: 'unchanged', version: 2 });
    });

    test('snapshots older than 26 weeks thin out to one a month', async () => {
        for (const asOf of ['2026-01-05', '2026-01-12', '2026-01-26', '2026-02-02']) await runScore(org.jobs, { asOf });
        await runScore(org.jobs, { asOf: '2026-11-23' });
        const weeks = await query<{ Snapshot_Key__c: string }>(
            org.admin,
            `SELECT Snapshot_Key__c FROM Success_Snapshot__c WHERE Customer__c = '${good.customerId}' AND Taken_On__c < 2026-05-01 ORDER BY Taken_On__c`
        );
        assert.deepEqual(
            weeks.map((row) => row.Snapshot_Key__c.slice(-10)),
            ['2026-01-05', '2026-02-02']
        );
    });

    test('a snapshot keeps the ARR of its week, however it changes later', async () => {
        const setArr = (arr: number | null): Promise<void> =>
            update(org.admin, 'Success_Customer__c', good.customerId, { ARR__c: arr });
        await setArr(100_000.5);
        await runScore(org.jobs, { asOf: '2026-11-16' });
        await setArr(120_000);
        await runScore(org.jobs, { asOf: '2026-11-18' });
        await setArr(90_000);
        await runScore(org.jobs, { asOf: '2026-11-23' });
        await setArr(null);
        await runScore(org.jobs, { asOf: '2026-11-30' });
        const rows = await query<{ Snapshot_ARR__c: number | null }>(
            org.admin,
            `SELECT Snapshot_ARR__c FROM Success_Snapshot__c WHERE Customer__c = '${good.customerId}' ORDER BY Snapshot_Key__c DESC LIMIT 3`
        );
        assert.deepEqual(
            rows.map((row) => row.Snapshot_ARR__c),
            [null, 90_000, 120_000],
            'as of the last run of each week'
        );
    });
});

describe('when things go wrong', () => {
    beforeEach(fill);
    afterEach(() => org.close());

    test('two runs at once are refused, naming the one that runs', async () => {
        const id = await create(org.jobs, 'Success_Run__c', {
            Job__c: 'score',
            Status__c: 'Running',
            Running_Slot__c: 'score',
            Started_At__c: new Date().toISOString()
        });
        const [run] = await query<{ Name: string }>(org.admin, `SELECT Name FROM Success_Run__c WHERE Id = '${id}'`);
        await assert.rejects(
            runScore(org.jobs, { asOf: AS_OF }),
            (error) => error instanceof AlreadyRunningError && error.message.includes(run?.Name ?? '?')
        );
        assert.deepEqual(
            (await customers()).map((row) => row.Computed_Score__c),
            [null, null, null]
        );
    });

    test('a user who may not write what is computed is refused before anything is written, with the remedy', async () => {
        await assert.rejects(
            runScore(org.admin, { asOf: AS_OF }),
            (error) =>
                error instanceof OrgError &&
                error.message.includes('Success_Customer__c (Computed_Score__c, ') &&
                error.message.includes('Assign the permission set Success Integration')
        );
        const [run] = await query<Record<string, unknown>>(
            org.admin,
            'SELECT Status__c, Written__c, Message__c FROM Success_Run__c'
        );
        assert.deepEqual([run?.['Status__c'], run?.['Written__c']], ['Failed', 0]);
        assert.match(String(run?.['Message__c']), /Success Integration/);
        assert.deepEqual(await query(org.admin, 'SELECT Id FROM Success_Snapshot__c'), []);
        assert.equal((await runScore(org.admin, { asOf: AS_OF, dryRun: true })).customers, 3);
    });

    test('of two started at the same moment one runs', async () => {
        const results = await Promise.allSettled([
            runScore(org.jobs, { asOf: AS_OF }),
            runScore(org.jobs, { asOf: AS_OF })
        ]);
        assert.deepEqual(results.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
    });

    test('a run that was left three hours ago is marked failed and its slot taken over', async () => {
        const id = await create(org.jobs, 'Success_Run__c', {
            Job__c: 'score',
            Status__c: 'Running',
            Running_Slot__c: 'score',
            Started_At__c: new Date(Date.now() - 3.1 * 3_600_000).toISOString()
        });
        await runScore(org.jobs, { asOf: AS_OF });
        const [run] = await query<Record<string, unknown>>(
            org.admin,
            `SELECT Status__c, Running_Slot__c FROM Success_Run__c WHERE Id = '${id}'`
        );
        assert.deepEqual([run?.['Status__c'], run?.['Running_Slot__c']], ['Failed', null]);
    });

    test('killed at any moment and run again it ends in the same state', async () => {
        const expected = await undisturbedState();
        const folder = await announced(org);
        for (const phase of [
            'Scoring customers',
            'Writing Success_Customer__c',
            'Writing Success_Metric__c',
            'Writing Success_Snapshot__c'
        ]) {
            const killed = await spawnJob(folder, 'score.ts', ['--as-of', AS_OF], phase);
            assert.equal(killed.code, null, `${phase}: ${killed.stderr}`);
        }
        const last = await runJob(org, 'score.ts', ['--as-of', AS_OF, '--json']);
        assert.equal(last.code, 0, last.stderr);
        assert.deepEqual(withoutIds(await stateOf(org.admin)), expected);
        assert.equal(
            (
                await query(
                    org.admin,
                    "SELECT Id FROM Success_Run__c WHERE Running_Slot__c != null OR Status__c = 'Running'"
                )
            ).length,
            0
        );
    });

    test('rows that Salesforce refuses go to a file with the reason, and the exit code says so', async () => {
        // An override out of range, as old data may have it, lets a validation rule refuse whatever is written.
        org.running.org.db
            .prepare(
                'UPDATE "Success_Customer__c" SET "Override_Score__c" = 150, "Override_Band__c" = \'Green\' WHERE "Id" = ?'
            )
            .run(poor.customerId);
        const { code, stdout, stderr } = await runJob(org, 'score.ts', [
            '--as-of',
            AS_OF,
            '--json',
            '--failed-rows',
            join(org.folder, 'refused')
        ]);
        assert.equal(code, 3, stderr);
        const summary = JSON.parse(stdout) as { failed: number; failedRows: string };
        assert.ok(summary.failed >= 1);
        assert.match(
            await readFile(summary.failedRows, 'utf8'),
            /Success_Customer__c,.*FIELD_CUSTOM_VALIDATION_EXCEPTION/
        );
        const [run] = await query<Record<string, unknown>>(
            org.admin,
            'SELECT Status__c, Failed__c, Message__c FROM Success_Run__c'
        );
        assert.equal(run?.['Status__c'], 'Completed With Errors');
        assert.match(String(run?.['Message__c']), /FIELD_CUSTOM_VALIDATION_EXCEPTION/);
        assert.equal((await customers())[0]?.Health_Band__c, 'Green', 'the others are written');
    });

    test('a run that fails says why in its record and gives up its slot', async () => {
        await create(org.admin, 'Success_Model__c', {
            Name: 'Broken',
            Version__c: 7,
            Status__c: 'Active',
            Active_Slot__c: 'active',
            Document__c: '{"formatVersion":1}',
            Hash__c: 'a'.repeat(64)
        });
        const { code, stdout, stderr } = await runJob(org, 'score.ts', ['--as-of', AS_OF, '--json']);
        assert.equal(code, 1);
        assert.equal(stdout, '');
        assert.match(stderr, /Broken is not a valid Success Model/);
        const [run] = await query<Record<string, unknown>>(
            org.admin,
            'SELECT Status__c, Running_Slot__c, Message__c FROM Success_Run__c'
        );
        assert.deepEqual([run?.['Status__c'], run?.['Running_Slot__c']], ['Failed', null]);
        assert.match(String(run?.['Message__c']), /not a valid Success Model/);
    });
});

describe('the command', () => {
    before(fill);
    after(() => org.close());

    test('prints one JSON object on stdout and ends with 0', async () => {
        const { code, stdout, stderr } = await runJob(org, 'score.ts', [
            '--target-org',
            'local',
            '--as-of',
            AS_OF,
            '--json'
        ]);
        assert.equal(code, 0, stderr);
        const summary = JSON.parse(stdout) as Record<string, unknown>;
        for (const key of [
            'customers',
            'scored',
            'insufficient',
            'changed',
            'written',
            'failed',
            'apiCalls',
            'seconds',
            'peakMemoryMB',
            'modelVersion'
        ]) {
            assert.equal(typeof summary[key], 'number', key);
        }
    });

    test('a wrong command line ends with 2 and shows how it is right', async () => {
        for (const args of [['--as-of', '2026-02-30'], ['--colour'], ['--model', 'x.json'], ['--as-of']]) {
            const { code, stdout, stderr } = await runJob(org, 'score.ts', args);
            assert.equal(code, 2, args.join(' '));
            assert.equal(stdout, '');
            assert.match(stderr, /--target-org/);
        }
    });

    test('an org that cannot be signed in to ends with 1, a remedy and no secret', async () => {
        const { code, stderr } = await runJob(org, 'score.ts', ['--target-org', 'nobody@example.com']);
        assert.equal(code, 1);
        assert.match(stderr, /sf org login/);
        assert.doesNotMatch(stderr, /AQ[A-Za-z0-9._]{20}/);
    });

    test('a customer whose override is in force is not touched by the score', async () => {
        const ann = org.running.personas['csm'];
        assert.ok(ann);
        const csm = localConnection(org.running, 'csm');
        const today = new Date().toISOString().slice(0, 10);
        await update(csm, 'Success_Customer__c', poor.customerId, {
            Override_Score__c: 60,
            Override_Band__c: 'Yellow',
            Override_Reason__c: 'They have just signed an upgrade',
            Override_Expires_On__c: addDays(today, 20),
            Override_By__c: ann.userId
        });
        await runScore(org.jobs);
        const [row] = await query<Record<string, unknown>>(
            org.admin,
            `SELECT Override_Score__c, Health_Score__c, Computed_Score__c FROM Success_Customer__c WHERE Id = '${poor.customerId}'`
        );
        assert.equal(row?.['Override_Score__c'], 60);
        assert.equal(row['Health_Score__c'], 60);
        const [snapshot] = await query<Record<string, unknown>>(
            org.admin,
            `SELECT Snapshot_Score__c, Snapshot_Override__c, Snapshot_Override_By__c FROM Success_Snapshot__c WHERE Customer__c = '${poor.customerId}' ORDER BY Taken_On__c DESC LIMIT 1`
        );
        assert.deepEqual(
            [
                snapshot?.['Snapshot_Score__c'],
                snapshot?.['Snapshot_Override__c'],
                snapshot?.['Snapshot_Override_By__c']
            ],
            [60, true, 'Ann Brown']
        );
    });
});

/** What one run that nobody disturbs leaves, in an org of the same data. */
async function undisturbedState(): Promise<unknown> {
    const mine = { org, good, poor };
    await fill();
    try {
        await runScore(org.jobs, { asOf: AS_OF });
        return withoutIds(await stateOf(org.admin));
    } finally {
        await org.close();
        ({ org, good, poor } = mine);
    }
}

/** Ids are given out in the order of creation, which a kill may change. */
function withoutIds(state: unknown): unknown {
    return JSON.parse(
        JSON.stringify(withoutStamps(state))
            .replaceAll(/a0\w{16}/g, 'id')
            .replaceAll(/005\w{15}/g, 'user')
    );
}
