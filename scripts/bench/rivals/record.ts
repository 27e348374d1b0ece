import { daysBetween, monthsBetween } from '../../../force-app/main/domain/lwc/success/success.ts';
import type { CalendarDate, CustomerFacts, Metric, Scale } from '../../../force-app/main/domain/lwc/success/success.ts';

/**
 * A customer as a rules engine wants it: one flat record of numbers and words, dates already turned into days. Making it is not part of what
 * is measured of the rivals, and they are spared freshness, coverage, re-weighting and explanations: all values are there and fresh.
 */
export type FlatRecord = Readonly<Record<string, number | string>>;

export const TENURE = 'tenureMonths';

export function flatRecord(facts: CustomerFacts, metrics: readonly Metric[], asOf: CalendarDate): FlatRecord {
    const values = metrics.map(({ key, valueKind }) => {
        const value = facts.values[key]?.value ?? '';
        return [key, valueKind === 'daysSince' ? daysBetween(String(value), asOf) : value] as const;
    });
    return { ...Object.fromEntries(values), [TENURE]: monthsBetween(facts.customerSince ?? asOf, asOf) };
}

/** A metric's scales with the months of tenure that each is for. */
export function scalesByTenure(
    metric: Metric
): readonly { readonly from: number; readonly before: number; readonly scale: Scale }[] {
    const always = metric.scale ? [{ from: 0, before: Infinity, scale: metric.scale }] : [];
    const variants = (metric.variants ?? []).map(({ when, scale }) => {
        if (when.segments || when.editions) throw new Error('The benchmark knows scales by tenure only.');
        return { from: when.tenureMonths?.from ?? 0, before: when.tenureMonths?.before ?? Infinity, scale };
    });
    return [...variants, ...always];
}
