import type { Work } from './prepare.ts';
import { roundToTotal, shareDifference } from './rounding.ts';

/**
 * Contributions in tenths that sum to `total`, into `work.tenths`: what rounding the score to a whole number added or took is shared among
 * the metrics that brought some of their points, so that full and no points read as they are; the rest is largest remainder, equals by key.
 * Only metrics with points take part, so only these are gone through more than once.
 */
export function roundContributions(work: Work, exact: number, total: number): void {
    const { earning, amounts, fulls, limits, units, points, weight, tenths } = work;
    let count = 0;
    for (let i = 0; i < points.length; i++) {
        tenths[i] = 0;
        if (points[i]! > 0) {
            earning[count] = i;
            amounts[count] = (points[i]! * weight[i]!) / 10;
            fulls[count] = weight[i]! * 10;
            limits[count] = Math.round(fulls[count]!);
            count++;
        }
    }
    shareDifference(amounts, fulls, count, total - exact * 10);
    roundToTotal(amounts, total, units, limits, count);
    for (let at = 0; at < count; at++) {
        tenths[earning[at]!] = units[at]!;
    }
}
