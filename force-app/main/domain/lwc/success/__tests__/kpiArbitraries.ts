import fc from 'fast-check';
import { addDays, addMonths } from '../success.ts';
import type { KpiCustomer, KpiKey, KpisModel, KpiTerm } from '../success.ts';
import { KPI_KEYS } from '../success.ts';

/** Customers as orgs have them: most of it known, some not; and a model to count them by. */

export const AS_OF = '2026-08-19';
/** The first day that anything is dated. */
const BEGIN = '2024-06-01';
const DAYS = 900;

export const kpisModel: KpisModel = {
    closesAfterDays: 7,
    historyMonths: 4,
    grossMarginPercent: 80,
    onboardingMonths: 1,
    spend: { kind: 'recorded' },
    sources: {
        surveys: { csatTouchpoints: ['Onboarding', 'QBR'] },
        cases: { opened: 'CreatedDate', closed: 'ClosedDate' },
        campaigns: { date: 'CreatedDate', email: ['Email'], webinar: ['Webinar'], content: ['Content'] },
        opportunities: { type: 'Type', amount: 'Amount', upsell: ['Upsell'], crossSell: ['Cross-Sell'] }
    },
    indicators: KPI_KEYS.map((key: KpiKey) => ({ key, label: key }))
};

const anyDay = fc.integer({ min: 0, max: DAYS }).map((days) => addDays(BEGIN, days));
/** So that twelfths are whole, and sums exact. */
const anyAmount = fc.integer({ min: 0, max: 50 }).map((thousands) => thousands * 1200);
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { freq: 5 });

const anyChain = fc
    .record({
        subscription: fc.constantFrom('main', 'second'),
        startsOn: anyDay,
        firstTerm: fc.constantFrom(1, 1, 2),
        terms: fc.array(
            fc.record({
                months: fc.constantFrom(3, 6, 12),
                gapDays: fc.constantFrom(0, 0, 0, 20),
                isOpen: fc.constantFrom(false, false, false, true),
                outcome: fc.constantFrom('renewed', 'renewed', 'lost', null),
                decidedAfterDays: fc.integer({ min: -40, max: 30 }),
                acv: maybe(anyAmount),
                renewedFor: maybe(anyAmount),
                spent: maybe(anyAmount)
            }),
            { minLength: 1, maxLength: 4 }
        )
    })
    .map(({ subscription, startsOn, firstTerm, terms }): readonly KpiTerm[] => {
        let start = startsOn;
        return terms.map(({ months, gapDays, isOpen, outcome, decidedAfterDays, ...amounts }, i): KpiTerm => {
            const endsOn = addDays(addMonths(start, months), -1);
            const own = {
                subscription,
                term: firstTerm + i,
                startsOn: start,
                endsOn: isOpen && i === terms.length - 1 ? null : endsOn,
                outcome: outcome === null ? null : ({ kind: outcome, on: addDays(endsOn, decidedAfterDays) } as const),
                ...amounts
            };
            start = addDays(endsOn, 1 + gapDays);
            return own;
        });
    });

export const anyKpiCustomer: fc.Arbitrary<KpiCustomer> = fc.record({
    segment: maybe(fc.constantFrom('Large', 'Small')),
    edition: maybe(fc.constantFrom('Full', 'Light')),
    csm: maybe(fc.constantFrom({ id: '005A', name: 'Ann' }, { id: '005B', name: 'Ben' })),
    customerSince: maybe(anyDay),
    acv: maybe(anyAmount),
    terms: fc
        .uniqueArray(anyChain, { selector: (chain) => chain[0]!.subscription, maxLength: 2 })
        .map((all) => all.flat()),
    onboardings: fc.array(
        fc.record({
            startedOn: maybe(anyDay),
            completedOn: maybe(anyDay),
            isUndated: fc.constantFrom(false, false, true),
            firstValueOn: maybe(anyDay)
        }),
        { maxLength: 2 }
    ),
    snapshots: fc.uniqueArray(
        fc.record({ on: anyDay, score: maybe(fc.integer({ min: 0, max: 100 })), isUnhealthy: fc.boolean() }),
        { selector: ({ on }) => on, maxLength: 30 }
    ),
    surveys: fc.array(
        fc.record({
            on: anyDay,
            kind: fc.constantFrom('csat', 'nps'),
            touchpoint: fc.constantFrom('Onboarding', 'QBR', 'Relationship', null),
            answer: fc.integer({ min: -1, max: 11 })
        }),
        { maxLength: 8 }
    ),
    tickets: fc.array(fc.record({ closedOn: anyDay, hours: fc.integer({ min: -5, max: 500 }) }), { maxLength: 8 }),
    interactions: fc.array(fc.record({ on: anyDay, kind: fc.constantFrom('email', 'webinar', 'content') }), {
        maxLength: 8
    }),
    deals: fc.array(fc.record({ on: anyDay, amount: maybe(anyAmount) }), { maxLength: 3 })
});

export const anyKpiCustomers = fc.array(anyKpiCustomer, { maxLength: 8 });
