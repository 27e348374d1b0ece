import { costliestMetrics, uncountedMetrics } from 'c/success';
import type { MetricHealth } from 'c/success';
import { fill } from 'c/uiFormat';
import { labels } from 'c/healthLabels';
import { actionOf } from './actions.ts';
import type { ComputedContext } from './context.ts';
import { freshnessView } from './freshness.ts';
import type { CostlyMetricView, MissingMetricView, NotCountedView } from './types.ts';
import { daysText, shortValueText, valueText } from './values.ts';

/** Between names in a row: not a comma, which names may hold themselves (`Active users, 28 days`). */
const NAME_SEPARATOR = ' \u00b7 ';
/** Metrics shown as the costliest, and sentences in the note about what is not counted. */
const SHOWN = 3;

/** The metrics that cost most, with what to do. */
export function costliestView(context: ComputedContext): CostlyMetricView[] {
    return visible(context, costliestMetrics(context.answer))
        .slice(0, SHOWN)
        .map((health) => ({
            key: health.key,
            label: health.metric.label,
            good: health.metric.good,
            value: valueText(health.metric, health.value, context.format),
            lost: context.format.signedTenths(-health.lost),
            freshness: freshnessView(health, context.format),
            ...whatToDo(context, health)
        }));
}

/** Plays that answer the loss stand in for the advice in words; where values are recorded and records are stays in reach. */
function whatToDo({ plays = [] }: ComputedContext, health: MetricHealth): Pick<CostlyMetricView, 'plays' | 'action'> {
    const answering = plays.filter(({ metrics }) => metrics.includes(health.key));
    const action = actionOf(health);
    if (answering.length === 0) return { plays: [], action };
    return { plays: answering, action: action.kind === 'text' ? null : { ...action, advice: '' } };
}

/** The note about metrics that are not counted; null where all count. */
export function notCountedView(context: ComputedContext): NotCountedView | null {
    const missing = visible(context, uncountedMetrics(context.answer));
    if (missing.length === 0) return null;
    const sentences = missing.slice(0, SHOWN).map((health) => notCountedSentence(context, health));
    if (missing.length > SHOWN) sentences.push(fill(labels.andMore, context.format.number(missing.length - SHOWN)));
    return {
        strong:
            missing.length === 1
                ? labels.notCountedOne
                : fill(labels.notCountedOther, context.format.number(missing.length)),
        text: sentences.join(' '),
        actions: missing
            .slice(0, SHOWN)
            .map(actionOf)
            .filter(({ kind }) => kind !== 'text')
    };
}

/** What would bring a score back, the largest weight first. */
export function missingViews(context: ComputedContext): { readonly first: MissingMetricView[]; readonly also: string } {
    const missing = visible(context, uncountedMetrics(context.answer));
    const rest = missing.slice(SHOWN).map(({ metric }) => metric.label);
    return {
        first: missing.slice(0, SHOWN).map((health) => ({
            key: health.key,
            label: health.metric.label,
            text: missingText(context, health),
            action: actionOf(health)
        })),
        also: rest.length === 0 ? '' : fill(labels.backAlso, rest.join(NAME_SEPARATOR))
    };
}

function missingText({ format }: ComputedContext, health: MetricHealth): string {
    const worth = format.percent(health.modelWeight, 1);
    switch (health.status) {
        case 'stale':
            return fill(
                labels.backStale,
                daysText(health.ageDays ?? 0, format),
                format.number(health.limitDays ?? 0),
                worth
            );
        case 'invalid':
            return fill(labels.backInvalid, shortValueText(health.metric, health.value, format), worth);
        default:
            return fill(labels.backMissing, worth);
    }
}

function notCountedSentence({ format }: ComputedContext, health: MetricHealth): string {
    const { label } = health.metric;
    const value = shortValueText(health.metric, health.value, format);
    switch (health.status) {
        case 'stale':
            return fill(
                labels.notCountedStale,
                label,
                value,
                daysText(health.ageDays ?? 0, format),
                daysText(health.limitDays ?? 0, format)
            );
        case 'invalid':
            return fill(labels.notCountedInvalid, label, value);
        default:
            return fill(labels.notCountedMissing, label);
    }
}

function visible(context: ComputedContext, metrics: readonly MetricHealth[]): MetricHealth[] {
    return metrics.filter(({ metric }) => !context.hiddenDimensions.has(metric.dimension));
}
