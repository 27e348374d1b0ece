import { addDays } from '../../force-app/main/domain/lwc/success/success.ts';
import type { CalendarDate } from '../../force-app/main/domain/lwc/success/success.ts';
import { bulkLoad, bulkRead, bulkUpsert, toParts, type BulkValue, type FailedRow } from '../org/bulk.ts';
import type { OrgConnection } from '../org/connection.ts';
import type { DayCalendar } from '../jobs/calendar.ts';
import type { SampleCustomer } from './customers.ts';
import type { CustomerHistory, RecordedValue } from './facts.ts';
import type { SampleOrg } from './generate.ts';
import { CAMPAIGNS } from './names.ts';

/** Writes the sample's records: accounts, contacts, customers, cases, tasks and campaigns at once, recorded values week by week. */

export interface CustomerWithHistory {
    readonly customer: SampleCustomer;
    readonly history: CustomerHistory;
}

export interface LoadedAccount extends CustomerWithHistory {
    readonly accountId: string;
}

export interface LoadedCustomer extends LoadedAccount {
    readonly customerId: string;
}

/** Days after `from`, up to and including `day`. */
interface Period {
    readonly today: CalendarDate;
    readonly from: CalendarDate;
    readonly day: CalendarDate;
}

type Row = Readonly<Record<string, BulkValue>>;

const CAMPAIGN_EVERY_DAYS = 18;
const HISTORY_DAYS = 364;
const WORK_HOURS = { first: 9, last: 17 };

/**
 * Loads the accounts with everything that carries its own date: the job looks only at what was there on its day.
 * @throws Error when the org refuses a row, with its reason.
 */
export async function loadRecords(
    org: SampleOrg,
    histories: readonly CustomerWithHistory[],
    today: CalendarDate,
    calendar: DayCalendar
): Promise<LoadedAccount[]> {
    const { admin } = org;
    await insert(
        admin,
        'Account',
        histories.map(({ customer }) => accountRow(customer))
    );
    const accountIds = await idsBy(admin, 'Account', 'Success_Key__c');
    const accountId = ({ key }: SampleCustomer): string => required(accountIds, key);
    const at = (customer: SampleCustomer, daysAgo: number): string =>
        instant(calendar, addDays(today, -daysAgo), customer);
    await insert(
        admin,
        'Contact',
        histories.flatMap(({ customer }) =>
            customer.contacts.map((contact) => contactRow(contact, accountId(customer)))
        )
    );
    await insert(
        admin,
        'Case',
        histories.flatMap((each) => caseRows(each, accountId(each.customer), at))
    );
    await insert(
        admin,
        'Task',
        histories.flatMap((each) => taskRows(org, each, accountId(each.customer), today))
    );
    await loadCampaigns(admin, histories, today, at);
    return histories.map((each) => ({ ...each, accountId: accountId(each.customer) }));
}

/**
 * Creates the customers that began in the period: nobody has a score of the time before.
 * @throws Error when the org refuses a row, with its reason.
 */
export async function startCustomers(
    org: SampleOrg,
    accounts: readonly LoadedAccount[],
    { today, from, day }: Period
): Promise<LoadedCustomer[]> {
    const starting = accounts.filter(({ customer }) => {
        const since = customerSince(customer, today);
        return since > from && since <= day;
    });
    if (starting.length === 0) return [];
    const rows = starting.map(({ customer, accountId }) => customerRow(org, customer, accountId, today));
    await insert(org.admin, 'Success_Customer__c', rows);
    const ids = await idsBy(org.admin, 'Success_Customer__c', 'Account_Key__c');
    return starting.map((each) => ({ ...each, customerId: required(ids, each.accountId) }));
}

/** Records the values that became known in the period: of each metric the latest. */
export async function recordValues(
    conn: OrgConnection,
    loaded: readonly LoadedCustomer[],
    { today, from, day }: Period
): Promise<void> {
    const rows = loaded.flatMap(({ accountId, customerId, history }) => {
        const latest = new Map<string, RecordedValue>();
        for (const value of history.recorded) {
            const known = addDays(today, -value.daysAgo);
            if (known <= from || known > day) continue;
            if (value.daysAgo < (latest.get(value.metric)?.daysAgo ?? Infinity)) latest.set(value.metric, value);
        }
        return [...latest.values()].map((value) =>
            metricRow(value, accountId, customerId, addDays(today, -value.daysAgo))
        );
    });
    await bulkUpsert(conn, 'Success_Metric__c', 'Unique_Key__c', rows, { columns: METRIC_COLUMNS, onFailed: refuse });
}

const METRIC_COLUMNS = [
    'Unique_Key__c',
    'Customer__c',
    'Metric_Key__c',
    'Value__c',
    'Text_Value__c',
    'Measured_On__c',
    'Source__c'
];

function metricRow(
    { metric, value, source }: RecordedValue,
    accountId: string,
    customerId: string,
    day: CalendarDate
): Row {
    const field = typeof value === 'number' ? 'Value__c' : 'Text_Value__c';
    return {
        Unique_Key__c: `${accountId}:${metric}`,
        Customer__c: customerId,
        Metric_Key__c: metric,
        Measured_On__c: day,
        Source__c: source,
        [field]: value
    };
}

function accountRow({ key, name, industry, contacts }: SampleCustomer): Row {
    return {
        Success_Key__c: key,
        Name: name,
        Industry: industry,
        // Numbers from 555-0100 to 555-0199 are kept for stories.
        Phone: `(415) 555-01${key.slice(-2)}`,
        Type: 'Customer - Direct',
        Website: `https://www.${contacts[0]?.email.split('@')[1] ?? 'example.com'}`
    };
}

