/** Days and instants in a caller's time zone. Days are `YYYY-MM-DD`, instants `YYYY-MM-DDTHH:MM:SS.000Z` as stored. */

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
    let format = formats.get(timeZone);
    if (format === undefined) {
        format = new Intl.DateTimeFormat('en-CA', {
            timeZone,
            calendar: 'iso8601',
            hourCycle: 'h23',
            year: 'numeric',
            month: '2-digit',
            day: '2-digit',
            hour: '2-digit',
            minute: '2-digit',
            second: '2-digit'
        });
        formats.set(timeZone, format);
    }
    return format;
}

/** The wall clock at an instant, as if it were UTC, in milliseconds. */
function wallClock(instant: number, timeZone: string): number {
    const parts: Record<string, number> = {};
    for (const { type, value } of formatOf(timeZone).formatToParts(instant)) parts[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** A stored instant as local text without a zone, `YYYY-MM-DDTHH:MM:SS`. */
export function localText(stored: string, timeZone: string): string {
    return new Date(wallClock(Date.parse(stored), timeZone)).toISOString().slice(0, 19);
}

const starts = new Map<string, string>();
/** Queries ask for the same few days again and again. */
const MAX_STARTS = 10_000;

/** The instant at which a local day begins: the first that exists, where a clock change skips midnight. */
export function startOfDay(day: string, timeZone: string): string {
    const key = `${day} ${timeZone}`;
    let start = starts.get(key);
    if (start === undefined) {
        if (starts.size >= MAX_STARTS) starts.clear();
        start = computedStart(day, timeZone);
        starts.set(key, start);
    }
    return start;
}

function computedStart(day: string, timeZone: string): string {
    const midnight = Date.parse(`${day}T00:00:00Z`);
    const guess = midnight + (midnight - wallClock(midnight, timeZone));
    const corrected = guess + (midnight - wallClock(guess, timeZone));
    const exists = wallClock(corrected, timeZone) === midnight;
    return storedInstant(exists ? corrected : Math.max(guess, corrected));
}

/** Milliseconds as a datetime is stored: whole seconds, as Salesforce keeps them. */
export function storedInstant(milliseconds: number): string {
    return `${new Date(milliseconds).toISOString().slice(0, 19)}.000Z`;
}
