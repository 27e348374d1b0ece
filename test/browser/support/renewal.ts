/** Terms in a local org, and the renewal card on the pages of accounts and Opportunities. */
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { defaultModel, planJourney } from '../../../force-app/main/domain/lwc/success/success.ts';
import { create, type Customer, type HealthOrg } from './health.ts';

type Fields = Readonly<Record<string, unknown>>;

export interface TermOptions {
    readonly subscription?: string;
    readonly term?: number;
    readonly startsOn: string;
    /** Null: the term has no last day. */
    readonly endsOn: string | null;
    /** Days on which checkpoints were done, by key. */
    readonly done?: Readonly<Record<string, string>>;
    /** Further fields of the journey. */
    readonly fields?: Fields;
}

export interface Term {
    readonly journeyId: string;
    readonly key: string;
}

/** A term as it is begun by whoever begins it: with the checkpoints of its renewal. */
export async function createTerm({ as }: HealthOrg, customer: Customer, options: TermOptions): Promise<Term> {
    const { subscription = 'main', term = 2, startsOn, endsOn, done = {}, fields = {} } = options;
    const plan = planJourney(defaultModel, { accountKey: customer.accountId, subscription, term, startsOn, endsOn });
    assert.equal(plan.kind, 'planned');
    const { journey, milestones } = plan;
    const journeyId = await create(as('admin'), 'Success_Journey__c', {
        Customer__c: customer.customerId,
        Journey_Key__c: journey.key,
        Subscription__c: subscription,
        Term__c: term,
        Starts_On__c: startsOn,
        Ends_On__c: endsOn,
        Notice_Days__c: journey.noticeDays,
        Procurement_Days__c: journey.procurementDays,
        ...fields
    });
    for (const { kind, key, uniqueKey, label, dueOn } of milestones) {
        if (kind !== 'checkpoint') continue;
        await create(as('admin'), 'Success_Milestone__c', {
            Journey__c: journeyId,
            Milestone_Unique_Key__c: uniqueKey,
            Milestone_Key__c: key,
            Milestone_Label__c: label,
            Milestone_Kind__c: 'Checkpoint',
            Due_On__c: dueOn,
            Completed_On__c: done[key] ?? null
        });
    }
    return { journeyId, key: journey.key };
}

/** A call that somebody made. */
export async function createCall(
    { as, org }: HealthOrg,
    { journeyId }: Term,
    call: { readonly on: string; readonly call: string; readonly reason: string; readonly persona?: string }
): Promise<void> {
    await create(as('admin'), 'Success_Risk_Call__c', {
        Journey__c: journeyId,
        Risk_Call__c: call.call,
        Called_On__c: call.on,
        Call_Reason__c: call.reason,
        Called_By__c: org.personas[call.persona ?? 'csm']?.userId,
        Health_Call_Then__c: 'Likely',
        Health_Score_Then__c: 67
    });
}

/** The renewal card. */
export function renewalOf(page: Page): Locator {
    return page.locator('c-renewal-countdown');
}

/** The card, once its dates are drawn. */
export async function drawnRenewal(page: Page): Promise<Locator> {
    const card = renewalOf(page);
    await card.getByText(/^Deadline = renewal/).waitFor();
    return card;
}
