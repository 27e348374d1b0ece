import fc from 'fast-check';
import { addDays, foldKpis, kpiPeriods } from '../success.ts';
import type { CalendarDate, KpiCustomer, KpiKey, KpiResult, KpisModel } from '../success.ts';
import { anyKpiCustomers, AS_OF, kpisModel } from './kpiArbitraries.ts';
import { naiveKpi } from './naiveKpis.ts';

const RUNS = { numRuns: 25 };

function told(
    customers: readonly KpiCustomer[],
    { asOf = AS_OF, model = kpisModel }: { asOf?: CalendarDate; model?: KpisModel } = {}
): KpiResult[] {
    const fold = foldKpis({ model, asOf, periods: kpiPeriods(model, asOf) });
    customers.forEach((customer) => fold.add(customer));
    return [...fold.results()];
}

function idOf({ kpi, period, slice }: KpiResult): string {
    return [kpi, period.length, period.startsOn, slice.by, slice.key].join(':');
}

/** One KPI by period and slice. */
function byPlace(results: readonly KpiResult[], kpi: KpiKey): ReadonlyMap<string, KpiResult> {
    return new Map(
        results.filter((result) => result.kpi === kpi).map((result) => [idOf({ ...result, kpi: 'nps' }), result])
    );
}

function isNear(a: number, b: number): boolean {
    return Math.abs(a - b) <= 1e-2 + Math.abs(b) * 1e-6;
}

/** Sums of slices mean something, but for ratios of ratios and pairs across slices. */
const NOT_ADDED: readonly KpiKey[] = ['customerLifetimeValue', 'scoreAccuracy60', 'scoreAccuracy90'];

test('What is retained and what is lost are the whole, of customers and of revenue', () => {
    fc.assert(
        fc.property(anyKpiCustomers, (customers) => {
            const results = told(customers);
            const churn = byPlace(results, 'customerChurn');
            for (const [place, { numerator, denominator, value }] of byPlace(results, 'retentionRate')) {
                const lost = churn.get(place)!;
                expect([lost.denominator, lost.numerator! + numerator!]).toEqual([denominator, denominator]);
                expect(value === null ? 100 : value + lost.value!).toBeCloseTo(100, 9);
            }
            const lostRevenue = byPlace(results, 'eligibleChurn');
            for (const [place, gross] of byPlace(results, 'grossRetention')) {
                const lost = lostRevenue.get(place)!;
                // What renewed for less is neither lost nor retained.
                const isWithin = lost.numerator! + gross.numerator! <= gross.denominator!;
                expect([lost.denominator, isWithin]).toEqual([gross.denominator, true]);
            }
        }),
        RUNS
    );
});

test('Gross retention is at most net retention and at most 100%', () => {
    fc.assert(
        fc.property(anyKpiCustomers, (customers) => {
            const results = told(customers);
            const net = byPlace(results, 'netRetention');
            for (const [place, gross] of byPlace(results, 'grossRetention')) {
                expect(gross.numerator).toBeLessThanOrEqual(net.get(place)!.numerator!);
                expect(gross.value ?? 0).toBeLessThanOrEqual(Math.min(100, net.get(place)!.value ?? 0));
            }
        }),
        RUNS
    );
});

test('Slices of each cut add up to the whole', () => {
    fc.assert(
        fc.property(anyKpiCustomers, (customers) => {
            const sums = new Map<string, number[]>();
            const wholes = new Map<string, number[]>();
            for (const { kpi, period, slice, counted, leftOut, numerator, denominator } of told(customers)) {
                // Fractions of fractions, and pairs of customers of two slices, do not add up.
                const parts = NOT_ADDED.includes(kpi) ? [0, 0] : [numerator ?? 0, denominator ?? 0];
                // Where nobody recorded a spend, a slice has no fraction of what is new.
                if (kpi === 'spendOfNewAcv') parts[1] = 0;
                const place = [kpi, period.length, period.startsOn].join(':');
                for (const by of slice.by === 'all' ? ['segment', 'edition', 'csm'] : [slice.by]) {
                    const target = slice.by === 'all' ? wholes : sums;
                    const known = target.get(`${place}:${by}`) ?? [0, 0, 0, 0];
                    target.set(
                        `${place}:${by}`,
                        [counted, leftOut, ...parts].map((part, i) => part + known[i]!)
                    );
                }
            }
            const faults = [...wholes].filter(([place, whole]) =>
                whole.some((part, i) => Math.abs(part - (sums.get(place)?.[i] ?? 0)) > 1e-3)
            );
            expect(faults).toEqual([]);
        }),
        RUNS
    );
});

