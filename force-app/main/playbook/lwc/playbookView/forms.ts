import { holidayOn, isBusinessDay, isCalendarDate } from 'c/success';
import type { LedgerStep } from 'c/success';
import { fill } from 'c/uiFormat';
import type { FormField, FormValues } from 'c/uiFormDialog';
import { labels } from 'c/playbookLabels';
import type { PersonRecord } from 'c/playbookRecords';
import type { PlaybookContext } from './context.ts';
import type { PlayEdit } from './edits.ts';
import { nameOf } from './names.ts';
import { peopleOf, personText } from './people.ts';
import { taskOfStep } from './steps.ts';

/** A dialog that asks for what an edit needs. */
export interface StepForm {
    readonly action: 'reschedule' | 'reassign' | 'skip' | 'cancel';
    readonly heading: string;
    readonly intro: string;
    readonly fields: readonly FormField[];
    readonly check: (values: FormValues) => FormValues;
    /** The edit that the values make. */
    readonly edit: (values: FormValues) => PlayEdit;
}

export interface StepFormRequest {
    readonly playId: string;
    readonly stepKey: string;
    readonly action: 'reschedule' | 'reassign' | 'skip';
}

const MAX_REASON = 255;

/** Null: the play or the step is not there any more. */
export function stepForm(
    context: PlaybookContext,
    request: StepFormRequest,
    users: readonly PersonRecord[]
): StepForm | null {
    const play = context.running.find(({ record }) => record.id === request.playId);
    const step = play?.changes?.ledger.steps.find(({ key }) => key === request.stepKey);
    if (!play || !step) return null;
    if (request.action === 'reschedule') return dayForm(context, request, step);
    if (request.action === 'skip') return skipForm(request, step);
    const ownerId = taskOfStep(play, step)?.ownerId ?? step.ownerId ?? '';
    return ownerForm(request, step, ownerId, ownerOptions(context, users));
}

function dayForm(context: PlaybookContext, { playId, stepKey }: StepFormRequest, step: LedgerStep): StepForm {
    const { today } = context.format;
    const value = step.dueOn < today ? today : step.dueOn;
    return {
        action: 'reschedule',
        heading: fill(labels.rescheduleTitle, step.subject),
        intro: labels.rescheduleText,
        fields: [{ name: 'dueOn', label: labels.newDate, type: 'date', value, min: today, required: true }],
        check: ({ dueOn }) => ({ dueOn: dayFault(context, dueOn ?? '') }),
        edit: ({ dueOn }) => ({ kind: 'reschedule', playId, stepKey, dueOn: dueOn ?? '' })
    };
}

function ownerForm(
    { playId, stepKey }: StepFormRequest,
    step: LedgerStep,
    value: string,
    options: readonly { readonly value: string; readonly label: string }[]
): StepForm {
    return {
        action: 'reassign',
        heading: fill(labels.reassignTitle, step.subject),
        intro: '',
        fields: [{ name: 'ownerId', label: labels.newOwner, type: 'choice', value, required: true, options }],
        check: ({ ownerId }) => ({ ownerId: ownerId ? '' : labels.checkOwner }),
        edit: ({ ownerId = '' }) => {
            const ownerName = options.find((option) => option.value === ownerId)?.label ?? labels.somebody;
            return { kind: 'reassign', playId, stepKey, ownerId, ownerName };
        }
    };
}

function skipForm({ playId, stepKey }: StepFormRequest, step: LedgerStep): StepForm {
    return {
        action: 'skip',
        heading: fill(labels.skipTitle, step.subject),
        intro: labels.skipText,
        ...reasonField(),
        edit: ({ reason }) => ({ kind: 'skip', playId, stepKey, reason: reason ?? '' })
    };
}

/** Null: the play is not there any more. */
export function cancelForm(context: PlaybookContext, playId: string): StepForm | null {
    const play = context.running.find(({ record }) => record.id === playId);
    if (!play) return null;
    const open = play.tasks.filter(({ closed }) => !closed).length;
    return {
        action: 'cancel',
        heading: fill(labels.cancelTitle, nameOf(context, play.record)),
        intro: open === 1 ? labels.cancelTextOne : fill(labels.cancelTextOther, context.format.number(open)),
        ...reasonField(),
        edit: ({ reason }) => ({ kind: 'cancel', playId, reason: reason ?? '' })
    };
}

function reasonField(): Pick<StepForm, 'fields' | 'check'> {
    return {
        fields: [
            { name: 'reason', label: labels.reason, type: 'text', value: '', maxLength: MAX_REASON, required: true }
        ],
        check: ({ reason }) => ({ reason: reason ? '' : labels.checkReason })
    };
}

function dayFault({ format, plays }: PlaybookContext, day: string): string {
    if (!isCalendarDate(day) || day < format.today) return fill(labels.checkDate, format.day(format.today));
    if (!plays || isBusinessDay(plays.calendar, day)) return '';
    return fill(labels.offDay, format.weekday(day), holidayOn(plays.calendar, day) ?? labels.weekend);
}

/** People to choose from: those that the account knows first, then everybody active. */
export function ownerOptions(
    { records, userId }: Pick<PlaybookContext, 'records' | 'userId'>,
    users: readonly PersonRecord[]
): { readonly value: string; readonly label: string }[] {
    const known = [...peopleOf(records).values()].filter(({ active }) => active);
    const all = new Map([...known, ...users].map((person) => [person.id, person]));
    return [...all.values()].map(({ id, name }) => ({ value: id, label: personText(name, id === userId) }));
}
