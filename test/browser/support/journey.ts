/** Journeys in a local org, and the journey card on the pages of accounts and Opportunities. */
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import {
    defaultModel,
    EFFORT_WORDS,
    MILESTONE_KIND_WORDS,
    planJourney
} from '../../../force-app/main/domain/lwc/success/success.ts';
import type { JourneyPlan } from '../../../force-app/main/domain/lwc/success/success.ts';
import { query } from '../../../scripts/org/query.ts';
import { create, type Customer, type HealthOrg } from './health.ts';

type Fields = Readonly<Record<string, unknown>>;

export interface JourneyOptions {
    readonly subscription?: string;
    readonly term?: number;
    readonly startsOn: string;
    /** Null: the term has no last day. */
    readonly endsOn: string | null;
    /** Days on which milestones were done, by key. */
    readonly done?: Readonly<Record<string, string>>;
    /** Further fields of milestones, by key. */
    readonly milestones?: Readonly<Record<string, Fields>>;
    /** Fields of stages, by key, in place of the model's. */
    readonly stages?: Readonly<Record<string, Fields>>;
    /** Further fields of the journey. */
    readonly fields?: Fields;
}

export interface Journey {
    readonly journeyId: string;
    readonly key: string;
    /** By the milestone's key. */
    readonly milestoneIds: Readonly<Record<string, string>>;
    /** By the stage's key. */
    readonly stageIds: Readonly<Record<string, string>>;
}

/** A term with its milestones and stages, as whoever starts it creates them. */
export async function createJourney(health: HealthOrg, customer: Customer, options: JourneyOptions): Promise<Journey> {
    const { subscription = 'main', term = 2, startsOn, endsOn, fields = {} } = options;
    const plan = planJourney(defaultModel, { accountKey: customer.accountId, subscription, term, startsOn, endsOn });
    assert.equal(plan.kind, 'planned');
    const journeyId = await create(health.as('admin'), 'Success_Journey__c', {
        Customer__c: customer.customerId,
        Journey_Key__c: plan.journey.key,
        Subscription__c: subscription,
        Term__c: term,
        Starts_On__c: startsOn,
        Ends_On__c: endsOn,
        Notice_Days__c: plan.journey.noticeDays,
        Procurement_Days__c: plan.journey.procurementDays,
        ...fields
    });
    return {
        journeyId,
        key: plan.journey.key,
        milestoneIds: await createMilestones(health, journeyId, plan, options),
        stageIds: await createStages(health, journeyId, plan, options)
    };
}

async function createMilestones(
    { org }: HealthOrg,
    journeyId: string,
    { milestones }: JourneyPlan,
    { done = {}, milestones: more = {} }: JourneyOptions
): Promise<Readonly<Record<string, string>>> {
    const rows = milestones.map(({ key, uniqueKey, label, stage, kind, dueOn, stuckOn }) => ({
        Journey__c: journeyId,
        Milestone_Unique_Key__c: uniqueKey,
        Milestone_Key__c: key,
        Milestone_Label__c: label,
        Milestone_Stage__c: stage,
        Milestone_Kind__c: MILESTONE_KIND_WORDS[kind],
        Due_On__c: dueOn,
        Stuck_On__c: stuckOn,
        Completed_On__c: done[key] ?? null,
        ...more[key]
    }));
    const ids = await org.create('admin', 'Success_Milestone__c', rows);
    return Object.fromEntries(milestones.map(({ key }, index) => [key, ids[index]!]));
}

async function createStages(
    { org }: HealthOrg,
    journeyId: string,
    { stages }: JourneyPlan,
    { stages: more = {} }: JourneyOptions
): Promise<Readonly<Record<string, string>>> {
    const rows = stages.map(({ key, uniqueKey, label, dueWeek, levelOfEffort, customerChallenge, ourIssue }) => ({
        Journey__c: journeyId,
        Stage_Unique_Key__c: uniqueKey,
        Stage_Key__c: key,
        Stage_Label__c: label,
        Stage_Due_Week__c: dueWeek,
        Level_Of_Effort__c: EFFORT_WORDS[levelOfEffort],
        Customer_Challenge__c: customerChallenge,
        Our_Issue__c: ourIssue,
        ...more[key]
    }));
    const ids = await org.create('admin', 'Success_Stage__c', rows);
    return Object.fromEntries(stages.map(({ key }, index) => [key, ids[index]!]));
}

/** In week 39 of 52, done until Full Speed, the lead goal three weeks late at 59%. */
export const WEEK_39: JourneyOptions = {
    startsOn: '2026-02-24',
    endsOn: '2027-02-23',
    done: {
        blogMigrated: '2026-02-27',
        crmIntegrated: '2026-03-02',
        websiteCodeDeployed: '2026-03-06',
        newLeadsFlowing: '2026-03-17',
        firstWorkflowLive: '2026-03-20',
        firstBlogPostLive: '2026-03-12',
        attributionReportBuilt: '2026-04-17',
        completeMonthOfStats: '2026-04-23',
        emailCampaignSent: '2026-04-29',
        leadNurtureActive: '2026-05-04',
        socialMonitoringActive: '2026-05-11'
    },
    milestones: {
        leadGoal: {
            Attained__c: 59,
            Attained_On__c: '2026-11-02',
            Goal_Readings__c: '[{"on":"2026-08-10","percent":41},{"on":"2026-11-02","percent":59}]'
        }
    },
    stages: {
        achievement: {
            Customer_Challenge__c: 'Missed the quarterly lead goal: two content slots a month stay empty.'
        }
    }
};

/** The journey card. */
export function journeyOf(page: Page): Locator {
    return page.locator('c-journey-path');
}

/** The card, once its path is drawn. */
export async function drawnJourney(page: Page): Promise<Locator> {
    const card = journeyOf(page);
    await card.getByRole('list', { name: 'Stages of the journey' }).waitFor();
    return card;
}

/** All rows of a query, as the admin sees them. */
export function rowsOf<Row>({ as }: HealthOrg, soql: string): Promise<Row[]> {
    return query<Row>(as('admin'), soql);
}
