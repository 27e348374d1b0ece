import { day } from './reports-fixture.ts';

/** What each report should show, said in other words than its metadata: rows as SOQL reads them, filtered and folded here. */

const MS_PER_DAY = 86_400_000;

export type Row = Readonly<Record<string, unknown>>;
type Key = (row: Row) => unknown;
type Rows = readonly Row[];

interface Expected {
    readonly from: keyof typeof OBJECTS;
    /** `me`: whoever looks. */
    readonly keep: (row: Row, me: string) => boolean;
    /** A question of today: who left is left out. */
    readonly isOfToday: boolean;
    readonly down: readonly Key[];
    readonly across: readonly Key[];
    /** What is added up beside the number of rows: `s!ARR__c`. */
    readonly adds: readonly string[];
    readonly formulas: Readonly<Record<string, (rows: Rows) => number | null>>;
    /** Of a list: the column that it is sorted by, and how many rows it shows. */
    readonly sort?: { readonly by: string; readonly limit: number };
}

interface Group {
    readonly key: string;
    readonly value: unknown;
    readonly groupings: readonly Group[];
}

export interface ReportAnswer {
    readonly reportMetadata: {
        readonly developerName: string;
        readonly aggregates: readonly string[];
        readonly detailColumns: readonly string[];
    };
    readonly groupingsDown: { readonly groupings: readonly Group[] };
    readonly groupingsAcross: { readonly groupings: readonly Group[] };
    readonly factMap: Readonly<Record<string, Fact>>;
}

interface Fact {
    readonly aggregates: readonly { readonly value: number | null }[];
    readonly rows?: readonly { readonly dataCells: readonly { readonly value: unknown }[] }[];
}

/** By the groups of a fact, down and across: its figures by name. */
type Facts = Record<string, Record<string, number | null>>;

const CUSTOMER = [
    'Account__c',
    'CSM__c',
    'Segment__c',
    'ARR__c',
    'ACV__c',
    'Churned_On__c',
    'Health_Score__c',
    'Health_Band__c',
    'Change_4_Weeks__c',
    'Coverage__c',
    'Calls_Disagree__c',
    'Health_Call__c',
    'Renews_On__c',
    'Decision_Deadline__c',
    'Current_Term__c',
    'Term_Starts_On__c',
    'Onboarded_On__c',
    'Days_To_First_Value__c',
    'Override_Score__c',
    'Override_By__c',
    'Override_Set_On__c',
    'Override_Expires_On__c'
];

/** By the object of a row: how it gets to the customer, and what is read of it. */
const OBJECTS = {
    Success_Customer__c: { customer: '', fields: [] },
    Success_Metric__c: { customer: 'Customer__r.', fields: ['Label__c', 'Status__c', 'Weight__c'] },
    Success_Snapshot__c: {
        customer: 'Customer__r.',

        fields: ['Taken_On__c', 'Snapshot_Score__c', 'Snapshot_Coverage__c', 'Snapshot_Band__c', 'Snapshot_ARR__c']
    },
    Success_Journey__c: {
        customer: 'Customer__r.',

        fields: ['Outcome__c', 'Ends_On__c', 'Journey_ACV__c']
    },
    Success_Milestone__c: {
        customer: 'Journey__r.Customer__r.',

        fields: [
            'Milestone_Label__c',
            'Completed_On__c',
            'Due_On__c',
            'Stuck_On__c',
            'Journey__r.Starts_On__c',
            'Journey__r.Outcome__c',
            'Journey__r.Outcome_On__c',
            'Journey__r.Ends_On__c'
        ]
    },
    Success_Play__c: {
        customer: 'Customer__r.',

        fields: [
            'Play_Name__c',
            'Play_Status__c',
            'Start_Source__c',
            'Started_On__c',
            'Ended_On__c',
            'Next_Due_On__c',
            'Score_At_Start__c',
            'Score_At_End__c'
        ]
    },
    Success_Survey__c: {
        customer: 'Customer__r.',

        fields: ['Survey_Kind__c', 'Touchpoint__c', 'Answered_On__c', 'Answer__c', 'Follow_Up__c']
    },
    Success_Advocacy__c: {
        customer: 'Customer__r.',

        fields: ['Advocacy_Kind__c', 'Advocacy_Status__c', 'Asked_On__c']
    },
    Success_Kpi__c: {
        customer: null,

        fields: [
            'Kpi__c',
            'Kpi_Label__c',
            'Kpi_Unit__c',
            'Period__c',
            'Period_Start__c',
            'Slice_By__c',
            'Slice__c',
            'Kpi_Value__c',
            'Target__c'
        ]
    }
} as const;

