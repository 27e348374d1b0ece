import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { addDays, defaultModel } from '../../force-app/main/domain/lwc/success/success.ts';
import { pushModel } from '../../scripts/jobs/model-store.ts';
import { runScore, type ScoreSummary } from '../../scripts/jobs/run-score.ts';
import { localConnection } from '../../scripts/org/connection.ts';
import { query } from '../../scripts/org/query.ts';
import {
    announced,
    create,
    runJob,
    spawnJob,
    startJobsOrg,
    update,
    withoutStamps,
    type JobsOrg
} from './jobs-fixture.ts';
import {
    insertAs,
    journey,
    journeyState,
    newCustomer,
    once,
    only,
    opportunity,
    type JourneyCustomer
} from './journeys-fixture.ts';

const AS_OF = '2026-11-21';
const RENEWAL_FIELDS = 'Name, Type, StageName, Amount, CloseDate, AccountId, OwnerId, Success_Renewal_Key__c, IsClosed';

let org: JobsOrg;
let acme: JourneyCustomer;

async function fresh(): Promise<void> {
    org = await startJobsOrg();
    const ann = org.running.personas['csm']?.userId;
    acme = await newCustomer(org, 'Acme', { CSM__c: ann, ACV__c: 184_000, Customer_Since__c: '2025-12-01' });
}

/** Without the figures, which have tests of their own and take most of a first run's time. */
function run(asOf = AS_OF): Promise<ScoreSummary> {
    return runScore(org.jobs, { asOf, kpis: false });
}

function renewal(): Promise<Record<string, unknown>> {
    return only(org, `SELECT ${RENEWAL_FIELDS} FROM Opportunity WHERE Success_Renewal_Key__c != null`);
}

