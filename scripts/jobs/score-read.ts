import type { Connection } from 'jsforce';
import type {
    CalendarDate,
    FactValue,
    SalesforceSource,
    SuccessModel
} from '../../force-app/main/domain/lwc/success/success.ts';
import { BulkQuery, type BulkRow } from '../org/bulk.ts';
import type { DayCalendar } from './calendar.ts';
import { foldedFacts } from './customer-facts.ts';
import type { Detail, DetailQuery } from './details.ts';
import { detailQueries } from './details.ts';
import type { Fold } from './fold.ts';
import { SortedCursor } from './merge-join.ts';
import type { Describer } from './org-facts.ts';
import type { ScorePlan } from './score-plan.ts';
import { ACCOUNT_OF_DETAIL } from './score-plan.ts';
import { sourceFields, sourceQuery } from './sources.ts';

/** Everything that is read of one customer. */
export interface CustomerRecords {
    readonly customer: BulkRow;
    readonly metrics: readonly BulkRow[];
    /** This week's; undefined before the first run of the week. */
    readonly snapshot: BulkRow | undefined;
    readonly earlierSnapshots: readonly BulkRow[];
    /** Empty for what the model has no use for. */
    readonly details: Readonly<Record<Detail, readonly BulkRow[]>>;
    /** By key of metric or signal: what its records fold to; null where there are none. */
    readonly folded: ReadonlyMap<string, FactValue | null>;
}

export interface ReadContext {
    readonly conn: Connection;
    readonly model: SuccessModel;
    readonly plan: ScorePlan;
    readonly asOf: CalendarDate;
    readonly calendar: DayCalendar;
    readonly describer: Describer;
    /** Told of customers that cannot be scored. */
    readonly onFailed: (customer: BulkRow, reason: string) => void;
}

/** A fact with the stream of records that it is folded from. */
interface FoldedStream {
    readonly key: string;
    readonly newFold: () => Fold;
    readonly cursor: SortedCursor<BulkRow>;
}

type Cursor = SortedCursor<BulkRow>;

/**
 * Customers one by one, in the order of their accounts, each with its records: sorted streams joined in step, so that memory does not grow
 * with the number of customers.
 * @throws OrderError when the org does not keep the order asked for.
 */
export async function* readCustomers(context: ReadContext): AsyncGenerator<CustomerRecords> {
    const { conn, model, plan, asOf } = context;
    // Jobs are created at once and run in the org side by side.
    const sources = await openSources(context);
    const customers = cursor(conn, 'customers', plan.customers.soql, 'Account__c');
    const metrics = cursor(conn, 'metrics', plan.metrics.soql, ACCOUNT_OF_DETAIL);
    const snapshots = cursor(conn, 'snapshots', plan.snapshots.soql, ACCOUNT_OF_DETAIL);
    const earlier = cursor(conn, 'earlier snapshots', plan.earlierSnapshots, ACCOUNT_OF_DETAIL);
    const details = openDetails(conn, detailQueries(model, asOf));
    for (let next = await customers.next(); next !== null; next = await customers.next()) {
        const account = next.key;
        const [ownMetrics, ownSnapshots, ownEarlier] = [
            await metrics.take(account),
            await snapshots.take(account),
            await earlier.take(account)
        ];
        const ownDetails = await takeDetails(details, account);
        const folded = await foldAll(sources, account);
        const customer = theCustomer(next.rows, account, context.onFailed);
        if (customer === null) continue;
        const isOwn = (row: BulkRow): boolean => row['Customer__c'] === customer['Id'];
        yield {
            customer,
            metrics: ownMetrics.filter(isOwn),
            snapshot: ownSnapshots.find(isOwn),
            earlierSnapshots: ownEarlier.filter(isOwn),
            details: ownDetails((row) => row['Customer__c'] === undefined || isOwn(row)),
            folded
        };
    }
    const all = [metrics, snapshots, earlier, ...details.values(), ...sources.map((source) => source.cursor)];
    for (const each of all) await each.drain();
}

function openDetails(conn: Connection, queries: ReadonlyMap<Detail, DetailQuery>): ReadonlyMap<Detail, Cursor> {
    return new Map([...queries].map(([detail, { soql, account }]) => [detail, cursor(conn, detail, soql, account)]));
}

/** The account's, to be narrowed to one customer's: after accounts were merged an account may have two. */
async function takeDetails(
    cursors: ReadonlyMap<Detail, Cursor>,
    account: string
): Promise<(isOwn: (row: BulkRow) => boolean) => CustomerRecords['details']> {
    const taken = new Map<Detail, readonly BulkRow[]>();
    for (const [detail, each] of cursors) taken.set(detail, await each.take(account));
    return (isOwn) => {
        const own = (detail: Detail): readonly BulkRow[] => (taken.get(detail) ?? []).filter(isOwn);
        return {
            journeys: own('journeys'),
            milestones: own('milestones'),
            stages: own('stages'),
            calls: own('calls'),
            stakeholders: own('stakeholders'),
            surveys: own('surveys'),
            opportunities: own('opportunities'),
            plays: own('plays'),
            moments: own('moments')
        };
    };
}

/** After accounts were merged an account may have two customers: its own is the one with its key. */
function theCustomer(rows: readonly BulkRow[], account: string, onFailed: ReadContext['onFailed']): BulkRow | null {
    let own: BulkRow | null = null;
    for (const row of rows) {
        if (row['Account_Key__c'] === account) own = row;
        else
            onFailed(
                row,
                `MERGED_ACCOUNT:Account Key is not the id of account ${account}: delete this customer, or set its key to that id if it is the only one`
            );
    }
    return own;
}

async function foldAll(sources: readonly FoldedStream[], account: string): Promise<Map<string, FactValue | null>> {
    const folded = new Map<string, FactValue | null>();
    for (const source of sources) {
        const fold = source.newFold();
        for (const record of await source.cursor.take(account)) fold.add(record);
        folded.set(source.key, fold.result());
    }
    return folded;
}

async function openSources({ conn, model, asOf, calendar, describer }: ReadContext): Promise<FoldedStream[]> {
    const streams: FoldedStream[] = [];
    for (const { key, source, newFold } of foldedFacts(model, calendar)) {
        const typeOf = await describer.typesOf(source.object, fieldsToType(source));
        const soql = sourceQuery(source, { asOf, calendar, typeOf });
        streams.push({ key, newFold, cursor: cursor(conn, `records of ${key}`, soql, source.account) });
    }
    return streams;
}

function fieldsToType(source: SalesforceSource): string[] {
    const closed = source.closedDate === undefined ? [] : [source.closedDate];
    return [...sourceFields(source), ...closed, ...(source.filter ?? []).map(({ field }) => field)];
}

function cursor(conn: Connection, name: string, soql: string, keyField: string): Cursor {
    return new SortedCursor(name, new BulkQuery(conn, soql).pages(), (row) => row[keyField] ?? '');
}