/** The rows of an object, with the names of the customer's fields as the customer has them. */
export async function rowsOf({ from }: Expected, read: (soql: string) => Promise<Row[]>): Promise<Row[]> {
    const { customer } = OBJECTS[from];
    const fields: readonly string[] = OBJECTS[from].fields;
    const above = customer === null ? [] : CUSTOMER.map((name) => `${customer}${name}`);
    const rows = await read(`SELECT Id, ${[...above, ...fields].join(', ')} FROM ${from} ORDER BY Id`);
    const running = from === 'Success_Customer__c' ? await runningPlays(read) : new Set<unknown>();
    return rows.map((row) => ({
        ...Object.fromEntries(fields.map((path) => [path.split('.').join('_'), valueAt(row, path)])),
        ...Object.fromEntries(above.map((path) => [path.split('.').at(-1) ?? '', valueAt(row, path)])),
        ...derived(row, from),
        Plays_Run: running.has(row['Id'])
    }));
}

async function runningPlays(read: (soql: string) => Promise<Row[]>): Promise<Set<unknown>> {
    const plays = await read("SELECT Customer__c FROM Success_Play__c WHERE Play_Status__c = 'Running'");
    return new Set(plays.map((play) => play['Customer__c']));
}

/** What formula fields say, worked out here. */
function derived(row: Row, from: string): Row {
    const isCsat = row['Survey_Kind__c'] === 'CSAT';
    const answer = Number(row['Answer__c']);
    if (from === 'Success_Survey__c') {
        return {
            Is_CSAT__c: Number(isCsat),
            Is_Satisfied__c: Number(isCsat && answer >= 4),
            Is_NPS__c: Number(!isCsat),
            Is_Promoter__c: Number(!isCsat && answer >= 9),
            Is_Detractor__c: Number(!isCsat && answer <= 6)
        };
    }
    if (from === 'Success_Journey__c')
        return { Term_ACV__c: row['Journey_ACV__c'] ?? valueAt(row, 'Customer__r.ACV__c') };
    if (from !== 'Success_Customer__c') return {};
    const renewal = row['Renews_On__c'];
    return {
        Days_To_Renewal__c:
            typeof renewal === 'string' ? (Date.parse(renewal) - Date.parse(day(0))) / MS_PER_DAY : null,
        Is_Scored__c: Number(row['Health_Score__c'] !== null),
        Is_Unhealthy__c: Number(row['Health_Band__c'] === 'Red'),
        Is_Onboarded__c: Number(row['Onboarded_On__c'] !== null)
    };
}

function valueAt(row: Row, path: string): unknown {
    return path.split('.').reduce<unknown>((value, name) => (value as Row | null)?.[name] ?? null, row);
}

function text(value: unknown, blank = '-'): string {
    if (typeof value === 'string' && value !== '') return value;
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : blank;
}

const is =
    (name: string): Key =>
    (row) =>
        row[name];
const date = (row: Row, name: string): string => text(row[name], '');
const within = (row: Row, name: string, from: string, to: string): boolean =>
    row[name] !== null && date(row, name) >= from && date(row, name) <= to;
const mine = (row: Row, me: string): boolean => row['CSM__c'] === me;
const month =
    (name: string): Key =>
    (row) =>
        `${date(row, name).slice(0, 7)}-01`;
const quarter =
    (name: string): Key =>
    (row) => {
        const [year = '', number = '01'] = date(row, name).split('-');
        return `${year}-${{ 0: '01', 1: '04', 2: '07', 3: '10' }[Math.floor((Number(number) - 1) / 3)] ?? ''}-01`;
    };
const year =
    (name: string): Key =>
    (row) =>
        `${date(row, name).slice(0, 4)}-01-01`;
