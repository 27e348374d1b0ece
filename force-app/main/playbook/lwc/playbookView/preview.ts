import { daysBetween, holidayOn, isBusinessDay, addDays, ownerOf } from 'c/success';
import type { LedgerStep, Play, PlayRoleKey, PlaysModel, WorkCalendar } from 'c/success';
import { fill } from 'c/uiFormat';
import { labels } from 'c/playbookLabels';
import type { PersonRecord } from 'c/playbookRecords';
import type { PlaybookContext } from './context.ts';
import { ownerOptions } from './forms.ts';
import { planStart } from './start.ts';
import type { StartChoices } from './start.ts';
import type { PreviewStepView, PreviewView } from './startTypes.ts';
import { stripOf } from './strip.ts';

const CHANNELS = {
    call: labels.channelCall,
    email: labels.channelEmail,
    meeting: labels.channelMeeting,
    review: labels.channelReview,
    task: labels.channelTask
} as const;

/** What starting a play would create. Null: it cannot be planned. */
export function previewOf(
    context: PlaybookContext,
    play: Play,
    choices: StartChoices,
    users: readonly PersonRecord[]
): PreviewView | null {
    const planned = planStart(context, play, choices);
    const { plays, format } = context;
    if (!planned || !plays) return null;
    const { steps } = planned.changes.ledger;
    const owners = ownerOptions(context, users);
    const holidays = holidaysBefore(steps, choices.startsOn, plays.calendar);
    const created = new Set(planned.changes.create.map(({ stepKey }) => stepKey));
    const count = created.size;
    return {
        name: play.label,
        goal: play.goal === '' ? '' : fill(labels.goal, sentence(play.goal)),
        strip: stripOf(
            choices.startsOn,
            steps.map((step, index) => ({ number: index + 1, on: step.dueOn })),
            plays.calendar,
            format
        ),
        heading: headingOf(count, format.number(count)),
        steps: steps.map((step, index) => ({
            ...stepView(context, plays, steps, step, index, created.has(step.key) ? owners : null),
            holidays: (holidays.get(step.key) ?? []).map((day) =>
                fill(labels.dayIs, format.weekday(day), holidayOn(plays.calendar, day) ?? '')
            )
        }))
    };
}

function sentence(text: string): string {
    return /[.!?]$/.test(text) ? text : `${text}.`;
}

function headingOf(count: number, text: string): string {
    if (count === 0) return labels.createNone;
    return count === 1 ? labels.createOne : fill(labels.createOther, text);
}

type Owners = PreviewStepView['owners'];

function stepView(
    context: PlaybookContext,
    plays: PlaysModel,
    steps: readonly LedgerStep[],
    step: LedgerStep,
    index: number,
    /** Null: it is sent, and nobody's task. */
    owners: Owners | null
): Omit<PreviewStepView, 'holidays'> {
    const { format } = context;
    return {
        key: step.key,
        number: index + 1,
        subject: step.subject,
        channel: step.kind === 'send' ? labels.channelSend : CHANNELS[step.channel],
        role: owners ? roleLabel(plays, step.role) : '',
        ownerLabel: owners ? fill(labels.owner, step.subject) : '',
        ownerId: step.ownerId ?? '',
        owners: owners ? withOwner(context, owners, step.ownerId) : [],
        ownerNote: owners ? ownerNote(context, plays, step) : '',
        date: format.longDay(step.dueOn),
        counted: [offsetText(step, format), ...waitsText(steps, step, format)]
    };
}

function roleLabel({ roles }: PlaysModel, role: PlayRoleKey): string {
    return roles.find(({ key }) => key === role)?.label ?? role;
}

/** The viewer, as the last resort, may be nobody that the records name. */
function withOwner({ userId }: PlaybookContext, owners: Owners, ownerId: string | null): Owners {
    if (ownerId === null || owners.some(({ value }) => value === ownerId)) return owners;
    return [{ value: ownerId, label: ownerId === userId ? labels.yourself : labels.somebody }, ...owners];
}

/** Says so where nobody has the role, and it is not the person that somebody chose. */
function ownerNote({ owners }: PlaybookContext, plays: PlaysModel, { role, ownerId }: LedgerStep): string {
    const isVacant = !owners.roles[role]?.isActive && ownerOf(role, plays.roles, owners).id === ownerId;
    return isVacant ? fill(labels.roleFalls, roleLabel(plays, role)) : '';
}

function offsetText({ offset }: LedgerStep, format: PlaybookContext['format']): string {
    const { days, unit } = offset;
    if (days === 0) return labels.onStart;
    const [one, other] =
        unit === 'business' ? [labels.businessOne, labels.businessOther] : [labels.calendarOne, labels.calendarOther];
    return days === 1 ? one : fill(other, format.number(days));
}

function waitsText(steps: readonly LedgerStep[], step: LedgerStep, format: PlaybookContext['format']): string[] {
    const numbers = step.dependsOn.flatMap((key) => {
        const index = steps.findIndex((other) => other.key === key);
        return index < 0 ? [] : [fill(labels.stepNumber, format.number(index + 1))];
    });
    if (numbers.length === 0) return [];
    return [fill(numbers.length === 1 ? labels.waitsFor : labels.waitsForMany, format.list(numbers))];
}

/** Holidays that moved a step's day, each told with the first step after it only. */
function holidaysBefore(
    steps: readonly LedgerStep[],
    startsOn: string,
    calendar: WorkCalendar
): ReadonlyMap<string, string[]> {
    const plain = { ...calendar, holidays: [] };
    const told = new Set<string>();
    const found = new Map<string, string[]>();
    const ordered = steps.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
    for (const { key, dueOn, offset } of ordered) {
        const first = offset.unit === 'business' ? startsOn : addDays(startsOn, offset.days - 1);
        const days = Array.from({ length: Math.max(0, daysBetween(first, dueOn)) }, (_, day) =>
            addDays(first, day + 1)
        );
        const skipped = days.filter(
            (day) => !told.has(day) && holidayOn(calendar, day) !== null && isBusinessDay(plain, day)
        );
        skipped.forEach((day) => told.add(day));
        found.set(key, skipped);
    }
    return found;
}
