import { heatOf, lineValue, movementOf, targetToday, totalsOf } from 'c/success';
import type { HeatRow, Moves, SuccessModel, TargetLine } from 'c/success';
import { bandIcon } from 'c/uiBands';
import type { BandTone } from 'c/uiBands';
import { fill } from 'c/uiFormat';
import { labels } from 'c/portfolioLabels';
import type { BandWeek, BesideRecords, PastShare } from 'c/portfolioRecords';
import type { FilterName } from './filters.ts';
import { NONE } from './filters.ts';
import type { PortfolioFormat } from './format.ts';
import type { Portfolio, RankedCustomer } from './portfolio.ts';
import { cellView } from './rows.ts';
import type { CellView } from './rows.ts';

/** A figure on top of the page. */
export interface TileView {
    readonly key: string;
    readonly label: string;
    readonly value: string;
    readonly note: string;
    readonly chip: { readonly label: string; readonly tone: 'green' | 'yellow' } | null;
}

/** The totals of all customers. */
export function tilesOf({ model, customers, asOf }: Portfolio, format: PortfolioFormat): readonly TileView[] {
    const totals = totalsOf(
        model,
        customers.map(({ facts }) => facts),
        asOf
    );
    const { money, renewals } = totals;
    const names = unhealthyNames(model, format);
    const share = money && money.arr > 0 ? (money.atRisk / money.arr) * 100 : null;
    return [
        tile('customers', labels.customers, format.number(totals.customers), scoredNote(totals, format)),
        ...(money === null
            ? []
            : [
                  tile('arr', labels.arr, format.shortMoney(money.arr), unknownNote(money.unknown, format)),
                  tile(
                      'atRisk',
                      fill(labels.atRisk, names),
                      format.shortMoney(money.atRisk),
                      share === null ? '' : fill(labels.ofArr, format.percent(share))
                  )
              ]),
        unhealthyTile(model, totals, asOf, names, format),
        averageTile(model, totals.averageHealth, asOf, format),
        tile('renewals', labels.renewals90, format.number(renewals.count), renewalNote(renewals, format))
    ];
}

function tile(key: string, label: string, value: string, note: string, chip: TileView['chip'] = null): TileView {
    return { key, label, value, note, chip };
}

type Totals = ReturnType<typeof totalsOf>;

function scoredNote({ customers, scored }: Totals, format: PortfolioFormat): string {
    return customers === scored ? '' : fill(labels.withScore, format.number(scored));
}

function unknownNote(unknown: number, format: PortfolioFormat): string {
    if (unknown === 0) return '';
    return unknown === 1 ? labels.arrUnknownOne : fill(labels.arrUnknownOther, format.number(unknown));
}

function renewalNote({ count, arr, unhealthy }: Totals['renewals'], format: PortfolioFormat): string {
    if (count === 0) return '';
    const risk = fill(labels.renewalsAtRisk, format.number(unhealthy));
    return arr === null ? risk : fill(labels.renewalsMoney, format.shortMoney(arr), format.number(unhealthy));
}

/** The bands that count as unhealthy, as their names: "Red". */
function unhealthyNames({ health }: SuccessModel, format: PortfolioFormat): string {
    return format.list(health.bands.filter(({ unhealthy }) => unhealthy === true).map(({ label }) => label));
}

function unhealthyTile(
    model: SuccessModel,
    { unhealthy, scored, unhealthyPercent }: Totals,
    asOf: string,
    names: string,
    format: PortfolioFormat
): TileView {
    const { target, status } = targetToday(model, 'unhealthyCustomers', unhealthyPercent, asOf);
    const counts: [string, string] = [format.number(unhealthy), format.number(scored)];
    const note =
        target === null
            ? fill(labels.unhealthyOf, ...counts)
            : fill(labels.unhealthyTarget, ...counts, format.percent(target, 1));
    const value = unhealthyPercent === null ? labels.noneDash : format.percent(unhealthyPercent, 1);
    return tile('unhealthy', fill(labels.unhealthyNamed, names), value, note, chipOf(status, labels.aboveTarget));
}

function averageTile(model: SuccessModel, average: number | null, asOf: string, format: PortfolioFormat): TileView {
    const { target, status } = targetToday(model, 'averageHealth', average, asOf);
    return tile(
        'average',
        labels.averageHealth,
        average === null ? labels.noneDash : format.number(Math.round(average), 0),
        target === null ? '' : fill(labels.target, format.number(target)),
        chipOf(status, labels.belowTarget)
    );
}

function chipOf(status: ReturnType<typeof targetToday>['status'], missed: string): TileView['chip'] {
    if (status === 'onTarget') return { label: labels.onTarget, tone: 'green' };
    return status === 'offTarget' ? { label: missed, tone: 'yellow' } : null;
}

/** What moved since last week. */
export interface MovesView {
    /** Parts of the bar, as shares of all. */
    readonly bar: readonly {
        readonly key: string;
        readonly text: string;
        readonly className: string;
        readonly style: string;
    }[];
    readonly barLabel: string;
    readonly bands: readonly {
        readonly key: string;
        readonly label: string;
        readonly iconName: string;
        readonly className: string;
        readonly now: string;
        readonly before: string;
        readonly change: string;
    }[];
    readonly lines: readonly {
        readonly key: string;
        readonly iconName: string;
        readonly className: string;
        readonly text: string;
        readonly note: string;
    }[];
    /** Who has no score of last week to compare with; empty: everybody has one. */
    readonly footnote: string;
}

