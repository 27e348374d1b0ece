/** Small checks of a document's shape, each naming the place and the remedy. */

export interface MappingProblem {
    /** Such as `metrics[2].value.from`. */
    readonly path: string;
    readonly message: string;
}

export type Check = (value: unknown, path: string, problems: MappingProblem[]) => void;

/** An object with these properties and no others; a name that ends with `?` may be left out. */
export function shape(properties: Readonly<Record<string, Check>>): Check {
    const checks = new Map(Object.entries(properties).map(([name, check]) => [name.replace(/\?$/, ''), check]));
    const required = Object.keys(properties).filter((name) => !name.endsWith('?'));
    return (value, path, problems) => {
        if (!isObject(value)) return void problems.push({ path, message: 'must be an object { ... }' });
        for (const name of required)
            if (!(name in value)) problems.push({ path: join(path, name), message: 'is missing: add it' });
        for (const [name, part] of Object.entries(value)) {
            const check = checks.get(name);
            if (check !== undefined) check(part, join(path, name), problems);
            else if (name !== '$schema')
                problems.push({
                    path: join(path, name),
                    message: `is not known here: remove it, or did you mean one of ${[...checks.keys()].join(', ')}?`
                });
        }
    };
}

/** An object whose values all pass `item`, whatever their names. */
export function mapOf(item: Check): Check {
    return (value, path, problems) => {
        if (!isObject(value)) return void problems.push({ path, message: 'must be an object { name: ... }' });
        for (const [name, part] of Object.entries(value)) item(part, join(path, name), problems);
    };
}

/** A list whose items all pass `item`. */
export function listOf(item: Check): Check {
    return (value, path, problems) => {
        if (!Array.isArray(value)) return void problems.push({ path, message: 'must be a list [ ... ]' });
        for (const [index, part] of value.entries()) item(part, `${path}[${index}]`, problems);
    };
}

export const text: Check = (value, path, problems) => {
    if (typeof value !== 'string' || value.trim() === '')
        problems.push({ path, message: 'must be a text that is not blank' });
};

export const flag: Check = (value, path, problems) => {
    if (typeof value !== 'boolean') problems.push({ path, message: 'must be true or false' });
};

export const finiteNumber: Check = (value, path, problems) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) problems.push({ path, message: 'must be a number' });
};

export const positiveInteger: Check = (value, path, problems) => {
    if (!Number.isInteger(value) || Number(value) < 1)
        problems.push({ path, message: 'must be a whole number above 0' });
};

export const scalar: Check = (value, path, problems) => {
    if (value !== null && !['string', 'number', 'boolean'].includes(typeof value))
        problems.push({ path, message: 'must be a text, a number, true, false or null' });
};

/** One of these values. */
export function oneOf(values: readonly (string | number)[]): Check {
    return (value, path, problems) => {
        if (!values.includes(value as string))
            problems.push({ path, message: `must be one of ${values.join(', ')}, not ${JSON.stringify(value)}` });
    };
}

/** An object of the kind that one of its properties tells. */
export function byProperty(kinds: Readonly<Record<string, Check>>): Check {
    return (value, path, problems) => {
        const kind = isObject(value) ? Object.keys(kinds).find((name) => name in value) : undefined;
        if (kind === undefined)
            return void problems.push({
                path,
                message: `must be an object with one of ${Object.keys(kinds).join(', ')}`
            });
        kinds[kind]?.(value, path, problems);
    };
}

function isObject(value: unknown): value is Record<string, unknown> {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function join(path: string, name: string): string {
    return path === '' ? name : `${path}.${name}`;
}
