/* What Salesforce answers about Acme Robotics on August 27, 2026: two plays run, one ended, and usage has fallen. */
import { defaultModel, ledgerText, parseLedger, planTasks, startPlay } from 'c/success';
import type { PlayTask } from 'c/success';

export const ACCOUNT = '001000000000001AAA';
export const CUSTOMER = 'a01000000000001AAA';
export const ANN = '005000000000001AAA';
export const TOM = '005000000000002AAA';
export const LUIS = '005000000000003AAA';
const OWNER = '005000000000009AAA';
export const ACME_TODAY = '2026-08-27';
export const ACME_NOW = '2026-08-27T14:00:00.000Z';
export const STUCK = 'a09000000000001AAA';
export const OVERLOAD = 'a09000000000002AAA';
export const ENDED = 'a09000000000003AAA';

type Row = Record<string, unknown>;
export type Query = Record<string, { edges: { node: Row }[] }>;

const NAMES: Readonly<Record<string, string>> = {
    [ANN]: 'Ann Brown',
    [TOM]: 'Tom Reyes',
    [LUIS]: 'Luis Ortega',
    [OWNER]: 'Sam Seller'
};

const value = (given: unknown): { value: unknown } => ({ value: given });

function values(fields: Row): Row {
    return Object.fromEntries(Object.entries(fields).map(([name, given]) => [name, value(given)]));
}

export function user(id: string, isActive = true): Row {
    return { Id: id, Name: value(NAMES[id] ?? 'Somebody New'), IsActive: value(isActive) };
}

function list(...rows: Row[]): { edges: { node: Row }[] } {
    return { edges: rows.map((node) => ({ node })) };
}

/** The answer to the card's query, after a change of it. */
export function acmeData(change?: (query: Query) => void): { uiapi: { query: Query } } {
    const query: Query = {
        Account: list({ Id: ACCOUNT, Name: value('Acme Robotics'), Owner: user(OWNER) }),
        Success_Customer__c: list(customer()),
        Success_Metric__c: list(
            metric('ticketsIn30Days', 5),
            metric('usageChange', -24),
            metric('activeUsers', 68),
            metric('licenceUtilisation', 90),
            metric('openEscalations', 1),
            metric('milestonesOnTime', 75),
            metric('leadGoal', 59),
            metric('csat', 82),
            metric('nps', 8)
        ),
        recent: list(),
        Success_Journey__c: list(),
        Success_Milestone__c: list(),
        running: list(stuck(), overload()),
        ended: list(ended()),
        Task: list(...tasks()),
        models: list({ Id: 'a03000000000001AAA', Document__c: value(JSON.stringify(defaultModel)) })
    };
    change?.(query);
    return { uiapi: { query } };
}

function customer(): Row {
    const roles = { CSM: ANN, CSE: LUIS, Support_Manager: TOM };
    const lookups = Object.entries(roles).flatMap(([name, id]) => [
        [`${name}__c`, value(id)] as const,
        [`${name}__r`, user(id)] as const
    ]);
    return {
        Id: CUSTOMER,
        ...values({
            Account__c: ACCOUNT,
            Account_Key__c: ACCOUNT,
            Segment__c: 'Mid-Market',
            Edition__c: 'Enterprise',
            Customer_Since__c: '2024-12-01',
            Change_4_Weeks__c: -9,
            Override_Score__c: null,
            Override_Reason__c: null,
            Override_Expires_On__c: null,
            Override_Set_On__c: null,
            Advocate__c: null
        }),
        ...Object.fromEntries(lookups),
        Advocate__r: null
    };
}

function metric(key: string, given: number): Row {
    return {
        Id: `a02-${key}`,
        ...values({
            Customer__c: CUSTOMER,
            Metric_Key__c: key,
            Value__c: given,
            Text_Value__c: null,
            Date_Value__c: null,
            Measured_On__c: '2026-08-25'
        })
    };
}

function play(id: string, key: string, fields: Row): Row {
    return {
        Id: id,
        ...values({
            Customer__c: CUSTOMER,
            Play_Key__c: key,
            Rests_Until__c: null,
            Score_At_Start__c: 67,
            ...fields
        })
    };
}

