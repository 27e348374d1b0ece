/** Numbers, dates and sentences as the viewer's locale writes them. Pure: locale and time zone are passed in. */

export type CalendarDate = string;

/** What `createFormat` makes. All results use U+2212 for minus. */
export interface Format {
    /** Whole or with at most `digits` decimals: `1,234.5`. */
    number(value: number, digits?: number): string;
    /** Always one decimal: `11.6`. */
    tenths(value: number): string;
    /** One decimal with a sign, zero without: `+1.2`, `−4.0`, `0.0`. */
    signedTenths(value: number): string;
    /** A share of 100 with its sign: 86 gives `86%`. */
    percent(value: number, digits?: number): string;
    /** `Aug 27`, with the year when it is not that of `today`. */
    day(date: CalendarDate): string;
    /** `Aug 27, 2026`. */
    fullDay(date: CalendarDate): string;
    /** `Thu, Aug 27, 2026`. */
    longDay(date: CalendarDate): string;
    /** `Aug`. */
    month(date: CalendarDate): string;
    /** `2:14 AM`, in the viewer's time zone. */
    time(instant: string): string;
    /** `Tue, Aug 25, 2:14 AM`, in the viewer's time zone. */
    moment(instant: string): string;
    /** The calendar day of an instant in the viewer's time zone. */
    dayOf(instant: string): CalendarDate;
    /** `a, b and c`. */
    list(items: readonly string[]): string;
    readonly today: CalendarDate;
}

export interface FormatOptions {
    /** BCP 47, such as `en-US`; an unknown one falls back to English. */
    readonly locale: string;
    /** IANA, such as `Europe/Berlin`; an unknown one falls back to UTC. */
    readonly timeZone: string;
    /** The viewer's calendar day. */
    readonly today: CalendarDate;
}

const MINUS = '\u2212';

/** The calendar day of an instant in a time zone. */
export function calendarDay(instant: Date, timeZone: string): CalendarDate {
    const parts = new Intl.DateTimeFormat('en-US', {
        timeZone: knownTimeZone(timeZone),
        year: 'numeric',
        month: '2-digit',
        day: '2-digit'
    }).formatToParts(instant);
    const part = (type: string): string => parts.find((candidate) => candidate.type === type)?.value ?? '';
    return `${part('year')}-${part('month')}-${part('day')}`;
}

/** Puts values for `{0}`, `{1}` ... into a label. */
export function fill(label: string, ...values: readonly (string | number)[]): string {
    return label.replace(/\{(\d)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}

const STORED_DAY = /\b\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\b/g;

/** A text that was stored for everybody, its days (`2026-08-27`) as the viewer writes them. */
export function withDays(text: string, format: Pick<Format, 'day'>): string {
    return text.replace(STORED_DAY, (day) => format.day(day));
}

/** Formatters for one viewer; cheap to call, dear to make: make them once a card. */
export function createFormat({ locale, timeZone, today }: FormatOptions): Format {
    const tag = knownLocale(locale);
    const zone = knownTimeZone(timeZone);
    // A calendar day has no time zone: it is shown in the one it is parsed in, so it cannot shift.
    const dayFormat = (options: Intl.DateTimeFormatOptions) =>
        new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' });
    const instantFormat = (options: Intl.DateTimeFormatOptions) =>
        new Intl.DateTimeFormat(tag, { ...options, timeZone: zone });
    const noon = (date: CalendarDate): Date => new Date(`${date}T12:00:00Z`);
    const numbers = [0, 1, 2, 3, 4].map((digits) => new Intl.NumberFormat(tag, { maximumFractionDigits: digits }));
    const percents = [0, 1].map(
        (digits) => new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: digits })
    );
    const oneDecimal = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;
    const tenths = new Intl.NumberFormat(tag, oneDecimal);
    const signedTenths = new Intl.NumberFormat(tag, { ...oneDecimal, signDisplay: 'exceptZero' });
    const shortDay = dayFormat({ month: 'short', day: 'numeric' });
    const fullDay = dayFormat({ month: 'short', day: 'numeric', year: 'numeric' });
    const longDay = dayFormat({ weekday: 'short', month: 'short', day: 'numeric', year: 'numeric' });
    const month = dayFormat({ month: 'short' });
    const time = instantFormat({ hour: 'numeric', minute: '2-digit' });
    const moment = instantFormat({
        weekday: 'short',
        month: 'short',
        day: 'numeric',
        hour: 'numeric',
        minute: '2-digit'
    });
    const list = new Intl.ListFormat(tag, { style: 'long', type: 'conjunction' });
    return {
        number: (value, digits = 1) => minus((numbers[digits] ?? numbers[4])!.format(positiveZero(value))),
        tenths: (value) => minus(tenths.format(positiveZero(value))),
        signedTenths: (value) => minus(signedTenths.format(positiveZero(value))),
        percent: (value, digits = 0) => minus((percents[digits] ?? percents[0])!.format(positiveZero(value) / 100)),
        day: (date) => (date.slice(0, 4) === today.slice(0, 4) ? shortDay : fullDay).format(noon(date)),
        fullDay: (date) => fullDay.format(noon(date)),
        longDay: (date) => longDay.format(noon(date)),
        month: (date) => month.format(noon(date)),
        time: (instant) => plainSpaces(time.format(new Date(instant))),
        moment: (instant) => plainSpaces(moment.format(new Date(instant))),
        dayOf: (instant) => calendarDay(new Date(instant), zone),
        list: (items) => list.format(items),
        today
    };
}

function minus(text: string): string {
    return text.replace('-', MINUS);
}

function positiveZero(value: number): number {
    return value === 0 ? 0 : value;
}

/** ICU puts narrow no-break spaces into times, which some fonts draw as boxes. */
function plainSpaces(text: string): string {
    return text.replace(/[\u202f\u00a0]/g, ' ');
}

/** A locale as it is written in full; English for one that is none. */
export function knownLocale(locale: string): string {
    try {
        return Intl.getCanonicalLocales(locale)[0] ?? 'en-US';
    } catch {
        return 'en-US';
    }
}

function knownTimeZone(timeZone: string): string {
    try {
        return new Intl.DateTimeFormat('en-US', { timeZone }).resolvedOptions().timeZone;
    } catch {
        return 'UTC';
    }
}
