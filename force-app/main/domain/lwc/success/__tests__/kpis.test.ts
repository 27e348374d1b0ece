import { foldKpis, kpiPeriods } from '../success.ts';
import type { KpiCustomer, KpiKey, KpiPeriod, KpiResult, KpisModel, KpiTerm, SpendModel } from '../success.ts';
import { AS_OF, kpisModel } from './kpiArbitraries.ts';

const NOBODY: KpiCustomer = {
    segment: 'Large',
    edition: 'Full',
    csm: { id: '005A', name: 'Ann' },
    customerSince: null,
    acv: null,
    terms: [],
    onboardings: [],
    snapshots: [],
    surveys: [],
    tickets: [],
    interactions: [],
    deals: []
};

/** A term of a year that ends the day before the renewal date. */
function term(renewsOn: string, acv: number, more: Partial<KpiTerm> = {}): KpiTerm {
    const startsOn = `${Number(renewsOn.slice(0, 4)) - 1}${renewsOn.slice(4)}`;
    const endsOn = new Date(Date.parse(renewsOn) - 86_400_000).toISOString().slice(0, 10);
    const blank = { subscription: 'main', term: 1, outcome: null, renewedFor: null, spent: null };
    return { ...blank, startsOn, endsOn, acv, ...more };
}

function figures(
    customers: readonly Partial<KpiCustomer>[],
    { model = kpisModel, asOf = AS_OF }: { model?: KpisModel; asOf?: string } = {}
): (kpi: KpiKey, period: string) => KpiResult {
    const fold = foldKpis({ model, asOf, periods: kpiPeriods(model, asOf) });
    customers.forEach((customer) => fold.add({ ...NOBODY, ...customer }));
    const results = [...fold.results()].filter(({ slice }) => slice.by === 'all');
    return (kpi, period) =>
        results.find((result) => result.kpi === kpi && `${result.period.length} ${result.period.startsOn}` === period)!;
}

const lost = { kind: 'lost', on: '2026-07-01' } as const;
const renewed = { kind: 'renewed', on: '2026-06-20' } as const;

describe('Renewals', () => {
    const customers: readonly Partial<KpiCustomer>[] = [
        { terms: [term('2026-07-10', 100, { outcome: lost })] },
        { terms: [term('2026-07-20', 300, { outcome: renewed, renewedFor: 360 })] },
        { terms: [term('2026-07-31', 100, { outcome: renewed, renewedFor: 50 })] },
        { terms: [term('2026-07-15', 900)] }
    ];
    const figure = figures(customers);

    test('churn is what was lost of what was due and is decided', () => {
        const { value, numerator, denominator, counted, leftOutWhy } = figure('eligibleChurn', 'month 2026-07-01');
        expect([value, numerator, denominator, counted]).toEqual([20, 100, 500, 3]);
        expect(leftOutWhy).toEqual([{ reason: 'undecided', count: 1 }]);
    });

    test('gross retention caps each at what was due, net retention does not', () => {
        expect(figure('grossRetention', 'month 2026-07-01').value).toBe(70);
        expect(figure('netRetention', 'month 2026-07-01').value).toBe(82);
        expect(figure('netRetention', 'year 2026-01-01').value).toBe(82);
    });

    test('a month without renewals is no data', () => {
        const { value, counted, status } = figure('grossRetention', 'month 2026-06-01');
        expect([value, counted, status]).toEqual([null, 0, 'noData']);
    });

    test('a decision that came after the period closed does not count for it', () => {
        const late = { kind: 'lost', on: '2026-08-15' } as const;
        const after = figures([{ terms: [term('2026-07-10', 100, { outcome: late })] }]);
        expect(after('eligibleChurn', 'month 2026-07-01').leftOutWhy).toEqual([{ reason: 'undecided', count: 1 }]);
        expect(after('eligibleChurn', 'year 2026-01-01').value).toBe(100);
    });
});

