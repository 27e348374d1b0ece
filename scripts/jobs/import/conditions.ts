import type { CalendarDate } from '../../../force-app/main/domain/lwc/success/success.ts';
import type { DateReader } from './dates.ts';
import type { Condition } from './mapping.ts';
import { BadRow, numberOf } from './values.ts';

type Values = Readonly<Record<string, string>>;

/**
 * Whether a row satisfies all conditions. Numbers compare as numbers, all else as text without regard to case.
 * @throws BadRow for a text where a condition that decides asks for a number.
 */
export function satisfies(conditions: readonly Condition[] | undefined, values: Values): boolean {
    return (conditions ?? []).every((condition) => holds(condition, values[condition.column] ?? ''));
}

function holds(condition: Condition, text: string): boolean {
    const { op, value } = condition;
    if (op === 'blank') return text === '';
    if (op === 'present') return text !== '';
    if (op === 'in') return isIn(condition, text);
    if (value === undefined || typeof value === 'object') return false;
    const order = compare(condition, text, value);
    if (op === '=') return order === 0;
    if (op === '!=') return order !== 0;
    // A blank is neither above nor below anything.
    if (text === '' || Number.isNaN(order)) return false;
    if (op === '<') return order < 0;
    if (op === '<=') return order <= 0;
    if (op === '>') return order > 0;
    return order >= 0;
}

function isIn(condition: Condition, text: string): boolean {
    const list = Array.isArray(condition.value) ? (condition.value as readonly (string | number)[]) : [];
    const texts = list.filter((each) => typeof each === 'string');
    if (texts.some((each) => compare(condition, text, each) === 0)) return true;
    const numbers = list.filter((each) => typeof each === 'number');
    // Beside words a column may hold both.
    if (texts.length > 0 && numberOf(text) === null) return false;
    return numbers.some((each) => compare(condition, text, each) === 0);
}

function compare(condition: Condition, text: string, value: string | number): number {
    if (typeof value === 'string') {
        const [left, right] = [text.toLowerCase(), value.toLowerCase()];
        return left < right ? -1 : left > right ? 1 : 0;
    }
    if (text === '') return Number.NaN;
    const number = numberOf(text);
    if (number !== null) return number - value;
    const { column, op } = condition;
    throw new BadRow(`${column} "${text}" is not a number, as the condition ${column} ${op} ${value} asks for`);
}

/**
 * Whether a row is in force on a day: begun by then, and not ended by then. A blank start has not come, nor has a blank end.
 * @throws BadRow for a start or end that is not a date.
 */
export function isActive(
    period: { readonly start: string; readonly end: string },
    values: Values,
    asOf: CalendarDate,
    dates: DateReader
): boolean {
    const start = dayIn(period.start, values, dates);
    const end = dayIn(period.end, values, dates);
    return start !== null && start <= asOf && (end === null || end > asOf);
}

/**
 * The day in a column; null when it is blank.
 * @throws BadRow for a text that is not a date.
 */
export function dayIn(column: string, values: Values, dates: DateReader): CalendarDate | null {
    const text = values[column] ?? '';
    if (text === '') return null;
    const day = dates.day(text);
    if (day === null) throw new BadRow(`${column} "${text}" is not a date of the mapping's format`);
    return day;
}
