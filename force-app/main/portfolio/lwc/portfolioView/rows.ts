import { bandOf, daysBetween } from 'c/success';
import type { SuccessModel } from 'c/success';
import type { BandTone } from 'c/uiBands';
import { fill } from 'c/uiFormat';
import { labels } from 'c/portfolioLabels';
import type { RowDetails } from 'c/portfolioRecords';
import type { PortfolioFormat } from './format.ts';
import type { Portfolio, RankedCustomer } from './portfolio.ts';
import { reasonText } from './reasons.ts';

/** A row of the list, in words. */
export interface RowView {
    readonly id: string;
    readonly accountId: string;
    readonly rank: string;
    /** 1 for the first of all: `aria-rowindex` counts the heading row too. */
    readonly rowIndex: number;
    readonly rowClass: string;
    /** Width of the bar: the share of the attention of the first. */
    readonly barStyle: string;
    readonly rankLabel: string;
    readonly name: string;
    readonly under: string;
    readonly selected: boolean;
    readonly selectLabel: string;
    readonly startLabel: string;
    readonly score: string;
    readonly tone: BandTone;
    readonly bandLabel: string;
    /** Outline of the band's sign. */
    readonly bandPath: string;
    readonly scoreClass: string;
    /** Shown in place of the line where there is no score. */
    readonly coverage: string;
    /** Points of the polyline; empty: nothing to draw. */
    readonly line: string;
    readonly lineEnd: { readonly x: number; readonly y: number; readonly className: string } | null;
    readonly lineLabel: string;
    readonly change: string;
    readonly changeClass: string;
    readonly dimensions: readonly CellView[];
    readonly arr: string;
    readonly renewal: string;
    readonly deadline: string;
    readonly deadlineClass: string;
    readonly why: string;
    readonly plays: readonly { readonly id: string; readonly name: string }[];
    /** Plays that run beside the one named; empty: none. */
    readonly morePlays: string;
    readonly overdue: string;
    readonly mayStart: boolean;
}

export interface CellView {
    readonly key: string;
    readonly text: string;
    readonly className: string;
    /** What a screen reader says: "38, Red". */
    readonly label: string;
}

/** The signs of the bands, drawn in a square of 12: dozens of rows are drawn anew in one frame, and components of their own would be slow. */
const BAND_PATHS: Readonly<Record<BandTone, string>> = {
    red: 'M6 0a6 6 0 1 0 0 12A6 6 0 0 0 6 0Zm0 1.6c1 0 1.9.3 2.6.9L2.5 8.6A4.4 4.4 0 0 1 6 1.6Zm0 8.8c-1 0-1.9-.3-2.6-.9l6.1-6.1A4.4 4.4 0 0 1 6 10.4Z',
    yellow: 'M6 .6 11.8 11.2H.2L6 .6Zm-.7 4v3.2h1.4V4.6H5.3Zm0 4.1v1.4h1.4V8.7H5.3Z',
    green: 'M6 0a6 6 0 1 0 0 12A6 6 0 0 0 6 0Zm-.9 8.8L2.3 6l1-1 1.8 1.8 3.6-3.6 1 1-4.6 4.6Z',
    none: 'M6 0a6 6 0 1 0 0 12A6 6 0 0 0 6 0ZM3 5.3h6v1.4H3V5.3Z'
};

/** Changes are coloured from so many points on. */
const COLOURED_CHANGE = 5;
const LINE_WIDTH = 44;
const LINE_HEIGHT = 16;
const WEEKS = 8;

export interface RowOptions {
    readonly portfolio: Portfolio;
    readonly format: PortfolioFormat;
    readonly selected: ReadonlySet<string>;
    readonly details: ReadonlyMap<string, RowDetails>;
    /** Whether the viewer may start plays. */
    readonly mayStart: boolean;
}

/** Draws one row; `index` counts the rows of the list as it is filtered, from 0. */
export function rowView(customer: RankedCustomer, index: number, options: RowOptions): RowView {
    const { portfolio, format, selected, details } = options;
    const { row, facts, attention } = customer;
    const rank = portfolio.rankOf.get(row.id) ?? 0;
    const top = portfolio.customers[0]?.attention.value ?? 0;
    const name = row.name ?? labels.hiddenName;
    const isSelected = selected.has(row.id);
    const detail = details.get(row.id);
    return {
        id: row.id,
        accountId: row.accountId,
        rank: format.number(rank),
        rowIndex: index + 2,
        rowClass: isSelected ? 'row row_selected' : 'row',
        barStyle: `width: ${top > 0 ? Math.round((attention.value / top) * 100) : 0}%`,
        rankLabel: fill(labels.rankLabel, format.number(rank), name),
        name,
        under: [row.segment, row.csmName ?? labels.noCsm].filter(Boolean).join(', '),
        selected: isSelected,
        selectLabel: fill(labels.selectNamed, name),
        startLabel: fill(labels.startFor, name),
        ...scoreView(portfolio.model, customer, format),
        // In its place: why there is no score.
        ...lineView(portfolio.model, facts.score === null ? undefined : detail, format),
        ...changeView(facts.changeIn4Weeks, format),
        dimensions: portfolio.dimensions.map(({ key }) =>
            cellView(portfolio.model, key, facts.dimensions[key] ?? null, format)
        ),
        arr: typeof row.arr === 'number' ? format.money(row.arr) : labels.noneDash,
        ...renewalView(customer, portfolio.asOf, format),
        why: reasonText(customer, format),
        ...playsView(customer, detail, options)
    };
}