describe('Revenue and customers', () => {
    const figure = figures([
        { terms: [term('2026-07-01', 1200, { outcome: lost })] },
        {
            terms: [
                term('2026-07-01', 2400, { outcome: renewed, renewedFor: 1200 }),
                term('2027-07-01', 1200, { term: 2 })
            ]
        },
        { customerSince: '2026-01-01', acv: 8400 }
    ]);

    test('who left and who renewed for less are lost revenue of the month in which the next term begins', () => {
        const { value, numerator, denominator, counted } = figure('monthlyChurn', 'month 2026-07-01');
        expect([numerator, denominator, counted]).toEqual([200, 1000, 3]);
        expect(value).toBe(20);
        expect(figure('monthlyChurn', 'month 2026-06-01').value).toBe(0);
    });

    test('churn of a quarter stays a rate a month', () => {
        const { numerator, denominator } = figure('monthlyChurn', 'quarter 2026-07-01');
        expect([numerator, denominator]).toEqual([200, 1800]);
    });

    test('lifetime value is mean revenue a month times margin over churn; without churn no data', () => {
        const { value, numerator, denominator } = figure('customerLifetimeValue', 'month 2026-07-01');
        expect([numerator, denominator]).toEqual([(1000 / 3) * 80, 20]);
        expect(value).toBeCloseTo(1333.33, 2);
        expect(figure('customerLifetimeValue', 'month 2026-06-01').value).toBeNull();
    });

    test('retention is of those who were there at the start', () => {
        expect(figure('retentionRate', 'month 2026-07-01').value).toBeCloseTo(66.667, 3);
        expect(figure('retentionRate', 'month 2026-06-01').value).toBe(100);
        expect(figure('customerChurn', 'year 2026-01-01').value).toBe(50);
    });

    test('a term that nobody decided goes on until somebody does', () => {
        const open = figures([{ terms: [term('2026-07-01', 1200)] }]);
        expect(open('retentionRate', 'month 2026-08-01').value).toBe(100);
        const late = { kind: 'lost', on: '2026-08-10' } as const;
        const decided = figures([{ terms: [term('2026-07-01', 1200, { outcome: late })] }]);
        expect(decided('retentionRate', 'month 2026-07-01').value).toBe(100);
        expect(decided('retentionRate', 'month 2026-08-01').value).toBe(0);
    });
});

describe('Spend', () => {
    const customers: readonly Partial<KpiCustomer>[] = [
        {
            terms: [
                term('2026-08-01', 36_500, { spent: 3650, outcome: renewed }),
                term('2027-08-01', 36_500, { term: 2 })
            ]
        },
        { terms: [term('2027-07-01', 73_000, { term: 1 })], deals: [{ on: '2026-07-15', amount: 27_000 }] }
    ];
    const withSpend = (spend: SpendModel): KpisModel => ({ ...kpisModel, spend });

    test('as recorded, spread over the term, of the value of those of whom it is known', () => {
        const { value, numerator, denominator, leftOutWhy } = figures(customers)('spendOfAcv', 'month 2026-07-01');
        expect([numerator, denominator]).toEqual([310, 3100]);
        expect(value).toBe(10);
        expect(leftOutWhy).toEqual([{ reason: 'noSpend', count: 1 }]);
    });

    test('of what is new: first terms, upsells and cross-sells', () => {
        const { numerator, denominator, counted } = figures(customers)('spendOfNewAcv', 'month 2026-07-01');
        expect([numerator, denominator, counted]).toEqual([310, 100_000, 2]);
    });

    test('a budget is a share of the value in force, an amount of a year its part of the days', () => {
        const share = figures(customers, { model: withSpend({ kind: 'shareOfAcv', percent: 12 }) });
        expect(share('spendOfAcv', 'month 2026-07-01').value).toBeCloseTo(12, 9);
        const byYear = withSpend({ kind: 'byYear', years: [{ year: 2026, amount: 7300 }] });
        const amounts = figures(customers, { model: byYear });
        expect(amounts('spendOfAcv', 'month 2026-07-01').numerator).toBe(620);
        expect(amounts('spendOfAcv', 'year 2025-01-01')?.value ?? null).toBeNull();
    });

    test('nothing recorded is no data, not 0', () => {
        const none = figures([{ terms: [term('2027-07-01', 73_000)] }]);
        expect(none('spendOfAcv', 'month 2026-07-01').value).toBeNull();
        expect(none('spendOfNewAcv', 'month 2026-07-01').value).toBeNull();
    });
});

