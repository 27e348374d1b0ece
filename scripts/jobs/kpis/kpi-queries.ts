import { addDays, addMonths } from '../../../force-app/main/domain/lwc/success/success.ts';
import type { CalendarDate, JourneyModel, KpisModel } from '../../../force-app/main/domain/lwc/success/success.ts';
import { soqlText } from '../../org/query.ts';
import type { DayCalendar } from '../calendar.ts';
import type { DetailQuery } from '../details.ts';
import type { FieldTypes } from '../sources.ts';
import { filterCondition } from '../sources.ts';

/** What is read for the KPIs: one sorted stream an object, in the order of the account. */

export type KpiStream =
    'journeys' | 'milestones' | 'snapshots' | 'surveys' | 'tickets' | 'interactions' | 'opportunities';

export interface KpiReading {
    readonly kpis: KpisModel;
    readonly journey: JourneyModel | undefined;
    readonly asOf: CalendarDate;
    /** The first day of the earliest period that is counted. */
    readonly from: CalendarDate;
    readonly calendar: DayCalendar;
    readonly typeOf: FieldTypes;
}

const ACCOUNT_OF_CUSTOMER = 'Account__c';
const ACCOUNT_OF_DETAIL = 'Customer__r.Account__c';
const ACCOUNT_OF_MILESTONE = 'Journey__r.Customer__r.Account__c';
const ACCOUNT_OF_MEMBER = 'Contact.AccountId';
/** Scores are looked for up to 90 days before a renewal, and stand for the 35 days after. */
const SCORES_BEFORE_DAYS = 125;
/** Who takes longer to the first value is not waited for. */
const FIRST_VALUE_MONTHS = 24;

const JOURNEY = [
    'Journey_Key__c',
    'Subscription__c',
    'Term__c',
    'Starts_On__c',
    'Ends_On__c',
    'Outcome__c',
    'Outcome_On__c',
    'Outcome_Reason__c',
    'Journey_ACV__c',
    'Retention_Spent__c',
    'Renewal_Opportunity__c',
    'Renewal_Opportunity__r.IsWon',
    'Customer__c'
];
const MILESTONE = [
    'Journey__r.Journey_Key__c',
    'Milestone_Key__c',
    'Completed_On__c',
    'Waived_On__c',
    'Waiver_Reason__c',
    'Goal_Readings__c',
    'Attained__c',
    'Attained_On__c'
];

export const KPI_CUSTOMERS: DetailQuery = {
    account: ACCOUNT_OF_CUSTOMER,
    soql: `SELECT Id, Account__c, Account_Key__c, Segment__c, Edition__c, Customer_Since__c, ACV__c, CSM__c, CSM__r.Name FROM Success_Customer__c ORDER BY Account__c`
};

/** Streams beside the customers'; of sources that the model leaves out there is none. */
export function kpiStreams(reading: KpiReading): ReadonlyMap<KpiStream, DetailQuery> {
    const streams: (readonly [KpiStream, DetailQuery | null])[] = [
        ['journeys', journeys(reading)],
        ['milestones', milestones(reading)],
        ['snapshots', snapshots(reading)],
        ['surveys', surveys(reading)],
        ['tickets', tickets(reading)],
        ['interactions', interactions(reading)],
        ['opportunities', opportunities(reading)]
    ];
    return new Map(streams.flatMap(([name, query]) => (query === null ? [] : [[name, query] as const])));
}

/** Fields that the model names, by object: the org must have them. */
export function kpiFields({ sources }: KpisModel): ReadonlyMap<string, readonly string[]> {
    const { cases, campaigns, opportunities: deals } = sources;
    const fields: (readonly [string, readonly string[]])[] = [
        ...(cases === undefined
            ? []
            : [['Case', [cases.opened, cases.closed, ...(cases.filter ?? []).map(({ field }) => field)]] as const]),
        ...(campaigns === undefined
            ? []
            : [
                  [
                      'CampaignMember',
                      [ACCOUNT_OF_MEMBER, campaigns.date, memberStatus(campaigns), 'Campaign.Type']
                  ] as const
              ]),
        ...(deals === undefined ? [] : [['Opportunity', [deals.type, deals.amount]] as const]),
        ...(sources.surveys === undefined ? [] : [['Success_Survey__c', ['Touchpoint__c']] as const])
    ];
    return new Map(fields);
}

/** All: what a customer pays on a day, and whether it is there, follows from all its terms. */
function journeys({ kpis }: KpiReading): DetailQuery {
    const fields = [...JOURNEY, `Renewal_Opportunity__r.${amountField(kpis)}`];
    return stream('Success_Journey__c', fields, ACCOUNT_OF_DETAIL);
}

