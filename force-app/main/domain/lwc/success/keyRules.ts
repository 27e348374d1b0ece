import type { Problem } from './shape.ts';

/** Keys of a list must differ: facts and records refer to them. */
export function checkKeys(items: readonly { readonly key: string }[], path: string, problems: Problem[]): void {
    items.forEach(({ key }, i) => {
        const first = items.findIndex((item) => item.key === key);
        if (first < i) {
            const message = `key "${key}" is that of ${path}[${first}] already: rename or remove one`;
            problems.push({ path: `${path}[${i}].key`, message });
        }
    });
}
