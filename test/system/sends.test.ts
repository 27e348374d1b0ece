import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { parseLedger } from '../../force-app/main/domain/lwc/success/success.ts';
import { pushModel } from '../../scripts/jobs/model-store.ts';
import { runScore, type ScoreOptions, type ScoreSummary } from '../../scripts/jobs/run-score.ts';
import { sentEmails } from '../../scripts/local-org/actions/outbox.ts';
import { Faults } from '../../scripts/local-org/server/faults.ts';
import { query } from '../../scripts/org/query.ts';
import { announced, create, runJob, spawnJob, startJobsOrg, update, type JobsOrg } from './jobs-fixture.ts';
import { newCustomer, only, type JourneyCustomer } from './journeys-fixture.ts';
import { PLAYS_MODEL, tickets } from './plays-fixture.ts';

/** A Saturday; the e-mail's day is the Tuesday after. */
const STARTED = '2026-11-21';
const TUESDAY = '2026-11-24';
const SENDING = { senderAddress: 'success@happypath.example', dailyCap: 50 };

let org: JobsOrg;
let acme: JourneyCustomer;
let faults: Faults;

async function allowEmail(): Promise<void> {
    const { Id } = await only<{ Id: string }>(org, "SELECT Id FROM PermissionSet WHERE Name = 'Success_Send_Email'");
    const userId = org.running.personas['integration']?.userId;
    const held = await query(
        org.admin,
        `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${userId}' AND PermissionSetId = '${Id}'`
    );
    if (held.length === 0)
        await create(org.admin, 'PermissionSetAssignment', { AssigneeId: userId, PermissionSetId: Id });
}

async function stakeholder(
    customer: JourneyCustomer,
    role: string,
    contact: Readonly<Record<string, unknown>>
): Promise<string> {
    const id = await create(org.admin, 'Contact', { AccountId: customer.accountId, LastName: role, ...contact });
    return create(org.admin, 'Success_Stakeholder__c', {
        Customer__c: customer.customerId,
        Contact__c: id,
        Stakeholder_Role__c: role
    });
}

async function fresh(sending: typeof SENDING | null = SENDING): Promise<void> {
    faults = new Faults();
    org = await startJobsOrg({ faults });
    await allowEmail();
    const { personas } = org.running;
    acme = await newCustomer(org, 'Acme', { CSM__c: personas['csm']?.userId, CSE__c: personas['cse']?.userId });
    const plays = { ...PLAYS_MODEL.plays!, ...(sending === null ? {} : { sending }) };
    await pushModel(org.admin, { ...PLAYS_MODEL, plays }, null, new Date());
    await tickets(org, acme, '2026-11-20');
}

function run(options: ScoreOptions = {}): Promise<ScoreSummary> {
    return runScore(org.jobs, { asOf: TUESDAY, kpis: false, send: true, failedRowsFolder: org.folder, ...options });
}

async function steps(): Promise<Record<string, { state: string; isSent: boolean; taskId: string | null }>> {
    const row = await only<{ Step_Ledger__c: string }>(org, 'SELECT Step_Ledger__c FROM Success_Play__c');
    return Object.fromEntries((parseLedger(row.Step_Ledger__c)?.steps ?? []).map((step) => [step.key, step]));
}

async function taskKeys(): Promise<string[]> {
    const rows = await query<{ Success_Step_Key__c: string }>(
        org.admin,
        'SELECT Success_Step_Key__c FROM Task WHERE Success_Play__c != null ORDER BY Success_Step_Key__c'
    );
    return rows.map((row) => row.Success_Step_Key__c);
}

function sends(): Promise<Record<string, unknown>[]> {
    return query(
        org.admin,
        'SELECT Send_Key__c, Send_Status__c, Send_To__c, Send_On__c, Send_Template__c, Send_Message__c FROM Success_Send__c ORDER BY Send_Key__c'
    );
}

