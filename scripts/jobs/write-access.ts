import { OrgError } from '../org/request.ts';
import type { Describer } from './org-facts.ts';
import type { ObjectPlan, ScorePlan } from './score-plan.ts';

/** Fields that a message names one by one; of more it tells how many. */
const NAMED = 3;

/**
 * Refuses a user who may not write what is computed. Asked before the run writes anything: Salesforce would refuse each row of each customer
 * by itself.
 * @throws OrgError naming the objects and fields, and the remedy.
 */
export async function requireWriteAccess(describer: Describer, plan: ScorePlan): Promise<void> {
    const refused: string[] = [];
    for (const each of [plan.customers, plan.metrics, plan.snapshots]) {
        const closed = await closedFields(describer, each);
        if (closed.length > 0) refused.push(`${each.object} (${listed(closed)})`);
    }
    if (refused.length === 0) return;
    throw new OrgError(
        'INSUFFICIENT_ACCESS',
        `This user may not write what the job computes: ${refused.join(', ')}. Assign the permission set Success Integration to the user that runs the job; nothing was written.`
    );
}

async function closedFields(describer: Describer, { object, compared }: ObjectPlan): Promise<string[]> {
    const description = await describer.find(object);
    const open = new Set(description?.fields.filter(({ updateable }) => updateable).map(({ name }) => name));
    return compared.map(({ name }) => name).filter((name) => !open.has(name));
}

function listed(names: readonly string[]): string {
    const rest = names.length - NAMED;
    return names.slice(0, NAMED).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
