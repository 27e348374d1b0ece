import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { addDays } from '../../force-app/main/domain/lwc/success/success.ts';
import type { ImportMapping } from '../../scripts/jobs/import/mapping.ts';
import { runImport } from '../../scripts/jobs/import/run-import.ts';
import { runScore } from '../../scripts/jobs/run-score.ts';
import { Faults, type RequestFault } from '../../scripts/local-org/server/faults.ts';
import { query } from '../../scripts/org/query.ts';
import { API_VERSION, describeError, OrgConnection } from '../../scripts/org/request.ts';
import { createCustomer, record, runJob, startJobsOrg, stateOf, withoutStamps, type JobsOrg } from './jobs-fixture.ts';

/** The requests of a job, in their order. */
const REQUESTS = {
    'the first query': ['GET', /\/query\?q/],
    'the record of the run': ['POST', /Success_Run__c/],
    'a query job': ['POST', /jobs\/query$/],
    'the state of a query job': ['GET', /jobs\/query\/\w+$/],
    'a page of rows': ['GET', /\/results/],
    'a new load': ['POST', /jobs\/ingest$/],
    'the rows of a load': ['PUT', /batches/],
    'the start of a load': ['PATCH', /jobs\/ingest/],
    'the state of a load': ['GET', /jobs\/ingest\/\w+$/],
    'the end of the run': ['PATCH', /Success_Run__c/]
} as const;
/** What a job works through by asking again. */
const PASSING: Readonly<Record<string, RequestFault>> = {
    'is answered with 503': { kind: 'unavailable' },
    'is cut off': { kind: 'dropRequest', afterBytes: 10 },
    'is done but its answer lost': { kind: 'dropAnswer', afterBytes: 0 },
    'is done but its answer cut off': { kind: 'dropAnswer', afterBytes: 700 }
};
/** What ends a run, in words. */
const FINAL: Readonly<Record<string, { readonly fault: RequestFault; readonly message: RegExp }>> = {
    'meets the limit of requests': { fault: { kind: 'requestLimit' }, message: /REQUEST_LIMIT_EXCEEDED/ },
    'comes when the session has expired': { fault: { kind: 'expiredSession' }, message: /INVALID_SESSION_ID/ }
};
const TOKEN = /00D\w{12,15}!AQ/;
const FIRST_DAY = '2024-02-05';
const NAMES = ['Bolt', 'Nut', 'Screw'];
const VALUES = {
    licenceUtilisation: 90,
    activeUsers: 90,
    usageChange: 2,
    milestonesOnTime: 100,
    leadGoal: 90,
    csat: 92,
    nps: 9,
    csmPulse: 'Green'
} as const;

/** An org in which things go wrong beside one in which nothing does. */
interface Twins {
    readonly faults: Faults;
    readonly calm: JobsOrg;
    readonly troubled: JobsOrg;
}

async function startTwins(): Promise<Twins> {
    const faults = new Faults();
    return { faults, calm: await startJobsOrg(), troubled: await startJobsOrg({ faults }) };
}

/** What is stored, without what tells when, by whom and under which id. */
async function storedIn(org: JobsOrg): Promise<unknown> {
    const cases = await query(org.admin, 'SELECT FIELDS(ALL) FROM Case ORDER BY Subject LIMIT 200');
    const state = withoutStamps({ ...((await stateOf(org.admin)) as object), cases });
    return JSON.parse(
        JSON.stringify(state)
            .replaceAll(/(a0\w|001|005|500)\w{15}/g, '$1')
            .replaceAll(/"CaseNumber":"\d+"/g, '"CaseNumber":""')
    );
}

/** No run holds its slot, and none is said to be running. */
async function assertNothingHeld({ admin }: JobsOrg): Promise<void> {
    const soql = "SELECT Id FROM Success_Run__c WHERE Running_Slot__c != null OR Status__c = 'Running'";
    assert.deepEqual(await query(admin, soql), []);
}

