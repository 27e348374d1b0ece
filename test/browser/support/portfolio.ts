/** The portfolio page, and customers for it. */
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { create, createCustomer, record, update, type Customer, type HealthOrg, type VisitOptions } from './health.ts';

/** A day a customer may differ by. */
export interface PortfolioCustomer {
    readonly name: string;
    readonly values: Readonly<Record<string, number | string>>;
    readonly arr?: number;
    readonly segment?: string;
    readonly csm?: string;
    readonly renewsOn?: string;
    /** Day on which it told that it does not renew. */
    readonly lostOn?: string;
}

/** A customer with its metrics; its score comes with the next run of the job. */
export async function portfolioCustomer(health: HealthOrg, given: PortfolioCustomer): Promise<Customer> {
    const customer = await createCustomer(health, given.name);
    await update(health.as('admin'), 'Success_Customer__c', customer.customerId, {
        ARR__c: given.arr ?? 100_000,
        Segment__c: given.segment ?? 'Enterprise',
        CSM__c: userId(health, given.csm ?? 'csm')
    });
    await record(health, customer, '2026-11-10', given.values);
    if (given.renewsOn !== undefined) await createJourney(health, customer, given.renewsOn, given.lostOn);
    return customer;
}

async function createJourney(
    { as }: HealthOrg,
    { accountId, customerId }: Customer,
    renewsOn: string,
    lostOn?: string
): Promise<void> {
    const ends = new Date(Date.parse(`${renewsOn}T00:00:00Z`) - 86_400_000);
    const starts = new Date(ends.getTime() - 364 * 86_400_000);
    await create(as('admin'), 'Success_Journey__c', {
        Customer__c: customerId,
        Journey_Key__c: `${accountId}:main:1`,
        Subscription__c: 'main',
        Term__c: 1,
        Starts_On__c: starts.toISOString().slice(0, 10),
        Ends_On__c: ends.toISOString().slice(0, 10),
        ...(lostOn === undefined ? {} : { Outcome__c: 'Lost', Outcome_On__c: lostOn, Outcome_Reason__c: 'Price' })
    });
}

export function userId({ org }: HealthOrg, persona: string): string {
    const access = org.personas[persona];
    assert.ok(access, persona);
    return access.userId;
}

/** Opens the portfolio, with a query of its address; settles when the list is there. */
export async function visitPortfolio(health: HealthOrg, query = '', options: VisitOptions = {}): Promise<Page> {
    const page = await health.visit('', { path: `/lightning/n/Success_Portfolio${query}`, ...options });
    await page.getByRole('heading', { name: 'Portfolio', level: 1 }).waitFor();
    return page;
}

/** The list of customers, whatever it is sorted by. */
export function listOf(page: Page): Locator {
    return page.getByRole('table', { name: /^Customers by/ });
}

/** Names in the list, top to bottom. */
export function namesIn(page: Page): Promise<string[]> {
    return listOf(page).getByRole('rowheader').locator('a').allInnerTexts();
}

/** A total on top of the page. */
export function totalOf(page: Page, label: string): Locator {
    return page.locator('c-portfolio-tiles .tile').filter({ has: page.getByText(label, { exact: true }) });
}

/** The row of a customer. */
export function rowOf(page: Page, name: string): Locator {
    return listOf(page)
        .getByRole('row')
        .filter({ has: page.getByRole('checkbox', { name: `Select ${name}` }) });
}
