import type { MilestonePosition } from 'c/success';
import { fill } from 'c/uiFormat';
import { labels } from 'c/journeyLabels';
import type { PositionContext } from './context.ts';
import { lateText } from './standing.ts';
import { chosenStage } from './path.ts';
import type { AllView, MenuItem, MilestonesView, MilestoneView } from './types.ts';

/** So many of the latest are listed where the chosen stage has only goals. */
const LATEST = 3;

/** Milestones of the chosen stage to tick; where it has only goals, what was done last. */
export function milestonesView(context: PositionContext): MilestonesView {
    const { position, format } = context;
    const stage = chosenStage(context);
    const own = position.milestones.filter(({ milestone, goal }) => milestone.stage === stage.key && goal === null);
    const rows = own.length > 0 ? own : latest(position.milestones);
    return {
        title: own.length > 0 ? fill(labels.milestonesOf, stage.stage.label) : labels.latest,
        rows: rows.map((one) => milestoneView(context, one)),
        emptyText: rows.length === 0 ? labels.noneDone : '',
        allText: fill(labels.all, format.number(position.milestones.length)),
        lines: [
            { key: 'sum', text: sumText(context) },
            { key: 'onboarding', text: onboardingText(context) },
            ...firstValueLine(context)
        ]
    };
}

/** Every milestone of the journey by stage, goals too. */
export function allView(context: PositionContext): AllView {
    const { position, format } = context;
    return {
        title: fill(labels.allTitle, format.number(position.milestones.length)),
        groups: position.stages.map(({ key, stage }) => ({
            key,
            label: stage.label,
            rows: position.milestones
                .filter(({ milestone }) => milestone.stage === key)
                .map((one) => milestoneView(context, one))
        }))
    };
}

/** What is overdue first: it is what there is to do. */
function latest(milestones: readonly MilestonePosition[]): readonly MilestonePosition[] {
    const plain = milestones.filter(({ goal }) => goal === null);
    const overdue = plain.filter(({ state }) => state === 'behind' || state === 'stuck');
    const done = plain.filter(({ completedOn }) => completedOn !== null);
    const byDay = done.toSorted((a, b) => (a.completedOn! < b.completedOn! ? 1 : -1));
    return [...overdue, ...byDay].slice(0, LATEST);
}

function milestoneView(context: PositionContext, one: MilestonePosition): MilestoneView {
    const { milestone, state, goal } = one;
    const late = state === 'behind' || state === 'stuck';
    const isWaived = state === 'waived';
    return {
        key: milestone.key,
        label: milestone.label,
        tickLabel: fill(labels.tick, milestone.label),
        checked: state === 'done',
        tickable: goal === null && !isWaived && context.editable,
        iconName: iconOf(one),
        text: milestoneText(context, one),
        late,
        weak: isWaived,
        menuLabel: fill(labels.milestoneMenu, milestone.label),
        menu: context.editable ? menuOf(one) : []
    };
}

/** In place of the box, where there is none to tick. */
function iconOf({ state }: MilestonePosition): string {
    if (state === 'done') return 'utility:success';
    if (state === 'waived') return 'utility:ban';
    return state === 'behind' || state === 'stuck' ? 'utility:warning' : 'utility:target';
}

function milestoneText(context: PositionContext, one: MilestonePosition): string {
    const { format } = context;
    const text = plainText(context, one);
    return one.goal?.attained == null ? text : `${format.percent(one.goal.attained)} · ${text}`;
}

function plainText({ format }: PositionContext, one: MilestonePosition): string {
    const due = format.day(one.dueOn);
    switch (one.state) {
        case 'done':
            return doneText(format.day(one.completedOn ?? one.dueOn), one.weeksLate, format.number(one.weeksLate));
        case 'waived':
            return waivedText(one.waiver?.on ? format.day(one.waiver.on) : null, one.waiver?.reason ?? '');
        case 'due':
            return fill(labels.openDue, format.number(one.dueWeek), due);
        case 'upcoming':
            return fill(labels.due, format.number(one.dueWeek), due);
        case 'behind':
            return fill(labels.openBehind, lateText(one.weeksLate, format), due);
        default:
            return fill(labels.openStuck, lateText(one.weeksLate, format), due);
    }
}

function doneText(day: string, weeksLate: number, weeks: string): string {
    if (weeksLate === 0) return fill(labels.doneOnTime, day);
    return weeksLate === 1 ? fill(labels.doneLateOne, day) : fill(labels.doneLateOther, day, weeks);
}

function waivedText(day: string | null, reason: string): string {
    const why = reason === '' ? labels.noReason : reason;
    return day === null ? fill(labels.waivedUndated, why) : fill(labels.waived, day, why);
}

/** What can be done with a milestone besides ticking it. Goals are done by their figures. */
export function menuOf({ state, goal }: MilestonePosition): readonly MenuItem[] {
    const item = (value: string, label: string): MenuItem => ({ value, label });
    if (state === 'waived') return [item('unwaive', labels.actUnwaive)];
    const figure = goal === null ? [] : [item('figure', labels.recordFigure)];
    if (state === 'done') {
        return goal === null ? [item('day', labels.actChangeDay), item('reopen', labels.actReopen)] : figure;
    }
    const day = goal === null ? [item('day', labels.actDay)] : [];
    return [...figure, ...day, item('replan', labels.actReplan), item('waive', labels.actWaive)];
}

function sumText({ position, format }: PositionContext): string {
    const done = position.milestones.filter(({ state }) => state === 'done').length;
    const asked = position.milestones.filter(({ state }) => state !== 'waived').length;
    const { due, onTime } = position.onTime;
    const counts = [format.number(done), format.number(asked)] as const;
    return due === 0
        ? fill(labels.sumNoneDue, ...counts)
        : fill(labels.sum, ...counts, format.number(onTime), format.number(due));
}

function onboardingText({ position: { onboarding }, format }: PositionContext): string {
    switch (onboarding.kind) {
        case 'complete':
            return fill(
                labels.onboarded,
                format.day(onboarding.on),
                daysText(onboarding.days, format.number(onboarding.days))
            );
        case 'completeUndated':
            return labels.onboardedUndated;
        default:
            return onboarding.remaining === 1
                ? labels.onboardingOne
                : fill(labels.onboardingOther, format.number(onboarding.remaining));
    }
}

function firstValueLine({ position: { firstValue }, format }: PositionContext): MilestonesView['lines'] {
    if (firstValue.kind !== 'reached') return [];
    const days = daysText(firstValue.days, format.number(firstValue.days));
    return [{ key: 'firstValue', text: fill(labels.firstValue, format.day(firstValue.on), days) }];
}

function daysText(days: number, text: string): string {
    return days === 1 ? labels.daysOne : fill(labels.daysOther, text);
}
