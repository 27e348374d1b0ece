import { dateOfDay, dayParts, requiredDay } from './calendar.ts';
import type { CalendarDate } from './model.ts';
import type { DayOffset, Holiday, WorkCalendar } from './playsModel.ts';

/** Beyond this nobody plans: a calendar without a single working day ends here instead of never. */
const LONGEST_SEARCH_DAYS = 3660;
const DAYS_OF_WEEK = 7;

/** What is known of a calendar's days so far: planning asks for the same days over and over. */
interface KnownDays {
    readonly holidays: Map<number, ReadonlyMap<number, string>>;
    readonly worked: Map<number, boolean>;
}

const knownDays = new WeakMap<WorkCalendar, KnownDays>();

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
    const { worked } = known(calendar);
    let answer = worked.get(day);
    if (answer === undefined) {
        answer = isWorkday(calendar, day) && holidayOnDay(calendar, day) === null;
        worked.set(day, answer);
    }
    return answer;
}

/** By its weekday alone. */
function isWorkday({ workdays }: WorkCalendar, day: number): boolean {
    return workdays.includes(isoWeekday(day));
}

function known(calendar: WorkCalendar): KnownDays {
    let days = knownDays.get(calendar);
    if (!days) {
        days = { holidays: new Map(), worked: new Map() };
        knownDays.set(calendar, days);
    }
    return days;
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
    const years = known(calendar).holidays;
    let holidays = years.get(year);
    if (!holidays) {
        holidays = holidaysOfYear(calendar, year);
        years.set(year, holidays);
    }
    return holidays.get(day) ?? null;
}

/** Days of a year that are holidays: those themselves first, then those on which they are kept instead, which may be in the year beside. */
function holidaysOfYear(calendar: WorkCalendar, year: number): ReadonlyMap<number, string> {
    const days = new Map<number, string>();
    const add = (day: number | null, { label }: Holiday): void => {
        if (day !== null && !days.has(day)) {
            days.set(day, label);
        }
    };
    const years = [year - 1, year, year + 1];
    for (const holiday of calendar.holidays) {
        years.forEach((each) => add(dayOfHoliday(holiday, each), holiday));
    }
    for (const holiday of calendar.holidays) {
        years.forEach((each) => add(observedDay(calendar, holiday, each, days), holiday));
    }
    return days;
}

/** The day on which a holiday is kept that falls on a day off anyway; null: it does not, or is not kept on another. */
function observedDay(
    calendar: WorkCalendar,
    holiday: Holiday,
    year: number,
    holidays: ReadonlyMap<number, string>
): number | null {
    const observed = holiday.kind === 'yearly' ? holiday.observed : undefined;
    const day = observed ? dayOfHoliday(holiday, year) : null;
    if (day === null || isWorkday(calendar, day)) {
        return null;
    }
    const isFree = (other: number): boolean => isWorkday(calendar, other) && !holidays.has(other);
    for (let away = 1; away <= DAYS_OF_WEEK; away += 1) {
        if (observed === 'nearest' && isFree(day - away)) {
            return day - away;
        }
        if (isFree(day + away)) {
            return day + away;
        }
    }
    return null;
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
