import { percentDown } from '../../force-app/main/domain/lwc/success/success.ts';
import type { HealthAnswer, MetricHealth } from '../../force-app/main/domain/lwc/success/success.ts';

/** What costs the score most, as a line for lists and reports. Null when nothing does. */
export function mainReason(answer: HealthAnswer): string | null {
    if (answer.kind === 'insufficientData') {
        // To tenths where the floor is no whole percent, so that the two can be told apart.
        const decimals = percentDown(answer.coverageFloor, 1) === percentDown(answer.coverageFloor, 0) ? 0 : 1;
        const [coverage, floor] = [answer.coverage, answer.coverageFloor].map((share) => percentDown(share, decimals));
        return `Only ${coverage}% of the data is there and fresh; a score needs ${floor}%`;
    }
    const worst = costliest(answer.metrics);
    const capCost = (answer.uncapped?.score ?? 0) - (answer.computed?.score ?? 0);
    if (answer.cap !== null && capCost > (worst?.lost ?? 0)) return `${answer.cap.reason}: at most ${answer.cap.max}`;
    return worst === null ? null : `${worst.metric.label}: ${inWords(worst)} (costs ${worst.lost.toFixed(1)} points)`;
}

function costliest(metrics: readonly MetricHealth[]): MetricHealth | null {
    let worst: MetricHealth | null = null;
    for (const metric of metrics) if (metric.lost > (worst?.lost ?? 0)) worst = metric;
    return worst;
}

function inWords({ value, status, metric }: MetricHealth): string {
    if (value === null || status === 'missing') return 'no value';
    const words = typeof value === 'number' ? numberInWords(value, metric) : categoryInWords(value, metric);
    return status === 'stale' ? `${words}, out of date` : words;
}

function numberInWords(value: number, { unit, noun }: MetricHealth['metric']): string {
    const number = String(Math.round(value * 10) / 10);
    if (unit === 'percent') return `${number}%`;
    if (unit === 'days') return `${number} ${value === 1 ? 'day' : 'days'}`;
    return unit === 'count' && noun !== undefined ? `${number} ${value === 1 ? noun[0] : noun[1]}` : number;
}

function categoryInWords(value: string, { scale }: MetricHealth['metric']): string {
    const categories = scale?.kind === 'categories' ? scale.categories : [];
    return categories.find((category) => category.value === value)?.label ?? value;
}
