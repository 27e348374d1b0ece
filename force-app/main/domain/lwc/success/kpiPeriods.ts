import { addDays, addMonths, daysBetween } from './calendar.ts';
import type { KpiPeriod } from './kpiAnswer.ts';
import type { KpisModel, PeriodLength } from './kpiModel.ts';
import type { CalendarDate } from './model.ts';

/** Months, quarters and years of the calendar. */

const PERIOD_MONTHS: Readonly<Record<PeriodLength, number>> = { month: 1, quarter: 3, year: 12 };
const LENGTHS: readonly PeriodLength[] = ['month', 'quarter', 'year'];
const MONTHS_PER_YEAR = 12;

/** The first day of the period that a day is in. */
function periodStart(length: PeriodLength, day: CalendarDate): CalendarDate {
    const months = PERIOD_MONTHS[length];
    const month = Number(day.slice(5, 7)) - 1;
    return addMonths(`${day.slice(0, 7)}-01`, -(length === 'year' ? month % MONTHS_PER_YEAR : month % months));
}

/** The last day of the period that begins on a day. */
function periodEnd(length: PeriodLength, startsOn: CalendarDate): CalendarDate {
    return addDays(addMonths(startsOn, PERIOD_MONTHS[length]), -1);
}

/**
 * The periods that are told on a day, by length, earliest first: those that have begun and did not end before the model's history.
 * @param since The first day of which anything is known; periods that ended before it are left out.
 */
export function kpiPeriods(
    { historyMonths, closesAfterDays }: Pick<KpisModel, 'historyMonths' | 'closesAfterDays'>,
    asOf: CalendarDate,
    since?: CalendarDate
): KpiPeriod[] {
    const history = addMonths(periodStart('month', asOf), -historyMonths);
    const earliest = since !== undefined && since > history ? since : history;
    const periods: KpiPeriod[] = [];
    for (const length of LENGTHS) {
        let startsOn = periodStart(length, earliest);
        while (startsOn <= asOf) {
            const endsOn = periodEnd(length, startsOn);
            periods.push({ length, startsOn, endsOn, isClosed: daysBetween(endsOn, asOf) > closesAfterDays });
            startsOn = addDays(endsOn, 1);
        }
    }
    return periods;
}

/** The first day of the last period of a length that ended before a day. */
export function periodBefore(length: PeriodLength, day: CalendarDate): CalendarDate {
    return addMonths(periodStart(length, day), -PERIOD_MONTHS[length]);
}
