import { dateOfDay, dayParts, requiredDay } from './calendar.ts';
import type { CalendarDate } from './model.ts';
import type { DayOffset, Holiday, WorkCalendar } from './playsModel.ts';

/** Beyond this nobody plans: a calendar without a single working day ends here instead of never. */
const LONGEST_SEARCH_DAYS = 3660;
const DAYS_OF_WEEK = 7;

/** Holidays by year, told once: planning asks for the same days over and over. */
const holidaysOf = new WeakMap<WorkCalendar, Map<number, ReadonlyMap<number, string>>>();

/** Name of the holiday on a day; null: none. Throws `RangeError` for what is not a day, as all functions here do. */
export function holidayOn(calendar: WorkCalendar, date: CalendarDate): string | null {
    return holidayOnDay(calendar, requiredDay(date));
}

/** Whether people work on that day: neither a day off by its weekday nor a holiday. */
export function isBusinessDay(calendar: WorkCalendar, date: CalendarDate): boolean {
    return isWorked(calendar, requiredDay(date));
}

/** The day itself if people work on it, else the next on which they do. */
export function nextBusinessDay(calendar: WorkCalendar, date: CalendarDate): CalendarDate {
    return dateOfDay(rollForward(calendar, requiredDay(date)));
}

/** So many business days after a day, 0 or more; the first of them is the next business day, whatever day one counts from. */
export function addBusinessDays(calendar: WorkCalendar, date: CalendarDate, days: number): CalendarDate {
    let day = requiredDay(date);
    for (let left = days; left > 0; left -= 1) {
        day = rollForward(calendar, day + 1);
    }
    return dateOfDay(rollForward(calendar, day));
}

/** Business days from a day (without it) to a later one (with it); 0 when that is not later. */
export function businessDaysBetween(calendar: WorkCalendar, from: CalendarDate, to: CalendarDate): number {
    const end = requiredDay(to);
    let count = 0;
    for (let day = requiredDay(from) + 1; day <= end; day += 1) {
        count += isWorked(calendar, day) ? 1 : 0;
    }
    return count;
}

/** The business day at an offset from a day: calendar offsets that end on a day off move on to the next business day. */
export function addOffset(calendar: WorkCalendar, date: CalendarDate, { days, unit }: DayOffset): CalendarDate {
    return unit === 'business'
        ? addBusinessDays(calendar, date, days)
        : dateOfDay(rollForward(calendar, requiredDay(date) + days));
}

function isWorked(calendar: WorkCalendar, day: number): boolean {
    return calendar.workdays.includes(isoWeekday(day)) && holidayOnDay(calendar, day) === null;
}

function rollForward(calendar: WorkCalendar, from: number): number {
    for (let day = from; day < from + LONGEST_SEARCH_DAYS; day += 1) {
        if (isWorked(calendar, day)) {
            return day;
        }
    }
    return from;
}

/** 1 is Monday: 1970-01-01 was a Thursday. */
function isoWeekday(day: number): number {
    return ((((day + 3) % DAYS_OF_WEEK) + DAYS_OF_WEEK) % DAYS_OF_WEEK) + 1;
}

function holidayOnDay(calendar: WorkCalendar, day: number): string | null {
    const { year } = dayParts(dateOfDay(day));
    let years = holidaysOf.get(calendar);
    if (!years) {
        years = new Map();
        holidaysOf.set(calendar, years);
    }
    let holidays = years.get(year);
    if (!holidays) {
        holidays = holidaysOfYear(calendar.holidays, year);
        years.set(year, holidays);
    }
    return holidays.get(day) ?? null;
}

function holidaysOfYear(holidays: readonly Holiday[], year: number): ReadonlyMap<number, string> {
    const days = new Map<number, string>();
    for (const holiday of holidays) {
        const day = dayOfHoliday(holiday, year);
        if (day !== null && !days.has(day)) {
            days.set(day, holiday.label);
        }
    }
    return days;
}

/** Null in years that do not have it, such as February 29. */
function dayOfHoliday(holiday: Holiday, year: number): number | null {
    switch (holiday.kind) {
        case 'day':
            return requiredDay(holiday.on);
        case 'yearly':
            return dayOfMonth(year, holiday.month, holiday.day);
        default: {
            const { month, weekday, nth } = holiday;
            return nth < 0 ? lastWeekday(year, month, weekday) : nthWeekday(year, month, weekday, nth);
        }
    }
}

function dayOfMonth(year: number, month: number, day: number): number | null {
    try {
        return requiredDay(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
    } catch {
        return null;
    }
}

function nthWeekday(year: number, month: number, weekday: number, nth: number): number | null {
    const first = dayOfMonth(year, month, 1);
    if (first === null) {
        return null;
    }
    const toFirst = (weekday - isoWeekday(first) + DAYS_OF_WEEK) % DAYS_OF_WEEK;
    return first + toFirst + (nth - 1) * DAYS_OF_WEEK;
}

function lastWeekday(year: number, month: number, weekday: number): number | null {
    const next = month === 12 ? dayOfMonth(year + 1, 1, 1) : dayOfMonth(year, month + 1, 1);
    if (next === null) {
        return null;
    }
    const last = next - 1;
    return last - ((isoWeekday(last) - weekday + DAYS_OF_WEEK) % DAYS_OF_WEEK);
}

function pad(number: number, length: number): string {
    return String(number).padStart(length, '0');
}
