import { defaultModel, planJourney } from 'c/success';
import type { SuccessModel } from 'c/success';
import { createFormat } from 'c/uiFormat';
import { readJourneyRecords } from 'c/journeyRecords';
import { journeyView } from 'c/journeyView';
import type { JourneyChoice, JourneyViewResult, PanelView, ReadyView } from 'c/journeyView';

/** A record as the UI API's GraphQL answers it. */
export type RecordNode = Record<string, unknown>;
export type Query = Record<string, { edges: { node: RecordNode }[] } | undefined>;

const ACME_TODAY = '2026-08-27';
export const ACME_NOW = '2026-08-27T14:00:00.000Z';
export const ACCOUNT = '001000000000001AAA';
export const JOURNEY = 'a0J000000000001AAA';
const CUSTOMER = 'a01000000000001AAA';
const READ_AT = '2026-08-20T10:00:00.000Z';

const DONE: Readonly<Record<string, string>> = {
    blogMigrated: '2025-12-04',
    crmIntegrated: '2025-12-05',
    websiteCodeDeployed: '2025-12-07',
    newLeadsFlowing: '2025-12-20',
    firstWorkflowLive: '2025-12-28',
    firstBlogPostLive: '2026-01-02',
    attributionReportBuilt: '2026-01-20',
    completeMonthOfStats: '2026-01-25',
    emailCampaignSent: '2026-01-30',
    leadNurtureActive: '2026-02-04',
    socialMonitoringActive: '2026-02-12'
};

interface JourneyData {
    readonly id?: string;
    readonly subscription?: string;
    readonly term?: number;
    readonly startsOn?: string;
    readonly endsOn?: string | null;
    readonly fields?: Readonly<Record<string, unknown>>;
    readonly done?: Readonly<Record<string, string>>;
}

/** An answer to the card's query for Acme Robotics, three weeks behind in week 39 of its second term. */
export function acmeData(change: (query: Query) => void = () => undefined): unknown {
    const query: Query = {
        Account: connection([{ Id: ACCOUNT, ...values({ Name: 'Acme Robotics' }) }]),
        Success_Customer__c: connection([
            { Id: CUSTOMER, ...values({ Account_Key__c: ACCOUNT, Customer_Since__c: '2024-12-01' }) }
        ]),
        Success_Journey__c: connection([]),
        Success_Milestone__c: connection([]),
        Success_Stage__c: connection([]),
        Success_Model__c: connection([{ Id: 'a03', ...values({ Status__c: 'Active', Document__c: modelText() }) }])
    };
    addJourney(query, {});
    set(milestone(query, 'leadGoal'), {
        Attained__c: 59,
        Attained_On__c: '2026-08-09',
        Goal_Readings__c: '[{"on":"2026-05-10","percent":41},{"on":"2026-08-09","percent":59}]'
    });
    change(query);
    return { uiapi: { query } };
}

/** A journey with its milestones and stages. */
export function addJourney(query: Query, data: JourneyData): void {
    const { id = JOURNEY, subscription = 'main', term = 2, startsOn = '2025-12-01', done = DONE } = data;
    const endsOn = data.endsOn === undefined ? '2026-11-30' : data.endsOn;
    const plan = planJourney(defaultModel, { accountKey: ACCOUNT, subscription, term, startsOn, endsOn });
    if (plan.kind !== 'planned') throw new Error(`the journey is ${plan.kind}`);
    const { key: journeyKey } = plan.journey;
    push(query, 'Success_Journey__c', id, {
        Customer__c: CUSTOMER,
        Journey_Key__c: journeyKey,
        Subscription__c: subscription,
        Term__c: term,
        Starts_On__c: startsOn,
        Ends_On__c: endsOn,
        Notice_Days__c: 30,
        Procurement_Days__c: 30,
        Outcome__c: null,
        Outcome_On__c: null,
        Outcome_Reason__c: null,
        Renewal_Opportunity__c: null,
        ...data.fields
    });
    for (const { key, kind, dueOn, stuckOn } of plan.milestones) {
        push(query, 'Success_Milestone__c', `${id}-${key}`, {
            Journey__c: id,
            Milestone_Key__c: key,
            Milestone_Kind__c: kind,
            Due_Week__c: null,
            Due_On__c: dueOn,
            Stuck_On__c: stuckOn,
            Completed_On__c: done[key] ?? null,
            Waived_On__c: null,
            Waiver_Reason__c: null,
            Attained__c: null,
            Attained_On__c: null,
            Goal_Readings__c: null
        });
    }
    for (const { key, customerChallenge, ourIssue } of plan.stages) {
        push(query, 'Success_Stage__c', `${id}-${key}`, {
            Journey__c: id,
            Stage_Key__c: key,
            Level_Of_Effort__c: 'Medium',
            Customer_Challenge__c: customerChallenge,
            Our_Issue__c: ourIssue
        });
    }
}

