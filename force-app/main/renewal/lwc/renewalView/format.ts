import { createFormat } from 'c/uiFormat';
import type { CalendarDate, Format, FormatOptions } from 'c/uiFormat';

/** Formats of the card: those of all cards, money, and days with their weekday. */
export interface RenewalFormat extends Format {
    /** `$8,832`, with cents only where there are some. */
    money(value: number): string;
    /** `Fri, Oct 2, 2026`. */
    longDay(date: CalendarDate): string;
}

export interface RenewalFormatOptions extends FormatOptions {
    /** ISO 4217, such as `USD`; amounts in an unknown one are plain numbers. */
    readonly currency: string;
}

export function createRenewalFormat(options: RenewalFormatOptions): RenewalFormat {
    const format = createFormat(options);
    const locale = knownLocale(options.locale);
    const amounts = amountFormat(locale, options.currency);
    const days = new Intl.DateTimeFormat(locale, {
        weekday: 'short',
        month: 'short',
        day: 'numeric',
        year: 'numeric',
        // A calendar day has no time zone: it is shown in the one it is parsed in.
        timeZone: 'UTC'
    });
    return {
        ...format,
        money: (value) => amounts.format(value === 0 ? 0 : value).replace('-', '\u2212'),
        longDay: (date) => days.format(new Date(`${date}T12:00:00Z`))
    };
}

function amountFormat(locale: string, currency: string): Intl.NumberFormat {
    try {
        return new Intl.NumberFormat(locale, { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' });
    } catch {
        return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
    }
}

function knownLocale(locale: string): string {
    try {
        return Intl.getCanonicalLocales(locale)[0] ?? 'en-US';
    } catch {
        return 'en-US';
    }
}
