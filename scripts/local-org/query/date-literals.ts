/** Salesforce's relative dates, `LAST_N_DAYS:30` or `THIS_FISCAL_QUARTER`, as spans of days. The fiscal year is the calendar year. */

/** First day and last day. */
export interface DaySpan {
    readonly first: string;
    readonly last: string;
}

interface Calendar {
    readonly today: string;
    /** 0 is Sunday. */
    readonly firstDayOfWeek: number;
}

type Unit = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';

const SINGLE_DAYS: Readonly<Record<string, number>> = { YESTERDAY: -1, TODAY: 0, TOMORROW: 1 };
const RELATIVE: Readonly<Record<string, number>> = { LAST: -1, THIS: 0, NEXT: 1 };

/**
 * The days that a literal spans, or undefined where there is no such literal.
 * @param name in capitals, without the number: `LAST_N_DAYS`
 * @param count the number after the colon
 */
export function daysOf(name: string, count: number | null, today: string, firstDayOfWeek: number): DaySpan | undefined {
    const calendar = { today, firstDayOfWeek };
    const span = count === null ? fixedSpan(name, calendar) : countedSpan(name, count, calendar);
    return span !== undefined && DAY.test(span.first) && DAY.test(span.last) ? span : undefined;
}

/** What leaves the four digits of years is no day of the calendar. */
const DAY = /^\d{4}-\d\d-\d\d$/;

function fixedSpan(name: string, calendar: Calendar): DaySpan | undefined {
    const single = SINGLE_DAYS[name];
    if (single !== undefined) return unitSpan('DAY', single, calendar);
    if (name === 'LAST_90_DAYS') return countedSpan('LAST_N_DAYS', 90, calendar);
    if (name === 'NEXT_90_DAYS') return countedSpan('NEXT_N_DAYS', 90, calendar);
    const match = /^(LAST|THIS|NEXT)_(?:(WEEK|MONTH)|(?:FISCAL_)?(QUARTER|YEAR))$/.exec(name);
    const offset = RELATIVE[match?.[1] ?? ''];
    const unit = (match?.[2] ?? match?.[3]) as Unit | undefined;
    return unit === undefined || offset === undefined ? undefined : unitSpan(unit, offset, calendar);
}

function countedSpan(name: string, count: number, calendar: Calendar): DaySpan | undefined {
    const match = /^(?:(LAST|NEXT)_N|(N))_(?:(DAY|WEEK|MONTH)|(?:FISCAL_)?(QUARTER|YEAR))S(_AGO)?$/.exec(name);
    const unit = (match?.[3] ?? match?.[4]) as Unit | undefined;
    if (count < 0 || match === null || unit === undefined || (match[2] === 'N') !== (match[5] === '_AGO'))
        return undefined;
    if (match[2] === 'N') return unitSpan(unit, -count, calendar);
    if (match[1] === 'NEXT') {
        return { first: unitSpan(unit, 1, calendar).first, last: unitSpan(unit, count, calendar).last };
    }
    // The last n days reach into today; the last n weeks, months, quarters and years end before the present one.
    const end = unit === 'DAY' ? calendar.today : unitSpan(unit, -1, calendar).last;
    return { first: unitSpan(unit, -count, calendar).first, last: end };
}

/** The day, week, month, quarter or year that lies `offset` from the present one. */
function unitSpan(unit: Unit, offset: number, { today, firstDayOfWeek }: Calendar): DaySpan {
    const [year = 0, month = 1] = today.split('-').map(Number);
    switch (unit) {
        case 'DAY':
            return { first: addDays(today, offset), last: addDays(today, offset) };
        case 'WEEK': {
            const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
            const first = addDays(today, -((weekday - firstDayOfWeek + 7) % 7) + offset * 7);
            return { first, last: addDays(first, 6) };
        }
        case 'MONTH':
            return monthsSpan(year, month - 1 + offset, 1);
        case 'QUARTER':
            return monthsSpan(year, Math.floor((month - 1) / 3) * 3 + offset * 3, 3);
        case 'YEAR':
            return monthsSpan(year + offset, 0, 12);
    }
}

/** `month` counts from 0 and may lie outside the year. */
function monthsSpan(year: number, month: number, length: number): DaySpan {
    return { first: isoDay(Date.UTC(year, month, 1)), last: isoDay(Date.UTC(year, month + length, 0)) };
}

export function addDays(day: string, days: number): string {
    return isoDay(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000);
}

function isoDay(milliseconds: number): string {
    const date = new Date(milliseconds);
    return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}

const firstDays = new Map<string, number>();

/** The day a week begins on in a locale such as `en_US`; 0 is Sunday. */
export function firstDayOfWeek(locale: string): number {
    let day = firstDays.get(locale);
    if (day === undefined) {
        const tag = new Intl.Locale(locale.replaceAll('_', '-')) as WeekLocale;
        day = (tag.getWeekInfo?.().firstDay ?? 7) % 7;
        firstDays.set(locale, day);
    }
    return day;
}

/** Of the ECMAScript proposal that Node implements and TypeScript does not describe yet. */
type WeekLocale = Intl.Locale & { getWeekInfo?: () => { firstDay: number } };
