import type { ChangeKind, ChangeLine } from './answer.ts';
import { assess, chooseScale, COUNTED, knownValue, NOT_APPLICABLE } from './assess.ts';
import { dayParts } from './calendar.ts';
import type { CustomerFacts } from './facts.ts';
import type { CalendarDate } from './model.ts';
import type { PreparedMetric, PreparedModel } from './prepare.ts';
import { pointsOn, profileOf } from './scales.ts';
import type { PreparedScale } from './scales.ts';
import { divideChange } from './shapley.ts';
import { spreadWeights, sumUp } from './weights.ts';

/** A line of the ledger before rounding. */
export interface ExactLine extends Omit<ChangeLine, 'points'> {
    /** Points, unrounded. */
    readonly exact: number;
}

interface Moment {
    readonly facts: CustomerFacts;
    readonly asOf: CalendarDate;
}

/** What `assess` found at a moment, kept. */
interface Finding {
    readonly status: Uint8Array;
    readonly inScore: Uint8Array;
    readonly points: Float64Array;
    readonly value: readonly (number | string | null)[];
    readonly scale: readonly (PreparedScale | null)[];
    /** Weights after sharing. */
    readonly weight: Float64Array;
}

/**
 * What moved the uncapped score from one moment to another under one model. Metrics in the score at both move at the weights of the first,
 * which is linear and so needs no order; what left or joined changes the weights of others, and is divided over all orders.
 */
export function movementLines(prepared: PreparedModel, before: Moment, after: Moment): readonly ExactLine[] {
    const from = findingAt(prepared, before);
    const to = findingAt(prepared, after);
    const staying = prepared.metrics.flatMap((metric, i) => {
        return from.inScore[i] === 1 && to.inScore[i] === 1 ? stayingLines(metric, i, from, to) : [];
    });
    return [...staying, ...changingLines(prepared, from, to)];
}

function findingAt(prepared: PreparedModel, { facts, asOf }: Moment): Finding {
    assess(prepared, facts, asOf);
    const { metrics, work } = prepared;
    spreadWeights(prepared, work.inScore);
    const today = dayParts(asOf);
    const profile = profileOf(facts, today);
    return {
        status: work.status.slice(),
        inScore: work.inScore.slice(),
        points: work.points.slice(),
        value: metrics.map((_, i) => knownValue(prepared, i, today.number)),
        scale: metrics.map((metric) => chooseScale(metric, profile)),
        weight: work.weight.slice()
    };
}

/** Crossing into another scale, at the value of before; then the metric's own movement. */
function stayingLines(metric: PreparedMetric, i: number, from: Finding, to: Finding): readonly ExactLine[] {
    const [start, end] = [from.points[i]!, to.points[i]!];
    const crossed = pointsAfterCrossing(i, from, to);
    const share = from.weight[i]! / 100;
    const kind = kindOf(from.status[i]!, to.status[i]!);
    return [
        { ...lineFor(metric, i, from, to), kind: 'scale' as const, exact: (crossed - start) * share },
        { ...lineFor(metric, i, from, to), kind, exact: (end - crossed) * share }
    ].filter((line) => line.exact !== 0);
}

/** Points of the earlier value on the later scale; all that the metric moved when that value does not fit it. */
function pointsAfterCrossing(i: number, from: Finding, to: Finding): number {
    const [oldScale, newScale, value] = [from.scale[i], to.scale[i], from.value[i]];
    const counted = from.status[i] === COUNTED && to.status[i] === COUNTED;
    if (!counted || !oldScale || !newScale || oldScale === newScale || value === null || value === undefined) {
        return from.points[i]!;
    }
    const points = pointsOn(newScale, value);
    return Number.isNaN(points) ? to.points[i]! : points;
}

/** What left or joined the score, those that stay having moved. Where nothing would be left in the score, leaving changes nothing. */
function changingLines(prepared: PreparedModel, from: Finding, to: Finding): readonly ExactLine[] {
    const changing = prepared.metrics.flatMap((_, i) => (from.inScore[i] === to.inScore[i] ? [] : [i]));
    const inScore = from.inScore.slice();
    const points = to.points.map((end, i) => (to.inScore[i] === 1 ? end : from.points[i]!));
    const start = sumUp(prepared, inScore, keepIn(points, inScore)) ?? 0;
    const shares = divideChange(changing.length, (acted) => {
        acted.forEach((has, cause) => {
            const i = changing[cause]!;
            inScore[i] = (has ? to : from).inScore[i]!;
        });
        return sumUp(prepared, inScore, keepIn(points, inScore)) ?? start;
    });
    return changing.map((i, cause) => ({
        ...lineFor(prepared.metrics[i]!, i, from, to),
        kind: kindOf(from.status[i]!, to.status[i]!),
        exact: shares[cause]!
    }));
}

function keepIn(points: Float64Array, inScore: Uint8Array): Float64Array {
    return points.map((value, i) => (inScore[i] === 1 ? value : 0));
}

function kindOf(from: number, to: number): ChangeKind {
    if (from === NOT_APPLICABLE || to === NOT_APPLICABLE) {
        return 'scale';
    }
    if (from === to || (from !== COUNTED && to !== COUNTED)) {
        return 'value';
    }
    return to === COUNTED ? 'arrived' : 'expired';
}

function lineFor(metric: PreparedMetric, i: number, from: Finding, to: Finding) {
    return { key: metric.key, label: metric.metric.label, before: from.value[i]!, after: to.value[i]! };
}
