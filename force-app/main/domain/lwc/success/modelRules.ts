import { checkJourneyRules } from './journeyRules.ts';
import { checkKeys } from './keyRules.ts';
import { checkKpiRules } from './kpiRules.ts';
import { checkMetric, checkSource, profilesOf } from './metricRules.ts';
import type { Cap, SuccessModel, ValueKind } from './model.ts';
import { checkPlaysRules } from './playsRules.ts';
import { checkCheckpointKeys, checkRenewalRules } from './renewalRules.ts';
import { scaleForProfile } from './scales.ts';
import type { Problem } from './shape.ts';

/** Sums of weights with decimals are off by so little. */
const WEIGHT_NOISE = 1e-6;

/** Reports what is wrong with a model whose structure is right: what its parts must be to each other. */
export function checkModelRules(model: SuccessModel, problems: Problem[]): void {
    const { dimensions, metrics, signals, caps, bands } = model.health;
    checkKeys(dimensions, 'health.dimensions', problems);
    checkKeys(bands, 'health.bands', problems);
    checkKeys(caps, 'health.caps', problems);
    checkKeys(metrics, 'health.metrics', problems);
    checkSignalKeys(model, problems);
    checkFields(model, problems);
    checkBands(model, problems);
    checkWeights(model, problems);
    metrics.forEach((metric, i) => checkMetric(metric, model, `health.metrics[${i}]`, problems));
    signals.forEach(({ source, valueKind }, i) =>
        checkSource(source, valueKind, model, `health.signals[${i}].source`, problems)
    );
    caps.forEach((cap, i) => checkCap(cap, model, `health.caps[${i}].when`, problems));
    checkProfiles(model, problems);
    if (model.journey) {
        checkJourneyRules(model.journey, problems);
    }
    // While the bands themselves are at fault, nobody can say what refers to which of them.
    const soundBands = problems.some(({ path }) => path.startsWith('health.bands')) ? null : bands;
    if (model.renewal) {
        checkRenewalRules(model.renewal, soundBands, problems);
        checkCheckpointKeys(model.renewal, model.journey, problems);
    }
    if (model.plays) {
        checkPlaysRules(model, model.plays, soundBands, problems);
    }
    if (model.kpis) {
        checkKpiRules(model.kpis, problems);
    }
}

/** Metrics and signals are found by key in the same facts. */
function checkSignalKeys({ health }: SuccessModel, problems: Problem[]): void {
    checkKeys(health.signals, 'health.signals', problems);
    health.signals.forEach(({ key }, i) => {
        if (health.metrics.some((metric) => metric.key === key)) {
            const message = `key "${key}" is that of a metric already: rename one`;
            problems.push({ path: `health.signals[${i}].key`, message });
        }
    });
}

function checkFields({ health }: SuccessModel, problems: Problem[]): void {
    health.dimensions.forEach(({ field }, i) => {
        const first = health.dimensions.findIndex((dimension) => dimension.field === field);
        if (field !== undefined && first < i) {
            const message = `field ${field} holds dimension "${health.dimensions[first]!.key}" already: use another, or none`;
            problems.push({ path: `health.dimensions[${i}].field`, message });
        }
    });
}

function checkBands({ health }: SuccessModel, problems: Problem[]): void {
    health.bands.forEach(({ upTo }, i) => {
        const before = health.bands[i - 1];
        if (before && upTo <= before.upTo) {
            const message = `bands must rise: ${upTo} is not above ${before.upTo}; sort the bands or remove one`;
            problems.push({ path: `health.bands[${i}].upTo`, message });
        }
    });
    const last = health.bands.length - 1;
    if (health.bands[last]?.upTo !== 100) {
        problems.push({ path: `health.bands[${last}].upTo`, message: 'the last band must end at 100: set it to 100' });
    }
}