describe('a new customer', () => {
    before(fresh);
    after(() => org.close());

    test('has no journey before anything is won', async () => {
        await opportunity(org, acme, { CloseDate: '2026-01-10' });
        assert.equal((await run('2026-02-01')).journeysStarted, 0);
    });

    test('starts its journey on the day it became a customer, with all of the model, once', async () => {
        await opportunity(org, acme, { StageName: 'Closed Won', CloseDate: '2025-11-20' });
        const summary = await run('2026-02-01');
        assert.deepEqual([summary.journeysStarted, summary.failed], [1, 0]);
        const row = await only<Record<string, unknown>>(
            org,
            'SELECT Journey_Key__c, Starts_On__c, Ends_On__c, Notice_Days__c, Procurement_Days__c, Term__c, Outcome__c FROM Success_Journey__c'
        );
        assert.deepEqual(
            { ...row, attributes: undefined },
            {
                attributes: undefined,
                Journey_Key__c: `${acme.accountId}:main:1`,
                Starts_On__c: '2025-12-01',
                Ends_On__c: '2026-11-30',
                Notice_Days__c: 30,
                Procurement_Days__c: 30,
                Term__c: 1,
                Outcome__c: null
            }
        );
        const { milestones, stages } = await journeyState(org);
        assert.equal(milestones?.length, 17);
        assert.equal(stages?.length, 6);
        const leads = milestones?.find((each) => each['Milestone_Key__c'] === 'newLeadsFlowing');
        assert.deepEqual(
            [leads?.['Due_On__c'], leads?.['Stuck_On__c'], leads?.['Due_Week__c'], leads?.['Milestone_Kind__c']],
            ['2025-12-28', '2026-01-05', null, 'Done']
        );
    });

    test('a second run changes nothing', async () => {
        const state = await journeyState(org);
        const summary = await run('2026-02-01');
        assert.deepEqual([summary.toWrite, summary.written], [0, 0]);
        assert.deepEqual(await journeyState(org), state);
    });

    test('is summed up on the customer, and the same is kept in the snapshot', async () => {
        const row = await only(
            org,
            'SELECT Current_Term__c, Term_Starts_On__c, Renews_On__c, Decision_Deadline__c, Actual_Stage__c, Expected_Stage__c, Gap_Weeks__c, Milestones_On_Time__c, Health_Call__c, CSM_Call__c, Calls_Disagree__c FROM Success_Customer__c'
        );
        assert.deepEqual(
            { ...row, attributes: undefined },
            {
                attributes: undefined,
                Current_Term__c: 1,
                Term_Starts_On__c: '2025-12-01',
                Renews_On__c: '2026-12-01',
                Decision_Deadline__c: '2026-10-02',
                Actual_Stage__c: null,
                Expected_Stage__c: 'Initial Value',
                Gap_Weeks__c: 8,
                Milestones_On_Time__c: 0,
                Health_Call__c: null,
                CSM_Call__c: null,
                Calls_Disagree__c: false
            }
        );
        const snapshot = await only(
            org,
            'SELECT Snapshot_Gap_Weeks__c, Snapshot_Days_To_Renewal__c, Snapshot_Stage__c FROM Success_Snapshot__c WHERE Taken_On__c = 2026-02-01'
        );
        assert.deepEqual([snapshot['Snapshot_Gap_Weeks__c'], snapshot['Snapshot_Days_To_Renewal__c']], [8, 303]);
    });

    test('milestones that people tick move the stage, and what is re-planned is dated anew', async () => {
        const keys = ['blogMigrated', 'crmIntegrated', 'websiteCodeDeployed'];
        for (const row of await query<{ Id: string; Milestone_Key__c: string }>(
            org.admin,
            'SELECT Id, Milestone_Key__c FROM Success_Milestone__c'
        )) {
            if (keys.includes(row.Milestone_Key__c))
                await update(org.admin, 'Success_Milestone__c', row.Id, { Completed_On__c: '2025-12-05' });
            if (row.Milestone_Key__c === 'newLeadsFlowing')
                await update(org.admin, 'Success_Milestone__c', row.Id, { Due_Week__c: 12 });
        }
        await run('2026-02-02');
        const row = await only(org, 'SELECT Actual_Stage__c, Milestones_On_Time__c FROM Success_Customer__c');
        assert.equal(row['Actual_Stage__c'], 'Technical Set-up');
        const moved = await only(
            org,
            "SELECT Due_On__c, Stuck_On__c FROM Success_Milestone__c WHERE Milestone_Key__c = 'newLeadsFlowing'"
        );
        assert.deepEqual([moved['Due_On__c'], moved['Stuck_On__c']], ['2026-02-22', '2026-03-30']);
        assert.equal((await run('2026-02-02')).written, 0);
    });

    test('rows of the model that are missing are made again', async () => {
        const gone = await only<{ Id: string }>(
            org,
            "SELECT Id FROM Success_Milestone__c WHERE Milestone_Key__c = 'leadGoal'"
        );
        await org.admin.sobject('Success_Milestone__c').destroy(gone.Id);
        await run('2026-02-02');
        assert.equal((await journeyState(org))['milestones']?.length, 17);
    });
});

describe('a customer of long ago', () => {
    before(fresh);
    after(() => org.close());

    test('has no journey made up: only people know which term it is in', async () => {
        const old = await newCustomer(org, 'Old', { Customer_Since__c: '2019-05-01' });
        await opportunity(org, old, { StageName: 'Closed Won', CloseDate: '2019-04-20' });
        const undated = await newCustomer(org, 'Undated');
        await opportunity(org, undated, { StageName: 'Closed Won', CloseDate: '2026-09-01' });
        await opportunity(org, undated, { StageName: 'Closed Won', CloseDate: '2026-10-01' });
        assert.equal((await run()).journeysStarted, 1);
        const row = await only(org, 'SELECT Starts_On__c, Customer__r.Account__r.Name FROM Success_Journey__c');
        assert.equal(row['Starts_On__c'], '2026-09-01', 'the first that was won');
    });
});

