import { addDays, changePlay, ledgerText } from 'c/success';
import type { LedgerStep, PlanChanges, PlayLedger, TaskUpdate } from 'c/success';
import { fill } from 'c/uiFormat';
import type { FieldValues } from 'c/uiWrites';
import { labels } from 'c/playbookLabels';
import type { PlaybookRecords, TaskRecord } from 'c/playbookRecords';
import { planningOf, toTasks } from './context.ts';
import type { PlaybookContext, RunningPlay } from './context.ts';
import { nameOf } from './names.ts';
import { closedStatus, openStatus } from './statuses.ts';
import { taskOfStep } from './steps.ts';
import { newTaskFields } from './taskFields.ts';
import { recordsAfter } from './after.ts';

/** What a person changes of a running play. */
export type PlayEdit =
    | { readonly kind: 'complete' | 'reopen'; readonly playId: string; readonly stepKey: string }
    | { readonly kind: 'reschedule'; readonly playId: string; readonly stepKey: string; readonly dueOn: string }
    | {
          readonly kind: 'reassign';
          readonly playId: string;
          readonly stepKey: string;
          readonly ownerId: string;
          readonly ownerName: string;
      }
    | { readonly kind: 'skip'; readonly playId: string; readonly stepKey: string; readonly reason: string }
    | { readonly kind: 'cancel'; readonly playId: string; readonly reason: string };

/** What an edit writes, all of it in one request. */
export interface PlannedEdit {
    /** Of the step, or of the play that is cancelled. */
    readonly name: string;
    /** What was done, as a sentence. */
    readonly message: string;
    /** As the records will be. */
    readonly records: PlaybookRecords;
    /** Who owns the task that the edit is about, where that is not the viewer. */
    readonly otherOwner: string | null;
    readonly playId: string;
    readonly playFields: FieldValues;
    readonly tasks: readonly TaskChange[];
    readonly newTasks: readonly FieldValues[];
    /**
     * The same without what changes in tasks of other people only because of it: an org may let nobody but a task's owner change it. The
     * nightly run moves those tasks. Null: nothing can be left out.
     */
    readonly withoutOthers: PlannedEdit | null;
}

export interface TaskChange {
    readonly taskId: string;
    readonly fields: FieldValues;
}

/** Plans an edit on what was read. Null: the play or the step is not there any more, or cannot be planned. */
export function planEdit(context: PlaybookContext, edit: PlayEdit): PlannedEdit | null {
    const play = context.running.find(({ record }) => record.id === edit.playId);
    // As it is stored, not as it is shown: a ledger ahead of its tasks would read as if somebody had moved them.
    const plan = play?.plan;
    if (!play || !plan) return null;
    const step = 'stepKey' in edit ? plan.ledger.steps.find(({ key }) => key === edit.stepKey) : null;
    if (step === undefined) return null;
    const planning = planningOf(context);
    if (planning === null) return null;
    const changes = changePlay(plan, edit, toTasks(context, play.tasks), planning);
    const name = step?.subject ?? nameOf(context, play.record);
    const message = messageOf(context, edit, name);
    const whole = {
        name,
        message: endMessage(context, play, changes, message),
        otherOwner: step ? otherOwnerOf(context, play, step) : null,
        reason: 'reason' in edit ? edit.reason : null
    };
    const secondary = changes.update.filter((update) => isSecondary(context, play, edit, update));
    const written = write(context, play, changes, whole);
    if (secondary.length === 0) return { ...written, withoutOthers: null };
    const kept = keeping(changes, plan.ledger, new Set(secondary.map(({ stepKey }) => stepKey)));
    const later = { ...whole, message: `${whole.message} ${labels.othersTonight}` };
    return { ...written, withoutOthers: { ...write(context, play, kept, later), withoutOthers: null } };
}

/**
 * Whether an update is of another person's task, and can wait for the nightly run: what the edit is about cannot, for a task that says
 * otherwise would undo it. Skipped steps and cancelled plays hold without their tasks.
 */
function isSecondary(context: PlaybookContext, play: RunningPlay, edit: PlayEdit, update: TaskUpdate): boolean {
    const task = play.tasks.find(({ id }) => id === update.taskId);
    const isSubject = 'stepKey' in edit && edit.stepKey === update.stepKey && edit.kind !== 'skip';
    return !isSubject && task?.ownerId !== context.userId;
}

/** The changes without the updates of some steps, whose ledger stays as it was. */
function keeping(changes: PlanChanges, before: PlayLedger, keys: ReadonlySet<string>): PlanChanges {
    const steps = changes.ledger.steps.map((step): LedgerStep => {
        const old = keys.has(step.key) ? before.steps.find(({ key }) => key === step.key) : undefined;
        if (!old) return step;
        const { dueOn, isFixed, ownerId, isOwnerFixed } = old;
        return { ...step, dueOn, isFixed, ownerId, isOwnerFixed };
    });
    return {
        ...changes,
        update: changes.update.filter(({ stepKey }) => !keys.has(stepKey)),
        ledger: { ...changes.ledger, steps }
    };
}

