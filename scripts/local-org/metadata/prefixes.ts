/** Key prefixes of custom objects: `a00`, `a01` ... in the order of the objects' names. */
import type { ObjectDefinition } from './schema.ts';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const FIRST = 'a';

function prefixAt(index: number): string {
    const high = DIGITS[Math.floor(index / DIGITS.length)];
    const low = DIGITS[index % DIGITS.length];
    if (high === undefined || low === undefined) {
        throw new RangeError('more custom objects than key prefixes');
    }
    return FIRST + high + low;
}

/**
 * Gives each custom object its prefix.
 * @param known Prefixes given before, by API name: they never change, since ids hold them.
 */
export function assignKeyPrefixes(
    objects: ReadonlyMap<string, ObjectDefinition>,
    known: ReadonlyMap<string, string> = new Map()
): Map<string, ObjectDefinition> {
    const taken = new Set(known.values());
    let next = 0;
    const assigned = new Map<string, string>();
    const names = [...objects.values()].filter((object) => object.custom).map((object) => object.name);
    for (const name of names.sort()) {
        let prefix = known.get(name);
        while (prefix === undefined) {
            const candidate = prefixAt(next++);
            prefix = taken.has(candidate) ? undefined : candidate;
        }
        taken.add(prefix);
        assigned.set(name, prefix);
    }
    return new Map(
        [...objects].map(([key, object]) => [
            key,
            { ...object, keyPrefix: assigned.get(object.name) ?? object.keyPrefix }
        ])
    );
}