function scoreView(
    model: SuccessModel,
    { facts, row }: RankedCustomer,
    format: PortfolioFormat
): Pick<RowView, 'score' | 'tone' | 'bandLabel' | 'bandPath' | 'scoreClass' | 'coverage'> {
    const band = facts.score === null ? null : bandOf(model, facts.score);
    const tone = band?.tone ?? 'none';
    return {
        score: facts.score === null ? labels.noneDash : format.number(facts.score, 0),
        tone,
        bandLabel: band?.label ?? labels.notEnoughData,
        bandPath: BAND_PATHS[tone],
        scoreClass: `band band_${tone}`,
        coverage:
            band === null && typeof row.coverage === 'number' ? fill(labels.coverage, format.percent(row.coverage)) : ''
    };
}

function lineView(
    model: SuccessModel,
    detail: RowDetails | undefined,
    format: PortfolioFormat
): Pick<RowView, 'line' | 'lineEnd' | 'lineLabel'> {
    const scores = (detail?.scores ?? []).slice(-WEEKS);
    const known = scores.flatMap((score, at) => (score === null ? [] : [{ at, score }]));
    const last = known.at(-1);
    if (known.length < 2 || !last) return { line: '', lineEnd: null, lineLabel: '' };
    const point = ({ at, score }: { readonly at: number; readonly score: number }) => ({
        x: Math.round((at / (scores.length - 1)) * (LINE_WIDTH - 6) * 10) / 10 + 3,
        y: Math.round((1 - score / 100) * (LINE_HEIGHT - 6) * 10) / 10 + 3
    });
    return {
        line: known
            .map(point)
            .map(({ x, y }) => `${x},${y}`)
            .join(' '),
        lineEnd: { ...point(last), className: `dot dot_${bandOf(model, last.score).tone}` },
        lineLabel: fill(
            labels.lineLabel,
            format.number(known.length),
            format.list(known.map(({ score }) => format.number(score, 0)))
        )
    };
}

function changeView(change: number | null, format: PortfolioFormat): Pick<RowView, 'change' | 'changeClass'> {
    if (change === null) return { change: labels.noneDash, changeClass: 'change' };
    const tone = Math.abs(change) < COLOURED_CHANGE ? '' : change < 0 ? ' change_loss' : ' change_gain';
    return { change: format.signed(change), changeClass: `change${tone}` };
}

/** The score of a dimension as a coloured cell: red ones are bold and underlined too, so that colour is not all there is. */
export function cellView(model: SuccessModel, key: string, score: number | null, format: PortfolioFormat): CellView {
    if (score === null) {
        return { key, text: labels.noneDash, className: 'heat heat_none', label: labels.notCounted };
    }
    const band = bandOf(model, score);
    const text = format.number(Math.round(score), 0);
    return { key, text, className: `heat heat_${band.tone}`, label: fill(labels.scoreInBand, text, band.label) };
}

function renewalView(
    { facts }: RankedCustomer,
    asOf: string,
    format: PortfolioFormat
): Pick<RowView, 'renewal' | 'deadline' | 'deadlineClass'> {
    const toRenew = facts.renewsOn === null ? null : daysBetween(asOf, facts.renewsOn);
    const toDecide = facts.decideBy === null ? null : daysBetween(asOf, facts.decideBy);
    return {
        renewal: toRenew === null ? labels.noneDash : daysText(toRenew, format),
        deadline: toDecide === null ? '' : deadlineText(toDecide, format),
        deadlineClass: toDecide !== null && toDecide < 0 ? 'under late' : 'under'
    };
}

function daysText(days: number, format: PortfolioFormat): string {
    if (days < 0) return days === -1 ? labels.dayAgo : fill(labels.daysAgo, format.number(-days));
    return days === 1 ? labels.dayOne : fill(labels.daysOther, format.number(days));
}

function deadlineText(days: number, format: PortfolioFormat): string {
    if (days === 0) return labels.decideToday;
    if (days > 0) return fill(labels.decideIn, format.number(days));
    return days === -1 ? labels.deadlineAgoOne : fill(labels.deadlineAgoOther, format.number(-days));
}

function playsView(
    { row }: RankedCustomer,
    detail: RowDetails | undefined,
    { format, mayStart }: RowOptions
): Pick<RowView, 'plays' | 'morePlays' | 'overdue' | 'mayStart'> {
    const overdue = row.overduePlays ?? 0;
    const more = (detail?.plays?.length ?? 0) - 1;
    return {
        morePlays: more > 0 ? fill(labels.morePlays, format.number(more)) : '',
        plays: (detail?.plays ?? []).slice(0, 1).map(({ id, name }) => ({ id, name })),
        overdue:
            overdue === 0 ? '' : overdue === 1 ? labels.overdueOne : fill(labels.overdueOther, format.number(overdue)),
        mayStart: mayStart && detail?.plays?.length === 0
    };
}
