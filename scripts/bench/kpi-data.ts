import { addDays, addMonths, type CalendarDate } from '../../force-app/main/domain/lwc/success/success.ts';
import type { OrgConnection } from '../org/connection.ts';
import { query } from '../org/query.ts';
import {
    BENCH_AS_OF,
    day,
    ids,
    key,
    loadAccounts,
    loadInto,
    rowsOf,
    type Id,
    type Load,
    type OnLoaded,
    type Row
} from './job-data.ts';

/** Customers in any number with two years of what KPIs are counted from, for measuring. */

const CSMS = 100;
const SEGMENTS = ['Enterprise', 'Mid-Market', 'Small Business'];
const EDITIONS = ['Enterprise', 'Professional', 'Basic'];
const TYPES = ['Email', 'Webinar', 'Content'];
const TOUCHPOINTS = ['Onboarding', 'Support Resolution', 'QBR'];
/** Days before which first terms began; the longer ago, the more terms. */
const DAYS_BACK = 700;
const TERM_MONTHS = 12;
const YEAR_DAYS = 365;
/** Of a year. */
const SCORE_DAYS = Array.from({ length: 13 }, (_, each) => 5 + each * 28);
const ANSWERS = 3;
const CASES = 2;
const MEMBERS = 2;
const ONBOARDING = {
    technicalSetUp: ['blogMigrated', 'crmIntegrated', 'websiteCodeDeployed'],
    active: ['newLeadsFlowing', 'firstWorkflowLive', 'firstBlogPostLive'],
    initialValue: ['attributionReportBuilt', 'completeMonthOfStats']
};

interface Term {
    readonly index: number;
    readonly term: number;
    readonly startsOn: CalendarDate;
    readonly outcome: 'Renewed' | 'Lost' | null;
}

interface Known {
    readonly accounts: Id;
    readonly customers: Id;
}

/** Fills an empty org: of each customer its terms, and of the last two years scores, answers, cases, campaigns and deals. */
export async function loadKpiData(
    { admin: conn, jobs }: { readonly admin: OrgConnection; readonly jobs: OrgConnection },
    customers: number,
    onLoaded: OnLoaded
): Promise<void> {
    const load = loadInto(conn, onLoaded);
    const csms = await loadCsms(conn, load);
    const accounts = await loadAccounts(conn, load, customers);
    await load(
        'Success_Customer__c',
        ['Account__c', 'Account_Key__c', 'Customer_Since__c', 'Segment__c', 'Edition__c', 'ACV__c', 'CSM__c'],
        rowsOf(customers, (index) => customer(index, accounts(key(index)), csms[index % CSMS] ?? ''))
    );
    const known = { accounts, customers: await ids(conn, 'Success_Customer__c', 'Account_Key__c') };
    await loadTerms(conn, load, customers, known);
    await loadScores(loadInto(jobs, onLoaded), customers, known);
    await loadVoice(load, customers, known);
    await loadReach(conn, load, customers, known);
}

async function loadCsms(conn: OrgConnection, load: Load): Promise<readonly string[]> {
    const [profile] = await query<{ Id: string }>(conn, "SELECT Id FROM Profile WHERE Name = 'Standard User'");
    const columns = ['FirstName', 'LastName', 'Username', 'Email', 'Alias', 'ProfileId'];
    const words = { TimeZoneSidKey: 'America/New_York', LocaleSidKey: 'en_US', LanguageLocaleKey: 'en_US' };
    await load(
        'User',
        [...columns, ...Object.keys(words), 'EmailEncodingKey'],
        rowsOf(CSMS, (index) => {
            const name = `csm${index}@bench.example`;
            return {
                FirstName: 'CSM',
                LastName: String(index),
                Username: name,
                Email: name,
                Alias: `csm${index}`,
                ProfileId: profile?.Id ?? '',
                ...words,
                EmailEncodingKey: 'UTF-8'
            };
        })
    );
    const rows = await query<{ Id: string }>(conn, "SELECT Id FROM User WHERE Username LIKE 'csm%@bench.example'");
    return rows.map(({ Id }) => Id);
}

function mix(index: number, salt: number, below: number): number {
    return (Math.imul(index + salt * 7919, 2654435761) >>> 8) % below;
}

function acv(index: number): number {
    return 1000 * (5 + mix(index, 2, 200));
}

