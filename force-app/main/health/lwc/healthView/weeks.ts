import { addDays, isCalendarDate } from 'c/success';
import type { HealthAnswer } from 'c/success';
import type { SnapshotRecord } from 'c/healthRecords';
import type { ViewContext } from './context.ts';

const YEAR_DAYS = 364;

/** A week of the year that the chart shows. */
export interface Week extends SnapshotRecord {
    /** Without the override, as the line is drawn. */
    readonly line: number | null;
}

/** Weeks in a row under one override. */
export interface Span {
    readonly from: string;
    readonly to: string;
    readonly score: number;
    readonly by: string | null;
}

/** Snapshots of the last year, and today at the end in place of this week's. */
export function weeksOf({ records, format, prepared }: ViewContext, answer: HealthAnswer | null): Week[] {
    const from = addDays(format.today, -YEAR_DAYS);
    const past = (records.year ?? [])
        .filter(
            ({ takenOn }) =>
                isCalendarDate(takenOn) &&
                takenOn >= from &&
                (answer ? takenOn < format.today : takenOn <= format.today)
        )
        .map((week): Week => ({ ...week, line: week.computedScore ?? (week.overridden ? null : week.score) }));
    if (!answer) return past;
    const scored = answer.kind === 'scored' ? answer : null;
    const today: Week = {
        takenOn: format.today,
        score: scored?.score ?? null,
        band: scored?.band.label ?? null,
        computedScore: scored?.computed?.score ?? null,
        line: scored?.computed?.score ?? null,
        modelVersion: prepared.model.version,
        overridden: answer.override !== null,
        overriddenBy: answer.override?.by ?? null
    };
    return [...past, today];
}

/** Weeks whose model is another than that of the week before. */
export function modelChanges(weeks: readonly Week[]): Week[] {
    return weeks.filter((week, index) => {
        const before = weeks[index - 1]?.modelVersion;
        return typeof before === 'number' && week.modelVersion !== null && week.modelVersion !== before;
    });
}

/**
 * Weeks in a row under the same override of the same person, until the week after. Of past overrides only the weeks are kept; the one in
 * force begins on the day on which it was set.
 * @param setOn Day of the override in force; null where there is none, or it is not known.
 */
export function overrideSpans(weeks: readonly Week[], setOn: string | null = null): Span[] {
    const spans: Span[] = [];
    weeks.forEach((week, index) => {
        if (!week.overridden || week.score === null) return;
        const to = weeks[index + 1]?.takenOn ?? week.takenOn;
        const last = spans[spans.length - 1];
        const continues = last?.to === week.takenOn && last.score === week.score && last.by === week.overriddenBy;
        if (continues) spans[spans.length - 1] = { ...last, to };
        else spans.push({ from: week.takenOn, to, score: week.score, by: week.overriddenBy });
    });
    return isCalendarDate(setOn) ? beginOn(setOn, spans, weeks) : spans;
}

/** Moves the start of the span that lasts until today back to its day, at most to the week before; an earlier override ends there. */
function beginOn(day: string, spans: readonly Span[], weeks: readonly Week[]): Span[] {
    const [last, earlier] = [spans.at(-1), spans.at(-2)];
    const lasts = last !== undefined && last.to === weeks.at(-1)?.takenOn;
    if (!lasts || day >= last.from) return [...spans];
    const before = weeks[weeks.findIndex(({ takenOn }) => takenOn === last.from) - 1];
    if (before && day < before.takenOn) return [...spans];
    const moved = { ...last, from: day };
    return earlier?.to === last.from
        ? [...spans.slice(0, -2), { ...earlier, to: day }, moved]
        : [...spans.slice(0, -1), moved];
}
