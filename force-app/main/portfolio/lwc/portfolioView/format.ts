import { createFormat } from 'c/uiFormat';
import type { CalendarDate, Format, FormatOptions } from 'c/uiFormat';

/** Formats of the portfolio: those of all cards, and money. */
export interface PortfolioFormat extends Format {
    /** `$312,000`. */
    money(value: number): string;
    /** `$18.62M`: for sums, which are read at a glance. */
    shortMoney(value: number): string;
    /** `+2`, `−9`, `0`. */
    signed(value: number): string;
    /** `Thu, Aug 27, 2026`. */
    longDay(date: CalendarDate): string;
}

export interface PortfolioFormatOptions extends FormatOptions {
    /** ISO 4217, such as `USD`; amounts in an unknown one are plain numbers. */
    readonly currency: string;
}

const MINUS = '\u2212';

export function createPortfolioFormat(options: PortfolioFormatOptions): PortfolioFormat {
    const format = createFormat(options);
    const locale = knownLocale(options.locale);
    const whole = amounts(locale, options.currency, { maximumFractionDigits: 0 });
    const short = amounts(locale, options.currency, { notation: 'compact', maximumSignificantDigits: 4 });
    const signed = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero', maximumFractionDigits: 0 });
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
        money: (value) => whole.format(value).replace('-', MINUS),
        shortMoney: (value) => short.format(value).replace('-', MINUS),
        signed: (value) => signed.format(value === 0 ? 0 : value).replace('-', MINUS),
        longDay: (date) => days.format(new Date(`${date}T12:00:00Z`))
    };
}

function amounts(locale: string, currency: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
    try {
        return new Intl.NumberFormat(locale, { style: 'currency', currency, ...options });
    } catch {
        return new Intl.NumberFormat(locale, options);
    }
}

function knownLocale(locale: string): string {
    try {
        return Intl.getCanonicalLocales(locale)[0] ?? 'en-US';
    } catch {
        return 'en-US';
    }
}
