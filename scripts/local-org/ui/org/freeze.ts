/** Makes data read-only all the way down, as everything that Lightning Data Service hands out is. */
export function deepFreeze<T>(value: T): T {
    if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
        Object.freeze(value);
        for (const part of Object.values(value)) {
            deepFreeze(part);
        }
    }
    return value;
}
