import type { JourneyPosition, MilestonePosition } from 'c/success';
import { fill } from 'c/uiFormat';
import type { Format } from 'c/uiFormat';
import { labels } from 'c/journeyLabels';
import type { PositionContext } from './context.ts';
import type { StandingView } from './types.ts';

/** In one line: how far behind, where the customer should be, where it is. Nobody who was lost is on track. */
export function standingView({ journey, position, format }: PositionContext): StandingView {
    const { gapWeeks } = position;
    const chip = gapWeeks === 0 ? labels.onTrack : lateText(gapWeeks, format);
    return {
        chip: journey.outcome === 'Lost' ? null : chip,
        tone: gapWeeks === 0 ? 'green' : 'yellow',
        expected: expectedText(position, format),
        actual: actualText(position, format)
    };
}

/** "3 weeks behind". */
export function lateText(weeks: number, format: Format): string {
    return weeks === 1 ? labels.behindOne : fill(labels.behindOther, format.number(weeks));
}

function expectedText({ expectedStage, oldestOverdue }: JourneyPosition, format: Format): string {
    if (expectedStage === null) return labels.expectedNone;
    const stage = expectedStage.stage.label;
    if (oldestOverdue === null) return fill(labels.expectedStage, stage);
    const sentence = oldestOverdue.goal === null ? labels.expectedDone : labels.expectedDue;
    return fill(sentence, stage, oldestOverdue.milestone.label, format.number(oldestOverdue.dueWeek));
}

function actualText({ actualStage, oldestOverdue }: JourneyPosition, format: Format): string {
    if (oldestOverdue === null) {
        return actualStage === null ? labels.actualNone : fill(labels.actualStage, actualStage.stage.label);
    }
    const part =
        actualStage === null ? labels.actualNonePart : fill(labels.actualCompletePart, actualStage.stage.label);
    return overdueText(part, oldestOverdue, format);
}

function overdueText(part: string, { milestone, goal }: MilestonePosition, format: Format): string {
    if (goal === null) return fill(labels.actualOpen, part, milestone.label);
    return goal.attained === null
        ? fill(labels.actualNoFigure, part, milestone.label)
        : fill(labels.actualGoal, part, milestone.label, format.percent(goal.attained));
}
