import type { BandScale, LinearScale, Metric, Scale } from './model.ts';
import type { Problem } from './shape.ts';

/** What a scale must keep to beyond its structure: order, no overlap, and points that move with the metric's better side. */
export function checkScale(scale: Scale, metric: Metric, path: string, problems: Problem[]): void {
    if ((scale.kind === 'categories') !== (metric.valueKind === 'category')) {
        const remedy =
            metric.valueKind === 'category'
                ? 'a metric of categories needs a scale of kind "categories"'
                : `a scale of categories needs valueKind "category", not "${metric.valueKind}"`;
        problems.push({ path: `${path}.kind`, message: remedy });
    } else if (scale.kind === 'linear') {
        checkLinear(scale, path, problems);
        checkDirection(scale.points, metric, `${path}.points`, problems);
    } else if (scale.kind === 'bands') {
        checkBandLimits(scale, path, problems);
        checkDirection(scale.bands, metric, `${path}.bands`, problems);
    } else {
        scale.categories.forEach(({ value }, i) => {
            if (scale.categories.findIndex((other) => other.value === value) < i) {
                const at = `${path}.categories[${i}].value`;
                problems.push({ path: at, message: `category "${value}" is listed twice: remove one` });
            }
        });
    }
}

function checkLinear(scale: LinearScale, path: string, problems: Problem[]): void {
    scale.points.forEach(({ value }, i) => {
        const before = scale.points[i - 1];
        if (before && value <= before.value) {
            const message = `points must rise: value ${value} is not above ${before.value}; sort the points or remove one`;
            problems.push({ path: `${path}.points[${i}]`, message });
        }
    });
}

function checkBandLimits(scale: BandScale, path: string, problems: Problem[]): void {
    const last = scale.bands.length - 1;
    scale.bands.forEach(({ upTo, below }, i) => {
        const at = `${path}.bands[${i}]`;
        const limits = Number(upTo !== undefined) + Number(below !== undefined);
        if (i === last && limits > 0) {
            problems.push({ path: at, message: 'the last band takes the rest: remove its "upTo" or "below"' });
        } else if (i < last && limits !== 1) {
            problems.push({ path: at, message: 'a band ends at one limit: give it either "upTo" or "below"' });
        }
    });
    for (let i = 1; i < last; i++) {
        const [end, start] = [limitOf(scale, i), limitOf(scale, i - 1)];
        if (end.value < start.value || (end.value === start.value && !(end.inclusive && !start.inclusive))) {
            const message = `bands overlap: this one ends at ${end.value}, the one before it at ${start.value}; sort the bands or remove one`;
            problems.push({ path: `${path}.bands[${i}]`, message });
        }
    }
}

function limitOf(scale: BandScale, i: number): { readonly value: number; readonly inclusive: boolean } {
    const { upTo, below } = scale.bands[i]!;
    return { value: upTo ?? below ?? Infinity, inclusive: upTo !== undefined };
}

function checkDirection(
    steps: readonly { readonly points: number }[],
    { better }: Metric,
    path: string,
    problems: Problem[]
): void {
    steps.forEach(({ points }, i) => {
        const before = steps[i - 1]?.points ?? points;
        if (better === 'higher' ? points < before : points > before) {
            const verb = better === 'higher' ? 'fall' : 'rise';
            const message = `points ${verb} from ${before} to ${points} although ${better} is better: change the points, or "better"`;
            problems.push({ path: `${path}[${i}]`, message });
        }
    });
}
