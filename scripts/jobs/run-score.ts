import { prepareModel } from '../../force-app/main/domain/lwc/success/success.ts';
import type { CalendarDate, SuccessModel } from '../../force-app/main/domain/lwc/success/success.ts';
import type { FailedRow } from '../org/bulk.ts';
import type { OrgConnection } from '../org/connection.ts';
import { dayCalendar } from './calendar.ts';
import { assess, assessmentContext } from './customer-assessment.ts';
import type { FailedRows } from './failed-rows.ts';
import { jobUser } from './job-user.ts';
import { JourneyCollector } from './journeys/journey-collector.ts';
import { firstOpenStage } from './journeys/open-stage.ts';
import { kpiFieldTypes, runKpis } from './kpis/run-kpis.ts';
import { sendLoads } from './load.ts';
import { loadModel } from './model-store.ts';
import { defaultTimeZone, Describer, todayIn } from './org-facts.ts';
import { silent, type Progress } from './progress.ts';
import { countPlays } from './plays/counts.ts';
import { PlayCollector, playsToStart } from './plays/due-plays.ts';
import { taskWords } from './plays/task-words.ts';
import { roomToday, type SendLine } from './plays/sends/sending.ts';
import { keepUp } from './plays/upkeep.ts';
import { failedRowsOf, runRecorded, type RunMeasures } from './recorded-run.ts';
import { ChangeCollector } from './score-diff.ts';
import { scorePlan, type ScorePlan } from './score-plan.ts';
import { readCustomers } from './score-read.ts';
import { thinSnapshots } from './thinning.ts';
import { requireWriteAccess } from './write-access.ts';

/** Name of the job in the org. */
export const SCORE_JOB = 'score';

export interface ScoreOptions {
    /** The day to look at; today in the org's default time zone when left out. */
    readonly asOf?: CalendarDate;
    /** Write nothing, tell what would be. */
    readonly dryRun?: boolean;
    /** In place of the org's, to try it: with `dryRun` only. */
    readonly model?: SuccessModel;
    /** Send the e-mails of plays, where the model says from which address; else they are tasks for people. */
    readonly send?: boolean;
    /** Count KPIs too: true when left out, as each night does. */
    readonly kpis?: boolean;
    readonly progress?: Progress;
    /** Where a file of failed rows goes, if any fail. */
    readonly failedRowsFolder?: string;
    /** Ends the run in good order. */
    readonly signal?: AbortSignal;
    /** The clock of run records. */
    readonly now?: () => Date;
}

/** What a run did. */
export interface ScoreSummary extends RunMeasures {
    readonly asOf: CalendarDate;
    readonly dryRun: boolean;
    readonly customers: number;
    /** With a number, and without. */
    readonly scored: number;
    readonly insufficient: number;
    /** Customers whose own record differs from what was stored. */
    readonly changed: number;
    /** Journeys that started, and renewal Opportunities that were opened (in a dry run: that would be). */
    readonly journeysStarted: number;
    readonly renewalsOpened: number;
    /** Plays that started and ended, and tasks made for plays (in a dry run: for those that run already). */
    readonly playsStarted: number;
    readonly playsEnded: number;
    /** Plays that were cancelled, for their customer has churned; they are not among those that ended. */
    readonly playsCancelled: number;
    /** Completed plays that run again, for a task of theirs was reopened. */
    readonly playsReopened: number;
    readonly tasksCreated: number;
    /** E-mails that were sent or could not be; in a dry run those that would be. */
    readonly sends: readonly SendLine[];
    /** Figures of KPIs that the org took. */
    readonly kpisWritten: number;
    /** Records to write, of all objects, and those that the org took (0 in a dry run). */
    readonly toWrite: number;
    readonly written: number;
    readonly modelVersion: number;
}

const NO_COUNTS = {
    customers: 0,
    scored: 0,
    insufficient: 0,
    changed: 0,
    journeysStarted: 0,
    renewalsOpened: 0,
    playsStarted: 0,
    playsEnded: 0,
    playsCancelled: 0,
    playsReopened: 0,
    tasksCreated: 0,
    kpisWritten: 0,
    toWrite: 0,
    written: 0,
    modelVersion: 0
};
type Counts = typeof NO_COUNTS;