describe('the score job', () => {
    let twins: Twins;
    let day = FIRST_DAY;
    const customers = new Map<JobsOrg, Awaited<ReturnType<typeof createCustomer>>[]>();

    before(async () => {
        twins = await startTwins();
        for (const org of [twins.calm, twins.troubled]) {
            const created = [];
            for (const name of NAMES) created.push(await createCustomer(org, name, FIRST_DAY, VALUES));
            customers.set(org, created);
        }
    });
    afterEach(() => twins.faults.clear());
    after(async () => {
        await twins.calm.close();
        await twins.troubled.close();
    });

    /** A week with new values, scored where nothing goes wrong. */
    async function nextWeek(): Promise<void> {
        day = addDays(day, 7);
        const week = Math.round((Date.parse(day) - Date.parse(FIRST_DAY)) / (7 * 86_400_000));
        const values = { ...VALUES, nps: week % 10, csat: 50 + (week % 40), licenceUtilisation: (week * 17) % 100 };
        for (const [org, created] of customers) {
            for (const customer of created) await record(org.jobs, customer, day, values);
        }
        await runScore(twins.calm.jobs, { asOf: day });
    }

    const score = (): ReturnType<typeof runScore> =>
        runScore(twins.troubled.jobs, { asOf: day, failedRowsFolder: join(twins.troubled.folder, 'failed') });

    /** That the right state is there, and that another run finds nothing to do. */
    async function assertRight(): Promise<void> {
        assert.deepEqual(await storedIn(twins.troubled), await storedIn(twins.calm));
        assert.equal((await score()).written, 0);
        await assertNothingHeld(twins.troubled);
    }

    for (const [request, [method, path]] of Object.entries(REQUESTS)) {
        for (const [what, fault] of Object.entries(PASSING)) {
            test(`ends well when ${request} ${what}`, async () => {
                await nextWeek();
                const met = twins.faults.onRequest(fault, { method, path });
                const summary = await score();
                assert.equal(met.hits, 1);
                assert.equal(summary.failed, 0);
                await assertRight();
            });
        }
        for (const [what, { fault, message }] of Object.entries(FINAL)) {
            // A file is sent again after a small request has renewed the session: see `scripts/org/request.ts`.
            if (fault.kind === 'expiredSession' && request === 'the rows of a load') continue;
            test(`says so when ${request} ${what}, and ends well when run again`, async () => {
                await nextWeek();
                twins.faults.onRequest(fault, { method, path });
                await assert.rejects(score(), (error) => {
                    assert.match(describeError(error), message);
                    assert.doesNotMatch(describeError(error), TOKEN);
                    return true;
                });
                twins.faults.clear();
                await score();
                await assertRight();
            });
        }
    }

    test('waits for an org that is slow, and when it is told to ask less often', async () => {
        await nextWeek();
        const slow = twins.faults.onRequest({ kind: 'slow', milliseconds: 20 }, { times: 10 });
        const fewer = twins.faults.onRequest({ kind: 'tooManyRequests' }, { path: /jobs/, times: 2 });
        assert.equal((await score()).failed, 0);
        assert.deepEqual([slow.hits, fewer.hits], [10, 2]);
        await assertRight();
    });

    test('goes on with a new session wherever the old one ends', async () => {
        const { accessToken } = twins.troubled.running.personas['integration'] ?? {};
        assert.ok(accessToken);
        for (const [method, path] of Object.values(REQUESTS)) {
            await nextWeek();
            const met = twins.faults.onRequest({ kind: 'expiredSession' }, { method, path });
            const conn = new OrgConnection({
                instanceUrl: twins.troubled.running.url,
                accessToken,
                version: API_VERSION,
                refreshFn: (_conn, done) => void done(null, accessToken)
            });
            await runScore(conn, { asOf: day });
            assert.equal(met.hits, 1);
            await assertRight();
        }
    });

    test('saves rows that were locked by asking once more', async () => {
        for (const object of ['Success_Customer__c', 'Success_Metric__c', 'Success_Snapshot__c']) {
            await nextWeek();
            const met = twins.faults.onRow({ object, times: 2 });
            assert.equal((await score()).failed, 0);
            assert.equal(met.hits, 2, object);
            await assertRight();
        }
    });

    test('writes rows that stay locked, or are refused, to its file; the next run saves them', async () => {
        const refused = { statusCode: 'FIELD_INTEGRITY_EXCEPTION', message: 'no', fields: [] };
        for (const error of [{ statusCode: 'UNABLE_TO_LOCK_ROW', message: 'busy', fields: [] }, refused]) {
            await nextWeek();
            const snapshotOfOne = /^001\w+?:/;
            let one: string | undefined;
            twins.faults.onRow({
                object: 'Success_Snapshot__c',
                rows: ({ Snapshot_Key__c: key }) => {
                    const account = snapshotOfOne.exec(String(key))?.[0];
                    one ??= account;
                    return account === one;
                },
                error
            });
            const summary = await score();
            assert.equal(summary.failed, 1);
            assert.match(await readFile(summary.failedRows ?? '', 'utf8'), new RegExp(error.statusCode));
            twins.faults.clear();
            const again = await score();
            // KPIs count the one that was missing.
            assert.equal(again.written - again.kpisWritten, 1);
            await assertRight();
        }
    });

    test('tells the truth when the org is gone for good, and takes up its work when it is back', async () => {
        await nextWeek();
        twins.faults.onRequest(
            { kind: 'dropRequest', afterBytes: 0 },
            { method: 'PUT', path: /batches/, times: Infinity }
        );
        const folder = join(twins.troubled.folder, 'failed');
        const { code, stdout, stderr } = await runJob(twins.troubled, 'score.ts', [
            '--as-of',
            day,
            '--json',
            '--failed-rows',
            folder
        ]);
        assert.equal(code, 1, stderr);
        assert.doesNotMatch(stdout + stderr, TOKEN);
        assert.doesNotMatch(stderr, /^\s+at /m, 'no stack');
        const [run] = await query<{ Status__c: string; Message__c: string }>(
            twins.troubled.admin,
            'SELECT Status__c, Message__c FROM Success_Run__c ORDER BY Name DESC LIMIT 1'
        );
        assert.equal(run?.Status__c, 'Failed');
        assert.doesNotMatch(run.Message__c, TOKEN);
        twins.faults.clear();
        const again = await runJob(twins.troubled, 'score.ts', ['--as-of', day, '--json']);
        assert.equal(again.code, 0, again.stderr);
        await assertRight();
    });

    test('shows no token, whatever fault its command meets', async () => {
        const faults: readonly RequestFault[] = [
            { kind: 'expiredSession' },
            { kind: 'requestLimit' },
            { kind: 'dropAnswer', afterBytes: 700 }
        ];
        for (const fault of faults) {
            await nextWeek();
            twins.faults.onRequest(fault, { method: 'POST', path: /jobs\/ingest$/ });
            const { code, stdout, stderr } = await runJob(twins.troubled, 'score.ts', ['--as-of', day]);
            assert.equal(code, fault.kind === 'dropAnswer' ? 0 : 1, stderr);
            assert.doesNotMatch(stdout + stderr, TOKEN);
            twins.faults.clear();
            await score();
            await assertRight();
        }
    });
});

