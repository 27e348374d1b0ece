import { addDays, addMonths, defaultModel, planJourney } from '../../force-app/main/domain/lwc/success/success.ts';
import type { CalendarDate, JourneyPlan } from '../../force-app/main/domain/lwc/success/success.ts';
import { newJourneyRow, newMilestoneRow, newStageRow } from '../jobs/journeys/journey-rows.ts';
import { bulkUpsert, type BulkValue } from '../org/bulk.ts';
import { query } from '../org/query.ts';
import type { SampleOrg } from './generate.ts';
import { fitnessOn, isHeardOf, milestoneEvents, type SampleTerm } from './milestones.ts';
import { Random } from './random.ts';
import { customerSince, insert, refuse, type LoadedCustomer } from './records.ts';

/** Terms of customers, week by week: what people do on journeys and renewals; the nightly job does the rest. */

interface Period {
    readonly today: CalendarDate;
    /** Everything after `from`, up to and including `day`, becomes known. */
    readonly from: CalendarDate;
    readonly day: CalendarDate;
}

type Row = Readonly<Record<string, BulkValue | null | undefined>>;

const MONTHS_OF_TERM = 12;
/** Days before the renewal on which the CSM says how it will go. */
const CALL_DAYS = [170, 85, 40];
const CALL_REASONS = {
    Commit: 'Sponsor confirmed the renewal in the last review',
    Likely: 'Goals are on track; budget is not signed off yet',
    'At Risk': 'Goals were missed and a competitor was mentioned',
    Lost: 'The customer told us that it will leave'
} as const;

type Call = keyof typeof CALL_REASONS;

/** What Sales won makes the job start a new customer's journey; the terms of customers of longer standing people start. */
export async function startTerms(org: SampleOrg, starting: readonly LoadedCustomer[], period: Period): Promise<void> {
    const isNew = ({ customer }: LoadedCustomer): boolean =>
        customerSince(customer, period.today) > addDays(period.day, -364);
    await insert(
        org.admin,
        'Opportunity',
        starting.filter(isNew).map(({ customer, accountId }) => ({
            AccountId: accountId,
            Name: `${customer.name}: New business`,
            Type: 'New Customer',
            StageName: 'Closed Won',
            Amount: customer.arr,
            CloseDate: customerSince(customer, period.today)
        }))
    );
    const plans = starting
        .filter((each) => !isNew(each))
        .map((each) => ({ ...each, plan: termUnderWay(each, period) }));
    await upsert(
        org,
        'Success_Journey__c',
        'Journey_Key__c',
        plans.map(({ plan, customer, customerId }) => ({
            ...newJourneyRow(plan, customerId),
            Journey_ACV__c: earlierValue(customer)
        }))
    );
    await upsert(
        org,
        'Success_Milestone__c',
        'Milestone_Unique_Key__c',
        plans.flatMap(({ plan }) =>
            plan.milestones.map((milestone) =>
                newMilestoneRow({ journey: plan.journey.key, milestone, completedOn: null })
            )
        )
    );
    await upsert(
        org,
        'Success_Stage__c',
        'Stage_Unique_Key__c',
        plans.flatMap(({ plan }) => plan.stages.map((stage) => newStageRow({ journey: plan.journey.key, stage })))
    );
}

/** What a customer paid a year until the renewal in the sample's year: since then most pay more, some less. */
function earlierValue({ key, arr }: LoadedCustomer['customer']): number {
    const growth = Random.of(`${key}:growth`).pick([0.8, 0.9, 1, 1, 1.05, 1.1, 1.15, 1.25]);
    return Math.round(arr / growth / 100) * 100;
}

/** The term that a customer is in on a day: each begins a year after the one before. */
function termUnderWay({ customer, accountId }: LoadedCustomer, period: Period): JourneyPlan {
    const first = customerSince(customer, period.today);
    let term = 1;
    while (addMonths(first, MONTHS_OF_TERM * term) <= period.day) term += 1;
    const plan = planJourney(defaultModel, {
        accountKey: accountId,
        subscription: 'main',
        term,
        startsOn: addMonths(first, MONTHS_OF_TERM * (term - 1))
    });
    if (plan.kind !== 'planned')
        throw new Error(`The sample's term of ${customer.name} cannot be planned: ${plan.kind}`);
    return plan;
}

/** Rows of queries. */
interface OpenTerm {
    readonly Journey_Key__c: string;
    readonly Starts_On__c: CalendarDate;
    readonly Ends_On__c: CalendarDate | null;
    readonly Journey_ACV__c: number | null;
    readonly Customer__r: { readonly Account_Key__c: string };
}
interface OpenRenewal {
    readonly Success_Renewal_Key__c: string;
}

/** A term, and the day up to which its story has been told. */
interface News {
    readonly term: SampleTerm;
    readonly after: CalendarDate;
}

/** A week of people's work on journeys: milestones, goals, calls, renewals closed. */
export class TermsOfSample {
    readonly #org: SampleOrg;
    /** By journey: up to which day its story has been told. */
    readonly #told = new Map<string, CalendarDate>();

    constructor(org: SampleOrg) {
        this.#org = org;
    }

