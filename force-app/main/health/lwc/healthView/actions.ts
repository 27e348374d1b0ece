import { recordedBy } from 'c/success';
import type { Metric, MetricHealth } from 'c/success';
import { fill } from 'c/uiFormat';
import { labels } from 'c/healthLabels';
import type { ActionView } from './types.ts';

/**
 * What to do about a metric: where its records are, or the dialog in which a person records it; else the model's advice in words.
 * A metric that people record and that is not counted needs its value first: the advice follows when it counts.
 */
export function actionOf({ key, metric, status }: Pick<MetricHealth, 'key' | 'metric' | 'status'>): ActionView {
    const advice = metric.action.label;
    switch (kindOf(metric.source)) {
        case 'cases':
            return action('cases', advice, key, fill(labels.showCases, advice));
        case 'record':
            if (status !== 'counted') return recordAction(metric.label, key);
            return {
                ...action('record', labels.update, key, fill(labels.updateValue, metric.label)),
                advice
            };
        default:
            return { ...action('text', '', key, ''), advice };
    }
}

/** Asks for the value of a metric that people record. */
function recordAction(metricLabel: string, key: string): ActionView {
    const label = fill(labels.recordValue, metricLabel);
    return action('record', label, key, label);
}

/** An action without advice. */
export function action(kind: ActionView['kind'], label: string, metricKey: string, spokenLabel: string): ActionView {
    return {
        kind,
        label,
        spokenLabel,
        metricKey,
        advice: '',
        iconName: kind === 'cases' ? 'utility:case' : 'utility:edit'
    };
}

function kindOf(source: Metric['source']): ActionView['kind'] {
    if (source.kind === 'salesforce') return source.object === 'Case' ? 'cases' : 'text';
    return recordedBy(source) === 'person' ? 'record' : 'text';
}