const MAPPING: ImportMapping = {
    formatVersion: 1,
    name: 'Test',
    dateFormat: 'YYYY-MM-DD',
    timeZone: 'UTC',
    files: {
        companies: { file: 'companies.csv', key: 'id' },
        tickets: { file: 'tickets.csv', key: 'ticket', account: { column: 'company' } }
    },
    accounts: {
        from: 'companies',
        fields: { Name: { column: 'name', required: true } },
        customer: { Customer_Since__c: { column: 'since', type: 'date', required: true } }
    },
    cases: {
        from: 'tickets',
        fields: {
            Subject: { column: 'title' },
            CreatedDate: { column: 'opened', type: 'datetime', required: true }
        }
    },
    metrics: [
        { key: 'csat', value: { from: 'tickets', date: 'opened', windowDays: 90, fold: 'mean', column: 'score' } }
    ]
};

describe('the import job', () => {
    let twins: Twins;
    let round = 0;

    before(async () => {
        twins = await startTwins();
    });
    afterEach(() => twins.faults.clear());
    after(async () => {
        await twins.calm.close();
        await twins.troubled.close();
    });

    /** New companies, and the old ones changed. */
    async function nextFiles(): Promise<void> {
        round += 1;
        const ids = Array.from({ length: round + 1 }, (_, index) => index);
        const companies = ids.map((id) => `C-${id},Company ${id} of round ${round},2024-01-15\n`);
        const tickets = ids.map((id) => `T-${id},C-${id},2024-12-0${1 + (id % 9)},Ticket ${id},${(id + round) % 5}\n`);
        for (const { folder } of [twins.calm, twins.troubled]) {
            await writeFile(join(folder, 'companies.csv'), `id,name,since\n${companies.join('')}`);
            await writeFile(join(folder, 'tickets.csv'), `ticket,company,opened,title,score\n${tickets.join('')}`);
        }
        await load(twins.calm);
    }

    const load = (org: JobsOrg): ReturnType<typeof runImport> =>
        runImport(org.jobs, {
            mapping: MAPPING,
            dataFolder: org.folder,
            asOf: '2024-12-31',
            failedRowsFolder: join(org.folder, 'failed')
        });

    async function assertRight(): Promise<void> {
        assert.deepEqual(await storedIn(twins.troubled), await storedIn(twins.calm));
        assert.equal((await load(twins.troubled)).written, 0);
        await assertNothingHeld(twins.troubled);
    }

    for (const request of ['a new load', 'the rows of a load', 'the start of a load'] as const) {
        const [method, path] = REQUESTS[request];
        for (const [what, fault] of Object.entries(PASSING)) {
            test(`ends well when ${request} ${what}`, async () => {
                await nextFiles();
                const met = twins.faults.onRequest(fault, { method, path });
                assert.equal((await load(twins.troubled)).failed, 0);
                assert.equal(met.hits, 1);
                await assertRight();
            });
        }
    }

    test('takes up its work wherever it was ended, and makes nothing twice', async () => {
        for (const { fault } of Object.values(FINAL)) {
            for (const skip of [0, 1, 2, 3]) {
                await nextFiles();
                const met = twins.faults.onRequest(fault, { method: 'PATCH', path: /jobs\/ingest/, skip });
                await assert.rejects(load(twins.troubled));
                assert.equal(met.hits, 1);
                twins.faults.clear();
                assert.equal((await load(twins.troubled)).failed, 0);
                await assertRight();
            }
        }
    });

    test('saves rows that were locked, and tells of those that stay so', async () => {
        for (const object of ['Account', 'Success_Customer__c', 'Case', 'Success_Metric__c']) {
            await nextFiles();
            twins.faults.onRow({ object, oneIn: 1, times: 1 });
            assert.equal((await load(twins.troubled)).failed, 0, object);
            await assertRight();
            await nextFiles();
            twins.faults.onRow({ object, oneIn: 1 });
            assert.ok((await load(twins.troubled)).failed > 0, object);
            twins.faults.clear();
            assert.equal((await load(twins.troubled)).failed, 0);
            await assertRight();
        }
    });
});
