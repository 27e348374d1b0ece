import { defaultModel, foldKpis, kpiPeriods } from '../success.ts';
import type { KpiCustomer, KpiKey, KpiResult, KpiTerm } from '../success.ts';

/**
 * A book of five customers, and each KPI of it worked out by hand: by month, quarter and year; by segment, edition and CSM. All of 2026 is
 * over and closed.
 */

const AS_OF = '2027-01-31';
const ANN = { id: '005A', name: 'Ann' };
const BEN = { id: '005B', name: 'Ben' };

function term(
    number: number,
    [startsOn, endsOn]: readonly [string, string],
    acv: number,
    more: Partial<KpiTerm> = {}
): KpiTerm {
    return {
        subscription: 'main',
        term: number,
        startsOn,
        endsOn,
        acv,
        outcome: null,
        renewedFor: null,
        spent: null,
        ...more
    };
}

function customer(facts: Partial<KpiCustomer>): KpiCustomer {
    return {
        segment: null,
        edition: null,
        csm: null,
        customerSince: null,
        acv: null,
        terms: [],
        onboardings: [],
        snapshots: [],
        surveys: [],
        tickets: [],
        interactions: [],
        deals: [],
        ...facts
    };
}

function onboarding(
    startedOn: string,
    completedOn: string,
    firstValueOn: string | null,
    isUndated = false
): KpiCustomer['onboardings'][number] {
    return { startedOn, completedOn, firstValueOn, isUndated };
}

function scores(all: Readonly<Record<string, number | null>>): KpiCustomer['snapshots'] {
    return Object.entries(all).map(([on, score]) => ({ on, score, isUnhealthy: score !== null && score <= 50 }));
}

function csat(on: string, touchpoint: string, answer: number): KpiCustomer['surveys'][number] {
    return { on, kind: 'csat', touchpoint, answer };
}

function nps(on: string, answer: number): KpiCustomer['surveys'][number] {
    return { on, kind: 'nps', touchpoint: 'Relationship', answer };
}

