import type { ChangeExplanation, ChangeLine, ScoredHealth } from './answer.ts';
import { assess, isCovered } from './assess.ts';
import type { CustomerFacts } from './facts.ts';
import type { CalendarDate } from './model.ts';
import { scoreCustomer } from './health.ts';
import { movementLines } from './movement.ts';
import type { ExactLine } from './movement.ts';
import type { PreparedModel } from './prepare.ts';
import { NOISE, roundToTotal } from './rounding.ts';

/** A customer as seen at one time: with its facts then, on that day, by the model of that day. */
export interface ScoredMoment {
    readonly model: PreparedModel;
    readonly facts: CustomerFacts;
    readonly asOf: CalendarDate;
}

/**
 * Why the score changed: lines that sum exactly to the change shown. The causes are taken in this order, so that each is well defined:
 * the model (the earlier facts under either model); crossing into another scale; each metric's own movement, at the weights of before; what
 * left or joined what is counted; the cap; the override. The first four explain the uncapped score, the last two what they do to it.
 * No line depends on the order of metrics in a model. Throws `RangeError` when an `asOf` is not a calendar day.
 */
export function explainChange(before: ScoredMoment, after: ScoredMoment): ChangeExplanation {
    const from = scoreCustomer(before.model, before.facts, before.asOf);
    const to = scoreCustomer(after.model, after.facts, after.asOf);
    if (from.kind === 'insufficientData' || to.kind === 'insufficientData') {
        return { kind: 'notComparable', before: from, after: to };
    }
    const lines = [...computedLines(before, after, from, to), overrideLine(from, to)];
    return {
        kind: 'explained',
        before: from,
        after: to,
        change: to.score - from.score,
        lines: lines.filter((line) => line.points !== 0).sort(lossesFirst)
    };
}

/** Lines for the computed score; none when an override hides it on both sides, or there is no computed score on one. */
function computedLines(
    before: ScoredMoment,
    after: ScoredMoment,
    from: ScoredHealth,
    to: ScoredHealth
): readonly ChangeLine[] {
    if ((from.override && to.override) || !from.uncapped || !to.uncapped) {
        return [];
    }
    const tenths = (to.uncapped.score - from.uncapped.score) * 10;
    return [...roundLines(uncappedLines(before, after), tenths), capLine(from, to)];
}

/** What moved the uncapped score, before rounding. */
function uncappedLines(before: ScoredMoment, after: ScoredMoment): readonly ExactLine[] {
    if (before.model === after.model) {
        return movementLines(before.model, before, after);
    }
    const versions = { before: before.model.model.version, after: after.model.model.version };
    const modelLine = (exact: number): ExactLine => ({ kind: 'model', key: null, label: null, exact, ...versions });
    const start = coveredScore(before) ?? 0;
    const end = coveredScore(after) ?? 0;
    const middle = coveredScore({ ...before, model: after.model });
    if (middle !== null) {
        return [modelLine(middle - start), ...movementLines(after.model, before, after)];
    }
    // The new model knows too little of the earlier facts: let the customer change first, under the old one.
    const other = coveredScore({ ...after, model: before.model });
    return other === null
        ? [modelLine(end - start)]
        : [modelLine(end - other), ...movementLines(before.model, before, after)];
}

/** The uncapped score before rounding; null below the floor of coverage. */
function coveredScore(moment: ScoredMoment): number | null {
    const found = assess(moment.model, moment.facts, moment.asOf);
    return isCovered(moment.model, found) ? found.exact : null;
}

function capLine(from: ScoredHealth, to: ScoredHealth): ChangeLine {
    return {
        kind: 'cap',
        key: (to.cap ?? from.cap)?.key ?? null,
        label: null,
        points: capEffect(to) - capEffect(from),
        before: from.cap?.max ?? null,
        after: to.cap?.max ?? null
    };
}

/** Where one side has only an override, or both have one, this is the whole change. */
function overrideLine(from: ScoredHealth, to: ScoredHealth): ChangeLine {
    const whole = (from.override && to.override) || !from.computed || !to.computed;
    return {
        kind: 'override',
        key: null,
        label: null,
        points: whole ? to.score - from.score : overrideEffect(to) - overrideEffect(from),
        before: from.override?.score ?? null,
        after: to.override?.score ?? null
    };
}

function capEffect(answer: ScoredHealth): number {
    return answer.computed && answer.uncapped ? answer.computed.score - answer.uncapped.score : 0;
}

function overrideEffect(answer: ScoredHealth): number {
    return answer.computed ? answer.score - answer.computed.score : 0;
}

/**
 * Rounds lines to tenths that sum to `total` tenths. What the rounding of the two scores added, the gap, is shared in proportion to size:
 * lines of its sign grow, the others shrink, at most to nothing, so that no loss shows as a gain. The rest is largest remainder.
 */
function roundLines(lines: readonly ExactLine[], total: number): readonly ChangeLine[] {
    const ordered = lines.toSorted(byKeyAndKind);
    const amounts = Float64Array.from(ordered, ({ exact }) => (Math.abs(exact) < NOISE ? 0 : exact * 10));
    const gap = total - amounts.reduce((sum, amount) => sum + amount, 0);
    const size = (sign: number): number => amounts.reduce((sum, amount) => sum + Math.max(0, amount * sign), 0);
    const [growing, shrinking] = gap > 0 ? [size(1), size(-1)] : [size(-1), size(1)];
    const shrink = growing + shrinking > 0 ? Math.min(1, Math.abs(gap) / (growing + shrinking)) : 0;
    const grow = growing > 0 ? (Math.abs(gap) - shrinking * shrink) / growing : 0;
    const fitted = amounts.map((amount) => amount * (amount * gap > 0 ? 1 + grow : 1 - shrink));
    const tenths = roundToTotal(fitted, total, new Int32Array(fitted.length));
    return ordered.map(({ kind, key, label, before, after }, i) => {
        return { kind, key, label, points: tenths[i]! / 10, before, after };
    });
}

function lossesFirst(a: ChangeLine, b: ChangeLine): number {
    const losses = Number(a.points > 0) - Number(b.points > 0);
    return losses || Math.abs(b.points) - Math.abs(a.points) || byKeyAndKind(a, b);
}

function byKeyAndKind(a: Pick<ChangeLine, 'key' | 'kind'>, b: Pick<ChangeLine, 'key' | 'kind'>): number {
    const [first, second] = [`${a.key ?? ''} ${a.kind}`, `${b.key ?? ''} ${b.kind}`];
    return first < second ? -1 : first > second ? 1 : 0;
}
