import {
    churnedOn,
    linkedValue,
    rolePresence,
    scoreCustomer
} from '../../force-app/main/domain/lwc/success/success.ts';
import type {
    CalendarDate,
    CustomerFacts,
    FactValue,
    HealthAnswer,
    PreparedModel,
    Stakeholder,
    StakeholderRole,
    SuccessModel,
    SurveyAnswer
} from '../../force-app/main/domain/lwc/success/success.ts';
import type { BulkRow } from '../org/bulk.ts';
import type { DayCalendar } from './calendar.ts';
import { customerFacts, linkedFacts, type LinkedFact } from './customer-facts.ts';
import type { EarlierScores } from './desired.ts';
import { earlierScores } from './history.ts';
import { journeyChanges, type JourneyChanges, type LookingDay } from './journeys/journey-changes.ts';
import { journeyStates, numberOrNull } from './journeys/journey-state.ts';
import {
    healthMovement,
    locateCustomer,
    renewalOf,
    type CustomerRenewal,
    type LocatedCustomer
} from './journeys/journey-summary.ts';
import { renewalsToOpen, type RenewalsToOpen, type RenewingCustomer } from './journeys/renewals.ts';
import { activeAccountOwner, activeInRole } from './responsible.ts';
import type { CustomerRecords } from './score-read.ts';
import { surveyAnswer } from './survey-answers.ts';

/** All that a night finds out about one customer; pure, so that the order of customers does not matter. */
export interface Assessment {
    /** What its journeys need. */
    readonly journeys: JourneyChanges;
    readonly renewing: RenewingCustomer;
    readonly renewals: RenewalsToOpen;
    readonly located: LocatedCustomer;
    readonly renewal: CustomerRenewal;
    /** Null: it is a customer. */
    readonly churnedOn: CalendarDate | null;
    readonly surveys: readonly SurveyAnswer[];
    /** By key of metric or signal: what was read from records, journeys, stakeholders and surveys. */
    readonly read: ReadonlyMap<string, FactValue | null>;
    readonly facts: CustomerFacts;
    readonly answer: HealthAnswer;
    readonly earlier: EarlierScores;
}

export interface AssessmentContext {
    readonly model: SuccessModel;
    readonly prepared: PreparedModel;
    readonly day: LookingDay;
    readonly calendar: DayCalendar;
    readonly linked: readonly LinkedFact[];
}

export function assessmentContext(prepared: PreparedModel, day: LookingDay, calendar: DayCalendar): AssessmentContext {
    return { model: prepared.model, prepared, day, calendar, linked: linkedFacts(prepared.model) };
}

/** Journeys first, for they feed the score; the renewal last, for it asks what health says. */
export function assess(records: CustomerRecords, context: AssessmentContext): Assessment {
    const { model, prepared, day, calendar } = context;
    const { customer, details } = records;
    const states = journeyStates(details, calendar);
    const start = customerStart(records);
    const journeys = journeyChanges(model, start, states, day);
    const renewing = renewingCustomer(customer);
    const renewals = renewalsToOpen(model, renewing, journeys.after, day.asOf);
    const located = locateCustomer(model, renewals.after, day.asOf);
    const surveys = details.surveys.map(surveyAnswer);
    const read = new Map([
        ...records.folded,
        ...linkedValues(context, located, { stakeholders: details.stakeholders, surveys })
    ]);
    const facts = customerFacts(customer, records.metrics, read);
    const answer = scoreCustomer(prepared, facts, day.asOf);
    const earlier = earlierScores(records.earlierSnapshots, day.asOf);
    const movement = healthMovement(answer, earlier.fourWeeksAgo);
    const renewal = renewalOf(model, located.journey, renewing.acv, movement, day.asOf);
    return {
        journeys,
        renewing,
        renewals,
        located,
        renewal,
        churnedOn: churnedOn(start.customerSince, renewals.after, day.asOf),
        surveys,
        read,
        facts,
        answer,
        earlier
    };
}

function customerStart({ customer, details }: CustomerRecords): Parameters<typeof journeyChanges>[1] {
    return {
        accountKey: customer['Account_Key__c'] ?? '',
        customerSince: customer['Customer_Since__c'] || null,
        wonOn: details.opportunities
            .filter((row) => row['IsWon'] === 'true' && (row['Success_Renewal_Key__c'] ?? '') === '')
            .map((row) => row['CloseDate'] ?? '')
    };
}

function renewingCustomer(customer: BulkRow): RenewingCustomer {
    return {
        accountId: customer['Account__c'] ?? '',
        accountName: customer['Account__r.Name'] ?? '',
        acv: numberOrNull(customer['ACV__c']),
        ownerId: activeInRole(customer, 'CSM__c') ?? activeAccountOwner(customer)
    };
}

/** By key; what was recorded otherwise is left out, and counts. */
function linkedValues(
    { linked, day }: AssessmentContext,
    { position }: LocatedCustomer,
    records: { readonly stakeholders: readonly BulkRow[]; readonly surveys: readonly SurveyAnswer[] }
): [string, FactValue | null][] {
    const stakeholders = records.stakeholders.map(stakeholderOf);
    return linked.flatMap(({ key, source }) => {
        const role = source.kind === 'stakeholder' ? source.role : null;
        const presence = role === null ? ({ kind: 'unnamed' } as const) : rolePresence(stakeholders, role, day.asOf);
        const value = linkedValue(source, { position, presence, surveys: records.surveys, asOf: day.asOf });
        return value === undefined ? [] : [[key, value]];
    });
}

function stakeholderOf(row: BulkRow): Stakeholder {
    return { role: (row['Stakeholder_Role__c'] ?? '') as StakeholderRole, leftOn: row['Left_On__c'] || null };
}