interface Run {
    readonly conn: OrgConnection;
    readonly asOf: CalendarDate;
    /** The real day, which `asOf` may be before. */
    readonly today: CalendarDate;
    readonly timeZone: string;
    readonly startedAt: Date;
    readonly options: ScoreOptions;
    readonly progress: Progress;
    readonly failures: FailedRows;
    readonly counts: Counts;
    readonly sends: SendLine[];
}

/**
 * Scores every customer as of a day and writes what changed. Running it again the same day writes nothing but its own record; killed
 * anywhere and run again it ends in the same state.
 * @throws AlreadyRunningError, ModelError, OrderError, OrgError; the run's record says so too.
 */
export async function runScore(conn: OrgConnection, options: ScoreOptions = {}): Promise<ScoreSummary> {
    if (options.model !== undefined && options.dryRun !== true)
        throw new TypeError('A model of your own may be tried in a dry run only: push it first.');
    const now = options.now ?? (() => new Date());
    const run = await prepareRun(conn, options, now());
    return runRecorded<ScoreSummary>({
        ...run,
        job: SCORE_JOB,
        dryRun: options.dryRun === true,
        began: performance.now(),
        callsBefore: conn.apiCalls,
        now,
        work: (folder) => scoreAll(run, folder),
        summarise: (measures) => ({
            asOf: run.asOf,
            dryRun: options.dryRun === true,
            ...run.counts,
            sends: run.sends,
            ...measures
        }),
        fields: recordFields
    });
}

async function prepareRun(conn: OrgConnection, options: ScoreOptions, startedAt: Date): Promise<Run> {
    const timeZone = await defaultTimeZone(conn);
    return {
        conn,
        asOf: options.asOf ?? todayIn(timeZone, startedAt),
        today: todayIn(timeZone, startedAt),
        timeZone,
        startedAt,
        options,
        progress: options.progress ?? silent,
        failures: failedRowsOf(SCORE_JOB, startedAt, options.failedRowsFolder),
        counts: { ...NO_COUNTS },
        sends: []
    };
}

async function scoreAll(run: Run, folder: string): Promise<void> {
    const { conn, asOf, counts, progress, failures, options } = run;
    const model = options.model ?? (await loadModel(conn));
    counts.modelVersion = model.version;
    const plan = scorePlan(model, asOf);
    const describer = new Describer(conn);
    // Asked first: nothing is written where something cannot be read, or its result not be kept.
    if (options.dryRun !== true) await requireWriteAccess(describer, plan);
    const countKpis = await kpiCounting(run, model, describer);
    const onFailed = (row: FailedRow): void => fail(failures, row);
    const changes = new ChangeCollector({ model, plan, asOf, scoredAt: run.startedAt, folder, onFailed });
    const journeys = new JourneyCollector(folder, model.renewal === undefined ? '' : await firstOpenStage(conn));
    const plays = new PlayCollector(folder);
    await scoreCustomers(run, model, plan, { changes, journeys, plays }, describer);
    counts.changed = changes.customers.rows;
    counts.journeysStarted = journeys.started;
    counts.renewalsOpened = journeys.opened;
    counts.playsStarted = plays.started;
    const loads = [...journeys.loads(), ...changes.loads(), ...plays.loads()];
    counts.toWrite += loads.reduce((rows, { spool }) => rows + spool.rows, 0);
    if (options.dryRun !== true) {
        const refused = (row: FailedRow): void => (journeys.isNews(row) ? onFailed(row) : undefined);
        counts.written += (await sendLoads(conn, loads, progress, refused, options.signal)).written;
    }
    if (model.plays !== undefined) await keepUpPlays(run, model, folder, describer);
    await countKpis(folder);
    const thinned = await thinSnapshots(conn, {
        job: SCORE_JOB,
        asOf,
        folder,
        describer,
        dryRun: options.dryRun === true,
        progress,
        onFailed
    });
    counts.written += thinned.written;
}

