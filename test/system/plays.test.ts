import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { parseLedger, startPlay, type Play, type PlayLedger } from '../../force-app/main/domain/lwc/success/success.ts';
import { pushModel } from '../../scripts/jobs/model-store.ts';
import { silent } from '../../scripts/jobs/progress.ts';
import { runScore, type ScoreOptions, type ScoreSummary } from '../../scripts/jobs/run-score.ts';
import { Faults } from '../../scripts/local-org/server/faults.ts';
import { localConnection } from '../../scripts/org/connection.ts';
import { query } from '../../scripts/org/query.ts';
import { announced, create, record, runJob, spawnJob, startJobsOrg, update, type JobsOrg } from './jobs-fixture.ts';
import { insertAs, newCustomer, once, only, type JourneyCustomer } from './journeys-fixture.ts';
import {
    completeTask,
    OVERLOAD,
    playStamps,
    PLAYS_MODEL,
    playsState,
    playTasks,
    tickets,
    type TaskRow
} from './plays-fixture.ts';

/** A Saturday. */
const AS_OF = '2026-11-21';

let org: JobsOrg;
let acme: JourneyCustomer;
let ann: string;
let luis: string;

async function fresh(faults?: Faults): Promise<void> {
    org = await startJobsOrg(faults === undefined ? {} : { faults });
    [ann = '', luis = ''] = ['csm', 'cse'].map((persona) => org.running.personas[persona]?.userId ?? '');
    acme = await newCustomer(org, 'Acme', { CSM__c: ann, CSE__c: luis });
    await pushModel(org.admin, PLAYS_MODEL, null, new Date());
    await tickets(org, acme, '2026-11-20');
}

/** Without the figures, which have tests of their own and take most of a first run's time. */
function run(options: ScoreOptions = {}): Promise<ScoreSummary> {
    return runScore(org.jobs, { asOf: AS_OF, kpis: false, ...options });
}

function tasks(): Promise<TaskRow[]> {
    return playTasks(org);
}

async function taskOf(step: string): Promise<TaskRow> {
    const own = (await tasks()).filter((task) => task.Success_Step_Key__c === step);
    assert.equal(own.length, 1, step);
    return own[0]!;
}

function play(): Promise<Record<string, unknown>> {
    return only(org, 'SELECT FIELDS(ALL) FROM Success_Play__c LIMIT 5');
}

async function ledger(): Promise<PlayLedger> {
    const parsed = parseLedger(String((await play())['Step_Ledger__c']));
    assert.ok(parsed);
    return parsed;
}

async function complete(step: string, day: string): Promise<void> {
    await completeTask(org, (await taskOf(step)).Id, day);
}