describe('Health', () => {
    test('the last score of the period counts; those without one are left out', () => {
        const open = term('2027-01-01', 100);
        const figure = figures([
            {
                terms: [open],
                snapshots: [
                    { on: '2026-07-06', score: 90, isUnhealthy: false },
                    { on: '2026-07-27', score: 40, isUnhealthy: true }
                ]
            },
            { terms: [open], snapshots: [{ on: '2026-07-27', score: 80, isUnhealthy: false }] },
            { terms: [open], snapshots: [{ on: '2026-07-27', score: null, isUnhealthy: false }] },
            { terms: [open] }
        ]);
        const { value, counted, leftOutWhy } = figure('unhealthyCustomers', 'month 2026-07-01');
        expect([value, counted]).toEqual([50, 2]);
        expect(leftOutWhy).toEqual([
            { reason: 'noSnapshot', count: 1 },
            { reason: 'insufficientData', count: 1 }
        ]);
        expect(figure('averageHealth', 'month 2026-07-01').value).toBe(60);
    });

    test('accuracy is the share of pairs in which who left was scored below who stayed, equal scores half', () => {
        const scored = (score: number, outcome: KpiTerm['outcome']): Partial<KpiCustomer> => ({
            terms: [term('2026-07-10', 100, { outcome })],
            snapshots: [
                // 60 days before is 2026-05-11; what came later does not count.
                { on: '2026-05-11', score, isUnhealthy: false },
                { on: '2026-05-12', score: 100 - score, isUnhealthy: false }
            ]
        });
        const figure = figures([
            scored(30, lost),
            scored(60, lost),
            scored(60, renewed),
            scored(90, renewed),
            { terms: [term('2026-07-11', 1, { outcome: lost })] }
        ]);
        const { value, numerator, denominator, counted, leftOutWhy } = figure('scoreAccuracy60', 'month 2026-07-01');
        expect([value, numerator, denominator, counted]).toEqual([87.5, 3.5, 4, 4]);
        expect(leftOutWhy).toEqual([{ reason: 'noScoreThen', count: 1 }]);
        expect(figure('scoreAccuracy90', 'month 2026-07-01').value).toBeNull();
    });
});

describe('Onboarding, voice, engagement', () => {
    test('onboarding counts in the month in which its first month ends', () => {
        const started = (startedOn: string, completedOn: string | null, firstValueOn: string | null = null) => ({
            onboardings: [{ startedOn, completedOn, isUndated: false, firstValueOn }]
        });
        const figure = figures([
            started('2026-06-15', '2026-07-14', '2026-08-04'),
            started('2026-06-20', '2026-07-20', '2026-08-09'),
            started('2026-07-30', '2026-08-02')
        ]);
        expect(figure('onboardingCompletion', 'month 2026-07-01').value).toBe(50);
        expect(figure('onboardingCompletion', 'month 2026-08-01').value).toBeNull();
        expect(figure('timeToFirstValue', 'month 2026-08-01').value).toBe(50);
    });

    test('CSAT counts the touchpoints of the model, NPS all answers', () => {
        const survey = (kind: 'csat' | 'nps', answer: number, touchpoint = 'QBR') => ({
            on: '2026-07-05',
            kind,
            answer,
            touchpoint
        });
        const figure = figures([
            {
                surveys: [
                    survey('csat', 5),
                    survey('csat', 4),
                    survey('csat', 3),
                    survey('csat', 1, 'Relationship'),
                    survey('csat', 9),
                    ...[10, 9, 8, 7, 6].map((answer) => survey('nps', answer, 'Relationship'))
                ]
            }
        ]);
        const { value, leftOutWhy } = figure('csat', 'month 2026-07-01');
        expect(value).toBeCloseTo(66.667, 3);
        expect(leftOutWhy).toEqual([
            { reason: 'otherTouchpoint', count: 1 },
            { reason: 'invalid', count: 1 }
        ]);
        expect(figure('nps', 'month 2026-07-01').value).toBe(20);
    });

    test('engagement and upsell are of customers there at the end; content is counted as it is', () => {
        const there = { terms: [term('2027-01-01', 100)] };
        const figure = figures([
            {
                ...there,
                interactions: [
                    { on: '2026-07-31', kind: 'content' },
                    { on: '2026-07-01', kind: 'content' },
                    { on: '2026-08-01', kind: 'email' }
                ]
            },
            { ...there, deals: [{ on: '2026-07-31', amount: 10 }] }
        ]);
        expect(figure('customerEngagement', 'month 2026-07-01').value).toBe(50);
        expect(figure('upsellRate', 'month 2026-07-01').value).toBe(50);
        expect(figure('contentConsumption', 'month 2026-07-01')).toMatchObject({
            value: 2,
            numerator: 2,
            denominator: null
        });
        expect(figure('contentConsumption', 'month 2026-06-01').value).toBe(0);
        expect(figures([])('contentConsumption', 'month 2026-06-01').value).toBeNull();
    });

    test('tickets take the mean of their hours; one that closed before it opened is left out', () => {
        const ticket = (hours: number) => ({ closedOn: '2026-07-09', hours });
        const figure = figures([{ tickets: [ticket(10), ticket(35), ticket(-2)] }]);
        expect(figure('ticketResolution', 'month 2026-07-01')).toMatchObject({ value: 22.5, counted: 2, leftOut: 1 });
    });
});

