import { addDays, daysBetween, isLiveStep } from 'c/success';
import type { LedgerStep, PlayLedger } from 'c/success';
import { fill } from 'c/uiFormat';
import { labels } from 'c/playbookLabels';
import type { TaskRecord } from 'c/playbookRecords';
import type { PlaybookContext, RunningPlay } from './context.ts';
import { avatarClass, initialsOf, peopleOf, personText } from './people.ts';
import type { MenuItemView, StepAction, StepView } from './types.ts';

/** The steps of a running play in their order. */
export function stepViews(context: PlaybookContext, play: RunningPlay, mayWrite: boolean): StepView[] {
    const ledger = play.changes?.ledger ?? play.plan?.ledger;
    return (ledger?.steps ?? []).map((step) => stepView(context, play, step, mayWrite));
}

function stepView(context: PlaybookContext, play: RunningPlay, step: LedgerStep, mayWrite: boolean): StepView {
    const task = taskOfStep(play, step);
    const isEnded = step.state === 'done' || step.state === 'skipped' || step.state === 'cancelled';
    const when = whenOf(context, play, step);
    return {
        key: step.key,
        subject: step.subject,
        className: `step step_${step.state}${when.isLong ? ' step_long' : ''}`,
        checked: isEnded,
        boxDisabled: !mayWrite || step.state === 'waiting' || step.state === 'cancelled',
        boxLabel: boxLabel(step),
        ...ownerOf(context, step, task),
        ...when,
        menuLabel: fill(labels.stepActions, step.subject),
        menu: menuOf(step, task, mayWrite)
    };
}

/** The task of a step: the one that the ledger names, else the newest with its key. */
export function taskOfStep({ tasks }: RunningPlay, step: LedgerStep): TaskRecord | undefined {
    return tasks.find(({ id }) => id === step.taskId) ?? tasks.findLast(({ stepKey }) => stepKey === step.key);
}

function boxLabel({ state, subject }: LedgerStep): string {
    if (state === 'waiting') return fill(labels.waitingStep, subject);
    return fill(state === 'open' ? labels.openStep : labels.doneStep, subject);
}

/** The nightly run sends it: nobody has a task. */
function isToBeSent({ plays }: PlaybookContext, step: LedgerStep, task: TaskRecord | undefined): boolean {
    const mayBeSent = step.kind === 'send' && step.emailTemplate !== null && isLiveStep(step);
    return plays?.sending !== undefined && mayBeSent && !task;
}

function ownerOf(context: PlaybookContext, step: LedgerStep, task: TaskRecord | undefined) {
    if (step.isSent || isToBeSent(context, step, task))
        return { initials: '', avatarClass: '', ownerText: labels.channelSend };
    const ownerId = task?.ownerId ?? step.ownerId;
    if (!ownerId) return { initials: '', avatarClass: '', ownerText: labels.nobody };
    const name = task?.owner?.name ?? peopleOf(context.records).get(ownerId)?.name;
    return {
        initials: name ? initialsOf(name) : '',
        avatarClass: avatarClass(ownerId),
        ownerText: personText(name, ownerId === context.userId)
    };
}

type When = Pick<StepView, 'whenStrong' | 'when' | 'whenClass' | 'overdue'> & { readonly isLong: boolean };

function whenOf(context: PlaybookContext, play: RunningPlay, step: LedgerStep): When {
    const { format } = context;
    const plain = (when: string, isLong = false): When => {
        return { whenStrong: '', when, whenClass: 'when', overdue: false, isLong };
    };
    switch (step.state) {
        case 'done':
            return plain(fill(labels.doneOn, format.day(step.endedOn ?? step.dueOn)));
        case 'skipped':
        case 'cancelled':
            return step.reason
                ? plain(fill(labels.skippedReason, step.reason), true)
                : plain(fill(labels.skippedOn, format.day(step.endedOn ?? step.dueOn)));
        case 'waiting':
            return plain(waitingText(play.changes?.ledger ?? play.plan!.ledger, step, format.day(step.dueOn)), true);
        default:
            return isToBeSent(context, step, taskOfStep(play, step))
                ? plain(fill(labels.sentOn, format.day(step.dueOn)), true)
                : openWhen(step.dueOn, format);
    }
}

/** "After the step above, about Sep 1". */
function waitingText({ steps }: PlayLedger, step: LedgerStep, day: string): string {
    const index = steps.findIndex(({ key }) => key === step.key);
    const open = step.dependsOn.filter((key) => steps.some((other) => other.key === key && isLiveStep(other)));
    if (open.length <= 1 && open[0] === steps[index - 1]?.key) return fill(labels.afterAbove, day);
    const names = open.map((key) => steps.find((other) => other.key === key)?.subject ?? key);
    return fill(labels.afterNamed, names.join(', '), day);
}

function openWhen(dueOn: string, format: PlaybookContext['format']): When {
    const { today } = format;
    const day = format.weekday(dueOn);
    const late = daysBetween(dueOn, today);
    if (late > 0) {
        const when = late === 1 ? fill(labels.dayOverdueOne, day) : fill(labels.dayOverdueOther, day, late);
        return { whenStrong: '', when, whenClass: 'when when_overdue', overdue: true, isLong: true };
    }
    const strong = dueOn === today ? labels.today : dueOn === addDays(today, 1) ? labels.tomorrow : '';
    return {
        whenStrong: strong,
        when: strong === '' ? day : `, ${day}`,
        whenClass: 'when',
        overdue: false,
        isLong: false
    };
}

function menuOf(step: LedgerStep, task: TaskRecord | undefined, mayWrite: boolean): MenuItemView<StepAction>[] {
    const item = (value: StepAction, label: string): MenuItemView<StepAction> => ({ value, label });
    const open = task ? [item('openTask', labels.openTask)] : [];
    if (!mayWrite || step.state === 'cancelled') return open;
    if (step.state === 'done' || step.state === 'skipped') return [item('reopen', labels.reopen), ...open];
    return [
        ...(step.state === 'open' ? [item('complete', labels.markDone)] : []),
        item('reschedule', labels.reschedule),
        item('reassign', labels.reassign),
        item('skip', labels.skip),
        ...open
    ];
}
