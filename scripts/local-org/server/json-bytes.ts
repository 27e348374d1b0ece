/** Writing an answer as JSON. */

/** How deep single values are looked for: the parts of a GraphQL answer are four objects down. */
const DEPTH = 4;

/**
 * What `JSON.stringify` gives, as bytes of UTF-8. Each value of the outer objects is written for itself: one character beyond Latin-1 makes
 * a whole text twice as wide and several times as slow to write, here only the text of the part it is in.
 * @param body not `undefined`
 */
export function jsonBytes(body: unknown): Buffer {
    const parts: Buffer[] = [];
    addParts(parts, '', body, DEPTH);
    return Buffer.concat(parts);
}

function addParts(parts: Buffer[], before: string, value: unknown, depth: number): void {
    if (depth === 0 || !isPlainObject(value)) {
        parts.push(Buffer.from(before + JSON.stringify(value)));
        return;
    }
    let start = `${before}{`;
    for (const [key, member] of Object.entries(value)) {
        if (member === undefined) continue;
        addParts(parts, `${start}${JSON.stringify(key)}:`, member, depth - 1);
        start = ',';
    }
    parts.push(Buffer.from(start === ',' ? '}' : `${start}}`));
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
    if (typeof value !== 'object' || value === null) return false;
    const prototype: unknown = Object.getPrototypeOf(value);
    return (prototype === Object.prototype || prototype === null) && !('toJSON' in value);
}
