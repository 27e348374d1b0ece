import type { FieldDescription } from '../org-facts.ts';

/** What fields are, by the types that describe tells. */

type Typed = Pick<FieldDescription, 'type'>;

const NUMBERS = new Set(['double', 'currency', 'percent', 'int', 'long']);
/** Bulk queries take no compound fields and no files. */
const NOT_IN_BULK = new Set(['address', 'location', 'base64', 'complexvalue', 'json']);

/** Whether values can be reckoned with. */
export function isNumber({ type }: Typed): boolean {
    return NUMBERS.has(type);
}

/** Whether values have a day: those of moments are days of the org's time zone. */
export function isDay({ type }: Typed): boolean {
    return type === 'date' || type === 'datetime';
}

/** Whether Bulk API can read the field. */
export function isSelectable({ type }: Typed): boolean {
    return !NOT_IN_BULK.has(type);
}
