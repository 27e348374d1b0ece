import type { Problem, SuccessModel } from '../../../force-app/main/domain/lwc/success/success.ts';
import { problemText } from '../../../force-app/main/domain/lwc/success/success.ts';
import type { Describer } from '../org-facts.ts';
import { checkDimensionFields } from './dimension-fit.ts';
import { checkKpiSources } from './kpi-fit.ts';
import { checkSourceFit } from './source-fit.ts';

/** Whether an org has what a valid model needs, as its describe tells the caller. */

/** What of the model the org lacks, each with its place in the model and the remedy; none when it fits. */
export async function modelMisfits(describer: Describer, model: SuccessModel): Promise<Problem[]> {
    const problems: Problem[] = [];
    const { dimensions, metrics, signals } = model.health;
    await checkDimensionFields(describer, dimensions, problems);
    for (const [name, facts] of [['metrics', metrics] as const, ['signals', signals] as const]) {
        for (const [index, { source, valueKind }] of facts.entries()) {
            if (source.kind !== 'salesforce') continue;
            await checkSourceFit(describer, source, valueKind, `health.${name}[${index}].source`, problems);
        }
    }
    if (model.kpis !== undefined) await checkKpiSources(describer, model.kpis, problems);
    return problems;
}

/** The problems as the message of an error. */
export function misfitText({ name }: SuccessModel, problems: readonly Problem[]): string {
    return [`The Success Model "${name}" does not fit the org:`, ...problems.map(problemText)].join('\n  ');
}