/** Renewed for more in February. 40 a day spent in the first term, 20 in the second. */
const alpha = customer({
    segment: 'Enterprise',
    edition: 'Enterprise',
    csm: ANN,
    terms: [
        term(1, ['2025-02-01', '2026-01-31'], 120_000, {
            outcome: { kind: 'renewed', on: '2026-01-20' },
            renewedFor: 132_000,
            spent: 14_600
        }),
        term(2, ['2026-02-01', '2027-01-31'], 132_000, { spent: 7300 })
    ],
    snapshots: scores({ '2025-10-27': 70, '2025-11-24': 85, '2026-07-06': 40, '2026-07-27': 80 }),
    surveys: [
        csat('2026-07-05', 'QBR', 5),
        csat('2026-07-06', 'Support Resolution', 4),
        csat('2026-07-07', 'Relationship', 1),
        csat('2026-07-09', 'QBR', 7),
        nps('2026-07-05', 10)
    ],
    tickets: [
        { closedOn: '2026-07-10', hours: 30 },
        { closedOn: '2026-07-20', hours: 50 }
    ],
    interactions: [
        { on: '2026-07-03', kind: 'email' },
        { on: '2026-07-09', kind: 'content' }
    ],
    deals: [{ on: '2026-05-20', amount: 6000 }]
});
/** Left in the middle of April. 10 a day spent. */
const beta = customer({
    segment: 'Enterprise',
    edition: 'Professional',
    csm: ANN,
    terms: [
        term(1, ['2025-04-16', '2026-04-15'], 60_000, { outcome: { kind: 'lost', on: '2026-04-01' }, spent: 3650 })
    ],
    snapshots: scores({ '2026-01-12': 60, '2026-02-09': 30 }),
    surveys: [nps('2026-03-03', 0)],
    interactions: [{ on: '2026-03-02', kind: 'content' }]
});
/** Renewed for less in July. */
const gamma = customer({
    segment: 'Mid-Market',
    edition: 'Professional',
    csm: BEN,
    terms: [
        term(1, ['2025-07-01', '2026-06-30'], 36_000, {
            outcome: { kind: 'renewed', on: '2026-06-15' },
            renewedFor: 30_000
        }),
        term(2, ['2026-07-01', '2027-06-30'], 30_000)
    ],
    onboardings: [onboarding('2026-06-01', '2026-06-20', null, true)],
    snapshots: scores({ '2026-03-30': 50, '2026-04-27': 30, '2026-07-20': 45 }),
    surveys: [csat('2026-07-08', 'Onboarding', 2), nps('2026-07-06', 6)],
    tickets: [{ closedOn: '2026-08-05', hours: 10 }],
    interactions: [{ on: '2026-07-31', kind: 'webinar' }],
    deals: [{ on: '2026-11-02', amount: null }]
});
/** Began on May 11: 266 days ago, at 5 a day. */
const delta = customer({
    segment: 'Mid-Market',
    edition: 'Basic',
    csm: BEN,
    terms: [term(1, ['2026-05-11', '2027-05-10'], 24_000, { spent: 1330 })],
    onboardings: [onboarding('2026-05-11', '2026-06-08', '2026-06-30')],
    snapshots: scores({ '2026-07-27': null }),
    surveys: [csat('2026-06-15', 'Onboarding', 5), nps('2026-07-07', 7)],
    tickets: [{ closedOn: '2026-07-31', hours: -1 }],
    interactions: [
        { on: '2026-08-01', kind: 'content' },
        { on: '2026-08-02', kind: 'content' }
    ]
});
/** Of no segment, edition and CSM; due on September 1, and lost on October 20, after September closed. */
const epsilon = customer({
    terms: [term(1, ['2025-09-01', '2026-08-31'], 12_000, { outcome: { kind: 'lost', on: '2026-10-20' } })],
    onboardings: [onboarding('2026-05-20', '2026-06-25', '2026-07-14')],
    snapshots: scores({ '2026-09-28': 70 }),
    surveys: [csat('2026-08-20', 'QBR', 3), nps('2026-08-08', 9)]
});

const results = told();

function told(): ReadonlyMap<string, KpiResult> {
    const { kpis: model } = defaultModel;
    if (model === undefined) throw new Error('The default model has no KPIs.');
    const fold = foldKpis({ model, asOf: AS_OF, periods: kpiPeriods(model, AS_OF) });
    for (const each of [epsilon, alpha, delta, beta, gamma]) fold.add(each);
    const keyed = [...fold.results()].map((result) => {
        const { kpi, period, slice } = result;
        return [`${kpi} ${nameOf(period)} ${[slice.by, slice.label].filter(Boolean).join(' ')}`, result] as const;
    });
    return new Map(keyed);
}

/** `2026-07`, `2026 Q3` or `2026`. */
function nameOf({ length, startsOn }: KpiResult['period']): string {
    if (length === 'month') return startsOn.slice(0, 7);
    const year = startsOn.slice(0, 4);
    return length === 'year' ? year : `${year} Q${1 + (Number(startsOn.slice(5, 7)) - 1) / 3}`;
}

function figure(kpi: KpiKey, period: string, slice: string): KpiResult {
    const result = results.get(`${kpi} ${period} ${slice}`);
    if (result === undefined) throw new Error(`No ${kpi} of ${period} of ${slice}`);
    return result;
}

type Value = number | null;
type Expected = readonly [
    period: string,
    slice: string,
    value: Value,
    numerator: Value,
    denominator: Value,
    counted: number,
    leftOut?: string
];

