import type { Metric, MetricHealth } from 'c/success';
import type { ActionView } from './types.ts';

/** What to do about a metric: where its records are, or where a person records it; advice in words where neither is known. */
export function actionOf({ key, metric }: Pick<MetricHealth, 'key' | 'metric'>): ActionView {
    return action(kindOf(metric.source), metric.action.label, key);
}

/** An action with its kind spelt out for templates. */
export function action(kind: ActionView['kind'], label: string, metricKey: string): ActionView {
    return { kind, label, metricKey, isCases: kind === 'cases', isRecord: kind === 'record', isText: kind === 'text' };
}

function kindOf(source: Metric['source']): ActionView['kind'] {
    if (source.kind === 'recorded') return source.by === 'person' ? 'record' : 'text';
    return source.object === 'Case' ? 'cases' : 'text';
}