describe('e-mails of plays', () => {
    beforeEach(async () => {
        await fresh();
        await stakeholder(acme, 'User', { Email: 'user@acme.example' });
        await stakeholder(acme, 'Champion', { Email: 'champion@acme.example' });
        await run({ asOf: STARTED });
    });
    afterEach(() => org.close());

    test('are sent on their day, once, to the champion, and no task is made', async () => {
        assert.deepEqual(await taskKeys(), ['acknowledge', 'confirm']);
        assert.equal(sentEmails(org.running.org).length, 0, 'its day has not come');
        const summary = await run();
        assert.deepEqual(
            summary.sends.map(({ to, status }) => [to, status]),
            [['champion@acme.example', 'sent']]
        );
        const [email, ...others] = sentEmails(org.running.org);
        assert.equal(others.length, 0);
        assert.deepEqual(
            [email?.from, email?.to, email?.subject],
            ['success@happypath.example', ['champion@acme.example'], 'A guide to what you asked about']
        );
        const [row] = await sends();
        assert.deepEqual(
            [row?.['Send_Status__c'], row?.['Send_To__c'], row?.['Send_On__c'], row?.['Send_Template__c']],
            ['Sent', 'champion@acme.example', TUESDAY, 'Success_Support_Guide']
        );
        const { guide } = await steps();
        assert.deepEqual([guide?.state, guide?.isSent, guide?.taskId], ['done', true, null]);
        const again = await run();
        assert.deepEqual([again.written, again.sends.length, sentEmails(org.running.org).length], [0, 0, 1]);
    });

    test('are not sent unless the run is told to: then they are tasks', async () => {
        const summary = await run({ send: false });
        assert.deepEqual([summary.sends, sentEmails(org.running.org)], [[], []]);
        assert.deepEqual(await taskKeys(), ['acknowledge', 'confirm', 'guide']);
        await run();
        assert.equal(sentEmails(org.running.org).length, 0, 'a step that a person has stays theirs');
    });

    test('of a dry run are listed with whom they would go to', async () => {
        const { stdout, code } = await runJob(org, 'score.ts', ['--as-of', TUESDAY, '--send', '--dry-run']);
        assert.equal(code, 0);
        assert.match(stdout, /planned: Success_Support_Guide to champion@acme\.example \(Acme, guide\)/);
        assert.deepEqual([await sends(), sentEmails(org.running.org)], [[], []]);
    });

    test('skip who has opted out', async () => {
        const { Id } = await only<{ Id: string }>(org, "SELECT Id FROM Contact WHERE LastName = 'Champion'");
        await update(org.admin, 'Contact', Id, { HasOptedOutOfEmail: true });
        const summary = await run();
        assert.deepEqual(
            summary.sends.map(({ to }) => to),
            ['user@acme.example']
        );
    });

    test('that nobody can get become tasks for a person', async () => {
        for (const { Id } of await query<{ Id: string }>(org.admin, 'SELECT Id FROM Contact'))
            await update(org.admin, 'Contact', Id, { HasOptedOutOfEmail: true });
        const summary = await run();
        assert.deepEqual([summary.sends[0]?.status, summary.tasksCreated], ['skipped', 1]);
        assert.deepEqual(await taskKeys(), ['acknowledge', 'confirm', 'guide']);
        assert.equal((await sends())[0]?.['Send_Status__c'], 'Skipped');
        assert.equal((await run()).written, 0);
    });

    test('that Salesforce refuses say why, and become tasks', async () => {
        org.running.org.db.prepare('UPDATE "OrgWideEmailAddress" SET "IsAllowAllProfiles" = 0').run();
        const summary = await run();
        assert.equal(summary.sends[0]?.status, 'failed');
        const [row] = await sends();
        assert.equal(row?.['Send_Status__c'], 'Failed');
        assert.match(String(row?.['Send_Message__c']), /INVALID_EMAIL_ADDRESS/);
        assert.deepEqual(await taskKeys(), ['acknowledge', 'confirm', 'guide']);
    });

    test('of which nobody knows whether they went are never sent again', async () => {
        faults.onRequest({ kind: 'dropAnswer', afterBytes: 0 }, { method: 'POST', path: /emailSimple/, times: 1 });
        const summary = await run();
        assert.equal(summary.sends[0]?.status, 'failed');
        assert.equal(sentEmails(org.running.org).length, 1);
        assert.equal((await sends())[0]?.['Send_Status__c'], 'Planned');
        assert.deepEqual(await taskKeys(), ['acknowledge', 'confirm', 'guide'], 'a person looks after it');
        await run();
        assert.equal(sentEmails(org.running.org).length, 1);
    });

    test('survive being killed: no second e-mail', async () => {
        const folder = await announced(org);
        for (const phase of ['Sending e-mails', 'Planning plays'])
            await spawnJob(folder, 'score.ts', ['--as-of', TUESDAY, '--send'], phase);
        await run();
        await run();
        const count = sentEmails(org.running.org).length;
        assert.ok(count <= 1, `${count} e-mails`);
        const { guide } = await steps();
        assert.ok(guide?.isSent === true || guide?.taskId !== null, 'sent, or given to a person');
    });
});

describe('more e-mails than a day may have', () => {
    afterEach(() => org.close());

    test('wait for the next', async () => {
        await fresh({ ...SENDING, dailyCap: 1 });
        const beta = await newCustomer(org, 'Beta', { CSM__c: org.running.personas['csm']?.userId });
        await tickets(org, beta, '2026-11-20');
        for (const customer of [acme, beta]) await stakeholder(customer, 'User', { Email: 'user@acme.example' });
        await run({ asOf: STARTED });
        assert.equal((await run()).sends.length, 1);
        assert.equal((await run()).sends.length, 0);
        assert.equal((await run({ asOf: '2026-11-25' })).sends.length, 1);
        assert.equal(sentEmails(org.running.org).length, 2);
    });

    test('that are all refused end after three: the others wait', async () => {
        await fresh();
        org.running.org.db.prepare('UPDATE "OrgWideEmailAddress" SET "IsVerified" = 0').run();
        for (const name of ['Beta', 'Gamma', 'Delta']) {
            const customer = await newCustomer(org, name, { CSM__c: org.running.personas['csm']?.userId });
            await tickets(org, customer, '2026-11-20');
            await stakeholder(customer, 'User', { Email: 'user@acme.example' });
        }
        await stakeholder(acme, 'User', { Email: 'user@acme.example' });
        await run({ asOf: STARTED });
        const summary = await run();
        assert.deepEqual(
            summary.sends.map(({ status }) => status),
            ['failed', 'failed', 'failed']
        );
        assert.match(String((await sends())[0]?.['Send_Message__c']), /UNVERIFIED_SENDER_ADDRESS/);
    });

    test('are none where the model names no sender', async () => {
        await fresh(null);
        await stakeholder(acme, 'User', { Email: 'user@acme.example' });
        await run({ asOf: STARTED });
        await run();
        assert.deepEqual([sentEmails(org.running.org).length, await sends()], [0, []]);
        assert.deepEqual(await taskKeys(), ['acknowledge', 'confirm', 'guide']);
    });
});
