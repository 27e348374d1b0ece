import { bandOf, locateJourney } from '../../../force-app/main/domain/lwc/success/success.ts';
import type {
    CalendarDate,
    KpiCustomer,
    KpiInteraction,
    KpiOnboarding,
    KpiSnapshot,
    KpiSurvey,
    KpiTerm,
    SuccessModel
} from '../../../force-app/main/domain/lwc/success/success.ts';
import type { BulkRow } from '../../org/bulk.ts';
import type { DayCalendar } from '../calendar.ts';
import { journeyStates, numberOrNull, type JourneyState } from '../journeys/journey-state.ts';
import { amountField, type KpiStream } from './kpi-queries.ts';

/** What the records of one customer say, as the KPIs count it. Pure. */

export interface KpiFactsContext {
    readonly model: SuccessModel;
    readonly asOf: CalendarDate;
    readonly calendar: DayCalendar;
}

type Rows = (stream: KpiStream) => readonly BulkRow[];

const MS_PER_HOUR = 3_600_000;

export function kpiCustomer(customer: BulkRow, rows: Rows, context: KpiFactsContext): KpiCustomer {
    const csm = customer['CSM__c'] || null;
    const journeys = journeyStates(
        { journeys: rows('journeys'), milestones: [], stages: [], calls: [], opportunities: [] },
        context.calendar
    );
    return {
        segment: customer['Segment__c'] || null,
        edition: customer['Edition__c'] || null,
        csm: csm === null ? null : { id: csm, name: customer['CSM__r.Name'] || csm },
        customerSince: customer['Customer_Since__c'] || null,
        acv: numberOrNull(customer['ACV__c']),
        terms: termsOf(journeys, rows, context),
        onboardings: onboardingsOf(journeys, rows, context),
        snapshots: rows('snapshots').map((row) => snapshotOf(row, context.model)),
        surveys: rows('surveys').flatMap(surveyOf),
        tickets: ticketsOf(rows('tickets'), context),
        interactions: interactionsOf(rows('interactions'), context),
        deals: dealsOf(rows('opportunities'), context)
    };
}

function termsOf(journeys: readonly JourneyState[], rows: Rows, context: KpiFactsContext): KpiTerm[] {
    const { kpis } = context.model;
    if (kpis === undefined) return [];
    const amount = amountField(kpis);
    const named = new Map(rows('journeys').map((row) => [row['Journey_Key__c'], row]));
    const keyed = new Map(rows('opportunities').map((row) => [row['Success_Renewal_Key__c'], row]));
    return journeys.map(({ key, subscription, term, startsOn, endsOn, ending, acv, spent }) => {
        const journey = named.get(key);
        const isNamed = (journey?.['Renewal_Opportunity__c'] ?? '') !== '';
        const isWon = journey?.['Renewal_Opportunity__r.IsWon'] === 'true';
        const renewedFor = isNamed
            ? isWon
                ? numberOrNull(journey?.[`Renewal_Opportunity__r.${amount}`])
                : null
            : numberOrNull(keyed.get(key)?.[amount]);
        const outcome = ending === null ? null : { kind: ending.outcome, on: ending.on };
        return { subscription, term, startsOn, endsOn, outcome, acv, renewedFor, spent };
    });
}

/** As the journey card tells it: from the milestones of the first term. */
function onboardingsOf(journeys: readonly JourneyState[], rows: Rows, context: KpiFactsContext): KpiOnboarding[] {
    const milestones = Map.groupBy(rows('milestones'), (row) => row['Journey__r.Journey_Key__c'] ?? '');
    return journeys.flatMap((journey) => {
        const own = milestones.get(journey.key);
        if (journey.term !== 1 || own === undefined) return [];
        // Of one journey, so that its milestones need not be told apart by the journey's id.
        const [state] = journeyStates(
            { journeys: [MILESTONES_ONLY], milestones: own.map(ofOne), stages: [], calls: [], opportunities: [] },
            context.calendar
        );
        const facts = (state?.milestones ?? []).map(({ fact }) => fact);
        const answer = locateJourney(context.model, journey, facts, context.asOf);
        return 'week' in answer ? [onboardingOf(journey, answer)] : [];
    });
}

const MILESTONES_ONLY: BulkRow = { Id: 'one', Journey_Key__c: 'one' };

function ofOne(row: BulkRow): BulkRow {
    return { ...row, Journey__c: 'one' };
}

function onboardingOf(
    { startsOn }: JourneyState,
    { onboarding, firstValue }: Extract<ReturnType<typeof locateJourney>, { week: number }>
): KpiOnboarding {
    return {
        startedOn: startsOn,
        completedOn: onboarding.kind === 'complete' ? onboarding.on : null,
        isUndated: onboarding.kind === 'completeUndated',
        firstValueOn: firstValue.kind === 'reached' ? firstValue.on : null
    };
}

/** Whether a score is unhealthy its band says, as it was shown; a band that the model no longer has, the score. */
function snapshotOf(row: BulkRow, model: SuccessModel): KpiSnapshot {
    const score = numberOrNull(row['Snapshot_Score__c']);
    const shown = model.health.bands.find(({ label }) => label === row['Snapshot_Band__c']);
    const band = shown ?? (score === null ? undefined : bandOf(model, score));
    return { on: row['Taken_On__c'] ?? '', score, isUnhealthy: band?.unhealthy === true };
}

function surveyOf(row: BulkRow): KpiSurvey[] {
    const kind = row['Survey_Kind__c'] === 'CSAT' ? 'csat' : row['Survey_Kind__c'] === 'NPS' ? 'nps' : null;
    if (kind === null) return [];
    const answer = numberOrNull(row['Answer__c']) ?? NaN;
    return [{ on: row['Answered_On__c'] ?? '', kind, touchpoint: row['Touchpoint__c'] || null, answer }];
}

function ticketsOf(rows: readonly BulkRow[], { model, calendar }: KpiFactsContext): KpiCustomer['tickets'] {
    const cases = model.kpis?.sources.cases;
    if (cases === undefined) return [];
    return rows.map((row) => {
        const closed = row[cases.closed] ?? '';
        const hours = (Date.parse(closed) - Date.parse(row[cases.opened] ?? '')) / MS_PER_HOUR;
        return { closedOn: calendar.dayOf(closed), hours };
    });
}

function interactionsOf(rows: readonly BulkRow[], { model, calendar }: KpiFactsContext): KpiInteraction[] {
    const campaigns = model.kpis?.sources.campaigns;
    if (campaigns === undefined) return [];
    return rows.flatMap((row) => {
        const type = (row['Campaign.Type'] ?? '').toLowerCase();
        const kind = (['email', 'webinar', 'content'] as const).find((each) =>
            campaigns[each].some((name) => name.toLowerCase() === type)
        );
        const moment = row[campaigns.date] ?? '';
        return kind === undefined || moment === '' ? [] : [{ on: calendar.dayOf(moment), kind }];
    });
}

/** Won upsells and cross-sells; renewals come with their terms. */
function dealsOf(rows: readonly BulkRow[], { model }: KpiFactsContext): KpiCustomer['deals'] {
    const deals = model.kpis?.sources.opportunities;
    if (deals === undefined) return [];
    const types = new Set([...deals.upsell, ...deals.crossSell].map((type) => type.toLowerCase()));
    return rows
        .filter((row) => types.has((row[deals.type] ?? '').toLowerCase()))
        .map((row) => ({ on: row['CloseDate'] ?? '', amount: numberOrNull(row[deals.amount]) }));
}
