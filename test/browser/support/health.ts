/** Customers in a local org, scored by the real job, and pages on which people look at them. */
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { defaultModel } from '../../../force-app/main/domain/lwc/success/success.ts';
import { pushModel } from '../../../scripts/jobs/model-store.ts';
import { runScore } from '../../../scripts/jobs/run-score.ts';
import { localConnection, type OrgConnection } from '../../../scripts/org/connection.ts';
import { query } from '../../../scripts/org/query.ts';
import { launchBrowser, type PageOptions, type TestPage } from './browser.ts';
import { startTestOrg, type TestOrg, type TestOrgOptions } from './local-org.ts';

/** A Thursday, 10 in the morning in the org's time zone. Pages live on that day, too, so what they say does not depend on when tests run. */
export const NOW = '2026-11-19T15:00:00.000Z';
export const TODAY = '2026-11-19';
export const LAST_WEEK = '2026-11-12';
export const FOUR_WEEKS_AGO = '2026-10-22';

type Fields = Readonly<Record<string, unknown>>;
type Values = Readonly<Record<string, number | string>>;

export interface Customer {
    readonly accountId: string;
    readonly customerId: string;
}

export interface VisitOptions extends PageOptions {
    /** Who looks; the CSM unless told. */
    readonly persona?: string;
    /** Of the record; Account unless told. */
    readonly objectApiName?: string;
    /** Of a page that is no record's. */
    readonly path?: string;
    /** Runs before the page is opened. */
    readonly prepare?: (page: Page) => Promise<unknown>;
    /** Problems on the page that the test brings about. */
    readonly expected?: RegExp;
}

/** An org with pages, and what tests do in it. */
export interface HealthOrg {
    readonly org: TestOrg;
    /** Signs in to the API as a persona. */
    readonly as: (persona: string) => OrgConnection;
    /** Scores every customer as of a day, as the nightly job does. */
    score(asOf?: string): Promise<void>;
    /** Lets time pass in the org: `LastModifiedDate`, as in Salesforce, tells changes apart by the second. */
    passSeconds(seconds: number): void;
    /** Opens the page of an account, or of another record. */
    visit(recordId: string, options?: VisitOptions): Promise<Page>;
    /** Closes the pages of a test; throws when one of them reported a problem that was not expected. */
    closePages(): Promise<void>;
    close(): Promise<void>;
}

/** Starts an empty org with an active Success Model, and a browser. */
export async function startHealthOrg(options: TestOrgOptions = {}): Promise<HealthOrg> {
    const began = Date.now();
    let skippedMs = 0;
    const now = (): Date => new Date(Date.parse(NOW) + Date.now() - began + skippedMs);
    const [org, browser] = await Promise.all([startTestOrg({ ...options, now }), launchBrowser()]);
    const connections = new Map<string, OrgConnection>();
    const as = (persona: string): OrgConnection => {
        const connection = connections.get(persona) ?? localConnection(org, persona);
        connections.set(persona, connection);
        return connection;
    };
    await pushModel(as('admin'), defaultModel, null, now());
    let open: { readonly testPage: TestPage; readonly expected: RegExp | undefined }[] = [];
    return {
        org,
        as,
        async score(asOf = TODAY) {
            const { failed } = await runScore(as('integration'), { asOf, now });
            assert.equal(failed, 0);
        },
        passSeconds(seconds) {
            skippedMs += seconds * 1000;
        },
        async visit(recordId, { persona = 'csm', objectApiName = 'Account', prepare, expected, ...options } = {}) {
            const { path = `/lightning/r/${objectApiName}/${recordId}/view`, ...pageOptions } = options;
            const testPage = await browser.newPage(pageOptions);
            open.push({ testPage, expected });
            const { page } = testPage;
            await signIn(page, org, persona);
            await page.clock.setFixedTime(now());
            await prepare?.(page);
            await page.goto(`${org.url}${path}`);
            return page;
        },
        async closePages() {
            const pages = open;
            open = [];
            for (const { testPage } of pages) await testPage.close();
            for (const { testPage, expected } of pages) testPage.assertNoProblems(expected);
        },
        async close() {
            await browser.close();
            await org.close();
        }
    };
}

async function signIn(page: Page, { url, personas }: TestOrg, persona: string): Promise<void> {
    const access = personas[persona];
    assert.ok(access, `There is no persona ${persona}`);
    await page.context().addCookies([{ name: 'sid', value: encodeURIComponent(access.accessToken), url }]);
}

/** Creates a record; gives its id. Rejects with Salesforce's error when it is refused. */
export async function create(conn: OrgConnection, object: string, fields: Fields): Promise<string> {
    const result = await conn.sobject(object).create({ ...fields });
    assert.ok(result.success, JSON.stringify(result.errors));
    return result.id;
}

