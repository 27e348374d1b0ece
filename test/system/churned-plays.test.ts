import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import {
    parseLedger,
    startPlay,
    type Play,
    type SuccessModel
} from '../../force-app/main/domain/lwc/success/success.ts';
import { pushModel } from '../../scripts/jobs/model-store.ts';
import { silent } from '../../scripts/jobs/progress.ts';
import { runScore, type ScoreOptions, type ScoreSummary } from '../../scripts/jobs/run-score.ts';
import { announced, create, runJob, spawnJob, startJobsOrg, update, type JobsOrg } from './jobs-fixture.ts';
import { journey, newCustomer, only, type JourneyCustomer } from './journeys-fixture.ts';
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

const STARTED = '2026-10-21';
/** Of the term. */
const LAST_DAY = '2026-10-31';
const CHURNED = '2026-11-01';

/** Of the lost. */
const FAREWELL: Play = {
    ...OVERLOAD,
    key: 'farewell',
    label: 'Farewell',
    why: 'The customer was lost',
    trigger: { fact: 'renewal.isLost', op: '=', value: true },
    steps: [
        { ...OVERLOAD.steps[0]!, key: 'export', subject: 'Export their data', offset: { days: 20, unit: 'business' } }
    ]
};
const MODEL: SuccessModel = { ...PLAYS_MODEL, plays: { ...PLAYS_MODEL.plays!, plays: [OVERLOAD, FAREWELL] } };

let org: JobsOrg;
let acme: JourneyCustomer;
let ann: string;
let term: string;

function run(asOf: string, options: ScoreOptions = {}): Promise<ScoreSummary> {
    return runScore(org.jobs, { asOf, kpis: false, ...options });
}

/** A customer whose first step is done and whose loss is told days before it leaves. */
async function losing(): Promise<void> {
    org = await startJobsOrg();
    ann = org.running.personas['csm']?.userId ?? '';
    acme = await newCustomer(org, 'Acme', { CSM__c: ann, CSE__c: org.running.personas['cse']?.userId });
    await newCustomer(org, 'Beta', { CSM__c: ann });
    term = await journey(org, acme, { Starts_On__c: '2025-11-01', Ends_On__c: LAST_DAY });
    await pushModel(org.admin, MODEL, null, new Date());
    await tickets(org, acme, '2026-10-20');
    assert.equal((await run(STARTED)).playsStarted, 1);
    await tell({ Outcome__c: 'Lost', Outcome_On__c: '2026-10-26', Outcome_Reason__c: 'Budget was cut' });
    assert.equal((await run('2026-10-26')).playsStarted, 1, 'the farewell');
    const [first] = await playTasks(org, "Success_Step_Key__c = 'acknowledge'");
    await completeTask(org, first?.Id ?? '', LAST_DAY);
}

function tell(outcome: Readonly<Record<string, unknown>>): Promise<void> {
    return update(org.admin, 'Success_Journey__c', term, outcome);
}

function playOf(key: string): Promise<Record<string, unknown>> {
    return only(org, `SELECT FIELDS(ALL) FROM Success_Play__c WHERE Play_Key__c = '${key}' LIMIT 5`);
}

function tasksOf(key: string): Promise<TaskRow[]> {
    return playTasks(org, `Success_Play__r.Play_Key__c = '${key}'`);
}

async function openPlays(): Promise<unknown> {
    const soql = `SELECT Open_Plays__c FROM Success_Customer__c WHERE Id = '${acme.customerId}'`;
    return (await only(org, soql))['Open_Plays__c'];
}

