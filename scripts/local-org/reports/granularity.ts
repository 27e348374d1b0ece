/** Dates as groups: the day, week, month, quarter or year that they fall in. */
import { addDays } from '../query/date-literals.ts';
import type { DateGranularity } from './contracts.ts';

const MONTHS = 12;
const MONTHS_OF_QUARTER = 3;

/**
 * What a day is grouped under: the first day of its week, month, quarter or year; the number of its month or of the day in it.
 * @param day `YYYY-MM-DD`
 * @param firstDayOfWeek 0 is Sunday
 */
export function dateGroup(day: string, granularity: DateGranularity, firstDayOfWeek: number): string | number {
    const [year = '', month = '01'] = day.split('-');
    switch (granularity) {
        case 'Day':
            return day;
        case 'Week': {
            const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
            return addDays(day, -((weekday - firstDayOfWeek + 7) % 7));
        }
        case 'Month':
            return `${year}-${month}-01`;
        case 'Quarter': {
            const first = Math.floor((Number(month) - 1) / MONTHS_OF_QUARTER) * MONTHS_OF_QUARTER + 1;
            return `${year}-${String(first).padStart(2, '0')}-01`;
        }
        case 'Year':
            return `${year}-01-01`;
        case 'MonthInYear':
            return Number(month);
        case 'DayInMonth':
            return Number(day.slice(8, 10));
    }
}

/** As people read it: `1/4/2026 - 1/10/2026`, `January 2026`, `Q1 CY2026`, `CY2026`. */
export function dateGroupLabel(value: string | number, granularity: DateGranularity, locale: string): string {
    const date = (day: string, options: Intl.DateTimeFormatOptions): string =>
        new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`));
    const day = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
    const text = String(value);
    switch (granularity) {
        case 'Day':
            return date(text, day);
        case 'Week':
            return `${date(text, day)} - ${date(addDays(text, 6), day)}`;
        case 'Month':
            return date(text, { month: 'long', year: 'numeric' });
        case 'Quarter':
            return `Q${String(Math.floor((Number(text.slice(5, 7)) - 1) / MONTHS_OF_QUARTER) + 1)} CY${text.slice(0, 4)}`;
        case 'Year':
            return `CY${text.slice(0, 4)}`;
        case 'MonthInYear':
            return Number(value) >= 1 && Number(value) <= MONTHS
                ? date(`2020-${text.padStart(2, '0')}-01`, { month: 'long' })
                : text;
        case 'DayInMonth':
            return text;
    }
}
