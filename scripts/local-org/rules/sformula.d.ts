/** Parts of sformula that its package does not declare where they are imported from. */
declare module 'sformula/lib/formula.js' {
    export const parseFormula: (text: string) => unknown;
}
declare module 'sformula/lib/cast.js' {
    export function castValue(
        value: unknown,
        sourceType: string,
        targetType: string,
        scale: number | undefined
    ): unknown;
}
