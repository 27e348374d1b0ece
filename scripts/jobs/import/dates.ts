import { isCalendarDate } from '../../../force-app/main/domain/lwc/success/success.ts';
import type { CalendarDate } from '../../../force-app/main/domain/lwc/success/success.ts';

/** Reads days and times as a file writes them. */
export interface DateReader {
    /** The day, a time after it left aside; null when the text is not one. */
    day(text: string): CalendarDate | null;
    /** The instant as `2024-12-31T03:00:00.000Z`; a day alone is its midnight. Null when the text is not one. */
    instant(text: string): string | null;
}

const PARTS = ['YYYY', 'MM', 'DD'] as const;
const TIME = '(?:[T ](\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?(Z)?)?';

/** Whether the format names year, month and day once each. */
export function isDateFormat(format: string): boolean {
    return (
        PARTS.every((part) => format.split(part).length === 2) && !/[A-Za-z]/.test(format.replaceAll(/YYYY|MM|DD/g, ''))
    );
}

/**
 * @param format Such as `DD-MM-YYYY`.
 * @param timeZone Of times, and of the midnight of a day alone.
 */
export function dateReader(format: string, timeZone: string): DateReader {
    const order = [...PARTS].sort((a, b) => format.indexOf(a) - format.indexOf(b));
    const escaped = format
        .replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')
        .replace('YYYY', '(\\d{4})')
        .replace('MM', '(\\d{1,2})')
        .replace('DD', '(\\d{1,2})');
    const pattern = new RegExp(`^${escaped}${TIME}$`);
    const offset = offsetReader(timeZone);
    const day = (match: RegExpExecArray): CalendarDate | null => {
        const part = (name: (typeof PARTS)[number]): string => (match[order.indexOf(name) + 1] ?? '').padStart(2, '0');
        const date = `${part('YYYY')}-${part('MM')}-${part('DD')}`;
        return isCalendarDate(date) ? date : null;
    };
    return {
        day: (text) => {
            const match = pattern.exec(text.trim());
            return match === null ? null : day(match);
        },
        instant: (text) => {
            const match = pattern.exec(text.trim());
            const date = match === null ? null : day(match);
            return match === null || date === null ? null : toInstant(date, match, offset);
        }
    };
}

function toInstant(date: CalendarDate, match: RegExpExecArray, offset: (utc: number) => number): string | null {
    const [hours, minutes, seconds] = [match[4] ?? '0', match[5] ?? '0', match[6] ?? '0'].map(Number) as [
        number,
        number,
        number
    ];
    if (hours > 23 || minutes > 59 || seconds > 59) return null;
    const local = Date.parse(date) + ((hours * 60 + minutes) * 60 + seconds) * 1000;
    if (match[7] === 'Z') return new Date(local).toISOString();
    // The offset that holds near the local time; asked again at the instant it gives, for the hours around a change of summer time.
    const guess = local - offset(local);
    return new Date(local - offset(guess)).toISOString();
}

/** Milliseconds that a time zone is ahead of UTC at an instant. */
function offsetReader(timeZone: string): (utc: number) => number {
    if (timeZone === 'UTC') return () => 0;
    const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
    return (utc) => {
        const name = format.formatToParts(new Date(utc)).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
        const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
        return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
    };
}
