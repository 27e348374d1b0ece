import { isCalendarDate, requiredDay } from './calendar.ts';

/** Why a date cannot be worked with: not known, no calendar day, or before the day that it should follow. */
export interface DateFault<Field extends string> {
    readonly field: Field;
    readonly fault: 'missing' | 'notADay' | 'beforeStart';
}

/** Day number of what may be a calendar day, else null. */
export function dayOrNull(input: unknown): number | null {
    return isCalendarDate(input) ? requiredDay(input) : null;
}

/** The same, unless it is after `until`. */
export function dayUntil(input: unknown, until: number): number | null {
    const day = dayOrNull(input);
    return day !== null && day <= until ? day : null;
}

/** What is wrong with a date that has to be known. */
export function faultsOf<Field extends string>(field: Field, input: unknown): readonly DateFault<Field>[] {
    if (isCalendarDate(input)) {
        return [];
    }
    const isMissing = input === null || input === undefined || input === '';
    return [{ field, fault: isMissing ? 'missing' : 'notADay' }];
}