describe('a play that is due', () => {
    before(() => fresh());
    after(() => org.close());

    test('starts with all its tasks, on business days, each for whoever has the role', async () => {
        const summary = await run();
        assert.deepEqual(
            [summary.playsStarted, summary.tasksCreated, summary.playsEnded, summary.failed],
            [1, 3, 0, 0]
        );
        assert.deepEqual(
            (await tasks()).map((task) => [
                task.Success_Step_Key__c,
                task.ActivityDate,
                task.OwnerId,
                task.Status,
                task.Type,
                task.WhatId
            ]),
            [
                ['acknowledge', '2026-11-23', ann, 'Not Started', 'Call', acme.accountId],
                ['guide', '2026-11-24', luis, 'Not Started', 'Email', acme.accountId],
                ['confirm', '2026-11-30', ann, 'Not Started', null, acme.accountId]
            ]
        );
    });

    test('says why, and holds its slot', async () => {
        const row = await play();
        assert.deepEqual(
            [row['Why__c'], row['Play_Status__c'], row['Start_Source__c'], row['Started_On__c'], row['Next_Due_On__c']],
            ['4 tickets in 30 days; the rule is more than 3', 'Running', 'Job', AS_OF, '2026-11-23']
        );
        assert.equal(row['Start_Key__c'], `${acme.accountId}:overload:${AS_OF}`);
        assert.equal(row['Running_Slot__c'], `${acme.accountId}:overload`);
        assert.deepEqual([row['Steps_Total__c'], row['Steps_Done__c']], [3, 0]);
    });

    test('remembers its tasks and is counted on the customer', async () => {
        const ids = (await tasks()).map(({ Id }) => Id);
        assert.deepEqual((await ledger()).steps.map(({ taskId }) => taskId).toSorted(), ids.toSorted());
        const row = await only(org, 'SELECT Open_Plays__c, Overdue_Plays__c FROM Success_Customer__c');
        assert.deepEqual([row['Open_Plays__c'], row['Overdue_Plays__c']], [1, 0]);
    });

    test('does not start again while it runs: a second run writes nothing', async () => {
        const before = await playsState(org);
        const summary = await run();
        assert.deepEqual([summary.toWrite, summary.written, summary.playsStarted], [0, 0, 0]);
        assert.deepEqual(await playsState(org), before);
    });

    test('is overdue once a day has passed', async () => {
        await run({ asOf: '2026-11-24' });
        const row = await only(org, 'SELECT Open_Plays__c, Overdue_Plays__c FROM Success_Customer__c');
        assert.deepEqual([row['Open_Plays__c'], row['Overdue_Plays__c']], [1, 1]);
    });

    test('moves what waits with what is done late', async () => {
        await complete('acknowledge', '2026-11-25');
        await complete('guide', '2026-12-01');
        await run({ asOf: '2026-12-01' });
        const { ActivityDate } = await taskOf('confirm');
        assert.ok(ActivityDate > '2026-12-01', ActivityDate);
        assert.equal((await play())['Next_Due_On__c'], ActivityDate);
        assert.equal((await play())['Steps_Done__c'], 2);
    });

    test('ends with its last step, on that day, and rests', async () => {
        await complete('confirm', '2026-12-05');
        const summary = await run({ asOf: '2026-12-06' });
        assert.equal(summary.playsEnded, 1);
        const row = await play();
        assert.deepEqual(
            [
                row['Play_Status__c'],
                row['Ended_On__c'],
                row['Rests_Until__c'],
                row['Running_Slot__c'],
                row['Next_Due_On__c']
            ],
            ['Completed', '2026-12-05', '2027-01-04', null, null]
        );
        assert.equal((await only(org, 'SELECT Open_Plays__c FROM Success_Customer__c'))['Open_Plays__c'], 0);
    });

    test('does not start within its cool-down, and does after it', async () => {
        await tickets(org, acme, '2026-12-20');
        assert.equal((await run({ asOf: '2027-01-04' })).playsStarted, 0);
        assert.equal((await run({ asOf: '2027-01-05' })).playsStarted, 1);
        assert.equal((await tasks()).filter(({ IsClosed }) => !IsClosed).length, 3);
    });
});

