import { isCalendarDate } from './calendar.ts';
import type { GoalReading } from './journeyFacts.ts';
import type { CalendarDate } from './model.ts';
import { isRecord } from './shape.ts';

/** Figures of a goal as a record keeps them: all of them as a text of JSON, the latest in fields of its own. */
export interface StoredReadings {
    /** `[{"on":"2026-05-01","percent":40}]`. */
    readonly text: string | null;
    /** Of the latest figure. */
    readonly percent: number | null;
    readonly on: CalendarDate | null;
}

/** The oldest figures are let go when the text would be longer: so many characters fit. */
const MAX_TEXT = 8000;

/**
 * The figures kept, by day; one a day. The latest counts even where only its own fields are filled, by an import for example. Whatever is no
 * figure is left out.
 */
export function readGoalReadings({ text, percent, on }: StoredReadings): readonly GoalReading[] {
    const latest = { on, percent };
    return byDay([...parsed(text), latest].filter(isReading));
}

/** What to keep when a figure is added. Another figure of the same day takes the place of the one there was. */
export function withGoalReading(stored: StoredReadings, reading: GoalReading): StoredReadings {
    let readings = byDay([...readGoalReadings(stored), reading]);
    let text = JSON.stringify(readings);
    while (text.length > MAX_TEXT) {
        readings = readings.slice(1);
        text = JSON.stringify(readings);
    }
    const latest = readings.at(-1);
    return { text, percent: latest?.percent ?? null, on: latest?.on ?? null };
}

function byDay(readings: readonly GoalReading[]): readonly GoalReading[] {
    const kept = new Map(readings.map(({ on, percent }) => [on, { on, percent }]));
    return [...kept.values()].toSorted((a, b) => (a.on < b.on ? -1 : 1));
}

function parsed(text: string | null): readonly unknown[] {
    if (text === null) {
        return [];
    }
    try {
        const list: unknown = JSON.parse(text);
        return Array.isArray(list) ? list : [];
    } catch {
        return [];
    }
}

function isReading(value: unknown): value is GoalReading {
    return (
        isRecord(value) &&
        isCalendarDate(value.on) &&
        typeof value.percent === 'number' &&
        Number.isFinite(value.percent) &&
        value.percent >= 0
    );
}