test('The order of customers does not matter', () => {
    fc.assert(
        fc.property(anyKpiCustomers, fc.func(fc.integer()), (customers, order) => {
            const shuffled = customers.toSorted((a, b) => order(a) - order(b));
            expect(told(shuffled)).toEqual(told(customers));
        }),
        RUNS
    );
});

const COUNTED_PLAINLY: readonly KpiKey[] = [
    'eligibleChurn',
    'monthlyChurn',
    'retentionRate',
    'customerChurn',
    'grossRetention',
    'netRetention',
    'spendOfAcv',
    'unhealthyCustomers',
    'averageHealth',
    'onboardingCompletion',
    'timeToFirstValue',
    'customerEngagement',
    'csat',
    'nps',
    'ticketResolution',
    'upsellRate'
];

test('The fold tells what counting everything anew tells, in each period and slice', () => {
    fc.assert(
        fc.property(anyKpiCustomers, (customers) => {
            const faults = told(customers).filter((result) => {
                if (!COUNTED_PLAINLY.includes(result.kpi)) return false;
                const own = customers.filter((customer) => isIn(customer, result));
                const plain = naiveKpi(result.kpi, own, result.period, AS_OF);
                if (result.counted !== plain.counted) return true;
                if (result.kpi === 'spendOfAcv' && plain.counted === 0) return result.value !== null;
                return !isNear(result.numerator!, plain.numerator) || !isNear(result.denominator!, plain.denominator);
            });
            expect(faults).toEqual([]);
        }),
        RUNS
    );
});

function isIn({ segment, edition, csm }: KpiCustomer, { slice }: KpiResult): boolean {
    if (slice.by === 'all') return true;
    return { segment, edition, csm: csm?.id ?? null }[slice.by] === slice.key;
}

test('A closed period is told the same later, whatever happened since', () => {
    const model: KpisModel = { ...kpisModel, spend: { kind: 'shareOfAcv', percent: 12 } };
    const later = addDays(AS_OF, 70);
    fc.assert(
        fc.property(anyKpiCustomers, (customers) => {
            const then = told(customers.map(knownOn), { model }).filter(({ period }) => period.isClosed);
            const now = new Map(told(customers, { asOf: later, model }).map((result) => [idOf(result), result]));
            // The earliest months have left the history.
            const still = then.filter((result) => now.has(idOf(result)));
            expect(still.map((result) => now.get(idOf(result)))).toEqual(still);
        }),
        RUNS
    );
});

/** What of a customer's facts was on record on the day. */
function knownOn(customer: KpiCustomer): KpiCustomer {
    const isPast = (day: CalendarDate): boolean => day <= AS_OF;
    return {
        ...customer,
        snapshots: customer.snapshots.filter(({ on }) => isPast(on)),
        surveys: customer.surveys.filter(({ on }) => isPast(on)),
        tickets: customer.tickets.filter(({ closedOn }) => isPast(closedOn)),
        interactions: customer.interactions.filter(({ on }) => isPast(on)),
        deals: customer.deals.filter(({ on }) => isPast(on))
    };
}

test('No figure is NaN, infinite or -0, and no data is never 0', () => {
    fc.assert(
        fc.property(anyKpiCustomers, (customers) => {
            const faults = told(customers).filter(({ value, numerator, denominator, counted, status }) => {
                const numbers = [value, numerator, denominator, counted].filter((number) => number !== null);
                const isOdd = numbers.some((number) => !Number.isFinite(number) || Object.is(number, -0));
                return isOdd || (denominator === 0 && value !== null) || (status === 'noData') !== (value === null);
            });
            expect(faults).toEqual([]);
        }),
        RUNS
    );
});
