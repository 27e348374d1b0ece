import type { PlaybookContext } from './context.ts';

/** Without knowing who has which role, the planner would give tasks to the wrong people. */
export function isRoleHidden({ records: { customer } }: Pick<PlaybookContext, 'records'>): boolean {
    return [customer?.csm, customer?.cse, customer?.supportManager, customer?.advocate].includes(undefined);
}

/** Whether plays can be started and changed by what the viewer may see. */
export function mayWrite(context: Pick<PlaybookContext, 'records' | 'plays'>): boolean {
    return context.plays !== null && context.records.tasks !== undefined && !isRoleHidden(context);
}
