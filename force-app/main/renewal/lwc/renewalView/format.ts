import { createFormat, knownLocale } from 'c/uiFormat';
import type { Format, FormatOptions } from 'c/uiFormat';

/** Formats of the card: those of all cards, and money. */
export interface RenewalFormat extends Format {
    /** `$8,832`, with cents only where there are some. */
    money(value: number): string;
}

export interface RenewalFormatOptions extends FormatOptions {
    /** ISO 4217, such as `USD`; amounts in an unknown one are plain numbers. */
    readonly currency: string;
}

/** Makes the formats for one viewer; dear, as those of all cards are. */
export function createRenewalFormat(options: RenewalFormatOptions): RenewalFormat {
    const format = createFormat(options);
    const locale = knownLocale(options.locale);
    const amounts = amountFormat(locale, options.currency);
    return {
        ...format,
        money: (value) => amounts.format(value === 0 ? 0 : value).replace('-', '\u2212')
    };
}

function amountFormat(locale: string, currency: string): Intl.NumberFormat {
    try {
        return new Intl.NumberFormat(locale, { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' });
    } catch {
        return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
    }
}