function checkWeights({ health }: SuccessModel, problems: Problem[]): void {
    const total = sumOfWeights(health.dimensions);
    if (Math.abs(total - 100) > WEIGHT_NOISE) {
        const message = `weights sum to ${tidy(total)}, not 100: ${shift(total - 100)} in all`;
        problems.push({ path: 'health.dimensions', message });
    }
    health.dimensions.forEach(({ key, weight }, i) => {
        const metrics = health.metrics.filter(({ dimension }) => dimension === key);
        const sum = sumOfWeights(metrics);
        if (metrics.length === 0) {
            const message = `dimension "${key}" has no metric: add one or remove the dimension`;
            problems.push({ path: `health.dimensions[${i}]`, message });
        } else if (Math.abs(sum - weight) > WEIGHT_NOISE) {
            const names = metrics.map((metric) => metric.key).join(', ');
            const message = `the metrics of "${key}" (${names}) weigh ${tidy(sum)}, not ${weight}: ${shift(sum - weight)} among them, or change this`;
            problems.push({ path: `health.dimensions[${i}].weight`, message });
        }
    });
}

function checkCap({ when }: Cap, { health }: SuccessModel, path: string, problems: Problem[]): void {
    const metric = health.metrics.find(({ key }) => key === when.fact);
    const fact = metric ?? health.signals.find(({ key }) => key === when.fact);
    if (!fact) {
        const message = `there is no metric or signal "${when.fact}": name one that is, or add a signal`;
        problems.push({ path: `${path}.fact`, message });
        return;
    }
    checkCapValue(when, fact.valueKind, path, problems);
    const scales = metric ? [metric.scale, ...(metric.variants ?? []).map(({ scale }) => scale)] : [];
    const categories = scales.flatMap((scale) => (scale?.kind === 'categories' ? scale.categories : []));
    if (categories.length > 0 && !categories.some(({ value }) => value === when.value)) {
        const known = [...new Set(categories.map(({ value }) => value))].join(', ');
        const message = `"${when.value}" is no category of "${when.fact}": use one of ${known}`;
        problems.push({ path: `${path}.value`, message });
    }
}

function checkCapValue(when: Cap['when'], kind: ValueKind, path: string, problems: Problem[]): void {
    const expected = kind === 'category' ? 'string' : 'number';
    if (typeof when.value !== expected) {
        const noun = kind === 'category' ? 'a category, as a text' : 'a number';
        problems.push({ path: `${path}.value`, message: `"${when.fact}" is compared with ${noun}: change the value` });
    }
    if (kind === 'category' && when.op !== '=' && when.op !== '!=') {
        problems.push({ path: `${path}.op`, message: `categories have no order: use = or !=, not ${when.op}` });
    }
}

/** Every customer must have something to be measured by: whatever its segment and edition, at some tenure. */
function checkProfiles(model: SuccessModel, problems: Problem[]): void {
    const { metrics } = model.health;
    const asked = metrics.flatMap(({ appliesTo, variants }) => [
        appliesTo,
        ...(variants ?? []).map(({ when }) => when)
    ]);
    const months = profilesOf(asked, { ...model, segments: [], editions: [] }).map(({ tenureMonths }) => tenureMonths);
    for (const segment of model.segments.length > 0 ? model.segments : [null]) {
        for (const edition of model.editions.length > 0 ? model.editions : [null]) {
            const profiles = [...new Set(months)].map((tenureMonths) => ({ segment, edition, tenureMonths }));
            const measured = profiles.some((profile) => metrics.some((metric) => scaleForProfile(metric, profile)));
            if (!measured) {
                const who = [segment, edition].filter(Boolean).join(', ') || 'any customer';
                const message = `no metric applies to ${who}: add one, or widen "appliesTo" or "variants"`;
                problems.push({ path: 'health.metrics', message });
            }
        }
    }
}

function sumOfWeights(items: readonly { readonly weight: number }[]): number {
    return items.reduce((sum, { weight }) => sum + weight, 0);
}

function shift(over: number): string {
    return over > 0 ? `take away ${tidy(over)}` : `add ${tidy(-over)}`;
}

function tidy(weight: number): number {
    return Math.round(weight * 1e6) / 1e6;
}
