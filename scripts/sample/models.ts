import { defaultModel } from '../../force-app/main/domain/lwc/success/success.ts';
import type { Metric, SuccessModel } from '../../force-app/main/domain/lwc/success/success.ts';

/** The model that the sample company began its year with; today it uses the default one. */
export const firstModel: SuccessModel = {
    ...defaultModel,
    health: { ...defaultModel.health, metrics: defaultModel.health.metrics.map(asItWas) }
};

/** Weeks ago that the second model came. */
export const MODEL_CHANGE_WEEKS_AGO = 21;
export const MODEL_CHANGE_NOTE = 'NPS counts as much as the pulse; contact is due within 30 days, no longer 45';

/** The changes that the second model made, undone. */
function asItWas(metric: Metric): Metric {
    if (metric.key === 'csat') return { ...metric, weight: metric.weight + 3 };
    if (metric.key === 'nps') return { ...metric, weight: metric.weight - 3 };
    if (metric.key !== 'lastTouch') return metric;
    return {
        ...metric,
        good: 'Good is at most 45 days',
        scale: {
            kind: 'linear',
            points: [
                { value: 45, points: 100 },
                { value: 120, points: 0 }
            ]
        }
    };
}