/** Takes what belongs to a journey away, the journey too. */
export function removeJourneys(query: Query): void {
    for (const name of ['Success_Journey__c', 'Success_Milestone__c', 'Success_Stage__c']) query[name] = connection([]);
}

/** The record of a milestone. */
export function milestone(query: Query, key: string): RecordNode {
    return find(query, 'Success_Milestone__c', `${JOURNEY}-${key}`);
}

/** The record of a stage. */
export function stage(query: Query, key: string): RecordNode {
    return find(query, 'Success_Stage__c', `${JOURNEY}-${key}`);
}

/** The record of the journey. */
export function journey(query: Query): RecordNode {
    return find(query, 'Success_Journey__c', JOURNEY);
}

/** Puts values into fields. */
export function set(node: RecordNode, fields: Readonly<Record<string, unknown>>): void {
    Object.assign(node, values(fields));
}

/** Takes fields out of every record of a sibling query, as the UI API does for fields that the viewer may not read. */
export function hide(query: Query, name: string, ...fields: readonly string[]): void {
    for (const { node } of query[name]?.edges ?? []) for (const field of fields) delete node[field];
}

/** The page is that of an opportunity. */
export function onOpportunity(query: Query, renewalKey: string | null): void {
    query.Opportunity = connection([{ Id: '006000000000001AAA', ...values({ Success_Renewal_Key__c: renewalKey }) }]);
}

/** Another model than the default. */
export function useModel(query: Query, change: (model: SuccessModel) => SuccessModel): void {
    set(query.Success_Model__c!.edges[0]!.node, {
        Document__c: JSON.stringify(change({ ...defaultModel, version: 2 }))
    });
}

export function viewOf(
    change?: (query: Query) => void,
    choice: Partial<JourneyChoice> = {},
    today = ACME_TODAY,
    editable = true
): JourneyViewResult {
    const format = createFormat({ locale: 'en-US', timeZone: 'America/New_York', today });
    return journeyView(readJourneyRecords(acmeData(change)), {
        format,
        choice: { journeyId: null, stage: null, ...choice },
        editable,
        creatable: editable
    });
}

export function readyView(...args: Parameters<typeof viewOf>): ReadyView {
    const { view } = viewOf(...args);
    if (view.kind !== 'ready') throw new Error(`the view is ${view.kind}`);
    return view;
}

export function panelView(...args: Parameters<typeof viewOf>): PanelView {
    const { view } = viewOf(...args);
    if (view.kind !== 'panel') throw new Error(`the view is ${view.kind}`);
    return view;
}

function modelText(): string {
    return JSON.stringify({ ...defaultModel, version: 2 });
}

function connection(nodes: readonly RecordNode[]): { edges: { node: RecordNode }[] } {
    return { edges: nodes.map((node) => ({ node })) };
}

function push(query: Query, name: string, id: string, fields: Readonly<Record<string, unknown>>): void {
    const changed = { LastModifiedDate: READ_AT };
    const by = { LastModifiedBy: values({ Name: 'Dana Whitfield' }) };
    query[name]?.edges.push({ node: { Id: id, ...values({ ...fields, ...changed }), ...by } });
}

function find(query: Query, name: string, id: string): RecordNode {
    const found = query[name]?.edges.find(({ node }) => node.Id === id);
    if (!found) throw new Error(`the answer holds no ${id}`);
    return found.node;
}

function values(fields: Readonly<Record<string, unknown>>): RecordNode {
    return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value }]));
}
