/**
 * Rounding that adds up. Shown numbers are whole scores and tenths of points; tenths are kept as whole numbers until the very end, so that
 * sums of what is shown are exact.
 */

/** Sums of binary fractions are off by about 1e-13: what is this near to a half, or to a whole tenth, is taken as that. */
export const NOISE = 1e-9;

/** Whole number nearest to a score of 0 to 100; halves go up. */
export function wholeScore(exact: number): number {
    return Math.floor(exact + 0.5 + NOISE);
}

/** One decimal, as the number that is written that way: 11.6, not 11.600000000000001. */
export function toTenths(exact: number): number {
    return Math.floor(exact * 10 + 0.5 + NOISE) / 10;
}

/**
 * Rounds amounts to whole units (tenths of points) that sum exactly to `total`, by largest remainder: each is rounded down, and what is
 * missing goes one by one to those that lost most, the first among equals. `amounts` must sum to `total` up to binary noise; they are
 * left as remainders. The answer is in `units`.
 */
export function roundToTotal(amounts: Float64Array, total: number, units: Int32Array): Int32Array {
    let missing = total;
    for (let i = 0; i < amounts.length; i++) {
        const unit = Math.floor(amounts[i]! + NOISE);
        units[i] = unit;
        amounts[i]! -= unit;
        missing -= unit;
    }
    for (; missing > 0; missing--) {
        const most = indexOfLargest(amounts);
        units[most]! += 1;
        amounts[most] = -1;
    }
    return units;
}

function indexOfLargest(remainders: Float64Array): number {
    let largest = 0;
    for (let i = 1; i < remainders.length; i++) {
        if (remainders[i]! > remainders[largest]! + NOISE) {
            largest = i;
        }
    }
    return largest;
}
