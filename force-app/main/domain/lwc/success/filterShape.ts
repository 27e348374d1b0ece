import { fieldPath } from './modelTexts.ts';
import { boolean, either, list, nullable, number, object, oneOf, text } from './shape.ts';

/** Beyond it binary fractions no longer tell neighbouring values apart. */
const MAX_VALUE = 1e12;

/** A measured value. */
export const value = number({ min: -MAX_VALUE, max: MAX_VALUE });

const filterValue = either(
    'a text, a number, true, false, null or a list of texts and numbers',
    text({ max: 255 }),
    value,
    boolean(),
    nullable(list(either('a text or a number', text({ max: 255 }), value), { min: 1, max: 200 }))
);
/** Conditions on fields of records. */
export const filters = list(
    object({ field: fieldPath, op: oneOf('=', '!=', '<', '<=', '>', '>=', 'in'), value: filterValue }),
    { min: 1, max: 20 }
);
