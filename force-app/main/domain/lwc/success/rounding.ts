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
 * Adds `difference` to amounts (tenths) between 0 and ten times their weight, each in proportion to the room it has, never beyond. Amounts
 * that are nothing or full stay as they are where the others have room enough. The room of all must be at least the difference.
 */
export function shareDifference(amounts: Float64Array, weight: Float64Array, difference: number): void {
    if (Math.abs(difference) < NOISE) return;
    let all = 0;
    let partial = 0;
    for (let i = 0; i < amounts.length; i++) {
        const room = roomOf(amounts[i]!, weight[i]! * 10, difference);
        all += room;
        if (isPartial(amounts[i]!, weight[i]! * 10)) partial += room;
    }
    const onlyPartial = partial >= Math.abs(difference);
    const share = difference / (onlyPartial ? partial : all);
    for (let i = 0; i < amounts.length; i++) {
        const full = weight[i]! * 10;
        if (onlyPartial && !isPartial(amounts[i]!, full)) continue;
        amounts[i]! += roomOf(amounts[i]!, full, difference) * share;
    }
}

function roomOf(amount: number, full: number, difference: number): number {
    return difference > 0 ? full - amount : amount;
}

function isPartial(amount: number, full: number): boolean {
    return amount > NOISE && amount < full - NOISE;
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
