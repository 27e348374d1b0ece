import { silent, type Progress } from '../../scripts/jobs/progress.ts';
import { query } from '../../scripts/org/query.ts';
import { create, type JobsOrg } from './jobs-fixture.ts';

/** Customers with Opportunities, and what runs leave of their journeys. */

export interface JourneyCustomer {
    readonly accountId: string;
    readonly customerId: string;
}

/** A customer without any metric. */
export async function newCustomer(
    { admin }: JobsOrg,
    name: string,
    fields: Readonly<Record<string, unknown>> = {}
): Promise<JourneyCustomer> {
    const accountId = await create(admin, 'Account', { Name: name });
    const customerId = await create(admin, 'Success_Customer__c', {
        Account__c: accountId,
        Account_Key__c: accountId,
        Segment__c: 'Enterprise',
        Edition__c: 'Enterprise',
        ...fields
    });
    return { accountId, customerId };
}

export function opportunity(
    { admin }: JobsOrg,
    { accountId }: JourneyCustomer,
    fields: Readonly<Record<string, unknown>>
): Promise<string> {
    return create(admin, 'Opportunity', {
        AccountId: accountId,
        Name: 'Deal',
        StageName: 'Prospecting',
        ...fields
    });
}

/** A journey as a person starts it, without its milestones. */
export function journey(
    { admin }: JobsOrg,
    { accountId, customerId }: JourneyCustomer,
    fields: Readonly<Record<string, unknown>> = {}
): Promise<string> {
    return create(admin, 'Success_Journey__c', {
        Customer__c: customerId,
        Journey_Key__c: `${accountId}:main:1`,
        Subscription__c: 'main',
        Term__c: 1,
        Starts_On__c: '2025-12-01',
        Ends_On__c: '2026-11-30',
        Notice_Days__c: 30,
        Procurement_Days__c: 30,
        ...fields
    });
}

type Row = Record<string, unknown>;

/** Everything that journeys and renewals are kept in. */
export async function journeyState({ admin }: JobsOrg): Promise<Record<string, Row[]>> {
    const all = (object: string, order: string): Promise<Row[]> =>
        query<Row>(admin, `SELECT FIELDS(ALL) FROM ${object} ORDER BY ${order} LIMIT 200`);
    return {
        journeys: await all('Success_Journey__c', 'Journey_Key__c'),
        milestones: await all('Success_Milestone__c', 'Milestone_Unique_Key__c'),
        stages: await all('Success_Stage__c', 'Stage_Unique_Key__c'),
        opportunities: await all('Opportunity', 'Name'),
        customers: await all('Success_Customer__c', 'Account_Key__c')
    };
}

/** The one row that a query finds. */
export async function only<T = Row>({ admin }: JobsOrg, soql: string): Promise<T> {
    const rows = await query<T>(admin, soql);
    if (rows.length !== 1) throw new Error(`${rows.length} rows, not one: ${soql}`);
    return rows[0]!;
}

/** Creates a record at once, as a person does in the middle of a run. */
export function insertAs(
    { running }: JobsOrg,
    userId: string,
    object: string,
    fields: Readonly<Record<string, unknown>>
): void {
    const [result] = running.org.dml.insert(running.org.session(userId), object, [fields], true);
    if (result?.success !== true) throw new Error(JSON.stringify(result));
}

/** Does something when a run comes to a phase for the first time. */
export function once(phase: string, act: () => void): Progress {
    let isDone = false;
    return {
        ...silent,
        phase: (name) => {
            if (name !== phase || isDone) return;
            isDone = true;
            act();
        }
    };
}
