/** Values as people read them, in the user's locale. Pure. */

export interface FormatSettings {
    readonly locale: string;
    readonly timeZone: string;
    readonly currency: string;
}

/** What a blank value is shown as. */
const BLANK = '';
const PERCENT = 100;

/**
 * One value as text. Dates are calendar days, the same in every time zone; date-times are the user's.
 * @param scale digits after the point
 */
export function formatValue(value: unknown, type: string, scale: number, settings: FormatSettings): string {
    if (value === null || value === undefined || value === '') {
        return BLANK;
    }
    if (typeof value === 'number') {
        return formatNumber(value, type, scale, settings);
    }
    if (typeof value === 'boolean') {
        return value ? 'Yes' : 'No';
    }
    if (typeof value === 'string' && (type === 'date' || type === 'datetime')) {
        return formatDate(value, type, settings);
    }
    return typeof value === 'string' ? value.replaceAll(';', type === 'multipicklist' ? '; ' : ';') : BLANK;
}

function formatNumber(value: number, type: string, scale: number, { locale, currency }: FormatSettings): string {
    switch (type) {
        case 'currency': {
            const digits = Number.isInteger(value) ? 0 : scale;
            return numberFormat(locale, { style: 'currency', currency, ...fraction(digits) }).format(value);
        }
        case 'percent':
            return numberFormat(locale, { style: 'percent', ...fraction(scale) }).format(value / PERCENT);
        default:
            return numberFormat(locale, fraction(scale)).format(value);
    }
}

function fraction(digits: number): Intl.NumberFormatOptions {
    return { minimumFractionDigits: digits, maximumFractionDigits: digits };
}

function formatDate(value: string, type: 'date' | 'datetime', { locale, timeZone }: FormatSettings): string {
    const date = new Date(type === 'date' ? `${value.slice(0, 10)}T00:00:00Z` : value);
    if (Number.isNaN(date.getTime())) {
        return value;
    }
    return type === 'date'
        ? dateFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(date)
        : dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(date);
}

// Making a formatter takes longer than using it a hundred times.
const formats = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
    return cached(`n${locale}${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale, options));
}

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    return cached(`d${locale}${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(locale, options));
}

function cached<T extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => T): T {
    const known = formats.get(key) as T | undefined;
    const format = known ?? make();
    formats.set(key, format);
    return format;
}

/** Whether values of a type stand to the right of their column. */
export function isNumeric(type: string): boolean {
    return ['int', 'double', 'currency', 'percent'].includes(type);
}