describe('a play of a customer who leaves', () => {
    beforeEach(losing);
    afterEach(() => org.close());

    test('runs to the last day, and is cancelled on the night after it, with its open tasks', async () => {
        assert.equal((await run(LAST_DAY)).playsCancelled, 0);
        assert.equal((await playOf('overload'))['Play_Status__c'], 'Running');
        const summary = await run(CHURNED);
        assert.deepEqual([summary.playsCancelled, summary.playsEnded, summary.failed], [1, 0, 0]);
        const row = await playOf('overload');
        assert.deepEqual(
            [
                'Play_Status__c',
                'Ended_On__c',
                'End_Reason__c',
                'Rests_Until__c',
                'Running_Slot__c',
                'Next_Due_On__c'
            ].map((field) => row[field]),
            ['Cancelled', CHURNED, 'The customer churned on 2026-11-01.', '2026-12-01', null, null]
        );
        assert.equal(row['Steps_Done__c'], 1);
        assert.deepEqual(
            parseLedger(String(row['Step_Ledger__c']))?.steps.map(({ state, endedOn }) => [state, endedOn]),
            [
                ['done', LAST_DAY],
                ['cancelled', CHURNED],
                ['cancelled', CHURNED]
            ]
        );
        assert.deepEqual(
            (await tasksOf('overload')).map(({ IsClosed, Success_Not_Done__c }) => [IsClosed, Success_Not_Done__c]),
            [
                [true, false],
                [true, true],
                [true, true]
            ]
        );
    });

    test('goes on where it is for the lost', async () => {
        await run(CHURNED);
        assert.equal((await playOf('farewell'))['Play_Status__c'], 'Running');
        assert.deepEqual(
            (await tasksOf('farewell')).map(({ IsClosed }) => IsClosed),
            [false]
        );
        assert.equal(await openPlays(), 1);
    });

    test('is ended once: nothing is written of plays on later runs and nights', async () => {
        await run(CHURNED);
        const before = await playStamps(org);
        for (const asOf of [CHURNED, '2026-11-02', '2026-11-16']) assert.equal((await run(asOf)).playsCancelled, 0);
        assert.deepEqual(await playStamps(org), before);
        assert.equal((await run('2026-11-16')).written, 0);
    });

    test('is completed where its last step was done before that night', async () => {
        for (const { Id, IsClosed } of await tasksOf('overload')) if (!IsClosed) await completeTask(org, Id, LAST_DAY);
        const summary = await run(CHURNED);
        assert.deepEqual([summary.playsEnded, summary.playsCancelled], [1, 0]);
        const row = await playOf('overload');
        assert.deepEqual(
            [row['Play_Status__c'], row['Ended_On__c'], row['End_Reason__c']],
            ['Completed', LAST_DAY, null]
        );
        const [task] = await tasksOf('overload');
        await update(org.admin, 'Task', task?.Id ?? '', { Status: 'Not Started' });
        assert.equal((await run('2026-11-02')).playsReopened, 0, 'what is reopened then stays ended');
        assert.match(
            String((await playOf('overload'))['End_Reason__c']),
            /but the customer churned on 2026-11-01: it stays/
        );
        assert.equal((await run('2026-11-02')).written, 0);
    });

    test('goes on where a person started it afterwards', async () => {
        await run(CHURNED);
        const asOf = '2026-11-02';
        const { ledger } = startPlay(OVERLOAD, asOf, PLAYS_MODEL.plays!.calendar);
        const slot = `${acme.accountId}:overload`;
        const id = await create(org.admin, 'Success_Play__c', {
            Customer__c: acme.customerId,
            Play_Key__c: 'overload',
            Play_Name__c: 'By hand',
            Start_Key__c: `${slot}:${asOf}`,
            Running_Slot__c: slot,
            Play_Status__c: 'Running',
            Started_On__c: asOf,
            Start_Source__c: 'Person',
            Step_Ledger__c: JSON.stringify(ledger)
        });
        assert.deepEqual([(await run(asOf)).playsCancelled, (await run('2026-11-20')).playsCancelled], [0, 0]);
        const row = await only(org, `SELECT Play_Status__c FROM Success_Play__c WHERE Id = '${id}'`);
        assert.equal(row['Play_Status__c'], 'Running');
    });

    test('is not revived when the customer comes back, and starts again as plays do', async () => {
        await run(CHURNED);
        await tell({ Outcome__c: null, Outcome_On__c: null, Outcome_Reason__c: null });
        const summary = await run('2026-11-03');
        assert.deepEqual([summary.playsReopened, summary.playsStarted], [0, 0]);
        assert.equal((await playOf('overload'))['Play_Status__c'], 'Cancelled');
        await tickets(org, acme, '2026-11-28');
        assert.equal((await run('2026-12-01')).playsStarted, 0, 'it rests');
        assert.equal((await run('2026-12-02')).playsStarted, 1);
    });
});

describe('the night on which a customer has left', () => {
    beforeEach(losing);
    afterEach(() => org.close());

    test('ends in the same state where its run was killed anywhere', async () => {
        await run(CHURNED);
        const expected = await playsState(org);
        await org.close();
        await losing();
        const folder = await announced(org);
        for (const phase of ['Planning plays', 'Writing Success_Play__c', 'Writing Task'])
            assert.equal((await spawnJob(folder, 'score.ts', ['--as-of', CHURNED], phase)).code, null, phase);
        const last = await runJob(org, 'score.ts', ['--as-of', CHURNED, '--json']);
        assert.equal(last.code, 0, last.stderr);
        assert.deepEqual(await playsState(org), expected);
        const before = await playStamps(org);
        await run(CHURNED);
        assert.deepEqual(await playStamps(org), before);
    });

    test('takes no task for done that a stopped run has closed', async () => {
        const stop = new AbortController();
        let isWritingPlays = false;
        const stopped = run(CHURNED, {
            signal: stop.signal,
            progress: {
                ...silent,
                phase: (name) => (isWritingPlays = name === 'Writing Success_Play__c'),
                update: () => {
                    if (isWritingPlays) stop.abort(new Error('stopped'));
                }
            }
        });
        await assert.rejects(stopped, /stopped/);
        assert.equal((await playOf('overload'))['Play_Status__c'], 'Cancelled');
        assert.equal((await tasksOf('overload')).filter(({ IsClosed }) => !IsClosed).length, 2);
        await run('2026-11-02');
        assert.ok((await tasksOf('overload')).every(({ IsClosed }) => IsClosed));
        const row = await playOf('overload');
        assert.deepEqual([row['Ended_On__c'], row['Steps_Done__c']], [CHURNED, 1]);
    });

    test('as a dry run tells what would be written once the churn is stored, and writes nothing', async () => {
        const { plays, ...without } = MODEL;
        assert.ok(plays);
        await pushModel(org.admin, { ...without, name: 'Without plays' }, null, new Date());
        await run(CHURNED);
        await pushModel(org.admin, MODEL, null, new Date());
        const before = await playStamps(org);
        const dry = await run(CHURNED, { dryRun: true });
        assert.deepEqual(await playStamps(org), before);
        assert.deepEqual([dry.playsCancelled, dry.written], [1, 0]);
        const real = await run(CHURNED);
        assert.deepEqual([real.playsCancelled, real.toWrite], [1, dry.toWrite]);
    });
});