/** Of the first terms of those whose onboarding or first value may fall into the time that is counted. */
function milestones({ journey, from }: KpiReading): DetailQuery | null {
    if (journey === undefined) return null;
    const stages = journey.stages.map(({ key }) => key);
    const onboarding = stages.slice(0, stages.indexOf(journey.onboardingEndsWith) + 1);
    const asked = [...new Set([...onboarding, journey.firstValueStage])].map(soqlText).join(', ');
    return stream(
        'Success_Milestone__c',
        MILESTONE,
        ACCOUNT_OF_MILESTONE,
        `Journey__r.Term__c = 1 AND Milestone_Stage__c IN (${asked}) AND Journey__r.Starts_On__c >= ${addMonths(from, -FIRST_VALUE_MONTHS)}`
    );
}

function snapshots({ from, asOf }: KpiReading): DetailQuery {
    return stream(
        'Success_Snapshot__c',
        ['Taken_On__c', 'Snapshot_Score__c', 'Snapshot_Band__c', 'Customer__c'],
        ACCOUNT_OF_DETAIL,
        `Taken_On__c >= ${addDays(from, -SCORES_BEFORE_DAYS)} AND Taken_On__c <= ${asOf}`
    );
}

function surveys({ kpis, from, asOf }: KpiReading): DetailQuery | null {
    if (kpis.sources.surveys === undefined) return null;
    return stream(
        'Success_Survey__c',
        ['Survey_Kind__c', 'Touchpoint__c', 'Answered_On__c', 'Answer__c', 'Customer__c'],
        ACCOUNT_OF_DETAIL,
        `Answered_On__c >= ${from} AND Answered_On__c <= ${asOf}`
    );
}

function tickets(reading: KpiReading): DetailQuery | null {
    const { cases } = reading.kpis.sources;
    if (cases === undefined) return null;
    const { opened, closed, filter = [] } = cases;
    const conditions = [
        'AccountId != null',
        within('Case', closed, reading),
        ...filter.map((each) => filterCondition('Case', each, reading.typeOf))
    ];
    return stream('Case', [opened, closed], 'AccountId', conditions.join(' AND '));
}

function interactions(reading: KpiReading): DetailQuery | null {
    const { campaigns } = reading.kpis.sources;
    if (campaigns === undefined) return null;
    const { date, statuses, email, webinar, content } = campaigns;
    const responded =
        statuses === undefined ? 'HasResponded = true' : `Status IN (${statuses.map(soqlText).join(', ')})`;
    const types = [...email, ...webinar, ...content].map(soqlText).join(', ');
    return stream(
        'CampaignMember',
        [date, 'Campaign.Type'],
        ACCOUNT_OF_MEMBER,
        `${ACCOUNT_OF_MEMBER} != null AND ${responded} AND Campaign.Type IN (${types}) AND ${within('CampaignMember', date, reading)}`
    );
}

function memberStatus({ statuses }: { readonly statuses?: readonly string[] }): string {
    return statuses === undefined ? 'HasResponded' : 'Status';
}

/** The field of Opportunity that holds what a renewal, an upsell or a cross-sell is worth a year. */
export function amountField({ sources }: KpisModel): string {
    return sources.opportunities?.amount ?? 'Amount';
}

/** Renewals that were won, whenever: what a term is worth follows from the one before. Upsells and cross-sells of the time. */
function opportunities({ kpis, from, asOf }: KpiReading): DetailQuery {
    const { opportunities: deals } = kpis.sources;
    const fields = ['Success_Renewal_Key__c', 'CloseDate', amountField(kpis)];
    const renewals = 'Success_Renewal_Key__c != null';
    if (deals === undefined)
        return stream('Opportunity', fields, 'AccountId', `AccountId != null AND IsWon = true AND ${renewals}`);
    const types = [...deals.upsell, ...deals.crossSell].map(soqlText).join(', ');
    const sold = `(${deals.type} IN (${types}) AND CloseDate >= ${from} AND CloseDate <= ${asOf})`;
    return stream(
        'Opportunity',
        [...new Set([...fields, deals.type])],
        'AccountId',
        `AccountId != null AND IsWon = true AND (${renewals} OR ${sold})`
    );
}

function within(object: string, field: string, { typeOf, calendar, from, asOf }: KpiReading): string {
    const literal = (day: CalendarDate): string => (typeOf(object, field) === 'datetime' ? calendar.startOf(day) : day);
    return `${field} >= ${literal(from)} AND ${field} < ${literal(addDays(asOf, 1))}`;
}

function stream(object: string, fields: readonly string[], account: string, condition?: string): DetailQuery {
    const where = condition === undefined ? '' : ` WHERE ${condition}`;
    return { account, soql: `SELECT ${[...fields, account].join(', ')} FROM ${object}${where} ORDER BY ${account}` };
}
