import type { MilestonePosition } from 'c/success';
import { fill } from 'c/uiFormat';
import { labels } from 'c/journeyLabels';
import type { PositionContext } from './context.ts';
import { menuOf } from './milestones.ts';
import { lateText } from './standing.ts';
import type { GoalsView, GoalView } from './types.ts';

/** The goals of the journey; null where the model has none. */
export function goalsView(context: PositionContext): GoalsView | null {
    const { position } = context;
    const goals = position.milestones.filter(({ goal }) => goal !== null);
    if (goals.length === 0) return null;
    const stages = new Set(goals.map(({ milestone }) => milestone.stage));
    const stage = stages.size === 1 ? position.stages.find(({ key }) => stages.has(key)) : undefined;
    return {
        title: stage ? fill(labels.goals, stage.stage.label) : labels.goalsPlain,
        goals: goals.map((one) => goalView(context, one))
    };
}

function goalView(context: PositionContext, one: MilestonePosition): GoalView {
    const { format, editable } = context;
    const { milestone, state, goal } = one;
    const late = state === 'behind' || state === 'stuck';
    const attained = goal?.attained ?? null;
    return {
        key: milestone.key,
        label: milestone.label,
        share: (attained ?? 0) / 100,
        tone: state === 'done' ? 'green' : late ? 'yellow' : 'none',
        percent: attained === null ? '' : format.percent(attained),
        dueText: fill(labels.due, format.number(one.dueWeek), format.day(one.dueOn)),
        rightText: rightText(context, one),
        late,
        recordLabel: editable && state !== 'waived' ? fill(labels.recordFigureOf, milestone.label) : '',
        menuLabel: fill(labels.milestoneMenu, milestone.label),
        menu: editable ? menuOf(one) : []
    };
}

function rightText({ format }: PositionContext, one: MilestonePosition): string {
    const { state, goal, weeksLate } = one;
    if (state === 'waived') {
        return one.waiver?.reason ? fill(labels.waivedUndated, one.waiver.reason) : labels.waivedUndated;
    }
    if (state === 'done' && one.completedOn) return fill(labels.reached, format.day(one.completedOn));
    if (state === 'behind' || state === 'stuck') return lateText(weeksLate, format);
    return goal?.measuredOn ? fill(labels.asOf, format.day(goal.measuredOn)) : labels.noFigure;
}
