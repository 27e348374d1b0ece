import {
    isLiveStep,
    type CalendarDate,
    type LedgerStep,
    type PlayLedger,
    type PlayTask
} from '../../../../force-app/main/domain/lwc/success/success.ts';
import type { BulkRow } from '../../../org/bulk.ts';

/** What `Success_Send__c` tells of the steps of a play. */

/** Key of the one e-mail that a step may send. */
export function sendKey(startKey: string, stepKey: string): string {
    return `${startKey}:${stepKey}`;
}

/**
 * The ledger with what became of its e-mails. What was sent is done. What was not, for whatever reason, and what was cut off so that nobody
 * knows, is never sent again: the step is a person's. So is a step that somebody opened again, which has a task.
 */
export function withSends(
    ledger: PlayLedger,
    startKey: string,
    sends: readonly BulkRow[],
    tasks: readonly PlayTask[]
): PlayLedger {
    if (sends.length === 0) return ledger;
    const byKey = new Map(sends.map((row) => [row['Send_Key__c'] ?? '', row]));
    const steps = ledger.steps.map((step) => {
        const send = byKey.get(sendKey(startKey, step.key));
        if (send === undefined || !isLiveStep(step) || step.emailTemplate === null) return step;
        const hasTask = tasks.some(({ stepKey }) => stepKey === step.key);
        return send['Send_Status__c'] === 'Sent' && !hasTask
            ? sent(step, send['Send_On__c'] || step.dueOn)
            : { ...step, emailTemplate: null };
    });
    return steps.every((step, i) => step === ledger.steps[i]) ? ledger : { ...ledger, steps };
}

function sent(step: LedgerStep, on: CalendarDate): LedgerStep {
    return { ...step, state: 'done', endedOn: on, isSent: true };
}
