import type { CalendarDate } from '../../../force-app/main/domain/lwc/success/success.ts';
import type { DateReader } from './dates.ts';
import type { Condition } from './mapping.ts';

type Values = Readonly<Record<string, string>>;

/** Whether a row satisfies all conditions. Numbers compare as numbers, all else as text without regard to case. */
export function satisfies(conditions: readonly Condition[] | undefined, values: Values): boolean {
    return (conditions ?? []).every((condition) => holds(condition, values[condition.column] ?? ''));
}

function holds({ op, value }: Condition, text: string): boolean {
    if (op === 'blank') return text === '';
    if (op === 'present') return text !== '';
    if (op === 'in') return Array.isArray(value) && value.some((each: string | number) => compare(text, each) === 0);
    if (value === undefined || typeof value === 'object') return false;
    const order = compare(text, value);
    if (op === '=') return order === 0;
    if (op === '!=') return order !== 0;
    // A blank is neither above nor below anything.
    if (text === '' || Number.isNaN(order)) return false;
    if (op === '<') return order < 0;
    if (op === '<=') return order <= 0;
    if (op === '>') return order > 0;
    return order >= 0;
}

function compare(text: string, value: string | number): number {
    if (typeof value === 'number') return text === '' ? Number.NaN : Number(text) - value;
    const [left, right] = [text.toLowerCase(), value.toLowerCase()];
    return left < right ? -1 : left > right ? 1 : 0;
}

/** Whether a row is in force on a day: begun by then, and not ended by then. */
export function isActive(
    period: { readonly start: string; readonly end: string },
    values: Values,
    asOf: CalendarDate,
    dates: DateReader
): boolean {
    const start = dates.day(values[period.start] ?? '');
    const end = dates.day(values[period.end] ?? '');
    return start !== null && start <= asOf && (end === null || end > asOf);
}
