import { percentDown } from 'c/success';
import type { Format } from 'c/uiFormat';

/** A coverage (0 to 1) as whole percent, rounded down: what is under the floor must never read as the floor. */
export function coverageText(format: Format, share: number): string {
    return format.percent(percentDown(share, 0));
}
