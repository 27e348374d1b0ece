import type { PreparedMetric, PreparedModel, Work } from './prepare.ts';

/**
 * Weights in a score. What is not in the score shares its weight inside its dimension, a dimension with nothing in it shares among the
 * others, both in proportion, so that weights sum to 100. First `clearSums`, then `addMetric` for each in the score, then `totalOf`.
 */

export function clearSums({ weightInScore, brought }: Work): void {
    for (let d = 0; d < weightInScore.length; d++) {
        weightInScore[d] = 0;
        brought[d] = 0;
    }
}

/** Adds a metric that is in the score, with its points, to the sums of its dimension. */
export function addMetric(
    { weightInScore, brought }: Work,
    { dimension, weight }: PreparedMetric,
    points: number
): void {
    weightInScore[dimension]! += weight;
    brought[dimension]! += points * weight;
}

/** The sum of points times shared weight of what was added: a score before rounding. Null when that is nothing. */
export function totalOf({ dimensions, work }: PreparedModel): number | null {
    const { weightInScore, brought, divisor } = work;
    let total = 0;
    for (let d = 0; d < dimensions.length; d++) {
        total += weightInScore[d]! > 0 ? dimensions[d]!.weight : 0;
    }
    let exact = 0;
    for (let d = 0; d < dimensions.length; d++) {
        const own = weightInScore[d]!;
        if (own > 0) {
            divisor[d] = total * own;
            exact += (dimensions[d]!.weight * brought[d]!) / divisor[d]!;
        }
    }
    return total > 0 ? exact : null;
}

/** The same for metrics that are told by index; null when none is in the score. */
export function sumUp(prepared: PreparedModel, inScore: Uint8Array, points: Float64Array): number | null {
    const { metrics, work } = prepared;
    clearSums(work);
    for (let i = 0; i < metrics.length; i++) {
        if (inScore[i] === 1) {
            addMetric(work, metrics[i]!, points[i]!);
        }
    }
    return totalOf(prepared);
}

/** Each metric's weight after sharing, of what was summed up last, into `work.weight`. */
export function spreadWeights({ metrics, dimensions, work }: PreparedModel, inScore: Uint8Array): void {
    const { weight, divisor } = work;
    for (let i = 0; i < metrics.length; i++) {
        const { dimension: d, weight: own } = metrics[i]!;
        // One division, so that whole weights stay whole.
        weight[i] = inScore[i] === 1 ? (dimensions[d]!.weight * 100 * own) / divisor[d]! : 0;
    }
}
