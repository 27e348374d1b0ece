/**
 * Checks of what a document is made of: types, required and unknown properties, lengths and ranges. Each check walks unknown input and
 * reports what is wrong with the path to it and the remedy.
 */

/** What is wrong with a document, where, and how to mend it. */
export interface Problem {
    /** Such as `health.metrics[3].scale.points[1]`; empty for the document itself. */
    readonly path: string;
    readonly message: string;
}

export type Check = (input: unknown, path: string, problems: Problem[]) => void;

interface TextRule {
    /** Highest length in characters. */
    readonly max: number;
    readonly pattern?: RegExp;
    /** What the pattern asks for, in words. */
    readonly hint?: string;
}

interface NumberRule {
    readonly min?: number;
    readonly max?: number;
    /** Exclusive. */
    readonly above?: number;
    readonly whole?: boolean;
}

interface ListRule {
    readonly min: number;
    readonly max: number;
    /** No value twice; for lists of texts and numbers. */
    readonly unique?: boolean;
}

/** An object with these properties and no others. */
export function object(
    required: Readonly<Record<string, Check>>,
    optional: Readonly<Record<string, Check>> = {}
): Check {
    const known = [...Object.keys(required), ...Object.keys(optional)];
    return (input, path, problems) => {
        if (!isRecord(input)) {
            problems.push({ path, message: `must be an object, not ${nameOf(input)}` });
            return;
        }
        for (const [key, check] of Object.entries(required)) {
            if (Object.hasOwn(input, key)) {
                check(input[key], join(path, key), problems);
            } else {
                problems.push({ path: join(path, key), message: 'is missing: add it' });
            }
        }
        for (const key of Object.keys(input)) {
            if (!known.includes(key)) {
                const message = `is not a property here: remove it or use one of ${known.join(', ')}`;
                problems.push({ path: join(path, key), message });
            } else if (!Object.hasOwn(required, key)) {
                optional[key]?.(input[key], join(path, key), problems);
            }
        }
    };
}

/** One of several objects, told apart by a property. */
export function tagged(tag: string, kinds: Readonly<Record<string, Check>>): Check {
    const names = Object.keys(kinds);
    return (input, path, problems) => {
        if (!isRecord(input)) {
            problems.push({ path, message: `must be an object, not ${nameOf(input)}` });
            return;
        }
        const kind = Object.hasOwn(input, tag) ? input[tag] : undefined;
        const check = typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
        if (check) {
            check(input, path, problems);
        } else {
            problems.push({
                path: join(path, tag),
                message: `must be one of ${names.join(', ')}, not ${nameOf(kind)}`
            });
        }
    };
}

/** A list whose items all pass `item`. */
export function list(item: Check, { min, max, unique = false }: ListRule): Check {
    return (input, path, problems) => {
        if (!Array.isArray(input)) {
            problems.push({ path, message: `must be a list, not ${nameOf(input)}` });
            return;
        }
        const items: readonly unknown[] = input;
        if (items.length < min || items.length > max) {
            problems.push({ path, message: `must have ${min} to ${max} entries, not ${items.length}` });
        }
        // Not forEach: it would skip the holes of a sparse list.
        for (let i = 0; i < items.length; i++) {
            item(items[i], `${path}[${i}]`, problems);
            if (unique && items.indexOf(items[i]) < i) {
                problems.push({ path: `${path}[${i}]`, message: `repeats ${nameOf(items[i])}: remove one of them` });
            }
        }
    };
}

/** A list with exactly these entries. */
export function pair(item: Check): Check {
    return list(item, { min: 2, max: 2 });
}

/** A text that is not blank. */
export function text({ max, pattern, hint }: TextRule): Check {
    return (input, path, problems) => {
        if (typeof input !== 'string') {
            problems.push({ path, message: `must be a text, not ${nameOf(input)}` });
        } else if (!/\S/u.test(input)) {
            problems.push({ path, message: 'is blank: fill it in' });
        } else if (lengthOf(input) > max) {
            problems.push({ path, message: `has ${lengthOf(input)} characters: shorten it to ${max}` });
        } else if (pattern && !pattern.test(input)) {
            problems.push({ path, message: `${nameOf(input)} must be ${hint ?? String(pattern)}` });
        }
    };
}