/** The Sunday before, or the day itself. */
const week =
    (name: string): Key =>
    (row) => {
        const time = Date.parse(date(row, name));
        return new Date(time - new Date(time).getUTCDay() * MS_PER_DAY).toISOString().slice(0, 10);
    };

const sumOf = (rows: Rows, name: string): number => rows.reduce((sum, row) => sum + Number(row[name] ?? 0), 0);
const shareOf =
    (part: string, whole: string): ((rows: Rows) => number | null) =>
    (rows) =>
        sumOf(rows, whole) === 0 ? null : (sumOf(rows, part) / sumOf(rows, whole)) * 100;
const meanOf = (rows: Rows, name: string): number | null => {
    const values = rows.map((row) => row[name]).filter((value) => typeof value === 'number');
    return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
};

function expect(from: keyof typeof OBJECTS, keep: Expected['keep'], more: Partial<Expected> = {}): Expected {
    return { from, keep, isOfToday: false, down: [], across: [], adds: [], formulas: {}, ...more };
}
/** Of those who are customers. */
function today(from: keyof typeof OBJECTS, keep: Expected['keep'], more: Partial<Expected> = {}): Expected {
    return { ...expect(from, keep, more), isOfToday: true };
}
export const hasLeft = (row: Row): boolean => (row['Churned_On__c'] ?? null) !== null;
/** Whether a report shows a row. */
export const isShown = ({ keep, isOfToday }: Expected, row: Row, me: string): boolean =>
    keep(row, me) && !(isOfToday && hasLeft(row));
const all = (): boolean => true;

// Customers.
const slid = (row: Row): boolean => row['Change_4_Weeks__c'] !== null && Number(row['Change_4_Weeks__c']) < 0;
const insufficient = (row: Row): boolean => row['Health_Score__c'] === null;
const disagree = is('Calls_Disagree__c');
const undecided = (row: Row): boolean =>
    row['Decision_Deadline__c'] !== null && row['Renews_On__c'] !== null && date(row, 'Renews_On__c') <= day(180);
const renewalWindow = (row: Row): string => {
    const due = date(row, 'Renews_On__c');
    if (due < day(0)) return 'Overdue';
    if (due <= day(30)) return '0 to 30 days';
    if (due <= day(60)) return '31 to 60 days';
    return due <= day(90) ? '61 to 90 days' : '91 to 180 days';
};
const renewals = { down: [renewalWindow], across: [is('Health_Call__c')], adds: ['s!ARR__c'] };
const overridden = (row: Row): boolean =>
    row['Override_Score__c'] !== null &&
    date(row, 'Override_Set_On__c') <= day(0) &&
    date(row, 'Override_Expires_On__c') >= day(0);
const byBand = [is('Health_Band__c')];
// Milestones.
const current = (row: Row): boolean =>
    date(row, 'Journey__r_Starts_On__c') <= day(0) &&
    (row['Journey__r_Outcome__c'] === null ||
        row['Journey__r_Ends_On__c'] === null ||
        date(row, 'Journey__r_Ends_On__c') >= day(0));
/** Nobody waits any more once the customer has said no. */
const told = (row: Row): string =>
    row['Journey__r_Outcome__c'] === 'Lost' ? date(row, 'Journey__r_Outcome_On__c') : day(0);
const behind = (row: Row): boolean =>
    row['Completed_On__c'] === null && date(row, 'Due_On__c') < told(row) && current(row);
const stuck: Key = (row) => (date(row, 'Stuck_On__c') <= told(row) ? 'Stuck' : 'Behind');
// Plays.
const running = (row: Row): boolean => row['Play_Status__c'] === 'Running';
const late = (row: Row): boolean => running(row) && date(row, 'Next_Due_On__c') < day(0);
// Answers.
const waiting = (row: Row): boolean => row['Follow_Up__c'] === 'Open' || row['Follow_Up__c'] === 'Called';
const answered = (row: Row, kind: string): boolean =>
    row['Survey_Kind__c'] === kind && within(row, 'Answered_On__c', day(-90), day(0));
// Snapshots.
const weekly = (row: Row): boolean =>
    row['Snapshot_Score__c'] !== null && within(row, 'Taken_On__c', day(-120), day(0));
