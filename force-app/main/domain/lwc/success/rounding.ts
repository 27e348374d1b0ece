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
 * Adds `difference` to the first `count` amounts, each between 0 and what `fulls` says: to those that are neither nothing nor full, each in
 * proportion to the room it has. Where they have not room enough, all share it in proportion to what they are: nothing stays nothing.
 */
export function shareDifference(amounts: Float64Array, fulls: Float64Array, count: number, difference: number): void {
    if (Math.abs(difference) < NOISE) return;
    let all = 0;
    let room = 0;
    for (let i = 0; i < count; i++) {
        all += amounts[i]!;
        room += roomOf(amounts[i]!, fulls[i]!, difference);
    }
    const hasRoom = room >= Math.abs(difference);
    const share = difference / (hasRoom ? room : all);
    for (let i = 0; i < count; i++) {
        amounts[i]! += share * (hasRoom ? roomOf(amounts[i]!, fulls[i]!, difference) : amounts[i]!);
    }
}

function roomOf(amount: number, full: number, difference: number): number {
    const isPartial = amount > NOISE && amount < full - NOISE;
    if (!isPartial) return 0;
    return difference > 0 ? full - amount : amount;
}

/**
 * Rounds amounts to whole units (tenths of points) that sum exactly to `total`, by largest remainder: each is rounded down, and what is
 * missing goes one by one to those that lost most, the first among equals. `amounts` must sum to `total` up to binary noise; they are
 * left as remainders. `limits`, in units: none goes above its own while another has room, and one of 0 gets nothing. The answer is in `units`.
 * With `count`, only so many of the first are looked at.
 */
export function roundToTotal(
    amounts: Float64Array,
    total: number,
    units: Int32Array,
    limits: Int32Array | null = null,
    count = amounts.length
): Int32Array {
    let missing = total;
    for (let i = 0; i < count; i++) {
        const unit = Math.floor(amounts[i]! + NOISE);
        units[i] = unit;
        amounts[i]! -= unit;
        missing -= unit;
    }
    for (; missing > 0; missing--) {
        const most = limits === null ? largest(amounts) : largestWithRoom(amounts, units, limits, count);
        units[most]! += 1;
        amounts[most]! -= 1;
    }
    return units;
}

function largest(remainders: Float64Array): number {
    let found = 0;
    for (let i = 1; i < remainders.length; i++) {
        if (remainders[i]! > remainders[found]! + NOISE) found = i;
    }
    return found;
}

/** Of those under their limit; where there is none, of those that have one. */
function largestWithRoom(remainders: Float64Array, units: Int32Array, limits: Int32Array, count: number): number {
    let found = -1;
    let hasRoom = false;
    for (let i = 0; i < count; i++) {
        if (limits[i] === 0) continue;
        const room = units[i]! < limits[i]!;
        if (room === hasRoom ? found < 0 || remainders[i]! > remainders[found]! + NOISE : room) {
            found = i;
            hasRoom = room;
        }
    }
    return Math.max(0, found);
}
