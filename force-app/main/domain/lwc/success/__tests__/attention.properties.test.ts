import fc from 'fast-check';
import {
    addDays,
    byAttention,
    defaultModel,
    heatOf,
    isUnhealthy,
    movementOf,
    rankAttention,
    totalsOf
} from '../success.ts';
import type { PortfolioCustomer } from '../success.ts';
import { oddNumbers } from './numbers.ts';

const TODAY = '2026-11-19';
const RUNS = { numRuns: 500 };

const anyScore = fc.option(fc.integer({ min: 0, max: 100 }), { nil: null });
const anyChange = fc.option(fc.integer({ min: -100, max: 100 }), { nil: null });
const anyDay = fc.option(
    fc.integer({ min: -800, max: 800 }).map((days) => addDays(TODAY, days)),
    { nil: null }
);
const anyCall = fc.constantFrom('commit', 'likely', 'atRisk', 'lost', null);

const anyCustomer: fc.Arbitrary<PortfolioCustomer> = fc.record({
    id: fc.string({ minLength: 1, maxLength: 18 }),
    score: anyScore,
    changeIn1Week: anyChange,
    changeIn4Weeks: anyChange,
    dimensions: fc.dictionary(
        fc.constantFrom('product', 'support', 'outcomes', 'voice', 'engagement', 'odd'),
        anyScore
    ),
    arr: fc.oneof(fc.double({ min: 0, max: 1e9, noNaN: true }), fc.constantFrom(null, undefined)),
    decideBy: anyDay,
    renewsOn: anyDay,
    healthCall: anyCall,
    csmCall: anyCall,
    callsDisagree: fc.boolean(),
    overduePlays: fc.nat(5),
    gapWeeks: fc.option(fc.integer({ min: -5, max: 40 }), { nil: null })
});

/** Whatever a record may hold in place of numbers and days. */
const anyHostile = fc
    .tuple(anyCustomer, fc.constantFrom(NaN, Infinity, -Infinity, -0, -1e300, 1e300), fc.string())
    .map(([customer, odd, text]): PortfolioCustomer => ({
        ...customer,
        score: odd,
        changeIn4Weeks: odd,
        arr: odd,
        gapWeeks: odd,
        decideBy: text,
        dimensions: { product: odd }
    }));

function valueOf(customer: PortfolioCustomer): number {
    return rankAttention(defaultModel, customer, TODAY).value;
}

describe('the attention that any customer needs', () => {
    it('is a number from the product of three, with a reason, whatever is stored', () => {
        fc.assert(
            fc.property(fc.oneof(anyCustomer, anyHostile), (customer) => {
                const attention = rankAttention(defaultModel, customer, TODAY);
                expect(attention.value).toBe(attention.risk * attention.money * attention.time);
                expect(attention.risk).toBeGreaterThanOrEqual(0);
                expect(attention.risk).toBeLessThanOrEqual(1);
                expect(attention.time).toBeGreaterThan(0);
                expect(attention.time).toBeLessThanOrEqual(1);
                expect(attention.reasons.length).toBeGreaterThan(0);
                const { value, risk, money, time } = attention;
                expect(oddNumbers({ value, risk, money, time })).toEqual([]);
            }),
            RUNS
        );
    });

    it('never falls when the score falls, the fall grows, the ARR grows or the day comes nearer', () => {
        fc.assert(
            fc.property(anyCustomer, fc.integer({ min: 1, max: 50 }), (customer, by) => {
                const { score, changeIn4Weeks, arr, decideBy } = customer;
                const worse: PortfolioCustomer[] = [
                    { ...customer, score: score === null ? null : Math.max(0, score - by) },
                    { ...customer, changeIn4Weeks: (changeIn4Weeks ?? 0) - by },
                    { ...customer, arr: typeof arr === 'number' ? arr + by : arr },
                    { ...customer, decideBy: decideBy === null ? null : addDays(decideBy, -by) },
                    { ...customer, csmCall: 'lost' }
                ];
                const now = valueOf(customer);
                for (const one of worse) expect(valueOf(one)).toBeGreaterThanOrEqual(now);
            }),
            RUNS
        );
    });

    it('orders customers completely: the same list, however they came', () => {
        const anyList = fc.uniqueArray(anyCustomer, { selector: ({ id }) => id, maxLength: 12 });
        fc.assert(
            fc.property(anyList, fc.integer(), (customers, seed) => {
                const ranked = (list: readonly PortfolioCustomer[]): string[] =>
                    list
                        .map((one) => ({ id: one.id, attention: rankAttention(defaultModel, one, TODAY) }))
                        .toSorted(byAttention)
                        .map(({ id }) => id);
                const turned = customers.length === 0 ? 0 : Math.abs(seed) % customers.length;
                const other = [...customers.slice(turned), ...customers.slice(0, turned)];
                expect(ranked(other)).toEqual(ranked(customers));
                expect(ranked(customers.toReversed())).toEqual(ranked(customers));
            }),
            RUNS
        );
    });
});

describe('sums over any customers', () => {
    const anyList = fc.array(anyCustomer, { maxLength: 30 });

    it('count everybody once, in bands and in totals', () => {
        fc.assert(
            fc.property(anyList, (customers) => {
                const { bands, up, down, newlyScored } = movementOf(defaultModel, customers);
                const now = bands.reduce((sum, band) => sum + band.now, 0);
                const before = bands.reduce((sum, band) => sum + (band.before ?? 0), 0);
                const totals = totalsOf(defaultModel, customers, TODAY);
                expect(now).toBe(customers.length);
                expect(before + newlyScored).toBe(totals.scored);
                expect(up.count + down.count).toBeLessThanOrEqual(before);
                expect(bands.filter(({ band }) => band?.unhealthy).reduce((sum, band) => sum + band.now, 0)).toBe(
                    totals.unhealthy
                );
                expect(oddNumbers(totals)).toEqual([]);
            }),
            RUNS
        );
    });

    it('come to the same whole when cut into two', () => {
        fc.assert(
            fc.property(anyList, anyList, (one, other) => {
                const [a, b, all] = [one, other, [...one, ...other]].map((list) => heatOf(defaultModel, list));
                expect(a!.customers + b!.customers).toBe(all!.customers);
                expect(a!.unhealthy + b!.unhealthy).toBe(all!.unhealthy);
                for (const { key } of defaultModel.health.dimensions) {
                    const means = [a!.means[key], b!.means[key]].filter((mean) => typeof mean === 'number');
                    const mean = all!.means[key] ?? null;
                    const [least, most] = [Math.min(...means) - 1e-9, Math.max(...means) + 1e-9];
                    const isBetween = mean !== null && mean >= least && mean <= most;
                    expect(means.length === 0 ? mean === null : isBetween).toBe(true);
                }
                expect(all!.unhealthy).toBe([...one, ...other].filter((c) => isUnhealthy(defaultModel, c)).length);
            }),
            RUNS
        );
    });
});
