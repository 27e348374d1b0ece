/** Stored values as the REST API writes them. */
import type { Session, SqlValue } from '../contracts.ts';
import { displayValue } from './display.ts';
import type { Column, Expression } from './tree.ts';

export type JsonValue = string | number | boolean | null;
export type Converter = (stored: SqlValue) => JsonValue;

const asStored: Converter = (stored) => stored;

/** How values of an expression are written: booleans as such, datetimes with `+0000`. */
export function converterOf(expression: Expression): Converter {
    switch (expression.type) {
        case 'boolean':
            return (stored) => stored === 1;
        case 'datetime':
            return (stored) => (stored === null ? null : `${String(stored).slice(0, 23)}+0000`);
        case 'currency':
        case 'double':
        case 'percent':
            return roundedSum(expression);
        default:
            return asStored;
    }
}

/** The column's converter: a label or a formatted text where one was asked for. */
export function columnConverter(session: Session, column: Column): Converter {
    const { expression, display } = column;
    const convert = converterOf(expression);
    if (display === 'value' || expression.kind !== 'field') return convert;
    const { field } = expression;
    const unlabelled = display === 'label' && field.type !== 'picklist' && field.type !== 'multipicklist';
    return unlabelled ? convert : (stored) => displayValue(session, field, stored) ?? convert(stored);
}

const MAX_SCALE = 18;

/** Sums keep the field's decimals: 0.1 + 0.2 is 0.3, as in a database of decimals. */
export function roundedSum(expression: Expression): Converter {
    if (expression.kind !== 'aggregate' || expression.function !== 'SUM' || expression.argument?.kind !== 'field')
        return asStored;
    const scale = Math.min(expression.argument.field.scale, MAX_SCALE);
    return (stored) => (typeof stored === 'number' ? Number(stored.toFixed(scale)) : stored);
}
