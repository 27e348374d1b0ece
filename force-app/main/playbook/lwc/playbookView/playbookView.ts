import { daysBetween } from 'c/success';
import type { LedgerStep, PlayVerdict } from 'c/success';
import { fill, withDays } from 'c/uiFormat';
import { labels } from 'c/playbookLabels';
import type { EndedPlayRecord } from 'c/playbookRecords';
import { noAccess, nothingToShow } from 'c/uiNothing';
import type { PlaybookContext, RunningPlay } from './context.ts';
import { verdictsOf } from './facts.ts';
import { nameOf } from './names.ts';
import { isRoleHidden, mayWrite } from './rights.ts';
import { stepViews, taskOfStep } from './steps.ts';
import type {
    ActivePlayView,
    FinishedPlayView,
    IdleView,
    NextStepView,
    PlaybookCardView,
    PlaybookNote,
    PlaysView
} from './types.ts';

export type * from './types.ts';
export type * from './startTypes.ts';
export { playbookContext } from './context.ts';
export type { PlaybookContext, PlaybookOptions, RunningPlay, TaskStatusValue } from './context.ts';
export { createPlaybookFormat } from './format.ts';
export type { PlaybookFormat } from './format.ts';
export { verdictsOf } from './facts.ts';
export { isSameStep, planEdit, taskOf } from './edits.ts';
export type { PlannedEdit, PlayEdit, TaskChange } from './edits.ts';
export { cancelForm, stepForm } from './forms.ts';
export type { StepForm } from './forms.ts';
export { choicesOf, firstChoice, reasonOf, refusalOf } from './choices.ts';
export { PLAY_ALIAS, planStart } from './start.ts';
export type { PlannedStart, StartChoices } from './start.ts';
export { previewOf } from './preview.ts';
export { nameOf } from './names.ts';
export { playLinks } from './links.ts';
export type { PlayLink } from './links.ts';

/** What the plays card shows on the day of `format.today`. Pure: the same records give the same view. */
export function playbookView(context: PlaybookContext): PlaybookCardView {
    const { records, plays } = context;
    const { customer, running } = records;
    if (customer === undefined) return noAccess();
    if (customer === null) {
        const text = fill(labels.noCustomerText, accountName(context));
        return { kind: 'noCustomer', heading: labels.noCustomerTitle, text };
    }
    if (running === undefined) return nothingToShow(fill(labels.noAccess, labels.permissionSet));
    if (plays === null && running.length === 0) {
        return { kind: 'notConfigured', heading: labels.notConfiguredTitle, text: labels.notConfiguredText };
    }
    return readyView(context);
}

function readyView(context: PlaybookContext): PlaysView {
    const { records, running } = context;
    const mayStart = mayWrite(context);
    const finished = (records.ended ?? []).map((play) => finishedView(context, play));
    return {
        kind: 'ready',
        next: nextStep(context, mayStart),
        plays: running.map((play) => activeView(context, play, mayStart)),
        idle: running.length === 0 ? idleView(context, mayStart) : null,
        finishedText: finished.length > 0 ? fill(labels.finishedPlays, context.format.number(finished.length)) : '',
        finished,
        mayStart,
        notes: notesOf(context)
    };
}

function accountName({ records }: PlaybookContext): string {
    return records.account.name ?? labels.thisAccount;
}

interface OwnStep {
    readonly play: RunningPlay;
    readonly step: LedgerStep;
}

/** The viewer's own open step that is due first; of one day, the one of the older play. */
function nextStep(context: PlaybookContext, mayComplete: boolean): NextStepView | null {
    const own: OwnStep[] = context.running.flatMap((play) => {
        const steps = play.changes?.ledger.steps ?? [];
        const isOwn = (step: LedgerStep): boolean => {
            return step.state === 'open' && taskOfStep(play, step)?.ownerId === context.userId;
        };
        return steps.filter(isOwn).map((step) => ({ play, step }));
    });
    const first = own.toSorted((a, b) => a.step.dueOn.localeCompare(b.step.dueOn))[0];
    if (!first) return null;
    const { play, step } = first;
    return {
        playId: play.record.id,
        stepKey: step.key,
        subject: step.subject,
        when: nextWhen(context, step.dueOn),
        overdue: step.dueOn < context.format.today,
        mayComplete
    };
}

function nextWhen({ format }: PlaybookContext, dueOn: string): string {
    const late = daysBetween(dueOn, format.today);
    if (late > 0) return late === 1 ? labels.overdueOne : fill(labels.overdueOther, format.number(late));
    if (late === 0) return labels.dueToday;
    return late === -1 ? labels.dueTomorrow : fill(labels.dueOn, format.weekday(dueOn));
}