describe('a customer whose last term was lost', () => {
    before(async () => {
        await fresh();
        await journey(org, acme, {
            Starts_On__c: '2025-11-01',
            Ends_On__c: '2026-10-31',
            Outcome__c: 'Lost',
            Outcome_On__c: '2026-09-20',
            Outcome_Reason__c: 'Price'
        });
    });
    after(() => org.close());

    async function churn(): Promise<{ readonly churnedOn: unknown; readonly snapshots: unknown[] }> {
        const customer = await only(org, 'SELECT Churned_On__c FROM Success_Customer__c');
        const snapshots = await query<{ Taken_On__c: string }>(
            org.admin,
            'SELECT Taken_On__c FROM Success_Snapshot__c ORDER BY Taken_On__c'
        );
        return { churnedOn: customer['Churned_On__c'], snapshots: snapshots.map((row) => row.Taken_On__c) };
    }

    test('is a customer until the term is over', async () => {
        await run('2026-10-31');
        assert.deepEqual(await churn(), { churnedOn: null, snapshots: ['2026-10-31'] });
    });

    test('has churned from the next day on, and no week is kept any more', async () => {
        await run('2026-11-03');
        const state = { churnedOn: '2026-11-01', snapshots: ['2026-10-31'] };
        assert.deepEqual(await churn(), state);
        assert.equal((await run('2026-11-10')).written, 0);
        assert.deepEqual(await churn(), state);
    });

    test('has no current term, also of a subscription that had no end', async () => {
        const key = `${acme.accountId}:second:1`;
        const open = { Journey_Key__c: key, Subscription__c: 'second', Ends_On__c: null };
        const id = await journey(org, acme, open);
        const current = `SELECT Journey_Key__c FROM Success_Journey__c WHERE Is_Current__c = true`;
        assert.equal((await only(org, current))['Journey_Key__c'], key);
        await update(org.admin, 'Success_Journey__c', id, {
            Outcome__c: 'Lost',
            Outcome_On__c: '2026-11-05',
            Outcome_Reason__c: 'Price'
        });
        assert.equal((await query(org.admin, current)).length, 0);
        await run('2026-11-10');
        assert.equal((await churn()).churnedOn, '2026-11-05');
    });

    test('is one again when it comes back', async () => {
        await journey(org, acme, {
            Journey_Key__c: `${acme.accountId}:main:2`,
            Term__c: 2,
            Starts_On__c: '2026-11-15',
            Ends_On__c: '2027-11-14'
        });
        await run();
        assert.deepEqual(await churn(), { churnedOn: null, snapshots: ['2026-10-31', AS_OF] });
    });
});

