/** Time frames of reports, `INTERVAL_CURNEXTQ`, as spans of days. */
import { addDays, daysOf, type DaySpan } from '../query/date-literals.ts';

/** From the first day of one relative date to the last of another. */
const INTERVALS: Readonly<Record<string, readonly [string, string]>> = {
    INTERVAL_TODAY: ['TODAY', 'TODAY'],
    INTERVAL_YESTERDAY: ['YESTERDAY', 'YESTERDAY'],
    INTERVAL_TOMORROW: ['TOMORROW', 'TOMORROW'],
    INTERVAL_THISWEEK: ['THIS_WEEK', 'THIS_WEEK'],
    INTERVAL_LASTWEEK: ['LAST_WEEK', 'LAST_WEEK'],
    INTERVAL_NEXTWEEK: ['NEXT_WEEK', 'NEXT_WEEK'],
    INTERVAL_THISMONTH: ['THIS_MONTH', 'THIS_MONTH'],
    INTERVAL_LASTMONTH: ['LAST_MONTH', 'LAST_MONTH'],
    INTERVAL_NEXTMONTH: ['NEXT_MONTH', 'NEXT_MONTH'],
    INTERVAL_LASTTHISMONTH: ['LAST_MONTH', 'THIS_MONTH'],
    INTERVAL_THISNEXTMONTH: ['THIS_MONTH', 'NEXT_MONTH'],
    INTERVAL_CURRENTQ: ['THIS_QUARTER', 'THIS_QUARTER'],
    INTERVAL_PREVQ: ['LAST_QUARTER', 'LAST_QUARTER'],
    INTERVAL_NEXTQ: ['NEXT_QUARTER', 'NEXT_QUARTER'],
    INTERVAL_CURPREVQ: ['LAST_QUARTER', 'THIS_QUARTER'],
    INTERVAL_CURNEXTQ: ['THIS_QUARTER', 'NEXT_QUARTER'],
    INTERVAL_CURNEXT3Q: ['THIS_QUARTER', 'NEXT_N_QUARTERS:3'],
    INTERVAL_CURY: ['THIS_YEAR', 'THIS_YEAR'],
    INTERVAL_PREVY: ['LAST_YEAR', 'LAST_YEAR'],
    INTERVAL_NEXTY: ['NEXT_YEAR', 'NEXT_YEAR'],
    INTERVAL_PREV2Y: ['LAST_N_YEARS:2', 'LAST_YEAR'],
    INTERVAL_AGO2Y: ['N_YEARS_AGO:2', 'N_YEARS_AGO:2'],
    INTERVAL_PREVCURY: ['LAST_YEAR', 'THIS_YEAR'],
    INTERVAL_PREVCUR2Y: ['LAST_N_YEARS:2', 'THIS_YEAR'],
    INTERVAL_CURNEXTY: ['THIS_YEAR', 'NEXT_YEAR'],
    INTERVAL_LAST7: ['LAST_N_DAYS:7', 'TODAY'],
    INTERVAL_LAST30: ['LAST_N_DAYS:30', 'TODAY'],
    INTERVAL_LAST60: ['LAST_N_DAYS:60', 'TODAY'],
    INTERVAL_LAST90: ['LAST_N_DAYS:90', 'TODAY'],
    INTERVAL_LAST120: ['LAST_N_DAYS:120', 'TODAY'],
    INTERVAL_NEXT7: ['TOMORROW', 'NEXT_N_DAYS:7'],
    INTERVAL_NEXT30: ['TOMORROW', 'NEXT_N_DAYS:30'],
    INTERVAL_NEXT60: ['TOMORROW', 'NEXT_N_DAYS:60'],
    INTERVAL_NEXT90: ['TOMORROW', 'NEXT_N_DAYS:90'],
    INTERVAL_NEXT120: ['TOMORROW', 'NEXT_N_DAYS:120']
};

export const CUSTOM_INTERVAL = 'INTERVAL_CUSTOM';

/** Fiscal intervals are not known: the local org has no fiscal year. */
export function isInterval(name: string): boolean {
    return name === CUSTOM_INTERVAL || name in INTERVALS;
}

/** The first day, and the first day after it; null on a side that is open. */
export interface OpenSpan {
    readonly from: string | null;
    readonly to: string | null;
}

/** `start` and `end`, both included, are those of a custom interval. */
export function intervalDays(
    { interval, start, end }: { readonly interval: string; readonly start: string | null; readonly end: string | null },
    today: string,
    firstDayOfWeek: number
): OpenSpan {
    const names = INTERVALS[interval];
    if (names === undefined) return { from: start, to: end === null ? null : addDays(end, 1) };
    const [first, last] = names.map((name) => spanOf(name, today, firstDayOfWeek));
    return { from: first?.first ?? null, to: last === undefined ? null : addDays(last.last, 1) };
}

function spanOf(literal: string, today: string, firstDayOfWeek: number): DaySpan | undefined {
    const [name = '', count] = literal.split(':');
    return daysOf(name, count === undefined ? null : Number(count), today, firstDayOfWeek);
}
