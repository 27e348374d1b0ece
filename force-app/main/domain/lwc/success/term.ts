import { dateNear, requiredDay } from './calendar.ts';
import type { JourneyTerm } from './journeyAnswer.ts';
import type { CalendarDate } from './model.ts';

/** Weeks of a term, in day numbers. An open term has infinitely many days and weeks. */
export interface Term {
    readonly start: number;
    readonly days: number;
    readonly lastWeek: number;
}

const DAYS_PER_WEEK = 7;

/** `end` is the last day; null: open. It must not be before the start. */
export function termOf(start: number, end: number | null): Term {
    const days = end === null ? Infinity : end - start + 1;
    return { start, days, lastWeek: Math.max(1, Math.floor(days / DAYS_PER_WEEK)) };
}

/**
 * Week of a day: the first day is in week 1, and days beyond whole weeks belong to the last week of the term. After the term weeks go on
 * from there; before it they are 0 or less.
 */
export function weekOf(term: Term, day: number): number {
    const elapsed = day - term.start;
    if (elapsed < term.days) {
        return Math.min(Math.floor(elapsed / DAYS_PER_WEEK) + 1, term.lastWeek);
    }
    return term.lastWeek + 1 + Math.floor((elapsed - term.days) / DAYS_PER_WEEK);
}

/** Last day of a week, up to the last of the term. */
export function lastDayOf(term: Term, week: number): number {
    return term.start + (week < term.lastWeek ? week * DAYS_PER_WEEK : term.days) - 1;
}

/** First day of a week; weeks after the term go on from its last day. */
export function firstDayOf(term: Term, week: number): number {
    if (week <= term.lastWeek) {
        return term.start + (week - 1) * DAYS_PER_WEEK;
    }
    return term.start + term.days + (week - term.lastWeek - 1) * DAYS_PER_WEEK;
}

/** A week of the model in this term: its last week is the last of any term, and nothing is due after the term. */
export function weekInTerm(term: Term, week: number, termWeeks: number): number {
    return week >= termWeeks && term.lastWeek < Infinity ? term.lastWeek : Math.min(week, term.lastWeek);
}

/** A term as calendar dates; one without an end has no renewal and no weeks. */
export function journeyTerm(term: Term): JourneyTerm {
    const startsOn = dateNear(term.start);
    if (term.days === Infinity) {
        return { startsOn, endsOn: null, renewsOn: null, weeks: null };
    }
    const end = term.start + term.days - 1;
    return { startsOn, endsOn: dateNear(end), renewsOn: dateNear(end + 1), weeks: term.lastWeek };
}

/** Days from the first day of the term; 0 before it. */
export function daysInto(term: Term, date: CalendarDate): number {
    return Math.max(0, requiredDay(date) - term.start);
}