/** A finite number, within its limits; `above` itself is too small. */
export function number({ min = -Infinity, max = Infinity, above = -Infinity, whole = false }: NumberRule): Check {
    return (input, path, problems) => {
        if (typeof input !== 'number' || !Number.isFinite(input)) {
            problems.push({ path, message: `must be a number, not ${nameOf(input)}` });
        } else if (whole && !Number.isInteger(input)) {
            problems.push({ path, message: `must be a whole number, not ${input}` });
        } else if (input <= above) {
            problems.push({ path, message: `must be above ${above}, not ${input}` });
        } else if (input < min || input > max) {
            problems.push({ path, message: `must be ${rangeOf(min, max)}, not ${input}` });
        }
    };
}

/** True or false. */
export function boolean(): Check {
    return (input, path, problems) => {
        if (typeof input !== 'boolean') {
            problems.push({ path, message: `must be true or false, not ${nameOf(input)}` });
        }
    };
}

/** One of these values, and nothing like them: `1` is not `"1"`. */
export function oneOf(...choices: readonly (string | number)[]): Check {
    return (input, path, problems) => {
        if (!choices.some((choice) => choice === input)) {
            problems.push({ path, message: `must be ${choiceOf(choices)}, not ${nameOf(input)}` });
        }
    };
}

/** Whatever one of these accepts. */
export function either(expected: string, ...checks: readonly Check[]): Check {
    return (input, path, problems) => {
        const accepted = checks.some((check) => {
            const found: Problem[] = [];
            check(input, path, found);
            return found.length === 0;
        });
        if (!accepted) {
            problems.push({ path, message: `must be ${expected}, not ${nameOf(input)}` });
        }
    };
}

/** Null, or what the check accepts. */
export function nullable(check: Check): Check {
    return (input, path, problems) => {
        if (input !== null) {
            check(input, path, problems);
        }
    };
}

/** An object whose property names are data. */
export function dictionary(item: Check): Check {
    return (input, path, problems) => {
        if (!isRecord(input)) {
            problems.push({ path, message: `must be an object, not ${nameOf(input)}` });
            return;
        }
        for (const [key, value] of Object.entries(input)) {
            item(value, join(path, key), problems);
        }
    };
}

/** Path of a property: `.key`, or `["odd key"]` where a dot would not read. */
function join(path: string, key: string): string {
    if (!/^[A-Za-z_$][\w$]*$/.test(key)) {
        return `${path}[${JSON.stringify(key)}]`;
    }
    return path === '' ? key : `${path}.${key}`;
}

/** How input is named in a message. */
export function nameOf(input: unknown): string {
    if (typeof input === 'string') {
        return JSON.stringify(input.length > 60 ? `${input.slice(0, 60)}...` : input);
    }
    if (input === undefined) {
        return 'nothing';
    }
    if (Array.isArray(input)) {
        return 'a list';
    }
    if (input === null || typeof input === 'number' || typeof input === 'boolean') {
        return String(input);
    }
    return typeof input === 'object' ? 'an object' : `a ${typeof input}`;
}

/** An object with names, which a list is not. */
export function isRecord(input: unknown): input is Readonly<Record<string, unknown>> {
    return typeof input === 'object' && input !== null && !Array.isArray(input);
}

/** In characters, as JSON Schema counts them: not in code units. */
function lengthOf(input: string): number {
    return [...input].length;
}

function rangeOf(min: number, max: number): string {
    if (max === Infinity) {
        return `${min} or more`;
    }
    return min === -Infinity ? `${max} or less` : `${min} to ${max}`;
}

function choiceOf(choices: readonly (string | number)[]): string {
    const names = choices.map((choice) => JSON.stringify(choice));
    return names.length === 1 ? names.join('') : `one of ${names.join(', ')}`;
}
