import { bulkLoad, bulkRead, toParts, type BulkValue } from '../org/bulk.ts';
import type { OrgConnection } from '../org/connection.ts';
import { clamp, Random } from '../sample/random.ts';

/** Customers in any number, with everything that the default model asks for, for measuring. */

export const BENCH_AS_OF = '2026-11-21';
const MEASURED_ON = '2026-11-18';
const SEED = 7;

export type Row = Readonly<Record<string, BulkValue>>;
export type Id = (key: string) => string;
/** Fills one object; throws where a row is refused. */
export type Load = (object: string, columns: readonly string[], rows: Iterable<Row>) => Promise<void>;
/** Told of each object when it is loaded. */
export type OnLoaded = (object: string, rows: number) => void;

/** What customers have beyond metrics. */
export interface BenchOptions {
    /** Each began within the last year, by an Opportunity that was won: the job starts its journey. Else their terms are over. */
    readonly isNew?: boolean;
}

/**
 * Fills an empty org with customers: nine recorded metrics, one or two cases, a task and campaign members each.
 */
export async function loadBenchData(
    conn: OrgConnection,
    customers: number,
    onProgress: OnLoaded,
    { isNew = false }: BenchOptions = {}
): Promise<void> {
    const load = loadInto(conn, onProgress);
    const accounts = await loadAccounts(conn, load, customers);
    await load(
        'Success_Customer__c',
        ['Account__c', 'Account_Key__c', 'Customer_Since__c', 'Segment__c', 'Edition__c'],
        rowsOf(customers, (index) => customer(accounts(key(index)), isNew ? day(index % TERM_DAYS) : LONG_AGO))
    );
    const customerIds = await ids(conn, 'Success_Customer__c', 'Account_Key__c');
    if (isNew)
        await load(
            'Opportunity',
            ['AccountId', 'Name', 'StageName', 'CloseDate', 'Amount'],
            rowsOf(customers, (index) => won(index, accounts(key(index))))
        );
    await load('Success_Metric__c', METRIC_COLUMNS, recordedMetrics(customers, accounts, customerIds));
    await loadActivity(load, customers, accounts);
    await loadCampaign(conn, load, customers, accounts);
}

/** An account of each customer; answers their ids by `key(index)`. */
export async function loadAccounts(conn: OrgConnection, load: Load, customers: number): Promise<Id> {
    await load(
        'Account',
        ['Name', 'Success_Key__c'],
        rowsOf(customers, (index) => ({ Name: `Customer ${index}`, Success_Key__c: key(index) }))
    );
    return ids(conn, 'Account', 'Success_Key__c');
}

/** A case and a task each. */
async function loadActivity(load: Load, customers: number, accounts: Id): Promise<void> {
    await load(
        'Case',
        ['AccountId', 'Subject', 'Status', 'CreatedDate', 'IsEscalated'],
        rowsOf(customers, (index) => oneCase(index, accounts(key(index))))
    );
    await load(
        'Task',
        ['WhatId', 'Subject', 'Status', 'ActivityDate'],
        rowsOf(customers, (index) => ({
            WhatId: accounts(key(index)),
            Subject: 'Call',
            Status: 'Completed',
            ActivityDate: day(index % 80)
        }))
    );
}

/** A person each who takes part in the one campaign. */
async function loadCampaign(conn: OrgConnection, load: Load, customers: number, accounts: Id): Promise<void> {
    await load(
        'Contact',
        ['AccountId', 'LastName', 'Email'],
        rowsOf(customers, (index) => ({
            AccountId: accounts(key(index)),
            LastName: `Person ${index}`,
            Email: email(index)
        }))
    );
    await load('Campaign', ['Name', 'Status'], [{ Name: 'Webinar', Status: 'Completed' }]);
    const campaigns = await ids(conn, 'Campaign', 'Name');
    const contacts = await ids(conn, 'Contact', 'Email');
    await load(
        'CampaignMember',
        ['CampaignId', 'ContactId', 'Status', 'CreatedDate'],
        rowsOf(customers, (index) => member(index, campaigns('Webinar'), contacts(email(index))))
    );
}

