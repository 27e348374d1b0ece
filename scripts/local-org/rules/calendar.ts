/** Calendar arithmetic on `YYYY-MM-DD` and on instants, without a machine's own time zone. */

const MS_PER_DAY = 86_400_000;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1970-01-01, or null when the text is no date of the calendar. */
export function dayNumber(date: string): number | null {
    const match = DATE.exec(date);
    if (match === null) {
        return null;
    }
    const [year, month, day] = [Number(match[1]), Number(match[2]) - 1, Number(match[3])];
    const time = new Date(Date.UTC(year, month, day));
    const exists = time.getUTCDate() === day && time.getUTCMonth() === month && time.getUTCFullYear() === year;
    return exists ? time.getTime() / MS_PER_DAY : null;
}

/** The date so many days after 1970-01-01. */
export function dateOfDay(day: number): string {
    return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Whether the text is a date of the calendar, `YYYY-MM-DD`, of the year 100 or later. */
export function isDate(text: string): boolean {
    if (!DATE.test(text)) return false;
    const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10))];
    return year >= 100 && month >= 1 && month <= 12 && day >= 1 && (day <= 28 || day <= daysInMonth(year, month - 1));
}

/** @param month From 0; those beyond December are of later years. */
function daysInMonth(year: number, month: number): number {
    return new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
}

/** An instant as the org stores it: whole seconds, `YYYY-MM-DDTHH:MM:SS.000Z`. */
export function storedInstant(time: Date): string {
    return `${time.toISOString().slice(0, 19)}.000Z`;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** The calendar day at an instant in a time zone. */
export function dateInZone(time: Date, timeZone: string): string {
    let formatter = formatters.get(timeZone);
    if (formatter === undefined) {
        formatter = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
        formatters.set(timeZone, formatter);
    }
    return formatter.format(time);
}

/** Adds months; the last day of a month stays the last day, as Salesforce's ADDMONTHS does. */
export function addMonths(date: string, months: number): string | null {
    const match = DATE.exec(date);
    if (match === null) {
        return null;
    }
    const [year, month, day] = [Number(match[1]), Number(match[2]) - 1, Number(match[3])];
    const last = daysInMonth(year, month + months);
    const target = day === daysInMonth(year, month) ? last : Math.min(day, last);
    return new Date(Date.UTC(year, month + months, target)).toISOString().slice(0, 10);
}