/** The first day of a customer. */
export function customerSince({ story }: SampleCustomer, today: CalendarDate): CalendarDate {
    return addDays(today, -7 * story.startedWeeksAgo);
}

function customerRow(org: SampleOrg, customer: SampleCustomer, accountId: string, today: CalendarDate): Row {
    return {
        Account__c: accountId,
        Account_Key__c: accountId,
        Segment__c: customer.segment,
        Edition__c: customer.edition,
        Customer_Since__c: customerSince(customer, today),
        ARR__c: customer.arr,
        ACV__c: customer.arr,
        MRR__c: Math.round((customer.arr / 12) * 100) / 100,
        CSM__c: org.userIds[customer.csm],
        CSE__c: customer.cse === null ? undefined : org.userIds[customer.cse]
    };
}

function contactRow({ firstName, lastName, email, title }: SampleCustomer['contacts'][number], accountId: string): Row {
    return { AccountId: accountId, FirstName: firstName, LastName: lastName, Email: email, Title: title };
}

/** Of a customer's cases the one at an index. */
export function caseKey({ key }: SampleCustomer, index: number): string {
    return `${key}-CASE-${index + 1}`;
}

function caseRows(
    { customer, history }: CustomerWithHistory,
    accountId: string,
    at: (customer: SampleCustomer, daysAgo: number) => string
): Row[] {
    return history.cases.map(({ subject, openedDaysAgo, closedDaysAgo, escalated }, index) => ({
        Success_Key__c: caseKey(customer, index),
        AccountId: accountId,
        Subject: subject,
        Origin: customer.random.pick(['Email', 'Phone', 'Web']),
        Priority: escalated ? 'High' : customer.random.pick(['Medium', 'Medium', 'Low']),
        Status: closedDaysAgo === null ? (escalated ? 'Escalated' : 'Working') : 'Closed',
        IsEscalated: escalated,
        CreatedDate: at(customer, openedDaysAgo),
        ClosedDate: closedDaysAgo === null ? undefined : at(customer, closedDaysAgo)
    }));
}

function taskRows(
    org: SampleOrg,
    { customer, history }: CustomerWithHistory,
    accountId: string,
    today: CalendarDate
): Row[] {
    return history.touches.map(({ subject, daysAgo }) => ({
        WhatId: accountId,
        OwnerId: org.userIds[customer.csm],
        Subject: subject,
        Status: 'Completed',
        ActivityDate: addDays(today, -daysAgo)
    }));
}

async function loadCampaigns(
    conn: OrgConnection,
    histories: readonly CustomerWithHistory[],
    today: CalendarDate,
    at: (customer: SampleCustomer, daysAgo: number) => string
): Promise<void> {
    const days = Array.from(
        { length: Math.floor(HISTORY_DAYS / CAMPAIGN_EVERY_DAYS) },
        (_, index) => 5 + index * CAMPAIGN_EVERY_DAYS
    );
    const nameOf = (daysAgo: number, index: number): string =>
        `${CAMPAIGNS[index % CAMPAIGNS.length]?.name ?? ''} ${addDays(today, -daysAgo)}`;
    await insert(
        conn,
        'Campaign',
        days.map((daysAgo, index) => ({
            Name: nameOf(daysAgo, index),
            Type: CAMPAIGNS[index % CAMPAIGNS.length]?.type,
            Status: 'Completed',
            IsActive: true,
            StartDate: addDays(today, -daysAgo),
            EndDate: addDays(today, -daysAgo)
        }))
    );
    const campaigns = await idsBy(conn, 'Campaign', 'Name');
    const contacts = await idsBy(conn, 'Contact', 'Email');
    const members = days.flatMap((daysAgo, index) =>
        histories
            .filter(({ customer }) => daysAgo < customer.story.startedWeeksAgo * 7)
            .flatMap(({ customer, history }) =>
                customer.contacts
                    .filter(() => customer.random.chance(0.6))
                    .map(({ email }) => ({
                        CampaignId: required(campaigns, nameOf(daysAgo, index)),
                        ContactId: required(contacts, email),
                        Status: customer.random.chance(history.respondsWith(daysAgo)) ? 'Responded' : 'Sent',
                        CreatedDate: at(customer, daysAgo)
                    }))
            )
    );
    await insert(conn, 'CampaignMember', members);
}

/** An hour of work on a day. */
function instant(calendar: DayCalendar, day: CalendarDate, { random }: SampleCustomer): string {
    const minutes = random.integer(WORK_HOURS.first * 60, WORK_HOURS.last * 60);
    return new Date(Date.parse(calendar.startOf(day)) + minutes * 60_000).toISOString();
}

/** @throws Error when the org refuses a row, with its reason. */
export async function insert(conn: OrgConnection, object: string, rows: readonly Row[]): Promise<void> {
    if (rows.length === 0) return;
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    await bulkLoad(conn, { object, operation: 'insert', columns }, toParts(columns, rows), refuse);
}

export function refuse({ object, reason, row }: FailedRow): never {
    throw new Error(`The org refused a sample ${object}: ${reason} (${JSON.stringify(row)})`);
}

/** Ids of all records that have the field filled, by its value. */
export async function idsBy(conn: OrgConnection, object: string, field: string): Promise<Map<string, string>> {
    const ids = new Map<string, string>();
    for await (const row of bulkRead(conn, `SELECT Id, ${field} FROM ${object} WHERE ${field} != null`))
        ids.set(row[field] ?? '', row['Id'] ?? '');
    return ids;
}

function required(ids: ReadonlyMap<string, string>, key: string): string {
    const id = ids.get(key);
    if (id === undefined) throw new Error(`The org has no record of ${key}`);
    return id;
}
