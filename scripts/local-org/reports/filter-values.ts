/** Values of filters, as people type them, to literals. */
import type { FieldDefinition } from '../metadata/schema.ts';
import { isNumberType } from '../metadata/field.ts';
import { daysOf } from '../query/date-literals.ts';
import { isRealDay, textLiteral, type Literal } from '../query/literals.ts';

/** A value that a field cannot be compared with, in words. */
export class ValueProblem extends Error {}

/** Several values stand with commas between them; one with a comma stands in quotes. Nothing means blank. */
export function splitValues(text: string): string[] {
    const values = text.match(/"(?:[^"]|"")*"|[^,]+/g) ?? [''];
    return values.map((value) =>
        value
            .trim()
            .replace(/^"([\s\S]*)"$/, '$1')
            .replaceAll('""', '"')
    );
}

/** Throws ValueProblem. */
export function readValues(field: FieldDefinition, text: string): Literal[] {
    return splitValues(text).map((value) => readValue(field, value));
}

function readValue(field: FieldDefinition, text: string): Literal {
    if (text === '') return { type: 'null' };
    if (field.type === 'boolean') return readBoolean(text);
    if (isNumberType(field.type)) return readNumber(text);
    if (field.type === 'date' || field.type === 'datetime') return readDate(text);
    return textLiteral(text);
}

function readBoolean(text: string): Literal {
    const word = text.toLowerCase();
    if (['1', 'true'].includes(word)) return { type: 'boolean', value: true };
    if (['0', 'false'].includes(word)) return { type: 'boolean', value: false };
    throw new ValueProblem(`${text} is neither true nor false`);
}

function readNumber(text: string): Literal {
    const plain = text.replaceAll(',', '');
    const value = Number(plain);
    if (!/^-?\d+(\.\d+)?$/.test(plain)) throw new ValueProblem(`${text} is not a number`);
    return { type: 'number', value, integer: Number.isInteger(value) };
}

/** `1/31/2026`, `2026-01-31`, `LAST_N_DAYS:30`, `LAST 30 DAYS`, `THIS MONTH`. */
function readDate(text: string): Literal {
    const day = dayOf(text);
    if (day !== null) return { type: 'date', value: day };
    const relative = relativeDate(text);
    if (relative === null) throw new ValueProblem(`${text} is not a date`);
    return relative;
}

function dayOf(text: string): string | null {
    const [, month = '', day = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
    const iso = year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return /^\d{4}-\d\d-\d\d$/.test(iso) && isRealDay(iso) ? iso : null;
}

function relativeDate(text: string): Literal | null {
    const words = text.trim().toUpperCase().replace(/\s+/g, '_');
    if (words.includes('FISCAL')) throw new ValueProblem(`${text}: the local org has no fiscal year`);
    const [, which, count, unit] = /^(LAST|NEXT)_(\d+)_(DAY|WEEK|MONTH|QUARTER|YEAR)S?$/.exec(words) ?? [];
    const [, ago, unitAgo] = /^(\d+)_(DAY|WEEK|MONTH|QUARTER|YEAR)S?_AGO$/.exec(words) ?? [];
    const full =
        which !== undefined
            ? `${which}_N_${unit ?? ''}S:${count ?? ''}`
            : ago !== undefined
              ? `N_${unitAgo ?? ''}S_AGO:${ago}`
              : words;
    const [name = '', number] = full.split(':');
    const literal = { type: 'dateLiteral', name, count: number === undefined ? null : Number(number) } as const;
    return daysOf(name, literal.count, '2020-01-01', 0) === undefined ? null : literal;
}
