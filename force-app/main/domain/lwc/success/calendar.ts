import type { CalendarDate } from './model.ts';

/**
 * Calendar days as `YYYY-MM-DD` strings and as day numbers (days since 1970-01-01). No time zone and no `Date` is involved:
 * which day it is, is the caller's to say.
 */

const DAYS_PER_ERA = 146_097;
/** From March 1 of year 0 to 1970-01-01. */
const DAYS_TO_EPOCH = 719_468;
/** Day number of December 31 of year 0. */
const DAY_ZERO = -719_163;
/** Day numbers of 0001-01-01 and 9999-12-31. */
const FIRST_DAY = DAY_ZERO + 1;
const LAST_DAY = 2_932_896;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;
const ZERO = 48;
const DASH = 45;
/** So low that no year, month or day with it in is one. */
const NO_DIGITS = -1_000_000;
/** Slots for units of the month, tens and units of the day. */
const CACHE_SLOTS = 512;
const cachedDates = new Array<string>(CACHE_SLOTS).fill('');
const cachedDays = new Float64Array(CACHE_SLOTS);

/**
 * Whether this is a day of the calendar as `YYYY-MM-DD`, years 0001 to 9999. What is known to be a text is not narrowed: one that is no day
 * stays a text.
 */
export function isCalendarDate(input: string): boolean;
export function isCalendarDate(input: unknown): input is CalendarDate;
export function isCalendarDate(input: unknown): boolean {
    return typeof input === 'string' && !Number.isNaN(dayNumber(input));
}

/** The day `days` (whole, may be negative) after a day. Throws `RangeError` for what is not a day. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
    return dateOfDay(requiredDay(date) + days);
}

/** The same day of the month `months` later, or the last day of that month when it is shorter. Throws `RangeError`. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
    requiredDay(date);
    const count = yearOf(date) * 12 + monthOf(date) - 1 + months;
    const year = Math.floor(count / 12);
    const month = count - year * 12 + 1;
    return dateOfDay(dayOf(year, month, Math.min(dayOfMonth(date), monthLength(year, month))));
}

/** Days from one day to another; negative when `to` is earlier. Throws `RangeError` for what is not a day. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
    return requiredDay(to) - requiredDay(from);
}

/**
 * Whole months completed from one day to another; negative when `to` is earlier. A month is complete on the same day of the month, or on
 * the last day of a month too short for it: from January 31 to February 28 is one month. Throws `RangeError` for what is not a day.
 */
export function monthsBetween(from: CalendarDate, to: CalendarDate): number {
    requiredDay(from);
    return monthsCompleted(from, dayParts(to)) ?? 0 - monthsCompleted(to, dayParts(from))!;
}

/** A day taken apart, for what asks many things of one day. */
export interface DayParts {
    readonly date: CalendarDate;
    /** Days since 1970-01-01. */
    readonly number: number;
    readonly year: number;
    readonly month: number;
    readonly dayOfMonth: number;
    readonly isLastOfMonth: boolean;
}

/** Parts of the day that was asked for last: a job scores all customers on one day. */
let lastParts: DayParts | null = null;

/** Throws `RangeError` for what is not a day. */
export function dayParts(date: CalendarDate): DayParts {
    if (lastParts === null || lastParts.date !== date) {
        const number = requiredDay(date);
        const [year, month, day] = [yearOf(date), monthOf(date), dayOfMonth(date)];
        lastParts = { date, number, year, month, dayOfMonth: day, isLastOfMonth: day === monthLength(year, month) };
    }
    return lastParts;
}

/** Whole months completed, as `monthsBetween` counts them; null when `from` is later, or not a day. */
export function monthsCompleted(from: string, to: DayParts): number | null {
    const year = yearOf(from);
    const month = monthOf(from);
    const day = dayOfMonth(from);
    if (!isDay(from, year, month, day)) {
        return null;
    }
    const months = (to.year - year) * 12 + to.month - month;
    const completed = to.dayOfMonth >= day || to.isLastOfMonth ? months : months - 1;
    return completed >= 0 ? completed : null;
}