const byWeek = [week('Taken_On__c')];
/** Of the week that begins on a Monday, as days since 1970. */
const monday = (row: Row, name: string): number => {
    const time = new Date(date(row, name));
    return time.getTime() / MS_PER_DAY - ((time.getUTCDay() + 6) % 7);
};
const beforeChurn = (row: Row): boolean =>
    within(row, 'Churned_On__c', day(-90), day(0)) && monday(row, 'Churned_On__c') - monday(row, 'Taken_On__c') === 84;
// KPIs.
const kpi =
    (period: string, by: string, from: string, to: string): ((row: Row) => boolean) =>
    (row) =>
        row['Period__c'] === period && row['Slice_By__c'] === by && within(row, 'Period_Start__c', from, to);
const lastMonth = (by: string): ((row: Row) => boolean) => kpi('Month', by, '2026-10-01', '2026-10-31');
const byName = { by: 'Kpi_Label__c', limit: 100 };
/** Figures of several KPIs, or of several slices of one, do not add up. */
const oneFigure = (rows: Rows): number | null => {
    const [only] = rows;
    return rows.length === 1 && typeof only?.['Kpi_Value__c'] === 'number'
        ? Number(only['Kpi_Value__c'].toFixed(1))
        : null;
};
const cut = {
    down: [is('Kpi_Label__c'), is('Kpi_Unit__c')],
    across: [is('Slice__c')],
    formulas: { FORMULA1: oneFigure }
};

const DAILY: Readonly<Record<string, Expected>> = {
    Customers_By_Band_And_ARR: today('Success_Customer__c', all, {
        down: byBand,
        adds: ['s!ARR__c', 'a!Health_Score__c']
    }),
    Slid_Most_In_Four_Weeks: today('Success_Customer__c', slid, { sort: { by: 'Change_4_Weeks__c', limit: 50 } }),
    Insufficient_Data: today('Success_Customer__c', insufficient, { down: [is('CSM__c')], adds: ['s!ARR__c'] }),
    Stale_Or_Missing_Inputs: today(
        'Success_Metric__c',
        (row) => ['Stale', 'Missing', 'Invalid'].includes(String(row['Status__c'])),
        {
            down: [is('Label__c')],
            across: [is('Status__c')]
        }
    ),
    Renewals_Due_By_Risk: today('Success_Customer__c', undecided, renewals),
    Renewals_Where_Calls_Disagree: today('Success_Customer__c', (row) => disagree(row) === true, {
        down: [is('CSM__c')],
        adds: ['s!ARR__c']
    }),
    Milestones_Behind_And_Stuck: today('Success_Milestone__c', behind, { down: [stuck, is('Milestone_Label__c')] }),
    Onboarding_Cohorts: expect(
        'Success_Customer__c',
        (row) => row['Current_Term__c'] === 1 && within(row, 'Term_Starts_On__c', '2025-11-01', day(0)),
        {
            down: [month('Term_Starts_On__c')],
            adds: ['s!Is_Onboarded__c'],
            formulas: { FORMULA1: (rows) => (sumOf(rows, 'Is_Onboarded__c') / rows.length) * 100 }
        }
    ),
    Time_To_First_Value_Cohorts: expect(
        'Success_Customer__c',
        (row) => row['Current_Term__c'] === 1 && row['Days_To_First_Value__c'] !== null,
        {
            down: [quarter('Term_Starts_On__c')],
            adds: ['a!Days_To_First_Value__c', 'x!Days_To_First_Value__c']
        }
    ),
    Plays_Open: expect('Success_Play__c', running, { down: [is('Play_Name__c')] }),
    Plays_Overdue: expect('Success_Play__c', late, { down: [is('CSM__c')] }),
    Plays_By_Outcome: expect(
        'Success_Play__c',
        (row) => !running(row) && within(row, 'Ended_On__c', day(-90), day(0)),
        {
            down: [is('Play_Name__c')],
            across: [is('Play_Status__c')],
            adds: ['a!Score_At_Start__c', 'a!Score_At_End__c'],
            formulas: {
                FORMULA1: (rows) => {
                    const [start, end] = [meanOf(rows, 'Score_At_Start__c'), meanOf(rows, 'Score_At_End__c')];
                    return start === null || end === null ? null : end - start;
                }
            }
        }
    ),
    Red_And_No_Play_Runs: today(
        'Success_Customer__c',
        (row) => row['Health_Band__c'] === 'Red' && row['Plays_Run'] !== true,
        {
            down: [is('CSM__c')],
            adds: ['s!ARR__c']
        }
    ),
    Overrides_In_Force: today('Success_Customer__c', overridden, { down: [is('Override_By__c')], adds: ['s!ARR__c'] }),
    Alert_Load_Per_CSM: expect(
        'Success_Play__c',
        (row) => row['Start_Source__c'] === 'Job' && within(row, 'Started_On__c', day(-60), day(0)),
        {
            down: [is('CSM__c')],
            across: [week('Started_On__c')]
        }
    ),
    Health_Over_Time: expect('Success_Snapshot__c', weekly, {
        down: byWeek,
        adds: ['a!Snapshot_Score__c', 'a!Snapshot_Coverage__c']
    }),
    Health_Before_Churn: expect('Success_Snapshot__c', beforeChurn, {
        down: [is('Snapshot_Band__c')],
        adds: ['s!Snapshot_ARR__c', 'a!Snapshot_Score__c']
    }),
    Renewal_Outcomes: expect(
        'Success_Journey__c',
        // The day after the last is the day of renewal.
        (row) => row['Outcome__c'] !== null && within(row, 'Ends_On__c', '2024-12-31', '2026-12-30'),
        {
            down: [
                (row) =>
                    quarter('On')({
                        On: new Date(Date.parse(date(row, 'Ends_On__c')) + MS_PER_DAY).toISOString().slice(0, 10)
                    })
            ],
            across: [is('Outcome__c')],
            adds: ['s!Term_ACV__c']
        }
    ),
    Answers_To_Follow_Up: expect('Success_Survey__c', waiting, { down: [is('Follow_Up__c')] }),
    Advocates_By_Kind: expect('Success_Advocacy__c', (row) => within(row, 'Asked_On__c', day(-365), day(0)), {
        down: [is('Advocacy_Kind__c')],
        across: [is('Advocacy_Status__c')]
    })
};