describe('the tasks of a play', () => {
    beforeEach(async () => {
        await fresh();
        await run();
    });
    afterEach(() => org.close());

    test('follow the role when it changes hands', async () => {
        const tom = org.running.personas['csm3']?.userId;
        await update(org.admin, 'Success_Customer__c', acme.customerId, { CSM__c: tom });
        await run();
        assert.deepEqual(
            (await tasks()).map(({ OwnerId }) => OwnerId),
            [tom, luis, tom]
        );
        assert.equal((await run()).written, 0);
    });

    test('pass to whoever stands in when their person leaves the company', async () => {
        await update(org.admin, 'User', luis, { IsActive: false });
        await run();
        assert.deepEqual(new Set((await tasks()).map(({ OwnerId }) => OwnerId)), new Set([ann]));
    });

    test('that somebody was given by name stay with them', async () => {
        const tom = org.running.personas['csm3']?.userId ?? '';
        await update(org.admin, 'Task', (await taskOf('acknowledge')).Id, { OwnerId: tom });
        const mei = org.running.personas['csm2']?.userId;
        await update(org.admin, 'Success_Customer__c', acme.customerId, { CSM__c: mei });
        await run();
        assert.equal((await taskOf('acknowledge')).OwnerId, tom);
        assert.equal((await taskOf('confirm')).OwnerId, mei);
    });

    test('that were moved to an opportunity are still theirs', async () => {
        const deal = await create(org.admin, 'Opportunity', {
            Name: 'Elsewhere',
            StageName: 'Prospecting',
            CloseDate: '2026-12-31'
        });
        await update(org.admin, 'Task', (await taskOf('acknowledge')).Id, { WhatId: deal });
        const summary = await run();
        assert.deepEqual([summary.tasksCreated, (await tasks()).length], [0, 3]);
    });

    test('are closed when a person who may not close them cancels the play', async () => {
        const csm = localConnection(org.running, 'csm');
        await update(csm, 'Success_Play__c', String((await play())['Id']), {
            Play_Status__c: 'Cancelled',
            Running_Slot__c: null,
            Ended_On__c: AS_OF,
            End_Reason__c: 'Solved by itself'
        });
        await run();
        assert.ok((await tasks()).every(({ IsClosed }) => IsClosed));
        assert.equal((await play())['End_Reason__c'], 'Solved by itself');
        assert.equal((await run()).written, 0);
    });

    test('that the job may not change stay as they are, and that is told', async () => {
        // Of somebody who is below nobody: only they themselves may change their tasks.
        const boss = org.running.personas['admin']?.userId;
        await update(org.admin, 'Success_Customer__c', acme.customerId, { CSM__c: boss });
        await run();
        await update(org.admin, 'Success_Customer__c', acme.customerId, { CSM__c: ann });
        const summary = await run({ failedRowsFolder: org.folder });
        assert.equal(summary.failed, 2);
        assert.equal((await taskOf('acknowledge')).OwnerId, boss);
        const kept = (await ledger()).steps.find(({ key }) => key === 'acknowledge');
        assert.deepEqual([kept?.ownerId, kept?.isOwnerFixed], [boss, false], 'nobody has chosen it');
        const again = await run({ failedRowsFolder: org.folder });
        assert.deepEqual([again.written, again.failed], [0, 2]);
    });

    test('of a play whose ledger was spoilt are left alone, and that is told', async () => {
        await update(org.admin, 'Success_Play__c', String((await play())['Id']), { Step_Ledger__c: '{' });
        const summary = await run({ failedRowsFolder: org.folder });
        assert.equal(summary.failed, 1);
        assert.equal((await tasks()).length, 3);
    });
});

describe('the last touch', () => {
    beforeEach(async () => {
        await fresh();
        await run();
    });
    afterEach(() => org.close());

    /** Days that the metric was given; none: nobody has touched the customer. */
    async function touches(): Promise<unknown[]> {
        const rows = await query<{ readonly Date_Value__c: string | null }>(
            org.admin,
            "SELECT Date_Value__c FROM Success_Metric__c WHERE Metric_Key__c = 'lastTouch'"
        );
        return rows.map(({ Date_Value__c }) => Date_Value__c);
    }

    async function notDone(): Promise<unknown> {
        return Object.fromEntries(
            (await tasks()).map((task) => [task.Success_Step_Key__c, task.IsClosed && task.Success_Not_Done__c])
        );
    }

    test('is a step that was done, not one of a play that was cancelled, on its day or after', async () => {
        await complete('acknowledge', '2026-11-23');
        await run({ asOf: '2026-11-23' });
        await update(org.admin, 'Success_Play__c', String((await play())['Id']), {
            Play_Status__c: 'Cancelled',
            Running_Slot__c: null,
            Ended_On__c: '2026-11-23',
            End_Reason__c: 'Solved by itself'
        });
        await run({ asOf: '2026-11-23' });
        assert.deepEqual(await notDone(), { acknowledge: false, guide: true, confirm: true });
        await run({ asOf: '2026-12-02' });
        assert.deepEqual(await touches(), ['2026-11-23']);
    });

    test('is no step that was skipped, though the job closes its task', async () => {
        const { steps } = await ledger();
        const skipped = steps.map((step) =>
            step.key === 'guide' ? { ...step, state: 'skipped', endedOn: AS_OF, reason: 'They have it' } : step
        );
        await update(org.admin, 'Success_Play__c', String((await play())['Id']), {
            Step_Ledger__c: JSON.stringify({ version: 1, steps: skipped })
        });
        await run();
        assert.deepEqual(await notDone(), { acknowledge: false, guide: true, confirm: false });
        await run({ asOf: '2026-11-25' });
        assert.deepEqual(await touches(), []);
        await complete('acknowledge', '2026-11-25');
        await run({ asOf: '2026-11-25' });
        assert.deepEqual(await touches(), ['2026-11-23']);
    });
});

