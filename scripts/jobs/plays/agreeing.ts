import type { LedgerStep, PlanChanges, PlayLedger } from '../../../force-app/main/domain/lwc/success/success.ts';

/**
 * The changes as they can be kept. A task that the org would not change stays where it is, and its step with it: else the next planning
 * would take the task's day and owner for somebody's choice.
 * @param told The ledger that was planned with.
 * @param stored The ledger of the record.
 * @param refused Ids of tasks.
 */
export function agreeing(
    changes: PlanChanges,
    told: PlayLedger,
    stored: PlayLedger,
    refused: ReadonlySet<string>
): PlanChanges {
    const before = new Map(told.steps.map((step) => [step.key, step]));
    const steps = changes.ledger.steps.map((step) =>
        step.taskId !== null && refused.has(step.taskId) ? unmoved(step, before.get(step.key) ?? step) : step
    );
    const isKept = steps.every((step, i) => step === changes.ledger.steps[i]);
    if (isKept) return { ...changes, isLedgerChanged: changes.isLedgerChanged || told !== stored };
    const ledger: PlayLedger = { version: 1, steps };
    const isLedgerChanged = JSON.stringify(ledger) !== JSON.stringify(stored);
    return { ...changes, ledger, isLedgerChanged, nextDueOn: nextDue(changes, steps) };
}

function unmoved(step: LedgerStep, { dueOn, isFixed, ownerId, isOwnerFixed }: LedgerStep): LedgerStep {
    return { ...step, dueOn, isFixed, ownerId, isOwnerFixed };
}

function nextDue({ status }: PlanChanges, steps: readonly LedgerStep[]): string | null {
    const days = steps.filter(({ state }) => status === 'running' && state === 'open').map(({ dueOn }) => dueOn);
    return days.toSorted()[0] ?? null;
}
