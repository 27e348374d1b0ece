import { fill } from 'c/uiFormat';
import { labels } from 'c/journeyLabels';
import type { PositionContext } from './context.ts';
import type { RulerLabel, RulerMark, RulerPoint, RulerView } from './types.ts';

/** Percent of the width that a week's number needs on wide and narrow rulers, and the last one, which has a word with it. */
const ROOM = { wide: 3.2, narrow: 8 } as const;
const LAST_ROOM = { wide: 9, narrow: 18 } as const;
/** So close to an end, or to each other, the words of the two points do not fit on one line. */
const END_ROOM = 18;

/** The weeks of the term on a line. */
export function rulerView(context: PositionContext): RulerView {
    const { position, journeyModel, format } = context;
    const { week, customerWeek, gapWeeks, term } = position;
    const last = Math.max(term.weeks ?? journeyModel.termWeeks, week);
    const at = (of: number): number => Math.round((Math.max(0, of) / last) * 1000) / 10;
    const isEnded = position.locatedOn !== format.today;
    const point = (word: string, of: number): RulerPoint => ({
        at: at(of),
        word,
        week: fill(labels.week, format.number(of))
    });
    const [customerAt, todayAt] = [at(customerWeek), at(week)];
    return {
        label: sentence(context, last),
        doneTo: customerAt,
        gapTo: todayAt,
        marks: marksOf(context, at, last),
        axis: axisOf(context, at, last),
        customer: gapWeeks === 0 ? null : point(labels.customer, customerWeek),
        today: point(isEnded ? labels.toldOn : labels.today, week),
        stacked: customerAt < END_ROOM || todayAt > 100 - END_ROOM
    };
}

function sentence({ position, format }: PositionContext, last: number): string {
    const { week, customerWeek, gapWeeks } = position;
    return gapWeeks === 0
        ? fill(labels.rulerOnTrack, format.number(week), format.number(last))
        : fill(labels.ruler, format.number(customerWeek), format.number(week), format.number(last));
}

/** A stage that is complete where it was due, others where their last milestone is. */
function marksOf({ position }: PositionContext, at: (week: number) => number, last: number): readonly RulerMark[] {
    const marks = position.stages.map(({ key, complete, dueWeek, lastDueWeek }): RulerMark => ({
        key,
        at: at(Math.min(last, complete ? dueWeek : lastDueWeek)),
        kind: complete ? 'done' : 'ahead'
    }));
    return marks.filter((mark, index) => marks.findIndex((other) => other.at === mark.at) === index);
}

/** The last week and the customer's come first, then stages, then the goals' checkpoints: what would touch is left out. */
function axisOf(
    { position, journeyModel, format }: PositionContext,
    at: (week: number) => number,
    last: number
): readonly RulerLabel[] {
    const { firstWeek, everyWeeks } = journeyModel.goalCheckpoints;
    const checkpoints = Array.from(
        { length: Math.max(0, Math.floor((last - firstWeek) / everyWeeks) + 1) },
        (_, index) => firstWeek + index * everyWeeks
    );
    const stages = position.stages.flatMap(({ complete, dueWeek, lastDueWeek }) => (complete ? dueWeek : lastDueWeek));
    const customer = position.gapWeeks > 0 ? [position.customerWeek] : [];
    const wanted = [...customer, ...stages, ...checkpoints].filter((week) => week > 0 && week < last);
    const wide = fitting(wanted, at, ROOM.wide, LAST_ROOM.wide);
    const narrow = new Set(fitting(wanted, at, ROOM.narrow, LAST_ROOM.narrow));
    return [
        ...wide
            .toSorted((a, b) => a - b)
            .map((week) => ({
                key: `week-${week}`,
                at: at(week),
                text: format.number(week),
                wideOnly: !narrow.has(week),
                last: false
            })),
        { key: 'last', at: 100, text: fill(labels.rulerWeek, format.number(last)), wideOnly: false, last: true }
    ];
}

function fitting(
    weeks: readonly number[],
    at: (week: number) => number,
    room: number,
    lastRoom: number
): readonly number[] {
    const kept: number[] = [];
    for (const week of weeks) {
        const isFree = kept.every((other) => Math.abs(at(other) - at(week)) >= room) && 100 - at(week) >= lastRoom;
        if (isFree) kept.push(week);
    }
    return kept;
}