function activeView(context: PlaybookContext, play: RunningPlay, isWritable: boolean): ActivePlayView {
    const { record, changes } = play;
    const { format } = context;
    const name = nameOf(context, record);
    const mayChange = isWritable && changes !== null;
    const cancel = mayChange ? [{ value: 'cancel', label: labels.cancelPlay } as const] : [];
    return {
        id: record.id,
        key: record.key,
        name,
        why: whyOf(context, play),
        progress: changes
            ? fill(labels.progress, format.number(changes.stepsDone), format.number(changes.stepsTotal))
            : '',
        menuLabel: fill(labels.stepActions, name),
        menu: [...cancel, { value: 'open', label: labels.openPlay }],
        steps: stepViews(context, play, mayChange)
    };
}

/** "Why: 5 tickets in 30 days; the rule is more than 3. Started Aug 24." */
function whyOf({ format, userId }: PlaybookContext, { record, changes }: RunningPlay): string {
    const why = withDays(record.why ?? '', format);
    const started = record.startedOn ? format.day(record.startedOn) : labels.noneDash;
    const ending = changes?.status === 'completed' ? ` ${labels.allDone}` : '';
    if (record.source !== 'Person') return fill(labels.why, sentence(why), started) + ending;
    if (record.startedById === userId) return fill(labels.whyYou, started, why) + ending;
    return fill(labels.whyPerson, record.startedBy ?? labels.somebody, started, why) + ending;
}

function sentence(text: string): string {
    return text === '' || /[.!?]$/.test(text) ? text : `${text}.`;
}

function idleView(context: PlaybookContext, mayStart: boolean): IdleView {
    const due = mayStart ? verdictsOf(context).filter(({ state }) => state === 'due') : [];
    const name = accountName(context);
    return {
        heading: labels.nothingRunning,
        text: idleText(context, due, name),
        due: due.map(({ play, why }, index) => ({
            key: play.key,
            name: play.label,
            why: withDays(why, context.format),
            label: fill(labels.startNamed, play.label),
            variant: index === 0 ? 'brand' : 'neutral'
        }))
    };
}

function idleText({ format }: PlaybookContext, due: readonly PlayVerdict[], name: string): string {
    if (due.length === 0) return fill(labels.nothingDue, name);
    return due.length === 1 ? fill(labels.dueOne, name) : fill(labels.dueOther, name, format.number(due.length));
}

function finishedView(context: PlaybookContext, play: EndedPlayRecord): FinishedPlayView {
    const { format, score } = context;
    const number = (value: number | null | undefined): string => {
        return typeof value === 'number' ? format.number(value) : labels.noneDash;
    };
    return {
        id: play.id,
        name: nameOf(context, play),
        ended: play.endedOn ? format.day(play.endedOn) : labels.noneDash,
        outcome:
            play.status === 'Cancelled'
                ? fill(labels.cancelledPlay, play.endReason ?? labels.noneDash)
                : labels.completedPlay,
        scoreStart: number(play.scoreAtStart),
        scoreEnd: number(play.scoreAtEnd),
        scoreNow: number(score)
    };
}

/** What the viewer may not see, and what cannot be read. */
function notesOf(context: PlaybookContext): PlaybookNote[] {
    const { records, running, usesDefaultModel, plays } = context;
    const isReadOnly = records.tasks === undefined || isRoleHidden(context);
    const locked = (key: string, text: string): PlaybookNote => ({ key, iconName: 'utility:lock', text });
    const info = (key: string, text: string): PlaybookNote => ({ key, iconName: 'utility:info', text });
    return [
        ...(isReadOnly ? [locked('tasks', fill(labels.readOnly, labels.permissionSet))] : []),
        ...running
            .filter(({ plan }) => plan === null)
            .map(({ record }) => info(record.id, fill(labels.ledgerBroken, nameOf(context, record)))),
        ...(plays !== null && areFactsHidden(context) ? [locked('data', labels.hiddenData)] : []),
        ...(usesDefaultModel ? [info('model', labels.defaultModel)] : [])
    ];
}

function areFactsHidden({ records: { metrics, recent } }: PlaybookContext): boolean {
    const isMetricHidden = metrics === undefined || metrics.some(({ value }) => value === undefined);
    return isMetricHidden || recent === undefined || recent.some(({ inputs }) => inputs === undefined);
}
