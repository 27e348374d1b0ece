/** Paths of numbers that are NaN, infinite or -0. */
export function oddNumbers(input: unknown, path = ''): readonly string[] {
    if (typeof input === 'number') {
        return Number.isFinite(input) && !Object.is(input, -0)
            ? []
            : [`${path}: ${Object.is(input, -0) ? '-0' : input}`];
    }
    return typeof input === 'object' && input !== null
        ? Object.entries(input).flatMap(([key, value]) => oddNumbers(value, `${path}.${key}`))
        : [];
}