describe('a renewal', () => {
    beforeEach(async () => {
        await fresh();
        await journey(org, acme);
    });
    afterEach(() => org.close());

    test('gets its Opportunity 90 days before, once, for the CSM', async () => {
        assert.equal((await run('2026-09-01')).renewalsOpened, 0);
        assert.equal((await run('2026-09-02')).renewalsOpened, 1);
        const { attributes, ...row } = await renewal();
        assert.ok(attributes);
        assert.deepEqual(row, {
            Name: 'Acme: Renewal 2026',
            Type: 'Renewal',
            StageName: 'Prospecting',
            Amount: 184_000,
            CloseDate: '2026-12-01',
            AccountId: acme.accountId,
            OwnerId: org.running.personas['csm']?.userId,
            Success_Renewal_Key__c: `${acme.accountId}:main:1`,
            IsClosed: false
        });
        const linked = await only(org, 'SELECT Renewal_Opportunity__r.Name FROM Success_Journey__c');
        assert.deepEqual((linked['Renewal_Opportunity__r'] as { Name: string }).Name, 'Acme: Renewal 2026');
        const summary = await run('2026-09-02');
        assert.deepEqual([summary.renewalsOpened, summary.written], [0, 0]);
    });

    test('takes the Opportunity that a person has opened, by its key', async () => {
        await opportunity(org, acme, {
            Name: 'By hand',
            CloseDate: '2026-12-01',
            Success_Renewal_Key__c: `${acme.accountId}:main:1`
        });
        assert.equal((await run()).renewalsOpened, 0);
        const linked = await only(org, 'SELECT Renewal_Opportunity__r.Name FROM Success_Journey__c');
        assert.deepEqual((linked['Renewal_Opportunity__r'] as { Name: string }).Name, 'By hand');
    });

    test('that somebody opens while the job runs stays the only one, and is no failure', async () => {
        // The last moment before the job's own is sent.
        const byHand = once('Writing Opportunity', () => {
            insertAs(org, org.running.personas['csm']?.userId ?? '', 'Opportunity', {
                AccountId: acme.accountId,
                Name: 'By hand',
                StageName: 'Prospecting',
                CloseDate: '2026-12-01',
                Success_Renewal_Key__c: `${acme.accountId}:main:1`
            });
        });
        const summary = await runScore(org.jobs, { asOf: AS_OF, progress: byHand });
        assert.equal(summary.failed, 0);
        assert.equal((await only(org, 'SELECT Name FROM Opportunity'))['Name'], 'By hand');
        const linked = await only(org, 'SELECT Renewal_Opportunity__r.Name FROM Success_Journey__c');
        assert.equal((linked['Renewal_Opportunity__r'] as { Name: string }).Name, 'By hand');
    });

    test('closed won renews: outcome, milestone, and a journey for the next term', async () => {
        await run('2026-09-02');
        const { Id } = await only<{ Id: string }>(org, 'SELECT Id FROM Opportunity');
        await update(org.admin, 'Opportunity', Id, { StageName: 'Closed Won', CloseDate: '2026-11-10' });
        const summary = await run();
        assert.deepEqual([summary.journeysStarted, summary.failed], [1, 0]);
        const [first, second] = await query<Record<string, unknown>>(
            org.admin,
            'SELECT Id, Outcome__c, Outcome_On__c, Outcome_Reason__c, Term__c, Starts_On__c, Ends_On__c FROM Success_Journey__c ORDER BY Term__c'
        );
        assert.deepEqual(
            [first?.['Outcome__c'], first?.['Outcome_On__c'], first?.['Outcome_Reason__c']],
            ['Renewed', '2026-11-10', 'Opportunity closed as Closed Won']
        );
        assert.deepEqual(
            [second?.['Term__c'], second?.['Starts_On__c'], second?.['Ends_On__c'], second?.['Outcome__c']],
            [2, '2026-12-01', '2027-11-30', null]
        );
        const signed = await only(
            org,
            `SELECT Completed_On__c FROM Success_Milestone__c WHERE Milestone_Key__c = 'renewalSigned' AND Journey__c = '${String(first?.['Id'])}'`
        );
        assert.equal(signed['Completed_On__c'], '2026-11-10');
        assert.equal((await run()).written, 0);
        await run('2026-12-02');
        const customer = await only(org, 'SELECT Current_Term__c, Renews_On__c FROM Success_Customer__c');
        assert.deepEqual([customer['Current_Term__c'], customer['Renews_On__c']], [2, '2027-12-01']);
        assert.equal((await query(org.admin, 'SELECT Id FROM Opportunity')).length, 1);
    });

    test('signed early, its close date still to come, is renewed on the day of the run', async () => {
        await run('2026-09-02');
        const { Id } = await only<{ Id: string }>(org, 'SELECT Id FROM Opportunity');
        const today = new Date().toISOString().slice(0, 10);
        await update(org.admin, 'Opportunity', Id, { StageName: 'Closed Won', CloseDate: addDays(today, 300) });
        await run('2026-10-01');
        const before = await only(org, 'SELECT Outcome__c FROM Success_Journey__c');
        assert.equal(before['Outcome__c'], null, 'on a day in the past nobody knows that');
        await runScore(org.jobs);
        const [now] = await query<Record<string, unknown>>(
            org.admin,
            'SELECT Outcome__c, Outcome_On__c FROM Success_Journey__c ORDER BY Term__c'
        );
        assert.equal(now?.['Outcome__c'], 'Renewed');
    });

    test('closed lost ends the journey with a reason; reopened it is open again', async () => {
        await run('2026-09-02');
        const { Id } = await only<{ Id: string }>(org, 'SELECT Id FROM Opportunity');
        await update(org.admin, 'Opportunity', Id, { StageName: 'Closed Lost', CloseDate: '2026-11-10' });
        await run();
        const lost = await only(org, 'SELECT Outcome__c, Outcome_Reason__c FROM Success_Journey__c');
        assert.deepEqual(
            [lost['Outcome__c'], lost['Outcome_Reason__c']],
            ['Lost', 'Opportunity closed as Closed Lost']
        );
        const customer = await only(org, 'SELECT Renews_On__c FROM Success_Customer__c');
        assert.equal(customer['Renews_On__c'], null);
        await update(org.admin, 'Opportunity', Id, { StageName: 'Prospecting', CloseDate: '2026-12-01' });
        await run();
        const open = await only(org, 'SELECT Outcome__c, Outcome_On__c FROM Success_Journey__c');
        assert.deepEqual([open['Outcome__c'], open['Outcome_On__c']], [null, null]);
    });

    test('that a person has decided stays as they said', async () => {
        await run('2026-09-02');
        const { Id } = await only<{ Id: string }>(org, 'SELECT Id FROM Success_Journey__c');
        await update(org.admin, 'Success_Journey__c', Id, {
            Outcome__c: 'Lost',
            Outcome_On__c: '2026-10-01',
            Outcome_Reason__c: 'Bought by a competitor'
        });
        const deal = await only<{ Id: string }>(org, 'SELECT Id FROM Opportunity');
        await update(org.admin, 'Opportunity', deal.Id, { StageName: 'Closed Won', CloseDate: '2026-11-10' });
        await run();
        const row = await only(org, 'SELECT Outcome__c, Outcome_Reason__c FROM Success_Journey__c');
        assert.deepEqual([row['Outcome__c'], row['Outcome_Reason__c']], ['Lost', 'Bought by a competitor']);
    });

    test('tells both calls, and that they disagree', async () => {
        const { Id } = await only<{ Id: string }>(org, 'SELECT Id FROM Success_Journey__c');
        const csm = localConnection(org.running, 'csm');
        for (const call of ['Lost', 'Commit']) {
            await create(csm, 'Success_Risk_Call__c', {
                Journey__c: Id,
                Risk_Call__c: call,
                Called_On__c: AS_OF,
                Call_Reason__c: 'They told me so'
            });
        }
        await run();
        const row = await only(org, 'SELECT CSM_Call__c, Health_Call__c, Calls_Disagree__c FROM Success_Customer__c');
        assert.deepEqual(
            [row['CSM_Call__c'], row['Health_Call__c'], row['Calls_Disagree__c']],
            ['Commit', null, false]
        );
    });
});

