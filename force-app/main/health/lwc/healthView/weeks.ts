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

/** Weeks in a row under the same override of the same person, until the week after. */
export function overrideSpans(weeks: readonly Week[]): Span[] {
    const spans: Span[] = [];
    weeks.forEach((week, index) => {
        if (!week.overridden || week.score === null) return;
        const to = weeks[index + 1]?.takenOn ?? week.takenOn;
        const last = spans[spans.length - 1];
        const continues = last?.to === week.takenOn && last.score === week.score && last.by === week.overriddenBy;
        if (continues) spans[spans.length - 1] = { ...last, to };
        else spans.push({ from: week.takenOn, to, score: week.score, by: week.overriddenBy });
    });
    return spans;
}