const LIVE: Readonly<Record<string, Expected>> = {
    Unhealthy_Customers: today('Success_Customer__c', all, {
        down: [is('Segment__c')],
        adds: ['s!Is_Unhealthy__c', 's!Is_Scored__c', 's!ARR__c'],
        formulas: { FORMULA1: shareOf('Is_Unhealthy__c', 'Is_Scored__c') }
    }),
    Average_Health: today('Success_Customer__c', all, {
        down: [is('Segment__c')],
        adds: ['a!Health_Score__c', 's!Is_Scored__c']
    }),
    CSAT_By_Touchpoint: expect(
        'Success_Survey__c',
        (row) =>
            answered(row, 'CSAT') && ['Onboarding', 'Support Resolution', 'QBR'].includes(String(row['Touchpoint__c'])),
        {
            down: [is('Touchpoint__c')],
            adds: ['s!Is_Satisfied__c', 's!Is_CSAT__c'],
            formulas: { FORMULA1: shareOf('Is_Satisfied__c', 'Is_CSAT__c') }
        }
    ),
    NPS_By_Segment: expect('Success_Survey__c', (row) => answered(row, 'NPS'), {
        down: [is('Segment__c')],
        adds: ['s!Is_Promoter__c', 's!Is_Detractor__c', 's!Is_NPS__c'],
        formulas: {
            FORMULA1: (rows) =>
                rows.length === 0
                    ? null
                    : ((sumOf(rows, 'Is_Promoter__c') - sumOf(rows, 'Is_Detractor__c')) / rows.length) * 100
        }
    })
};

const ofMine =
    (keep: (row: Row) => boolean): Expected['keep'] =>
    (row, me) =>
        keep(row) && mine(row, me);
