import type { SourceFilter } from '../../../force-app/main/domain/lwc/success/success.ts';
import { isCalendarDate } from '../../../force-app/main/domain/lwc/success/success.ts';
import type { FieldDescription } from '../org-facts.ts';
import { isDay, isNumber } from './types.ts';

const EQUALITY = new Set(['=', '!=', 'in']);
/** Types that SOQL puts in no order. */
const UNORDERED = new Set(['boolean', 'id', 'reference', 'multipicklist']);

/**
 * Whether such a field can be compared so, and with such a value: what is wrong and the remedy, else null.
 * @param by Who compares: words of SOQL such as `LAST_N_DAYS:30` mean nothing to the job.
 */
export function checkFilter({ op, value }: SourceFilter, field: FieldDescription, by: 'org' | 'job'): string | null {
    const { name, type } = field;
    if (!EQUALITY.has(op) && (value === null || UNORDERED.has(type)))
        return `"${op}" does not fit ${value === null ? 'null' : `a field of type ${type}`}: use "=" or "!="`;
    const values = typeof value === 'object' && value !== null ? value : [value];
    const misfit = values.find((each) => each !== null && !fits(each, field, by));
    return misfit === undefined
        ? null
        : `${name} is of type ${type}, with which ${JSON.stringify(misfit)} cannot be compared: write ${example(field, by)}`;
}

function fits(value: string | number | boolean | null, field: FieldDescription, by: 'org' | 'job'): boolean {
    if (field.type === 'boolean') return typeof value === 'boolean';
    if (isNumber(field)) return typeof value === 'number';
    if (isDay(field))
        return typeof value === 'string' && ((by === 'org' && isSoqlWord(value)) || isDayText(value, field.type));
    return typeof value === 'string';
}

/** Such as `TODAY` or `LAST_N_DAYS:30`. */
function isSoqlWord(text: string): boolean {
    return /^[A-Z][A-Z_]*(:\d+)?$/.test(text);
}

function isDayText(text: string, type: string): boolean {
    if (type === 'date') return isCalendarDate(text);
    return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:?\d{2})$/.test(text);
}

function example({ type }: FieldDescription, by: 'org' | 'job'): string {
    if (type === 'boolean') return 'true or false, without quotes';
    if (isNumber({ type })) return 'a number, without quotes';
    if (!isDay({ type })) return 'a text, in quotes';
    const day = type === 'date' ? 'a day such as "2026-01-31"' : 'a moment such as "2026-01-31T00:00:00Z"';
    return by === 'org' ? `${day}, or a word of SOQL such as "THIS_YEAR"` : day;
}
