import { isCalendarDate } from './calendar.ts';
import type { CalendarDate } from './model.ts';
import { addOffset } from './playCalendar.ts';
import type { LedgerStep, PlayLedger, PlayPlan } from './playsAnswer.ts';
import type { Play, PlayStep, WorkCalendar } from './playsModel.ts';
import { isRecord } from './shape.ts';

/** Characters that the field for the ledger holds. */
const MAX_LEDGER = 32_000;

/** What a person chose in place of what the planner would, by key of step. */
export interface StartChoices {
    readonly owners?: Readonly<Record<string, string>>;
}

/**
 * A play as it starts on a day: its steps are copied into the ledger, so that a model that changes later does not change a play that runs.
 * Every step has a day from the start; steps that wait for others have a provisional one. Throws `RangeError` for what is not a day.
 */
export function startPlay(
    play: Play,
    startedOn: CalendarDate,
    calendar: WorkCalendar,
    choices: StartChoices = {}
): PlayPlan {
    const steps = play.steps.map((step): LedgerStep => {
        const owner = choices.owners?.[step.key] ?? null;
        return {
            ...copyOf(step),
            state: step.dependsOn?.length ? 'waiting' : 'open',
            dueOn: addOffset(calendar, startedOn, step.offset),
            isFixed: false,
            ownerId: owner,
            isOwnerFixed: owner !== null,
            endedOn: null,
            reason: null,
            taskId: null,
            isSent: false
        };
    });
    return { playId: null, playKey: play.key, startedOn, status: 'running', ledger: { version: 1, steps } };
}

function copyOf(
    step: PlayStep
): Pick<
    LedgerStep,
    'key' | 'kind' | 'subject' | 'description' | 'role' | 'channel' | 'offset' | 'dependsOn' | 'emailTemplate'
> {
    return {
        key: step.key,
        kind: step.kind,
        subject: step.subject,
        description: step.description ?? null,
        role: step.role,
        channel: step.channel,
        offset: step.offset,
        dependsOn: step.dependsOn ?? [],
        emailTemplate: step.emailTemplate ?? null
    };
}

/** The ledger as it is stored. Descriptions are left out where it would not fit: they are on the tasks. */
export function ledgerText(ledger: PlayLedger): string {
    const text = JSON.stringify(ledger);
    if (text.length <= MAX_LEDGER) {
        return text;
    }
    return JSON.stringify({ ...ledger, steps: ledger.steps.map((step) => ({ ...step, description: null })) });
}

/** The ledger that a text holds; null when it holds none: blank, cut off, or of a later version. Never throws. */
export function parseLedger(text: string | null): PlayLedger | null {
    try {
        const parsed: unknown = JSON.parse(text ?? '');
        return isLedger(parsed) ? parsed : null;
    } catch {
        return null;
    }
}

function isLedger(input: unknown): input is PlayLedger {
    return isRecord(input) && input.version === 1 && Array.isArray(input.steps) && input.steps.every(isStep);
}

const STATES: readonly unknown[] = ['waiting', 'open', 'done', 'skipped', 'cancelled'];
const KINDS: readonly unknown[] = ['task', 'send'];

function isStep(input: unknown): boolean {
    if (!isRecord(input)) {
        return false;
    }
    const { offset, dependsOn } = input;
    const isOffset =
        isRecord(offset) && Number.isInteger(offset.days) && (offset.unit === 'business' || offset.unit === 'calendar');
    return (
        isOffset &&
        isTexts([input.key, input.subject, input.role, input.channel]) &&
        isTextsOrNull([input.description, input.emailTemplate, input.ownerId, input.reason, input.taskId]) &&
        KINDS.includes(input.kind) &&
        STATES.includes(input.state) &&
        Array.isArray(dependsOn) &&
        isTexts(dependsOn) &&
        isCalendarDate(input.dueOn) &&
        (input.endedOn === null || isCalendarDate(input.endedOn)) &&
        [input.isFixed, input.isOwnerFixed, input.isSent].every((flag) => typeof flag === 'boolean')
    );
}

function isTexts(values: readonly unknown[]): boolean {
    return values.every((value) => typeof value === 'string');
}

function isTextsOrNull(values: readonly unknown[]): boolean {
    return values.every((value) => value === null || typeof value === 'string');
}
