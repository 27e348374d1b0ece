import type { CalendarDate, CheckpointPosition } from 'c/success';
import { fill } from 'c/uiFormat';
import { labels } from 'c/renewalLabels';
import type { CheckpointRecord } from 'c/renewalRecords';
import type { ClockContext } from './context.ts';
import type { CheckpointAct, CheckpointRow, CheckpointsView, OutstandingView } from './types.ts';
import { daysText } from './words.ts';

/** More would push the rest of the card out of sight; the list of checkpoints has them all. */
const MAX_OUTSTANDING = 2;

/** What should have happened, and what is next: a row for each checkpoint of the model. */
export function checkpointsView(context: ClockContext): CheckpointsView {
    const { clock, format } = context;
    const count = format.number(clock.checkpoints.length);
    const late = clock.outstanding.filter((position) => isAsked(context, position)).length;
    return {
        rows: clock.checkpoints.map((position) => rowOf(context, position)),
        allText:
            late > MAX_OUTSTANDING
                ? fill(labels.checkpointsLate, count, format.number(late))
                : fill(labels.checkpointsAll, count)
    };
}

/**
 * The worst of what a person should have done. Where checkpoints are hidden, nobody can say; that the Opportunity is not open yet, its own
 * row says.
 */
export function outstandingView(context: ClockContext): readonly OutstandingView[] {
    const { clock, format } = context;
    return clock.outstanding
        .filter((position) => position.checkpoint.doneBy === undefined && isAsked(context, position))
        .slice(0, MAX_OUTSTANDING)
        .map((position) => {
            const { key, checkpoint, dueOn, state } = position;
            const strong = state === 'due' ? labels.outstandingToday : labels.outstandingStrong;
            return {
                key,
                strong: fill(strong, checkpoint.label, format.day(dueOn)),
                text: fill(labels.outstandingText, format.number(checkpoint.daysBefore)),
                act: actOf(context, position, { tick: labels.logIt, tickSpoken: labels.logItLabel })
            };
        });
}

/** Whether the viewer may not see if a checkpoint is done. */
export function isHidden({ records, journey }: ClockContext, { checkpoint }: CheckpointPosition): boolean {
    if (checkpoint.doneBy === 'opportunity') return false;
    if (records.checkpoints === undefined) return true;
    return records.checkpoints.some(
        ({ journeyId, key, completedOn }) =>
            journeyId === journey.id && key === checkpoint.key && completedOn === undefined
    );
}

/** Whether it is known that it is not done, and asked of this customer. */
function isAsked(context: ClockContext, position: CheckpointPosition): boolean {
    return !isHidden(context, position) && waiverOf(context, position) === null;
}

interface Waiver {
    readonly on: CalendarDate;
    readonly reason: string;
}

/** Since when and why a checkpoint is not asked of this customer; null: it is. */
function waiverOf(context: ClockContext, position: CheckpointPosition): Waiver | null {
    const row = recordOf(context, position);
    return row?.waivedOn && !row.completedOn ? { on: row.waivedOn, reason: row.waiverReason ?? labels.noValue } : null;
}

function recordOf({ records, journey }: ClockContext, { key }: CheckpointPosition): CheckpointRecord | undefined {
    return records.checkpoints?.find((one) => one.journeyId === journey.id && one.key === key);
}

const ICONS: Readonly<Record<CheckpointPosition['state'], readonly [iconName: string, tone: string]>> = {
    done: ['utility:success', 'good'],
    upcoming: ['utility:clock', 'plain'],
    due: ['utility:clock', 'late'],
    late: ['utility:warning', 'late'],
    dropped: ['utility:ban', 'plain']
};

function rowOf(context: ClockContext, position: CheckpointPosition): CheckpointRow {
    const { format } = context;
    const { key, checkpoint, dueOn, state } = position;
    const hidden = isHidden(context, position);
    const waiver = hidden ? null : waiverOf(context, position);
    const [iconName, tone] = hidden ? ['utility:lock', 'plain'] : ICONS[waiver ? 'dropped' : state];
    const act =
        hidden || waiver ? null : actOf(context, position, { tick: labels.markDone, tickSpoken: labels.markDoneLabel });
    const [dayLabel, spoken] =
        state === 'done' ? [labels.changeDay, labels.changeDayLabel] : [labels.otherDay, labels.otherDayLabel];
    return {
        key,
        iconName,
        iconClass: `icon icon_${tone}`,
        before: daysText(checkpoint.daysBefore, format),
        label: checkpoint.label,
        due: format.day(dueOn),
        state: hidden
            ? labels.hiddenFromYou
            : waiver
              ? fill(labels.stateWaived, format.day(waiver.on), waiver.reason)
              : stateText(context, position),
        stateClass: !hidden && !waiver && state === 'late' ? 'state state_late' : 'state',
        act,
        dayLabel: act ? dayLabel : '',
        daySpokenLabel: act ? fill(spoken, checkpoint.label) : ''
    };
}

function stateText(context: ClockContext, { checkpoint, state, doneOn, daysLate }: CheckpointPosition): string {
    const { format, opportunity } = context;
    if (state === 'due') return labels.stateDue;
    if (state === 'dropped') return labels.stateDropped;
    if (state === 'late') return fill(labels.stateLate, daysText(daysLate, format));
    if (state === 'upcoming') {
        return daysLate === -1 ? labels.stateTomorrow : fill(labels.stateIn, daysText(-daysLate, format));
    }
    // Of an Opportunity that the viewer may not see, nobody knows the day.
    const isDayKnown = checkpoint.doneBy !== 'opportunity' || Boolean(opportunity?.createdAt);
    if (doneOn === null || !isDayKnown) return labels.stateDone;
    const early = daysLate < 0 ? labels.stateEarly : labels.stateOnTime;
    return fill(daysLate > 0 ? labels.stateDoneLate : early, format.day(doneOn));
}

/** Null for what nobody ticks, and once the renewal is decided. */
function actOf(
    context: ClockContext,
    position: CheckpointPosition,
    { tick, tickSpoken }: { readonly tick: string; readonly tickSpoken: string }
): CheckpointAct | null {
    const { key, checkpoint, dueOn, state, doneOn } = position;
    if (checkpoint.doneBy === 'opportunity' || context.isDecided) return null;
    const isDone = state === 'done';
    const row = recordOf(context, position);
    return {
        key,
        label: isDone ? labels.undo : tick,
        spokenLabel: fill(isDone ? labels.undoLabel : tickSpoken, checkpoint.label),
        doneOn,
        busy: context.saving.has(key),
        checkpoint: {
            key,
            label: checkpoint.label,
            dueOn,
            rowId: row?.id || null,
            lastModifiedAt: row?.lastModifiedAt ?? null
        }
    };
}
