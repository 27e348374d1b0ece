import { addDays, daysBetween, holidayOn, isBusinessDay } from 'c/success';
import type { WorkCalendar } from 'c/success';
import { fill } from 'c/uiFormat';
import { labels } from 'c/playbookLabels';
import type { PlaybookFormat } from './format.ts';
import type { StripDayView, StripHolidayView, StripMarkView, StripMonthView, StripView } from './startTypes.ts';

/** A step and its day, by the number that the list has. */
export interface StripStep {
    readonly number: number;
    readonly on: string;
}

/** As many days are drawn at least and at most. */
const MIN_DAYS = 14;
const MAX_DAYS = 120;
/** Columns that the name of a holiday takes beside its day. */
const NAME_COLUMNS = 6;
/** Below months, days; marks of steps are in it, too. */
const FIRST_NAME_ROW = 3;

/** The days from the start of a play to a day after its last step. */
export function stripOf(
    startsOn: string,
    steps: readonly StripStep[],
    calendar: WorkCalendar,
    format: PlaybookFormat
): StripView {
    const last = steps.reduce((latest, { on }) => (on > latest ? on : latest), startsOn);
    const length = Math.min(MAX_DAYS, Math.max(MIN_DAYS, daysBetween(startsOn, last) + 2));
    const dates = Array.from({ length }, (_, index) => addDays(startsOn, index));
    return {
        sentence: sentenceOf(startsOn, last, steps, format),
        gridStyle: `grid-template-columns: repeat(${length}, minmax(1.625rem, 1fr))`,
        months: monthsOf(dates, format),
        days: dates.map((date, index) => dayView(date, index, startsOn, steps, calendar, format)),
        marks: marksOf(dates, steps),
        holidays: holidaysOf(dates, steps, calendar)
    };
}

function sentenceOf(from: string, to: string, steps: readonly StripStep[], format: PlaybookFormat): string {
    const days = [...byDay(steps)].map(([on, numbers]) =>
        fill(labels.stripStep, format.list(numbers.map((number) => format.number(number))), format.weekday(on))
    );
    return fill(labels.stripLabel, format.day(from), format.day(to), format.list(days));
}

function byDay(steps: readonly StripStep[]): ReadonlyMap<string, number[]> {
    const days = new Map<string, number[]>();
    for (const { on, number } of steps.toSorted((a, b) => a.on.localeCompare(b.on))) {
        days.set(on, [...(days.get(on) ?? []), number]);
    }
    return days;
}

function monthsOf(dates: readonly string[], format: PlaybookFormat): StripMonthView[] {
    const firsts = dates.flatMap((date, index) => (index === 0 || date.endsWith('-01') ? [index] : []));
    return firsts.map((index, position) => {
        const end = firsts[position + 1] ?? dates.length;
        return {
            key: dates[index]!,
            label: format.longMonth(dates[index]!),
            style: `grid-column: ${index + 1} / ${end + 1}`
        };
    });
}

function dayView(
    date: string,
    index: number,
    startsOn: string,
    steps: readonly StripStep[],
    calendar: WorkCalendar,
    format: PlaybookFormat
): StripDayView {
    const isStep = steps.some(({ on }) => on === date);
    const kind = isStep
        ? ' day_step'
        : holidayOn(calendar, date) !== null
          ? ' day_holiday'
          : isBusinessDay(calendar, date)
            ? ''
            : ' day_off';
    return {
        key: date,
        weekday: format.letter(date),
        number: String(Number(date.slice(-2))),
        className: `day${kind}${date === startsOn ? ' day_start' : ''}`,
        style: `grid-column: ${index + 1}`
    };
}

function marksOf(dates: readonly string[], steps: readonly StripStep[]): StripMarkView[] {
    const days = byDay(steps);
    const marks = dates.flatMap((date, index): StripMarkView[] => {
        const numbers = days.get(date);
        if (!numbers) return [];
        return [
            {
                key: date,
                text: numbers.join(', '),
                className: 'mark mark_step',
                style: `grid-column: ${index + 1}`
            }
        ];
    });
    const first = dates[0]!;
    const start = { key: 'start', text: labels.start, className: 'mark', style: 'grid-column: 1' };
    return days.has(first) ? marks : [start, ...marks];
}

/** Holidays on days that would be worked: a name each, beside the day on which there is room, below what stands there already. */
function holidaysOf(dates: readonly string[], steps: readonly StripStep[], calendar: WorkCalendar): StripHolidayView[] {
    const plain = { ...calendar, holidays: [] };
    const taken = dates.flatMap((date, index): Place[] => {
        const isMarked = index === 0 || steps.some(({ on }) => on === date);
        return isMarked ? [{ from: index, to: index, level: 0 }] : [];
    });
    return dates.flatMap((date, index): StripHolidayView[] => {
        const name = holidayOn(calendar, date);
        if (name === null || !isBusinessDay(plain, date)) return [];
        const isBefore = index >= NAME_COLUMNS;
        const from = isBefore ? index - NAME_COLUMNS : index;
        const to = isBefore ? index : Math.min(index + NAME_COLUMNS, dates.length - 1);
        const level = freeLevel(taken, from, to);
        taken.push({ from, to, level });
        return [
            {
                key: date,
                text: fill(labels.skippedDay, name),
                className: `holiday ${isBefore ? 'holiday_before' : 'holiday_after'}`,
                style: `grid-column: ${from + 1} / ${to + 2}; grid-row: ${FIRST_NAME_ROW + level}; --level: ${level}`
            }
        ];
    });
}

/** Columns of the strip that something stands in, and how far below the days. */
interface Place {
    readonly from: number;
    readonly to: number;
    readonly level: number;
}

function freeLevel(taken: readonly Place[], from: number, to: number): number {
    const levels = new Set(taken.filter((other) => other.from <= to && other.to >= from).map(({ level }) => level));
    let level = 0;
    while (levels.has(level)) level += 1;
    return level;
}
