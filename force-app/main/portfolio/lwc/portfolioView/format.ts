import { createFormat, knownLocale } from 'c/uiFormat';
import type { Format, FormatOptions } from 'c/uiFormat';

/** Formats of the portfolio: those of all cards, and money. */
export interface PortfolioFormat extends Format {
    /** `$312,000`. */
    money(value: number): string;
    /** `$18.62M`: for sums, which are read at a glance. */
    shortMoney(value: number): string;
    /** `+$120K`, `−$9K`, `$0`. */
    signedMoney(value: number): string;
    /** `+2`, `−9`, `0`. */
    signed(value: number): string;
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
    const compact = { notation: 'compact', maximumSignificantDigits: 4 } as const;
    const short = amounts(locale, options.currency, compact);
    const signedShort = amounts(locale, options.currency, { ...compact, signDisplay: 'exceptZero' });
    const signed = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero', maximumFractionDigits: 0 });
    return {
        ...format,
        money: (value) => whole.format(value).replace('-', MINUS),
        shortMoney: (value) => short.format(value).replace('-', MINUS),
        // Cents would make a change of what is told in whole amounts.
        signedMoney: (value) => signedShort.format(Math.round(value) || 0).replace('-', MINUS),
        signed: (value) => signed.format(value === 0 ? 0 : value).replace('-', MINUS)
    };
}

function amounts(locale: string, currency: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
    try {
        return new Intl.NumberFormat(locale, { style: 'currency', currency, ...options });
    } catch {
        return new Intl.NumberFormat(locale, options);
    }
}
