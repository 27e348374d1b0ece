/** What was worked out, and from what: templates ask for the same many times. */
export class Memory {
    private readonly made = new Map<string, { readonly from: readonly unknown[]; readonly value: unknown }>();

    /** The value of this name: as it was, while what it is made from is the same. */
    once<T>(name: string, from: readonly unknown[], make: () => T): T {
        const known = this.made.get(name);
        if (known?.from.every((part, index) => part === from[index])) return known.value as T;
        const value = make();
        this.made.set(name, { from, value });
        return value;
    }
}