function firstDay(index: number): CalendarDate {
    return day(mix(index, 1, DAYS_BACK));
}

function customer(index: number, account: string, csm: string): Row {
    return {
        Account__c: account,
        Account_Key__c: account,
        Customer_Since__c: firstDay(index),
        Segment__c: SEGMENTS[index % SEGMENTS.length] ?? '',
        Edition__c: EDITIONS[mix(index, 3, EDITIONS.length)] ?? '',
        ACV__c: acv(index),
        CSM__c: csm
    };
}

/** A term of a year each until today; one in eleven is lost. */
function* termsOf(customers: number): Generator<Term> {
    for (let index = 0; index < customers; index += 1) {
        let startsOn = firstDay(index);
        for (let term = 1; ; term += 1) {
            const next = addMonths(startsOn, TERM_MONTHS);
            const isOver = next <= BENCH_AS_OF;
            const outcome = !isOver ? null : mix(index, 4 + term, 11) === 0 ? 'Lost' : 'Renewed';
            yield { index, term, startsOn, outcome };
            if (outcome !== 'Renewed') break;
            startsOn = next;
        }
    }
}

async function loadTerms(conn: OrgConnection, load: Load, customers: number, known: Known): Promise<void> {
    await load('Success_Journey__c', JOURNEY_COLUMNS, journeyRows(customers, known));
    const journeys = await ids(conn, 'Success_Journey__c', 'Journey_Key__c');
    await load('Success_Milestone__c', MILESTONE_COLUMNS, milestoneRows(customers, known, journeys));
}

function loadScores(load: Load, customers: number, known: Known): Promise<void> {
    const columns = ['Customer__c', 'Snapshot_Key__c', 'Taken_On__c', 'Snapshot_Score__c', 'Snapshot_Band__c'];
    return load('Success_Snapshot__c', columns, snapshotRows(customers, known));
}

const JOURNEY_COLUMNS = [
    'Customer__c',
    'Journey_Key__c',
    'Subscription__c',
    'Term__c',
    'Starts_On__c',
    'Ends_On__c',
    'Notice_Days__c',
    'Procurement_Days__c',
    'Journey_ACV__c',
    'Retention_Spent__c',
    'Outcome__c',
    'Outcome_On__c',
    'Outcome_Reason__c'
];
const MILESTONE_COLUMNS = [
    'Journey__c',
    'Milestone_Unique_Key__c',
    'Milestone_Key__c',
    'Milestone_Stage__c',
    'Milestone_Kind__c',
    'Completed_On__c'
];

function journeyKey(account: string, term: number): string {
    return `${account}:main:${term}`;
}

function* journeyRows(count: number, { accounts, customers }: Known): Generator<Row> {
    for (const { index, term, startsOn, outcome } of termsOf(count)) {
        const account = accounts(key(index));
        const endsOn = addDays(addMonths(startsOn, TERM_MONTHS), -1);
        yield {
            Customer__c: customers(account),
            Journey_Key__c: journeyKey(account, term),
            Subscription__c: 'main',
            Term__c: term,
            Starts_On__c: startsOn,
            Ends_On__c: endsOn,
            Notice_Days__c: 30,
            Procurement_Days__c: 30,
            Journey_ACV__c: acv(index),
            Retention_Spent__c: Math.round(acv(index) / 9),
            Outcome__c: outcome,
            Outcome_On__c: outcome === null ? null : addDays(endsOn, -20),
            Outcome_Reason__c: outcome === 'Lost' ? 'Went to a competitor' : null
        };
    }
}

/** Of first terms of the last year: set-up and first value, some late, some never. */
function* milestoneRows(count: number, { accounts }: Known, journeys: Id): Generator<Row> {
    for (let index = 0; index < count; index += 1) {
        const first = journeyKey(accounts(key(index)), 1);
        if (firstDay(index) < day(YEAR_DAYS)) continue;
        let week = 0;
        for (const [stage, milestones] of Object.entries(ONBOARDING))
            for (const milestone of milestones) {
                week += 1;
                const doneOn = addDays(firstDay(index), week * (2 + mix(index, week, 6)));
                yield {
                    Journey__c: journeys(first),
                    Milestone_Unique_Key__c: `${first}:${milestone}`,
                    Milestone_Key__c: milestone,
                    Milestone_Stage__c: stage,
                    Milestone_Kind__c: 'Done',
                    Completed_On__c: doneOn <= BENCH_AS_OF ? doneOn : null
                };
            }
    }
}