/** The Monday of the week of a day (weeks begin on Mondays). Throws `RangeError` for what is not a day. */
export function mondayOf(date: CalendarDate): CalendarDate {
    const day = requiredDay(date);
    return dateOfDay(day - weekdayOfDay(day));
}

/** Day of the week, 0 for Monday to 6 for Sunday. Throws `RangeError` for what is not a day. */
export function weekdayOf(date: CalendarDate): number {
    return weekdayOfDay(requiredDay(date));
}

/**
 * Days since 1970-01-01; NaN for what is not a calendar day. Scoring reads a dozen days per customer, mostly of the last months: what was
 * read last is kept by month and day.
 */
export function dayNumber(date: string): number {
    if (date.length !== 10) {
        return NaN;
    }
    const slot = ((date.charCodeAt(6) & 7) << 6) | ((date.charCodeAt(8) & 3) << 4) | (date.charCodeAt(9) & 15);
    if (cachedDates[slot] !== date) {
        cachedDates[slot] = date;
        cachedDays[slot] = readDay(date);
    }
    return cachedDays[slot]!;
}

/** The day of a day number. Throws `RangeError` outside the years 0001 to 9999. */
export function dateOfDay(day: number): CalendarDate {
    const shifted = day + DAYS_TO_EPOCH;
    const era = Math.floor(shifted / DAYS_PER_ERA);
    const dayOfEra = shifted - era * DAYS_PER_ERA;
    const yearOfEra = Math.floor(
        (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365
    );
    const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
    const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
    const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    if (!(year >= 1 && year <= 9999 && Number.isInteger(day))) {
        throw new RangeError(`Day number ${day} is outside the calendar: use whole days of the years 0001 to 9999.`);
    }
    return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1, 2)}`;
}

/** The same, but the first or last day of the calendar for days outside it. */
export function dateNear(day: number): CalendarDate {
    return dateOfDay(Math.min(Math.max(day, FIRST_DAY), LAST_DAY));
}

/** Day number of a day that has to be one. Throws `RangeError`. */
export function requiredDay(date: CalendarDate): number {
    const day = typeof date === 'string' ? dayNumber(date) : NaN;
    if (Number.isNaN(day)) {
        throw new RangeError(`"${String(date)}" is not a calendar day: use YYYY-MM-DD.`);
    }
    return day;
}

function readDay(date: string): number {
    const year = yearOf(date);
    const month = monthOf(date);
    const day = dayOfMonth(date);
    return isDay(date, year, month, day) ? dayOf(year, month, day) : NaN;
}

/** Whether a text is a day: the one that its digits say. */
function isDay(text: string, year: number, month: number, day: number): boolean {
    const isShaped = text.length === 10 && text.charCodeAt(4) === DASH && text.charCodeAt(7) === DASH;
    const isMonth = year >= 1 && month >= 1 && month <= 12;
    return isShaped && isMonth && day >= 1 && day <= monthLength(year, month);
}

function dayOf(year: number, month: number, day: number): number {
    const past = year - 1;
    const leapDays = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
    const leapDay = month > 2 && isLeap(year) ? 1 : 0;
    return DAY_ZERO + past * 365 + leapDays + DAYS_BEFORE_MONTH[month - 1]! + leapDay + day;
}

function monthLength(year: number, month: number): number {
    return month === 2 && isLeap(year) ? 29 : MONTH_LENGTHS[month - 1]!;
}

function isLeap(year: number): boolean {
    return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** 1970-01-01 was a Thursday. */
function weekdayOfDay(day: number): number {
    return (((day + 3) % 7) + 7) % 7;
}

function yearOf(date: string): number {
    return twoDigits(date, 0) * 100 + twoDigits(date, 2);
}

function monthOf(date: string): number {
    return twoDigits(date, 5);
}

function dayOfMonth(date: string): number {
    return twoDigits(date, 8);
}

function twoDigits(text: string, at: number): number {
    const tens = text.charCodeAt(at) - ZERO;
    const ones = text.charCodeAt(at + 1) - ZERO;
    return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NO_DIGITS;
}

function pad(value: number, width: number): string {
    return String(value).padStart(width, '0');
}
