import { lineValue, defaultModel, movementOf, rankAttention, targetToday, totalsOf } from '../success.ts';
import type { AttentionReason, PortfolioCustomer, SuccessModel } from '../success.ts';

const TODAY = '2026-11-19';

const QUIET: PortfolioCustomer = {
    id: 'a',
    score: 90,
    changeIn1Week: 0,
    changeIn4Weeks: 0,
    dimensions: { product: 90, support: 88 },
    arr: 100_000,
    decideBy: '2027-09-01',
    renewsOn: '2027-11-01',
    healthCall: 'commit',
    csmCall: null,
    callsDisagree: false,
    overduePlays: 0,
    gapWeeks: 0
};

function kinds(customer: Partial<PortfolioCustomer>): AttentionReason['kind'][] {
    return rankAttention(defaultModel, { ...QUIET, ...customer }, TODAY).reasons.map(({ kind }) => kind);
}

describe('attention', () => {
    it('is risk times ARR times time left, each as documented', () => {
        const attention = rankAttention(
            defaultModel,
            { ...QUIET, score: 41, changeIn4Weeks: -12, decideBy: '2027-02-17' },
            TODAY
        );
        expect(attention).toMatchObject({
            risk: 0.71,
            riskFrom: { kind: 'score', missingPoints: 59, fallPoints: 12 },
            money: 100_000,
            time: 0.5,
            daysLeft: 90,
            value: 35_500
        });
    });

    it('takes no more of a fall than 20 points, and no gain', () => {
        expect(rankAttention(defaultModel, { ...QUIET, score: 60, changeIn4Weeks: -35 }, TODAY).risk).toBe(0.6);
        expect(rankAttention(defaultModel, { ...QUIET, score: 60, changeIn4Weeks: 35 }, TODAY).risk).toBe(0.4);
    });

    it('counts a missing score as 60%, and never less than the CSM calls', () => {
        expect(rankAttention(defaultModel, { ...QUIET, score: null }, TODAY)).toMatchObject({
            risk: 0.6,
            riskFrom: { kind: 'noScore' }
        });
        expect(rankAttention(defaultModel, { ...QUIET, csmCall: 'lost' }, TODAY)).toMatchObject({
            risk: 0.9,
            riskFrom: { kind: 'csmCall', call: 'lost' }
        });
    });

    it('counts to the renewal where no deadline is known, and as a year where neither is', () => {
        expect(rankAttention(defaultModel, { ...QUIET, decideBy: null, renewsOn: '2026-12-19' }, TODAY)).toMatchObject({
            daysLeft: 30,
            time: 0.75
        });
        const undated = rankAttention(defaultModel, { ...QUIET, decideBy: null, renewsOn: null }, TODAY);
        expect(undated.daysLeft).toBeNull();
        expect(undated.time).toBeCloseTo(90 / 455);
    });

    it('ranks by risk and time alone where the ARR is hidden', () => {
        expect(rankAttention(defaultModel, { ...QUIET, arr: undefined }, TODAY).money).toBe(1);
    });

    it('says what stands out, the weightiest first', () => {
        expect(kinds({})).toEqual(['nothing']);
        expect(kinds({ score: 41, decideBy: '2026-11-23' })).toEqual([
            'unhealthyDeadline',
            'unhealthy',
            'deadlineNear'
        ]);
        expect(kinds({ decideBy: '2026-11-17', renewsOn: '2027-01-16' })).toEqual(['deadlinePassed', 'renewalNear']);
        expect(kinds({ decideBy: '2026-11-17', csmCall: 'commit' })).toEqual(['nothing']);
        expect(kinds({ callsDisagree: true, healthCall: 'atRisk', csmCall: 'commit' })).toEqual(['callsDisagree']);
        expect(kinds({ csmCall: 'lost' })).toEqual(['csmCall']);
        expect(kinds({ changeIn4Weeks: -9, dimensions: { support: 15 } })).toEqual(['fell', 'weakDimension']);
        expect(kinds({ score: null, overduePlays: 2 })).toEqual(['overduePlays', 'noScore']);
        expect(kinds({ gapWeeks: 3 })).toEqual(['behind']);
        expect(kinds({ arr: null })).toEqual(['arrUnknown']);
    });
});

describe('sums', () => {
    const list: PortfolioCustomer[] = [
        { ...QUIET, id: 'b', score: 48, changeIn1Week: -10 },
        { ...QUIET, id: 'c', score: 80, changeIn1Week: 10, arr: null },
        { ...QUIET, id: 'd', score: 60, changeIn1Week: null, renewsOn: '2026-12-01' },
        { ...QUIET, id: 'e', score: null, changeIn1Week: null }
    ];

    it('tell who moved between bands since last week', () => {
        const { bands, down, up, newlyScored } = movementOf(defaultModel, list);
        expect(bands.map(({ band, now, before }) => [band?.key ?? null, now, before])).toEqual([
            ['red', 1, 0],
            ['yellow', 1, 2],
            ['green', 1, 0],
            [null, 1, null]
        ]);
        expect([down, up].map(({ count, into }) => [count, into.map(({ band }) => band.key)])).toEqual([
            [1, ['red']],
            [1, ['green']]
        ]);
        expect(newlyScored).toBe(1);
    });

    it('add up customers, money and renewals', () => {
        expect(totalsOf(defaultModel, list, TODAY)).toEqual({
            customers: 4,
            scored: 3,
            unhealthy: 1,
            unhealthyPercent: (1 / 3) * 100,
            averageHealth: 188 / 3,
            money: { arr: 300_000, atRisk: 100_000, unknown: 1 },
            renewals: { count: 1, unhealthy: 0, arr: 100_000 }
        });
        expect(totalsOf(defaultModel, [], TODAY)).toMatchObject({ unhealthyPercent: null, averageHealth: null });
        const hidden = list.map((customer) => ({ ...customer, arr: undefined }));
        expect(totalsOf(defaultModel, hidden, TODAY).money).toBeNull();
    });
});

describe('the target of a day', () => {
    const kpis = {
        indicators: [
            {
                key: 'unhealthyCustomers',
                label: 'Unhealthy customers',
                target: { kind: 'line', from: 34, to: 25, months: 12, startsOn: '2026-01-01' }
            },
            { key: 'averageHealth', label: 'Average health', target: { kind: 'constant', value: 75 } }
        ]
    };
    const model = { ...defaultModel, kpis } as unknown as SuccessModel;

    it('is the value of its line', () => {
        const { target, status, line } = targetToday(model, 'unhealthyCustomers', 27.1, '2026-07-01');
        expect(target).toBeCloseTo(29.5, 1);
        expect(status).toBe('onTarget');
        expect(line).toEqual({ from: 34, to: 25, startsOn: '2026-01-01', endsOn: '2027-01-01' });
        expect(lineValue(line!, '2025-01-01')).toBe(34);
        expect(lineValue(line!, '2030-01-01')).toBe(25);
        expect(lineValue(line!, '2026-07-02')).toBeCloseTo(29.5, 1);
    });

    it('may stay the same, and may be missing', () => {
        expect(targetToday(model, 'averageHealth', 66, TODAY)).toEqual({ target: 75, status: 'offTarget', line: null });
        const none = { ...defaultModel, kpis: undefined };
        expect(targetToday(none, 'averageHealth', 66, TODAY)).toMatchObject({ target: null, status: 'noTarget' });
        expect(targetToday(model, 'averageHealth', null, TODAY).status).toBe('noData');
    });
});
