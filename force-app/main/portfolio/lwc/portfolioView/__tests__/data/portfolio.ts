/* What Salesforce answers about a portfolio of four customers on August 27, 2026. */
import { defaultModel } from 'c/success';

export const TODAY = '2026-08-27';
export const NOW = '2026-08-27T14:00:00.000Z';
export const ANN = '005000000000001AAA';
export const MEI = '005000000000002AAA';

type Row = Record<string, unknown>;
interface Connection {
    edges: { node: Row }[];
    pageInfo?: { hasNextPage: boolean; endCursor: string | null };
    totalCount?: number;
}
export type Query = Record<string, Connection>;

function values(fields: Row): Row {
    return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value }]));
}

/** A record with these fields. */
export function node(id: string, fields: Row, others: Row = {}): { node: Row } {
    return { node: { Id: id, ...values(fields), ...others } };
}

const NAMES: Readonly<Record<string, string>> = { [ANN]: 'Ann Brown', [MEI]: 'Mei Tan' };

const BLANK = {
    Segment__c: 'Enterprise',
    Edition__c: 'Enterprise',
    Is_Mine__c: false,
    ARR__c: 100_000,
    Health_Score__c: 80,
    Coverage__c: 92,
    Change_1_Week__c: 0,
    Change_4_Weeks__c: 0,
    Product_Score__c: 80,
    Support_Score__c: 80,
    Outcomes_Score__c: 80,
    Voice_Score__c: 80,
    Engagement_Score__c: 80,
    Main_Reason__c: null,
    Actual_Stage__c: 'Active',
    Gap_Weeks__c: 0,
    Renews_On__c: null,
    Decision_Deadline__c: null,
    Health_Call__c: null,
    CSM_Call__c: null,
    Calls_Disagree__c: false,
    Open_Plays__c: 0,
    Overdue_Plays__c: 0,
    Scored_At__c: '2026-08-27T06:14:00.000Z',
    Model_Version__c: 4
};

/** A customer; its account has the same number. */
export function customer(number: number, name: string, fields: Row = {}, csm: string | null = ANN): { node: Row } {
    const digits = String(number).padStart(12, '0');
    return node(
        `a01${digits}AAA`,
        { ...BLANK, Account__c: `001${digits}AAA`, CSM__c: csm, ...fields },
        { Account__r: values({ Name: name }), CSM__r: csm === null ? null : values({ Name: NAMES[csm] ?? 'Sam' }) }
    );
}

export const HARBOR = 'a01000000000001AAA';
export const OSPREY = 'a01000000000002AAA';
export const TIDAL = 'a01000000000003AAA';
export const JUNIPER = 'a01000000000004AAA';

/** A page of customers; `next` is the cursor of the page after it. */
export function pageOf(edges: { node: Row }[], next: string | null = null, total = edges.length): unknown {
    return answer({
        Success_Customer__c: { edges, pageInfo: { hasNextPage: next !== null, endCursor: next }, totalCount: total }
    });
}

function answer(query: Query): { uiapi: { query: Query } } {
    return { uiapi: { query } };
}

/** All four customers. */
export function customersData(): unknown {
    return pageOf(FOUR());
}

export function FOUR(): { node: Row }[] {
    return [
        customer(1, 'Harbor Health', {
            ARR__c: 312_000,
            Is_Mine__c: true,
            Health_Score__c: 41,
            Change_1_Week__c: -12,
            Change_4_Weeks__c: -12,
            Support_Score__c: 10,
            Renews_On__c: '2026-10-30',
            Decision_Deadline__c: '2026-08-31',
            Open_Plays__c: 1,
            Overdue_Plays__c: 2
        }),
        customer(
            2,
            'Osprey Energy',
            {
                Health_Score__c: 62,
                Change_4_Weeks__c: -1,
                Decision_Deadline__c: '2026-08-25',
                Renews_On__c: '2026-10-24'
            },
            MEI
        ),
        customer(
            3,
            'Tidal Foods',
            {
                ARR__c: null,
                Health_Score__c: null,
                Coverage__c: 48,
                Change_1_Week__c: null,
                Change_4_Weeks__c: null,
                Product_Score__c: null,
                Segment__c: null,
                Actual_Stage__c: null
            },
            null
        ),
        customer(4, 'Juniper Schools', { Segment__c: 'Small Business', ARR__c: 61_000, Health_Score__c: 92 }, MEI)
    ];
}

/** What stands beside the list. */
export function besideData(change?: (query: Query) => void): unknown {
    const query: Query = {
        models: { edges: [node('a03000000000001AAA', { Version__c: 4, Document__c: JSON.stringify(defaultModel) })] },
        decided: {
            edges: [
                node('a05000000000001AAA', { Outcome__c: 'Renewed', Term_ACV__c: 110_000 }),
                node('a05000000000002AAA', { Outcome__c: 'Lost', Term_ACV__c: 20_000 })
            ]
        },
        steps: {
            edges: [
                node(
                    '00T000000000001AAA',
                    { Subject: 'Call the sponsor', ActivityDate: '2026-08-25', AccountId: '001000000000001AAA' },
                    { Success_Play__r: { Id: 'a09000000000001AAA', ...values({ Play_Name__c: 'Low activity' }) } }
                ),
                node(
                    '00T000000000002AAA',
                    { Subject: 'Send the review', ActivityDate: TODAY, AccountId: '001000000000004AAA' },
                    { Success_Play__r: null }
                )
            ]
        },
        months: {
            edges: [
                node('a06000000000002AAA', { Period_End__c: '2026-07-31', Kpi_Value__c: 30 }),
                node('a06000000000001AAA', { Period_End__c: '2026-06-30', Kpi_Value__c: 32 })
            ]
        }
    };
    change?.(query);
    return answer(query);
}

/** Rows on the screen, with the weeks of the first and its play. */
export function rowsData(): unknown {
    return answer({
        asked: { edges: [HARBOR, OSPREY, TIDAL, JUNIPER].map((id) => node(id, {})) },
        Success_Snapshot__c: {
            edges: [53, 50, 41].map((score, at) =>
                node(`a02${at}`, {
                    Customer__c: HARBOR,
                    Taken_On__c: `2026-08-${10 + at * 7}`,
                    Snapshot_Score__c: score
                })
            )
        },
        Success_Play__c: {
            edges: [
                node('a09000000000001AAA', { Customer__c: HARBOR, Play_Name__c: 'Renewal', Next_Due_On__c: TODAY }),
                node('a09000000000002AAA', { Customer__c: HARBOR, Play_Name__c: 'Low activity', Next_Due_On__c: null })
            ]
        }
    });
}

interface Group {
    readonly on: string;
    readonly band: string | null;
    readonly count: number;
    /** Sums; left out: nobody has one. */
    readonly scores?: number;
    readonly arr?: number;
}

/** Snapshots by day and band. */
export function weeksData(groups: readonly Group[]): unknown {
    const cell = (count: number, sum: number | undefined): unknown => ({
        count: { value: sum === undefined ? 0 : count },
        sum: { value: sum ?? null }
    });
    const edges = groups.map(({ on, band, count, scores, arr }) => ({
        node: {
            aggregate: {
                Taken_On__c: { value: on },
                Snapshot_Band__c: { value: band },
                Id: { count: { value: count } },
                Snapshot_Score__c: cell(count, scores),
                Snapshot_ARR__c: cell(count, arr)
            }
        }
    }));
    return { uiapi: { aggregate: { Success_Snapshot__c: { edges } } } };
}