const BOOK: Readonly<Record<KpiKey, readonly Expected[]>> = {
    eligibleChurn: [
        ['2026-02', 'all', 0, 0, 120_000, 1],
        ['2026-04', 'all', 100, 60_000, 60_000, 1],
        ['2026 Q3', 'all', 0, 0, 36_000, 1, '1 undecided'],
        ['2026-09', 'all', null, 0, 0, 0, '1 undecided'],
        // 60,000 and 12,000 of 120,000, 60,000, 36,000 and 12,000.
        ['2026', 'all', 31.578947, 72_000, 228_000, 4],
        ['2026', 'segment Enterprise', 33.333333, 60_000, 180_000, 2],
        ['2026', 'edition Professional', 62.5, 60_000, 96_000, 2],
        ['2026', 'csm Ben', 0, 0, 36_000, 1],
        ['2026', 'csm', 100, 12_000, 12_000, 1]
    ],
    grossRetention: [
        ['2026 Q1', 'all', 100, 120_000, 120_000, 1],
        ['2026-07', 'all', 83.333333, 30_000, 36_000, 1],
        ['2026', 'all', 65.789474, 150_000, 228_000, 4],
        ['2026', 'csm Ann', 66.666667, 120_000, 180_000, 2]
    ],
    netRetention: [
        ['2026 Q1', 'all', 110, 132_000, 120_000, 1],
        ['2026-07', 'all', 83.333333, 30_000, 36_000, 1],
        ['2026', 'all', 71.052632, 162_000, 228_000, 4],
        ['2026', 'segment Enterprise', 73.333333, 132_000, 180_000, 2],
        ['2026', 'edition Basic', null, 0, 0, 0]
    ],
    monthlyChurn: [
        // 11,000, 5,000, 3,000 and 1,000 a month; 5,000 left.
        ['2026-04', 'all', 25, 5000, 20_000, 4],
        // 3,000 became 2,500.
        ['2026-07', 'all', 2.941176, 500, 17_000, 4],
        ['2026-10', 'all', 6.060606, 1000, 16_500, 4],
        // 20,000, 15,000 and 17,000 at the starts of its months.
        ['2026 Q2', 'all', 9.615385, 5000, 52_000, 11],
        ['2026', 'all', 3.13253, 6500, 207_500, 45],
        ['2026-04', 'csm Ann', 31.25, 5000, 16_000, 2]
    ],
    customerLifetimeValue: [
        // 20,000 / 4 accounts x 80 / 25.
        ['2026-04', 'all', 16_000, 400_000, 25, 4],
        ['2026-07', 'all', 115_600, 340_000, 2.941176, 4],
        ['2026', 'all', 117_760.683761, 368_888.888889, 3.13253, 45],
        ['2026-04', 'csm Ann', 20_480, 640_000, 31.25, 2],
        ['2026-02', 'all', null, 380_000, 0, 4]
    ],
    retentionRate: [
        ['2026-04', 'all', 75, 3, 4, 4],
        ['2026 Q3', 'all', 100, 4, 4, 4],
        ['2026', 'all', 50, 2, 4, 4],
        ['2026', 'segment Mid-Market', 100, 1, 1, 1],
        ['2026', 'edition Professional', 50, 1, 2, 2],
        ['2026', 'edition Basic', null, 0, 0, 0],
        ['2026', 'csm', 0, 0, 1, 1]
    ],
    customerChurn: [
        ['2026-04', 'all', 25, 1, 4, 4],
        ['2026 Q4', 'all', 25, 1, 4, 4],
        ['2026', 'all', 50, 2, 4, 4],
        ['2026', 'segment Enterprise', 50, 1, 2, 2]
    ],
    spendOfAcv: [
        // 31 days of 20 and of 5; of 132,000 and 24,000 x 31 / 365.
        ['2026-07', 'all', 5.849359, 775, 13_249.315068, 2, '2 noSpend'],
        // 30 days of 20, 15 of 10.
        ['2026-04', 'all', 5.632716, 750, 13_315.068493, 2, '2 noSpend'],
        // 31 days of 40, 59 of 20, 90 of 10.
        ['2026 Q1', 'all', 7.167022, 3320, 46_323.287671, 3, '2 noSpend'],
        ['2026-07', 'csm Ben', 7.604167, 155, 2038.356164, 1, '1 noSpend'],
        ['2026-07', 'csm', null, null, null, 0, '1 noSpend']
    ],
    spendOfNewAcv: [
        // A first term of 24,000 and an upsell of 6,000.
        ['2026-05', 'all', 2.416667, 725, 30_000, 2],
        ['2026 Q2', 'all', 7.416667, 2225, 30_000, 2],
        ['2026 Q2', 'csm Ann', 32.833333, 1970, 6000, 1],
        ['2026-07', 'all', null, 775, 0, 0],
        ['2026-11', 'all', null, 750, 0, 0, '1 noAmount']
    ],
    unhealthyCustomers: [
        ['2026-07', 'all', 50, 1, 2, 2, '1 noSnapshot, 1 insufficientData'],
        ['2026 Q3', 'all', 33.333333, 1, 3, 3, '1 insufficientData'],
        // Who left in October is not among them any more.
        ['2026', 'all', 50, 1, 2, 2, '1 insufficientData'],
        ['2026-07', 'segment Enterprise', 0, 0, 1, 1],
        ['2026-07', 'edition Professional', 100, 1, 1, 1]
    ],
    averageHealth: [
        ['2026-07', 'all', 62.5, 125, 2, 2, '1 noSnapshot, 1 insufficientData'],
        ['2026 Q3', 'all', 65, 195, 3, 3, '1 insufficientData'],
        ['2026', 'all', 62.5, 125, 2, 2, '1 insufficientData'],
        ['2026-07', 'csm Ben', 45, 45, 1, 1, '1 insufficientData']
    ],
    onboardingCompletion: [
        ['2026-06', 'all', 50, 1, 2, 2, '1 undated'],
        ['2026', 'all', 50, 1, 2, 2, '1 undated'],
        ['2026 Q2', 'segment Mid-Market', 100, 1, 1, 1, '1 undated'],
        ['2026-07', 'all', null, 0, 0, 0]
    ],
    timeToFirstValue: [
        ['2026-06', 'all', 50, 50, 1, 1],
        ['2026 Q3', 'all', 55, 55, 1, 1],
        ['2026', 'all', 52.5, 105, 2, 2],
        ['2026', 'segment Mid-Market', 50, 50, 1, 1]
    ],
    customerEngagement: [
        ['2026 Q1', 'all', 25, 1, 4, 4],
        ['2026-07', 'all', 50, 2, 4, 4],
        ['2026 Q3', 'all', 75, 3, 4, 4],
        ['2026', 'all', 100, 3, 3, 3],
        ['2026-07', 'csm Ben', 50, 1, 2, 2]
    ],
    contentConsumption: [
        ['2026-07', 'all', 1, 1, null, 1],
        ['2026 Q3', 'all', 3, 3, null, 3],
        ['2026', 'all', 4, 4, null, 4],
        ['2026', 'csm Ben', 2, 2, null, 2],
        ['2026-06', 'all', 0, 0, null, 0]
    ],
    csat: [
        ['2026-06', 'all', 100, 1, 1, 1],
        ['2026-07', 'all', 66.666667, 2, 3, 3, '1 otherTouchpoint, 1 invalid'],
        ['2026 Q3', 'all', 50, 2, 4, 4, '1 otherTouchpoint, 1 invalid'],
        ['2026', 'all', 60, 3, 5, 5, '1 otherTouchpoint, 1 invalid'],
        ['2026-07', 'edition Professional', 0, 0, 1, 1],
        ['2026', 'csm Ben', 50, 1, 2, 2]
    ],
    nps: [
        ['2026 Q1', 'all', -100, -1, 1, 1],
        ['2026-07', 'all', 0, 0, 3, 3],
        ['2026 Q3', 'all', 25, 1, 4, 4],
        ['2026', 'all', 0, 0, 5, 5],
        ['2026 Q3', 'segment', 100, 1, 1, 1]
    ],
    ticketResolution: [
        ['2026-07', 'all', 40, 80, 2, 2, '1 invalid'],
        ['2026 Q3', 'all', 30, 90, 3, 3, '1 invalid'],
        ['2026', 'csm Ben', 10, 10, 1, 1, '1 invalid'],
        ['2026-06', 'all', null, 0, 0, 0]
    ],
    upsellRate: [
        ['2026-05', 'all', 25, 1, 4, 4],
        ['2026-11', 'all', 33.333333, 1, 3, 3],
        ['2026', 'all', 66.666667, 2, 3, 3],
        ['2026 Q2', 'csm Ann', 100, 1, 1, 1]
    ],
    scoreAccuracy60: [
        // The one who left had 30; those who renewed 85 and 30.
        ['2026', 'all', 75, 1.5, 2, 3, '1 noScoreThen'],
        ['2026', 'segment Enterprise', 100, 1, 1, 2],
        ['2026 Q2', 'all', null, 0, 0, 1],
        ['2026-09', 'all', null, 0, 0, 0, '1 undecided']
    ],
    scoreAccuracy90: [
        // 60, and 70 and 50.
        ['2026', 'all', 50, 1, 2, 3, '1 noScoreThen'],
        ['2026', 'csm Ann', 100, 1, 1, 2],
        ['2026-07', 'all', null, 0, 0, 1]
    ]
};