/** @throws OrgError when this user cannot read what KPIs are counted from. */
async function kpiCounting(
    run: Run,
    model: SuccessModel,
    describer: Describer
): Promise<(folder: string) => Promise<void>> {
    const { conn, asOf, counts, progress, failures, options } = run;
    const { kpis } = model;
    if (kpis === undefined || options.kpis === false) return () => Promise.resolve();
    const typeOf = await kpiFieldTypes(describer, kpis);
    return async (folder) => {
        const { toWrite, written } = await runKpis(conn, {
            model,
            asOf,
            calendar: dayCalendar(run.timeZone),
            folder,
            typeOf,
            dryRun: options.dryRun === true,
            progress,
            onFailed: (row) => fail(failures, row),
            ...(options.signal ? { signal: options.signal } : {})
        });
        counts.toWrite += toWrite;
        counts.written += written;
        counts.kpisWritten = written;
    };
}

async function keepUpPlays(run: Run, model: SuccessModel, folder: string, describer: Describer): Promise<void> {
    const { conn, asOf, counts, progress, failures, options } = run;
    const onFailed = (row: FailedRow): void => fail(failures, row);
    const shared = { asOf, folder, progress, onFailed, ...(options.signal ? { signal: options.signal } : {}) };
    const kept = await keepUp({
        ...shared,
        conn,
        model,
        calendar: dayCalendar(run.timeZone),
        planner: await jobUser(conn),
        words: await taskWords(conn, describer),
        room: await sendingRoom(run, model),
        dryRun: options.dryRun === true
    });
    run.sends.push(...kept.sends);
    counts.toWrite += kept.toWrite;
    counts.written += kept.written;
    counts.tasksCreated = kept.tasksCreated;
    counts.playsEnded = kept.playsEnded;
    counts.playsCancelled = kept.playsCancelled;
    counts.playsReopened = kept.playsReopened;
    if (options.dryRun !== true) counts.written += await countPlays(conn, shared);
}

/** How many e-mails may be sent; null: sending is off. */
async function sendingRoom(run: Run, { plays }: SuccessModel): Promise<number | null> {
    const { conn, asOf, options } = run;
    const rules = plays?.sending;
    return options.send === true && rules !== undefined ? roomToday(conn, rules, asOf) : null;
}

interface Collectors {
    readonly plays: PlayCollector;
    readonly changes: ChangeCollector;
    readonly journeys: JourneyCollector;
}

async function scoreCustomers(
    run: Run,
    model: SuccessModel,
    plan: ScorePlan,
    collectors: Collectors,
    describer: Describer
): Promise<void> {
    const { conn, asOf, counts, progress, failures, options } = run;
    progress.phase('Scoring customers');
    const calendar = dayCalendar(run.timeZone);
    const context = assessmentContext(prepareModel(model), { asOf, today: run.today }, calendar);
    const onFailed = (customer: Readonly<Record<string, string>>, reason: string): void =>
        fail(failures, { object: 'Success_Customer__c', reason, row: customer });
    const reading = { conn, model, plan, asOf, calendar, describer, onFailed };
    for await (const records of readCustomers(reading)) {
        options.signal?.throwIfAborted();
        const assessment = assess(records, context);
        counts.customers += 1;
        counts[assessment.answer.kind === 'scored' ? 'scored' : 'insufficient'] += 1;
        await collectors.journeys.add(records.customer['Id'] ?? '', assessment);
        await collectors.changes.add(records, assessment);
        await collectors.plays.add(playsToStart(records, assessment, { prepared: context.prepared, asOf }));
        progress.update(counts.customers);
    }
}

function fail(
    failures: FailedRows,
    { object, reason, row }: { object: string; reason: string; row: Readonly<Record<string, string>> }
): void {
    failures.add({ where: object, line: null, reason, row });
}

function recordFields(summary: ScoreSummary): Readonly<Record<string, number | null>> {
    return {
        Customers__c: summary.customers,
        Scored__c: summary.scored,
        Insufficient__c: summary.insufficient,
        Changed__c: summary.changed,
        Written__c: summary.written,
        Model_Version__c: summary.modelVersion === 0 ? null : summary.modelVersion
    };
}
