import { recordedBy } from 'c/success';
import type { Metric } from 'c/success';
import { fill } from 'c/uiFormat';
import { labels } from 'c/healthLabels';
import type { ViewContext } from './context.ts';
import type { ScoredMetricsView } from './types.ts';

/** What the model scores, for people whose customer has no score yet. */
export function scoredMetrics({ prepared, format }: ViewContext): ScoredMetricsView {
    const { name, version, health } = prepared.model;
    const dimensionOf = (key: string): string =>
        health.dimensions.find((dimension) => dimension.key === key)?.label ?? key;
    return {
        intro: fill(labels.scoredIntro, name, version),
        rows: health.metrics.map((metric) => ({
            key: metric.key,
            label: metric.label,
            dimension: dimensionOf(metric.dimension),
            good: metric.good,
            source: sourceText(metric),
            weight: format.number(metric.weight, 1)
        }))
    };
}

function sourceText({ source }: Metric): string {
    switch (source.kind) {
        case 'salesforce':
            return fill(labels.sourceSalesforce, source.object);
        case 'journey':
            return labels.sourceJourney;
        case 'stakeholder':
            return labels.sourceStakeholder;
        case 'survey':
            return labels.sourceSurvey;
        default:
            return recordedBy(source) === 'import' ? labels.sourceImport : labels.sourcePerson;
    }
}
