/**
 * Formula functions: sformula's own, with those replaced that depend on the machine's clock or time zone, and those added that
 * it lacks. Lazy ones (IF, AND, OR, CASE) are in `program.ts`.
 */
import { isNil } from './blank.ts';
import { builtins } from 'sformula';
import { addMonths, dateInZone, dateOfDay, dayNumber, isDate, storedInstant } from './calendar.ts';

export type FormulaFunction = (...args: never[]) => unknown;
type Maybe<T> = T | null | undefined;
type Numeric = number | { toNumber(): number };

const MS_PER_DAY = 86_400_000;
const MAX_YEAR = 9999;

function toNumber(value: Numeric): number {
    return typeof value === 'number' ? value : value.toNumber();
}

function whole(value: Numeric): number {
    return Math.trunc(toNumber(value));
}

function datePart(date: Maybe<string>, from: number, to: number): number | null {
    return isNil(date) || !isDate(date) ? null : Number(date.slice(from, to));
}

function shiftDate(date: Maybe<string>, days: Maybe<Numeric>, sign: 1 | -1): string | null {
    const day = isNil(date) ? null : dayNumber(date);
    return day === null || isNil(days) ? null : dateOfDay(day + sign * whole(days));
}

function instant(text: Maybe<string>): number | null {
    const time = isNil(text) ? NaN : Date.parse(text);
    return Number.isNaN(time) ? null : time;
}

function shiftInstant(text: Maybe<string>, days: Maybe<Numeric>, sign: 1 | -1): string | null {
    const time = instant(text);
    return time === null || isNil(days) ? null : storedInstant(new Date(time + sign * toNumber(days) * MS_PER_DAY));
}

function comparison<T>(parse: (text: Maybe<string>) => T | null, test: (a: T, b: T) => boolean): FormulaFunction {
    return (a: Maybe<string>, b: Maybe<string>) => {
        const [left, right] = [parse(a), parse(b)];
        return left === null || right === null ? null : test(left, right);
    };
}

function comparisons(suffix: string, parse: (text: Maybe<string>) => number | null): Record<string, FormulaFunction> {
    return {
        [`$$LT_${suffix}$$`]: comparison(parse, (a, b) => a < b),
        [`$$LTE_${suffix}$$`]: comparison(parse, (a, b) => a <= b),
        [`$$GT_${suffix}$$`]: comparison(parse, (a, b) => a > b),
        [`$$GTE_${suffix}$$`]: comparison(parse, (a, b) => a >= b),
        [`$$EQ_${suffix}$$`]: comparison(parse, (a, b) => a === b),
        [`$$NEQ_${suffix}$$`]: comparison(parse, (a, b) => a !== b)
    };
}

const day = (text: Maybe<string>): number | null => (isNil(text) ? null : dayNumber(text));