const MY_BOOK: Readonly<Record<string, Expected>> = {
    My_Customers_By_Band: today('Success_Customer__c', mine, {
        down: byBand,
        adds: ['s!ARR__c', 'a!Health_Score__c', 's!Is_Unhealthy__c']
    }),
    My_Renewals_By_Risk: today('Success_Customer__c', ofMine(undecided), renewals),
    My_Slides: today('Success_Customer__c', ofMine(slid), { sort: { by: 'Change_4_Weeks__c', limit: 20 } }),
    My_Insufficient_Data: today('Success_Customer__c', ofMine(insufficient), {
        sort: { by: 'Coverage__c', limit: 20 }
    }),
    My_Calls_That_Disagree: today(
        'Success_Customer__c',
        ofMine((row) => disagree(row) === true),
        { sort: { by: 'Days_To_Renewal__c', limit: 20 } }
    ),
    My_Milestones_Behind: today('Success_Milestone__c', ofMine(behind), { down: [stuck] }),
    My_Plays: expect('Success_Play__c', ofMine(running), { down: [is('Play_Name__c')] }),
    My_Overdue_Plays: expect('Success_Play__c', ofMine(late), { sort: { by: 'Next_Due_On__c', limit: 20 } }),
    My_Answers_To_Follow_Up: expect('Success_Survey__c', ofMine(waiting), {
        sort: { by: 'Answered_On__c', limit: 20 }
    }),
    My_Health_Over_Time: expect('Success_Snapshot__c', ofMine(weekly), { down: byWeek, adds: ['a!Snapshot_Score__c'] })
};

const NIGHTLY: Readonly<Record<string, Expected>> = {
    KPIs_Against_Target: expect('Success_Kpi__c', lastMonth('All'), { sort: byName }),
    KPIs_This_Month: expect('Success_Kpi__c', kpi('Month', 'All', '2026-11-01', '2026-11-30'), { sort: byName }),
    KPIs_This_Year: expect('Success_Kpi__c', kpi('Year', 'All', '2026-01-01', '2026-12-31'), { sort: byName }),
    KPIs_By_Segment: expect('Success_Kpi__c', lastMonth('Segment'), cut),
    KPIs_By_Edition: expect('Success_Kpi__c', lastMonth('Edition'), cut),
    KPIs_By_CSM: expect('Success_Kpi__c', lastMonth('CSM'), cut)
};

/** The KPI of each report that shows one over time. */
export const KPI_REPORTS: Readonly<Record<string, string>> = {
    KPI_Eligible_Churn: 'eligibleChurn',
    KPI_Monthly_Churn: 'monthlyChurn',
    KPI_Customer_Lifetime_Value: 'customerLifetimeValue',
    KPI_Retention_Rate: 'retentionRate',
    KPI_Customer_Churn: 'customerChurn',
    KPI_Gross_Revenue_Retention: 'grossRetention',
    KPI_Net_Revenue_Retention: 'netRetention',
    KPI_CS_Spend_Of_ACV: 'spendOfAcv',
    KPI_CS_Spend_Of_New_ACV: 'spendOfNewAcv',
    KPI_Unhealthy_Customers: 'unhealthyCustomers',
    KPI_Average_Health: 'averageHealth',
    KPI_Onboarding_Completion: 'onboardingCompletion',
    KPI_Time_To_First_Value: 'timeToFirstValue',
    KPI_Customer_Engagement: 'customerEngagement',
    KPI_Content_Consumption: 'contentConsumption',
    KPI_CSAT: 'csat',
    KPI_NPS: 'nps',
    KPI_Ticket_Resolution_Time: 'ticketResolution',
    KPI_Upsell_And_Cross_Sell: 'upsellRate',
    KPI_Score_Accuracy_60: 'scoreAccuracy60',
    KPI_Score_Accuracy_90: 'scoreAccuracy90'
};
const BY_YEAR = ['retentionRate', 'customerChurn', 'upsellRate'];
const BY_QUARTER = [
    'eligibleChurn',
    'customerLifetimeValue',
    'onboardingCompletion',
    'timeToFirstValue',
    'grossRetention',
    'netRetention',
    'spendOfNewAcv',
    'scoreAccuracy60',
    'scoreAccuracy90'
];

function overTime(key: string): Expected {
    const [period, from, start] = BY_YEAR.includes(key)
        ? (['Year', '2024-01-01', year] as const)
        : BY_QUARTER.includes(key)
          ? (['Quarter', '2025-01-01', quarter] as const)
          : (['Month', '2025-01-01', month] as const);
    const ofPeriod = kpi(period, 'All', from, '2026-12-31');
    return expect('Success_Kpi__c', (row) => row['Kpi__c'] === key && ofPeriod(row), {
        down: [start('Period_Start__c')],
        adds: ['a!Kpi_Value__c', 'a!Target__c']
    });
}

