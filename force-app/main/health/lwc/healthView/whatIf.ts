import { costliestMetrics, scaleFor, simulate } from 'c/success';
import type { HealthAnswer, MetricHealth, Scale } from 'c/success';
import { fill } from 'c/uiFormat';
import { labels } from 'c/healthLabels';
import type { ComputedContext } from './context.ts';
import { bandChip } from './summary.ts';
import type { SliderView, WhatIfResult, WhatIfView } from './types.ts';
import { changeClass, pointsText, shortValueText } from './values.ts';

/** Sliders offered: the costliest metrics that are numbers. */
const MAX_SLIDERS = 3;
/** A slider reaches so much beyond the last limit of the scale. */
const REACH = 2;

/** What the score would be with other values of the costliest metrics; null where none is a number. */
export function whatIfView(context: ComputedContext): WhatIfView | null {
    const sliders = costliestMetrics(context.answer)
        .filter(({ metric }) => !context.hiddenDimensions.has(metric.dimension))
        .flatMap((health) => sliderOf(context, health))
        .slice(0, MAX_SLIDERS);
    if (sliders.length === 0) return null;
    return {
        sliders,
        note: context.answer.override ? labels.whatIfFixed : '',
        result: (values) => resultOf(context, changed(sliders, values))
    };
}

function sliderOf(context: ComputedContext, { key, metric, value }: MetricHealth): SliderView[] {
    const scale = scaleFor(metric, context.facts, context.format.today);
    if (typeof value !== 'number' || scale === null || scale.kind === 'categories') return [];
    const [min, max] = rangeOf(scale, value, metric.unit);
    const now = shortValueText(metric, value, context.format);
    return [
        { key, label: fill(labels.whatIfNow, metric.label, now), min, max, step: stepOf(metric.unit, max - min), value }
    ];
}

/**
 * From 0, or below where the scale or the value is, to well beyond the last limit; percentages that cannot pass 100 stop there.
 * The upper end is above 0 (a slider takes 0 for "not given"): a fall may turn into a little growth.
 */
function rangeOf(
    scale: Exclude<Scale, { readonly kind: 'categories' }>,
    value: number,
    unit: string
): [min: number, max: number] {
    const limits =
        scale.kind === 'linear'
            ? scale.points.map((point) => point.value)
            : scale.bands.map((band) => band.upTo ?? band.below).filter((limit) => limit !== undefined);
    const lowest = Math.min(0, ...limits.map((limit) => limit * REACH), Math.floor(value));
    const reach = Math.max(0, ...limits.map((limit) => limit * REACH), Math.ceil(value * 1.5));
    const highest = unit === 'percent' && Math.max(...limits, value) <= 100 ? Math.min(reach, 100) : reach;
    return [lowest, highest > 0 ? highest : Math.max(1, Math.round(-lowest / 4))];
}

function stepOf(unit: string, range: number): number {
    return unit !== 'count' && range <= 2 ? 0.1 : 1;
}

/** Only what differs from today: a slider left alone must not make an old value look fresh. */
function changed(sliders: readonly SliderView[], values: Readonly<Record<string, number>>): Record<string, number> {
    return Object.fromEntries(
        sliders.flatMap(({ key, value }) => {
            const chosen = values[key];
            return chosen === undefined || chosen === value ? [] : [[key, chosen]];
        })
    );
}

function resultOf(context: ComputedContext, changes: Record<string, number>): WhatIfResult {
    const { format, prepared } = context;
    const scored = computedOf(simulate(prepared, context.facts, format.today, changes));
    const today = computedOf(context.answer);
    if (!scored) {
        const chip = { key: 'band', label: labels.notEnoughData, tone: 'none' } as const;
        return { scoreText: labels.noneDash, chip, change: '', changeClass: '', nextText: labels.whatIfNone };
    }
    const gain = today ? scored.score - today.score : null;
    return {
        scoreText: format.number(scored.score),
        chip: bandChip(scored.band),
        change: gain === null ? '' : format.signedTenths(gain),
        changeClass: changeClass(gain ?? 0),
        nextText: nextBand(context, scored.score)
    };
}

/** An override hides what a change does: the computed score tells. */
function computedOf(answer: HealthAnswer) {
    return answer.kind === 'scored' ? answer.computed : null;
}

function nextBand({ prepared, format }: ComputedContext, score: number): string {
    const { bands } = prepared.model.health;
    const index = bands.findIndex((band) => score <= band.upTo);
    const [band, next] = [bands[index], bands[index + 1]];
    if (!band || !next) return labels.whatIfBest;
    const from = Math.floor(band.upTo) + 1;
    return fill(labels.whatIfNext, next.label, format.number(from), pointsText(from - score, format));
}