function dateOf(year: Maybe<Numeric>, month: Maybe<Numeric>, dayOfMonth: Maybe<Numeric>): string | null {
    if (isNil(year) || isNil(month) || isNil(dayOfMonth) || whole(year) > MAX_YEAR) {
        return null;
    }
    const pad = (value: Numeric, length: number): string => String(whole(value)).padStart(length, '0');
    const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`;
    return isDate(text) ? text : null;
}

/** DATEVALUE with the time zone in which an instant becomes a day. */
export function dateValue(value: Maybe<string>, timeZone: string): string | null {
    if (isNil(value) || value === '') {
        return null;
    }
    if (isDate(value)) {
        return value;
    }
    const time = instant(value);
    return time === null ? null : dateInZone(new Date(time), timeZone);
}

const matchers = new Map<string, RegExp | null>();

/** REGEX matches the whole text, as Java's `matches` does. */
function matchesRegex(text: Maybe<string>, pattern: Maybe<string>): boolean {
    const source = pattern ?? '';
    let matcher = matchers.get(source);
    if (matcher === undefined) {
        matcher = toRegExp(source);
        matchers.set(source, matcher);
    }
    return matcher?.test(text ?? '') ?? false;
}

function toRegExp(source: string): RegExp | null {
    try {
        return new RegExp(`^(?:${source})$`, 'su');
    } catch {
        return null;
    }
}

const REPLACED: Readonly<Record<string, FormulaFunction>> = {
    // A blank picklist has the value "".
    ISPICKVAL: (value: Maybe<string>, text: Maybe<string>) => (value ?? '') === (text ?? ''),
    ADDMONTHS: (date: Maybe<string>, months: Maybe<Numeric>) =>
        isNil(date) || isNil(months) ? null : addMonths(date, whole(months)),
    DATE: dateOf,
    DATETIMEVALUE: (text: Maybe<string>) => {
        const time = instant(typeof text === 'string' ? text.trim().replace(/^(\S+) (\d.*?)Z?$/, '$1T$2Z') : text);
        return time === null ? null : storedInstant(new Date(time));
    },
    YEAR: (date: Maybe<string>) => datePart(date, 0, 4),
    MONTH: (date: Maybe<string>) => datePart(date, 5, 7),
    DAY: (date: Maybe<string>) => datePart(date, 8, 10),
    WEEKDAY: (date: Maybe<string>) => {
        const number = day(date);
        // 1970-01-01 was a Thursday, which Salesforce counts as 5.
        return number === null ? null : ((((number + 4) % 7) + 7) % 7) + 1;
    },
    $$ADD_DATE$$: (date: Maybe<string>, days: Maybe<Numeric>) => shiftDate(date, days, 1),
    $$SUBTRACT_DATE$$: (date: Maybe<string>, days: Maybe<Numeric>) => shiftDate(date, days, -1),
    $$DIFF_DATE$$: (a: Maybe<string>, b: Maybe<string>) => {
        const [left, right] = [day(a), day(b)];
        return left === null || right === null ? null : left - right;
    },
    $$ADD_DATETIME$$: (text: Maybe<string>, days: Maybe<Numeric>) => shiftInstant(text, days, 1),
    $$SUBTRACT_DATETIME$$: (text: Maybe<string>, days: Maybe<Numeric>) => shiftInstant(text, days, -1),
    $$DIFF_DATETIME$$: (a: Maybe<string>, b: Maybe<string>) => {
        const [left, right] = [instant(a), instant(b)];
        return left === null || right === null ? null : (left - right) / MS_PER_DAY;
    },
    ...comparisons('DATE', day),
    ...comparisons('DATETIME', instant)
};

type SformulaType = { readonly type: string };
const required = (type: string): { argument: SformulaType; optional: boolean } => ({
    argument: { type },
    optional: false
});

/** Functions that sformula lacks, with their types in its own terms. */
export const ADDED_TYPES = {
    REGEX: { type: 'function', arguments: [required('string'), required('string')], returns: { type: 'boolean' } },
    BR: { type: 'function', arguments: [], returns: { type: 'string' } },
    // Written by `resolve.ts` in place of DATEVALUE: the second argument is the caller's time zone.
    DATE_IN_ZONE: { type: 'function', arguments: [required('any'), required('string')], returns: { type: 'date' } }
} as const;

const ADDED: Readonly<Record<string, FormulaFunction>> = {
    REGEX: matchesRegex,
    BR: () => '\n',
    DATE_IN_ZONE: dateValue
};

/** Every eager function by name. */
export const FUNCTIONS: ReadonlyMap<string, FormulaFunction> = new Map(
    Object.entries({ ...(builtins as Record<string, FormulaFunction>), ...REPLACED, ...ADDED })
);

/** Names that a formula may write; `TIMENOW` and its kin need a time type that the local org has not. */
export const CALLABLE: ReadonlySet<string> = new Set(
    [...FUNCTIONS.keys()]
        .filter((name) => !name.startsWith('$$') && name !== 'DATE_IN_ZONE')
        .filter(
            (name) =>
                !['TIMENOW', 'TIMEVALUE', 'HOUR', 'MINUTE', 'SECOND', 'MILLISECOND', 'CURRENCYRATE'].includes(name)
        )
);