describe('night after night', () => {
    before(async () => {
        await fresh();
        await run();
        await run({ asOf: '2026-11-24' });
    });
    after(() => org.close());

    test('an overdue step moves nothing that waits for it: nights in which nobody did anything write no play and no task', async () => {
        const before = await playStamps(org);
        for (const asOf of ['2026-11-25', '2026-11-27', '2026-12-04', '2026-12-14'])
            assert.equal((await run({ asOf })).failed, 0);
        assert.deepEqual(await playStamps(org), before);
    });
});

describe('a play that has ended', () => {
    /** Ended on December 5. */
    beforeEach(async () => {
        await fresh();
        await run();
        await complete('acknowledge', '2026-11-25');
        await complete('guide', '2026-12-01');
        await complete('confirm', '2026-12-05');
        assert.equal((await run({ asOf: '2026-12-06' })).playsEnded, 1);
    });
    afterEach(() => org.close());

    async function reopen(step: string): Promise<void> {
        await update(org.admin, 'Task', (await taskOf(step)).Id, { Status: 'Not Started' });
    }

    test('runs again when a task of it is reopened, and ends again with that', async () => {
        await reopen('confirm');
        assert.equal((await run({ asOf: '2026-12-07', dryRun: true })).playsReopened, 1);
        const summary = await run({ asOf: '2026-12-07' });
        assert.deepEqual([summary.playsReopened, summary.playsStarted, summary.failed], [1, 0, 0]);
        const row = await play();
        assert.deepEqual(
            [
                row['Play_Status__c'],
                row['Running_Slot__c'],
                row['Ended_On__c'],
                row['Rests_Until__c'],
                row['Steps_Done__c']
            ],
            ['Running', `${acme.accountId}:overload`, null, null, 2]
        );
        assert.deepEqual(
            (await ledger()).steps.map(({ state }) => state),
            ['done', 'done', 'open']
        );
        assert.equal((await only(org, 'SELECT Open_Plays__c FROM Success_Customer__c'))['Open_Plays__c'], 1);
        assert.equal((await run({ asOf: '2026-12-07' })).written, 0);
        await complete('confirm', '2026-12-08');
        assert.equal((await run({ asOf: '2026-12-09' })).playsEnded, 1);
        assert.equal((await play())['Ended_On__c'], '2026-12-08');
    });

    test('stays ended long after', async () => {
        await reopen('confirm');
        const before = await playStamps(org);
        await run({ asOf: '2027-01-05' });
        assert.deepEqual(((await playStamps(org)) as unknown[][])[0]?.slice(0, 1), (before as unknown[][])[0]);
    });

    test('stays ended while it runs anew, and says so', async () => {
        await update(org.admin, 'Success_Play__c', String((await play())['Id']), { Rests_Until__c: '2026-12-06' });
        await tickets(org, acme, '2026-12-05');
        assert.equal((await run({ asOf: '2026-12-07' })).playsStarted, 1);
        const old = (await tasks()).find(({ IsClosed }) => IsClosed);
        await update(org.admin, 'Task', old?.Id ?? '', { Status: 'Not Started' });
        const summary = await run({ asOf: '2026-12-08' });
        assert.deepEqual([summary.playsReopened, summary.failed], [0, 0]);
        const { End_Reason__c } = await only<{ End_Reason__c: string }>(
            org,
            "SELECT End_Reason__c FROM Success_Play__c WHERE Play_Status__c = 'Completed'"
        );
        assert.match(End_Reason__c, /runs anew since 2026-12-07: it stays ended/);
        assert.equal((await run({ asOf: '2026-12-08' })).written, 0);
    });
});

