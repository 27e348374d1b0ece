/** Numbers that look random and are the same each time: sample data must not change from one run to the next. */
export class Random {
    #state: number;

    constructor(seed: number) {
        this.#state = seed >>> 0;
    }

    /** Numbers of a text: whoever draws by a name of its own is not changed by what others draw. */
    static of(text: string): Random {
        let seed = 0x811c9dc5;
        for (const char of text) seed = Math.imul(seed ^ (char.codePointAt(0) ?? 0), 0x01000193);
        return new Random(seed);
    }

    /** 0 (inclusive) to 1 (exclusive). */
    next(): number {
        // Mulberry32: small, and even enough for sample data.
        this.#state = (this.#state + 0x6d2b79f5) >>> 0;
        let mixed = this.#state;
        mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    }

    /** A whole number from `low` to `high`, both included. */
    integer(low: number, high: number): number {
        return low + Math.floor(this.next() * (high - low + 1));
    }

    /** About the middle, rarely beyond `spread` from it. */
    around(middle: number, spread: number): number {
        return middle + (this.next() + this.next() - 1) * spread;
    }

    chance(probability: number): boolean {
        return this.next() < probability;
    }

    pick<T>(items: readonly T[]): T {
        const item = items[Math.floor(this.next() * items.length)];
        if (item === undefined) throw new RangeError('nothing to pick from');
        return item;
    }

    /** Random numbers of its own, so that what one customer draws does not change the next. */
    fork(): Random {
        return new Random(Math.floor(this.next() * 4_294_967_296));
    }
}

/** `value` held between the two. */
export function clamp(value: number, low: number, high: number): number {
    return Math.min(high, Math.max(low, value));
}
