import { addDays } from '../../force-app/main/domain/lwc/success/success.ts';
import type { CalendarDate } from '../../force-app/main/domain/lwc/success/success.ts';
import type { DayCalendar } from '../jobs/calendar.ts';
import type { BulkValue } from '../org/bulk.ts';
import type { OrgConnection } from '../org/connection.ts';
import { query } from '../org/query.ts';
import type { SampleCustomer } from './customers.ts';
import { bulkUpsert } from '../org/bulk.ts';
import { Random } from './random.ts';
import { customerSince, insert, refuse, type LoadedAccount, type LoadedCustomer } from './records.ts';

/** What customers buy beside their renewals, and what is spent to keep them. */

type Row = Readonly<Record<string, BulkValue>>;

const DEALS = [
    { what: 'More seats', type: 'Existing Customer - Upgrade' },
    { what: 'Higher edition', type: 'Existing Customer - Upgrade' },
    { what: 'Social monitoring', type: 'Cross-Sell' },
    { what: 'Advanced reporting', type: 'Cross-Sell' }
] as const;
/** Of a customer who does very well: that it looks at buying more within the year. */
const BUYING_SHARE = 0.28;
const WON_SHARE = 0.65;
const SALES_CYCLE_DAYS = 40;
const DAYS_PER_YEAR = 365;

/** A customer that does well and has just bought more: this week's ARR is not last week's. */
const LATEST = { key: 'SAMPLE-041', daysAgo: 3 };

/** Upsells and cross-sells of the year: won, lost, and a few still open. */
export async function sellMore(
    admin: OrgConnection,
    accounts: readonly LoadedAccount[],
    today: CalendarDate,
    calendar: DayCalendar
): Promise<void> {
    const rows = accounts.flatMap(({ customer, accountId }) => {
        const deal = dealOf(customer, today);
        return deal === null ? [] : [dealRow(customer, accountId, deal, calendar)];
    });
    await insert(admin, 'Opportunity', rows);
}

interface Deal {
    readonly what: string;
    readonly type: string;
    readonly stage: string;
    readonly amount: number;
    readonly opened: CalendarDate;
    readonly closes: CalendarDate;
}

function dealOf(customer: SampleCustomer, today: CalendarDate): Deal | null {
    const random = Random.of(`${customer.key}:deals`);
    const isLatest = customer.key === LATEST.key;
    const drawn = random.integer(-30, 330);
    const daysAgo = isLatest ? LATEST.daysAgo : drawn;
    const fitness = customer.story.fitness(Math.max(0, daysAgo) / 7);
    const deal = random.pick(DEALS);
    const share = random.around(0.2, 0.08);
    const isWon = random.chance(WON_SHARE) || isLatest;
    const closes = addDays(today, -daysAgo);
    const opened = addDays(closes, -SALES_CYCLE_DAYS);
    // The first customer's story is told on its pages: its opportunities are its renewals.
    const isTold = customer.key === 'SAMPLE-001' || opened <= customerSince(customer, today);
    if (isTold || !(random.chance(BUYING_SHARE * fitness) || isLatest)) return null;
    const amount = Math.round((customer.arr * Math.max(0.05, share)) / 100) * 100;
    return {
        ...deal,
        stage: daysAgo < 0 ? 'Proposal/Price Quote' : isWon ? 'Closed Won' : 'Closed Lost',
        amount,
        opened,
        closes
    };
}

function dealRow(customer: SampleCustomer, AccountId: string, deal: Deal, calendar: DayCalendar): Row {
    return {
        AccountId,
        Name: `${customer.name}: ${deal.what}`,
        Type: deal.type,
        StageName: deal.stage,
        Amount: deal.amount,
        CloseDate: deal.closes,
        CreatedDate: calendar.startOf(deal.opened)
    };
}

/** What a customer paid a year on a day: before it bought more, so much less. */
function arrOn(customer: SampleCustomer, day: CalendarDate, today: CalendarDate): number {
    const deal = dealOf(customer, today);
    return deal?.stage === 'Closed Won' && deal.closes > day ? customer.arr - deal.amount : customer.arr;
}

/** Records what customers pay a year by the end of a period, where it is not what was recorded before. */
export async function recordArr(
    admin: OrgConnection,
    loaded: readonly LoadedCustomer[],
    { today, from, day, isFirst }: { today: CalendarDate; from: CalendarDate; day: CalendarDate; isFirst: boolean }
): Promise<void> {
    const rows = loaded.flatMap(({ customer, accountId }): Row[] => {
        const isNew = isFirst || customerSince(customer, today) > from;
        const [before, now] = [isNew ? customer.arr : arrOn(customer, from, today), arrOn(customer, day, today)];
        if (before === now) return [];
        return [{ Account_Key__c: accountId, ARR__c: now, MRR__c: Math.round((now / 12) * 100) / 100 }];
    });
    if (rows.length === 0) return;
    const columns = ['Account_Key__c', 'ARR__c', 'MRR__c'];
    await bulkUpsert(admin, 'Success_Customer__c', 'Account_Key__c', rows, { columns, onFailed: refuse });
}

interface SpentTerm {
    readonly Journey_Key__c: string;
    readonly Starts_On__c: CalendarDate;
    readonly Ends_On__c: CalendarDate | null;
    readonly Customer__r: { readonly Account_Key__c: string };
}

/** What CSMs recorded by today as spent to retain each customer: near the budget of 12% a year, over it where things go badly. */
export async function recordSpend(
    admin: OrgConnection,
    accounts: readonly LoadedAccount[],
    today: CalendarDate
): Promise<void> {
    const byAccount = new Map(accounts.map(({ accountId, customer }) => [accountId, customer]));
    const terms = await query<SpentTerm>(
        admin,
        `SELECT Journey_Key__c, Starts_On__c, Ends_On__c, Customer__r.Account_Key__c FROM Success_Journey__c WHERE Starts_On__c <= ${today}`
    );
    const rows = terms.flatMap((term) => {
        const customer = byAccount.get(term.Customer__r.Account_Key__c);
        return customer === undefined || customer.key === 'SAMPLE-001' ? [] : [spentRow(term, customer, today)];
    });
    const columns = ['Journey_Key__c', 'Retention_Spent__c'];
    await bulkUpsert(admin, 'Success_Journey__c', 'Journey_Key__c', rows, { columns, onFailed: refuse });
}

function spentRow(
    { Journey_Key__c: key, Starts_On__c: from, Ends_On__c: end }: SpentTerm,
    customer: SampleCustomer,
    today: CalendarDate
): Row {
    const until = end !== null && end < today ? end : today;
    const days = (Date.parse(until) - Date.parse(from)) / 86_400_000;
    const share = Math.max(0.02, Random.of(`${key}:spent`).around(0.11, 0.035));
    return {
        Journey_Key__c: key,
        Retention_Spent__c: Math.round((customer.arr * share * Math.min(days, DAYS_PER_YEAR)) / DAYS_PER_YEAR / 10) * 10
    };
}
