import type { FactValue } from './facts.ts';

/** How facts, which go by key, find the metric or signal that they are of. */
export interface FactPlaces {
    /** Keys in the document's order, in which facts mostly come too. */
    readonly keys: readonly string[];
    /** The position of each key there, for facts that come in another order. */
    readonly positions: ReadonlyMap<string, number>;
    /** By position: index of the metric, or, counted on after the metrics, of the signal. */
    readonly indexes: readonly number[];
}

/** How facts find what `keys` name, by the index that `indexOf` tells. */
export function placeFacts(keys: readonly string[], indexOf: (key: string) => number): FactPlaces {
    const interned = keys.map(propertyName);
    return {
        keys: interned,
        positions: new Map(interned.map((key, position) => [key, position])),
        indexes: interned.map(indexOf)
    };
}

/**
 * Puts each fact into `found` at the index of its metric or signal, and null where there is none. Anything may be found in place of values
 * and of a fact; what every object inherits is not enumerable, so `constructor` is no fact.
 *
 * To go through the facts is faster than to ask for each metric's key, as objects with many different sets of keys have no common layout;
 * and to guess the next key is faster than to look each up.
 */
export function gatherFacts(
    { keys, positions, indexes }: FactPlaces,
    values: Readonly<Record<string, FactValue>>,
    found: (FactValue | null)[]
): void {
    // A call of `fill` costs more than these few.
    for (let i = 0; i < found.length; i++) {
        found[i] = null;
    }
    if (!isObject(values)) {
        return;
    }
    let next = 0;
    // eslint-disable-next-line guard-for-in -- asking whether each key is an own one costs a tenth of all scoring.
    for (const key in values) {
        const position = key === keys[next] ? next : positions.get(key);
        if (position !== undefined) {
            const fact = values[key];
            found[indexes[position]!] = isObject(fact) ? fact : null;
            next = position + 1;
        }
    }
}

/** The same text as engines keep it for names of properties: of those, equals are one object, and comparing them is free. */
function propertyName(key: string): string {
    return Object.keys({ [key]: 0 })[0]!;
}

function isObject<T>(input: T): input is T & object {
    return typeof input === 'object' && input !== null;
}