function* snapshotRows(count: number, { accounts, customers }: Known): Generator<Row> {
    for (let index = 0; index < count; index += 1) {
        const account = accounts(key(index));
        for (const [order, daysAgo] of SCORE_DAYS.entries()) {
            const on = day(daysAgo);
            if (on < firstDay(index)) break;
            const score = (mix(index, 5, 60) + order + 20) % 101;
            yield {
                Customer__c: customers(account),
                Snapshot_Key__c: `${account}:${on}`,
                Taken_On__c: on,
                Snapshot_Score__c: score,
                Snapshot_Band__c: score <= 50 ? 'Red' : score <= 75 ? 'Yellow' : 'Green'
            };
        }
    }
}

async function loadVoice(load: Load, count: number, { accounts, customers }: Known): Promise<void> {
    await load(
        'Success_Survey__c',
        [
            'Customer__c',
            'Survey_Key__c',
            'Survey_Kind__c',
            'Touchpoint__c',
            'Answered_On__c',
            'Answer__c',
            'Survey_Source__c'
        ],
        rowsOf(count * ANSWERS, (row) => {
            const index = Math.floor(row / ANSWERS);
            const account = accounts(key(index));
            const isNps = row % ANSWERS === 0;
            return {
                Customer__c: customers(account),
                Survey_Key__c: `${account}:${row}`,
                Survey_Kind__c: isNps ? 'NPS' : 'CSAT',
                Touchpoint__c: TOUCHPOINTS[row % TOUCHPOINTS.length] ?? '',
                Answered_On__c: day(mix(row, 6, DAYS_BACK)),
                Answer__c: isNps ? mix(row, 7, 11) : 1 + mix(row, 7, 5),
                Survey_Source__c: 'Import'
            };
        })
    );
    await load(
        'Case',
        ['AccountId', 'Subject', 'Status', 'CreatedDate', 'ClosedDate'],
        rowsOf(count * CASES, (row) => {
            const opened = `${day(5 + mix(row, 8, DAYS_BACK))}T09:00:00.000Z`;
            const closed = new Date(Date.parse(opened) + (1 + mix(row, 9, 100)) * 3_600_000).toISOString();
            const AccountId = accounts(key(Math.floor(row / CASES)));
            return { AccountId, Subject: 'Question', Status: 'Closed', CreatedDate: opened, ClosedDate: closed };
        })
    );
}

async function loadReach(conn: OrgConnection, load: Load, count: number, { accounts }: Known): Promise<void> {
    const address = (index: number): string => `person${index}@bench.example`;
    await load(
        'Contact',
        ['AccountId', 'LastName', 'Email'],
        rowsOf(count, (index) => ({
            AccountId: accounts(key(index)),
            LastName: `Person ${index}`,
            Email: address(index)
        }))
    );
    await load(
        'Campaign',
        ['Name', 'Type', 'Status'],
        TYPES.map((type) => ({ Name: type, Type: type, Status: 'Completed' }))
    );
    const [contacts, campaigns] = [await ids(conn, 'Contact', 'Email'), await ids(conn, 'Campaign', 'Name')];
    await load(
        'CampaignMember',
        ['CampaignId', 'ContactId', 'Status', 'CreatedDate'],
        rowsOf(count * MEMBERS, (row) => ({
            CampaignId: campaigns(TYPES[row % TYPES.length] ?? ''),
            ContactId: contacts(address(Math.floor(row / MEMBERS))),
            Status: row % 2 === 0 ? 'Responded' : 'Sent',
            CreatedDate: `${day(mix(row, 10, DAYS_BACK))}T15:00:00.000Z`
        }))
    );
    await load(
        'Opportunity',
        ['AccountId', 'Name', 'Type', 'StageName', 'CloseDate', 'Amount'],
        rowsOf(Math.ceil(count / 5), (index) => ({
            AccountId: accounts(key(index * 5)),
            Name: 'More seats',
            Type: 'Upsell',
            StageName: 'Closed Won',
            CloseDate: day(mix(index, 11, DAYS_BACK)),
            Amount: acv(index) / 10
        }))
    );
}
