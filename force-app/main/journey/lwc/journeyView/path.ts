import type { StagePosition } from 'c/success';
import { fill } from 'c/uiFormat';
import type { Format } from 'c/uiFormat';
import { labels } from 'c/journeyLabels';
import type { PositionContext } from './context.ts';
import type { StageState, StageView } from './types.ts';

const STATE_TEXTS: Readonly<Record<StageState, string>> = {
    done: labels.stageDone,
    current: labels.stageCurrent,
    left: labels.stageLeft,
    ahead: labels.stageAhead
};

/** The stage shown below the path: the one chosen, else the one that the customer works on, else the last. */
export function chosenStage({ position, choice }: PositionContext): StagePosition {
    const { stages, nextStage } = position;
    return stages.find(({ key }) => key === choice.stage) ?? nextStage ?? stages.at(-1)!;
}

/** The stages in order. */
export function stageViews(context: PositionContext): readonly StageView[] {
    const { position, format } = context;
    const chosen = chosenStage(context);
    const current = position.stages.findIndex(({ key }) => key === position.nextStage?.key);
    return position.stages.map((stage, index) => {
        const state = stateOf(stage, index, current);
        return {
            key: stage.key,
            label: stage.stage.label,
            state,
            stateText: STATE_TEXTS[state],
            chosen: stage.key === chosen.key,
            weeks: weeksText(stage, format),
            count: countText(stage, format)
        };
    });
}

/** A stage before the current one that is not complete was left behind: a later one was completed first. */
function stateOf({ complete }: StagePosition, index: number, current: number): StageState {
    if (complete) return 'done';
    if (index === current) return 'current';
    return current < 0 || index < current ? 'left' : 'ahead';
}

function weeksText({ dueWeek, lastDueWeek }: StagePosition, format: Format): string {
    return lastDueWeek > dueWeek
        ? fill(labels.weeks, format.number(dueWeek), format.number(lastDueWeek))
        : fill(labels.week, format.number(dueWeek));
}

function countText({ done, waived, total }: StagePosition, format: Format): string {
    if (waived === total) return labels.allWaived;
    const counts = [format.number(done), format.number(total - waived)] as const;
    return waived === 0 ? fill(labels.count, ...counts) : fill(labels.countWaived, ...counts, format.number(waived));
}