describe('metrics of journeys and stakeholders', () => {
    const person = { kind: 'recorded', by: 'person' } as const;
    const model = {
        ...defaultModel,
        name: 'Linked',
        health: {
            ...defaultModel.health,
            metrics: defaultModel.health.metrics.map((metric) =>
                metric.key === 'milestonesOnTime'
                    ? { ...metric, source: { kind: 'journey', value: 'milestonesOnTime', otherwise: person } as const }
                    : metric.key === 'leadGoal'
                      ? {
                            ...metric,
                            source: {
                                kind: 'journey',
                                value: 'goal',
                                milestone: 'leadGoal',
                                otherwise: person
                            } as const
                        }
                      : metric
            ),
            signals: defaultModel.health.signals.map((signal) => ({
                ...signal,
                source: { kind: 'stakeholder', role: 'Sponsor', value: 'leftOn', otherwise: person } as const
            }))
        }
    };

    before(async () => {
        await fresh();
        await pushModel(org.admin, model, null, new Date());
    });
    after(() => org.close());

    function metricRow(key: string): Promise<Record<string, unknown>> {
        return only(
            org,
            `SELECT Value__c, Date_Value__c, Measured_On__c, Source__c, Status__c FROM Success_Metric__c WHERE Unique_Key__c = '${acme.accountId}:${key}'`
        );
    }

    test('are what people recorded while there is no journey', async () => {
        await create(org.admin, 'Success_Metric__c', {
            Customer__c: acme.customerId,
            Unique_Key__c: `${acme.accountId}:milestonesOnTime`,
            Metric_Key__c: 'milestonesOnTime',
            Source__c: 'Manual',
            Value__c: 64
        });
        await run();
        const row = await metricRow('milestonesOnTime');
        assert.deepEqual([row['Value__c'], row['Source__c'], row['Status__c']], [64, 'Manual', 'Counted']);
    });

    test('are read from the journey and the stakeholders once they are there', async () => {
        await journey(org, acme);
        await run();
        const goal = await only<{ Id: string }>(
            org,
            "SELECT Id FROM Success_Milestone__c WHERE Milestone_Key__c = 'leadGoal'"
        );
        await update(org.admin, 'Success_Milestone__c', goal.Id, {
            Goal_Readings__c: '[{"on":"2026-11-01","percent":59}]',
            Attained__c: 59,
            Attained_On__c: '2026-11-01'
        });
        for (const [name, left] of [['Gone', '2026-10-01'] as const, ['Gone too', '2026-11-02'] as const]) {
            const contact = await create(org.admin, 'Contact', { AccountId: acme.accountId, LastName: name });
            await create(org.admin, 'Success_Stakeholder__c', {
                Customer__c: acme.customerId,
                Contact__c: contact,
                Stakeholder_Role__c: 'Sponsor',
                Left_On__c: left
            });
        }
        await run();
        const onTime = await metricRow('milestonesOnTime');
        assert.deepEqual([onTime['Value__c'], onTime['Source__c']], [0, 'Salesforce']);
        const lead = await metricRow('leadGoal');
        assert.deepEqual([lead['Value__c'], lead['Measured_On__c'], lead['Status__c']], [59, '2026-11-01', 'Counted']);
        assert.equal((await metricRow('sponsorLeft'))['Date_Value__c'], '2026-11-02');
        assert.equal((await run()).written, 0);
    });

    test('a sponsor who is named ends what the last one left', async () => {
        const contact = await create(org.admin, 'Contact', { AccountId: acme.accountId, LastName: 'New' });
        await create(org.admin, 'Success_Stakeholder__c', {
            Customer__c: acme.customerId,
            Contact__c: contact,
            Stakeholder_Role__c: 'Sponsor'
        });
        await run();
        assert.equal((await metricRow('sponsorLeft'))['Date_Value__c'], null);
    });
});