/** Loads rows into an org. */
export function loadInto(conn: OrgConnection, onLoaded: OnLoaded): Load {
    return async (object, columns, rows) => {
        const target = { object, operation: 'insert', columns } as const;
        const { written } = await bulkLoad(conn, target, toParts(columns, rows), ({ reason }) => {
            throw new Error(`${object}: ${reason}`);
        });
        onLoaded(object, written);
    };
}

const METRIC_COLUMNS = [
    'Unique_Key__c',
    'Customer__c',
    'Metric_Key__c',
    'Source__c',
    'Measured_On__c',
    'Value__c',
    'Text_Value__c'
];
const PERCENTS = ['licenceUtilisation', 'activeUsers', 'milestonesOnTime', 'leadGoal', 'newSalesGoal', 'csat'];
const PULSES = ['Red', 'Yellow', 'Green'];

function* recordedMetrics(customers: number, accounts: Id, customerIds: Id): Generator<Row> {
    const random = new Random(SEED);
    for (let index = 0; index < customers; index += 1) {
        const account = accounts(key(index));
        const fitness = random.next();
        const base = (metric: string): Row => ({
            Unique_Key__c: `${account}:${metric}`,
            Customer__c: customerIds(account),
            Metric_Key__c: metric,
            Source__c: 'Import',
            Measured_On__c: MEASURED_ON
        });
        for (const metric of PERCENTS)
            yield { ...base(metric), Value__c: clamp(Math.round(random.around(30 + 65 * fitness, 12)), 0, 100) };
        yield { ...base('usageChange'), Value__c: Math.round(random.around(0, 30)) };
        yield { ...base('nps'), Value__c: random.integer(0, 10) };
        yield { ...base('csmPulse'), Text_Value__c: random.pick(PULSES) };
    }
}

/** Begin of customers whose first term is over. */
const LONG_AGO = '2024-02-01';
const TERM_DAYS = 360;

function won(index: number, account: string): Row {
    return {
        AccountId: account,
        Name: `First contract ${index}`,
        StageName: 'Closed Won',
        CloseDate: day(index % TERM_DAYS),
        Amount: 10_000
    };
}

function customer(account: string, since: string): Row {
    return {
        Account__c: account,
        Account_Key__c: account,
        Customer_Since__c: since,
        Segment__c: 'Mid-Market',
        Edition__c: 'Professional'
    };
}

function oneCase(index: number, account: string): Row {
    return {
        AccountId: account,
        Subject: 'Question',
        Status: 'New',
        CreatedDate: `${day(index % 60)}T15:00:00.000Z`,
        IsEscalated: index % 20 === 0
    };
}

function member(index: number, campaign: string, contact: string): Row {
    return {
        CampaignId: campaign,
        ContactId: contact,
        Status: index % 3 === 0 ? 'Responded' : 'Sent',
        CreatedDate: `${day(index % 60)}T15:00:00.000Z`
    };
}

export function* rowsOf(count: number, make: (index: number) => Row): Generator<Row> {
    for (let index = 0; index < count; index += 1) yield make(index);
}

/** Key of a customer, by its number. */
export function key(index: number): string {
    return `BENCH-${String(index).padStart(7, '0')}`;
}

function email(index: number): string {
    return `person${index}@bench.example`;
}

export function day(daysAgo: number): string {
    return new Date(Date.parse(BENCH_AS_OF) - daysAgo * 86_400_000).toISOString().slice(0, 10);
}

/** Ids by what a field holds. */
export async function ids(conn: OrgConnection, object: string, field: string): Promise<Id> {
    const known = new Map<string, string>();
    for await (const row of bulkRead(conn, `SELECT Id, ${field} FROM ${object} WHERE ${field} != null`))
        known.set(row[field] ?? '', row['Id'] ?? '');
    return (value) => {
        const id = known.get(value);
        if (id === undefined) throw new Error(`${object} ${value} is not there`);
        return id;
    };
}
