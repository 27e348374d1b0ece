import { foldKpis, kpiPeriods } from '../../../force-app/main/domain/lwc/success/success.ts';
import type {
    CalendarDate,
    KpiFold,
    KpisModel,
    SuccessModel
} from '../../../force-app/main/domain/lwc/success/success.ts';
import { BulkQuery, type BulkResult, type BulkRow, type FailedRow } from '../../org/bulk.ts';
import type { OrgConnection } from '../../org/connection.ts';
import { query } from '../../org/query.ts';
import type { DayCalendar } from '../calendar.ts';
import type { DetailQuery } from '../details.ts';
import { sendLoads, type PlannedLoad } from '../load.ts';
import { SortedCursor } from '../merge-join.ts';
import type { Describer } from '../org-facts.ts';
import type { Progress } from '../progress.ts';
import type { FieldTypes } from '../sources.ts';
import { KpiCollector } from './kpi-collector.ts';
import { kpiCustomer } from './kpi-facts.ts';
import { KPI_CUSTOMERS, kpiFields, kpiStreams, type KpiReading, type KpiStream } from './kpi-queries.ts';
import { storedKpis, type StoredKpis } from './kpi-stored.ts';

export interface KpiRun {
    readonly model: SuccessModel;
    readonly asOf: CalendarDate;
    readonly calendar: DayCalendar;
    readonly folder: string;
    readonly typeOf: FieldTypes;
    readonly dryRun: boolean;
    readonly progress: Progress;
    readonly onFailed: (row: FailedRow) => void;
    readonly signal?: AbortSignal;
}

export interface KpiOutcome {
    readonly toWrite: number;
    readonly written: number;
}

const NOTHING: KpiOutcome = { toWrite: 0, written: 0 };

/**
 * Whether the org has what the KPIs are counted from, before anything is written.
 * @throws OrgError `INVALID_FIELD` or `NOT_FOUND` naming what this user cannot read.
 */
export async function kpiFieldTypes(describer: Describer, kpis: KpisModel): Promise<FieldTypes> {
    const types = new Map<string, FieldTypes>();
    for (const [object, fields] of kpiFields(kpis)) types.set(object, await describer.typesOf(object, fields));
    return (object, path) => types.get(object)?.(object, path) ?? 'string';
}

/**
 * Counts the figures of open periods anew, and those of closed ones that were never written; writes what differs. Closed periods are never
 * changed; one whose rows the org did not all take stays open.
 * @throws OrderError, OrgError.
 */
export async function runKpis(conn: OrgConnection, run: KpiRun): Promise<KpiOutcome> {
    const { kpis, journey } = run.model;
    if (kpis === undefined) return NOTHING;
    run.progress.phase('Counting KPIs');
    const since = await knownSince(conn, run.asOf);
    if (since === null) return NOTHING;
    const stored = await storedKpis(conn, kpis, kpiPeriods(kpis, run.asOf, since));
    const from = stored.periods.map(({ startsOn }) => startsOn).toSorted()[0];
    if (from === undefined) return NOTHING;
    const fold = foldKpis({ ...stored, model: kpis, asOf: run.asOf });
    const { asOf, calendar, typeOf } = run;
    await addCustomers(conn, run, { kpis, journey, asOf, from, calendar, typeOf }, fold);
    return write(conn, run, stored, fold);
}

/** The day of the first score, decision or answer: before it customers who left are not on record, and figures would flatter. */
async function knownSince(conn: OrgConnection, asOf: CalendarDate): Promise<CalendarDate | null> {
    const days = await Promise.all(
        [
            `SELECT MIN(Taken_On__c) day FROM Success_Snapshot__c`,
            `SELECT MIN(Outcome_On__c) day FROM Success_Journey__c`,
            `SELECT MIN(Answered_On__c) day FROM Success_Survey__c`
        ].map((soql) => query<{ day: CalendarDate | null }>(conn, soql))
    );
    const [first] = days
        .flat()
        .flatMap(({ day }) => (day === null || day > asOf ? [] : [day]))
        .toSorted();
    return first ?? null;
}

async function addCustomers(conn: OrgConnection, run: KpiRun, reading: KpiReading, fold: KpiFold): Promise<void> {
    const streams = [...kpiStreams(reading)].map(([name, soql]) => [name, cursor(conn, `KPI ${name}`, soql)] as const);
    const customers = cursor(conn, 'KPI customers', KPI_CUSTOMERS);
    for (let next = await customers.next(); next !== null; next = await customers.next()) {
        run.signal?.throwIfAborted();
        const taken = new Map<KpiStream, readonly BulkRow[]>();
        for (const [name, stream] of streams) taken.set(name, await stream.take(next.key));
        // After accounts were merged an account may have two customers: its own is the one with its key.
        const customer = next.rows.find((row) => row['Account_Key__c'] === next.key);
        if (customer !== undefined) {
            const isOwn = (row: BulkRow): boolean =>
                row['Customer__c'] === undefined || row['Customer__c'] === customer['Id'];
            fold.add(kpiCustomer(customer, (name) => (taken.get(name) ?? []).filter(isOwn), run));
        }
        run.progress.update(customers.read);
    }
    for (const [, stream] of streams) await stream.drain();
}

async function write(conn: OrgConnection, run: KpiRun, stored: StoredKpis, fold: KpiFold): Promise<KpiOutcome> {
    const collector = new KpiCollector(run.folder, stored, { asOf: run.asOf, modelVersion: run.model.version });
    for (const result of fold.results()) await collector.add(result);
    await collector.emptyTheRest();
    const toWrite = collector.rows;
    if (run.dryRun) return { toWrite, written: 0 };
    const send = (load: PlannedLoad, onFailed: (row: FailedRow) => void): Promise<BulkResult> =>
        sendLoads(conn, [load], run.progress, onFailed, run.signal);
    const slices = await send(collector.slices(), (failed) => {
        collector.refused(failed.row);
        run.onFailed(failed);
    });
    const wholes = await send(await collector.wholes(), run.onFailed);
    return { toWrite, written: slices.written + wholes.written };
}

function cursor(conn: OrgConnection, name: string, { soql, account }: DetailQuery): SortedCursor<BulkRow> {
    return new SortedCursor(name, new BulkQuery(conn, soql).pages(), (row) => row[account] ?? '');
}