describe('a run of journeys and renewals that is cut off', () => {
    const PHASES = [
        'Writing Success_Journey__c',
        'Writing Success_Milestone__c',
        'Writing Success_Stage__c',
        'Writing Opportunity',
        'Writing Success_Customer__c'
    ];

    /** One to start, one to renew, one that was won: all that a night can meet. */
    async function fill(): Promise<void> {
        await fresh();
        await journey(org, acme);
        const young = await newCustomer(org, 'Young', { Customer_Since__c: '2026-03-01' });
        await opportunity(org, young, { StageName: 'Closed Won', CloseDate: '2026-02-20' });
        const won = await newCustomer(org, 'Won', { ACV__c: 5000 });
        await journey(org, won);
        await opportunity(org, won, {
            Name: 'Won: Renewal 2026',
            StageName: 'Closed Won',
            CloseDate: '2026-11-10',
            Success_Renewal_Key__c: `${won.accountId}:main:1`
        });
    }

    test('ends in the same state as one that nobody disturbs', async () => {
        await fill();
        await run();
        const expected = withoutIds(await journeyState(org));
        await org.close();
        await fill();
        try {
            const folder = await announced(org);
            for (const phase of PHASES) await spawnJob(folder, 'score.ts', ['--as-of', AS_OF], phase);
            const last = await runJob(org, 'score.ts', ['--as-of', AS_OF, '--json']);
            assert.equal(last.code, 0, last.stderr);
            assert.deepEqual(withoutIds(await journeyState(org)), expected);
            assert.equal((await run()).written, 0);
        } finally {
            await org.close();
        }
    });
});

/** Ids are given out in the order of creation, which a kill may change. */
function withoutIds(state: unknown): unknown {
    return JSON.parse(JSON.stringify(withoutStamps(state)).replaceAll(/\b(a0\w|005|006|003)\w{15}\b/g, 'id'));
}