function running(id: string, key: string, startedOn: string, fields: Row): Row {
    return {
        ...play(id, key, {
            Play_Status__c: 'Running',
            Started_On__c: startedOn,
            Step_Ledger__c: ledgerText(planned(id, key, startedOn).ledger),
            CreatedDate: `${startedOn}T13:00:00.000Z`,
            LastModifiedDate: '2026-08-27T13:55:00.000Z',
            ...fields
        }),
        Started_By__r: { Name: value('Ann Brown') },
        LastModifiedBy: { Name: value('Mei Tan') }
    };
}

function stuck(): Row {
    return running(STUCK, 'milestoneStuck', '2026-08-26', {
        Play_Name__c: 'Milestone stuck',
        Why__c: 'Lead goal is slipping',
        Start_Source__c: 'Person',
        Started_By__c: ANN
    });
}

/** The first of its three steps is done; the second is overdue and Ann's. */
function overload(): Row {
    return running(OVERLOAD, 'supportOverload', '2026-08-24', {
        Play_Name__c: 'Support overload',
        Why__c: '5 tickets in 30 days; the rule is more than 3',
        Start_Source__c: 'Job',
        Started_By__c: null
    });
}

function ended(): Row {
    return play(ENDED, 'advocate', {
        Play_Name__c: 'Advocate',
        Play_Status__c: 'Completed',
        Started_On__c: '2026-07-01',
        Ended_On__c: '2026-08-02',
        End_Reason__c: null,
        Rests_Until__c: '2026-10-31',
        Score_At_Start__c: 80,
        Score_At_End__c: 82
    });
}

const PEOPLE = {
    csm: { id: ANN, name: 'Ann Brown', isActive: true },
    cse: { id: LUIS, name: 'Luis Ortega', isActive: true },
    supportManager: { id: TOM, name: 'Tom Reyes', isActive: true }
} as const;

function planned(id: string, key: string, startedOn: string) {
    const plays = defaultModel.plays!;
    const template = plays.plays.find((one) => one.key === key)!;
    const plan = { ...startPlay(template, startedOn, plays.calendar), playId: id };
    const context = {
        calendar: plays.calendar,
        roles: plays.roles,
        owners: { roles: PEOPLE, accountOwner: null, planner: PEOPLE.csm },
        asOf: startedOn
    };
    const start = planTasks(plan, [], context);
    const made = start.create.map((task): PlayTask => ({
        id: `00T-${key}-${task.stepKey}`,
        playId: id,
        stepKey: task.stepKey,
        ownerId: task.ownerId,
        isOwnerActive: true,
        dueOn: task.dueOn,
        isClosed: false,
        closedOn: null
    }));
    return { made, ledger: planTasks({ ...plan, ledger: start.ledger }, made, context).ledger };
}

function tasks(): Row[] {
    return [
        ...planned(STUCK, 'milestoneStuck', '2026-08-26').made,
        ...planned(OVERLOAD, 'supportOverload', '2026-08-24').made
    ].map((task) => taskRow(task, task.stepKey === 'acknowledge'));
}

function taskRow({ id, playId, stepKey, ownerId, dueOn }: PlayTask, isDone: boolean): Row {
    return {
        Id: id,
        ...values({
            Subject: stepKey,
            ActivityDate: dueOn,
            Status: isDone ? 'Completed' : 'Not Started',
            IsClosed: isDone,
            CompletedDateTime: isDone ? '2026-08-25T15:00:00.000Z' : null,
            OwnerId: ownerId,
            Success_Play__c: playId,
            Success_Step_Key__c: stepKey
        }),
        Owner: user(ownerId)
    };
}

/** The first record of a list. */
export function first(query: Query, name: string): Row {
    return query[name]!.edges[0]!.node;
}

/** The task of a step. */
export function taskOf(query: Query, stepKey: string): Row {
    return query.Task!.edges.map(({ node }) => node).find(({ Id }) => String(Id).endsWith(`-${stepKey}`))!;
}

/** Sets fields of a record. */
export function set(row: Row, fields: Row): void {
    Object.assign(row, values(fields));
}

/** No play runs, and none ever did. */
export function makeIdle(query: Query): void {
    query.running = list();
    query.ended = list();
    query.Task = list();
}

/** Hides fields of all records of a list, as field permissions do. */
export function hide(query: Query, name: string, ...fields: string[]): void {
    for (const { node } of query[name]!.edges) for (const field of fields) delete node[field];
}

/** Steps of the ledger that an operation writes. */
export function stepsIn(text: unknown): readonly { readonly key: string; readonly [field: string]: unknown }[] {
    return (parseLedger(String(text))?.steps ?? []) as never;
}
