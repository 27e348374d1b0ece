import type { ChangeExplanation, ChangeKind, DimensionHealth } from './answer.ts';

type ExplainedChange = Extract<ChangeExplanation, { readonly kind: 'explained' }>;

/** Lines that are about one metric. */
const METRIC_KINDS: ReadonlySet<ChangeKind> = new Set(['value', 'expired', 'arrived', 'scale']);

/**
 * What each dimension after the change gained or lost, in tenths of points, by its key; the sum is exactly the change of the uncapped score
 * (of all contributions, where there is none). Where the ledger tells the whole of it by metrics, a dimension's change is the sum of its
 * metrics' lines, so that both read the same. Where it does not (the model changed, or an override hides the computed score on both
 * sides), it is the difference of the dimension's contributions; what dimensions brought that are no more is in none.
 */
export function dimensionChanges(explained: ExplainedChange): ReadonlyMap<string, number> {
    const { before, after } = explained;
    const whole = sumOfTenths(after.dimensions) - sumOfTenths(before.dimensions);
    const lines = tenthsOfLines(explained);
    const isWhole = [...lines.values()].reduce((sum, tenths) => sum + tenths, 0) === whole;
    const hides = before.override !== null && after.override !== null;
    const earlier = new Map(before.dimensions.map((dimension) => [dimension.key, tenthsOf(dimension)]));
    return new Map(
        after.dimensions.map((dimension) => {
            const { key } = dimension;
            const tenths = isWhole && !hides ? (lines.get(key) ?? 0) : tenthsOf(dimension) - (earlier.get(key) ?? 0);
            return [key, tenths / 10];
        })
    );
}

/** By dimension. */
function tenthsOfLines({ after, lines }: ExplainedChange): ReadonlyMap<string, number> {
    const dimensionOf = new Map(after.metrics.map(({ key, metric }) => [key, metric.dimension]));
    const sums = new Map<string, number>();
    for (const { kind, key, points } of lines) {
        if (key === null || !METRIC_KINDS.has(kind)) continue;
        const dimension = dimensionOf.get(key) ?? '';
        sums.set(dimension, (sums.get(dimension) ?? 0) + Math.round(points * 10));
    }
    return sums;
}

function tenthsOf({ contribution }: DimensionHealth): number {
    return Math.round(contribution * 10);
}

function sumOfTenths(dimensions: readonly DimensionHealth[]): number {
    return dimensions.reduce((sum, dimension) => sum + tenthsOf(dimension), 0);
}
