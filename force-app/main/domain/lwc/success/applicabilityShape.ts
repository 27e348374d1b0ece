import { label } from './modelTexts.ts';
import { list, number, object } from './shape.ts';
import type { Check } from './shape.ts';

/** 100 years. */
const MAX_MONTHS = 1200;

const someNames = list(label, { min: 1, max: 50, unique: true });

const tenure: Check = (input, path, problems) => {
    const from = number({ min: 0, max: MAX_MONTHS, whole: true });
    const before = number({ min: 1, max: MAX_MONTHS, whole: true });
    object({}, { from, before })(input, path, problems);
    if (typeof input === 'object' && input !== null && Object.keys(input).length === 0) {
        problems.push({ path, message: 'states nothing: add "from" or "before", or remove it' });
    }
};

/** The structure of who a metric, a variant or a play is for. */
export const applicability = object({}, { segments: someNames, editions: someNames, tenureMonths: tenure });
