import { addDays } from '../../force-app/main/domain/lwc/success/success.ts';
import type { CalendarDate, SuccessModel } from '../../force-app/main/domain/lwc/success/success.ts';
import { linkedFacts } from './customer-facts.ts';
import { asksForSurveys, lookbackDays, playsFiringOnce } from './plays/lookback.ts';
import { SURVEY_FIELDS } from './survey-answers.ts';

/** What is read of customers beyond their scores: for journeys, renewals, stakeholders and surveys, all in the order of the account. */

const ACCOUNT_OF_JOURNEY_DETAIL = 'Journey__r.Customer__r.Account__c';
const ACCOUNT_OF_CUSTOMER_DETAIL = 'Customer__r.Account__c';

export type Detail =
    'journeys' | 'milestones' | 'stages' | 'calls' | 'stakeholders' | 'surveys' | 'opportunities' | 'plays' | 'moments';

export interface DetailQuery {
    readonly soql: string;
    /** Column that holds the account's id. */
    readonly account: string;
}

const OPPORTUNITY = ['IsWon', 'IsClosed', 'StageName', 'CloseDate', 'CreatedDate', 'LastModifiedDate'];
const JOURNEY = [
    'Id',
    'Journey_Key__c',
    'Subscription__c',
    'Term__c',
    'Starts_On__c',
    'Ends_On__c',
    'Outcome__c',
    'Outcome_On__c',
    'Outcome_Reason__c',
    'Notice_Days__c',
    'Procurement_Days__c',
    'Journey_ACV__c',
    'Retention_Spent__c',
    'Renewal_Opportunity__c',
    ...OPPORTUNITY.map((field) => `Renewal_Opportunity__r.${field}`),
    'Customer__c'
];
const MILESTONE = [
    'Milestone_Unique_Key__c',
    'Milestone_Key__c',
    'Milestone_Kind__c',
    'Milestone_Label__c',
    'Due_Week__c',
    'Due_On__c',
    'Stuck_On__c',
    'Completed_On__c',
    'Waived_On__c',
    'Waiver_Reason__c',
    'Attained__c',
    'Attained_On__c',
    'Goal_Readings__c'
];
/** The longest cool-down that a model may ask for. */
const PLAY_MEMORY_DAYS = 3650;
/** Answers of longer ago count for nobody. */
const SURVEY_MEMORY_DAYS = 730;
const STAGE = ['Stage_Unique_Key__c', 'Stage_Key__c', 'Stage_Label__c', 'Stage_Due_Week__c'];
/** Renewals, and what makes an account a customer. */
const KEYED_OR_WON = 'AccountId != null AND (Success_Renewal_Key__c != null OR IsWon = true)';

/**
 * What a model needs to be read. Details are read of journeys whose rows may still change, or that may be told of: not of terms long
 * renewed.
 */
export function detailQueries(model: SuccessModel, asOf: CalendarDate): ReadonlyMap<Detail, DetailQuery> {
    return new Map<Detail, DetailQuery>([
        ...(model.journey === undefined ? [] : journeyQueries(asOf)),
        ...(needsStakeholders(model) ? [['stakeholders', STAKEHOLDERS] as const] : []),
        ...(needsSurveys(model) ? [['surveys', surveyQuery(model, asOf)] as const] : []),
        ...(model.plays === undefined ? [] : playQueries(model, asOf))
    ]);
}

function needsStakeholders(model: SuccessModel): boolean {
    return linkedFacts(model).some(({ source }) => source.kind === 'stakeholder');
}

function needsSurveys(model: SuccessModel): boolean {
    return asksForSurveys(model) || linkedFacts(model).some(({ source }) => source.kind === 'survey');
}

/** As far back as an answer may still count, from the first day that triggers look at. */
function surveyQuery(model: SuccessModel, asOf: CalendarDate): DetailQuery {
    const from = addDays(asOf, -SURVEY_MEMORY_DAYS - lookbackDays(model));
    const fields = [...SURVEY_FIELDS, 'Customer__c'];
    return detail('Success_Survey__c', fields, ACCOUNT_OF_CUSTOMER_DETAIL, `Answered_On__c >= ${from}`);
}

const STAKEHOLDERS = detail(
    'Success_Stakeholder__c',
    ['Stakeholder_Role__c', 'Left_On__c', 'Customer__c'],
    ACCOUNT_OF_CUSTOMER_DETAIL
);

/** Of plays those that run, those of which the rest may not be over, and of those that one answer fires once all. */
function playQueries(model: SuccessModel, asOf: CalendarDate): (readonly [Detail, DetailQuery])[] {
    const lookback = lookbackDays(model);
    const memory = addDays(asOf, -PLAY_MEMORY_DAYS);
    const resting = `Rests_Until__c >= ${asOf} OR (Rests_Until__c = null AND Ended_On__c >= ${memory})`;
    const once = playsFiringOnce(model).map((key) => `'${key}'`);
    const fired = once.length === 0 ? '' : ` OR Play_Key__c IN (${once.join(', ')})`;
    const plays = detail(
        'Success_Play__c',
        ['Play_Key__c', 'Play_Status__c', 'Started_On__c', 'Ended_On__c', 'Rests_Until__c', 'Customer__c'],
        ACCOUNT_OF_CUSTOMER_DETAIL,
        `(Play_Status__c = 'Running' OR ${resting}${fired})`
    );
    const moments = detail(
        'Success_Snapshot__c',
        ['Taken_On__c', 'Snapshot_Score__c', 'Inputs__c', 'Customer__c'],
        ACCOUNT_OF_CUSTOMER_DETAIL,
        `Taken_On__c < ${asOf} AND Taken_On__c >= ${addDays(asOf, -lookback)}`
    );
    return [['plays', plays], ...(lookback === 0 ? [] : [['moments', moments] as const])];
}

function journeyQueries(asOf: CalendarDate): (readonly [Detail, DetailQuery])[] {
    const alive = `(Journey__r.Outcome__c != 'Renewed' OR Journey__r.Ends_On__c = null OR Journey__r.Ends_On__c >= ${asOf})`;
    const ofJourney = (object: string, fields: readonly string[]): DetailQuery =>
        detail(object, [...fields, 'Journey__c'], ACCOUNT_OF_JOURNEY_DETAIL, alive);
    return [
        ['journeys', detail('Success_Journey__c', JOURNEY, ACCOUNT_OF_CUSTOMER_DETAIL)],
        ['milestones', ofJourney('Success_Milestone__c', MILESTONE)],
        ['stages', ofJourney('Success_Stage__c', STAGE)],
        ['calls', ofJourney('Success_Risk_Call__c', ['Name', 'Risk_Call__c', 'Called_On__c', 'Call_Reason__c'])],
        ['opportunities', detail('Opportunity', ['Success_Renewal_Key__c', ...OPPORTUNITY], 'AccountId', KEYED_OR_WON)]
    ];
}

function detail(object: string, fields: readonly string[], account: string, condition?: string): DetailQuery {
    const where = condition === undefined ? '' : ` WHERE ${condition}`;
    return {
        account,
        soql: `SELECT ${[...fields, account].join(', ')} FROM ${object}${where} ORDER BY ${account}`
    };
}
