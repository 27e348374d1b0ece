/** Sums of binary fractions are off by about 1e-13: what is this near below a step is taken as that. */
const NOISE = 1e-9;

/**
 * A share in percent, rounded down: coverage that is under its floor must not read as the floor.
 * @param share 0 to 1
 * @param decimals Digits after the point.
 */
export function percentDown(share: number, decimals: number): number {
    const factor = 10 ** decimals;
    return Math.floor(share * 100 * factor + NOISE) / factor;
}
