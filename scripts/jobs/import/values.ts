import type { BulkValue } from '../../org/bulk.ts';
import type { DateReader } from './dates.ts';
import type { ColumnMapping, ValueMapping } from './mapping.ts';

/** A row that cannot be imported. */
export class BadRow extends Error {
    override readonly name = 'BadRow';
}

/**
 * A field's value from a row; undefined where the mapping folds it from other rows.
 * @throws BadRow saying which column is wrong, and how.
 */
export function valueOf(mapping: ValueMapping, values: Readonly<Record<string, string>>, dates: DateReader): BulkValue {
    if ('constant' in mapping) return mapping.constant;
    if ('fold' in mapping) return undefined;
    const text = values[mapping.column] ?? '';
    if (text === '' && mapping.required === true) throw new BadRow(`${mapping.column} is blank`);
    if (mapping.map !== undefined) return mapped(mapping, text);
    return text === '' ? null : typed(mapping, text, dates);
}

function mapped({ column, map = {} }: ColumnMapping, text: string): BulkValue {
    const value = Object.hasOwn(map, text)
        ? map[text]
        : text === ''
          ? null
          : Object.hasOwn(map, '*')
            ? map['*']
            : undefined;
    if (value === undefined)
        throw new BadRow(`${column} "${text}" is not in the mapping's values (${Object.keys(map).join(', ')})`);
    return value;
}

function typed({ column, type = 'text' }: ColumnMapping, text: string, dates: DateReader): BulkValue {
    if (type === 'text') return text;
    const value =
        type === 'number'
            ? numberOf(text)
            : type === 'boolean'
              ? boolean(text)
              : type === 'date'
                ? dates.day(text)
                : dates.instant(text);
    if (value === null)
        throw new BadRow(`${column} "${text}" is not a ${type === 'datetime' ? 'date and time' : type}`);
    return value;
}

/** Null: the text is not a number as people and programs write it, with a point and without a thousands separator. */
export function numberOf(text: string): number | null {
    const value = NUMBER.test(text) ? Number(text) : Number.NaN;
    return Number.isFinite(value) ? value : null;
}

const NUMBER = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i;

function boolean(text: string): boolean | null {
    if (/^(true|yes|y|1)$/i.test(text)) return true;
    return /^(false|no|n|0)$/i.test(text) ? false : null;
}
