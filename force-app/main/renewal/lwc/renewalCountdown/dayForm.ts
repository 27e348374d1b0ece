import { isCalendarDate } from 'c/success';
import type { CalendarDate } from 'c/success';
import { dayForm } from 'c/uiAsk';
import type { Form } from 'c/uiAsk';
import { fill } from 'c/uiFormat';
import { labels } from 'c/renewalLabels';
import type { RenewalFormat } from 'c/renewalView';

/** Asks on which day a checkpoint was done: one from the first day of the term to today. */
export function checkpointDayForm(
    label: string,
    doneOn: CalendarDate | null,
    startsOn: CalendarDate | null,
    format: RenewalFormat
): Form {
    const first = startsOn ?? '';
    return dayForm({
        heading: fill(labels.dayTitle, label),
        label: labels.dayField,
        value: doneOn ?? format.today,
        first,
        last: format.today,
        refusal: fill(labels.checkDay, isCalendarDate(first) ? format.day(first) : '\u2026')
    });
}