describe('one answer to a survey', () => {
    before(async () => {
        await fresh();
        const detractor: Play = {
            ...OVERLOAD,
            key: 'heard',
            trigger: { fact: 'metrics.usageChange', op: '<=', value: -20, oncePerMeasurement: true },
            why: 'Usage changed by {metrics.usageChange}%',
            coolDownDays: 5,
            steps: OVERLOAD.steps.slice(0, 1)
        };
        const plays = { ...PLAYS_MODEL.plays!, plays: [detractor] };
        await pushModel(org.admin, { ...PLAYS_MODEL, name: 'Once', plays }, null, new Date());
        await record(org.jobs, acme, '2026-11-20', { usageChange: -30 });
    });
    after(() => org.close());

    test('starts a play once, though it stays fresh for longer than the play rests', async () => {
        assert.equal((await run()).playsStarted, 1);
        await complete('acknowledge', '2026-11-23');
        assert.equal((await run({ asOf: '2026-11-24' })).playsEnded, 1);
        const counted = "SELECT Status__c FROM Success_Metric__c WHERE Metric_Key__c = 'usageChange'";
        for (const asOf of ['2026-11-29', '2026-12-01']) {
            assert.equal((await run({ asOf })).playsStarted, 0, asOf);
            assert.equal((await only(org, counted))['Status__c'], 'Counted');
        }
    });

    test('and the next answer starts it again', async () => {
        await record(org.jobs, acme, '2026-12-01', { usageChange: -25 });
        assert.equal((await run({ asOf: '2026-12-02' })).playsStarted, 1);
    });
});

