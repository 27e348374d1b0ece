import type { Metric, Scale } from 'c/success';
import { fill } from 'c/uiFormat';
import type { Format } from 'c/uiFormat';
import { labels } from 'c/healthLabels';

/** How values, points and ages are written. */

/** A metric's value with its unit: `5 tickets`, `−24%`, `24 days`, `Yellow`. */
export function valueText(metric: Metric, value: number | string | null, format: Format): string {
    if (value === null) return labels.noValue;
    if (typeof value === 'number' && metric.unit === 'count' && metric.noun) {
        return `${format.number(value)} ${metric.noun[value === 1 ? 0 : 1]}`;
    }
    return shortValueText(metric, value, format);
}

/** The same without the noun: `5`. */
export function shortValueText(metric: Metric, value: number | string | null, format: Format): string {
    if (value === null) return labels.noValue;
    if (typeof value === 'string') return categoryLabel(metric, value);
    switch (metric.unit) {
        case 'percent':
            return format.percent(value, 1);
        case 'days':
            return daysText(value, format);
        default:
            return format.number(value);
    }
}

/** `1 day`, `9 days`. */
export function daysText(days: number, format: Format): string {
    return days === 1 ? labels.daysOne : fill(labels.daysOther, format.number(days));
}

/** `Today`, `1 day old`, `9 days old`. */
export function ageText(days: number, format: Format): string {
    if (days <= 0) return labels.ageToday;
    return days === 1 ? labels.ageOne : fill(labels.ageOther, format.number(days));
}

/** `1 point`, `9 points`. */
export function pointsText(points: number, format: Format): string {
    return points === 1 ? labels.pointsOne : fill(labels.pointsOther, format.number(points));
}

/** Sums tenths without binary noise. */
export function sumTenths(tenths: readonly number[]): number {
    return Math.round(tenths.reduce((total, value) => total + value * 10, 0)) / 10;
}

/** The class that colours a change: losses red, gains green. */
export function changeClass(points: number): string {
    if (points < 0) return 'change change_loss';
    return points > 0 ? 'change change_gain' : 'change';
}

/** How a scale gives points, in words: `0 at 50% to 100 at 80%`, `up to 1: 100, 2: 75, more: 0`. */
export function scaleText(metric: Metric, scale: Scale | null, format: Format): string {
    if (scale === null) return '';
    const at = (value: number): string => shortValueText(metric, value, format);
    if (scale.kind === 'linear') return linearText(metric, scale, at, format);
    if (scale.kind === 'bands') return bandsText(scale, at, format);
    return scale.categories.map(({ label, points }) => fill(labels.scalePair, label, format.number(points))).join(', ');
}

type ScaleOf<K extends Scale['kind']> = Extract<Scale, { readonly kind: K }>;

function linearText(
    metric: Metric,
    { points }: ScaleOf<'linear'>,
    at: (value: number) => string,
    format: Format
): string {
    const [first, second] = points;
    const isIdentity =
        points.length === 2 &&
        first?.value === 0 &&
        first.points === 0 &&
        second?.value === 100 &&
        second.points === 100;
    if (metric.unit === 'percent' && isIdentity) return labels.scalePercentCapped;
    return points
        .map(({ value, points: given }) => fill(labels.scaleAt, format.number(given), at(value)))
        .reduce((text, next) => fill(labels.scaleLinear, text, next));
}

function bandsText({ bands }: ScaleOf<'bands'>, at: (value: number) => string, format: Format): string {
    let from: number | null = null;
    const parts: string[] = [];
    for (const { upTo, below, points } of bands) {
        const limit = upTo ?? below;
        parts.push(fill(labels.scalePair, bandName(from, upTo, below, at), format.number(points)));
        from = limit ?? null;
    }
    return parts.join(', ');
}

function bandName(
    from: number | null,
    upTo: number | undefined,
    below: number | undefined,
    at: (value: number) => string
): string {
    if (upTo !== undefined) {
        // Whole numbers one apart name one value: "2", not "up to 2".
        return (from !== null && upTo - from === 1) || (from === null && upTo === 0)
            ? at(upTo)
            : fill(labels.scaleUpTo, at(upTo));
    }
    return below !== undefined ? fill(labels.scaleBelow, at(below)) : labels.scaleMore;
}

function categoryLabel(metric: Metric, value: string): string {
    const scales = [metric.scale, ...(metric.variants ?? []).map((variant) => variant.scale)];
    for (const scale of scales) {
        const found =
            scale?.kind === 'categories' ? scale.categories.find((category) => category.value === value) : undefined;
        if (found) return found.label;
    }
    return value;
}
