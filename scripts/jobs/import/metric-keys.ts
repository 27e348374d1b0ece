import type { SuccessModel } from '../../../force-app/main/domain/lwc/success/success.ts';
import { didYouMean } from '../near.ts';
import type { MetricMapping } from './mapping.ts';

/** What of the imported metrics no score would count, in words: a misspelt key would pass for a value that was never recorded. */
export function uncountedMetrics(metrics: readonly MetricMapping[], { name, health }: SuccessModel): string[] {
    const facts = new Map([...health.metrics, ...health.signals].map((fact) => [fact.key, fact]));
    return metrics.flatMap(({ key }, index) => {
        const path = `metrics[${index}].key`;
        const fact = facts.get(key);
        if (fact === undefined)
            return `${path}: the Success Model "${name}" has no metric or signal "${key}"${didYouMean(key, facts.keys())}. It is imported, but no score counts it: correct the key, or make a model active that has it.`;
        if (fact.source.kind === 'salesforce')
            return `${path}: the Success Model "${name}" reads "${key}" from the records of Salesforce. What is imported does not count: remove it from the mapping, or give it the source "recorded" in the model.`;
        return [];
    });
}
