import type { CalendarDate } from '../../force-app/main/domain/lwc/success/success.ts';

/** Translates between instants and the calendar days of one time zone. */
export interface DayCalendar {
    /** The day of an instant such as `2026-11-20T23:30:00.000Z`. A text that is a calendar date already stays as it is. */
    dayOf(instant: string): CalendarDate;
    /** The first instant of a day, as SOQL takes it: `2026-11-21T05:00:00.000Z`. */
    startOf(day: CalendarDate): string;
}

/** @param timeZone IANA name, such as `America/New_York`: the org's default. */
export function dayCalendar(timeZone: string): DayCalendar {
    const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    const days = new Map<string, CalendarDate>();
    const dayOf = (instant: string): CalendarDate => {
        if (instant.length === 10) return instant;
        // Offsets change on the quarter hour, so instants that share one share their day: formatting is slow.
        const quarter = instant.slice(0, 14) + Math.floor(Number(instant.slice(14, 16)) / 15);
        let day = days.get(quarter);
        if (day === undefined) {
            if (days.size > MEMORISED_QUARTERS) days.clear();
            day = format.format(new Date(instant));
            days.set(quarter, day);
        }
        return day;
    };
    return { dayOf, startOf: (day) => startOf(day, format) };
}

const MEMORISED_QUARTERS = 50_000;

/** Looked for between the earliest and latest offsets in use (+14 and -12 hours), by halves: right through changes of summer time. */
function startOf(day: CalendarDate, format: Intl.DateTimeFormat): string {
    const midnight = Date.parse(day);
    let before = midnight - 15 * 3_600_000;
    let within = midnight + 13 * 3_600_000;
    while (within - before > 1000) {
        const middle = before + Math.floor((within - before) / 2000) * 1000;
        if (middle === before) break;
        if (format.format(new Date(middle)) < day) before = middle;
        else within = middle;
    }
    return new Date(within).toISOString();
}