describe('a run of plays that is disturbed', () => {
    afterEach(() => org.close());

    test('and killed anywhere makes each play and task once', async () => {
        await fresh();
        await run();
        const expected = await playsState(org);
        await org.close();
        await fresh();
        const folder = await announced(org);
        for (const phase of ['Writing Success_Play__c', 'Planning plays', 'Writing Task'])
            assert.equal((await spawnJob(folder, 'score.ts', ['--as-of', AS_OF], phase)).code, null, phase);
        const last = await runJob(org, 'score.ts', ['--as-of', AS_OF, '--json']);
        assert.equal(last.code, 0, last.stderr);
        assert.deepEqual(await playsState(org), expected);
        assert.equal((await run()).written, 0);
    });

    test('and killed after its tasks were made finds them by play and step', async () => {
        await fresh();
        const stop = new AbortController();
        const planning = { times: 0 };
        const stopped = run({
            signal: stop.signal,
            progress: {
                ...silent,
                // The second planning comes after the tasks and before what the plays remember.
                phase: (name) => {
                    if (name === 'Planning plays' && (planning.times += 1) === 2) stop.abort(new Error('killed'));
                }
            }
        });
        await assert.rejects(stopped, /killed/);
        assert.equal((await tasks()).length, 3);
        assert.ok((await ledger()).steps.every(({ taskId }) => taskId === null));
        await run();
        assert.equal((await tasks()).length, 3);
        assert.ok((await ledger()).steps.every(({ taskId }) => taskId !== null));
    });

    test('by another at the same moment leaves one play', async () => {
        await fresh();
        const results = await Promise.allSettled([run(), run()]);
        assert.deepEqual(results.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
        assert.equal((await tasks()).length, 3);
        await play();
    });

    test('by a person who starts the same play leaves that one, and is no failure', async () => {
        await fresh();
        const { ledger: steps } = startPlay(OVERLOAD, AS_OF, PLAYS_MODEL.plays!.calendar);
        const slot = `${acme.accountId}:overload`;
        const byHand = once('Writing Success_Play__c', () => {
            const row = {
                Customer__c: acme.customerId,
                Play_Key__c: 'overload',
                Play_Name__c: 'By hand',
                Start_Key__c: `${slot}:${AS_OF}`,
                Running_Slot__c: slot,
                Play_Status__c: 'Running',
                Started_On__c: AS_OF,
                Step_Ledger__c: JSON.stringify(steps)
            };
            insertAs(org, ann, 'Success_Play__c', row);
        });
        const summary = await run({ progress: byHand });
        assert.equal(summary.failed, 0);
        assert.equal((await play())['Play_Name__c'], 'By hand');
        assert.equal((await tasks()).length, 3);
    });

    test('by a person who changes a play while it is planned leaves what that person wrote', async () => {
        await fresh();
        await run();
        await complete('acknowledge', '2026-11-23');
        const id = String((await play())['Id']);
        // Salesforce tells times to the second: a change in the second of the last one is not noticed.
        await setTimeout(1_000);
        let isPlanning = false;
        const asOf = '2026-11-24';
        const written = JSON.stringify({
            version: 1,
            steps: (await ledger()).steps.map((step) => ({ ...step, isFixed: true }))
        });
        const changes: Promise<void>[] = [];
        await run({
            asOf,
            progress: {
                ...silent,
                phase: (name) => (isPlanning = name === 'Planning plays'),
                update: () => {
                    if (isPlanning && changes.length === 0)
                        changes.push(update(org.admin, 'Success_Play__c', id, { Step_Ledger__c: written }));
                }
            }
        });
        assert.equal(changes.length, 1);
        await Promise.all(changes);
        assert.equal((await play())['Step_Ledger__c'], written);
        await run({ asOf });
        assert.deepEqual(
            (await ledger()).steps.map(({ state, isFixed }) => [state, isFixed]),
            [
                ['done', true],
                ['open', true],
                ['waiting', true]
            ]
        );
    });

    test('by refused rows tells them, and makes what is missing the next night', async () => {
        const faults = new Faults();
        await fresh(faults);
        faults.onRow({
            object: 'Task',
            oneIn: 2,
            times: 1,
            error: { statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'No', fields: [] }
        });
        const summary = await run({ failedRowsFolder: org.folder });
        assert.equal(summary.failed, 1);
        assert.equal((await tasks()).length, 2);
        const again = await run();
        assert.deepEqual([again.failed, again.tasksCreated, (await tasks()).length], [0, 1, 3]);
    });

    test('as a dry run writes nothing and tells what would start', async () => {
        await fresh();
        const before = await playsState(org);
        const summary = await run({ dryRun: true });
        assert.deepEqual([summary.playsStarted, summary.written], [1, 0]);
        assert.deepEqual(await playsState(org), before);
    });
});

describe('what plays would have done', () => {
    before(async () => {
        await fresh();
        const beta = await newCustomer(org, 'Beta', { CSM__c: ann });
        await tickets(org, beta, '2026-10-12', 5);
        await newCustomer(org, 'Calm', { CSM__c: org.running.personas['csm2']?.userId });
        // Before there were plays, scores were kept all the same.
        const { plays, ...without } = PLAYS_MODEL;
        assert.ok(plays);
        await pushModel(org.admin, { ...without, name: 'Without plays' }, null, new Date());
        for (const day of ['2026-10-05', '2026-10-13', '2026-10-20', '2026-11-21']) await run({ asOf: day });
        await pushModel(org.admin, PLAYS_MODEL, null, new Date());
    });
    after(() => org.close());

    test('is told by week and by CSM, and nothing is written', async () => {
        const before = await playsState(org);
        const args = ['--dry-run', '--from', '2026-10-05', '--to', '2026-11-22'];
        const { code, stdout, stderr } = await runJob(org, 'plays.ts', [...args, '--json']);
        assert.equal(code, 0, stderr);
        const result = JSON.parse(stdout) as Record<string, unknown>;
        assert.deepEqual(
            {
                customers: result['customers'],
                snapshots: result['snapshots'],
                csms: result['csms'],
                plays: result['plays']
            },
            {
                customers: 3,
                snapshots: 12,
                csms: [
                    { name: 'Ann Brown', customers: 2 },
                    { name: 'Mei Tan', customers: 1 }
                ],
                plays: [
                    {
                        key: 'overload',
                        label: 'Support overload',
                        fired: 2,
                        byWeek: [0, 1, 0, 0, 0, 0, 1],
                        byCsm: [2, 0],
                        perWeek: 0.3,
                        perWeekAndCsm: 0.1
                    }
                ]
            }
        );
        assert.deepEqual(await playsState(org), before);
        const words = await runJob(org, 'plays.ts', args);
        assert.match(words.stdout, /Support overload\s+2\s+0\.3\s+0\.1\s+2026-10-12 \(1\)/);
        assert.match(words.stdout, /Ann Brown\s+2\s+2/);
    });

    test('needs a period and says that it only looks', async () => {
        for (const [args, message] of [
            [['--from', '2026-10-05', '--to', '2026-11-22'], /--dry-run is missing/],
            [['--dry-run', '--from', '2026-10-05'], /--to is missing/],
            [['--dry-run', '--from', '2026-11-05', '--to', '2026-10-05'], /is after/],
            [['--dry-run', '--from', '2026-02-30', '--to', '2026-10-05'], /is not a day/]
        ] as const) {
            const { code, stderr } = await runJob(org, 'plays.ts', args);
            assert.equal(code, 2);
            assert.match(stderr, message);
        }
    });
});
