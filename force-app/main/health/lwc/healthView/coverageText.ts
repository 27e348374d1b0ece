import type { Format } from 'c/uiFormat';

/** Shares come from sums of floating-point weights: what is this close below a whole percent is meant to be it. */
const NOISE = 1e-9;

/** A coverage (0 to 1) as whole percent, rounded down: what is under the floor must never read as the floor. */
export function coverageText(format: Format, share: number): string {
    return format.percent(Math.floor(share * 100 + NOISE));
}
