import fc from 'fast-check';
import { addDays, churnedOn } from '../success.ts';
import type { JourneyOfCustomer, KpiCustomer } from '../success.ts';
import { anyKpiCustomer } from './kpiArbitraries.ts';
import { isThere, worthsOf } from './naiveKpis.ts';

const journey = (change: Partial<JourneyOfCustomer> = {}): JourneyOfCustomer => ({
    subscription: 'main',
    term: 1,
    startsOn: '2025-01-01',
    endsOn: '2025-12-31',
    ending: null,
    ...change
});
const lost = (on: string | null): JourneyOfCustomer['ending'] => ({ outcome: 'lost', on, reason: null });

describe('A customer has churned', () => {
    const one = [journey({ ending: lost('2025-11-20') })];

    it('from the day after its last term on, when the loss was known before', () => {
        expect(churnedOn(null, one, '2025-12-31')).toBeNull();
        expect(churnedOn(null, one, '2026-01-01')).toBe('2026-01-01');
        expect(churnedOn(null, one, '2026-05-05')).toBe('2026-01-01');
    });

    it('from the day on which the loss was told, when that came after the end', () => {
        const late = [journey({ ending: lost('2026-02-10') })];
        expect(churnedOn(null, late, '2026-02-09')).toBeNull();
        expect(churnedOn(null, late, '2026-02-10')).toBe('2026-02-10');
    });

    it('when nobody knows the day of the loss, after the end', () => {
        expect(churnedOn(null, [journey({ ending: lost(null) })], '2026-01-01')).toBe('2026-01-01');
    });

    it('only once all its subscriptions are over', () => {
        const second = journey({ subscription: 'second', startsOn: '2025-07-01', endsOn: '2026-06-30' });
        expect(churnedOn(null, [...one, second], '2026-03-01')).toBeNull();
        expect(churnedOn(null, [...one, { ...second, ending: lost('2026-06-01') }], '2026-07-01')).toBe('2026-07-01');
    });
});

describe('A customer stays one', () => {
    it('while the last term is undecided, open, or renewed', () => {
        expect(churnedOn(null, [journey()], '2027-01-01')).toBeNull();
        expect(churnedOn(null, [journey({ endsOn: null })], '2027-01-01')).toBeNull();
        const renewed = journey({ ending: { outcome: 'renewed', on: '2025-12-01', reason: null } });
        expect(churnedOn(null, [renewed], '2027-01-01')).toBeNull();
    });

    it('when it comes back after a loss', () => {
        const back = journey({ term: 2, startsOn: '2026-06-01', endsOn: '2027-05-31' });
        const all = [journey({ ending: lost('2025-12-01') }), back];
        expect(churnedOn(null, all, '2026-08-01')).toBeNull();
    });

    it('without any term, and before its first', () => {
        expect(churnedOn('2020-01-01', [], '2026-01-01')).toBeNull();
        expect(churnedOn(null, [], '2026-01-01')).toBeNull();
        expect(churnedOn(null, [journey({ startsOn: '2030-01-01', endsOn: null })], '2026-01-01')).toBeNull();
    });
});

describe('Whoever has churned', () => {
    const anyDay = fc.integer({ min: -100, max: 1300 }).map((days) => addDays('2024-06-01', days));
    const journeysOf = ({ terms }: KpiCustomer): JourneyOfCustomer[] =>
        terms.map(({ outcome, ...term }) => ({
            ...term,
            ending: outcome === null ? null : { outcome: outcome.kind, on: outcome.on, reason: null }
        }));

    it('is no customer of the KPIs from that day on, and was one the day before', () => {
        fc.assert(
            fc.property(anyKpiCustomer, anyDay, (customer, asOf) => {
                const day = churnedOn(customer.customerSince, journeysOf(customer), asOf);
                fc.pre(day !== null);
                const worths = worthsOf(customer);
                expect(isThere(worths, customer, addDays(day, -1))).toBe(true);
                expect(isThere(worths, customer, day)).toBe(false);
                expect(isThere(worths, customer, asOf)).toBe(false);
            })
        );
    });

    it('stays so: the day is the same whenever one looks', () => {
        fc.assert(
            fc.property(anyKpiCustomer, anyDay, fc.nat({ max: 900 }), (customer, asOf, days) => {
                const day = churnedOn(customer.customerSince, journeysOf(customer), asOf);
                const later = churnedOn(customer.customerSince, journeysOf(customer), addDays(asOf, days));
                const isTold = later !== null && later <= asOf;
                expect(day).toBe(isTold ? later : null);
            })
        );
    });
});
