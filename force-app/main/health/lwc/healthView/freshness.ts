import type { MetricHealth } from 'c/success';
import { fill } from 'c/uiFormat';
import type { Format } from 'c/uiFormat';
import { labels } from 'c/healthLabels';
import type { FreshnessView } from './types.ts';
import { ageText, daysText } from './values.ts';

/** Share of its limit from which an age is shown together with the limit. */
const NEAR_LIMIT = 0.5;

/** How fresh a metric is, as the card says it: `Live`, `2 days old`, or a chip for what is not counted. */
export function freshnessView(health: MetricHealth, format: Format): FreshnessView {
    return health.status === 'counted' ? countedView(countedText(health, format, ageText)) : chipView(health, format);
}

/** The same for the table of the whole sum: `2 days`, and the limit where it comes near. */
export function dataAgeView(health: MetricHealth, format: Format): FreshnessView {
    if (health.status !== 'counted') return chipView(health, format);
    const { ageDays, limitDays } = health;
    const plain = countedText(health, format, (days) => (days === 0 ? labels.ageToday : daysText(days, format)));
    const near = ageDays !== null && limitDays !== null && ageDays >= limitDays * NEAR_LIMIT;
    return countedView(near ? fill(labels.daysLimit, plain, format.number(limitDays)) : plain);
}

function countedText(health: MetricHealth, format: Format, age: (days: number, format: Format) => string): string {
    return health.ageDays === null ? labels.live : age(health.ageDays, format);
}

function countedView(text: string): FreshnessView {
    return { text, iconName: 'utility:check', counted: true, chip: null };
}

function chipView(health: MetricHealth, format: Format): FreshnessView {
    const [label, iconName] = chipOf(health, format);
    return { text: label, iconName, counted: false, chip: { key: health.key, label, tone: 'outline', iconName } };
}

function chipOf(health: MetricHealth, format: Format): readonly [label: string, iconName: string] {
    switch (health.status) {
        case 'stale':
            return [fill(labels.staleChip, daysText(health.ageDays ?? 0, format)), 'utility:clock'];
        case 'invalid':
            return [labels.invalidChip, 'utility:warning'];
        default:
            return [labels.missingChip, 'utility:ban'];
    }
}
