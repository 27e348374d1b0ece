import { addDays, duePlays, prepareModel, startPlay } from '../../../force-app/main/domain/lwc/success/success.ts';
import type {
    CalendarDate,
    Play,
    PlayRun,
    PreparedModel,
    SuccessModel
} from '../../../force-app/main/domain/lwc/success/success.ts';
import { BulkQuery, type BulkRow } from '../../org/bulk.ts';
import type { OrgConnection } from '../../org/connection.ts';
import { dayCalendar, type DayCalendar } from '../calendar.ts';
import { detailQueries, type Detail, type DetailQuery } from '../details.ts';
import { journeyStates, numberOrNull } from '../journeys/journey-state.ts';
import { SortedCursor } from '../merge-join.ts';
import { defaultTimeZone } from '../org-facts.ts';
import type { Progress } from '../progress.ts';
import { ACCOUNT_OF_DETAIL } from '../score-plan.ts';
import { surveyAnswer } from '../survey-answers.ts';
import { FiringCounts, type Backtest } from './firing-counts.ts';
import { lookbackDays } from './lookback.ts';
import { moments, type Background, type DatedMoment } from './play-moments.ts';

/** What the rules of plays would have done over a time that is past. */

export interface BacktestOptions {
    readonly model: SuccessModel;
    readonly from: CalendarDate;
    readonly to: CalendarDate;
    readonly progress: Progress;
    readonly signal?: AbortSignal;
}

const NO_CSM = '(no CSM)';

/**
 * Looks at every snapshot of a period as the nightly run would have, and counts the plays that would have started: each once a cool-down,
 * and never while it runs, which is taken to be until the day of its last step. Nothing is written. Memory does not grow with customers.
 */
export async function backtestPlays(conn: OrgConnection, options: BacktestOptions): Promise<Backtest> {
    const { model, from, to, progress, signal } = options;
    const prepared = prepareModel(model);
    const calendar = dayCalendar(await defaultTimeZone(conn));
    const counts = new FiringCounts(model.plays?.plays ?? [], from, to);
    const { customers, snapshots, details } = openStreams(conn, options);
    progress.phase('Looking at snapshots');
    for (let next = await customers.next(); next !== null; next = await customers.next()) {
        signal?.throwIfAborted();
        const own = await snapshots.take(next.key);
        const rows = await takeAll(details, next.key);
        for (const customer of next.rows) {
            const background = backgroundOf(prepared, customer, rows, calendar);
            const kept = own.filter((row) => row['Customer__c'] === customer['Id']);
            const known = moments(background, kept.toSorted(byDay));
            const csm = customer['CSM__r.Name'] || NO_CSM;
            for (const { play, on } of firings(model, customer, known, from)) counts.add(play, on, csm);
            counts.look(known.filter(({ on }) => on >= from).length, csm);
        }
        progress.update(customers.read);
    }
    return counts.result(model.version);
}

interface Streams {
    readonly customers: SortedCursor<BulkRow>;
    readonly snapshots: SortedCursor<BulkRow>;
    readonly details: ReadonlyMap<Detail, SortedCursor<BulkRow>>;
}

function openStreams(conn: OrgConnection, { model, from, to }: BacktestOptions): Streams {
    const cursor = (name: string, { soql, account }: DetailQuery): SortedCursor<BulkRow> =>
        new SortedCursor(name, new BulkQuery(conn, soql).pages(), (row) => row[account] ?? '');
    const since = addDays(from, -lookbackDays(model));
    const customers =
        'SELECT Id, Account__c, Segment__c, Edition__c, Customer_Since__c, ACV__c, CSM__r.Name FROM Success_Customer__c ORDER BY Account__c';
    const snapshots = `SELECT Taken_On__c, Snapshot_Score__c, Inputs__c, Customer__c, ${ACCOUNT_OF_DETAIL} FROM Success_Snapshot__c WHERE Taken_On__c >= ${since} AND Taken_On__c <= ${to} ORDER BY ${ACCOUNT_OF_DETAIL}`;
    const needed: readonly Detail[] = ['journeys', 'milestones', 'calls', 'surveys', 'opportunities'];
    // Journeys as they were at the beginning: those whose terms are over since count, too.
    const details = [...detailQueries(model, from)].filter(([detail]) => needed.includes(detail));
    return {
        customers: cursor('customers', { soql: customers, account: 'Account__c' }),
        snapshots: cursor('snapshots', { soql: snapshots, account: ACCOUNT_OF_DETAIL }),
        details: new Map(details.map(([detail, query]) => [detail, cursor(detail, query)]))
    };
}

async function takeAll(details: Streams['details'], account: string): Promise<ReadonlyMap<Detail, readonly BulkRow[]>> {
    const taken = new Map<Detail, readonly BulkRow[]>();
    for (const [detail, cursor] of details) taken.set(detail, await cursor.take(account));
    return taken;
}

function backgroundOf(
    prepared: PreparedModel,
    customer: BulkRow,
    rows: ReadonlyMap<Detail, readonly BulkRow[]>,
    calendar: DayCalendar
): Background {
    const own = (detail: Detail): readonly BulkRow[] => rows.get(detail) ?? [];
    const journeys = journeyStates(
        {
            journeys: own('journeys').filter((row) => row['Customer__c'] === customer['Id']),
            milestones: own('milestones'),
            stages: [],
            calls: own('calls'),
            opportunities: own('opportunities')
        },
        calendar
    );
    const surveys = own('surveys')
        .filter((row) => row['Customer__c'] === customer['Id'])
        .map(surveyAnswer);
    return { prepared, journeys, acv: numberOrNull(customer['ACV__c']), surveys };
}

function byDay(one: BulkRow, other: BulkRow): number {
    return (one['Taken_On__c'] ?? '') < (other['Taken_On__c'] ?? '') ? -1 : 1;
}

/** The plays that would have started on one customer, in order of days. */
function* firings(
    model: SuccessModel,
    customer: BulkRow,
    known: readonly DatedMoment[],
    from: CalendarDate
): Generator<{ readonly play: Play; readonly on: CalendarDate }> {
    const runs: PlayRun[] = [];
    for (const [index, { on, values, measuredOn }] of known.entries()) {
        if (on < from) continue;
        const seen = {
            segment: customer['Segment__c'] || null,
            edition: customer['Edition__c'] || null,
            customerSince: customer['Customer_Since__c'] || null
        };
        const facts = { ...seen, today: values, measuredOn, earlier: known.slice(0, index) };
        for (const { play, state } of duePlays(model, facts, runs, on)) {
            if (state !== 'due') continue;
            runs.push({ playKey: play.key, startedOn: on, endedOn: lastDay(model, play, on), restsUntil: null });
            yield { play, on };
        }
    }
}

/** The day of a play's last step, were each done on its day. */
function lastDay({ plays }: SuccessModel, play: Play, startedOn: CalendarDate): CalendarDate {
    const { ledger } = startPlay(play, startedOn, plays!.calendar);
    return ledger.steps.reduce((last, { dueOn }) => (dueOn > last ? dueOn : last), startedOn);
}
