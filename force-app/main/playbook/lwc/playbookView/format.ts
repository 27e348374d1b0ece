import { createFormat, knownLocale } from 'c/uiFormat';
import type { CalendarDate, Format, FormatOptions } from 'c/uiFormat';

/** Formats of the card: those of all cards, and days with their weekday. */
export interface PlaybookFormat extends Format {
    /** `Wed, Aug 26`. */
    weekday(date: CalendarDate): string;
    /** `T`. */
    letter(date: CalendarDate): string;
    /** `August`. */
    longMonth(date: CalendarDate): string;
}

/** Makes the formats for one viewer; dear, as those of all cards are. */
export function createPlaybookFormat(options: FormatOptions): PlaybookFormat {
    const dayFormat = (fields: Intl.DateTimeFormatOptions) => {
        // A calendar day has no time zone: it is shown in the one it is parsed in.
        const format = new Intl.DateTimeFormat(knownLocale(options.locale), { ...fields, timeZone: 'UTC' });
        return (date: CalendarDate): string => format.format(new Date(`${date}T12:00:00Z`));
    };
    return {
        ...createFormat(options),
        weekday: dayFormat({ weekday: 'short', month: 'short', day: 'numeric' }),
        letter: dayFormat({ weekday: 'narrow' }),
        longMonth: dayFormat({ month: 'long' })
    };
}
