import { addDays } from '../../force-app/main/domain/lwc/success/success.ts';
import type { CalendarDate } from '../../force-app/main/domain/lwc/success/success.ts';
import type { DayCalendar } from '../jobs/calendar.ts';
import type { BulkValue } from '../org/bulk.ts';
import type { OrgConnection } from '../org/connection.ts';
import { query } from '../org/query.ts';
import type { SampleCustomer } from './customers.ts';
import { bulkUpsert } from '../org/bulk.ts';
import { Random } from './random.ts';
import { customerSince, insert, refuse, type LoadedAccount } from './records.ts';

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

/** Upsells and cross-sells of the year: won, lost, and a few still open. */
export async function sellMore(
    admin: OrgConnection,
    accounts: readonly LoadedAccount[],
    today: CalendarDate,
    calendar: DayCalendar
): Promise<void> {
    const rows = accounts.flatMap(({ customer, accountId }) => dealRows(customer, accountId, today, calendar));
    await insert(admin, 'Opportunity', rows);
}

function dealRows(customer: SampleCustomer, AccountId: string, today: CalendarDate, calendar: DayCalendar): Row[] {
    const random = Random.of(`${customer.key}:deals`);
    const daysAgo = random.integer(-30, 330);
    const fitness = customer.story.fitness(Math.max(0, daysAgo) / 7);
    const deal = random.pick(DEALS);
    const share = random.around(0.2, 0.08);
    const isWon = random.chance(WON_SHARE);
    const closes = addDays(today, -daysAgo);
    const opened = addDays(closes, -SALES_CYCLE_DAYS);
    // The first customer's story is told on its pages: its opportunities are its renewals.
    const isTold = customer.key === 'SAMPLE-001' || opened <= customerSince(customer, today);
    if (isTold || !random.chance(BUYING_SHARE * fitness)) return [];
    const stage = daysAgo < 0 ? 'Proposal/Price Quote' : isWon ? 'Closed Won' : 'Closed Lost';
    return [
        {
            AccountId,
            Name: `${customer.name}: ${deal.what}`,
            Type: deal.type,
            StageName: stage,
            Amount: Math.round((customer.arr * Math.max(0.05, share)) / 100) * 100,
            CloseDate: closes,
            CreatedDate: calendar.startOf(opened)
        }
    ];
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
