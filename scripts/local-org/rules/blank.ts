/** Whether a value is blank in the sense of the database: neither false nor zero nor empty text is. */
export function isNil(value: unknown): value is null | undefined {
    return value === null || value === undefined;
}
