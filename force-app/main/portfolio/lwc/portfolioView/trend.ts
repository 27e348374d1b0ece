import { lineValue, mondayOf, targetToday, totalsOf } from 'c/success';
import type { SnapshotGroup, TargetLine } from 'c/success';
import { fill } from 'c/uiFormat';
import { labels } from 'c/portfolioLabels';
import type { PastShare } from 'c/portfolioRecords';
import type { PortfolioFormat } from './format.ts';
import type { Portfolio } from './portfolio.ts';

/** The share of unhealthy customers over time, and where it should go. */
export interface TrendView {
    /** Read aloud in place of the picture. */
    readonly sentence: string;
    readonly actual: string;
    readonly target: string;
    readonly end: { readonly x: number; readonly y: number; readonly label: string } | null;
    readonly targetEnd: { readonly x: number; readonly y: number } | null;
    readonly ticks: readonly { readonly key: string; readonly text: string; readonly y: number }[];
    readonly firstDay: string;
    readonly lastDay: string;
    readonly rows: readonly {
        readonly key: string;
        readonly day: string;
        readonly actual: string;
        readonly target: string;
    }[];
    readonly note: string;
    /** Where the figures come from. */
    readonly source: string;
}

export const TREND_WIDTH = 280;
export const TREND_HEIGHT = 120;
const EDGE = 6;
/** Fewer are no trend. */
const LEAST_POINTS = 2;

/** Weeks as shares of unhealthy customers among those with a score, each as of the last day that its snapshots were taken on. */
export function sharesOf({ model }: Portfolio, groups: readonly SnapshotGroup[]): readonly PastShare[] {
    const unhealthy = new Set(model.health.bands.filter((band) => band.unhealthy === true).map(({ label }) => label));
    const known = new Set(model.health.bands.map(({ label }) => label));
    // A customer's snapshot is taken on the day of the week on which something changed last.
    const weeks = Map.groupBy(
        groups.filter(({ band }) => band !== null && known.has(band)),
        ({ on }) => mondayOf(on)
    );
    const sum = (rows: readonly SnapshotGroup[]): number => rows.reduce((total, { count }) => total + count, 0);
    return [...weeks.values()]
        .map((rows) => ({
            on: rows.map(({ on }) => on).reduce((latest, on) => (on > latest ? on : latest)),
            value: (sum(rows.filter(({ band }) => unhealthy.has(band ?? ''))) / sum(rows)) * 100
        }))
        .toSorted((a, b) => (a.on < b.on ? -1 : 1));
}

/** @param past Oldest first; today's own share is added. Null: there is nothing to draw. */
export function trendView(
    { model, customers, asOf }: Portfolio,
    past: readonly PastShare[],
    isMonthly: boolean,
    format: PortfolioFormat
): TrendView | null {
    const { unhealthyPercent } = totalsOf(
        model,
        customers.map(({ facts }) => facts),
        asOf
    );
    const now = unhealthyPercent === null ? [] : [{ on: asOf, value: unhealthyPercent }];
    const points = [...past.filter(({ on }) => on < asOf), ...now];
    const { line, target } = targetToday(model, 'unhealthyCustomers', unhealthyPercent, asOf);
    if (points.length < LEAST_POINTS) return null;
    const scale = scaleOf(points, line);
    const place = ({ on, value }: PastShare) => ({ x: scale.x(on), y: scale.y(value) });
    const last = points.at(-1)!;
    const targetPoints = line ? targetPointsOf(line, scale.from, scale.to) : [];
    const targetEnd = targetPoints.at(-1);
    return {
        sentence: trendSentence(points, target, format),
        actual: pathOf(points.map(place)),
        target: pathOf(targetPoints.map(place)),
        end: { ...place(last), label: format.percent(last.value, 1) },
        targetEnd: targetEnd ? place(targetEnd) : null,
        ticks: scale.ticks.map((value) => ({ key: String(value), text: format.percent(value), y: scale.y(value) })),
        firstDay: format.day(scale.from),
        lastDay: format.day(scale.to),
        rows: points.toReversed().map(({ on, value }) => ({
            key: on,
            day: format.fullDay(on),
            actual: format.percent(value, 1),
            target: line ? format.percent(lineValue(line, on), 1) : labels.noneDash
        })),
        note: targetNote(line, target, format),
        source: isMonthly ? labels.fromMonths : labels.fromWeeks
    };
}

function targetNote(line: TargetLine | null, target: number | null, format: PortfolioFormat): string {
    if (target === null) return labels.noTarget;
    const today = format.percent(target, 1);
    if (!line) return fill(labels.targetIs, today);
    return fill(labels.targetLine, format.percent(line.from), format.percent(line.to), format.day(line.endsOn), today);
}

function trendSentence(points: readonly PastShare[], target: number | null, format: PortfolioFormat): string {
    const [first, last] = [points[0]!, points.at(-1)!];
    const values = [format.percent(first.value, 1), format.day(first.on), format.percent(last.value, 1)];
    return target === null
        ? fill(labels.trendSentence, ...values)
        : fill(labels.trendSentenceTarget, ...values, format.percent(target, 1));
}

interface Scale {
    readonly from: string;
    readonly to: string;
    readonly ticks: readonly number[];
    x(on: string): number;
    y(value: number): number;
}

/** From the first figure to today, or to the end of the target where that is within a year. */
function scaleOf(points: readonly PastShare[], line: TargetLine | null): Scale {
    const from = points[0]!.on;
    const today = points.at(-1)!.on;
    const to = line && line.endsOn > today ? line.endsOn : today;
    const values = points.map(({ value }) => value);
    const targets = line ? [lineValue(line, from), lineValue(line, to)] : [];
    const [least, most] = [Math.min(...values, ...targets), Math.max(...values, ...targets)];
    const low = Math.max(0, Math.floor(least / 5) * 5);
    const high = Math.min(100, Math.max(low + 5, Math.ceil(most / 5) * 5));
    const [start, end] = [dayTime(from), dayTime(to)];
    const tenth = (value: number): number => Math.round(value * 10) / 10;
    return {
        from,
        to,
        ticks: [high, low],
        x: (on) => tenth(EDGE + ((dayTime(on) - start) / Math.max(1, end - start)) * (TREND_WIDTH - 2 * EDGE)),
        y: (value) => tenth(EDGE + ((high - value) / (high - low)) * (TREND_HEIGHT - 2 * EDGE))
    };
}

function dayTime(day: string): number {
    return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}

/** The ends of the line, and where it bends within the picture. */
function targetPointsOf(line: TargetLine, from: string, to: string): readonly PastShare[] {
    const bends = [line.startsOn, line.endsOn].filter((on) => on > from && on < to);
    return [from, ...bends, to].map((on) => ({ on, value: lineValue(line, on) }));
}

function pathOf(points: readonly { readonly x: number; readonly y: number }[]): string {
    return points.map(({ x, y }) => `${x},${y}`).join(' ');
}
