import { addDays } from '../../force-app/main/domain/lwc/success/success.ts';
import type {
    CalendarDate,
    CustomerFacts,
    FactValue,
    Metric
} from '../../force-app/main/domain/lwc/success/success.ts';

/** Customers for benchmarks: varied, the same in every run. */

const CATEGORIES = ['Red', 'Yellow', 'Green'];
const SEGMENTS = ['Enterprise', 'Mid-Market', 'Small Business'];
const EDITIONS = ['Enterprise', 'Professional', 'Basic'];

/**
 * Facts of customers of at least three months.
 * @param known Chance (0 to 1) that a metric was recorded; what was is fresh, or, below 1, perhaps stale.
 */
export function benchCustomers(
    count: number,
    metrics: readonly Metric[],
    asOf: CalendarDate,
    known: number
): readonly CustomerFacts[] {
    const next = randomNumbers(20261121);
    const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
    const maxAge = known < 1 ? 120 : 9;
    const factFor = ({ valueKind, freshness }: Metric): FactValue => {
        const measuredOn = freshness.kind === 'live' ? null : addDays(asOf, -whole(0, maxAge));
        if (valueKind === 'category') return { value: CATEGORIES[whole(0, 2)] ?? '', measuredOn };
        if (valueKind === 'daysSince') return { value: addDays(asOf, -whole(0, 120)), measuredOn };
        return { value: whole(-30, 110), measuredOn };
    };
    const facts = Array.from({ length: count }, (): CustomerFacts => {
        const values = metrics.filter(() => next() < known).map((metric) => [metric.key, factFor(metric)] as const);
        return {
            customerSince: addDays(asOf, -whole(92, 2000)),
            segment: SEGMENTS[whole(0, 2)] ?? null,
            edition: EDITIONS[whole(0, 2)] ?? null,
            values: Object.fromEntries(values),
            override: null
        };
    });
    // As facts come: parsed from what was read, not built by the code that scores them.
    return JSON.parse(JSON.stringify(facts)) as CustomerFacts[];
}

/** A linear congruential generator: numbers from 0 (inclusive) to 1 (exclusive). */
function randomNumbers(seed: number): () => number {
    let state = seed;
    return () => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return state / 2 ** 32;
    };
}
