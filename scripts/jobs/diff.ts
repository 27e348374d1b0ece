import type { BulkRow, BulkValue } from '../org/bulk.ts';

/** How a field is stored, so that what is compared and sent is what the org will give back. */
export interface ColumnSpec {
    readonly name: string;
    readonly kind: 'text' | 'number' | 'date' | 'datetime' | 'boolean';
    /** Characters that fit; longer text is cut. */
    readonly length?: number;
    /** Digits after the point. */
    readonly scale?: number;
}

/** A record as it should be; a column that is left out stays as it is. */
export type DesiredRow = Readonly<Record<string, BulkValue>>;

/** The value as the org keeps it: text trimmed and cut, numbers rounded to the field's scale, '' and NaN as blank. */
export function stored(spec: ColumnSpec, value: BulkValue): string | number | boolean | null {
    if (value === null || value === undefined || value === '') return null;
    if (spec.kind === 'boolean') return value === true || value === 'true';
    if (spec.kind === 'number') return storedNumber(Number(value), spec.scale ?? 0);
    const text = String(value).trim();
    if (text === '') return null;
    if (spec.kind === 'datetime') return new Date(text).toISOString();
    return spec.length === undefined ? text : cut(text, spec.length);
}

/** The row to send, values as the org will keep them, when any given column differs from what is there; else null. */
export function changedRow(
    specs: readonly ColumnSpec[],
    desired: DesiredRow,
    existing: BulkRow | undefined
): DesiredRow | null {
    const row: Record<string, BulkValue> = {};
    let changed = existing === undefined;
    for (const spec of specs) {
        const value = desired[spec.name];
        if (value === undefined) continue;
        const next = stored(spec, value);
        row[spec.name] = next;
        if (!changed && next !== stored(spec, readBack(spec, existing?.[spec.name]))) changed = true;
    }
    return changed ? row : null;
}

/** A blank checkbox is false, never blank. */
function readBack(spec: ColumnSpec, value: string | undefined): string {
    return value ?? (spec.kind === 'boolean' ? 'false' : '');
}

function storedNumber(value: number, scale: number): number | null {
    if (!Number.isFinite(value)) return null;
    const factor = 10 ** scale;
    // A half, and what binary fractions put a hair below it, goes away from zero, as in Salesforce.
    const rounded = (Math.sign(value) * Math.round(Math.abs(value) * factor * (1 + Number.EPSILON))) / factor;
    return rounded === 0 ? 0 : rounded;
}

function cut(text: string, length: number): string {
    if (text.length <= length) return text;
    return `${text.slice(0, length - 1).trimEnd()}…`;
}