export function movesOf(
    { model, customers }: Portfolio,
    decided: BesideRecords['decided'],
    format: PortfolioFormat
): MovesView {
    const movement = movementOf(
        model,
        customers.map(({ facts }) => facts)
    );
    // In the first week of all there is nothing to compare with.
    const hasLastWeek = movement.bands.some(({ before }) => (before ?? 0) > 0);
    const bands = movement.bands.map(({ band, now, before: counted }) => {
        const tone: BandTone = band?.tone ?? 'none';
        const before = hasLastWeek ? counted : null;
        return {
            key: band?.key ?? NONE,
            tone,
            count: now,
            label: band?.label ?? labels.notEnoughData,
            iconName: bandIcon(tone),
            className: `band band_${tone}`,
            now: format.number(now),
            before: before === null ? '' : fill(labels.lastWeek, format.number(before)),
            change: before === null ? '' : now === before ? labels.noChange : format.signed(now - before)
        };
    });
    return {
        bar: bands
            .filter(({ count }) => count > 0)
            .map(({ key, tone, count, now }) => ({
                key,
                text: now,
                className: `part part_${tone}`,
                style: `flex-grow: ${count}`
            })),
        barLabel: fill(labels.bandsLabel, format.list(bands.map(({ label, now }) => `${now} ${label}`))),
        bands,
        lines: [
            moveLine('down', movement.down, format),
            moveLine('up', movement.up, format),
            ...(decided === undefined ? [] : [decidedLine(decided, format)])
        ],
        footnote: newlyNote(movement.newlyScored, format)
    };
}

function newlyNote(count: number, format: PortfolioFormat): string {
    if (count === 0) return '';
    return count === 1 ? labels.newlyScoredOne : fill(labels.newlyScoredOther, format.number(count));
}

function moveLine(key: 'down' | 'up', { count, into }: Moves, format: PortfolioFormat): MovesView['lines'][number] {
    const isDown = key === 'down';
    const tone = count === 0 ? '' : isDown ? ' loss' : ' gain';
    return {
        key,
        iconName: isDown ? 'utility:arrowdown' : 'utility:arrowup',
        className: `line${tone}`,
        text: fill(isDown ? labels.movedDown : labels.movedUp, format.number(count)),
        note: format.list(into.map(({ band, count: many }) => fill(labels.movedTo, format.number(many), band.label)))
    };
}

function decidedLine(
    decided: NonNullable<BesideRecords['decided']>,
    format: PortfolioFormat
): MovesView['lines'][number] {
    const renewed = decided.filter(({ isRenewed }) => isRenewed);
    const lost = decided.length - renewed.length;
    const sum = renewed.reduce((total, { acv }) => total + (acv ?? 0), 0);
    return {
        key: 'renewed',
        iconName: 'utility:check',
        className: 'line',
        text: fill(labels.renewed, format.number(renewed.length)),
        note: fill(sum > 0 ? labels.renewedNote : labels.lostNote, format.number(lost), format.shortMoney(sum))
    };
}

export type HeatBy = 'csm' | 'segment';

/** Means of the dimensions, group by group: a table that is a picture. */
export interface HeatView {
    readonly columns: readonly { readonly key: string; readonly label: string }[];
    readonly groups: readonly HeatGroupView[];
    readonly all: HeatGroupView;
}

export interface HeatGroupView {
    readonly key: string;
    readonly label: string;
    readonly filter: FilterName;
    readonly customers: string;
    readonly unhealthy: string;
    readonly cells: readonly CellView[];
}

export function heatView({ model, customers }: Portfolio, by: HeatBy, format: PortfolioFormat): HeatView {
    const groups = Map.groupBy(customers, ({ row }) => (by === 'csm' ? row.csmId : row.segment) || NONE);
    const view = (key: string, label: string, row: HeatRow): HeatGroupView => ({
        key,
        label,
        filter: by,
        customers: format.number(row.customers),
        unhealthy: format.number(row.unhealthy),
        cells: model.health.dimensions.map((dimension) =>
            cellView(model, dimension.key, row.means[dimension.key] ?? null, format)
        )
    });
    const rows = [...groups].map(([key, members]) => ({ key, label: groupLabel(by, key, members), members }));
    rows.sort((a, b) => b.members.length - a.members.length || a.label.localeCompare(b.label));
    const heat = (members: readonly RankedCustomer[]): HeatRow =>
        heatOf(
            model,
            members.map(({ facts }) => facts)
        );
    return {
        columns: model.health.dimensions.map(({ key, label }) => ({ key, label })),
        groups: rows.map(({ key, label, members }) => view(key, label, heat(members))),
        all: view('', labels.all, heat(customers))
    };
}

function groupLabel(by: HeatBy, key: string, members: readonly RankedCustomer[]): string {
    if (by === 'segment') return key === NONE ? labels.notSet : key;
    return key === NONE ? labels.noCsm : (members[0]?.row.csmName ?? labels.somebody);
}

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

/** Weeks of bands as shares of unhealthy customers among those with a score. */
export function sharesOf({ model }: Portfolio, weeks: readonly BandWeek[]): readonly PastShare[] {
    const unhealthy = new Set(model.health.bands.filter((band) => band.unhealthy === true).map(({ label }) => label));
    const known = new Set(model.health.bands.map(({ label }) => label));
    const days = Map.groupBy(
        weeks.filter(({ band }) => band !== null && known.has(band)),
        ({ on }) => on
    );
    const sum = (rows: readonly BandWeek[]): number => rows.reduce((total, { count }) => total + count, 0);
    return [...days]
        .map(([on, rows]) => ({
            on,
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