for (const [kpi, all] of Object.entries(BOOK) as [KpiKey, readonly Expected[]][])
    describe(`${kpi}, by hand`, () => {
        for (const [period, slice, value, numerator, denominator, counted, leftOut = ''] of all)
            test(`${period}, ${slice}: ${value ?? 'no data'}`, () => {
                const result = figure(kpi, period, slice);
                expectNear([result.value, result.numerator, result.denominator], [value, numerator, denominator]);
                expect(result.counted).toBe(counted);
                expect(result.leftOutWhy.map(({ reason, count }) => `${count} ${reason}`).join(', ')).toBe(leftOut);
            });
    });

/** What is added up is kept in ten-thousandths. */
function expectNear(amounts: readonly Value[], expected: readonly Value[]): void {
    amounts.forEach((amount, i) => {
        const wanted = expected[i]!;
        if (wanted === null || amount === null) expect(amount).toBe(wanted);
        else expect(amount).toBeCloseTo(wanted, 3);
    });
}

describe('Targets of the default model', () => {
    test.each([
        // 15% to 10% in twelve months: 59 of 365 days, and the end.
        ['eligibleChurn', '2026-02', 14.1918, 15, 'onTarget'],
        ['eligibleChurn', '2026', 10, 15, 'offTarget'],
        ['eligibleChurn', '2025-12', null, null, 'noData'],
        // 34% to 25%: 212 of 365 days.
        ['unhealthyCustomers', '2026-07', 28.7726, 34, 'offTarget'],
        // 30% in six months, from nobody in December: 90 of 181 days, and afterwards.
        ['customerEngagement', '2026-03', 14.9171, 0, 'onTarget'],
        ['customerEngagement', '2026-06', 30, 0, 'offTarget'],
        ['customerEngagement', '2026-07', 30, 0, 'onTarget'],
        // 10% in twelve months, from none of the year before.
        ['upsellRate', '2026', 10, 0, 'onTarget'],
        ['upsellRate', '2026-05', null, null, 'noTarget'],
        // Nobody was there a year before: the end of the line alone is known.
        ['retentionRate', '2026', 90, null, 'offTarget'],
        ['csat', '2026-06', 85, null, 'onTarget'],
        ['csat', '2026-07', 85, null, 'offTarget'],
        ['onboardingCompletion', '2026-06', 70, null, 'offTarget'],
        // 20 to 30 points: 212 of 365 days.
        ['nps', '2026-07', 25.8082, 20, 'offTarget'],
        ['averageHealth', '2026-07', 75, null, 'offTarget'],
        ['spendOfAcv', '2026-07', 12, null, 'onTarget'],
        // A change of what nobody measured has no target.
        ['timeToFirstValue', '2026-06', null, null, 'noTarget'],
        ['ticketResolution', '2026-07', null, null, 'noTarget']
    ] as const)('%s of %s: %p', (kpi, period, target, baseline, status) => {
        const result = figure(kpi, period, 'all');
        expectNear([result.target, result.baseline], [target, baseline]);
        expect(result.status).toBe(status);
    });
});