export const EXPECTED: Readonly<Record<string, Expected>> = {
    ...DAILY,
    ...LIVE,
    ...MY_BOOK,
    ...NIGHTLY,
    ...Object.fromEntries(Object.entries(KPI_REPORTS).map(([name, key]) => [name, overTime(key)]))
};

const rounded = (value: number | null | undefined): number | null =>
    value === null || value === undefined ? null : Number(value.toFixed(1));

/** The facts of an answer by the values of their groups. */
export function keyedFacts(answer: ReportAnswer): Facts {
    const [down, across] = [pathsOf(answer.groupingsDown.groupings), pathsOf(answer.groupingsAcross.groupings)];
    const names = answer.reportMetadata.aggregates.map((name) => name.replace(/^(.!)?.*?(\w+)$/, '$1$2'));
    return Object.fromEntries(
        Object.entries(answer.factMap).map(([key, { aggregates }]) => {
            const [left = '', right = ''] = key.split('!');
            const figures = names.map((name, index) => [name, rounded(aggregates[index]?.value)] as const);
            return [`${down.get(left) ?? ''}|${across.get(right) ?? ''}`, Object.fromEntries(figures)];
        })
    );
}

function pathsOf(groups: readonly Group[], above = ''): Map<string, string> {
    return new Map(
        groups.flatMap(({ key, value, groupings }) => {
            const path = `${above}/${text(value)}`;
            return [[key, path] as const, ...pathsOf(groupings, path)];
        })
    );
}

/** The same of rows. Groups that are nowhere together are empty facts. */
export function foldedFacts(expected: Expected, answer: ReportAnswer, rows: Rows): Facts {
    const groups = new Map<string, Row[]>();
    for (const key of Object.keys(keyedFacts(answer))) groups.set(key, []);
    for (const row of rows) {
        for (const down of prefixes(expected.down, row)) {
            for (const across of prefixes(expected.across, row)) {
                const key = `${down}|${across}`;
                groups.set(key, [...(groups.get(key) ?? []), row]);
            }
        }
    }
    return Object.fromEntries([...groups].map(([key, members]) => [key, figuresOf(expected, members)]));
}

/** None, the first, the first two ... of a row's groups. */
function prefixes(keys: readonly Key[], row: Row): string[] {
    return [...keys.keys(), keys.length].map((count) =>
        keys
            .slice(0, count)
            .map((key) => `/${text(key(row))}`)
            .join('')
    );
}

function figuresOf({ adds, formulas }: Expected, rows: Rows): Record<string, number | null> {
    return {
        ...Object.fromEntries(adds.map((name) => [name, rounded(added(name, rows))])),
        ...Object.fromEntries(Object.entries(formulas).map(([name, formula]) => [name, rounded(formula(rows))])),
        RowCount: rows.length
    };
}

function added(name: string, rows: Rows): number | null {
    const [kind = '', field = ''] = name.split('!');
    if (kind === 's') return sumOf(rows, field);
    if (kind === 'a') return meanOf(rows, field);
    const values = rows.map((row) => row[field]).filter((value) => typeof value === 'number');
    return values.length === 0 ? null : Math.max(...values);
}

/** The column that a list is sorted by, as the answer has it and as it should be. */
export function sortedCells({ sort }: Expected, answer: ReportAnswer, rows: Rows): [unknown[], unknown[]] {
    const { by = '', limit = 0 } = sort ?? {};
    const column = answer.reportMetadata.detailColumns.findIndex((name) => name.endsWith(`.${by}`));
    const shown = (answer.factMap['T!T']?.rows ?? []).map(({ dataCells }) => dataCells[column]?.value ?? null);
    const compare = (a: unknown, b: unknown): number =>
        typeof a === 'number' && typeof b === 'number' ? a - b : text(a) < text(b) ? -1 : Number(text(a) > text(b));
    return [
        shown,
        rows
            .map((row) => row[by] ?? null)
            .sort(compare)
            .slice(0, limit)
    ];
}