/** Changes a record. Rejects with Salesforce's error when it is refused. */
export async function update(conn: OrgConnection, object: string, id: string, fields: Fields): Promise<void> {
    const result = await conn.sobject(object).update({ Id: id, ...fields });
    assert.ok(result.success, JSON.stringify(result.errors));
}

/** The one row of a query, as the admin sees it, without what the API says of the row itself. */
export async function readOne<Row>({ as }: HealthOrg, soql: string): Promise<Row> {
    const rows = await query<Row>(as('admin'), soql);
    assert.equal(rows.length, 1, soql);
    return Object.fromEntries(Object.entries(rows[0]!).filter(([name]) => name !== 'attributes')) as Row;
}

/** A customer of some years. */
export async function createCustomer({ as }: HealthOrg, name: string): Promise<Customer> {
    const admin = as('admin');
    const accountId = await create(admin, 'Account', { Name: name });
    const customerId = await create(admin, 'Success_Customer__c', {
        Account__c: accountId,
        Account_Key__c: accountId,
        Customer_Since__c: '2024-12-01',
        Segment__c: 'Mid-Market',
        Edition__c: 'Enterprise'
    });
    return { accountId, customerId };
}

/** Records values of metrics as an import does. */
export async function record(
    { as }: HealthOrg,
    { accountId, customerId }: Customer,
    measuredOn: string,
    values: Values
): Promise<void> {
    const rows = Object.entries(values).map(([key, value]) => ({
        Unique_Key__c: `${accountId}:${key}`,
        Customer__c: customerId,
        Metric_Key__c: key,
        Source__c: 'Import',
        Measured_On__c: measuredOn,
        [fieldOf(value)]: value
    }));
    for (const result of await as('integration').sobject('Success_Metric__c').upsert(rows, 'Unique_Key__c')) {
        assert.ok(result.success, JSON.stringify(result));
    }
}

function fieldOf(value: number | string): string {
    if (typeof value === 'number') return 'Value__c';
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? 'Date_Value__c' : 'Text_Value__c';
}

/** Cases, one for each day named; the last one is escalated where told. */
export async function createCases(
    { as }: HealthOrg,
    accountId: string,
    days: readonly string[],
    isEscalated = false
): Promise<void> {
    for (const [index, day] of days.entries()) {
        await create(as('admin'), 'Case', {
            AccountId: accountId,
            Subject: 'Import fails',
            Status: 'New',
            CreatedDate: `${day}T15:00:00.000Z`,
            IsEscalated: isEscalated && index === days.length - 1
        });
    }
}

/** A call or visit that took place. */
export async function createTouch({ as }: HealthOrg, accountId: string, day: string): Promise<void> {
    const fields = { WhatId: accountId, Subject: 'Call', Status: 'Completed', ActivityDate: day };
    await create(as('admin'), 'Task', fields);
}

/** All that is well with a customer. */
export const GOOD: Values = {
    licenceUtilisation: 90,
    activeUsers: 90,
    usageChange: 2,
    milestonesOnTime: 100,
    leadGoal: 90,
    newSalesGoal: 95,
    csat: 92,
    nps: 9,
    csmPulse: 'Green'
};

/** Middling, with what costs points. */
export const MIDDLING: Values = {
    ...GOOD,
    activeUsers: 68,
    usageChange: -24,
    leadGoal: 59,
    nps: 7,
    csmPulse: 'Yellow'
};

/** The card, once its score is drawn. */
export async function drawnCard(page: Page): Promise<Locator> {
    const card = cardOf(page);
    await card.getByRole('img', { name: /^(Health score|No health score)/ }).waitFor();
    return card;
}

/** The health card. */
export function cardOf(page: Page): Locator {
    return page.locator('c-health-card');
}

/** The dialog on the page, once it has moved the focus into itself: what is typed before that may be lost. */
export async function openedDialog(page: Page): Promise<Locator> {
    const dialog = page.getByRole('dialog');
    await dialog.locator(':focus').first().waitFor();
    return dialog;
}

/** Number in a text such as "−4.0", "11.6" or "58". */
export function numberIn(text: string): number {
    const match = /[−-]?\d+(\.\d+)?/.exec(text);
    assert.ok(match, `There is no number in "${text}"`);
    return Number(match[0].replace('−', '-'));
}

/** Sum of numbers with one decimal, without binary noise. */
export function sumOf(numbers: readonly number[]): number {
    return Math.round(numbers.reduce((total, value) => total + value * 10, 0)) / 10;
}

/** Text of the cells with a class, top to bottom. */
export async function numbersIn(cells: Locator): Promise<number[]> {
    return (await cells.allInnerTexts()).map(numberIn);
}
