import { calendarDay } from 'c/uiFormat';
import type { CalendarDate, FormatOptions } from 'c/uiFormat';
import LOCALE from '@salesforce/i18n/locale';
import TIME_ZONE from '@salesforce/i18n/timeZone';

/** The viewer's calendar day. */
export function today(): CalendarDate {
    return calendarDay(new Date(), TIME_ZONE);
}

/** The viewer's formats, made anew only when the day is another one: a page may stay open over midnight. */
export class FormatOfToday<F extends { readonly today: CalendarDate }> {
    private readonly create: (options: FormatOptions) => F;
    private last: F | null = null;

    constructor(create: (options: FormatOptions) => F) {
        this.create = create;
    }

    /** As of today. */
    get current(): F {
        const day = today();
        if (this.last?.today !== day) {
            this.last = this.create({ locale: LOCALE, timeZone: TIME_ZONE, today: day });
        }
        return this.last;
    }
}
