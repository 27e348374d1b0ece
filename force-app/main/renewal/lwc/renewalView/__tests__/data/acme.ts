import { defaultModel } from 'c/success';
import { readRenewalRecords } from 'c/renewalRecords';
import { createRenewalFormat, renewalView } from 'c/renewalView';
import type { ReadyView, RenewalCardView, RenewalFormat, RenewalViewOptions } from 'c/renewalView';

/** A field of an answer of the UI API's GraphQL. */
export interface FieldValue {
    value: unknown;
}
export type RecordNode = { [name: string]: FieldValue | RecordNode | Connection | string | null };
export interface Connection {
    edges: { node: RecordNode }[];
}
export type Query = Record<string, Connection>;

/** The day of Acme's card, and an instant of it. */
const ACME_TODAY = '2026-08-27';
export const ACME_NOW = '2026-08-27T14:00:00.000Z';
const ANN = '005000000000001AAA';
export const ACCOUNT = '001000000000001AAA';
export const JOURNEY = 'a04000000000001AAA';
export const OPPORTUNITY = '006000000000001AAA';
export const KEY = `${ACCOUNT}:main:2`;

/**
 * An answer to the card's query for Acme Robotics on 2026-08-27: health 58, term 2 ends on 2026-11-30, its Opportunity was opened early, the
 * value review was never ticked, and Ann says it will likely renew.
 */
export function acmeData(change: (query: Query) => void = () => undefined): unknown {
    const query: Query = {
        Account: list({ Id: ACCOUNT, ...values({ Name: 'Acme Robotics', OwnerId: ANN }), Opportunities: list() }),
        Success_Customer__c: list({
            Id: 'a01000000000001AAA',
            ...values({ Account_Key__c: ACCOUNT, ACV__c: 184_000, Health_Score__c: 58, Health_Band__c: 'Yellow' }),
            ...values({ Change_4_Weeks__c: -9 }),
            CSM__r: { Id: ANN, ...values({ IsActive: true }) }
        }),
        Success_Journey__c: list(journey()),
        Success_Milestone__c: list(
            checkpoint('valueReview', null),
            checkpoint('paperOut', null),
            checkpoint('signature', null)
        ),
        Success_Risk_Call__c: list(
            call('3', '2026-08-12', 'Likely', 'Sponsor has budget'),
            call('2', '2026-06-01', 'At Risk', 'New CFO'),
            call('1', '2026-03-09', 'Commit', 'Renewed early last year')
        ),
        models: list({ Id: 'a03000000000001AAA', ...values({ Status__c: 'Active' }), ...modelDocument() })
    };
    change(query);
    return { uiapi: { query } };
}

/** The same on the page of an Opportunity. */
export function acmeOnOpportunity(
    renewalKey: string | null,
    change: (query: Query) => void = () => undefined,
    id = '006000000000009AAA'
): unknown {
    return acmeData((query) => {
        query.page = list({ Id: id, ...values({ AccountId: ACCOUNT, Success_Renewal_Key__c: renewalKey }) });
        change(query);
    });
}

export function journey(fields: Readonly<Record<string, unknown>> = {}): RecordNode {
    return {
        Id: JOURNEY,
        ...values({ Customer__c: 'a01000000000001AAA', Journey_Key__c: KEY, Subscription__c: 'main', Term__c: 2 }),
        ...values({ Starts_On__c: '2025-12-01', Ends_On__c: '2026-11-30', Notice_Days__c: 30 }),
        ...values({ Procurement_Days__c: 30, Journey_ACV__c: null, Retention_Spent__c: 8832 }),
        ...values({ Outcome__c: null, Outcome_On__c: null, Outcome_Reason__c: null }),
        ...values({ Renewal_Opportunity__c: OPPORTUNITY, LastModifiedDate: '2026-08-20T10:00:00.000Z' }),
        Renewal_Opportunity__r: opportunity(),
        LastModifiedBy: values({ Name: 'Mei Tan' }),
        ...values(fields)
    };
}

export function opportunity(fields: Readonly<Record<string, unknown>> = {}): RecordNode {
    return {
        Id: OPPORTUNITY,
        ...values({ Name: 'Acme Robotics: Renewal 2026', StageName: 'Value review', Amount: 184_000 }),
        ...values({ Success_Renewal_Key__c: KEY, CreatedDate: '2026-08-03T15:00:00.000Z', ...fields }),
        CreatedBy: values({ Name: 'Mei Tan' })
    };
}

export function checkpoint(key: string, completedOn: string | null, journeyId = JOURNEY): RecordNode {
    return {
        Id: `a05-${key}`,
        ...values({ Journey__c: journeyId, Milestone_Key__c: key, Completed_On__c: completedOn }),
        ...values({ LastModifiedDate: '2026-05-01T10:00:00.000Z' })
    };
}

export function call(number: string, on: string, word: string, reason: string, byId = ANN): RecordNode {
    return {
        Id: `a06-${number}`,
        ...values({ Journey__c: JOURNEY, Risk_Call__c: word, Called_On__c: on, Call_Reason__c: reason }),
        ...values({ Called_By__c: byId, Health_Call_Then__c: 'Likely', Health_Score_Then__c: 67 }),
        Called_By__r: values({ Name: byId === ANN ? 'Ann Brown' : 'Mei Tan' })
    };
}

/** The journey without an Opportunity. */
export function withoutOpportunity(query: Query): void {
    Object.assign(first(query, 'Success_Journey__c'), {
        Renewal_Opportunity__c: { value: null },
        Renewal_Opportunity__r: null
    });
}

/** The first record of a sibling query. */
export function first(query: Query, name: string): RecordNode {
    const node = query[name]?.edges[0]?.node;
    if (!node) throw new Error(`the answer holds no ${name}`);
    return node;
}

/** Gives fields of the first record of a sibling query other values. */
export function set(query: Query, name: string, fields: Readonly<Record<string, unknown>>): void {
    Object.assign(first(query, name), values(fields));
}

/** Takes fields out of every record of a sibling query, as the UI API does for fields that the viewer may not read. */
export function hide(query: Query, name: string, ...fields: readonly string[]): void {
    for (const { node } of query[name]?.edges ?? []) for (const field of fields) delete node[field];
}

export function list(...nodes: readonly RecordNode[]): Connection {
    return { edges: nodes.map((node) => ({ node })) };
}

export function values(fields: Readonly<Record<string, unknown>>): Record<string, FieldValue> {
    return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value }]));
}

export function formatOn(today: string): RenewalFormat {
    return createRenewalFormat({ locale: 'en-US', timeZone: 'America/New_York', today, currency: 'USD' });
}

/** What the card shows of an answer. */
export function viewOf(data: unknown, options: Partial<RenewalViewOptions> & { readonly today?: string } = {}) {
    const { today = ACME_TODAY, ...others } = options;
    const defaults = { format: formatOn(today), userId: ANN, subscription: null, saving: new Set<string>() };
    return renewalView(readRenewalRecords(data), { ...defaults, ...others }) satisfies RenewalCardView;
}

/** The same, where there is something to count down to. */
export function readyOf(
    data: unknown,
    options: Partial<RenewalViewOptions> & { readonly today?: string } = {}
): ReadyView {
    const view = viewOf(data, options);
    if (view.kind !== 'ready') throw new Error(`the card is ${view.kind}`);
    return view;
}

function modelDocument(): Record<string, FieldValue> {
    return values({ Document__c: JSON.stringify(defaultModel) });
}
