/** Turns given values into stored ones, refusing what does not fit the field as Salesforce refuses it. */
import type { SqlValue } from '../contracts.ts';
import type { FieldDefinition } from '../metadata/schema.ts';
import { isDate, storedInstant } from '../rules/calendar.ts';
import { fault } from './fault.ts';
import type { RowFault } from './fault.ts';
import { normalizeId } from './ids.ts';

const EMAIL = /^[^\s@<>"(),:;]+@[^\s@<>"(),:;.]+(\.[^\s@<>"(),:;.]+)+$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:?\d{2})$/;
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;
const FIRST_YEAR = 1700;
const LAST_YEAR = 4000;

/**
 * The stored form of a value for a field. Blank text is null; text is trimmed.
 * @throws RowFault with Salesforce's code for what does not fit.
 */
export function coerce(field: FieldDefinition, value: unknown): SqlValue {
    if (value === null || value === undefined || value === '') {
        return field.type === 'boolean' ? 0 : null;
    }
    switch (field.type) {
        case 'boolean':
            return coerceBoolean(field, value);
        case 'int':
        case 'double':
        case 'currency':
        case 'percent':
            return coerceNumber(field, value);
        case 'date':
            return coerceDate(field, value);
        case 'datetime':
            return coerceInstant(field, value);
        case 'id':
        case 'reference':
            return coerceId(field, value);
        default:
            return coerceText(field, value);
    }
}

function wrongType(field: FieldDefinition, value: unknown): RowFault {
    const shown = typeof value === 'string' ? value : JSON.stringify(value);
    return fault('INVALID_TYPE_ON_FIELD_IN_RECORD', `${field.label}: value not of required type: ${shown}`, [
        field.name
    ]);
}

function coerceBoolean(field: FieldDefinition, value: unknown): number {
    if (typeof value === 'boolean') {
        return Number(value);
    }
    const text = typeof value === 'string' ? value.trim().toLowerCase() : '';
    if (text === 'true' || text === '1') {
        return 1;
    }
    if (text === 'false' || text === '0') {
        return 0;
    }
    throw wrongType(field, value);
}

function coerceNumber(field: FieldDefinition, value: unknown): number | null {
    if (typeof value === 'string' && value.trim() === '') {
        return null;
    }
    const number =
        typeof value === 'number'
            ? value
            : typeof value === 'string' && NUMBER.test(value.trim())
              ? Number(value)
              : NaN;
    if (!Number.isFinite(number)) {
        throw wrongType(field, value);
    }
    const rounded = roundHalfUp(number, field.scale);
    const limit = 10 ** (field.precision - field.scale);
    if (field.type === 'int' && !Number.isInteger(number)) {
        throw wrongType(field, value);
    }
    if (Math.abs(rounded) >= limit) {
        throw fault(
            'NUMBER_OUTSIDE_VALID_RANGE',
            `${field.label}: value outside of valid range on numeric field: ${number}`,
            [field.name]
        );
    }
    return rounded;
}

/** Rounds a decimal as it is written: 1.005 to two places is 1.01. Halves go up. */
export function roundHalfUp(value: number, scale: number): number {
    if (Number.isInteger(value)) return value === 0 ? 0 : value;
    const text = String(value);
    if (text.includes('e')) {
        return Number(value.toFixed(Math.min(scale, 100)));
    }
    const rounded = Number(`${Math.round(Number(`${text}e${scale}`))}e-${scale}`);
    return rounded === 0 ? 0 : rounded;
}

function coerceDate(field: FieldDefinition, value: unknown): string | null {
    const text = typeof value === 'string' ? value.trim() : '';
    if (value === '' || (typeof value === 'string' && text === '')) {
        return null;
    }
    const date = INSTANT.test(text) ? text.slice(0, 10) : text;
    if (!isDate(date)) {
        throw wrongType(field, value);
    }
    checkYear(field, date);
    return date;
}

function coerceInstant(field: FieldDefinition, value: unknown): string | null {
    const text = value instanceof Date ? value.toISOString() : typeof value === 'string' ? value.trim() : null;
    if (text === '') {
        return null;
    }
    if (text === null || !isDate(text.slice(0, 10)) || !(INSTANT.test(text) || text.length === 10)) {
        throw wrongType(field, value);
    }
    const time = new Date(text.length === 10 ? `${text}T00:00:00Z` : text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
    if (Number.isNaN(time.getTime())) {
        throw wrongType(field, value);
    }
    checkYear(field, text);
    return storedInstant(time);
}

function checkYear(field: FieldDefinition, text: string): void {
    const year = Number(text.slice(0, 4));
    if (year < FIRST_YEAR || year > LAST_YEAR) {
        throw fault('NUMBER_OUTSIDE_VALID_RANGE', `${field.label}: invalid date: ${text}`, [field.name]);
    }
}

function coerceId(field: FieldDefinition, value: unknown): string {
    const id = typeof value === 'string' ? normalizeId(value.trim()) : null;
    if (id === null) {
        throw fault(
            'MALFORMED_ID',
            `${field.label}: id value of incorrect type: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
            [field.name]
        );
    }
    return id;
}

function coerceText(field: FieldDefinition, value: unknown): string | null {
    if (typeof value !== 'string') {
        throw wrongType(field, value);
    }
    const text = field.type === 'textarea' ? value.trimEnd() : value.trim();
    if (text.trim() === '') {
        return null;
    }
    if (field.picklist !== null) {
        checkPicklist(field, text);
    }
    if (text.length > field.length) {
        throw fault('STRING_TOO_LONG', `${field.label}: data value too large: ${text} (max length=${field.length})`, [
            field.name
        ]);
    }
    if (field.type === 'email' && !EMAIL.test(text)) {
        throw fault('INVALID_EMAIL_ADDRESS', `${field.label}: invalid email address: ${text}`, [field.name]);
    }
    return text;
}

function checkPicklist(field: FieldDefinition, text: string): void {
    const { picklist } = field;
    if (picklist?.restricted !== true) {
        return;
    }
    for (const part of field.type === 'multipicklist' ? text.split(';') : [text]) {
        if (!picklist.values.some((each) => each.active && each.value === part)) {
            throw badPicklistValue(field, part);
        }
    }
}

export function badPicklistValue(field: FieldDefinition, value: string): RowFault {
    const message = `${field.label}: bad value for restricted picklist field: ${value}`;
    return fault('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', message, [field.name]);
}