describe('Targets', () => {
    const targeting = (target: NonNullable<KpisModel['indicators'][number]['target']>): KpisModel => ({
        ...kpisModel,
        indicators: [{ key: 'ticketResolution', label: 'Hours', target }]
    });
    const hours = (closedOn: string, taken: number) => ({ tickets: [{ closedOn, hours: taken }] });
    const customers = [hours('2026-05-20', 40), hours('2026-06-20', 30), hours('2026-07-20', 39)];
    const of = (model: KpisModel, period: string): unknown[] => {
        const { target, baseline, status } = figures(customers, { model })('ticketResolution', period);
        return [target === null ? null : Math.round(target * 100) / 100, baseline, status];
    };

    test('a line is followed by the day, before it there is no target, after it its end holds', () => {
        const model = targeting({ kind: 'line', from: 60, to: 30, months: 2, startsOn: '2026-06-01' });
        expect(of(model, 'month 2026-05-01')).toEqual([null, null, 'noTarget']);
        expect(of(model, 'month 2026-06-01')).toEqual([45.25, 60, 'onTarget']);
        expect(of(model, 'month 2026-07-01')).toEqual([30, 60, 'offTarget']);
        expect(of(model, 'month 2026-08-01')).toEqual([30, 60, 'noData']);
    });

    test('a line without a beginning sets out from what was measured, unless that is as good already', () => {
        const line = { kind: 'line', months: 2, startsOn: '2026-06-01' } as const;
        // 40 were measured in May; 30 of 61 days are behind at the end of June.
        expect(of(targeting({ ...line, to: 30 }), 'month 2026-06-01')).toEqual([35.08, 40, 'onTarget']);
        expect(of(targeting({ ...line, to: 50 }), 'month 2026-06-01')).toEqual([50, 40, 'onTarget']);
        const unmeasured = { ...line, to: 30, startsOn: '2026-05-01' };
        expect(of(targeting(unmeasured), 'month 2026-05-01')).toEqual([null, null, 'noTarget']);
        expect(of(targeting(unmeasured), 'month 2026-07-01')).toEqual([30, null, 'offTarget']);
    });

    test('a change sets out from what the last period before it measured', () => {
        const model = targeting({ kind: 'change', percent: -25, months: 2, startsOn: '2026-06-01' });
        expect(of(model, 'month 2026-07-01')).toEqual([30, 40, 'offTarget']);
        expect(of(model, 'quarter 2026-07-01')).toEqual([null, null, 'noTarget']);
        const period: KpiPeriod = { length: 'month', startsOn: '2026-07-01', endsOn: '2026-07-31', isClosed: true };
        const fold = foldKpis({ model, asOf: AS_OF, periods: [period], toldValue: () => 60 });
        fold.add({ ...NOBODY, ...hours('2026-07-20', 39) });
        expect([...fold.results()][0]).toMatchObject({ target: 45, baseline: 60, status: 'onTarget' });
    });

    test('a constant may be for some lengths of periods only', () => {
        const model = targeting({ kind: 'constant', value: 39, periods: ['month'] });
        expect(of(model, 'month 2026-07-01')).toEqual([39, null, 'onTarget']);
        expect(of(model, 'quarter 2026-07-01')).toEqual([null, null, 'noTarget']);
    });
});

describe('Periods', () => {
    test('months, quarters and years that have begun; closed so many days after their end', () => {
        const periods = kpiPeriods({ historyMonths: 2, closesAfterDays: 7 }, '2026-07-07');
        expect(periods.map(({ startsOn, endsOn, isClosed }) => [startsOn, endsOn, isClosed])).toEqual([
            ['2026-05-01', '2026-05-31', true],
            ['2026-06-01', '2026-06-30', false],
            ['2026-07-01', '2026-07-31', false],
            ['2026-04-01', '2026-06-30', false],
            ['2026-07-01', '2026-09-30', false],
            ['2026-01-01', '2026-12-31', false]
        ]);
        const next = kpiPeriods({ historyMonths: 1, closesAfterDays: 7 }, '2026-07-08');
        expect(next[0]).toEqual({ length: 'month', startsOn: '2026-06-01', endsOn: '2026-06-30', isClosed: true });
    });

    test('nothing is told of the time before anything is known', () => {
        const starts = kpiPeriods({ historyMonths: 24, closesAfterDays: 7 }, '2026-02-10', '2026-01-20');
        expect(starts.map(({ startsOn }) => startsOn)).toEqual([
            '2026-01-01',
            '2026-02-01',
            '2026-01-01',
            '2026-01-01'
        ]);
    });
});