    async live(loaded: readonly LoadedCustomer[], period: Period): Promise<void> {
        const terms = await this.#openTerms(loaded, period);
        const news = terms.map((term) => ({ term, after: this.#told.get(term.key) ?? addDays(term.startsOn, -1) }));
        await this.#writeMilestones(news, period.day);
        await this.#call(news, period);
        for (const { key } of terms) this.#told.set(key, period.day);
        await this.#closeRenewals(terms, period.day);
    }

    async #openTerms(loaded: readonly LoadedCustomer[], { today }: Period): Promise<SampleTerm[]> {
        const byAccount = new Map(loaded.map(({ accountId, customer }) => [accountId, customer]));
        const terms: SampleTerm[] = [];
        const worth: Row[] = [];
        const soql = `SELECT Id, Journey_Key__c, Starts_On__c, Ends_On__c, Journey_ACV__c, Customer__r.Account_Key__c
            FROM Success_Journey__c WHERE Outcome__c = null`;
        for (const row of await query<OpenTerm>(this.#org.admin, soql)) {
            const customer = byAccount.get(row.Customer__r.Account_Key__c);
            const { Journey_Key__c: key, Starts_On__c: startsOn, Ends_On__c: endsOn } = row;
            if (!customer || endsOn === null) continue;
            terms.push({ customer, key, startsOn, endsOn, today });
            // The job does not know what a term that it started is worth.
            const value = endsOn < today ? earlierValue(customer) : customer.arr;
            if (row.Journey_ACV__c === null) worth.push({ Journey_Key__c: key, Journey_ACV__c: value });
        }
        await upsert(this.#org, 'Success_Journey__c', 'Journey_Key__c', worth);
        return terms;
    }

    /** Of each milestone what was written last. */
    async #writeMilestones(news: readonly News[], day: CalendarDate): Promise<void> {
        const { journey } = defaultModel;
        if (!journey) return;
        const latest = new Map<string, Row>();
        for (const { term, after } of news) {
            for (const { on, uniqueKey, fields } of milestoneEvents(journey, term)) {
                if (on <= after || on > day) continue;
                latest.set(uniqueKey, { ...latest.get(uniqueKey), Milestone_Unique_Key__c: uniqueKey, ...fields });
            }
        }
        await upsert(this.#org, 'Success_Milestone__c', 'Milestone_Unique_Key__c', [...latest.values()]);
    }

    /** Each CSM's calls in the CSM's own name, as on the renewal card. */
    async #call(news: readonly News[], period: Period): Promise<void> {
        const calls = news.flatMap(({ term, after }) => callDays(term, after, period).map((on) => ({ term, on })));
        for (const [csm, own] of Map.groupBy(calls, ({ term }) => term.customer.csm)) {
            await insert(
                this.#org.as(csm),
                'Success_Risk_Call__c',
                own.map(({ term, on }) => callRow(term, on, this.#org.userIds[csm]))
            );
        }
    }

    /** Sales close most renewals before their day; those of customers whom nobody reaches stay open. */
    async #closeRenewals(terms: readonly SampleTerm[], day: CalendarDate): Promise<void> {
        const byKey = new Map(terms.map((term) => [term.key, term]));
        const rows: Row[] = [];
        const soql =
            'SELECT Id, Success_Renewal_Key__c FROM Opportunity WHERE Success_Renewal_Key__c != null AND IsClosed = false';
        for (const { Success_Renewal_Key__c: key } of await query<OpenRenewal>(this.#org.admin, soql)) {
            const term = byKey.get(key);
            if (!term) continue;
            const closesOn = addDays(term.endsOn, 1 - Random.of(key).integer(3, 28));
            if (closesOn > day) continue;
            const { silentFrom } = term.customer.story;
            if (!isHeardOf(term, closesOn) && silentFrom === null) continue;
            const stage = silentFrom === null ? 'Closed Won' : 'Closed Lost';
            const Amount = silentFrom === null ? term.customer.arr : undefined;
            rows.push({ Success_Renewal_Key__c: key, StageName: stage, CloseDate: closesOn, Amount });
        }
        await upsert(this.#org, 'Opportunity', 'Success_Renewal_Key__c', rows);
    }
}

/** Days of calls that became known; those of the time before the sample's year are not told. */
function callDays(term: SampleTerm, after: CalendarDate, { from, day }: Period): CalendarDate[] {
    const renewsOn = addDays(term.endsOn, 1);
    return CALL_DAYS.map((days) => addDays(renewsOn, -days)).filter(
        (on) => on > after && on > from && on <= day && isHeardOf(term, on)
    );
}

function callRow(term: SampleTerm, on: CalendarDate, userId: string | undefined): Readonly<Record<string, BulkValue>> {
    const call = callOf(term, on);
    return {
        'Journey__r.Journey_Key__c': term.key,
        Risk_Call__c: call,
        Called_On__c: on,
        Call_Reason__c: CALL_REASONS[call],
        Called_By__c: userId
    };
}

/** CSMs hope a little more than health does. */
function callOf(term: SampleTerm, on: CalendarDate): Call {
    const hope = fitnessOn(term, on) + Random.of(`${term.key}:${on}`).around(0.08, 0.2);
    if (hope > 0.8) return 'Commit';
    if (hope > 0.5) return 'Likely';
    return hope > 0.15 ? 'At Risk' : 'Lost';
}

async function upsert(org: SampleOrg, object: string, key: string, rows: readonly Row[]): Promise<void> {
    if (rows.length === 0) return;
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    await bulkUpsert(org.admin, object, key, rows, { columns, onFailed: refuse });
}