interface Wording {
    readonly name: string;
    readonly message: string;
    readonly otherOwner: string | null;
    readonly reason: string | null;
}

function write(
    context: PlaybookContext,
    play: RunningPlay,
    changes: PlanChanges,
    { reason, ...wording }: Wording
): Omit<PlannedEdit, 'withoutOthers'> {
    return {
        ...wording,
        records: recordsAfter(context, play, changes, reason),
        playId: play.record.id,
        playFields: { ...progressFields(changes), ...endFields(context, play, changes, reason) },
        tasks: changes.update.map((update) => ({ taskId: update.taskId, fields: updateFields(context, update) })),
        newTasks: changes.create.map((task) => newTaskFields(context, task, play.record.id))
    };
}

/** Fields of a play that follow from its ledger. */
export function progressFields(changes: PlanChanges): FieldValues {
    return {
        Step_Ledger__c: ledgerText(changes.ledger),
        Steps_Total__c: changes.stepsTotal,
        Steps_Done__c: changes.stepsDone,
        Next_Due_On__c: changes.nextDueOn
    };
}

/** Fields of a play that ends with the edit. */
function endFields(
    { format, plays, score }: PlaybookContext,
    { record }: RunningPlay,
    { status }: PlanChanges,
    reason: string | null
): FieldValues {
    if (status === 'running') return {};
    const coolDown = plays?.plays.find(({ key }) => key === record.key)?.coolDownDays;
    return {
        Play_Status__c: status === 'cancelled' ? 'Cancelled' : 'Completed',
        Running_Slot__c: null,
        Ended_On__c: format.today,
        Rests_Until__c: coolDown === undefined ? null : addDays(format.today, coolDown),
        Score_At_End__c: score,
        ...(status === 'cancelled' ? { End_Reason__c: reason } : {})
    };
}

function updateFields(context: PlaybookContext, { ownerId, dueOn, status }: TaskUpdate): FieldValues {
    return {
        ...(status === undefined ? {} : statusFields(context, status)),
        ...(dueOn === undefined ? {} : { ActivityDate: dueOn }),
        ...(ownerId === undefined ? {} : { OwnerId: ownerId })
    };
}

/** Whether a task is closed, and whether it was done: the two always change together. */
function statusFields(context: PlaybookContext, status: NonNullable<TaskUpdate['status']>): FieldValues {
    return {
        Status: status === 'reopen' ? openStatus(context) : closedStatus(context),
        Success_Not_Done__c: status === 'drop'
    };
}

function otherOwnerOf({ userId }: PlaybookContext, play: RunningPlay, step: LedgerStep): string | null {
    const task = taskOfStep(play, step);
    return !task || task.ownerId === userId ? null : (task.owner?.name ?? labels.somebody);
}

function messageOf({ format }: PlaybookContext, edit: PlayEdit, name: string): string {
    switch (edit.kind) {
        case 'complete':
            return fill(labels.savedDone, name);
        case 'reopen':
            return fill(labels.savedReopened, name);
        case 'reschedule':
            return fill(labels.savedMoved, name, format.weekday(edit.dueOn));
        case 'reassign':
            return fill(labels.savedOwner, name, edit.ownerName);
        case 'skip':
            return fill(labels.savedSkipped, name);
        default:
            return fill(labels.savedCancelled, name);
    }
}

/** Ending the last step ends the play: that is what is told. */
function endMessage(context: PlaybookContext, play: RunningPlay, { status }: PlanChanges, message: string): string {
    return status === 'completed' ? fill(labels.savedPlayDone, nameOf(context, play.record)) : message;
}

/** Whether what an edit is about is still as the viewer saw it: nobody changed that step, and the play runs. */
export function isSameStep(before: PlaybookContext, newest: PlaybookContext, edit: PlayEdit): boolean {
    const [old, now] = [before, newest].map(({ running }) => running.find(({ record }) => record.id === edit.playId));
    if (!old || !now) return false;
    return !('stepKey' in edit) || traits(old, edit.stepKey) === traits(now, edit.stepKey);
}

function traits(play: RunningPlay, stepKey: string): string {
    const step = play.changes?.ledger.steps.find(({ key }) => key === stepKey);
    if (!step) return '';
    const owner = taskOfStep(play, step)?.ownerId ?? step.ownerId;
    return JSON.stringify([step.state, step.dueOn, step.endedOn, step.reason, owner]);
}

/** The task of a step of a running play. */
export function taskOf(context: PlaybookContext, playId: string, stepKey: string): TaskRecord | null {
    const play = context.running.find(({ record }) => record.id === playId);
    const step = play?.plan?.ledger.steps.find(({ key }) => key === stepKey);
    return (play && step && taskOfStep(play, step)) ?? null;
}
